"""What comes before MkDocs: the manual read and checked once, then each language written as plain Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from macros.manual import load
from macros.model import Manual
from macros.problems import Problem
from scripts import console
from scripts.cache import Shelf
from scripts.catalogues import Catalogue, accepted
from scripts.extraction import EmptyExtractionError, extract
from scripts.linking import Linker
from scripts.renderer import Renderer
from scripts.settings import CONFIGURATION, Settings, SettingsError, read_settings
from scripts.staging import BUILD, MANUAL, Tools, stage, staged_pages


@dataclass(frozen=True)
class Prepared:
    """What is known before any page is made: the manual, checked, and what each language may say."""

    settings: Settings
    manual: Manual
    catalogues: Mapping[str, Catalogue]
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found that keeps the manual from being built."""
        return not any(problem.severity == "error" for problem in self.problems)

    @property
    def refused(self) -> tuple[Problem, ...]:
        """What is wrong with the catalogues; it keeps nothing from being built, in English if need be."""
        return tuple(problem for catalogue in self.catalogues.values() for problem in catalogue.problems)


def prepare(root: Path) -> Prepared:
    """Read the manual and the catalogues, once.

    Raises:
        SettingsError: mkdocs.yml cannot be used.
        EmptyExtractionError: babel.cfg finds no page.
    """
    settings = read_settings(root)
    loaded = load(root)
    if any(problem.severity == "error" for problem in loaded.problems):
        return Prepared(settings, loaded.manual, {}, loaded.problems)
    with Shelf(root, "segments") as shelf:
        kinds = extract(root, shelf).kinds
    catalogues = {
        language: Catalogue(language, {}) if language == settings.source else accepted(root, language, kinds)
        for language in settings.languages
    }
    return Prepared(settings, loaded.manual, catalogues, loaded.problems)


def write_manual(root: Path, prepared: Prepared) -> None:
    """Write build/manual.json, from which the macros of every language read the manual."""
    (root / BUILD).mkdir(exist_ok=True)
    (root / BUILD / MANUAL).write_text(prepared.manual.model_dump_json(), "utf-8")


def stage_language(root: Path, settings: Settings, manual: Manual, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Write build/<language>/ from the English text and what the language may say; return what was refused."""
    language = catalogue.language
    renderer = Renderer.from_config(root / CONFIGURATION)
    linker = Linker(manual, language, catalogue.messages)
    with Shelf(root, "segments") as segments, Shelf(root, f"pages-{language}") as known:
        tools = Tools(renderer, segments, known, linker)
        pages = staged_pages(root, settings, None if language == settings.source else catalogue, tools)
        return tuple(stage(root, settings, language, pages, catalogue))


@click.command()
@console.root_option
@console.format_option
def translate(root: Path, form: str) -> None:
    """Write every language as plain Markdown into build/<language>/, without building the site."""
    try:
        prepared = prepare(root)
    except (SettingsError, EmptyExtractionError) as error:
        console.end(error.problems, form)
        return
    problems = [*prepared.problems, *prepared.refused]
    if prepared.sound:
        for catalogue in prepared.catalogues.values():
            problems += stage_language(root, prepared.settings, prepared.manual, catalogue)
        write_manual(root, prepared)
    console.end(problems, form, f"Each language is in {root / BUILD}.")
