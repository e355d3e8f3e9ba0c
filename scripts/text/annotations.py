"""What a page's author says of the block that follows, in comments that readers never see.

`<!-- translators: … -->` tells translators something about it; `<!-- no-translate -->` keeps it as it is. The
block is what stands from the next line with text on, up to the first blank line after which the text is
indented no deeper: one paragraph, one item, a whole table, a whole admonition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_COMMENT = re.compile(r"<!--[ \t]*(?:translators:\s*(?P<said>(?:(?!-->)[\s\S])*?)|no-translate)\s*-->")
_LINE = re.compile(r"(?P<indent>[ \t>]*)(?P<text>[^\n]*)(?:\n|\Z)")
_ANY_COMMENT = re.compile(r"<!--(?:(?!-->)[\s\S])*-->[ \t]*$")


@dataclass(frozen=True)
class Annotation:
    """What holds from start to end of the source: a comment, or (None) that nothing there is translated."""

    start: int
    end: int
    said: str | None


def notes_in(source: str) -> tuple[Annotation, ...]:
    """The annotations of a page (`\\n` for line ends), in its order."""
    found: list[Annotation] = []
    for comment in _COMMENT.finditer(source):
        line = source.rfind("\n", 0, comment.start()) + 1
        if source[line : comment.start()].strip(" \t>"):
            continue
        start, end = _block(source, comment.end())
        said = comment["said"]
        found.append(Annotation(start, end, None if said is None else " ".join(said.split())))
    return tuple(found)


def _block(source: str, position: int) -> tuple[int, int]:
    """Start and end of the block after a comment that ends at position."""
    rest = source.find("\n", position)
    position = len(source) if rest < 0 else rest + 1
    start: int | None = None
    depth = 0
    blank = False
    while position < len(source) and (line := _LINE.match(source, position)):
        if not line["text"].strip():
            blank = start is not None
        elif start is None:
            # Several comments in a row are about the same block.
            if not _ANY_COMMENT.fullmatch(line["text"].rstrip()):
                start, depth = position, len(line["indent"].expandtabs(4))
        elif blank and len(line["indent"].expandtabs(4)) <= depth:
            return start, position
        else:
            blank = False
        position = line.end()
    return (len(source) if start is None else start), len(source)
