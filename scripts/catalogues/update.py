"""`update`: the messages of the manual, extracted by Babel, merged into each language's catalogue.

Nothing is lost: a sentence that changed keeps its translation as fuzzy beside the sentence it was made for, and
what the manual no longer uses stays at the end of the file as obsolete (scripts.catalogues.merge).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click
from babel.messages.catalog import Catalog

from macros.locales import locale
from macros.manual import load
from macros.problems import Problem
from scripts import console
from scripts.cache import Shelf
from scripts.catalogues.approved_words import ApprovedWords
from scripts.catalogues.catalogue import DOMAIN, parse, path_of
from scripts.catalogues.extraction import EmptyExtractionError, extract
from scripts.catalogues.fresh import fresh
from scripts.catalogues.merge import Advice, updated
from scripts.catalogues.po_writer import po_bytes
from scripts.catalogues.together import NotWrittenError, write_together
from scripts.glossary.store import GLOSSARY
from scripts.settings import Settings, SettingsError, read_settings
from scripts.terms.check import Glossary

TEMPLATE = Path("locales") / f"{DOMAIN}.pot"
UNREADABLE = frozenset({"yaml-invalid", "file-encoding", "file-unreadable"})
"""Codes of files whose messages are not known."""
HEADER = "# {title}: the messages of the quality manual.\n# Licence: CC BY 4.0, as the texts it translates."


def merged(
    catalog: Catalog | None, template: Catalog, language: str, title: str, advice: Advice = lambda source: ()
) -> Catalog:
    """The catalogue brought up to date with the template: new messages added, changed ones fuzzy, none lost.

    Args:
        catalog: as it is, unchanged by this; None makes a first one.
        template: the messages of the manual.
        language: the catalogue's.
        title: the manual's, for the comment at the top.
        advice: what a translator is told of an English text (scripts.catalogues.approved_words).
    """
    result = updated(catalog if catalog is not None else fresh(language, DOMAIN), template, advice)
    result.header_comment = HEADER.format(title=f"{title} ({language})")
    result.project, result.version = template.project, template.version
    if "FULL NAME" in (result.last_translator or "FULL NAME"):
        result.last_translator = "The translator <translator@example.com>"
    if "LL@li.org" in (result.language_team or "LL@li.org"):
        result.language_team = f"{locale(language).english_name} <{language}@example.com>"
    if isinstance(result.revision_date, str):
        result.revision_date = dt.datetime.now(dt.UTC).replace(hour=0, minute=0, second=0)
    return result


def written(catalog: Catalog, language: str | None) -> bytes:
    """The bytes of a language's catalogue, or of the template where the language is None."""
    if language is None:
        return po_bytes(catalog, HEADER.format(title="Quality manual"), template=True)
    return po_bytes(catalog, catalog.header_comment, template=False)


@dataclass(frozen=True)
class Catalogues:
    """What the template and the catalogues are to say, and what is wrong with those that cannot be read."""

    messages: int
    catalogs: Mapping[str, Catalog]
    files: Mapping[Path, bytes]
    problems: tuple[Problem, ...]

    def behind(self, root: Path) -> tuple[str, ...]:
        """The files that say something else."""
        return tuple(path.as_posix() for path, content in self.files.items() if _content(root / path) != content)


def catalogues(
    root: Path, settings: Settings, template: Catalog, change: Callable[[str, Catalog], Catalog] | None = None
) -> Catalogues:
    """Merge the messages of the manual into each language's catalogue, without writing anything.

    Args:
        root: the manual's folder.
        settings: its settings.
        template: its messages.
        change: what is done to a language's catalogue first; None leaves it as it is.
    """
    glossary, problems = _glossary(root, settings)
    if problems:
        return Catalogues(len(template), {}, {}, tuple(problems))
    files = {TEMPLATE: written(template, None)}
    results: dict[str, Catalog] = {}
    with Shelf(root, "approved-words") as shelf, console.progress(settings.translations, "Updating") as languages:
        words = ApprovedWords(glossary, shelf)
        for language in languages:
            path = path_of(language)
            catalog: Catalog | None = None
            if (root / path).exists():
                catalog, found = parse(root, path, language)
                problems += found
                if catalog is None:
                    continue
            if catalog is not None and change is not None:
                catalog = change(language, catalog)
            results[language] = merged(catalog, template, language, settings.title, words.lines(language))
            files[path] = written(results[language], language)
    return Catalogues(len(template), results, files, tuple(problems))


def _glossary(root: Path, settings: Settings) -> tuple[Glossary, list[Problem]]:
    """The glossary; what is wrong in it is said, since translators would miss the words of what is not read.

    So is every file that cannot be read: its messages would leave the catalogues.
    """
    loaded = load(root)
    problems = [each for each in loaded.problems if each.file == GLOSSARY or each.code in UNREADABLE]
    return Glossary(loaded.manual.concepts, settings.source), problems


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


@click.command()
@console.root_option
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a catalogue is behind the English text.")
def update(root: Path, check: bool) -> None:
    """Extract the messages of the manual and merge them into each language's catalogue."""
    try:
        outcome, behind = _updated(root, write=not check)
    except (SettingsError, EmptyExtractionError, NotWrittenError) as error:
        console.report(error.problems)
        raise SystemExit(1) from None
    ok = console.report(outcome.problems)
    verb = "behind the English text" if check else "updated"
    console.say(f"{outcome.messages} messages; {verb}: {', '.join(behind) or 'none'}.")
    if not ok or (check and behind):
        raise SystemExit(1)


def _updated(root: Path, *, write: bool) -> tuple[Catalogues, tuple[str, ...]]:
    settings = read_settings(root)
    with Shelf(root, "segments") as shelf:
        template = extract(root, shelf).catalog()
    outcome = catalogues(root, settings, template)
    behind = outcome.behind(root)
    if write:
        write_together(root, {path: outcome.files[path] for path in map(Path, behind)})
    return outcome, behind
