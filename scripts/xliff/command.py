"""`xliff export LANG` and `xliff import FILE`: messages for agencies, and what they send back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NoReturn

import click
from babel.messages.catalog import Catalog

from macros.problems import Problem, suggestion
from scripts import console
from scripts.cache import Shelf
from scripts.catalogues.extraction import EmptyExtractionError, Template, extract
from scripts.catalogues.together import NotWrittenError, write_together
from scripts.catalogues.update import catalogues
from scripts.settings import CONFIGURATION, Settings, SettingsError, read_settings
from scripts.xliff.importing import Imported, imported
from scripts.xliff.reading import Delivery, XliffError, read_xliff
from scripts.xliff.units import opened, units
from scripts.xliff.writing import xliff_bytes


class RefusedError(Exception):
    """The command cannot begin; carries the problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*map(str, problems))
        self.problems = problems


ERRORS = (SettingsError, EmptyExtractionError, NotWrittenError, RefusedError, XliffError)


@click.group()
def xliff() -> None:
    """Exchange messages with agencies as XLIFF 1.2."""


@xliff.command()
@click.argument("language")
@click.option("--only-open", is_flag=True, help="Leave out what is translated and not fuzzy.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; manual-LANGUAGE.xlf."
)
@console.root_option
def export(language: str, only_open: bool, output: Path | None, root: Path) -> None:
    """Write the messages of a LANGUAGE, with their context and approved words, for translation elsewhere."""
    file = output or Path(f"manual-{language}.xlf")
    try:
        settings = read_settings(root)
        found = tuple(units(_up_to_date(root, settings, _known(settings, language))))
        chosen = tuple(opened(found)) if only_open else found
        write_together(Path(), {file: xliff_bytes(chosen, settings.source, language)})
    except ERRORS as error:
        _stop(error.problems)
    words = sum(len(unit.source.split()) for unit in chosen)
    console.say(f"{len(chosen)} units, {words} words, are in {file}.")


@xliff.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--dry-run", is_flag=True, help="Check and count; write nothing.")
@console.root_option
def import_(file: Path, dry_run: bool, root: Path) -> None:
    """Put the translations of an XLIFF FILE into their catalogue; what is wrong in it stays out and is reported."""
    try:
        delivery = read_xliff(file.read_bytes(), file.as_posix())
        settings = read_settings(root)
        outcome = _imported(root, settings, delivery, file.as_posix(), write=not dry_run)
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        _stop((Problem(file.as_posix(), 1, "file-unreadable", f"{reason}: check that the file may be read"),))
    except ERRORS as error:
        _stop(error.problems)
    console.end(outcome.problems, done=_summary(outcome.counts, dry_run))


def _stop(problems: tuple[Problem, ...]) -> NoReturn:
    console.report(problems)
    console.say("Nothing was written.")
    raise SystemExit(1) from None


def _summary(counts: Counter[str], dry_run: bool) -> str:
    names = ("translated", "fuzzy", "unchanged", "empty", "refused")
    told = ", ".join(f"{counts[name]} {name}" for name in names if counts[name]) or "none"
    return f"Units{' (nothing written)' if dry_run else ''}: {told}."


def _known(settings: Settings, language: str) -> str:
    """The language, if the manual is translated into it."""
    if language not in settings.translations:
        advice = suggestion(language, settings.translations, f"write one of {', '.join(settings.translations)}")
        message = f'the manual is not translated into "{language}": {advice}'
        raise RefusedError(Problem(CONFIGURATION, 1, "language-unknown", message))
    return language


def _template(root: Path) -> Template:
    with Shelf(root, "segments") as shelf:
        return extract(root, shelf)


def _up_to_date(root: Path, settings: Settings, language: str) -> Catalog:
    """The catalogue as an update would leave it."""
    result = catalogues(root, settings, _template(root).catalog())
    if language not in result.catalogs:
        raise RefusedError(*result.problems)
    return result.catalogs[language]


def _imported(root: Path, settings: Settings, delivery: Delivery, file: str, *, write: bool) -> Imported:
    language = _known(settings, delivery.language)
    template = _template(root)
    outcome = imported(_up_to_date(root, settings, language), delivery, template.kinds, file)

    def change(name: str, catalog: Catalog) -> Catalog:
        return outcome.catalog if name == language else catalog

    result = catalogues(root, settings, template.catalog(), change)
    if write:
        write_together(root, {path: result.files[path] for path in map(Path, result.behind(root))})
    return outcome
