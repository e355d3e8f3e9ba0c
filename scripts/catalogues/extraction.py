"""All messages of the manual, through Babel: which files hold text is said in babel.cfg and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.frontend import parse_mapping_cfg
from babel.util import pathmatch

from macros.problems import Problem
from scripts.cache import Shelf, digest, program
from scripts.catalogues import extractors
from scripts.catalogues.forms import name
from scripts.settings import CONFIGURATION, HOME

MAPPING = "babel.cfg"
PLAIN = "plain"
"""The kind of a message that stands in no page: plain text, without Markdown."""

READERS = ("../macros", "catalogues/extraction.py", "catalogues/extractors.py")
"""The code that decides what a file says: macros holds the models of registers."""
OWN = ("macros/", "overrides/")
"""Where the words of this project stand that any manual shows."""
SKIPPED = {"build", "site", "tests", "node_modules", "__pycache__"}


class EmptyExtractionError(Exception):
    """A mapping of babel.cfg finds no text at all; carries the problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*map(str, problems))
        self.problems = problems


@dataclass(frozen=True)
class Found:
    """A message in one of its places; a message with a plural is a pair. `line` is where it begins, from 1."""

    file: str
    message: str | tuple[str, ...]
    comments: tuple[str, ...]
    line: int = 1

    @property
    def key(self) -> str:
        """The message, with its plural where it has one, as a .mo file writes it.

        With the plural, since a translation is checked against it: a catalogue may not bring its own.
        """
        return name(self.message)


@dataclass(frozen=True)
class Template:
    """Every place of every message, in the order of the files."""

    found: tuple[Found, ...]

    def catalog(self) -> Catalog:
        """As a Babel template: one entry a message, its files and comments together."""
        result = Catalog(project="Quality manual", version="1.0", charset="utf-8", fuzzy=False)
        for item in self.found:
            known = result.get(item.message)
            told = known is not None and item.file in {file for file, _ in known.locations}
            # A line of 0 says the file only: a sentence that moves within its page changes no catalogue.
            result.add(item.message, None, locations=[] if told else [(item.file, 0)], auto_comments=item.comments)
        return result

    def with_texts(self, root: Path, texts: Mapping[str, bytes], shelf: Shelf | None = None) -> Template:
        """The template as it will be when some pages and registers, named relative to root, say something else."""
        found: list[Found] = []
        done: set[str] = set()
        for item in self.found:
            if item.file not in texts:
                found.append(item)
            elif item.file not in done:
                done.add(item.file)
                found += _extract_file(root, item.file, texts[item.file], shelf)
        return Template(tuple(found))

    @cached_property
    def kinds(self) -> Mapping[str, frozenset[str]]:
        """For each message, the kinds of places it stands in: those of segments, or `plain` outside of pages."""
        kinds: dict[str, set[str]] = {}
        for item in self.found:
            kind = item.comments[0].partition(":")[0] if item.file.endswith(".md") else PLAIN
            kinds.setdefault(item.key, set()).add(kind)
        return {key: frozenset(value) for key, value in kinds.items()}


def extract(root: Path, shelf: Shelf | None = None) -> Template:
    """Extract all messages of the manual in a folder; the segments of its pages are kept on the shelf.

    A manual without a babel.cfg of its own is read by this project's; macros and templates of this project are
    read too where the manual has none of its own, since their words are shown in it.

    Raises:
        EmptyExtractionError: no message at all, or none where pages should be: the mapping is wrong.
    """
    mapping = root / MAPPING if (root / MAPPING).exists() else HOME / MAPPING
    with Shelf(root, "extraction") if shelf else nullcontext() as known:
        found = list(_extract(root, mapping, shelf, known))
        if root.resolve() != HOME:
            found += _extract(HOME, HOME / MAPPING, None, known, OWN)
    if not any(item.file.endswith(".md") for item in found):
        raise EmptyExtractionError(
            Problem(MAPPING, 1, "extraction-empty", "no page gave any text: check the patterns against docs/")
        )
    return Template(tuple(found))


def _extract_file(root: Path, file: str, content: bytes, shelf: Shelf | None) -> Iterator[Found]:
    """The messages of a page, a register or mkdocs.yml with this content."""
    stream = _Named(content, root / file)
    read = extractors.navigation if file == CONFIGURATION else extractors.register
    for line, _, message, comments in (extractors.page if file.endswith(".md") else read)(
        stream, (), (), {"shelf": shelf}
    ):
        yield Found(file, message, tuple(comments), line)


class _Named(BytesIO):
    """A content with the name of the file that it is for."""

    def __init__(self, content: bytes, path: Path) -> None:
        super().__init__(content)
        self.name = str(path)


def _extract(
    folder: Path, mapping: Path, shelf: Shelf | None, known: Shelf | None, begins: tuple[str, ...] = ("",)
) -> Iterator[Found]:
    """The messages of a folder's files, or of those whose paths begin so; what is no page's is kept on `known`."""
    with mapping.open(encoding="utf-8") as stream:
        methods, options = parse_mapping_cfg(stream, str(mapping))  # type: ignore[no-untyped-call]
    how = digest(mapping.read_text("utf-8"), *map(version, ("babel", "jinja2")), program(*READERS))
    for file in _files(folder):
        pattern, method = next((each for each in methods if pathmatch(each[0], file)), ("", ""))
        if not method or not file.startswith(begins):
            continue
        read = partial(_messages, folder / file, method, {**options.get(pattern, {}), "shelf": shelf})
        # The segments of a page are on the shelf already.
        kept = None if file.endswith(".md") else known
        found = kept.recall(digest(how, file, (folder / file).read_bytes().hex()), read) if kept else read()
        for line, message, comments in found:
            yield Found(file, message if isinstance(message, str) else tuple(message), tuple(comments), line)


def _files(folder: Path) -> Iterator[str]:
    """Every file of a manual, relative to its folder, those apart that are made or kept by tools."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if each not in SKIPPED and not each.startswith("."))
        yield from (Path(place, file).relative_to(folder).as_posix() for file in sorted(files))


def _messages(path: Path, method: str, options: dict[str, Any]) -> list[tuple[int, str | list[str], list[str]]]:
    """The messages of a file, as plain data: where each begins, itself or its forms, and its comments."""
    results = extract_from_file(
        method,
        path,
        keywords=DEFAULT_KEYWORDS,
        comment_tags=("translators:",),
        options=options,
        strip_comment_tags=True,
    )
    return [
        (line, message if isinstance(message, str) else [str(form) for form in message[:2]], comments)
        for line, message, comments, _ in results
        if message
    ]
