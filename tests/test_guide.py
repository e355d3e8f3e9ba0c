"""The guide is complete: each macro, command and problem code is in it, and Babel finds every sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract

import macros
from macros.calls import calls
from macros.problems import CODES
from scripts.__main__ import COMMANDS

ROOT = Path(__file__).parent.parent
AUTHORS = (ROOT / "docs" / "guide" / "authors.md").read_text("utf-8")
COMMANDS_PAGE = (ROOT / "docs" / "guide" / "commands.md").read_text("utf-8")


@pytest.mark.parametrize("name", macros.MACROS)
def test_the_guide_shows_a_call_of_each_macro(name: str) -> None:
    examples = "".join(re.findall(r"(?<!\")\{% raw %\}(.*?)\{% endraw %\}", AUTHORS, re.DOTALL))
    assert name in {call.name for call in calls(examples)}


@pytest.mark.parametrize("name", ["meets", "value", "record", "indicator", "document_card"])
def test_the_guide_shows_the_result_of_what_stands_in_sentences(name: str) -> None:
    assert name in {call.name for call in calls(AUTHORS)}


def test_the_guide_names_no_macro_that_does_not_exist() -> None:
    headings = re.findall(r"^### (\w+):", AUTHORS, re.MULTILINE)
    assert set(headings) <= set(macros.MACROS)


def test_the_guide_documents_each_command() -> None:
    documented = re.findall(r"^\| `(\w+)` \|", COMMANDS_PAGE, re.MULTILINE)
    assert sorted(documented) == sorted(COMMANDS)


def test_the_guide_lists_the_problem_codes() -> None:
    assert "problem_codes" in {call.name for call in calls(COMMANDS_PAGE)}


def test_every_sentence_of_the_problem_codes_is_extracted() -> None:
    with (ROOT / "macros" / "problems.py").open("rb") as file:
        extracted = {message for _, message, _, _ in extract("python", file)}
    assert set(CODES.values()) <= extracted
