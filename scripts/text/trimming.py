"""What stands at the edges of a block's text and is no text: cut off, so that no translator sees it.

Boxes of tasks, lists of attributes, comments, and statements of templates. A line of nothing but statements
parts the text before it from the text after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown.extensions.attr_list import get_attrs_and_remainder

from scripts.text.alignment import Stretch
from scripts.text.block_texts import BlockText


@dataclass(frozen=True)
class Edges:
    """What a site takes for syntax at the edges of a text."""

    attribute_lists: bool
    task_lists: bool
    jinja: bool


_STATEMENT = re.compile(r"\{%[-+]?\s*(?P<name>\w*)(?P<rest>(?:(?!%\}).)*)%\}|\{#(?:(?!#\}).)*#\}", re.DOTALL)
_CALL = re.compile(r"\{\{(?:(?!\}\}).)*\}\}", re.DOTALL)
_COMMENT = re.compile(r"<!--(?:(?!-->).)*-->", re.DOTALL)
_ENDS = (("%}", "{%", _STATEMENT), ("#}", "{#", _STATEMENT), ("-->", "<!--", _COMMENT))
_BOX = re.compile(r"\[[ xX]\][ \t]+")
_LINE_ATTRIBUTES = re.compile(r"[ \t]+\{(?![{%]):?[ ]*([^}\n ][^\n]*)\}[ \t]*\Z")
_BLOCK_ATTRIBUTES = re.compile(r"\n[ \t>]*\{(?![{%]):?[ ]*([^}\n ][^\n]*)\}[ \t]*\Z")
_LINE_FORMS = frozenset({"heading", "cell", "term"})
_OPENING = frozenset({"if", "for", "macro", "call", "filter", "with", "block", "autoescape", "trans", "raw"})


def parts(stretch: Stretch, source: str, text: BlockText, edges: Edges) -> Iterator[Stretch]:
    """The texts in a stretch of the source, each without what is no text at its edges."""
    start, end = stretch.start, stretch.end
    if edges.attribute_lists and text.form not in ("html", "attribute"):
        end = _before_attributes(source, start, end, text.form)
    whole = stretch.clipped(start, end)
    split = [_trimmed(part, source, text, edges) for part in _between_statements(whole, source)]
    if not all(_balanced(source[part.start : part.end]) for part in split):
        split = [_trimmed(whole, source, text, edges)]
    for part in split:
        # A macro call that spans paragraphs was cut in two: nothing of it is text.
        if not (edges.jinja and "{{" in _CALL.sub("", source[part.start : part.end])):
            yield part


def _before_attributes(source: str, start: int, end: int, form: str) -> int:
    """Where the text ends before a block's attribute list, as attr_list finds it."""
    expression = _LINE_ATTRIBUTES if form in _LINE_FORMS else _BLOCK_ATTRIBUTES
    found = expression.search(source[start:end])
    if found is None:
        return end
    # A backslash and what it protects are one character when attribute lists are read.
    _, remainder = get_attrs_and_remainder(re.sub(r"\\.", "_", found[1]))
    return end if remainder else start + found.start()


def _between_statements(stretch: Stretch, source: str) -> Iterator[Stretch]:
    """The parts of a stretch between lines of nothing but statements."""
    lines: list[tuple[int, int]] = []
    for line in stretch.lines:
        if not _STATEMENT.sub("", source[slice(*line)]).strip() and source[slice(*line)].strip():
            if lines:
                yield Stretch(tuple(lines))
            lines = []
        else:
            lines.append(line)
    if lines:
        yield Stretch(tuple(lines))


def _trimmed(stretch: Stretch, source: str, text: BlockText, edges: Edges) -> Stretch:
    start, end = stretch.start, stretch.end
    start = _skipped(source, start, end, ())
    if edges.task_lists and text.kind == "item" and (box := _BOX.match(source, start, end)):
        start = box.end()
    inner = _before(source, _skipped(source, start, end, (_COMMENT, _STATEMENT)), end, _ENDS)
    if _balanced(source[inner[0] : inner[1]]):
        start, end = inner
    else:
        start, end = _before(source, _skipped(source, start, end, (_COMMENT,)), end, _ENDS[2:])
    return stretch.clipped(start, end)


def _skipped(source: str, start: int, end: int, expressions: tuple[re.Pattern[str], ...]) -> int:
    """The first place from start on that is neither blank nor one of the expressions."""
    while start < end:
        if source[start].isspace():
            start += 1
        elif found := next(filter(None, (what.match(source, start, end) for what in expressions)), None):
            start = found.end()
        else:
            break
    return start


def _before(
    source: str, start: int, end: int, closings: tuple[tuple[str, str, re.Pattern[str]], ...]
) -> tuple[int, int]:
    """The text from start to end without blanks, comments and statements at its end."""
    while end > start:
        if source[end - 1].isspace():
            end -= 1
            continue
        for closing, opening, expression in closings:
            if source.endswith(closing, start, end):
                place = source.rfind(opening, start, end)
                if place >= 0 and expression.fullmatch(source, place, end):
                    end = place
                    break
        else:
            break
    return start, end


def _balanced(text: str) -> bool:
    """Whether each statement that opens something in a text is closed in it."""
    depth = 0
    for statement in _STATEMENT.finditer(text):
        name = statement["name"] or ""
        if name.startswith("end"):
            depth -= 1
        elif name in _OPENING or (name == "set" and "=" not in statement["rest"]):
            depth += 1
        elif name in ("else", "elif") and depth == 0:
            return False
        if depth < 0:
            return False
    return depth == 0
