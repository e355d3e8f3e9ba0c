"""The spaces around signs: a narrow no-break space before a French colon, none before a Spanish one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.messages.checks.message import SHOWN, SPACES, Finding, Message, around, mended
from scripts.messages.checks.typography import TYPOGRAPHY, Typography

Edit = tuple[int, int, str]

_NAMES = {"\u202f": "a narrow no-break space (U+202F)", "\u00a0": "a no-break space (U+00A0)", "": "no space"}
_GLUED = re.compile(f"(?<=[^\\W\\d_])[{SPACES}]*[,;](?=[^\\W\\d_])")
_NOTHING_BEFORE = frozenset("([«“¿¡/-–—")


def check(message: Message) -> Iterator[Finding]:
    """Signs with another space before or after them than the language prints; text in code and addresses apart."""
    typography = TYPOGRAPHY.get(message.language)
    if typography is None:
        return
    edits = [*_before(message.said, typography), *_after(message.said, typography), *_glued(message)]
    if edits:
        text = message.translation
        start, end, new = min(edits)
        place = around(text, max(0, start - 1), min(len(text), end + 1))
        yield Finding(
            "translation-punctuation-space",
            f"write {_sentence(text, start, end, new)} in “{place}”: copy the sign with its space from another message",
            mended(text, edits),
        )


def _sentence(text: str, start: int, end: int, new: str) -> str:
    opening = text[start - 1 : start]
    if new == " ":
        return f"a space after {opening}"
    if opening in _NOTHING_BEFORE and opening not in "/-–—":
        return f"{_NAMES[new]} after {opening}"
    return f"{_NAMES[new]} before {text[end : end + 1]}"


def _before(said: str, typography: Typography) -> Iterator[Edit]:
    signs = "".join(map(re.escape, typography.before))
    # Of several signs, ?! or !!, the first has the space.
    for found in re.finditer(f"(?<=[^{SPACES}])([{SPACES}]*)((?<![;:!?])[{signs}]|[»,.)%])", said):
        start, end = found.span(1)
        sign, following = found[2], said[found.end() :]
        if said[start - 1] in _NOTHING_BEFORE or not _is_punctuation(sign, said[start - 1], found[1], following):
            continue
        if found[1] != typography.before[sign]:
            yield start, end, typography.before[sign]


def _is_punctuation(sign: str, before: str, space: str, following: str) -> bool:
    """Whether a sign ends or divides a sentence, and is not part of 9001:2026, `?x=1`, "% of", .po or (!)."""
    glued = following[:1].isalnum()
    if sign == "%":
        return (before.isdigit() or before == SHOWN) and not glued
    if sign == ":":
        return (not glued and following[:1] not in "/:" + SHOWN * (before == SHOWN and not space)) or not following
    if sign in "?!;":
        return not glued and following[:1] != "="
    if sign == ",":
        return bool(space) and not following[:1].isdigit()
    if sign == ".":
        # " .po" and " ..." are no full stops.
        return bool(space) and not glued and following[:1] != "."
    return bool(space) or sign == "»"


def _after(said: str, typography: Typography) -> Iterator[Edit]:
    for found in re.finditer(f"([{''.join(map(re.escape, typography.after))}])([{SPACES}]*)(?=([^{SPACES}]))", said):
        # « » and ( ) are the signs themselves, spoken of.
        if found[2] != typography.after[found[1]] and found[3] not in "»)":
            yield *found.span(2), typography.after[found[1]]


def _glued(message: Message) -> Iterator[Edit]:
    for found in _GLUED.finditer(message.said):
        if message.translation[found.start() - 1 : found.end() + 1] not in message.source:
            yield found.end(), found.end(), " "
