"""Brackets and quotation marks come in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.messages.checks.message import Finding, Message, around

_PAIRS = {"(": ")", "«": "»", "“": "”"}
_LISTED = re.compile(r"(?:^|(?<=[\s\x03]))[a-z]$|^\d{1,2}$")
"""What stands before the bracket of `a)` and `1)`, which number a list."""


def check(message: Message) -> Iterator[Finding]:
    """A bracket or quotation mark without its other half, unless the source has such a one too."""
    if (place := _alone(message.said)) is None or _alone(message.asked) is not None:
        return
    sign = message.said[place]
    shown = around(message.translation, place, place + 1)
    yield Finding("translation-pair", f"{sign} in “{shown}” stands alone: write its other half or delete it")


def _alone(said: str) -> int | None:
    """The place of the first sign of a pair that stands alone."""
    opened: list[int] = []
    for place, sign in enumerate(said):
        if sign in _PAIRS:
            opened.append(place)
        elif sign in _PAIRS.values():
            if sign == ")" and not opened and _LISTED.search(said[:place]):
                continue
            if not opened or _PAIRS[said[opened[-1]]] != sign:
                return place
            opened.pop()
    return opened[0] if opened else None
