"""The languages that were built become one site, which replaces the served one whole or not at all.

What each language's build left in build/<language>/site is inspected, copied beside the site together with
the pages that belong to none of them (the door that chooses the language, the 404 page, the list of sitemaps,
the manifest), and swapped in by renaming. Until then the served site is untouched. The same builds give the
same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2

from macros.problems import Problem
from scripts.cache import Shelf, digest, program
from scripts.settings import CONFIGURATION, Settings, read_settings
from scripts.site.inspection import Built, findings, read
from scripts.site.pseudo_language import with_pseudo

SITE = "site"
NEW, OLD = "site.new", "site.old"
LEFT_BEHIND = shutil.ignore_patterns("*.map", "lunr", "workers", "locales", "door", "sitemap.xml.gz")
"""What is copied from the theme and no page loads, and the .gz, which carries the time of the build."""
ARTICLE = re.compile(r"<article[^>]*>(.*?)</article>", re.DOTALL)


@dataclass(frozen=True)
class Edition:
    """One language of the site, as the pages at its root show it; whether it was built just now, or before."""

    code: str
    name: str
    title: str
    built: Path
    fresh: bool = True

    @property
    def lost(self) -> str:
        """The text of the language's own 404 page, its heading one level down."""
        page = self.built / "404.html"
        found = ARTICLE.search(page.read_text("utf-8")) if page.is_file() else None
        return re.sub(r"(</?)h1\b", r"\1h2", found[1]) if found else ""


def publish(root: Path, languages: Sequence[str]) -> tuple[Problem, ...]:
    """Inspect what was built, and replace site/ by it.

    Args:
        root: the manual's folder.
        languages: those just built; the others are published as they were built last.

    Returns:
        The problems. With any error among them the site stays what it was.
    """
    settings = with_pseudo(read_settings(root), languages)
    editions = _editions(root, settings, languages)
    problems = inspected(root, editions, settings.site_url)
    if any(problem.severity == "error" for problem in problems):
        return problems
    try:
        _assemble(root / NEW, editions, _door(root, settings), settings.site_url)
        _swap(root)
    except OSError as error:
        return (*problems, not_replaced(error))
    return problems


def not_replaced(error: OSError) -> Problem:
    """The problem of a system that lets no site be written."""
    reason = f"{error.strerror or error}{f' ({error.filename})' if error.filename else ''}"
    sentence = f"{reason}: close what uses the folder, and look at its permissions"
    return Problem(SITE, 1, "site-not-replaced", sentence)


def inspected(root: Path, editions: Iterable[Edition], site_url: str) -> tuple[Problem, ...]:
    """Return what is wrong with the built pages of the languages."""
    editions = tuple(editions)
    built = {
        f"{edition.code}/{path.relative_to(edition.built).as_posix()}": path
        for edition in editions
        for path in edition.built.rglob("*")
        if path.is_file()
    }
    pages = {
        f"{edition.code}/{name}": page
        for edition in editions
        for name, page in read_pages(root, edition.code, edition.built).items()
    }
    return findings(pages, frozenset(built), {edition.code: edition.fresh for edition in editions}, site_url)


def read_pages(root: Path, language: str, site: Path) -> dict[str, Built]:
    """Read what the built pages of a language offer and ask for, by their paths; read once for each content."""
    with Shelf(root, f"inspection-{language}") as shelf:
        return {
            path.relative_to(site).as_posix(): _read(path.read_text("utf-8"), shelf)
            for path in sorted(site.rglob("*.html"))
        }


def _read(html: str, shelf: Shelf) -> Built:
    kept = shelf.recall(digest(program("site/inspection.py"), html), lambda: _told(read(html)))
    return Built(set(kept["ids"]), set(kept["own_ids"]), kept["links"], kept["resources"])


def _told(page: Built) -> dict[str, Any]:
    """What a page offers and asks for, as plain data."""
    return {**vars(page), "ids": sorted(page.ids), "own_ids": sorted(page.own_ids)}


def manifest(site: Path, editions: Iterable[Edition]) -> str:
    """Return as JSON which pages the site has in each language, each with the SHA-256 of its file."""
    published = {
        edition.code: {
            "name": edition.name,
            "title": edition.title,
            "pages": {
                path.parent.relative_to(site / edition.code).as_posix().removeprefix("."): hashlib.sha256(
                    path.read_bytes()
                ).hexdigest()
                for path in sorted((site / edition.code).rglob("index.html"))
            },
        }
        for edition in editions
    }
    return json.dumps({"languages": published}, ensure_ascii=False, indent=1) + "\n"


def _editions(root: Path, settings: Settings, languages: Sequence[str]) -> tuple[Edition, ...]:
    found = []
    for code, name in settings.languages.items():
        folder = root / "build" / code
        if code in languages or (folder / "site" / "index.html").is_file():
            title = read_settings(folder).title if (folder / CONFIGURATION).is_file() else settings.title
            found.append(Edition(code, name, title, folder / "site", code in languages))
    return tuple(found)


def _door(root: Path, settings: Settings) -> Path:
    """The templates of the pages at the root of the site."""
    return settings.templates(root) / "door"


def _assemble(site: Path, editions: tuple[Edition, ...], templates: Path, site_url: str) -> None:
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir()
    for edition in editions:
        shutil.copytree(edition.built, site / edition.code, ignore=LEFT_BEHIND, copy_function=shutil.copyfile)
    _write_root_pages(site, templates, editions, site_url)
    (site / "manifest.json").write_text(manifest(site, editions), "utf-8")


def _write_root_pages(site: Path, templates: Path, editions: tuple[Edition, ...], site_url: str) -> None:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    values = {"editions": editions, "site_url": site_url, "base": urlsplit(site_url).path or "/"}
    for template in sorted(environment.list_templates()):
        (site / template).write_text(environment.get_template(template).render(values) + "\n", "utf-8")


def restore(root: Path) -> None:
    """Bring back the site that a swap left half done, as when the machine stopped between two renamings."""
    if (root / OLD).exists() and not (root / SITE).exists():
        (root / OLD).rename(root / SITE)


def _swap(root: Path) -> None:
    restore(root)
    shutil.rmtree(root / OLD, ignore_errors=True)
    if (root / SITE).exists():
        (root / SITE).rename(root / OLD)
    try:
        (root / NEW).rename(root / SITE)
    finally:
        restore(root)
    shutil.rmtree(root / OLD, ignore_errors=True)
