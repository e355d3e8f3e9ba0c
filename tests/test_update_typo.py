"""`typo`: a correction of the English text keeps every translation, and touches nothing but text."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts.catalogues.catalogue import parse, path_of
from scripts.catalogues.replacing import Words
from scripts.catalogues.typo import typo
from scripts.catalogues.update import update
from tests import minimanual

FRENCH = path_of("fr")
PAGE = "docs/customer/complaints.md"
BODY = """
## Keep it { #recieve }

You recieve a call and `recieve` it. See [what you recieve](../index.md "recieve").

> You recieve a letter that is long enough
> to go on, and you
> recieve it.

{{ document_card() }}
"""


def manual(tmp_path: Path, body: str = "") -> Path:
    root = minimanual.write(tmp_path)
    if body:
        minimanual.edit(root, PAGE, "\n{{ document_card() }}\n", body)
    run_update(root)
    return root


def run_update(root: Path) -> None:
    assert CliRunner().invoke(update, ["--root", str(root)]).exit_code == 0


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(typo, [*arguments, "--root", str(root)])
    return result.exit_code, result.output


def translate(root: Path, source: str, translation: str) -> None:
    minimanual.edit(
        root, FRENCH.as_posix(), f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{translation}"'
    )


def state(root: Path, source: str) -> tuple[object, bool] | None:
    catalog, problems = parse(root, FRENCH, "fr")
    assert catalog is not None
    assert not problems
    message = catalog.get(source)
    return (message.string, message.fuzzy) if message else None


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


def test_a_corrected_heading_keeps_its_translation(tmp_path: Path) -> None:
    root = manual(tmp_path)
    translate(root, "Acknowledge it", "Accuser réception")
    code, output = run(root, "Acknowledge it", "Acknowledge them")
    assert code == 0, output
    assert f"{PAGE}:17: Acknowledge [-it-]{{+them+}}" in output
    assert (
        output.endswith("1 message in 1 file were corrected; the translations stay as they are.\n")
        or "1 message" in output
    )
    assert "## Acknowledge them { #acknowledge }" in (root / PAGE).read_text("utf-8")
    assert state(root, "Acknowledge them") == ("Accuser réception", False)
    assert state(root, "Acknowledge it") is None
    assert CliRunner().invoke(update, ["--check", "--root", str(root)]).exit_code == 0


def test_text_is_corrected_and_code_addresses_and_ids_are_not(tmp_path: Path) -> None:
    root = manual(tmp_path, BODY)
    code, output = run(root, "recieve", "receive")
    assert code == 0, output
    text = (root / PAGE).read_text("utf-8")
    assert "## Keep it { #recieve }" in text
    assert 'You receive a call and `recieve` it. See [what you receive](../index.md "receive").' in text
    assert "> You receive a letter that is long enough\n> to go on, and you\n> receive it." in text
    assert "left as it is, in code" in output


def test_words_that_go_over_a_line_end_keep_it(tmp_path: Path) -> None:
    root = manual(tmp_path, BODY)
    assert run(root, "go on, and you recieve it", "continue, and then you get it")[0] == 0
    assert "> to continue, and then you\n> get it." in (root / PAGE).read_text("utf-8")


def test_every_place_of_the_words_is_corrected_together(tmp_path: Path) -> None:
    """The navigation, the title in the front matter, the heading and a register are one message or several."""
    root = manual(tmp_path)
    translate(root, "Escalation", "Escalade")
    translate(root, "Complaints", "Réclamations")
    assert run(root, "Escalation", "Escalations")[0] == 0
    assert "  - Escalations: customer/escalation.md" in (root / "mkdocs.yml").read_text("utf-8")
    assert "title: Escalations\n" in (root / "docs/customer/escalation.md").read_text("utf-8")
    assert state(root, "Escalations") == ("Escalade", False)
    assert run(root, "Complaints", "Complaint")[0] == 0
    assert "title: Complaint\n" in (root / "docs/standards/demo-2015.yml").read_text("utf-8")
    assert "definition: Complaint for a thousand" in (root / "docs/registers/indicators.yml").read_text("utf-8")
    assert state(root, "Complaint") == ("Réclamations", False)
    # A macro says it too, and is not touched.
    assert state(root, "Complaints") == ("Réclamations", False)


def test_yaml_is_written_so_that_it_is_read_as_meant(tmp_path: Path) -> None:
    root = manual(tmp_path)
    assert run(root, "Complaint register", "Register: complaints #1")[0] == 0
    assert '    title: "Register: complaints #1"\n' in (root / "docs/registers/records.yml").read_text("utf-8")


def test_a_fuzzy_translation_stays_fuzzy(tmp_path: Path) -> None:
    root = manual(tmp_path)
    entry = 'msgid "Acknowledge it"\nmsgstr '
    minimanual.edit(root, FRENCH.as_posix(), f'{entry}""', f'{entry}"Accuser réception"')
    text = (root / FRENCH).read_text("utf-8")
    (root / FRENCH).write_text(text.replace('msgid "Acknowledge it"', '#, fuzzy\nmsgid "Acknowledge it"'), "utf-8")
    assert run(root, "Acknowledge", "Acknowledged")[0] == 0
    assert state(root, "Acknowledged it") == ("Accuser réception", True)


def test_a_finished_translation_of_the_corrected_message_stays(tmp_path: Path) -> None:
    root = manual(tmp_path, "\n## Answer them { #answer-them }\n\n{{ document_card() }}\n")
    translate(root, "Answer them", "Leur répondre")
    translate(root, "Answer it", "Y répondre")
    assert run(root, "Answer it", "Answer them")[0] == 0
    assert state(root, "Answer them") == ("Leur répondre", False)
    assert '#~ msgstr "Y répondre"' in (root / FRENCH).read_text("utf-8")


def test_a_dry_run_shows_and_writes_nothing(tmp_path: Path) -> None:
    root = manual(tmp_path)
    before = files(root)
    code, output = run(root, "Acknowledge it", "Acknowledge them", "--dry-run")
    assert code == 0
    assert "To correct: 1 message" in output
    assert files(root) == before


@pytest.mark.parametrize(
    ("old", "code", "place"),
    [
        ("no such words", "correction-not-found", "docs:1"),
        ("cknowledge", "correction-not-found", "docs:1"),
        ("complaint-acknowledgement", "correction-protected", f"{PAGE}:20"),
        ("customer/complaints.md", "correction-protected", "docs/index.md:7"),
    ],
)
def test_words_that_are_no_text_are_refused(tmp_path: Path, old: str, code: str, place: str) -> None:
    root = manual(tmp_path)
    before = files(root)
    status, output = run(root, old, "anything else")
    assert status == 1
    assert f"{place}: {code}" in output
    assert "Nothing was changed." in output
    assert files(root) == before


def test_a_correction_that_would_change_the_page_is_refused(tmp_path: Path) -> None:
    root = manual(tmp_path, "\nAn address follows.\n\n{{ document_card() }}\n")
    before = files(root)
    status, output = run(root, "An address follows.", "# Heading")
    assert status == 1
    assert "correction-unsafe" in output
    assert files(root) == before


def test_a_catalogue_that_cannot_be_read_stops_all(tmp_path: Path) -> None:
    root = manual(tmp_path)
    (root / FRENCH).write_text("msgid broken", "utf-8")
    before = files(root)
    status, output = run(root, "Acknowledge it", "Acknowledge them")
    assert status == 1
    assert "catalogue-syntax" in output
    assert files(root) == before


def test_files_that_cannot_all_be_written_stay_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = manual(tmp_path)
    before = files(root)
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.suffix == ".po" and self.suffix == ".part":
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    status, output = run(root, "Acknowledge it", "Acknowledge them")
    assert status == 1
    assert "file-not-written" in output
    assert files(root) == before


@pytest.mark.parametrize("words", [("same", " same "), ("", "x"), ("x", " ")])
def test_two_different_texts_are_asked_for(tmp_path: Path, words: tuple[str, str]) -> None:
    assert run(tmp_path, *words)[0] == 2


@pytest.mark.parametrize(
    ("old", "new", "source", "written"),
    [
        ("two days", "three days", "in two\n> days or", "in three\n> days or"),
        ("two days", "a week", "in two\n    days or", "in a\n    week or"),
        ("two days", "days", "in two\n  days or", "in days or"),
        ("days", "working days", "in two\ndays or", "in two\nworking days or"),
        ("two days", "two working days", "in two\n> days or", "in two working\n> days or"),
    ],
)
def test_lines_end_where_they_did(old: str, new: str, source: str, written: str) -> None:
    assert Words(old, new).written(source, (True,)) == written
