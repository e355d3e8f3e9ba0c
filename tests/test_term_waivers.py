"""Waivers: a translator lets a term go in one message, and says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts.__main__ import main
from scripts.terms.command import check_terms
from scripts.terms.reading import read_catalogue
from scripts.terms.waivers import Waiver
from tests import minimanual, term_tables

CATALOGUE = Path("locales/fr/LC_MESSAGES/manual.po")
HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
MISSING = 'msgid "Log the complaint."\nmsgstr "Notez le litige."\n'
REASON = "the decree of 2025 says litige"

Write = Callable[[str], Path]


def waivers(root: Path) -> list[Waiver]:
    return [waiver for entry in read_catalogue(root, root / CATALOGUE, {"fr"}).entries for waiver in entry.waivers]


@pytest.fixture
def catalogue(tmp_path: Path) -> Write:
    """Writes a French catalogue beside the manual's glossary."""

    def write(entries: str) -> Path:
        path = tmp_path / CATALOGUE
        path.parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "locales" / "glossary.yml").write_text(term_tables.GLOSSARY.read_text("utf-8"), "utf-8")
        path.write_text(HEADER + entries, "utf-8")
        return path

    return write


def found(root: Path) -> list[tuple[int, str]]:
    outcome = check_terms(root, [root / CATALOGUE])
    return [
        *((finding.line, finding.code) for finding in outcome.findings),
        *((problem.line, problem.code) for problem in outcome.problems),
    ]


@pytest.mark.parametrize(
    "comment",
    [
        f"# term-ok: complaint — {REASON}",
        f"# term-ok: complaint – {REASON}",
        f"# term-ok: complaint - {REASON}",
        f"# term-ok: complaint -- {REASON}",
        f"# term-ok: complaint: {REASON}",
        f"#term-ok: complaint: {REASON}",
        f"# Term-OK complaint — {REASON}",
        f"# term-ok: complaint —\n# {REASON}",
        f"# Seen with the lawyer.\n# term-ok: complaint — {REASON}\n#. a hint\n#: docs/a.md\n#, no-wrap",
    ],
)
def test_a_waiver_with_a_reason_lets_the_concept_go(catalogue: Write, comment: str) -> None:
    root = catalogue(f"{comment}\n{MISSING}").parents[3]
    assert found(root) == []


def test_without_it_the_concept_is_missed(catalogue: Write) -> None:
    assert found(catalogue(MISSING).parents[3]) == [(7, "term-missing")]


def test_a_deprecated_word_is_waived_too(catalogue: Write) -> None:
    entry = '# term-ok: monitoring — name of the screen\nmsgid "Open it."\nmsgstr "Ouvrez le monitoring."\n'
    assert found(catalogue(entry).parents[3]) == []


def test_another_message_and_another_concept_are_not_waived(catalogue: Write) -> None:
    entries = (
        f"# term-ok: complaint — {REASON}\n{MISSING}\n"
        'msgid "Log the complaint of the customer."\nmsgstr "Notez le litige."\n'
    )
    assert found(catalogue(entries).parents[3]) == [(11, "term-missing"), (11, "term-missing")]


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# term-ok: complaint", [(8, "term-missing"), (6, "term-waiver-reason")]),
        ("# term-ok: complaint —", [(8, "term-missing"), (6, "term-waiver-reason")]),
        ("# term-ok: complaint — ?", [(8, "term-missing"), (6, "term-waiver-reason")]),
        ("# term-ok:", [(8, "term-missing"), (6, "term-waiver-reason")]),
        ("# term-ok: complant — the law", [(8, "term-missing"), (6, "concept-unknown")]),
        ("# term-ok: audit — the law", [(8, "term-missing"), (6, "term-waiver-idle")]),
    ],
)
def test_a_bad_waiver_is_a_problem_of_its_own(catalogue: Write, comment: str, expected: list[tuple[int, str]]) -> None:
    assert found(catalogue(f"{comment}\n{MISSING}").parents[3]) == expected


def test_a_problem_says_what_to_do(catalogue: Write) -> None:
    root = catalogue(f"# term-ok: complant — the law\n{MISSING}").parents[3]
    (problem,) = check_terms(root, [root / CATALOGUE]).problems
    assert problem.message == 'the waiver names no concept: "complant" is none; did you mean "complaint"?'


def test_a_waiver_of_one_form_of_a_plural_is_not_idle(catalogue: Write) -> None:
    entry = (
        f"# term-ok: complaint — {REASON}\n"
        'msgid "%(n)s complaint"\nmsgid_plural "%(n)s complaints"\n'
        'msgstr[0] "%(n)s réclamation"\nmsgstr[1] "%(n)s litiges"\n'
    )
    assert found(catalogue(entry).parents[3]) == []


def test_waivers_are_data(catalogue: Write) -> None:
    path = catalogue(
        f"# term-ok: complaint — {REASON}\n{MISSING}\n"
        '# term-ok: audit — an old one\n#, fuzzy\nmsgid "An audit."\nmsgstr "Un contrôle."\n\n'
        '# term-ok: audit — older still\n#~ msgid "The audit."\n#~ msgstr "Le contrôle."\n'
    )
    assert waivers(path.parents[3]) == [
        Waiver(CATALOGUE.as_posix(), 6, "fr", "complaint", REASON, "Log the complaint.")
    ]


def test_update_keeps_waivers(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    assert CliRunner().invoke(main, ["update", "--root", str(root)]).exit_code == 0
    path = root / CATALOGUE
    text = path.read_text("utf-8")
    place = text.index("\n\n", text.index('msgstr ""')) + 2
    reason = "a reason longer than a line of a catalogue, " * 4 + "and on"
    entry = text[place:].replace('msgstr ""', 'msgstr "Accueil"', 1)
    path.write_text(f"{text[:place]}# term-ok: complaint — {reason}\n{entry}", "utf-8")
    for _ in range(2):
        assert CliRunner().invoke(main, ["update", "--root", str(root)]).exit_code == 0
    assert [(waiver.concept, waiver.reason) for waiver in waivers(root)] == [("complaint", reason)]
