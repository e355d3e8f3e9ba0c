"""mkdocs.yml as far as the manual needs it: navigation, languages, and what MkDocs leaves out of the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pathspec.gitignore import GitIgnoreSpec

from macros.documents import Document, Loc, parse
from macros.problems import Problem, nearest
from macros.reading import read

CONFIGURATION = "mkdocs.yml"
ALWAYS_EXCLUDED = (".*", "/templates/")
"""As in mkdocs.structure.files."""


@dataclass(frozen=True)
class Entry:
    """A page in the navigation."""

    path: str
    line: int


@dataclass(frozen=True)
class Navigation:
    """What mkdocs.yml says. `read` is false where the file or its navigation could not be read."""

    read: bool = False
    entries: tuple[Entry, ...] = ()
    languages: tuple[str, ...] = ("en",)
    variables: frozenset[str] = frozenset()
    excluded: GitIgnoreSpec = field(default_factory=lambda: GitIgnoreSpec.from_lines(ALWAYS_EXCLUDED))
    unlisted: GitIgnoreSpec = field(default_factory=lambda: GitIgnoreSpec.from_lines(()))
    problems: tuple[Problem, ...] = ()


def read_navigation(root: Path) -> Navigation:
    """Read mkdocs.yml of the manual in `root`."""
    text = read(root, CONFIGURATION)
    if isinstance(text, Problem):
        return Navigation(problems=(text,))
    document = parse(CONFIGURATION, text)
    settings = document.value
    if not isinstance(settings, dict):
        message = 'the configuration holds no settings: write "nav:" and the rest'
        return Navigation(problems=document.problems or (document.problem((), "field-invalid", message),))
    extra = settings.get("extra")
    extra = extra if isinstance(extra, dict) else {}
    languages = extra.get("languages")
    listed = list(_entries(document, ("nav",), settings.get("nav")))
    return Navigation(
        read=isinstance(settings.get("nav"), list),
        entries=tuple(each for each in listed if isinstance(each, Entry)),
        languages=tuple(languages) if isinstance(languages, dict) and languages else ("en",),
        variables=frozenset(extra),
        excluded=_spec((*ALWAYS_EXCLUDED, *_patterns(settings.get("exclude_docs")))),
        unlisted=_spec(_patterns(settings.get("not_in_nav"))),
        problems=(*document.problems, *(each for each in listed if isinstance(each, Problem))),
    )


def _patterns(given: object) -> list[str]:
    return given.splitlines() if isinstance(given, str) else []


def _spec(patterns: tuple[str, ...] | list[str]) -> GitIgnoreSpec:
    try:
        return GitIgnoreSpec.from_lines(patterns)
    except ValueError:  # MkDocs itself says so when it reads its configuration
        return GitIgnoreSpec.from_lines(ALWAYS_EXCLUDED)


def _entries(document: Document, loc: Loc, given: object) -> Iterator[Entry | Problem]:
    """Follow the navigation down: a list of paths and of titles with a path or a list."""
    match given:
        case str() if "://" in given:
            return
        case str():
            yield Entry(given, document.line(loc))
        case list():
            for position, item in enumerate(given):
                yield from _entries(document, (*loc, position), item)
        case dict() if len(given) == 1:
            ((title, below),) = given.items()
            yield from _entries(document, (*loc, title), below)
        case None if loc == ("nav",):
            yield document.problem((), "field-missing", '"nav" is missing: list the pages under it')
        case _:
            message = 'not a page of the navigation: write "- Title: path" or "- Title:" with a list below'
            yield document.problem(loc, "navigation-invalid", message)


def navigation_problems(navigation: Navigation, pages: frozenset[str]) -> Iterator[Problem]:
    """Compare the navigation with the pages that exist in `docs`."""
    if not navigation.read:
        return
    first: dict[str, int] = {}
    meant: set[str | None] = set()
    for entry in navigation.entries:
        if entry.path in first:
            message = f"{entry.path} stands on line {first[entry.path]} already: delete one of the two"
            yield Problem(CONFIGURATION, entry.line, "navigation-duplicate", message)
        elif entry.path not in pages:
            near = nearest(entry.path, pages)
            meant.add(near)
            otherwise = "write the page, or delete the entry"
            advice = f'did you mean "{near}"? If not, {otherwise}' if near else otherwise
            message = f"docs/{entry.path} does not exist: {advice}"
            yield Problem(CONFIGURATION, entry.line, "navigation-without-page", message)
        first.setdefault(entry.path, entry.line)
    for page in sorted(pages - first.keys() - meant):
        if not navigation.unlisted.match_file(page):
            near = nearest(page, first)
            where = f', perhaps below "{near}"' if near in pages else ""
            message = f'the page is not in the navigation: add "{page}" to nav in {CONFIGURATION}{where}'
            yield Problem(f"docs/{page}", 1, "page-outside-navigation", message)
