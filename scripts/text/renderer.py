"""The site's own Python-Markdown, stopped where segments and the page guard need it.

Every question about the structure of a page is asked of this one object: it is built from mkdocs.yml, so that
whatever extension a site uses, the answer is the one that readers will see. It knows nothing of translations.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Self
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import REFERENCE_RE, ReferenceInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

from scripts.cache import digest, program
from scripts.text import markdown_config
from scripts.text.markdown_config import ConfigError, MarkdownConfig

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class MissingExtensionError(ConfigError):
    """The configuration names extensions that are not installed, or that refuse their settings."""

    def __init__(self, names: Mapping[str, str]) -> None:
        reasons = "; ".join(f"{name} ({reason})" for name, reason in names.items())
        super().__init__(f"Markdown extensions do not load: {reasons}: install them or correct their settings")
        self.names = tuple(names)


@dataclass(frozen=True)
class Blocks:
    """A page's body after block parsing and before inline parsing.

    Attributes:
        root: the block tree, without footnotes.
        footnotes: label of each footnote and the tree of its text.
        references: label of each link definition, with its address and title.
        abbreviations: what is shown for each abbreviation.
        html: the HTML blocks written in the page, as they were written or as elements.
        code: what other extensions stashed: fenced code, mostly.
    """

    root: Element
    footnotes: Mapping[str, Element]
    references: Mapping[str, tuple[str, str | None]]
    abbreviations: Mapping[str, str]
    html: tuple[str | Element, ...]
    code: tuple[str, ...]


class Renderer:
    """Python-Markdown with a site's extensions; one object serves any number of pages, one at a time."""

    def __init__(self, config: MarkdownConfig) -> None:
        """Load the extensions.

        Raises:
            MissingExtensionError: some cannot be loaded.
        """
        self._config = config
        self._md = Markdown()
        self._probe = _HeadingProbe(self._md)
        self._md.treeprocessors.register(self._probe, "probe", -1000)
        if config.autorefs:
            # Between the page's own labels (170) and links (160), where the plugin has it.
            self._md.inlinePatterns.register(_AutoReference(REFERENCE_RE, self._md), "autoref", 168)
        failed: dict[str, str] = {}
        for name, settings in config.extensions.items():
            try:
                self._md.registerExtensions([name], {name: dict(settings)})
            except Exception as error:  # noqa: BLE001 (whatever a foreign extension raises, the reader wants its name)
                failed[name] = " ".join(str(error).split()) or type(error).__name__
        if failed:
            raise MissingExtensionError(failed)
        _spare_highlighting(self._md)

    @classmethod
    def from_config(cls, path: Path) -> Self:
        """The renderer of the site that a mkdocs.yml configures.

        Raises:
            ConfigError: the file cannot be used, or (MissingExtensionError) names what is not installed.
        """
        return cls(markdown_config.read(path))

    @cached_property
    def fingerprint(self) -> str:
        """A text that changes with whatever may change the answers: settings, versions, this program."""
        parts = [repr(sorted((name, repr(value)) for name, value in self._config.extensions.items()))]
        parts.append(repr(self._config.jinja))
        parts += [f"{package} {_version(package)}" for package in ("markdown", "pymdown-extensions")]
        return digest(*parts, program("text", "messages/markup.py"))

    @property
    def jinja(self) -> bool:
        """Whether pages are Jinja templates."""
        return self._config.jinja

    @cached_property
    def keeps_newlines(self) -> bool:
        """Whether a line's end in a paragraph is shown as one (nl2br)."""
        return "nl" in self._md.inlinePatterns

    @cached_property
    def attribute_lists(self) -> bool:
        """Whether `{ #id .class }` after a block gives it attributes."""
        return "attr_list" in self._md.treeprocessors

    @cached_property
    def task_lists(self) -> bool:
        """Whether `[ ]` at an item's start is a box."""
        return "task-list" in self._md.treeprocessors

    @cached_property
    def slash_blocks(self) -> tuple[tuple[str, str], ...] | None:
        """The blocks `/// name | title` that take a title, and what they show without; None: there are none."""
        if "blocks" not in self._md.parser.blockprocessors:
            return None
        known = getattr(self._md.parser.blockprocessors["blocks"], "blocks", {})
        return tuple((name, _default_title(name, block)) for name, block in known.items() if _is_titled(block))

    @cached_property
    def lettered_lists(self) -> bool:
        """Whether `a.` and `iv)` number an item."""
        return "fancylists" in type(self._md.parser.blockprocessors["olist"]).__module__

    @cached_property
    def mathematics(self) -> bool:
        """Whether `$…$` is a formula."""
        return any("arithmatex" in type(pattern).__module__ for pattern in self._md.inlinePatterns)

    def is_block(self, tag: str) -> bool:
        """Whether an HTML tag starts a block for this renderer."""
        return self._md.is_block_level(tag)

    def blocks(self, body: str) -> Blocks:
        """Parse a page's body (no front matter, `\\n` for line ends) as far as blocks go."""
        md = self._md.reset()
        if not body.strip():
            return Blocks(Element("div"), {}, {}, {}, (), ())
        html: range = range(0)
        lines = body.split("\n")
        stash = md.htmlStash.rawHtmlBlocks
        for preprocessor in md.preprocessors:
            before = len(stash)
            lines = preprocessor.run(lines)
            if preprocessor is md.preprocessors["html_block"]:
                html = range(before, len(stash))
        root = md.parser.parseDocument(lines).getroot()
        return Blocks(
            root=root if root is not None else Element(md.doc_tag),
            footnotes=_footnotes(md),
            references=dict(md.references),
            abbreviations=_abbreviations(md),
            html=tuple(stash[number] for number in html if stash[number] != ""),
            code=tuple(str(stash[number]) for number in range(len(stash)) if number not in html),
        )

    def html(self, body: str) -> str:
        """Render a page's body whole."""
        return self._md.reset().convert(body)

    def heading_ids(self, body: str) -> tuple[tuple[str, str], ...]:
        """Tag and id of each heading as they are shown, in the page's order. Renders the body whole."""
        self.html(body)
        return self._probe.headings


class _HeadingProbe(Treeprocessor):
    """Notes tag and id of each heading once all other treeprocessors are through."""

    headings: tuple[tuple[str, str], ...] = ()

    def run(self, root: Element) -> None:
        self.headings = tuple(
            (element.tag, element.get("id") or "") for element in root.iter() if element.tag in HEADINGS
        )


class _AutoReference(ReferenceInlineProcessor):
    """`[text][identifier]` whose identifier no page defines: a plugin links it once all pages are rendered."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        text, index, found = self.getText(data, m.end(0))
        identifier, end, known = self.evalId(data, index, text) if found else (None, 0, False)
        if not known or identifier is None:
            return None, None, None
        # Code in an identifier is stashed by now, under a number that says nothing.
        element = Element("autoref", {"identifier": identifier.partition(STX)[0]})
        element.text = text
        return element, m.start(0), end


def _footnotes(md: Markdown) -> dict[str, Element]:
    """The texts of the footnotes, parsed as the extension would parse them after the page."""
    for extension in md.registeredExtensions:
        if isinstance(extension, FootnoteExtension):
            trees: dict[str, Element] = {}
            # A footnote may define another one.
            while waiting := [label for label in extension.footnotes if label not in trees]:
                trees[waiting[0]] = Element("div")
                md.parser.parseChunk(trees[waiting[0]], extension.footnotes[waiting[0]])
            return trees
    return {}


def _abbreviations(md: Markdown) -> dict[str, str]:
    for extension in md.registeredExtensions:
        if isinstance(extension, AbbrExtension):
            return dict(extension.abbrs)  # type: ignore[attr-defined]
    return {}


_UNTITLED = frozenset({"admonition", "details", "tab"})
"""The blocks that show no title of their own."""


def _is_titled(block: Any) -> bool:
    return any(getattr(parent, "NAME", None) in _UNTITLED for parent in block.__mro__)


def _default_title(name: str, block: Any) -> str:
    """The title of `/// name`, as the block makes it."""
    if name in _UNTITLED:
        return ""
    return str(getattr(block, "DEF_TITLE", None) or re.sub("[_-]+", " ", name).title())


def _spare_highlighting(md: Markdown) -> None:
    """Show fenced code without colours: colouring it costs more than all else and changes no block."""
    for extension in md.registeredExtensions:
        for fence in getattr(extension, "superfences", ()):
            fence["formatter"] = _plain_code


def _plain_code(src: str = "", language: str | None = None, **_: object) -> str:
    return f'<pre><code class="{escape(language or "")}">{escape(src)}</code></pre>'


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
