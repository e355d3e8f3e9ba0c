"""Every check of the manual, without building it."""

from __future__ import annotations

from pathlib import Path

import click

from macros.problems import Problem
from scripts import console
from scripts.cache import Shelf
from scripts.catalogues.catalogue import Catalogue
from scripts.catalogues.extraction import EmptyExtractionError
from scripts.glossary.command import check_glossary
from scripts.settings import CONFIGURATION, Settings, SettingsError
from scripts.site.preparation import prepare
from scripts.site.staging import Tools, staged_pages
from scripts.terms.command import check_terms, problem
from scripts.text.renderer import Renderer


@click.command()
@console.root_option
@console.format_option
def check(root: Path, form: str) -> None:
    """Check pages, registers, links, catalogues and terms; print every problem, sorted by file and line."""
    try:
        prepared = prepare(root)
    except (SettingsError, EmptyExtractionError) as error:
        problems = list(error.problems)
        behind = ""
    else:
        problems = list(prepared.problems)
        behind = ""
        if prepared.sound:
            for language in prepared.settings.translations:
                catalogue = prepared.catalogue(root, language)
                problems += [*catalogue.problems, *_structure(root, catalogue, prepared.settings)]
                behind += f" {language}: {catalogue.missing} to translate." if catalogue.missing else ""
            problems += [*check_glossary(root), *_terms(root)]
    console.end(problems, form, behind.strip() or "Every language is complete.")


def _structure(root: Path, catalogue: Catalogue, settings: Settings) -> list[Problem]:
    """The pages that the translations of a language would change."""
    renderer = Renderer.from_config(root / CONFIGURATION)
    with Shelf(root, "segments") as segments, Shelf(root, f"checked-{catalogue.language}") as known:
        pages = staged_pages(root, settings, catalogue, Tools(renderer, segments, known))
        return [problem for page in pages for problem in page.problems]


def _terms(root: Path) -> list[Problem]:
    outcome = check_terms(root)
    return [*map(problem, outcome.findings), *outcome.problems]
