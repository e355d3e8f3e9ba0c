"""One language made ready for MkDocs: build/<language>/ holds plain Markdown and a plain configuration.

What is staged can be read, compared and built with `mkdocs build -f build/<language>/mkdocs.yml`. Nothing from a
catalogue gets here before the guard has passed it.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from macros.problems import Problem
from scripts.cache import Shelf, digest, program
from scripts.catalogues.catalogue import Catalogue
from scripts.languages.naming import mkdocs_name, theme
from scripts.settings import CONFIGURATION, Settings
from scripts.terms.linking import Link, Linker
from scripts.text.pages import page_segments
from scripts.text.renderer import Renderer
from scripts.text.segments import Segment
from scripts.text.structure import differences
from scripts.text.translate import translate

BUILD = "build"
MANUAL = "manual.json"
TRANSLATIONS = "translations.json"


@dataclass(frozen=True)
class Staged:
    """A page in one language, and what was wrong with its translation."""

    path: str
    text: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Tools:
    """What every page of a language is made with: the renderer, what is known already, the glossary's links."""

    renderer: Renderer
    segments: Shelf
    pages: Shelf
    linker: Linker | None = None


def staged_pages(root: Path, settings: Settings, catalogue: Catalogue | None, tools: Tools) -> Iterator[Staged]:
    """Every page in the language of a catalogue (None: in the source language), in the order of the paths.

    A page whose translation would change its structure is given in the source language, and said. A page is made
    anew only when its source, its translations or what makes it has changed.
    """
    docs = root / settings.docs
    how = digest(
        tools.renderer.fingerprint, tools.linker.fingerprint if tools.linker else "", program("site/staging.py")
    )
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        source = _read(path)
        found = page_segments(source, tools.renderer, tools.segments)
        said = [catalogue.messages.get(segment.message) for segment in found] if catalogue else None
        key = digest(how, name, source, json.dumps(said))
        text, change = tools.pages.recall(key, partial(_page, name, source, found, said, tools))
        problems = _changed(f"{settings.docs}/{name}", catalogue.language, change) if catalogue else ()
        yield Staged(name, text, tuple(problems))


def _page(
    name: str, source: str, found: tuple[Segment, ...], said: list[str | None] | None, tools: Tools
) -> tuple[str, str]:
    """One page, and the first thing that its translations would change, for which it is left untranslated.

    Args:
        name: its path in docs/.
        source: the page in the source language.
        found: its segments.
        said: the translation of each segment; None for the source language itself.
        tools: the renderer and the links.
    """
    link = tools.linker.of_page(name) if tools.linker else None
    if said is None:
        return translate(source, found, _linked(link), mark=False), ""
    translations = dict(zip(found, said, strict=True))
    changes = differences(source, translate(source, found, translations.get, mark=False), tools.renderer)
    if changes:
        return translate(source, found, lambda segment: None, mark=True), changes[0]

    def lookup(segment: Segment) -> str | None:
        translation = translations[segment]
        return link(segment, translation) if link and translation is not None else translation

    return translate(source, found, lookup, mark=True), ""


def _changed(file: str, language: str, change: str) -> Iterator[Problem]:
    if change:
        message = f"the {language} translations change the page ({change}): give them the marks of their sources"
        yield Problem(file, 1, "structure-changed", message)


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
    root: Path, folder: Path, settings: Settings, pages: Iterator[Staged], catalogue: Catalogue, *, compiled: bytes
) -> list[Problem]:
    """Write a language into a folder: pages, other files of docs/, templates, messages and the configuration.

    `compiled` is the catalogue as a .mo file.
    Files that are already right are left alone, so that what depends on them need not be made again.
    """
    language = catalogue.language
    problems: list[Problem] = []
    wanted: set[Path] = set()
    for page in pages:
        problems += page.problems
        wanted.add(_write(folder / "docs" / page.path, page.text.encode()))
    docs = root / settings.docs
    for path in sorted(docs.rglob("*")):
        if path.is_file() and path.suffix not in (".md", ".yml", ".yaml", ".json"):
            wanted.add(_write(folder / "docs" / path.relative_to(docs), path.read_bytes()))
    templates = settings.templates(root)
    for path in sorted(templates.rglob("*")):
        if path.is_file():
            wanted.add(_write(folder / "overrides" / path.relative_to(templates), path.read_bytes()))
    wanted.add(_write(folder / _compiled(language), compiled))
    parent = root.resolve() / CONFIGURATION
    wanted.add(_write(folder / CONFIGURATION, configuration(settings, language, catalogue.messages, parent, folder)))
    _remove_others(folder, wanted)
    return problems


def _compiled(language: str) -> str:
    """Where the messages are: MkDocs looks for those of templates there, and the macros are told."""
    return f"overrides/locales/{mkdocs_name(language)}/LC_MESSAGES/messages.mo"


def configuration(settings: Settings, language: str, messages: Mapping[str, str], parent: Path, folder: Path) -> bytes:
    """The configuration of one language: what differs from its parent, the manual's own.

    Args:
        settings: what the manual's own says of languages.
        language: its code.
        messages: its translations.
        parent: the manual's own mkdocs.yml.
        folder: where the language's will lie.
    """
    data: dict[str, Any] = {
        "INHERIT": _way(parent, folder),
        "site_name": messages.get(settings.title, settings.title),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": "overrides", **theme(language)},
        "extra": {
            "language": language,
            "languages": dict(settings.languages),
            "manual": f"../{MANUAL}",
            "state": f"../{TRANSLATIONS}",
            "messages": _compiled(language),
        },
    }
    if not settings.overrides:
        # This project's templates, which a manual without its own is shown in, have a page of their own.
        data["theme"]["static_templates"] = ["pages.html"]
    if settings.site_url:
        data["site_url"] = f"{settings.site_url.rstrip('/')}/{language}/"
    if settings.nav:
        data["nav"] = [_titled(item, messages) for item in settings.nav]
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100).encode()


def _way(file: Path, folder: Path) -> str:
    """The path of a file from a folder; whole where there is no other way, as between two drives of Windows."""
    try:
        return Path(os.path.relpath(file, folder.resolve())).as_posix()
    except ValueError:
        return file.as_posix()


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
        if (
            path.is_dir()
            and path != folder / "site"
            and folder / "site" not in path.parents
            and not any(path.iterdir())
        ):
            shutil.rmtree(path)
