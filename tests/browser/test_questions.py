"""The site alone answers what agents and auditors ask: what they type leads in one click to the page and passage.

The questions are in tests/golden/questions.yml, with the passages of which one answers.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

QUESTIONS = Path(__file__).parents[1] / "golden" / "questions.yml"
LOOKED_AT = 3
"""Results that a person in a hurry reads."""


class Question(NamedTuple):
    """What somebody wants to know, what they type, and the addresses of which one answers."""

    question: str
    language: str
    typed: str
    answers: list[str]


QUESTION_LIST = [Question(**each) for each in yaml.safe_load(QUESTIONS.read_text("utf-8"))]


@pytest.mark.parametrize("asked", QUESTION_LIST, ids=[f"{each.language}: {each.typed}" for each in QUESTION_LIST])
def test_a_link_to_the_answer_stands_in_the_first_results(open_page: Opener, host: str, asked: Question) -> None:
    page = open_page(f"{host}{asked.language}/")
    page.keyboard.press("/")
    page.locator("#search-query").fill(asked.typed)
    page.wait_for_function("typed => document.getElementById('search').dataset.query === typed", arg=asked.typed)
    expect(page.locator(".search__status")).not_to_be_empty()
    shown = page.locator(".search__result").evaluate_all(
        "(results, first) => results.slice(0, first)"
        ".map(result => [...result.querySelectorAll('a')].map(link => link.pathname + link.hash))",
        LOOKED_AT,
    )
    answers = {f"/{asked.language}/{answer}" for answer in asked.answers}
    assert any(answers & set(links) for links in shown), shown
