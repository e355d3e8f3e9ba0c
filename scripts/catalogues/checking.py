"""The checks of scripts.messages on every translation of a catalogue, each finding at the line of its msgstr.

Fuzzy and obsolete messages, and those the manual does not have, are left alone. What was found in a translation is
kept by content, so that a check looks only at what changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry

from macros.problems import Problem, suggestion
from macros.reading import read
from scripts import console
from scripts.cache import Shelf, digest, program
from scripts.catalogues.catalogue import parse
from scripts.catalogues.forms import name
from scripts.catalogues.places import language_of, pairs, shown, translation_line
from scripts.catalogues.waiving import Waived, waived
from scripts.messages.checks import WAIVABLE, findings
from scripts.messages.checks.consistency import differing, key, source_key
from scripts.messages.checks.message import Message

SEARCH = frozenset({"front-matter"})
"""The kind of the words that only the search knows: there, synonyms are wanted."""
LONGEST_TITLE = 40
"""Characters of a navigation title. The longest of the manual has 32, and Material's sidebar holds some 33 a line."""

Kinds = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Translated:
    """One translation of a catalogue: a message's, or one form of a plural's; and what its translator waives."""

    message: Message
    entry: Entry
    form: int
    line: int
    waived: tuple[Waived, ...] = ()


@dataclass(frozen=True)
class ReadCatalogue:
    """A catalogue that is checked: its name as problems say it, its language, its translations; or why it is unread."""

    file: str
    language: str = ""
    translated: tuple[Translated, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_catalogue(root: Path, path: Path, kinds: Kinds, languages: Sequence[str]) -> ReadCatalogue:
    """Read a .po file, wherever it lies, with the problems of its plurals.

    Args:
        root: the manual's folder, to which names are made relative.
        path: of the file; relative to the current folder.
        kinds: each message of the manual and the kinds of places it stands in.
        languages: the manual's, by which the folder of a file without a header is known.
    """
    file = shown(root, path)
    text = read(path.parent, path.name)
    if isinstance(text, Problem):
        return ReadCatalogue(file, problems=(replace(text, file=file),))
    language = language_of(text, path, languages)
    if not language:
        sentence = 'no language in the header: add the line "Language: fr\\n" with the language\'s code'
        return ReadCatalogue(file, problems=(Problem(file, 1, "catalogue-language", sentence),))
    catalog, problems = parse(path.parent, Path(path.name), language)
    if catalog is None:
        return ReadCatalogue(file, language, problems=tuple(replace(problem, file=file) for problem in problems))
    lines = text.split("\n")
    return ReadCatalogue(
        file,
        language,
        tuple(_translations(catalog, lines, language, kinds)),
        tuple(Problem(file, *found) for entry in _current(catalog, kinds) for found in _forms(entry, lines, catalog)),
    )


def check_catalogue(catalogue: ReadCatalogue, navigation: frozenset[str], shelf: Shelf) -> tuple[Problem, ...]:
    """Every finding of the guard and of the checks in a catalogue, and what no rule sees in one message alone.

    Args:
        catalogue: as read.
        navigation: the English titles of the navigation, whose translations are to be short.
        shelf: keeps what was found in each translation.
    """
    how = program("messages", "messages/checks", "catalogues/checking.py")
    found: list[tuple[int, str, str]] = []
    entries: list[tuple[str, str, str, int]] = []
    with console.progress(catalogue.translated, f"Checking {catalogue.file}") as progress:
        for each in progress:
            message = each.message
            parts = [message.language, message.source, message.plural, message.translation, *sorted(message.kinds)]
            known = shelf.recall(digest(how, *parts), partial(_results, message))
            found += [(each.line, code, sentence) for code, sentence in known["found"]]
            if message.source in navigation and len(message.translation) > LONGEST_TITLE:
                found.append((each.line, "translation-navigation-long", _long(message)))
            group = "search" if message.kinds == SEARCH else ""
            entries.append((f"{each.entry.context or ''}\0{group}", *known["keys"], each.line))
    for line, (first, words) in differing(entries).items():
        sentence = f"line {first} translates the same English by “{words}”: choose one"
        found.append((line, "translation-inconsistent", sentence))
    told = (Problem(catalogue.file, *each) for each in _unwaived(found, catalogue.translated))
    return (*catalogue.problems, *told)


def _unwaived(
    found: Sequence[tuple[int, str, str]], translated: Iterable[Translated]
) -> Iterator[tuple[int, str, str]]:
    """What no comment of a translator waives, and what is wrong with those comments."""
    above = {each.line: each.waived for each in translated if each.waived}
    reasoned = {(line, each.name) for line, waived in above.items() for each in waived if each.reason}
    yield from (each for each in found if each[:2] not in reasoned or each[1] not in WAIVABLE)
    needed: dict[Waived, set[str]] = {each: set() for waived in above.values() for each in waived}
    for line, code, _ in found:
        for each in above.get(line, ()):
            needed[each].add(code)
    for each, codes in needed.items():
        if wrong := _idle(each, codes):
            yield each.line, *wrong


def _idle(waiver: Waived, codes: Collection[str]) -> tuple[str, str] | None:
    """Why a waiver of a check does nothing in a message with these codes: code and sentence."""
    if waiver.name not in WAIVABLE:
        closest = suggestion(waiver.name, WAIVABLE, "write a code that the translators' guide lists")
        sentence = f'the waiver names no check that can be waived: "{waiver.name}" is none; {closest}'
        return "check-waiver-unknown", sentence
    if not waiver.reason:
        return "check-waiver-reason", f'the waiver has no reason: write "# check-ok: {waiver.name} — why"'
    if waiver.name not in codes:
        return "check-waiver-idle", f"nothing to waive: the translation has no {waiver.name}: delete the comment"
    return None


def _results(message: Message) -> dict[str, Any]:
    return {
        "found": [(finding.code, finding.sentence) for finding in findings(message)],
        "keys": [source_key(message.source), key(message.translation)],
    }


def _long(message: Message) -> str:
    return f"a navigation title of {len(message.translation)} characters: shorten it to {LONGEST_TITLE}"


def _current(catalog: Catalog, kinds: Kinds) -> Iterator[Entry]:
    """The messages that the manual has and that are not fuzzy."""
    return (entry for entry in catalog if entry.id and not entry.fuzzy and name(entry.id) in kinds)


def _translations(catalog: Catalog, lines: Sequence[str], language: str, kinds: Kinds) -> Iterator[Translated]:
    for entry in _current(catalog, kinds):
        plural = "" if isinstance(entry.id, str) else entry.id[1]
        above = waived(lines, entry.lineno or 1, "check-ok")
        for form, (source, translation) in enumerate(pairs(entry)):
            if translation:
                message = Message(source, translation, language, kinds[name(entry.id)], plural)
                yield Translated(message, entry, form, translation_line(lines, entry, form), above)


def _forms(entry: Entry, lines: Sequence[str], catalog: Catalog) -> Iterator[tuple[int, str, str]]:
    """Line, code and sentence of what is wrong with the number of a plural's forms."""
    if isinstance(entry.id, str) or not any(entry.string or ()):
        return
    forms = tuple(entry.string or ())
    if len(forms) > catalog.num_plurals:
        sentence = f"{len(forms)} forms, and the header says nplurals={catalog.num_plurals}: delete the others"
        yield translation_line(lines, entry, catalog.num_plurals), "translation-plural", sentence
    for form in range(catalog.num_plurals):
        if form >= len(forms) or not forms[form]:
            line = translation_line(lines, entry, min(form, len(forms) - 1))
            yield line, "translation-plural", f"msgstr[{form}] is missing: translate every form"
