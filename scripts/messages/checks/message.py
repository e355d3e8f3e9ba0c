"""What a check is given and what it gives: a message with its translation; a finding, perhaps with the text mended."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from scripts.messages.markup import tokens

SHOWN = "\x02"
"""In `said` and `asked`, each character of what readers see, though it is not words: code, a macro, an address."""

HIDDEN = "\x03"
"""The same of what readers do not see: the marks of emphasis and links, targets, tags."""

SPACES = " \u00a0\u202f\u2009"
"""The spaces a line may hold: plain, no-break, narrow no-break, thin."""

_SEEN = frozenset({"jinja", "code", "autolink", "url", "email", "entity", "escape", "bracket"})
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|\{\w+\}")


@dataclass(frozen=True)
class Finding:
    """One thing to change in a translation.

    Attributes:
        code: of macros.problems.
        sentence: what is wrong, then, after a colon, what to do.
        fix: the whole translation with this mended, where no judgement is needed; else None.
    """

    code: str
    sentence: str
    fix: str | None = None


@dataclass(frozen=True)
class Message:
    """A message in English, its translation, and where it stands.

    Attributes:
        source: in English; of a message with a plural, the form that the translation is for.
        translation: what the catalogue offers for it.
        language: its code, as mkdocs.yml has it.
        kinds: of places, as the guard has them.
        plural: the English plural, which every form may be like; "" where there is none.
    """

    source: str
    translation: str
    language: str
    kinds: frozenset[str] = frozenset({"paragraph"})
    plural: str = ""

    @cached_property
    def asked(self) -> str:
        """The words of the source: what is not words is SHOWN or HIDDEN; every place is where it is in the source."""
        return words(self.source)

    @cached_property
    def said(self) -> str:
        """The same of the translation."""
        return words(self.translation)


def words(text: str) -> str:
    """A message with every character of its markup replaced by SHOWN or HIDDEN; its length stays the same."""
    characters = list(text)
    for token in tokens(text):
        # `[number]` may be a word in brackets; the page alone knows whether it is a label.
        seen = token.kind in _SEEN or token.text.startswith("[") or _PLACEHOLDER.fullmatch(token.text)
        if not (token.kind == "reference" and token.text.startswith("[")):
            characters[token.start : token.end] = (SHOWN if seen else HIDDEN) * len(token.text)
    for found in _PLACEHOLDER.finditer("".join(characters)):
        characters[found.start() : found.end()] = SHOWN * len(found[0])
    return "".join(characters)


def mended(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """The text with each of its parts start:end, none of which overlap, replaced."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def around(text: str, start: int, end: int) -> str:
    """The place start:end with a few characters before and after it, as a problem's sentence quotes it."""
    before, after = text[max(0, start - 15) : start], text[end : end + 10]
    place = f"{'…' if start > 15 else ''}{before}{text[start:end]}{after}{'…' if len(text) > end + 10 else ''}"
    return place.replace("\n", "⏎").replace("\u202f", "⍽").replace("\u00a0", "⍽")
