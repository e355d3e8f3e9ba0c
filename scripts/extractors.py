"""Babel extractors: where the text of a page, a register and the navigation stands.

They are named in babel.cfg, so that `pybabel extract -F babel.cfg` and `python -m scripts update` see the same.
Each yields (line, function, message, comments) as Babel asks; the comments tell a translator what the text is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

import yaml

from macros.manual import models_of
from macros.translatable import texts
from scripts.pages import page_segments
from scripts.renderer import Renderer

Extracted = tuple[int, str | None, str, list[str]]


def page(
    fileobj: BinaryIO, keywords: Any, comment_tags: Any, options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """The messages of a Markdown page: a paragraph, heading, list item, cell or title each."""
    path = Path(fileobj.name)
    source = fileobj.read().decode("utf-8")
    renderer = options.get("renderer") or _renderer(_folder(path))
    for segment in page_segments(source, renderer, options.get("shelf")):
        above = " › ".join(segment.headings)
        kind = f"{segment.kind}: {above}" if above else segment.kind
        yield segment.line, None, segment.message, [kind, *segment.comments]


def register(
    fileobj: BinaryIO, keywords: Any, comment_tags: Any, options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """The messages of a register, a standard or the glossary: the fields that readers see."""
    path = Path(fileobj.name)
    model = models_of(path.relative_to(_folder(path)).as_posix())
    if model is None:
        return
    try:
        node = yaml.compose(fileobj.read().decode("utf-8-sig"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return  # the check of the manual says what is wrong
    if node is not None:
        for text in texts(model, node):
            yield text.line, None, text.value, [text.comment]


def navigation(
    fileobj: BinaryIO, keywords: Any, comment_tags: Any, options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """The titles of mkdocs.yml: the site's name and the navigation."""
    node = yaml.compose(fileobj.read().decode("utf-8-sig"), Loader=yaml.CSafeLoader)
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        if key.value == "site_name" and isinstance(value, yaml.ScalarNode):
            yield value.start_mark.line + 1, None, value.value, ["name of the site"]
        if key.value == "nav":
            for title in _titles(value):
                yield title.start_mark.line + 1, None, title.value, ["navigation"]


def _titles(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _titles(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield key
            yield from _titles(value)


def _folder(path: Path) -> Path:
    """The manual a file belongs to: the nearest folder above it that holds mkdocs.yml."""
    for folder in path.resolve().parents:
        if (folder / "mkdocs.yml").exists():
            return folder
    return Path.cwd()


@lru_cache(maxsize=4)
def _renderer(folder: Path) -> Renderer:
    return Renderer.from_config(folder / "mkdocs.yml")
