"""An edit is shown before the whole site is built: what it changes, in its language, and only if it is right.

Each test edits the mini manual as a translator or an author does, and asks for what the edit made of the pages.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.locales import PSEUDO
from scripts.catalogues.catalogue import path_of
from scripts.site.build import build_site
from scripts.site.desk import Desk, DeskError, Renewed
from scripts.site.preview import Workshop
from scripts.site.serve import Studio
from scripts.site.showing import Site
from tests import minimanual
from tests.test_build import scripts, translated

FRENCH = path_of("fr").as_posix()
COMPLAINTS = "docs/customer/complaints.md"
PAGE = "customer/complaints/index.html"
READ = ("/fr/customer/complaints/",)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = translated(tmp_path_factory.mktemp("built"))
    assert build_site(root).published
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "manual")


class Shown:
    """A workshop, and what an edit made of the pages."""

    def __init__(self, root: Path, folder: Path, more: tuple[str, ...] = ()) -> None:
        folder.mkdir()
        self._folder = folder
        self._workshop = Workshop(root, folder, more)

    def after(self, *edited: str, read: tuple[str, ...] = ()) -> list[Renewed]:
        return list(self._workshop.renew(edited, read))

    def page(self, language: str, name: str = PAGE) -> str:
        return (self._folder / language / "site" / name).read_text("utf-8")


@pytest.fixture
def shown(root: Path, tmp_path: Path) -> Shown:
    return Shown(root, tmp_path / "shown")


def test_an_edit_of_a_catalogue_is_shown_in_its_language(root: Path, shown: Shown) -> None:
    minimanual.edit(root, FRENCH, 'msgstr "Accuser réception"', 'msgstr "Accuser bonne réception"')
    (french,) = shown.after(FRENCH)
    assert (french.language, french.files, french.sound) == ("fr", (f"fr/{PAGE}",), True)
    assert "Accuser bonne réception" in shown.page("fr")


def test_an_edit_of_a_page_is_shown_in_each_language_the_one_that_is_read_first(root: Path, shown: Shown) -> None:
    minimanual.edit(root, COMPLAINTS, "Follow {{ indicator", "Without delay. Follow {{ indicator")
    renewed = shown.after(COMPLAINTS, read=READ)
    assert [each.language for each in renewed] == ["fr", "en"]
    assert [each.files for each in renewed] == [(f"fr/{PAGE}",), (f"en/{PAGE}",)]
    assert "Without delay." in shown.page("en")
    assert "Without delay." in shown.page("fr")


def test_what_is_shown_is_what_is_built(root: Path, shown: Shown) -> None:
    minimanual.edit(root, FRENCH, 'msgstr "Accuser réception"', 'msgstr "Accuser bonne réception"')
    minimanual.edit(root, COMPLAINTS, "and write {{ record", "and note {{ record")
    shown.after(FRENCH, COMPLAINTS)
    assert build_site(root).published
    for language in ("en", "fr"):
        built = (root / "site" / language / PAGE).read_text("utf-8")
        assert without_state(shown.page(language)) == without_state(built)


def without_state(html: str) -> str:
    """How far a page is translated is counted by the build of the whole site."""
    return "\n".join(line for line in html.split("\n") if "message" not in line)


def test_a_page_that_is_read_shows_an_edit_of_a_register(root: Path, shown: Shown) -> None:
    minimanual.edit(root, "docs/registers/records.yml", "place: CRM", "place: Archive")
    shown.after("docs/registers/records.yml", read=("/en/auditor/records/",))
    assert "Archive" in shown.page("en", "auditor/records/index.html")


def test_a_new_page_is_shown(root: Path, shown: Shown) -> None:
    (root / "docs/customer/letters.md").write_text("---\ntitle: Letters\n---\n\n# Letters\n", "utf-8")
    minimanual.edit(root, "mkdocs.yml", "  - Glossary:", "  - Letters: customer/letters.md\n  - Glossary:")
    renewed = shown.after("docs/customer/letters.md", "mkdocs.yml")
    assert "en/customer/letters/index.html" in renewed[0].files


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        ((COMPLAINTS, "demo-2026:8.1", "demo-2026:8.9"), f"{COMPLAINTS}:18: requirement-unknown"),
        ((COMPLAINTS, "escalation.md#when", "nowhere.md"), f"{COMPLAINTS}:25: link-broken"),
        ((FRENCH, 'msgstr "Accuser réception"', 'msgstr "Accuser réception'), f"{FRENCH}:"),
        ((FRENCH, "charset=utf-8", "charset=latin-1"), f"{FRENCH}:"),
    ],
)
def test_a_broken_edit_is_not_shown_and_says_why(
    root: Path, shown: Shown, edit: tuple[str, str, str], problem: str
) -> None:
    file, old, new = edit
    before = {language: shown.page(language) for language in ("en", "fr")}
    minimanual.edit(root, file, old, new)
    renewed = shown.after(file, read=READ)
    assert not any(each.files for each in renewed)
    assert not any(each.sound for each in renewed)
    assert renewed[0].problems[0].startswith(problem)
    minimanual.edit(root, file, new, old)
    assert all(each.sound for each in shown.after(file, read=READ))
    assert {language: shown.page(language) for language in before} == before


def test_a_refused_translation_is_said_and_shown_in_english(root: Path, shown: Shown) -> None:
    minimanual.edit(root, FRENCH, 'msgstr "Accuser réception"', 'msgstr "Accuser {{ 1 }}"')
    (french,) = shown.after(FRENCH)
    assert french.sound
    assert "translation-jinja" in french.problems[0]
    assert '<span class="untranslated" lang="en">Acknowledge it</span>' in shown.page("fr")


def test_the_process_answers_and_ends(root: Path) -> None:
    desk = Desk(root)
    minimanual.edit(root, FRENCH, 'msgstr "Accuser réception"', 'msgstr "Accuser bonne réception"')
    ((french, files),) = desk.renew([FRENCH], READ)
    assert french.sound
    assert "Accuser bonne réception" in files[f"fr/{PAGE}"].decode()
    desk.close()
    with pytest.raises(DeskError):
        list(desk.renew([FRENCH], READ))


def test_the_server_shows_an_edit_and_keeps_the_last_good_page_of_a_broken_one(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Site(root / "site")
    studio = Studio(root, site)
    try:
        studio.build()
        minimanual.edit(root, FRENCH, 'msgstr "Accuser réception"', 'msgstr "Accuser bonne réception"')
        site.note(READ[0])
        studio.take(frozenset({FRENCH}))
        assert "Accuser bonne réception" in site.content(f"fr/{PAGE}").decode()
        assert "customer/complaints in fr: shown after" in capsys.readouterr().err
        minimanual.edit(root, FRENCH, 'msgstr "Accuser bonne réception"', 'msgstr "Accuser mauvaise réception')
        studio.take(frozenset({FRENCH}))
        assert "Accuser bonne réception" in site.content(f"fr/{PAGE}").decode()
        said = capsys.readouterr().err
        assert f"{FRENCH}:" in said
        assert "Not shown: the last good pages stay; mend what is listed above." in said
    finally:
        studio.close()


def test_the_pseudo_language_is_one_more_when_asked_for(root: Path, tmp_path: Path) -> None:
    assert build_site(root, ("en", "fr", PSEUDO)).published
    assert f"/{PSEUDO}/" in (root / "site/en" / PAGE).read_text("utf-8")
    shown = Shown(root, tmp_path / "shown", (PSEUDO,))
    assert "⟦Åçķñöwłéđğé" in shown.page(PSEUDO)
    minimanual.edit(root, COMPLAINTS, "## Answer it", "## Answer soon")
    assert [each.language for each in shown.after(COMPLAINTS)] == ["en", "fr", PSEUDO]
    assert "⟦Åñšwéř šööñ" in shown.page(PSEUDO)
    assert scripts(root, "build")[0] == 0
    assert not (root / "site" / PSEUDO).exists()
