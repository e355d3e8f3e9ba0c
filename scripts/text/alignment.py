"""Where in the source the text of one block stands, line by line.

A text that came out of the block parser has lost what its container puts before each line (indents, `>`), and
has blanks for tabs; in between it is the source. Its marks say where words stood; from there text and source
are walked side by side. Where they part (a snippet was put in, HTML was taken out), the text is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scripts.text.dye import MARK, Dyed


@dataclass(frozen=True)
class Stretch:
    """A part of the source that is one text: its lines without what the container puts before them.

    Attributes:
        lines: start and end of each line in the source.
    """

    lines: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.lines[0][0]

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.lines[-1][1]

    def clipped(self, start: int, end: int) -> Stretch:
        """The part of it between two offsets; one empty line where there is none."""
        lines = [(max(a, start), min(b, end)) for a, b in self.lines if a < end and b > start]
        return Stretch(tuple(lines) or ((start, start),))


def stretches(text: str, dyed: Dyed, source: str) -> tuple[Stretch, ...]:
    """Where the source of a text with marks stands: one stretch, or several where text and source part."""
    marks = [mark for mark in MARK.finditer(text) if dyed.is_word(mark[0])]
    places = [dyed.place(mark[0]) for mark in marks]
    if not marks or any(before >= after for before, after in pairwise(places)):
        return ()
    chunks = [MARK.sub("", text[a:b]) for a, b in _between(marks, len(text))]
    start, breaks = _backward(chunks[0], source, places[0])
    found: list[Stretch] = []
    for chunk, here, there in zip(chunks[1:], places, [*places[1:], None], strict=True):
        end, more = _forward(chunk, source, here)
        if there is None:
            found.append(_stretch(start, end, [*breaks, *more]))
        elif end == there:
            breaks += more
        elif "\n" in source[here:there]:
            found.append(_stretch(start, here, breaks))
            start, breaks = _backward(chunk, source, there)
            start = max(start, here)
            breaks = [item for item in breaks if item[0] >= start]
    return tuple(found)


def _between(marks: Sequence[re.Match[str]], length: int) -> Iterator[tuple[int, int]]:
    edges = [0, *(edge for mark in marks for edge in mark.span()), length]
    return zip(edges[::2], edges[1::2], strict=True)


def _stretch(start: int, end: int, breaks: Sequence[tuple[int, int]]) -> Stretch:
    edges = [start, *(edge for item in breaks for edge in item), end]
    return Stretch(tuple(zip(edges[::2], edges[1::2], strict=True)))


_BLANKS = re.compile(r"[ \t]*")
_PREFIX = re.compile(r"[ \t>]*")


def _same(character: str, original: str) -> bool:
    """Whether a character of the text stands for one of the source (what dyeing hid is shown as U+FFFD)."""
    return character in (original, "\ufffd")


def _forward(text: str, source: str, position: int) -> tuple[int, list[tuple[int, int]]]:
    """Walk text and source from a place on: how far they agree, and the line breaks passed (start, end)."""
    if "\n" not in text and source.startswith(text, position):
        return position + len(text), []
    breaks: list[tuple[int, int]] = []
    index = 0
    while index < len(text):
        character = text[index]
        if character == "\n":
            blanks = _end(_BLANKS, source, position)
            if source[blanks : blanks + 1] != "\n":
                break
            kept = text[index + 1 : _end(_PREFIX, text, index + 1)].count(">")
            after = _after_prefix(source, blanks + 1, kept)
            breaks.append((position, after))
            index, position = _end(_BLANKS, text, index + 1), after
        elif character == " ":
            after = _end(_BLANKS, source, position)
            if after == position and source[position : position + 1] not in ("\n", ""):
                break
            index, position = _end(_BLANKS, text, index), after
        elif _same(character, source[position : position + 1]):
            index += 1
            position += 1
        else:
            break
    return position, breaks


def _after_prefix(source: str, position: int, kept: int) -> int:
    """Where a line's text starts: after blanks and `>`, of which the last few may be the text's own."""
    end = _end(_PREFIX, source, position)
    quotes = [place for place in range(position, end) if source[place] == ">"]
    return quotes[-kept] if 0 < kept <= len(quotes) else end


def _backward(text: str, source: str, position: int) -> tuple[int, list[tuple[int, int]]]:
    """The same from a place back: where the agreement begins, and the line breaks passed, in order."""
    breaks: list[tuple[int, int]] = []
    index = len(text)
    while index > 0:
        character = text[index - 1]
        if character == "\n":
            start = source.rfind("\n", 0, position)
            if start < 0 or _PREFIX.fullmatch(source, start + 1, position) is None:
                break
            breaks.append((start, position))
            index -= 1
            position = start if text[index - 1 : index] == " " else _before_blanks(source, start)
        elif character == " ":
            before = _before_blanks(source, position)
            if before == position and source[position - 1 : position] not in ("", "\n", ">"):
                break
            index, position = _before_blanks(text, index), before
        elif position > 0 and _same(character, source[position - 1]):
            index -= 1
            position -= 1
        else:
            break
    return position, breaks[::-1]


def _before_blanks(text: str, position: int) -> int:
    while position > 0 and text[position - 1] in " \t":
        position -= 1
    return position


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position
