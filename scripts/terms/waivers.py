"""Waivers: `# term-ok: concept — why`, a translator's comment that lets one message go without a concept's words.

A sentence may have a good reason not to name a concept, or to use a word that the glossary deprecates; the
translator says it where it holds, in the comment that Poedit and Weblate show beside the message. gettext's
tools keep such comments, and wrap long ones: a reason goes on over the comment lines that follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as CatalogMessage

_BEGINNING = re.compile(r"\s*term-ok\b\s*:?", re.IGNORECASE)
_CONCEPT = re.compile(r"\s*(?P<concept>[\w-]*\w)\s*(?:[:—–]|(?<=\s)--?(?=\s))?\s*(?P<reason>.*)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2}")
_COMMENT = re.compile(r"#(?![.:,|~])(.*)")


@dataclass(frozen=True, order=True)
class Waiver:
    """One concept waived for one message.

    Attributes:
        file, line: of the comment, the file relative to the manual's folder.
        language: of the catalogue.
        concept: as written; perhaps none of the glossary's.
        reason: as written, in one line; empty if the translator gave none.
        msgid: the English message; of one with a plural, the singular.
    """

    file: str
    line: int
    language: str
    concept: str
    reason: str
    msgid: str


def waivers(catalog: Catalog, lines: Sequence[str], file: str, language: str) -> tuple[Waiver, ...]:
    """The waivers of a catalogue's messages, in the file's order; obsolete and fuzzy ones have none.

    Args:
        catalog: as read from the file.
        lines: of the file.
        file: its name, for the waivers.
        language: of the catalogue.
    """
    return tuple(
        waiver
        for message in catalog
        if message.id and not message.fuzzy
        for waiver in of_message(message, lines, file, language)
    )


def of_message(message: CatalogMessage, lines: Sequence[str], file: str, language: str) -> Iterator[Waiver]:
    """The waivers in the comments above a message."""
    msgid = message.id if isinstance(message.id, str) else message.id[0]
    for line, comment in _beginnings(lines, message.lineno or 1):
        concept, reason = _parts(comment)
        yield Waiver(file, line, language, concept, reason, msgid)


def _beginnings(lines: Sequence[str], end: int) -> Iterator[tuple[int, str]]:
    """The comments that are waivers above line `end`, each with the lines that it goes on over."""
    start = min(end - 1, len(lines))
    while start and lines[start - 1].startswith("#"):
        start -= 1
    begun: tuple[int, str] | None = None
    for number, line in enumerate(lines[start : end - 1], start + 1):
        comment = _COMMENT.fullmatch(line)
        beginning = comment and _BEGINNING.match(comment[1])
        if (beginning or not comment) and begun:
            yield begun
            begun = None
        if comment and beginning:
            begun = number, comment[1][beginning.end() :]
        elif comment and begun:
            begun = begun[0], f"{begun[1]} {comment[1]}"
    if begun:
        yield begun


def _parts(comment: str) -> tuple[str, str]:
    """The concept and the reason of what follows `term-ok:`; a reason holds at least one word."""
    found = _CONCEPT.match(comment)
    if not found:
        return "", ""
    reason = " ".join(found["reason"].split())
    return found["concept"], reason if _WORD.search(reason) else ""
