"""A catalogue as the terminology check reads it: translated messages with their lines, and what is waived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from babel.messages.catalog import Message as CatalogMessage

from macros.problems import Problem
from macros.reading import read
from scripts.catalogues.catalogue import parse
from scripts.catalogues.places import language_of, pairs, shown, translation_line
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
    file = shown(root, path)
    text = read(path.parent, path.name)
    if isinstance(text, Problem):
        return TermCatalogue(problems=(replace(text, file=file),))
    language = language_of(text, path, languages)
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
    line = translation_line(lines, message)
    messages = (
        Message(file, line, source, translation, waived) for source, translation in pairs(message) if translation
    )
    return Entry(tuple(messages), waivers)


def _unknown(language: str, languages: set[str]) -> str:
    known = ", ".join(sorted(languages))
    if not language:
        return f'no language in the header: add the line "Language: fr\\n" (the glossary has {known})'
    return f'the glossary has no words in "{language}", only in {known}: add them to it, or correct the header'
