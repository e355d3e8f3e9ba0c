"""The whole way on a mini manual: from an English page and a catalogue to the site."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.catalogues.catalogue import path_of
from scripts.site.lock import alone
from tests import minimanual

FRENCH = path_of("fr").as_posix()
TRANSLATIONS = {
    "Acknowledge it": "Accuser réception",
    "Handling a complaint": "Traiter une réclamation",
    "Complaint register": "Registre des réclamations",
    "Complaints are answered.": "Les réclamations reçoivent une réponse.",
}


def scripts(root: Path, command: str, *options: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "scripts", command, "--root", str(root), *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout + done.stderr


def translated(root: Path) -> Path:
    minimanual.write(root)
    minimanual.edit(root, "docs/index.md", "Read [how", "A complaint is welcome, complaints help us. Read [how")
    scripts(root, "update")
    path = root / FRENCH
    text = path.read_text("utf-8")
    for source, translation in TRANSLATIONS.items():
        empty = f'msgid "{source}"\nmsgstr ""'
        assert empty in text, source
        text = text.replace(empty, f'msgid "{source}"\nmsgstr "{translation}"')
    path.write_text(text, "utf-8")
    return root


@dataclass(frozen=True)
class Built:
    root: Path
    code: int
    output: str

    def page(self, path: str) -> str:
        return (self.root / "site" / path / "index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = translated(tmp_path_factory.mktemp("mini"))
    return Built(root, *scripts(root, "build"))


def test_the_build_ends_well(built: Built) -> None:
    assert (built.code, built.output) == (0, f"No problem. The site is in {built.root / 'site'}.\n")


def test_a_translated_page_has_the_same_ids_and_links(built: Built) -> None:
    import re

    english, french = built.page("en/customer/complaints"), built.page("fr/customer/complaints")
    assert "Accuser réception" in french
    assert "Traiter une réclamation" in french
    for what in (r'<h\d id="([^"]*)"', r'class="anchor" id="([^"]*)"', r'class="requirement" href="([^"]*)"'):
        assert re.findall(what, french) == re.findall(what, english) != []


def test_registers_speak_the_language(built: Built) -> None:
    assert "Registre des réclamations" in built.page("fr/auditor/records")
    assert "Les réclamations reçoivent une réponse." in built.page("fr/standards/demo-2026")


def test_what_is_not_translated_is_marked_as_english(built: Built) -> None:
    french = built.page("fr/customer/complaints")
    assert '<span class="untranslated" lang="en">Answer it</span>' in french
    assert "untranslated" not in built.page("en/customer/complaints")


def test_the_first_use_of_a_term_leads_to_the_glossary(built: Built) -> None:
    link = 'class="term" href="reference/glossary/#complaint" title="Dissatisfaction that expects an answer."'
    assert built.page("en").count(link) == 1


def test_the_same_manual_gives_the_same_bytes(built: Built) -> None:
    before = (built.root / "site/manifest.json").read_bytes()
    assert scripts(built.root, "build")[0] == 0
    assert (built.root / "site/manifest.json").read_bytes() == before


def test_what_is_staged_builds_with_plain_mkdocs_to_the_same_bytes(built: Built, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(tmp_path / "site")]
    subprocess.run(
        [*command, "-f", str(built.root / "build/fr/mkdocs.yml")], check=True, capture_output=True, text=True
    )
    page = (tmp_path / "site/customer/complaints/index.html").read_text("utf-8")
    assert page == built.page("fr/customer/complaints")


def test_a_problem_stops_the_build_and_leaves_the_site(built: Built) -> None:
    before = (built.root / "site/manifest.json").read_bytes()
    page = built.root / "docs/customer/complaints.md"
    whole = page.read_text("utf-8")
    page.write_text(whole.replace("demo-2026:8.1", "demo-2026:8.9"), "utf-8")
    try:
        code, output = scripts(built.root, "build")
    finally:
        page.write_text(whole, "utf-8")
    assert code == 1
    assert "docs/customer/complaints.md:18: requirement-unknown" in output
    assert (built.root / "site/manifest.json").read_bytes() == before


def test_a_language_that_the_manual_has_not_is_said(built: Built) -> None:
    code, output = scripts(built.root, "build", "--language", "fe")
    assert code == 1
    assert output.startswith('mkdocs.yml:1: language-unknown "fe" is none of extra.languages: use one of en, fr\n')
    assert "is as it was" in output


def test_check_finds_the_same_without_building(tmp_path: Path) -> None:
    root = translated(tmp_path)
    assert scripts(root, "check")[0] == 0
    assert not (root / "site").exists()
    minimanual.edit(root, FRENCH, 'msgstr "Accuser réception"', 'msgstr "Accuser {{ 1 }}"')
    code, output = scripts(root, "check")
    assert code == 1
    assert f"{FRENCH}:" in output
    assert "translation-jinja" in output


def test_translate_stages_without_building(tmp_path: Path) -> None:
    root = translated(tmp_path)
    assert scripts(root, "translate")[0] == 0
    staged = (root / "build/fr/docs/customer/complaints.md").read_text("utf-8")
    assert "## Accuser réception { #acknowledge }" in staged
    assert not (root / "site").exists()


@pytest.mark.parametrize("command", ["build", "check", "translate", "update"])
def test_a_folder_without_a_manual_gives_one_line(tmp_path: Path, command: str) -> None:
    code, output = scripts(tmp_path, command)
    assert code == 1
    assert output.startswith("mkdocs.yml:1: file-missing")


def test_a_build_waits_for_another_of_the_same_folder(built: Built) -> None:
    command = [sys.executable, "-m", "scripts", "build", "--root", str(built.root)]
    with alone(built.root):
        second = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert second.stderr
        assert second.stderr.readline() == "Another process is building this manual: waiting for its end.\n"
    assert second.communicate()[1] == built.output
    assert second.returncode == 0


HOLDING = """
import sys, pathlib
from scripts.site.lock import alone
with alone(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    input()
"""


def test_a_build_that_was_killed_keeps_none_waiting(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDING, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout
        assert killed.stdout.readline() == "held\n"
        killed.kill()
    with alone(tmp_path):
        pass


def test_translate_says_when_it_wrote_nothing(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path, {"docs/index.md": "no front matter"})
    code, output = scripts(root, "translate")
    assert code == 1
    assert "Nothing was written." in output
    assert not (root / "build").exists()
