"""`python -m scripts terms`: the glossary against the English text and the catalogues.

Reads files and prints; what is wrong with a text is scripts.terms.check's to say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import click
from babel.messages.catalog import Message as CatalogMessage

from macros.manual import load
from macros.model import Manual
from macros.problems import Problem
from macros.reading import read
from scripts import console
from scripts.catalogues import extractors
from scripts.catalogues.catalogue import parse
from scripts.settings import CONFIGURATION, SettingsError, read_settings
from scripts.terms.check import Finding, Glossary, Message, findings

GLOSSARY = "locales/glossary.yml"
CATALOGUES = "locales/*/LC_MESSAGES/*.po"

Extractor = Callable[[BinaryIO, Any, Any, dict[str, Any]], Iterator[extractors.Extracted]]


@dataclass(frozen=True)
class Outcome:
    """What was found, and what could not be read."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    messages: int


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE.po]...")
@console.root_option
@console.format_option
def terms(files: tuple[Path, ...], root: Path, form: str) -> None:
    """Check the words of the English text and of the translations against the glossary.

    Without a FILE: every page, register and catalogue of the manual.
    """
    outcome = check_terms(root, files)
    lines = [*map(problem, outcome.findings), *outcome.problems]
    if form == "json":
        click.echo(json.dumps(_json(outcome), ensure_ascii=False, indent=1))
    else:
        console.report(lines)
    errors = sum(line.severity == "error" for line in set(lines))
    warnings = len(set(lines)) - errors
    console.say(f"Messages checked: {outcome.messages}; errors: {errors}; warnings: {warnings}.")
    if errors:
        raise SystemExit(1)


def check_terms(root: Path, files: Sequence[Path] = ()) -> Outcome:
    """Check some catalogues, or the English text and every catalogue of the manual in a folder.

    Args:
        root: the manual's folder; it holds locales/glossary.yml.
        files: .po files; none: everything.
    """
    loaded = load(root)
    problems = [problem for problem in loaded.problems if problem.file == GLOSSARY]
    if not loaded.manual.concepts:
        return Outcome((), tuple(problems) or (_no_glossary(),), 0)
    spoken = _search_words(loaded.manual)
    texts: list[tuple[str, Message]] = []
    source = "en"
    try:
        source = read_settings(root).source
        if not files:
            texts += [(source, message) for message in source_messages(root, spoken)]
    except SettingsError as error:
        if not files:
            problems += error.problems
    languages = {language for concept in loaded.manual.concepts for language in concept.terms}
    for path in files or sorted(root.glob(CATALOGUES)):
        language, messages, unread = catalogue_messages(root, path, languages)
        problems += unread
        texts += [(language, message) for message in messages if message.source not in spoken]
    glossary = Glossary(loaded.manual.concepts, source)
    with console.progress(texts, "Checking terms") as progress:
        found = [finding for language, message in progress for finding in findings(glossary, message, language)]
    return Outcome(tuple(sorted(set(found))), tuple(problems), len(texts))


def source_messages(root: Path, spoken: frozenset[str]) -> Iterator[Message]:
    """The English messages of pages, registers, glossary and navigation, without the words for the search.

    Raises:
        SettingsError: mkdocs.yml cannot be used.
    """
    docs = read_settings(root).docs
    places: list[tuple[Extractor, Iterable[Path]]] = [
        (extractors.page, sorted((root / docs).rglob("*.md"))),
        (extractors.register, sorted((root / docs).rglob("*.yml"))),
        (extractors.register, [root / GLOSSARY]),
        (extractors.navigation, [root / CONFIGURATION]),
    ]
    for extractor, paths in places:
        for path in paths:
            file = path.relative_to(root).as_posix()
            with path.open("rb") as stream:
                for line, _, message, _ in extractor(stream, (), (), {}):
                    if message not in spoken:
                        yield Message(file, line, message)


def catalogue_messages(
    root: Path, path: Path, languages: set[str]
) -> tuple[str, tuple[Message, ...], tuple[Problem, ...]]:
    """The language of a catalogue and its translated messages (not the fuzzy ones); or why there are none.

    The language is the header's; without one, that of the folder it lies in (locales/fr/…).
    """
    file = _shown(root, path)
    text = read(path.parent, path.name)
    if isinstance(text, Problem):
        return "", (), (replace(text, file=file),)
    language = _language(text, path, languages)
    if language not in languages:
        return "", (), (Problem(file, 1, "catalogue-language", _unknown(language, languages)),)
    catalog, problems = parse(path.parent, Path(path.name), language)
    if catalog is None:
        return language, (), tuple(replace(problem, file=file) for problem in problems)
    lines = text.split("\n")
    messages = (
        Message(file, _translation_line(lines, message), source, translation)
        for message in catalog
        if message.id and not message.fuzzy
        for source, translation in _pairs(message)
        if translation
    )
    return language, tuple(messages), ()


def _pairs(message: CatalogMessage) -> Iterator[tuple[str, str]]:
    """Each translation with its source: a plural's forms translate the plural, the first one the singular."""
    if isinstance(message.id, str):
        yield message.id, str(message.string)
        return
    for index, translation in enumerate(message.string or ()):
        yield message.id[min(index, 1)], translation


def _translation_line(lines: list[str], message: CatalogMessage) -> int:
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


def _search_words(manual: Manual) -> frozenset[str]:
    """What customers say: in the search only, so no business of the glossary."""
    return frozenset(word for page in manual.pages for word in page.meta.customer_words)


def _no_glossary() -> Problem:
    return Problem(GLOSSARY, 1, "file-missing", "there is no concept in the glossary: write it, or name another --root")


def _shown(root: Path, path: Path) -> str:
    whole = path.resolve()
    inside = whole.is_relative_to(root.resolve())
    return (whole.relative_to(root.resolve()) if inside else path).as_posix()


def problem(finding: Finding) -> Problem:
    """A finding as a line of the check of the whole manual."""
    return Problem(finding.file, finding.line, finding.code, finding.message, finding.severity)


def _json(outcome: Outcome) -> list[dict[str, Any]]:
    """Findings and problems in the order of the files; a problem has no concept, no words and no message."""
    empty = {"concept": "", "found": "", "msgid": ""}
    items = [*map(asdict, outcome.findings), *({**empty, **asdict(problem)} for problem in outcome.problems)]
    return sorted(items, key=lambda item: (item["file"], item["line"], item["code"], item["concept"]))
