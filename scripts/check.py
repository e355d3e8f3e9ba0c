"""Every check of the manual, without building it; or of some catalogues, while they are translated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from macros.problems import Problem
from scripts import console
from scripts.cache import Shelf
from scripts.catalogues.catalogue import Catalogue, path_of
from scripts.catalogues.checking import ReadCatalogue, check_catalogue, read_catalogue
from scripts.catalogues.extraction import EmptyExtractionError, extract
from scripts.catalogues.extractors import titles
from scripts.catalogues.mending import mended_file
from scripts.catalogues.together import NotWrittenError, write_together
from scripts.examples import left
from scripts.glossary.command import check_glossary
from scripts.settings import CONFIGURATION, Settings, SettingsError, read_settings
from scripts.site.preparation import Prepared, prepare
from scripts.site.staging import Tools, staged_pages
from scripts.terms.command import check_terms, problem
from scripts.text.renderer import Renderer

Kinds = Mapping[str, frozenset[str]]


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE.po]...")
@console.root_option
@console.format_option
@click.option("--fix", is_flag=True, help="First mend spaces, quotes and signs in the catalogues; say where.")
def check(files: tuple[Path, ...], root: Path, form: str, fix: bool) -> None:
    """Check pages, registers, links, catalogues and terms; print every problem, sorted by file and line.

    With a FILE.po: only the translations in it, also while the manual has other problems.
    """
    try:
        problems, done = _some(root, files, fix) if files else _everything(root, fix)
    except (SettingsError, EmptyExtractionError, NotWrittenError) as error:
        problems, done = list(error.problems), ""
    console.end(problems, form, done)


def _some(root: Path, files: Sequence[Path], fix: bool) -> tuple[list[Problem], str]:
    """The problems of some catalogues, and what the last line says."""
    settings = read_settings(root)
    with Shelf(root, "segments") as shelf:
        kinds = extract(root, shelf).kinds
    mended = sum(_fix(root, path, kinds, settings) for path in files) if fix else 0
    problems: list[Problem] = []
    checked = 0
    readable: list[Path] = []
    for path in files:
        catalogue = read_catalogue(root, path, kinds, settings.translations)
        checked += len(catalogue.translated)
        problems += _translations(root, catalogue, settings)
        readable += [path] if catalogue.translated else []
    if readable:
        outcome = check_terms(root, readable)
        problems += [*map(problem, outcome.findings), *outcome.problems]
    return problems, f"Translations checked: {checked}{_mended(mended, fix)}."


def _everything(root: Path, fix: bool) -> tuple[list[Problem], str]:
    """The problems of the manual, and what the last line says."""
    prepared = prepare(root)
    problems = list(prepared.problems)
    mended, behind = 0, ""
    if not prepared.sound:
        return problems, "Catalogues and terms are checked once this is mended."
    paths = {language: root / path_of(language) for language in prepared.settings.translations}
    if fix:
        mended = sum(_fix(root, path, prepared.kinds, prepared.settings) for path in paths.values() if path.exists())
        prepared = replace(prepared, catalogues={})  # as read before: they are read anew when asked for
    for language, path in paths.items():
        catalogue = prepared.catalogue(root, language)
        problems += [*catalogue.problems, *_structure(root, catalogue, prepared.settings)]
        problems += _catalogue(root, path, prepared)
        behind += f" {language}: {catalogue.missing} to translate." if catalogue.missing else ""
    outcome = check_terms(root)
    # A language without terms is said by the check of the glossary.
    others = (each for each in outcome.problems if (each.code, each.severity) != ("catalogue-language", "warning"))
    problems += [*check_glossary(root), *map(problem, outcome.findings), *others]
    problems += [] if prepared.manual.company.example else left(root)
    return problems, f"{behind.strip() or 'Every language is complete.'}{_mended(mended, fix, ' Mended: {}.')}"


def _catalogue(root: Path, path: Path, prepared: Prepared) -> tuple[Problem, ...]:
    """What the checks say of a catalogue; that it is not there, or cannot be read, the build has said."""
    if not path.exists():
        return ()
    catalogue = read_catalogue(root, path, prepared.kinds, prepared.settings.translations)
    return _translations(root, catalogue, prepared.settings)


def _translations(root: Path, catalogue: ReadCatalogue, settings: Settings) -> tuple[Problem, ...]:
    with Shelf(root, f"messages-{catalogue.language or 'unknown'}") as shelf:
        return check_catalogue(catalogue, frozenset(title for title, _ in titles(settings.nav, ())), shelf)


def _fix(root: Path, path: Path, kinds: Kinds, settings: Settings) -> int:
    """Mend a catalogue, say where, and return how many translations were mended.

    Raises:
        NotWrittenError: the system does not let the file be written.
    """
    catalogue = read_catalogue(root, path, kinds, settings.translations)
    if not catalogue.translated:
        return 0
    text, done = mended_file(path.read_bytes().decode("utf-8"), catalogue.translated)
    if done:
        write_together(path.parent, {Path(path.name): text.encode()})
    for each in done:
        console.say(f"{catalogue.file}:{each.line}: mended {', '.join(each.codes)}")
    return len(done)


def _mended(number: int, fix: bool, sentence: str = "; mended: {}") -> str:
    return sentence.format(number) if fix else ""


def _structure(root: Path, catalogue: Catalogue, settings: Settings) -> list[Problem]:
    """The pages that the translations of a language would change."""
    renderer = Renderer.from_config(root / CONFIGURATION)
    with Shelf(root, "segments") as segments, Shelf(root, f"checked-{catalogue.language}") as known:
        pages = staged_pages(root, settings, catalogue, Tools(renderer, segments, known))
        return [problem for page in pages for problem in page.problems]
