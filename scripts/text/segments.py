"""Where the translatable text of a page stands.

The page is dyed (scripts.text.dye), parsed by the site's own renderer, and each text of the block tree is traced
back to the source (scripts.text.alignment). What stands at a text's edges and is no text is cut off
(scripts.text.trimming). What is left is a segment; its message is what a translator reads: inline Markdown on one
line, but for the lines that an author breaks on purpose.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scripts.text import front_matter
from scripts.text.alignment import Stretch, stretches
from scripts.text.annotations import notes_in
from scripts.text.block_texts import BlockText, headings_of, texts_of
from scripts.text.dye import MARK, DefaultTitle, Dyed, Syntax, dye
from scripts.text.references import spelled_out
from scripts.text.renderer import Blocks, Renderer
from scripts.text.trimming import Edges, parts


@dataclass(frozen=True)
class Segment:
    """A text of a page.

    Attributes:
        start: offset of its first character in the source.
        end: offset after its last one; start where the page does not write the text itself (a default title).
        message: what is translated: inline Markdown; more than one line only where lines are broken on
        purpose.
        kind: what it is in the page: paragraph, heading, item, cell, title, term, definition, footnote,
            abbreviation, alt (nothing but images), html or front-matter.
        headings: the headings above it, outermost first.
        line: its line in the source, from 1.
        comments: what the page's author tells translators about it.
        form: how a translation is written in its place: block, line, heading, term, cell, title, html,
        attribute,
            yaml or yaml-lines.
        prefix: what its container puts before a further line.
        before: what stands before a translation where the page does not write the text itself.
        after: what stands after it.
        heading_id: the id that the heading has on the site and that the page does not write.
        id_place: offset at which that id is written into a list of attributes; -1: into one of its own after
        the
            text.
    """

    start: int
    end: int
    message: str
    kind: str
    headings: tuple[str, ...] = ()
    line: int = 1
    comments: tuple[str, ...] = ()
    form: str = "block"
    prefix: str = ""
    before: str = ""
    after: str = ""
    heading_id: str = ""
    id_place: int = -1


@dataclass(frozen=True)
class _Found:
    """A segment with what only the page as a whole can tell: the heading's number and level."""

    segment: Segment
    heading: int = -1
    level: int = 0


def segments(source: str, renderer: Renderer) -> tuple[Segment, ...]:
    """Find the segments of a page, in the order of the source, not overlapping.

    Args:
        source: the page as it is in its file, decoded.
        renderer: the site's renderer.
    """
    plain = _LINE_ENDS.sub("\n", source.removeprefix("\ufeff"))
    start = front_matter.body_start(plain)
    dyed = dye(plain, start, _syntax(renderer))
    blocks = renderer.blocks(dyed.text)
    found = [_Found(segment) for segment in _front_matter(plain)]
    found += _traced(blocks, dyed, plain, renderer)
    found.sort(key=lambda item: (item.segment.start, item.segment.end))
    found = _with_ids(_apart(found), blocks, plain, start, renderer)
    return tuple(_shifted(_placed(found, plain), source))


_LINE_ENDS = re.compile(r"\r\n?")


def _syntax(renderer: Renderer) -> Syntax:
    return Syntax(renderer.jinja, renderer.slash_blocks, renderer.lettered_lists, renderer.mathematics)


def _front_matter(source: str) -> Iterator[Segment]:
    for entry in front_matter.entries(source):
        if any(character.isalpha() for character in entry.text):
            yield Segment(entry.start, entry.end, entry.text, "front-matter", form=entry.form)


def _traced(blocks: Blocks, dyed: Dyed, source: str, renderer: Renderer) -> Iterator[_Found]:
    """The segments of a body's texts, in the order of the tree."""
    edges = Edges(renderer.attribute_lists, renderer.task_lists, renderer.jinja)
    levels = [int(element.tag[1]) for element in headings_of(blocks)]
    for text in texts_of(blocks, renderer.is_block):
        title = dyed.titles.get(text.text)
        if title is not None:
            yield _Found(_default_title(title))
            continue
        bare = _without_titles(text.text, dyed)
        for stretch in stretches(bare, dyed, source):
            for part in parts(stretch, source, text, edges):
                if _has_words(part, dyed):
                    segment = _segment(part, source, text, renderer, blocks)
                    yield _Found(segment, text.heading, levels[text.heading] if text.heading >= 0 else 0)


def _default_title(title: DefaultTitle) -> Segment:
    place = title.position
    return Segment(place, place, title.text, "title", form="title", before=title.before, after=title.after)


def _without_titles(text: str, dyed: Dyed) -> str:
    """A text without the default titles that were put where none is shown."""
    for mark in MARK.findall(text):
        if title := dyed.titles.get(mark):
            text = text.replace(f"{title.before}{mark}{title.after}", "")
    return text


def _has_words(stretch: Stretch, dyed: Dyed) -> bool:
    return bisect_right(dyed.places, stretch.start) < bisect_right(dyed.places, stretch.end)


def _segment(stretch: Stretch, source: str, text: BlockText, renderer: Renderer, blocks: Blocks) -> Segment:
    message = _message([source[a:b] for a, b in stretch.lines], text.form, renderer.keeps_newlines)
    prefix = ""
    if len(stretch.lines) > 1:
        second = stretch.lines[1][0]
        prefix = source[source.rfind("\n", 0, second) + 1 : second]
    if text.form != "html":
        message = spelled_out(message, blocks.references)
    kind = "alt" if text.kind != "heading" and not _IMAGES.sub("", message).strip() else text.kind
    return Segment(stretch.start, stretch.end, message, kind, form=text.form, prefix=prefix)


_HARD = re.compile(r"(?: {2,}|\\)$")
_NO_TEXT = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]+")
_IMAGES = re.compile(r"!\[[^\]]*\]\([^)\n]*\)(?:\{[^}\n]*\})?")


def _message(lines: Sequence[str], form: str, keeps_newlines: bool) -> str:
    """Lines joined as they are shown: a line's end is a space, but for those that are broken on purpose."""
    message = lines[0]
    for line in lines[1:]:
        if form == "block" and (keeps_newlines or _HARD.search(message)):
            message = f"{message}\n{line.lstrip()}"
        else:
            message = f"{message.rstrip()} {line.lstrip()}"
    return _NO_TEXT.sub(" ", message)


def _apart(found: Sequence[_Found]) -> list[_Found]:
    """The segments that do not overlap one before them."""
    kept: list[_Found] = []
    for item in found:
        last = kept[-1].segment if kept else None
        if last is None or (item.segment.start >= last.end and item.segment != last):
            kept.append(item)
    return kept


def _with_ids(found: Sequence[_Found], blocks: Blocks, source: str, start: int, renderer: Renderer) -> list[_Found]:
    """Headings with the ids that the page does not write, which only rendering it can tell."""
    if not renderer.attribute_lists:
        return list(found)
    elements = headings_of(blocks)
    last = {item.heading: item for item in found if item.heading >= 0 and not elements[item.heading].get("id")}
    lists = {number: _attributes_after(item.segment.end, source) for number, item in last.items()}
    bare = {
        number
        for number, span in lists.items()
        if not (span and _ID.search(source, *span)) and "{{" not in last[number].segment.message
    }
    ids = renderer.heading_ids(source[start:]) if bare else ()
    if [tag for tag, _ in ids] != [element.tag for element in elements]:
        return list(found)
    return [
        replace(item, segment=_identified(item.segment, ids[item.heading][1], lists[item.heading], source))
        if item.heading in bare and item is last[item.heading]
        else item
        for item in found
    ]


_ID = re.compile(r"(?<![^\s:{])#[^\s}]|\bid\s*=")
_ATTRIBUTES_AFTER = re.compile(r"[ \t#]*(\{:?[ ]*)[^\n]*\}[ \t#]*$", re.MULTILINE)


def _attributes_after(place: int, source: str) -> tuple[int, int] | None:
    """The attribute list that follows a heading's text on its line."""
    found = _ATTRIBUTES_AFTER.match(source, place)
    return (found.end(1), found.end()) if found else None


def _identified(segment: Segment, heading_id: str, attributes: tuple[int, int] | None, source: str) -> Segment:
    return replace(segment, heading_id=heading_id, id_place=attributes[0] if attributes else -1)


def _placed(found: Sequence[_Found], source: str) -> Iterator[Segment]:
    """The segments with their lines, headings and comments, without those that an author excepts."""
    breaks = [match.start() for match in re.finditer("\n", source)]
    notes = notes_in(source)
    above: list[tuple[int, str]] = []
    for item in found:
        segment = item.segment
        about = [note for note in notes if note.start <= segment.start < note.end]
        while item.level and above and above[-1][0] >= item.level:
            above.pop()
        if all(note.said is not None for note in about):
            yield replace(
                segment,
                headings=tuple(text for _, text in above),
                line=bisect_left(breaks, segment.start) + 1,
                comments=tuple(note.said for note in about if note.said),
            )
        if item.level:
            above.append((item.level, segment.message))


def _shifted(found: Iterable[Segment], source: str) -> Iterator[Segment]:
    """The segments with offsets of the page as it is in its file: with its byte order mark and its `\\r\\n`."""
    bom = int(source.startswith("\ufeff"))
    doubles = [match.start() - bom - number for number, match in enumerate(re.finditer("\r\n", source))]

    def shift(place: int) -> int:
        return place + bom + bisect_left(doubles, place)

    for segment in found:
        id_place = segment.id_place if segment.id_place < 0 else shift(segment.id_place)
        yield replace(segment, start=shift(segment.start), end=shift(segment.end), id_place=id_place)
