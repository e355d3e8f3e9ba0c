"""The check on the manual's own translations: each term that is taken out of one is missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.terms.check import Glossary, Message, findings
from scripts.terms.forms import APPROVED
from scripts.terms.reading import read_catalogue
from tests import term_tables

ROOT = Path(__file__).parents[1]
GLOSSARY = Glossary(term_tables.concepts())
EVERY = 4
"""One entry in four is enough, and takes a second."""


def without(text: str, concept: str, language: str) -> str:
    """The text with the words of a concept replaced by one that means nothing."""
    for use in reversed(GLOSSARY.matcher(language).uses(text)):
        if use.concept == concept:
            text = f"{text[: use.start]}zzz{text[use.end :]}"
    return text


@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_term_taken_out_is_missed(language: str) -> None:
    path = ROOT / "locales" / language / "LC_MESSAGES" / "manual.po"
    entries = read_catalogue(ROOT, path, {"en", "fr", "es"}).entries[::EVERY]
    left: list[tuple[str, str]] = []
    tried = 0
    for message in (message for entry in entries for message in entry.messages):
        translation = message.translation or ""
        for concept in {use.concept for use in GLOSSARY.matcher("en").uses(message.source) if use.status in APPROVED}:
            shorter = without(translation, concept, language)
            if shorter != translation:
                tried += 1
                found = findings(GLOSSARY, Message("x.po", 1, message.source, shorter), language)
                left += [] if concept in {finding.concept for finding in found} else [(concept, shorter)]
    assert tried > 300
    # What is left names the concept once more, inside a longer term or in quotes.
    assert len(left) <= tried * 0.02, left
