"""Pages that need not be rendered again: what MkDocs makes of a page is kept by all that it is made of.

Two steps take most of a build, and each depends on little: the macros of a page on its text, the manual and the
reader's messages; its HTML on the Markdown that comes out and on the files that it may link to. Both are kept by the
digest of these, so that a build gives the same bytes whether it remembers or not. What may read more than that is
worked out anew each time: macros and extensions of others, pages with Jinja statements.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs_macros.plugin import MacrosPlugin

import macros
from scripts.cache import Shelf, digest, program

PACKAGES = ("babel", "jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-macros-plugin", "pymdown-extensions")
"""What renders a page, beside this project."""
READ = ("manual", "messages", "state")
"""The files that macros read, by the names under `extra` in the configuration of a staged language."""
PURE = re.compile(
    r"(?:(?:markdown\.extensions\.)?(?:abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|footnotes|md_in_html"
    r"|nl2br|sane_lists|smarty|tables|toc)|pymdownx\.(?!(?:snippets|b64)$)\w+)$"
)
"""Extensions that read the page and nothing else."""
STATEMENT = re.compile(r"\{%(?![-+]?\s*(?:raw|endraw)\b)")
"""A Jinja statement, which may read other files; the manual's pages have calls only."""
READS_STATE = re.compile(rf"\b(?:{'|'.join(sorted(macros.READS_STATE))})\b")

Macros = Callable[..., str | None]


class Remembering(BasePlugin):  # type: ignore[type-arg, no-untyped-call] # it has no settings
    """A plugin for one build of one language, which answers for the pages whose making is known.

    Args:
        shelf: where pages are kept.
        warned: how many warnings there have been; a page that causes one is not kept, and so warns each time.
    """

    def __init__(self, shelf: Shelf, warned: Callable[[], int]) -> None:
        super().__init__()
        self._shelf = shelf
        self._warned = warned
        self._program = digest(
            program("../macros", "site/remembering.py"), *(f"{name} {version(name)}" for name in PACKAGES)
        )
        self._settings = ""
        self._read: Mapping[str, str] = {}

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Learn what the HTML of every page depends on, and stand between MkDocs and the macros."""
        listed = sorted(f"{file.src_uri} {file.dest_uri} {file.inclusion.name}" for file in files)
        settings = (config.markdown_extensions, config.mdx_configs, config.validation, config.use_directory_urls)
        self._settings = digest(self._program, *map(repr, settings), *listed)
        plugin = config.plugins.get("macros")
        if not (isinstance(plugin, MacrosPlugin) and _only_ours(plugin.config) and set(READ) <= set(config.extra)):
            return
        folder = Path(str(config.config_file_path)).parent
        self._read = {name: digest((folder / config.extra[name]).read_bytes().hex()) for name in READ}
        common = digest(self._program, repr(plugin.config), repr(sorted(config.extra.items())))
        handlers = config.plugins.events["page_markdown"]
        for place, handler in enumerate(handlers):
            if getattr(handler, "__self__", None) is plugin:
                handlers[place] = partial(self._embed, handler, common)

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> None:
        """Let a page be rendered from what is known of it."""
        if all(map(PURE.match, config.markdown_extensions)):
            page.render = partial(self._render, page, page.render)  # type: ignore[method-assign]

    def _embed(self, embed: Macros, common: str, markdown: str, *, page: Page, **others: Any) -> str | None:
        """A page's Markdown with what its macros write."""
        if STATEMENT.search(markdown) or "{" in str(page.title):
            return embed(markdown, page=page, **others)
        state = self._read["state"] if READS_STATE.search(markdown) else ""
        key = digest(common, self._read["manual"], self._read["messages"], state, page.url, repr(page.meta), markdown)
        embedded: str | None = self._shelf.recall(key, lambda: embed(markdown, page=page, **others))
        return embedded

    def _render(self, page: Page, render: Callable[..., None], config: MkDocsConfig, files: Files) -> None:
        """What `Page.render` sets, from the shelf where it is known."""
        key = digest(self._settings, page.file.src_uri, page.markdown or "")
        before = self._warned()
        kept = self._shelf.recall(key, lambda: _rendered(page, partial(render, config, files)))
        if self._warned() > before:
            self._shelf.forget(key)
        page.content = kept["content"]
        page.toc = TableOfContents([_heading(each) for each in kept["toc"]])
        page.present_anchor_ids = set(kept["anchors"])
        page._title_from_render = kept["title"]
        page.links_to_anchors = {files.src_uris[file]: anchors for file, anchors in kept["links"].items()}


def _only_ours(settings: Mapping[str, Any]) -> bool:
    """Whether the macros are this project's alone, which read nothing but the manual."""
    return settings["modules"] == [macros.__name__] and not (settings["include_dir"] or settings["include_yaml"])


def _rendered(page: Page, render: Callable[[], None]) -> dict[str, Any]:
    """What rendering a page sets, as plain data."""
    render()
    return {
        "content": page.content,
        "toc": [_told(heading) for heading in page.toc],
        "anchors": sorted(page.present_anchor_ids or ()),
        "title": page._title_from_render,
        "links": {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()},
    }


def _told(heading: AnchorLink) -> dict[str, Any]:
    """A heading of the table of contents as plain data, with the attributes that MkDocs gives it (`active`)."""
    return {**vars(heading), "children": [_told(child) for child in heading.children]}


def _heading(told: Mapping[str, Any]) -> AnchorLink:
    heading = AnchorLink(told["title"], told["id"], told["level"])
    vars(heading).update({**told, "children": [_heading(child) for child in told["children"]]})
    return heading
