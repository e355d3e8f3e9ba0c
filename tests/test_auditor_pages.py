"""The auditor's pages: what is open, which reviews are past, in which languages a page exists."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from macros.auditor_view import auditor_view
from macros.document_register import document_register
from macros.language import read
from macros.manual import load
from macros.pieces import Here
from macros.trace import Trace
from macros.translation_state import Translations
from tests import minimanual, miniregisters
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
    assert "English French (85%)" in shown


def test_the_view_counts_what_is_open_and_names_it(tmp_path: Path) -> None:
    shown = words(auditor_view(here(minimanual.write(tmp_path, miniregisters.FILES), STATE)))
    assert "Demo 2026 : 2 of 3" in shown.replace(":", " :").replace("  ", " ")
    assert "1 requirement is met by no passage. Demo 2026: Annex A" in shown
    assert "1 nonconformity is open. NC-2026-02 Lost call-back" in shown
    assert "NC-2026-01" not in shown


@pytest.mark.parametrize(("last", "missed"), [("4", "0 of 1"), ("6", "1 of 1")])
def test_the_view_names_the_indicators_that_missed_their_target_last(root: Path, last: str, missed: str) -> None:
    series = f"[{{channel: all, values: [7, {last}]}}]"
    results = f"quarters: [2026-Q2, 2026-Q3]\nresults:\n  - indicator: IN-24\n    series: {series}\n"
    minimanual.write(root, {"docs/registers/results.yml": results})
    shown = words(auditor_view(here(root)))
    assert f"{missed} indicator with results missed its target in Q3 2026." in shown
    assert ("IN-24" in shown) == (missed == "1 of 1")
