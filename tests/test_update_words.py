"""What changed between two texts, and which texts are like another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.catalogues.similar import Similar
from scripts.catalogues.worddiff import changes

DAYS = "Confirm receipt to the customer within two working days and write the record."


@pytest.mark.parametrize(
    ("before", "now", "shown"),
    [
        ("Acknowledge it", "Acknowledge them", "Acknowledge [-it-]{+them+}"),
        ("{number} day", "{number} working day", "{number} {+working +}day"),
        (DAYS, DAYS.replace("two", "three"), "… to the customer within [-two-]{+three+} working days and write …"),
        ("Read it. Then act.", "Then act.", "[-Read it. -]Then act."),
        ("The quick fox", "A slow dog", "[-The quick fox-]{+A slow dog+}"),
        ("one line\nand two", "one line\nand three", "one line ⏎ and [-two-]{+three+}"),
        ("the same", "the same", ""),
    ],
)
def test_changes_are_shown_word_by_word(before: str, now: str, shown: str) -> None:
    assert changes(before, now) == shown


TEXTS = st.lists(st.sampled_from(["a", "b", "c", "day", ".", "two"]), max_size=8).map(" ".join)


@given(TEXTS, TEXTS)
def test_what_is_marked_leads_from_one_text_to_the_other(before: str, now: str) -> None:
    shown = changes(before, now)
    if "…" not in shown:
        old = re.sub(r"\{\+.*?\+\}", "", shown).replace("[-", "").replace("-]", "")
        new = re.sub(r"\[-.*?-\]", "", shown).replace("{+", "").replace("+}", "")
        assert before == now or (old.strip(), new.strip()) == (before.strip(), now.strip())


def like(text: str, *known: str) -> set[str]:
    return {name for name, _ in Similar((each, each) for each in known).to(text)}


def test_a_long_sentence_of_which_the_beginning_changed_is_like_it() -> None:
    """Where difflib, and so Babel, finds nothing (python-babel/babel issue 969)."""
    rest = "grobs come in several flavors, most importantly spanners. " * 8
    assert like(f"As explained there, {rest}", f"As will be later explained here, {rest}") != set()


def test_a_part_is_like_the_whole_and_a_stranger_like_nothing() -> None:
    assert like("Confirm receipt to the customer within two working days", DAYS) == {DAYS}
    assert like("Write the record", DAYS) == set()
    assert like("The auditor reads every page of the manual", DAYS) == set()


WORDS = st.text(min_size=1).filter(str.strip)


@given(WORDS, st.lists(WORDS, max_size=5))
def test_a_text_is_like_itself(text: str, others: list[str]) -> None:
    assert text in like(text, *dict.fromkeys([text, *others]))
