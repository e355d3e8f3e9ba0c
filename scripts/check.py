"""Every check of the manual, without building it."""

from __future__ import annotations

from pathlib import Path

import click

from macros.problems import Problem
from scripts import console
from scripts.cache import Shelf
from scripts.catalogues import accepted
from scripts.extraction import EmptyExtractionError
from scripts.preparation import Prepared, prepare
from scripts.renderer import Renderer
from scripts.settings import CONFIGURATION, SettingsError
from scripts.staging import Tools, staged_pages
from scripts.terms import check_terms, problem


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
            missing = {}
            for language in prepared.settings.translations:
                count, found = _language(root, language, prepared)
                problems += found
                missing[language] = count
            problems += _terms(root)
            behind = "".join(f" {language}: {count} to translate." for language, count in missing.items() if count)
    console.end(problems, form, behind.strip() or "Every language is complete.")


def _language(root: Path, language: str, prepared: Prepared) -> tuple[int, list[Problem]]:
    """How many messages a language lacks, and what is wrong with those it has."""
    catalogue = accepted(root, language, prepared.kinds)
    renderer = Renderer.from_config(root / CONFIGURATION)
    with Shelf(root, "segments") as segments, Shelf(root, f"structure-{language}") as guarded:
        pages = staged_pages(root, prepared.settings, catalogue, Tools(renderer, segments, guarded))
        changed = [problem for page in pages for problem in page.problems]
    return catalogue.missing, [*catalogue.problems, *changed]


def _terms(root: Path) -> list[Problem]:
    outcome = check_terms(root)
    return [*map(problem, outcome.findings), *outcome.problems]
