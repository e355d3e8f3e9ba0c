"""What changed between two texts, word by word, for people: `within [-two-]{+three+} working days`.

The marks are those of `git diff --word-diff` and wdiff.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

KEPT = 4
"""Words shown on each side of a change."""

_WORD = re.compile(r"\w+(?:[-'’]\w+)*|\s+|.", re.DOTALL)


def changes(before: str, now: str) -> str:
    """The changes with a few words around each, `…` for what is left out, on one line; empty when there is none."""
    old, new = _words(before), _words(now)
    if old == new:
        return ""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    blocks = _joined([(tag, old[a:b], new[c:d]) for tag, a, b, c, d in matcher.get_opcodes()])
    last = len(blocks) - 1
    pieces = [
        _context("".join(gone), first=index == 0, last=index == last)
        if tag == "equal"
        else _marked("-", "".join(gone)) + _marked("+", "".join(added))
        for index, (tag, gone, added) in enumerate(blocks)
    ]
    return "".join(pieces).strip()


Block = tuple[str, Sequence[str], Sequence[str]]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("\n", " ⏎ "))


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those joined between which only a space stays: one change of three words, not three."""
    joined: list[Block] = []
    for number, (tag, gone, added) in enumerate(blocks):
        inside = 0 < number < len(blocks) - 1
        only_space = tag == "equal" and inside and not "".join(gone).strip()
        if joined and joined[-1][0] != "equal" and (only_space or tag != "equal"):
            _, before, after = joined.pop()
            joined.append(("replace", [*before, *gone], [*after, *added]))
        else:
            joined.append(("equal" if tag == "equal" else "replace", gone, added))
    return joined


def _marked(sign: str, text: str) -> str:
    opening, closing = {"-": ("[-", "-]"), "+": ("{+", "+}")}[sign]
    return f"{opening}{text}{closing}" if text else ""


def _context(text: str, *, first: bool, last: bool) -> str:
    """What stays the same, shortened to the words beside the changes."""
    words = list(_spaced(text))
    if len(words) <= (KEPT if first or last else 2 * KEPT) + 1:
        return text
    start = "" if first else "".join(words[:KEPT]).rstrip() + " "
    end = "" if last else " " + "".join(words[-KEPT:]).lstrip()
    return f"{start}…{end}"


def _spaced(text: str) -> Iterator[str]:
    """The words of a text, each with the spaces around it."""
    for found in re.finditer(r"\s*\S+(?:\s+\Z)?|\s+", text):
        yield found[0]
