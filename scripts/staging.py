"""One language made ready for MkDocs: build/<language>/ holds plain Markdown and a plain configuration.

What is staged can be read, compared and built with `mkdocs build -f build/<language>/mkdocs.yml`. Nothing from a
catalogue gets here before the guard has passed it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.problems import Problem
from scripts.cache import Shelf, digest
from scripts.catalogues import Catalogue
from scripts.linking import Link, Linker
from scripts.pages import page_segments
from scripts.renderer import Renderer
from scripts.segments import Segment
from scripts.settings import CONFIGURATION, Settings
from scripts.structure import differences
from scripts.translate import translate

BUILD = "build"
MANUAL = "manual.json"
MESSAGES = "messages.mo"


@dataclass(frozen=True)
class Staged:
    """A page in one language, and what was wrong with its translation."""

    path: str
    text: str
    problems: tuple[Problem, ...] = ()


def staged_pages(
    root: Path,
    settings: Settings,
    catalogue: Catalogue | None,
    renderer: Renderer,
    segments: Shelf,
    guarded: Shelf,
    linker: Linker | None = None,
) -> Iterator[Staged]:
    """Every page in the language of a catalogue (None: in the source language), in the order of the paths.

    A page whose translation would change its structure is given in the source language, and said.
    """
    docs = root / settings.docs
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        source = _read(path)
        found = page_segments(source, renderer, segments)
        link = linker.of_page(name) if linker else None
        if catalogue is None:
            yield Staged(name, translate(source, found, _linked(link), mark=False))
            continue
        yield _translated(name, source, found, catalogue, renderer, guarded, link, f"{settings.docs}/{name}")


def _translated(
    name: str,
    source: str,
    found: tuple[Segment, ...],
    catalogue: Catalogue,
    renderer: Renderer,
    guarded: Shelf,
    link: Link | None,
    file: str,
) -> Staged:
    def lookup(segment: Segment) -> str | None:
        return catalogue.messages.get(segment.message)

    def linked(segment: Segment) -> str | None:
        translation = lookup(segment)
        return link(segment, translation) if link and translation is not None else translation

    bare = translate(source, found, lookup, mark=False)
    changed = guarded.recall(
        digest(renderer.fingerprint, source, bare), lambda: list(differences(source, bare, renderer))
    )
    if changed:
        text = translate(source, found, lambda segment: None, mark=True)
        sentence = (
            f"the {catalogue.language} translation changes the page ({changed[0]}), which is shown in the source "
            "language: give its translations the marks of their sources"
        )
        return Staged(name, text, (Problem(file, 1, "structure-changed", sentence),))
    return Staged(name, translate(source, found, linked, mark=True))


def _linked(link: Link | None) -> Callable[[Segment], str | None]:
    """The look-up of a page in the source language: only what gets a link is written anew."""

    def lookup(segment: Segment) -> str | None:
        text = link(segment, segment.message) if link else segment.message
        return text if text != segment.message else None

    return lookup


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def stage(
    root: Path, settings: Settings, language: str, pages: Iterator[Staged], catalogue: Catalogue
) -> list[Problem]:
    """Write build/<language>/: pages, other files of docs/, templates, messages and the configuration.

    Files that are already right are left alone, so that what depends on them need not be made again.
    """
    folder = root / BUILD / language
    problems: list[Problem] = []
    wanted: set[Path] = set()
    for page in pages:
        problems += page.problems
        wanted.add(_write(folder / "docs" / page.path, page.text.encode()))
    docs = root / settings.docs
    for path in sorted(docs.rglob("*")):
        if path.is_file() and path.suffix not in (".md", ".yml", ".yaml", ".json"):
            wanted.add(_write(folder / "docs" / path.relative_to(docs), path.read_bytes()))
    if settings.overrides:
        theme = root / settings.overrides
        for path in sorted(theme.rglob("*")):
            if path.is_file():
                wanted.add(_write(folder / "overrides" / path.relative_to(theme), path.read_bytes()))
    compiled = catalogue.compiled()
    wanted.add(_write(folder / "overrides" / "locales" / language / "LC_MESSAGES" / "messages.mo", compiled))
    wanted.add(_write(folder / MESSAGES, compiled))
    wanted.add(_write(folder / CONFIGURATION, configuration(settings, language, catalogue.messages)))
    _remove_others(folder, wanted)
    return problems


def configuration(settings: Settings, language: str, messages: Mapping[str, str]) -> bytes:
    """The configuration of one language: what differs from the root's mkdocs.yml, which it inherits."""
    data: dict[str, Any] = {
        "INHERIT": "../../mkdocs.yml",
        "site_name": messages.get(settings.title, settings.title),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": "overrides", "language": language, "locale": language},
        "extra": {
            "language": language,
            "languages": dict(settings.languages),
            "manual": f"../{MANUAL}",
            "messages": MESSAGES,
        },
    }
    if settings.site_url:
        data["site_url"] = f"{settings.site_url.rstrip('/')}/{language}/"
    if settings.nav:
        data["nav"] = [_titled(item, messages) for item in settings.nav]
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100).encode()


def _titled(item: Any, messages: Mapping[str, str]) -> Any:
    if isinstance(item, dict):
        return {messages.get(title, title): _titled(value, messages) for title, value in item.items()}
    if isinstance(item, list):
        return [_titled(value, messages) for value in item]
    return item


def _write(path: Path, content: bytes) -> Path:
    if not (path.is_file() and path.read_bytes() == content):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return path


def _remove_others(folder: Path, wanted: set[Path]) -> None:
    """Remove what an earlier build staged and this one did not, the built site apart."""
    for place, folders, files in os.walk(folder):
        if Path(place) == folder and "site" in folders:
            folders.remove("site")
        for name in files:
            if Path(place, name) not in wanted:
                Path(place, name).unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and path != folder / "site" and folder / "site" not in path.parents and not any(path.iterdir()):
            shutil.rmtree(path)
