"""The texts of a block tree: what each is, and what a translation of it may look like."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from scripts.text import raw_html
from scripts.text.renderer import HEADINGS, Blocks

_SKIPPED = raw_html.UNREAD | {"code", "kbd", "samp", "svg", "math"}


@dataclass(frozen=True)
class BlockText:
    """A text of the block tree.

    Attributes:
        text: as the parser left it, marks included.
        kind: what it is (see scripts.text.segments.Segment).
        form: how a translation of it is written.
        heading: the heading's number in the page, from 0; -1 for all else.
    """

    text: str
    kind: str
    form: str
    heading: int = -1


def headings_of(blocks: Blocks) -> tuple[Element, ...]:
    """The headings of a page, in the order in which they are shown."""
    trees = (blocks.root, *blocks.footnotes.values())
    return tuple(element for tree in trees for element in tree.iter() if element.tag in HEADINGS)


def texts_of(blocks: Blocks, is_block: Callable[[str], bool]) -> Iterator[BlockText]:
    """Every text of a page's body, code left out."""
    numbers = {id(element): number for number, element in enumerate(headings_of(blocks))}
    yield from _walk(blocks.root, "paragraph", numbers)
    for tree in blocks.footnotes.values():
        yield from _walk(tree, "footnote", numbers)
    for _, title in blocks.references.values():
        if title:
            yield BlockText(title, "title", "attribute")
    for text in blocks.abbreviations.values():
        yield BlockText(text, "abbreviation", "attribute")
    for html in blocks.html:
        if isinstance(html, Element):
            yield from _walk(html, "html", numbers)
        else:
            yield from (BlockText(text, "html", "html") for text in raw_html.texts(html, is_block))


def _walk(element: Element, kind: str, numbers: dict[int, int]) -> Iterator[BlockText]:
    if element.tag in _SKIPPED or "arithmatex" in (element.get("class") or ""):
        return
    kind, form = _kind(element, kind)
    if element.text:
        yield _text(element.text, kind, form, numbers.get(id(element), -1))
    below = kind if kind in ("item", "definition", "footnote", "html") else "paragraph"
    for child in element:
        yield from _walk(child, below, numbers)
        if child.tail:
            yield _text(child.tail, kind, form, -1)


def _text(text: str, kind: str, form: str, heading: int) -> BlockText:
    """A text that no inline rule will read (HTML in a block that is read as Markdown) is HTML."""
    if isinstance(text, AtomicString):
        return BlockText(text, "html", "html")
    return BlockText(text, kind, form, heading)


_FORMS = {
    **dict.fromkeys(HEADINGS, ("heading", "heading")),
    **dict.fromkeys(("summary", "label"), ("title", "title")),
    **dict.fromkeys(("td", "th"), ("cell", "cell")),
    "dt": ("term", "term"),
    "dd": ("definition", "block"),
}


def _kind(element: Element, kind: str) -> tuple[str, str]:
    """Kind and form of an element's own text, below a parent of some kind."""
    if "admonition-title" in (element.get("class") or ""):
        return "title", "title"
    if element.tag == "li" and kind != "footnote":
        return "item", "block"
    return _FORMS.get(element.tag, (kind, "html" if kind == "html" else "block"))
