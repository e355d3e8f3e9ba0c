"""The auditor's pages: which reviews are past, in which languages a page exists."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from macros.document_register import document_register
from macros.language import read
from macros.manual import load
from macros.pieces import Here
from macros.trace import Trace
from macros.translation_state import Translations
from tests import minimanual
from tests.test_macros import STATE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return minimanual.write(tmp_path)


def here(root: Path, state: Translations | None = None) -> Here:
    loaded = load(root)
    assert not loaded.problems
    return Here(Trace(loaded.manual), read("en", None), "auditor/register/", state)


def as_of(day: str) -> Translations:
    return STATE.model_copy(update={"as_of": dt.date.fromisoformat(day)})


def words(html: str) -> str:
    """Return what a reader without a script sees, on one line."""
    shown = re.sub(r'<span class="past"[^>]* hidden>.*?</span></span>', "", html)
    return " ".join(re.sub(r"<[^>]*>", " ", shown).split())


@pytest.mark.parametrize(("day", "count", "marks"), [("2027-11-23", 0, 0), ("2027-11-24", 1, 1), ("2028-12-01", 2, 2)])
def test_a_review_is_past_on_the_day_after_it_was_due(root: Path, day: str, count: int, marks: int) -> None:
    minimanual.edit(root, "docs/customer/escalation.md", "review_months: 12", "review_months: 24")
    shown = words(document_register(here(root, as_of(day))))
    assert re.search(rf"Past their review date on [^:]*: {count}\b", shown)
    assert shown.count("▲") == marks


def test_a_build_that_does_not_know_its_day_names_the_first_review(root: Path) -> None:
    shown = words(document_register(here(root)))
    assert "The first review is due by 23 November 2027" in shown
    assert "▲" not in shown


def test_a_manual_without_controlled_pages_has_an_empty_register(root: Path) -> None:
    manual = load(root).manual
    uncontrolled = tuple(page for page in manual.pages if page.meta.id is None)
    place = Here(Trace(manual.model_copy(update={"pages": uncontrolled})), read("en", None), "auditor/register/")
    assert words(document_register(place)) == "This register holds no lines."


def test_each_language_says_how_much_of_the_page_it_shows(root: Path) -> None:
    shown = words(document_register(here(root, STATE)))
    assert "English French (17 of 20)" in shown
