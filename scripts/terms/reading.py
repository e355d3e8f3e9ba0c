"""A catalogue as the terminology check reads it: translated messages with their lines, and what is waived."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from babel.messages.catalog import Message as CatalogMessage

from macros.problems import Problem
from macros.reading import read
from scripts.catalogues.catalogue import parse
from scripts.languages.naming import canonical
from scripts.terms.check import Message
from scripts.terms.waivers import Waiver, of_message


@dataclass(frozen=True)
class Entry:
    """One entry of a catalogue: a message, or the forms of a plural, and the waivers above it."""

    messages: tuple[Message, ...]
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True)
class TermCatalogue:
    """The translated entries of a catalogue (the fuzzy ones left out), or the problems that keep it from being read."""

    language: str = ""
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_catalogue(root: Path, path: Path, languages: set[str]) -> TermCatalogue:
    """Read a .po file.

    Args:
        root: the manual's folder, to which file names are made relative.
        path: of the file.
        languages: those of the glossary. The catalogue's is its header's; without one, that of the folder it
            lies in (locales/fr/…).
    """
    file = _shown(root, path)
    text = read(path.parent, path.name)
    if isinstance(text, Problem):
        return TermCatalogue(problems=(replace(text, file=file),))
    language = _language(text, path, languages)
    if language not in languages:
        # A language that was just added has no words yet: said once, it keeps nothing from being built.
        severity: Literal["error", "warning"] = "warning" if canonical(language) else "error"
        return TermCatalogue(
            problems=(Problem(file, 1, "catalogue-language", _unknown(language, languages), severity),)
        )
    catalog, problems = parse(path.parent, Path(path.name), language)
    if catalog is None:
        return TermCatalogue(language, problems=tuple(replace(problem, file=file) for problem in problems))
    lines = text.split("\n")
    entries = (_entry(message, lines, file, language) for message in catalog if message.id and not message.fuzzy)
    return TermCatalogue(language, tuple(entry for entry in entries if entry.messages))


def _entry(message: CatalogMessage, lines: Sequence[str], file: str, language: str) -> Entry:
    waivers = tuple(of_message(message, lines, file, language))
    waived = frozenset(waiver.concept for waiver in waivers if waiver.reason)
    line = _translation_line(lines, message)
    messages = (
        Message(file, line, source, translation, waived) for source, translation in _pairs(message) if translation
    )
    return Entry(tuple(messages), waivers)


def _pairs(message: CatalogMessage) -> Iterator[tuple[str, str]]:
    """Each translation with its source: a plural's forms translate the plural, the first one the singular."""
    if isinstance(message.id, str):
        yield message.id, str(message.string)
        return
    for index, translation in enumerate(message.string or ()):
        yield message.id[min(index, 1)], translation


def _translation_line(lines: Sequence[str], message: CatalogMessage) -> int:
    """The line of the translation: the first msgstr after the message's beginning."""
    start = max((message.lineno or 1) - 1, 0)
    for number in range(start, len(lines)):
        if lines[number].startswith("msgstr"):
            return number + 1
    return start + 1


def _language(text: str, path: Path, languages: set[str]) -> str:
    header = re.search(r'^"Language:\s*([A-Za-z]+)[\w@.-]*\\n"', text, re.MULTILINE)
    if header:
        return header[1].lower()
    return next((part for part in reversed(path.resolve().parts[:-1]) if part in languages), "")


def _unknown(language: str, languages: set[str]) -> str:
    known = ", ".join(sorted(languages))
    if not language:
        return f'no language in the header: add the line "Language: fr\\n" (the glossary has {known})'
    return f'the glossary has no words in "{language}", only in {known}: add them to it, or correct the header'


def _shown(root: Path, path: Path) -> str:
    whole = path.resolve()
    inside = whole.is_relative_to(root.resolve())
    return (whole.relative_to(root.resolve()) if inside else path).as_posix()
