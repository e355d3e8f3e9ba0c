"""Babel extractors: where the text of a page, a register and the navigation stands.

They are named in babel.cfg, so that `pybabel extract -F babel.cfg` and `python -m scripts update` see the same.
Each yields (line, function, message, comments) as Babel asks; the comments tell a translator what the text is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from macros.documents import Loc, parse
from macros.translatable import model_of, texts
from scripts.text.pages import page_segments
from scripts.text.renderer import Renderer

Extracted = tuple[int, str | None, str, list[str]]


def page(fileobj: BinaryIO, keywords: Any, comment_tags: Any, options: Mapping[str, Any]) -> Iterator[Extracted]:
    """The messages of a Markdown page: a paragraph, heading, list item, cell or title each."""
    path = Path(fileobj.name)
    source = fileobj.read().decode("utf-8")
    renderer = options.get("renderer") or renderer_of(_folder(path))
    for segment in page_segments(source, renderer, options.get("shelf")):
        above = " › ".join(segment.headings)
        kind = f"{segment.kind}: {above}" if above else segment.kind
        yield segment.line, None, segment.message, [kind, *segment.comments]


def register(fileobj: BinaryIO, keywords: Any, comment_tags: Any, options: Mapping[str, Any]) -> Iterator[Extracted]:
    """The messages of a register, a standard or the glossary: the fields that readers see."""
    path = Path(fileobj.name).resolve()
    file = path.relative_to(_folder(path)).as_posix()
    model = model_of(file)
    if model is not None:
        document = parse(file, fileobj.read().decode("utf-8-sig", "replace"))
        for text in texts(model, document):
            yield text.line, None, text.value, [text.place]


def navigation(fileobj: BinaryIO, keywords: Any, comment_tags: Any, options: Mapping[str, Any]) -> Iterator[Extracted]:
    """The titles of mkdocs.yml: the site's name and the navigation."""
    document = parse("mkdocs.yml", fileobj.read().decode("utf-8-sig", "replace"))
    value = document.value if isinstance(document.value, dict) else {}
    if isinstance(value.get("site_name"), str):
        yield document.line(("site_name",)), None, value["site_name"], ["name of the site"]
    for title, loc in titles(value.get("nav"), ("nav",)):
        yield document.line(loc), None, title, ["navigation"]


def titles(nav: Any, loc: Loc) -> Iterator[tuple[str, Loc]]:
    """The titles of a navigation, each with its keys from the top of mkdocs.yml."""
    if isinstance(nav, list | tuple):
        for position, item in enumerate(nav):
            yield from titles(item, (*loc, position))
    elif isinstance(nav, dict):
        for title, below in nav.items():
            yield str(title), (*loc, title)
            yield from titles(below, (*loc, title))


def _folder(path: Path) -> Path:
    """The manual a file belongs to: the nearest folder above it that holds mkdocs.yml."""
    for folder in path.resolve().parents:
        if (folder / "mkdocs.yml").exists():
            return folder
    return Path.cwd()


@lru_cache(maxsize=4)
def renderer_of(folder: Path) -> Renderer:
    """The renderer of the manual in a folder, made once."""
    return Renderer.from_config(folder / "mkdocs.yml")
