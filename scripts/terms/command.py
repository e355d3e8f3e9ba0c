"""`python -m scripts terms`: the glossary against the English text and the catalogues.

Reads files and prints; what is wrong with a text is scripts.terms.check's to say.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import click

from macros.manual import load
from macros.model import Manual
from macros.problems import Problem, suggestion
from scripts import console
from scripts.catalogues import extractors
from scripts.glossary.store import GLOSSARY
from scripts.settings import CONFIGURATION, SettingsError, read_settings
from scripts.terms.check import Finding, Glossary, Message, findings
from scripts.terms.reading import Entry, read_catalogue

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
    glossary = Glossary(loaded.manual.concepts, source)
    for path in files or sorted(root.glob(CATALOGUES)):
        catalogue = read_catalogue(root, path, languages)
        problems += catalogue.problems
        for entry in catalogue.entries:
            if entry.messages[0].source not in spoken:
                texts += [(catalogue.language, message) for message in entry.messages]
                problems += waiver_problems(glossary, entry, catalogue.language)
    with console.progress(texts, "Checking terms") as progress:
        found = [finding for language, message in progress for finding in findings(glossary, message, language)]
    return Outcome(tuple(sorted(set(found))), tuple(problems), len(texts))


def waiver_problems(glossary: Glossary, entry: Entry, language: str) -> Iterator[Problem]:
    """What is wrong with the waivers of an entry: no reason, no such concept, nothing to waive."""
    if not entry.waivers:
        return
    unwaived = (replace(message, waived=frozenset()) for message in entry.messages)
    needed = {finding.concept for message in unwaived for finding in findings(glossary, message, language)}
    for waiver in entry.waivers:
        if not waiver.reason:
            sentence = 'the waiver has no reason: write "# term-ok: concept — why"'
            yield Problem(waiver.file, waiver.line, "term-waiver-reason", sentence)
        elif waiver.concept not in glossary.concepts:
            closest = suggestion(waiver.concept, glossary.concepts, "write the id of a concept of locales/glossary.yml")
            sentence = f'the waiver names no concept: "{waiver.concept}" is none; {closest}'
            yield Problem(waiver.file, waiver.line, "concept-unknown", sentence)
        elif waiver.concept not in needed:
            sentence = (
                f'nothing to waive: the message has no wrong and no missing word of "{waiver.concept}": delete it'
            )
            yield Problem(waiver.file, waiver.line, "term-waiver-idle", sentence)


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
    """The language of a catalogue and its translated messages (not the fuzzy ones); or why there are none."""
    catalogue = read_catalogue(root, path, languages)
    messages = tuple(message for entry in catalogue.entries for message in entry.messages)
    return catalogue.language, messages, catalogue.problems


def _search_words(manual: Manual) -> frozenset[str]:
    """What customers say: in the search only, so no business of the glossary."""
    return frozenset(word for page in manual.pages for word in page.meta.customer_words)


def _no_glossary() -> Problem:
    return Problem(GLOSSARY, 1, "file-missing", "there is no concept in the glossary: write it, or name another --root")


def problem(finding: Finding) -> Problem:
    """A finding as a line of the check of the whole manual."""
    return Problem(finding.file, finding.line, finding.code, finding.message, finding.severity)


def _json(outcome: Outcome) -> list[dict[str, Any]]:
    """Findings and problems in the order of the files; a problem has no concept, no words and no message."""
    empty = {"concept": "", "found": "", "msgid": ""}
    items = [*map(asdict, outcome.findings), *({**empty, **asdict(problem)} for problem in outcome.problems)]
    return sorted(items, key=lambda item: (item["file"], item["line"], item["code"], item["concept"]))
