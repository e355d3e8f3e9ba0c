"""Headings, ids and links of a page's Markdown, with their lines.

A scan, not a rendering: a check of the whole manual must take less than a second. What is not Markdown for
the reader (code, comments, Jinja) is blanked first, one for one, so that all else stays in its place.
Patterns are bounded, so that no page, however odd, takes longer than its length warrants.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown.extensions.toc import slugify, unique

EXPRESSION = "\ue000"
"""Stands for each character of a Jinja expression: a link target that holds one is made by a macro."""
NOTHING = "\ue001"
"""Stands for each character of a comment or a statement: a space would make indented code of what follows."""

OPENING = re.compile(r"\{[{%#]|<!--")
CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}", "<!--": "-->"}
RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}")
END_OF_RAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
FENCE = re.compile(r"[ \t>]*(?:[-*+:]?[ \t]+)?(`{3,}|~{3,})(.*)")
CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
CONTAINER = re.compile(r"(?:[-*+]|\d+\.)[ \t]|[!?]{3}|===|:[ \t]|\[\^|>|<")
"""How a block begins whose indented lines are text, not code."""
HASHED = re.compile(r"^(?:    |\t|> ?)*(#{1,6})([^\n]*)$", re.MULTILINE)
UNDERLINED = re.compile(r"(?:\A|\n[ \t]*\n)([^\n]+)\n(=+|-+)[ ]*(?=\n|\Z)")
ATTRIBUTES = re.compile(r"[ ]+\{:?[ ]*([^{}\n]*?)[ ]*\}[ ]*$")
ID_IN_ATTRIBUTES = re.compile(r"\{:?(?=[^{}\n]*\})[^{}\n]*?(?:#|\bid=[\"']?)([\w:.~-]+)[^{}\n]*\}")
ID_IN_HTML = re.compile(r"<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*[\"']?([^\"'\s<>]+)")
FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^([^\]\n]+)\]:", re.MULTILINE)
INLINE_LINK = re.compile(
    r"(?<!\\)\]\([ ]*(?:<([^<>\n]{0,500})>|([^\s()<>]{0,500}(?:\([^\s()]{0,99}\)[^\s()]{0,99}){0,9}))"
)
REFERENCE = re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\n?[ \t]*<?([^\s<>]+)", re.MULTILINE)
MARKUP = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])|<[^<>]*>|[`*]")


@dataclass(frozen=True)
class Heading:
    """A heading: its Markdown without the attributes, its id, and whether the author wrote that id."""

    level: int
    title: str
    id: str
    explicit: bool
    line: int


@dataclass(frozen=True)
class Link:
    """A link or an image as written: `escalation.md#transfer`."""

    target: str
    line: int


@dataclass(frozen=True)
class Outline:
    """What links can lead to in a page, and where its own links lead. Ids come with their lines, in order."""

    headings: tuple[Heading, ...]
    ids: tuple[tuple[str, int], ...]
    links: tuple[Link, ...]


@lru_cache(maxsize=1024)
def outline(body: str, first_line: int = 1) -> Outline:
    """Read a page's body, which starts on `first_line` of its file; what did not change is read once."""
    text = blanked(body)
    lines = _Lines(text, first_line)
    written = sorted(
        (found.start(), found[1])
        for pattern in (ID_IN_ATTRIBUTES, ID_IN_HTML)
        for found in pattern.finditer(text)
        if EXPRESSION not in found[1]
    )
    footnotes = [(found.start(), f"fn:{found[1]}") for found in FOOTNOTE.finditer(text)]
    headings = tuple(_headings(body, text, {name for _, name in written}, lines))
    implicit = [(heading.id, heading.line) for heading in headings if not heading.explicit]
    explicit = [(name, lines.at(start)) for start, name in (*written, *footnotes)]
    return Outline(headings, tuple(explicit + implicit), tuple(_links(text, lines)))


class _Lines:
    """The line of each offset of a text."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text, self._line, self._offset = text, first_line, 0

    def at(self, offset: int) -> int:
        """Return the line of an offset; quick when offsets are asked for in order."""
        if offset < self._offset:
            self._line -= self._text.count("\n", offset, self._offset)
        else:
            self._line += self._text.count("\n", self._offset, offset)
        self._offset = offset
        return self._line


def _headings(body: str, text: str, used: set[str], lines: _Lines) -> Iterator[Heading]:
    found = [(match.start(1), len(match[1]), match.span(2)) for match in HASHED.finditer(text)]
    for match in UNDERLINED.finditer(text):
        if match[1].strip() and not HASHED.match(match[1]):
            found.append((match.start(1), 1 if match[2][0] == "=" else 2, match.span(1)))
    for start, level, (begin, end) in sorted(found):
        attributes = ATTRIBUTES.search(text, begin, end)
        written = re.search(r"(?:#|\bid=[\"']?)([\w:.~-]+)", attributes[1]) if attributes else None
        title = body[begin : attributes.start() if attributes else end].strip().rstrip("#").strip()
        name = written[1] if written else unique(slugify(MARKUP.sub(r"\1", title), "-"), used)
        yield Heading(level, title, name, written is not None, lines.at(start))


def _links(text: str, lines: _Lines) -> Iterator[Link]:
    found = [(match.start(), match[1] or match[2]) for match in INLINE_LINK.finditer(text)]
    found += [(match.start(1), match[1]) for match in REFERENCE.finditer(text)]
    for start, target in sorted(found):
        if target and EXPRESSION not in target:
            yield Link(target, lines.at(start))


def blanked(body: str) -> str:
    """Return the text with code, comments and Jinja blanked: the same length, the same lines."""
    text = _without_enclosed(body, {"{{", "{%", "{#"})
    text = _without_fences(text)
    text = _without_enclosed(text, {"<!--"})
    text = _without_indented_code(text)
    return CODE_SPAN.sub(lambda found: _blank(found[0]), text)


def _blank(text: str, filler: str = " ") -> str:
    return re.sub(r"[^\n]", filler, text)


def _without_enclosed(text: str, kinds: set[str]) -> str:
    """Blank what stands between the opening and closing marks of some kinds; of raw blocks the marks only."""
    pieces, start, closed = [], 0, set(kinds)
    while closed and (opened := _next(text, start, closed)):
        mark = RAW.match(text, opened.start()) or opened
        closing = END_OF_RAW.search(text, mark.end()) if mark is not opened else None
        end = text.find(CLOSING[opened[0]], opened.end())
        if closing:
            pieces += [text[start : mark.start()], _blank(mark[0], NOTHING)]
            pieces += [text[mark.end() : closing.start()], _blank(closing[0], NOTHING)]
            start = closing.end()
        elif end < 0 or mark is not opened:
            closed.discard(opened[0])
        else:
            end += len(CLOSING[opened[0]])
            filler = EXPRESSION if opened[0] == "{{" else NOTHING
            pieces += [text[start : opened.start()], _blank(text[opened.start() : end], filler)]
            start = end
    return "".join([*pieces, text[start:]])


def _next(text: str, start: int, kinds: set[str]) -> re.Match[str] | None:
    return next((found for found in OPENING.finditer(text, start) if found[0] in kinds), None)


def _without_fences(text: str) -> str:
    lines = text.split("\n")
    unclosed: dict[str, int] = {}
    number = 0
    while number < len(lines):
        opened = FENCE.match(lines[number])
        if opened and opened[1][0] not in opened[2]:
            end = _closing(lines, number + 1, opened[1], unclosed)
            for inside in range(number, end):
                lines[inside] = " " * len(lines[inside])
            number = max(end, number + 1)
        else:
            number += 1
    return "\n".join(lines)


def _closing(lines: list[str], start: int, fence: str, unclosed: dict[str, int]) -> int:
    """Return the line after the one that closes a fence, or `start - 1` where nothing does.

    `unclosed` remembers the shortest fence of each kind that nothing below closes: no second search for it.
    """
    if len(fence) >= unclosed.get(fence[0], len(fence) + 1):
        return start - 1
    for number in range(start, len(lines)):
        line = lines[number].strip(" \t>")
        if len(line) >= len(fence) and not line.strip(fence[0]):
            return number + 1
    unclosed[fence[0]] = len(fence)
    return start - 1


def _without_indented_code(text: str) -> str:
    """Blank blocks indented by four spaces, but for those that continue a list, a note, a tab or the like."""
    lines = text.split("\n")
    continued = code = False
    after_blank = True
    for number, line in enumerate(lines):
        indented = line.startswith(("    ", "\t"))
        if not line.strip(f" \t{NOTHING}"):
            after_blank = True
            continue
        if not indented:
            continued = bool(CONTAINER.match(line.lstrip())) or (continued and not after_blank)
            code = False
        elif after_blank and not continued:
            code = True
        if code:
            lines[number] = " " * len(line)
        after_blank = False
    return "\n".join(lines)
