"""Requirements in plain words: by audience, with the standard's clause, and each requirement exactly once."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from macros import plain_words, requirements
from macros.language import read
from macros.manual import load
from macros.model import StandardId
from macros.pieces import Here
from macros.trace import Trace
from tests import minimanual

GOLDEN = Path(__file__).parent / "golden" / "macros"
FILE = "docs/registers/plain-words.yml"
REGISTER = """\
plain_words:
  - id: confirm
    text: You confirm <each> complaint at once.
    roles: [agent, team-leader]
    requirements: ["demo-2026:8.1", "demo-2015:8.1"]
  - id: answer
    text: You may count on an answer.
    roles: [everyone]
    requirements: ["demo-2026:8#answer", "demo-2026:Annex A"]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return minimanual.write(tmp_path, {FILE: REGISTER})


def here(root: Path, language: str = "en", url: str = "customer/complaints/") -> Here:
    return Here(Trace(load(root).manual), read(language, None), url)


def found(root: Path) -> list[tuple[str, int, str]]:
    return [(problem.file, problem.line, problem.code) for problem in load(root).problems]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_golden(root: Path, language: str) -> None:
    written = plain_words.plain_words(here(root, language)) + "\n"
    golden = GOLDEN / f"plain_words.{language}.md"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(written, "utf-8")
    assert written == golden.read_text("utf-8"), "tests/test_macros.py says how to write it anew"


def test_audiences_come_in_their_order_each_with_the_number_of_its_sentences(root: Path) -> None:
    summaries = re.findall(r"<summary>(.*?)</summary>", plain_words.plain_words(here(root)))
    assert [re.sub(r"<[^>]*>", "", each) for each in summaries] == ["Everyone (1)", "Agents (1)", "Team leaders (1)"]


def test_a_passage_that_meets_two_editions_is_linked_once_and_first(root: Path) -> None:
    agents = plain_words.plain_words(here(root)).split("<details")[2]
    assert re.findall(r'href="([^"]*)"', agents) == ["#demo-2026:8.1", "../escalation/#demo-2026:8.1"]


def test_the_standard_shows_the_sentence_with_its_clause(root: Path) -> None:
    page = requirements.requirements(here(root, url="standards/demo-2015/"), StandardId("demo-2015"))
    sentence = "<strong>In your daily work:</strong> You confirm &lt;each&gt; complaint at once."
    assert f'<p class="plain-words">{sentence}</p>' in page


def test_a_register_in_which_each_requirement_stands_once_has_no_problem(root: Path) -> None:
    assert found(root) == []


def test_a_manual_without_the_register_is_valid_and_says_so(tmp_path: Path) -> None:
    minimanual.write(tmp_path)
    assert found(tmp_path) == []
    assert "This register holds no lines." in plain_words.plain_words(here(tmp_path))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (', "demo-2026:Annex A"', "", ("docs/standards/demo-2026.yml", 27, "plain-words-missing")),
        ("demo-2026:Annex A", "demo-2026:8.1", (FILE, 9, "plain-words-twice")),
        ('"demo-2026:Annex A"', '"demo-2026:Annex A", "demo-2026:8"', (FILE, 9, "requirement-not-claimable")),
        ('"demo-2026:Annex A"', '"demo-2026:Annex A", "demo-2026:9"', (FILE, 9, "requirement-unknown")),
        ("You may count on an answer.", "word " * 20 + "more", (FILE, 7, "plain-words-long")),
        ("[everyone]", "[everybody]", (FILE, 8, "field-invalid")),
        ("[everyone]", "[]", (FILE, 8, "field-invalid")),
    ],
)
def test_a_mistake_is_a_problem_at_its_line(root: Path, old: str, new: str, place: tuple[str, int, str]) -> None:
    minimanual.edit(root, FILE, old, new)
    assert place in found(root)


def test_nothing_is_missing_while_an_entry_cannot_be_read(root: Path) -> None:
    minimanual.edit(root, FILE, "[everyone]", "[everybody]")
    assert {code for _, _, code in found(root)} == {"field-invalid"}


def test_twenty_words_are_not_too_many(root: Path) -> None:
    minimanual.edit(root, FILE, "You may count on an answer.", "word " * 19 + "last")
    assert found(root) == []
