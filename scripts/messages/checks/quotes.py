"""Quotation marks: those of the language, not the English ones or those of a keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.messages.checks.message import SPACES, Finding, Message, around, mended
from scripts.messages.checks.typography import TYPOGRAPHY

_INSIDE = re.compile(r"«[^«»]*»")
_FOREIGN = re.compile(f'"([^"\n]*[^"\n{SPACES}][^"\n]*)"|“([^“”]*[^“”{SPACES}][^“”]*)”|„([^„“”]*)[“”]')
_SINGLE = re.compile(r"(?<![\w\x02\x03])['‘](?=\w)[^'’‘\n]*\w['’](?![\w])")


def check(message: Message) -> Iterator[Finding]:
    """Straight and English quotes around words; a quotation inside « » may have “ ”, and a sign spoken of stays."""
    typography = TYPOGRAPHY.get(message.language)
    if typography is None:
        return
    opening, closing = typography.quotes
    said = _INSIDE.sub(lambda inner: re.sub("[“”‘’]", " ", inner[0]), message.said)
    said = said.replace('(")', "   ")
    edits: list[tuple[int, int, str]] = []
    for found in _FOREIGN.finditer(said):
        words = said[found.start() + 1 : found.end() - 1]
        start = found.start() + 1 + len(words) - len(words.lstrip(SPACES))
        end = found.end() - 1 - len(words) + len(words.rstrip(SPACES))
        edits += [(found.start(), start, opening), (end, found.end(), closing)]
    if edits:
        place = around(message.translation, edits[0][0], edits[0][0] + 1)
        shown = f"{opening}…{closing}".replace("\u202f", "⍽")
        yield Finding(
            "translation-quotes",
            f"quotation marks of another language in “{place}”: write {shown}",
            mended(message.translation, edits),
        )
    elif single := _SINGLE.search(said):
        place = around(message.translation, *single.span())
        shown = f"{opening}…{closing}".replace("\u202f", "⍽")
        yield Finding("translation-quotes", f"single quotation marks in “{place}”: write {shown}")
