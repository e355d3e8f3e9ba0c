"""What the guard asks of any text: readable, of a sane length, nothing invisible in it, nothing open at its end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from scripts.messages.characters import fault, name, without_needed

Refusal = tuple[str, str]
"""A code of macros.problems, and what is wrong, then, after a colon, what to do."""

ATTRIBUTE_KINDS = frozenset({"plain", "front-matter"})
"""Kinds of messages that templates show between double quotes, where MkDocs' templates escape nothing."""


def blank(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    """A translation of spaces only."""
    if not translation.strip():
        yield "translation-blank", "the translation holds no text: translate the message or leave it empty"


def length(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    """Far longer than its source, or with far more of a sign that the parser has to look at."""
    # No language is that much longer than English; a text made to keep the parser busy is.
    if len(translation) > 10 * len(source) + 400:
        yield "translation-long", "the translation is far longer than the English text: shorten it"
    for sign in "[{<`*_&":
        if translation.count(sign) > source.count(sign) + 40:
            yield "translation-long", f"{sign} stands far more often than in the English text: delete it"


def characters(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    """Characters that cannot be seen, or that only look like syntax; the source may have them."""
    for character, count in Counter(without_needed(translation)).items():
        if count > source.count(character) and (wrong := fault(character)):
            yield "translation-character", f"{name(character)} {wrong}: delete it"


def edges(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    """A space at the beginning or the end, where the source has none."""
    for place, edge in (("begins", 0), ("ends", -1)):
        if (
            translation.strip()
            and translation[edge : edge + 1 or None].isspace()
            and not source[edge : edge + 1 or None].isspace()
        ):
            yield "translation-space", f"the translation {place} with a space: delete it"


def backslash(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    """A backslash at the end, which protects what the page has after the message."""

    def open_ended(text: str) -> bool:
        return (len(text) - len(text.rstrip("\\"))) % 2 == 1

    if open_ended(translation) and not open_ended(source):
        yield (
            "translation-backslash",
            "the translation ends with a backslash, which takes what follows for plain text: delete it",
        )


_ATTRIBUTE = re.compile(r'"[\s/]*[\w:@.-]+\s*=')


def quotes(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    """Material writes descriptions and titles into attributes as they are: a quote would begin another."""
    more = translation.count('"') > source.count('"')
    if (kind is None or kind in ATTRIBUTE_KINDS) and (more or _ATTRIBUTE.search(translation)):
        yield "translation-quote", 'a straight quote (") ends an attribute here: write « » or “ ”'
