"""Whether a translated page has the structure of its source: blocks, tags, attributes, ids, link targets.

Two ways to look. The block tree, which costs no rendering, is enough where scripts.messages.guard has vouched for the
inline marks of each message. The rendered page is for pages that no guard has seen, and for tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from itertools import zip_longest
from xml.etree.ElementTree import Element

import yaml

from scripts.messages.markup import tokens
from scripts.text import front_matter
from scripts.text.references import known_labels
from scripts.text.renderer import HEADINGS, Blocks, Renderer

Part = tuple[int, str]
"""A thing in a page: how deep it stands, and what it is."""

_LINE_ENDS = re.compile(r"\r\n?")


def differences(source: str, translated: str, renderer: Renderer) -> tuple[str, ...]:
    """What differs between the blocks of a page and of its translation; empty when nothing does."""
    return _compared(_outline(source, renderer), _outline(translated, renderer))


def rendered_differences(source: str, translated: str, renderer: Renderer) -> tuple[str, ...]:
    """What differs between a page and its translation once both are rendered; empty when nothing does.

    Words are free, in attributes that show words too. Ids that an extension makes of a title's words follow
    the words where a page cannot say them: they are compared by their place.
    """
    return _compared(_rendered(source, renderer), _rendered(translated, renderer))


def _compared(source: Sequence[Part], translated: Sequence[Part]) -> tuple[str, ...]:
    for before, after in zip_longest(source, translated):
        if before != after:
            return (_sentence(before, after),)
    return ()


def _sentence(before: Part | None, after: Part | None) -> str:
    if before is None or after is None:
        extra = before or after
        return f"{extra[1] if extra else ''} is {'missing' if after is None else 'new'} at its end"
    if before[1] == after[1]:
        return f"{after[1]} stands in another place"
    return f"{after[1]} stands where the source has {before[1]}"


def _body(page: str, renderer: Renderer) -> tuple[list[Part], str]:
    """What of a page stands in no block, and its body: `\\n` for line ends, a word for each macro call."""
    plain = _LINE_ENDS.sub("\n", page.removeprefix("\ufeff"))
    start = front_matter.body_start(plain)
    parts = list(_metadata(plain[:start]))
    body = plain[start:]
    if renderer.jinja:
        # A call is something else once the page is rendered: it counts what it says, not where.
        parts += sorted((0, " ".join(call.split())) for call in _CALL.findall(body))
        body = _CALL.sub("macro", body)
    return parts, body


_CALL = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def _outline(page: str, renderer: Renderer) -> list[Part]:
    """The blocks of a page, with what in their texts is no word."""
    head, body = _body(page, renderer)
    blocks = renderer.blocks(body)
    labels = frozenset(blocks.references)
    parts = [*head, *_elements(blocks.root, 0, labels)]
    for label, tree in blocks.footnotes.items():
        parts += [(0, f"the footnote {label}"), *_elements(tree, 1, labels)]
    parts += [(0, f"the link definition {label}: {address}") for label, (address, _) in blocks.references.items()]
    parts += [(0, f"the abbreviation {name}") for name in blocks.abbreviations]
    return [*parts, *_stashed(blocks, labels)]


def _metadata(head: str) -> Iterator[Part]:
    """What of the front matter is no text."""
    if not head.startswith("---"):
        yield from ((0, f"the metadata {line.partition(':')[0]}") for line in head.split("\n") if line.strip())
        return
    data = yaml.load(head.strip().strip("-."), Loader=front_matter.LOADER)  # noqa: S506 (a safe one)
    for key, value in data.items() if isinstance(data, dict) else ():
        if key in front_matter.LISTS and isinstance(value, list):
            yield 0, f"{key} of {len(value)} items"
        else:
            yield 0, str(key) if key in front_matter.TEXTS else f"{key}: {value!r}"


def _stashed(blocks: Blocks, labels: frozenset[str]) -> Iterator[Part]:
    yield from ((0, f"the code {code}") for code in blocks.code)
    for html in blocks.html:
        if isinstance(html, Element):
            yield from _elements(html, 0, labels)
        else:
            yield from ((0, tag) for tag in _TAG.findall(html) if not _UNTRANSLATED.fullmatch(tag))


_TAG = re.compile(r"<!--[\s\S]*?-->|<[^>]*>")
_UNTRANSLATED = re.compile(r"<span class=([\"'])untranslated\1 lang=\1[\w-]+\1>|</span>")


def _elements(element: Element, depth: int, labels: frozenset[str]) -> Iterator[Part]:
    yield depth, _tag(str(element.tag), element.attrib)
    texts = [element.text, *(child.tail for child in element)]
    if element.tag in ("code", "pre"):
        yield depth, f"the code {element.text}"
    else:
        yield from sorted((depth, mark) for text in texts if text for mark in _marks(text, labels))
    for child in element:
        yield from _elements(child, depth + 1, labels)


def _tag(tag: str, attributes: Mapping[str, str | None]) -> str:
    written = "".join(f' {name}="{value}"' for name, value in sorted(attributes.items()))
    return f"<{tag}{written}>"


_COMPARED = frozenset({"jinja", "html", "link-target", "image-target", "footnote"})


def _marks(text: str, labels: frozenset[str]) -> Iterator[str]:
    """What of a text is no word: calls, tags, addresses, labels that the page defines."""
    yield from ("a line break" for _ in _HARD.finditer(text))
    if not _MARKED.search(text):
        return
    parts = tokens(text)
    yield from (f"the label {label}" for label in known_labels(text, parts, labels))
    for token in parts:
        if token.kind in _COMPARED and not _UNTRANSLATED.fullmatch(token.text):
            yield " ".join(token.text.split())


_HARD = re.compile(r"(?: {2,}|\\)\n")
_MARKED = re.compile(r"[\[<{]")


def _rendered(page: str, renderer: Renderer) -> list[Part]:
    head, body = _body(page, renderer)
    reader = _Reader(free_ids=not renderer.attribute_lists)
    reader.feed(renderer.html(body))
    reader.close()
    return [*head, *reader.parts]


class _Reader(HTMLParser):
    """The tags of a rendered page with their attributes, and the text of its code."""

    _WORDS = frozenset({"alt", "title", "aria-label", "data-title"})
    _IDS = ("id", "for", "href")

    def __init__(self, *, free_ids: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self._free = free_ids
        self._ids: dict[str, str] = {}
        self._open: list[str] = []
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = {name: value for name, value in attrs if name not in self._WORDS}
        if tag == "abbr" or (tag == "span" and written.get("class") == "untranslated"):
            self._open.append("")
            return
        if identifier := self._made_of_words(tag, written):
            self._ids.setdefault(identifier, f"made of words, {len(self._ids) + 1}")
        for name in self._IDS:
            value = (written.get(name) or "").removeprefix("#")
            if value in self._ids:
                written[name] = self._ids[value]
        self.parts.append((self._depth(), _tag(tag, written)))
        if tag not in _VOID:
            self._open.append(tag)
            self._code += tag in _CODE

    def _made_of_words(self, tag: str, attributes: dict[str, str | None]) -> str | None:
        identifier = attributes.get("id")
        tab = (attributes.get("name") or "").startswith("__tabbed_")
        return identifier if tab or (self._free and tag in HEADINGS) else None

    def handle_endtag(self, tag: str) -> None:
        names = [tag, ""] if tag in ("abbr", "span") else [tag]
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place] in names:
                # A mark of untranslated text closes nothing but itself.
                end = len(self._open) if self._open[place] else place + 1
                self._code -= sum(name in _CODE for name in self._open[place:end])
                del self._open[place:end]
                break

    def _depth(self) -> int:
        return sum(map(bool, self._open))

    def handle_data(self, data: str) -> None:
        if self._code and data.strip():
            self.parts.append((self._depth(), f"the code {' '.join(data.split())}"))


_CODE = frozenset({"code", "pre", "kbd", "script", "style"})
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
