"""Waivers: a translator's comment that lets one message go without a rule, and says why.

`# term-ok: concept — why` is about the glossary, `# check-ok: code — why` about a check of the translation. Poedit and
Weblate show such comments beside the message. gettext's tools keep them, and wrap long ones: a reason goes on over the
comment lines that follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

Word = Literal["term-ok", "check-ok"]
WORDS: tuple[Word, ...] = ("term-ok", "check-ok")

_BEGINNING = re.compile(rf"\s*(?P<word>{'|'.join(WORDS)})\b\s*:?", re.IGNORECASE)
_NAME = re.compile(r"\s*(?P<name>[\w-]*\w)\s*(?:[:—–]|(?<=\s)--?(?=\s))?\s*(?P<reason>.*)", re.DOTALL)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_COMMENT = re.compile(r"#(?![.:,|~])(.*)")


class Waived(NamedTuple):
    """What a comment waives: its line from 1, the name as written, the reason in one line; empty without one."""

    line: int
    name: str
    reason: str


def waived(lines: Sequence[str], end: int, word: Word) -> tuple[Waived, ...]:
    """The waivers of one sort above a message, in the file's order.

    Args:
        lines: of the catalogue.
        end: the line of the message, from 1.
        word: how they begin.
    """
    return tuple(Waived(line, *_parts(text)) for line, begun, text in _beginnings(lines, end) if begun == word)


def _beginnings(lines: Sequence[str], end: int) -> Iterator[tuple[int, str, str]]:
    """The comments that are waivers above line `end`, each with the lines that it goes on over."""
    start = min(end - 1, len(lines))
    while start and lines[start - 1].startswith("#"):
        start -= 1
    begun: tuple[int, str, str] | None = None
    for number, line in enumerate(lines[start : end - 1], start + 1):
        comment = _COMMENT.fullmatch(line)
        beginning = comment and _BEGINNING.match(comment[1])
        if (beginning or not comment) and begun:
            yield begun
            begun = None
        if comment and beginning:
            begun = number, beginning["word"].lower(), comment[1][beginning.end() :]
        elif comment and begun:
            begun = *begun[:2], f"{begun[2]} {comment[1]}"
    if begun:
        yield begun


def _parts(comment: str) -> tuple[str, str]:
    """The name and the reason of what follows the colon; a reason holds at least one word."""
    found = _NAME.match(comment)
    if not found:
        return "", ""
    reason = " ".join(found["reason"].split())
    return found["name"], reason if _LETTERS.search(reason) else ""
