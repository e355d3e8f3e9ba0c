"""The whole way: read and check, translate, build each language side by side, publish.

A problem in the manual stops before anything is built; a translation that is refused is shown in English and
reported; the site that is being served is replaced whole, at the end, or not at all.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from pathlib import Path

import click

from macros.locales import PSEUDO
from macros.problems import Problem
from scripts import console
from scripts.catalogues.extraction import EmptyExtractionError
from scripts.settings import CONFIGURATION, SettingsError, read_settings
from scripts.site.lock import alone
from scripts.site.preparation import Prepared, prepare, write_manual
from scripts.site.pseudo_language import with_pseudo
from scripts.site.publish import SITE, not_replaced, publish, restore

FATAL = {
    "mkdocs",
    "search-index",
    "catalogue-missing",
    "catalogue-syntax",
    "catalogue-header",
    "file-missing",
    "file-empty",
    "file-encoding",
    "file-unreadable",
}
"""Codes after which there is no complete site to publish: a language without its catalogue would be in English."""


@dataclass(frozen=True)
class Outcome:
    """All problems of a build, and whether the site was replaced."""

    problems: tuple[Problem, ...]
    published: bool


def build_site(root: Path, languages: Sequence[str] | None = None) -> Outcome:
    """Build every language and replace site/ whole; wait while another build of the same folder runs.

    A refused translation does not keep the rest of the manual from its readers: it is shown in English.

    Args:
        root: the manual's folder.
        languages: only these; all of extra.languages by default. The pseudo-language may be one.
    """
    context = _context()
    try:
        with alone(root):
            restore(root)
            return _build(root, languages, context)
    except OSError as error:
        return Outcome((not_replaced(error),), published=False)


def _build(root: Path, languages: Sequence[str] | None, context: BaseContext) -> Outcome:
    try:
        prepared = prepare(root)
    except (SettingsError, EmptyExtractionError) as error:
        return Outcome(error.problems, published=False)
    if not prepared.sound:
        return Outcome(prepared.problems, published=False)
    wanted = tuple(languages or prepared.settings.languages)
    prepared = replace(prepared, settings=with_pseudo(prepared.settings, wanted))
    known = prepared.settings.languages
    if unknown := [language for language in wanted if language not in known]:
        message = f'"{unknown[0]}" is none of extra.languages: use one of {", ".join(known)}'
        return Outcome((Problem(CONFIGURATION, 1, "language-unknown", message),), published=False)
    write_manual(root, prepared)
    problems = list(prepared.problems)
    # More processes than processors: languages differ in length, and the system shares the time out better.
    with ProcessPoolExecutor(min(len(wanted), 2 * (os.cpu_count() or 1)), mp_context=context) as pool:
        jobs = [pool.submit(_language, root, language, prepared.for_language(root, language)) for language in wanted]
        with console.progress(jobs, "Building") as going:
            for job in going:
                problems += job.result()
    published = complete(problems)
    if published:
        refused = publish(root, wanted)
        published = not any(problem.severity == "error" for problem in refused)
        problems += refused
    return Outcome(tuple(sorted(set(problems))), published)


def complete(problems: Iterable[Problem]) -> bool:
    """Whether a site with these problems may be shown to readers."""
    return not any(problem.code in FATAL for problem in problems)


def _language(root: Path, language: str, prepared: Prepared) -> tuple[Problem, ...]:
    """Build one language; runs in a process of its own, and only there reads MkDocs."""
    from scripts.site.worker import build_language  # noqa: PLC0415

    return build_language(root, language, prepared)


def _context() -> BaseContext:
    """Processes that start with the libraries read: forked from a clean server where the system has one.

    The server starts at once, and reads them while the manual is prepared.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    forkserver.set_forkserver_preload(["scripts.site.preload"])
    forkserver.ensure_running()
    return multiprocessing.get_context("forkserver")


def _all(root: Path) -> tuple[str, ...]:
    try:
        return tuple(read_settings(root).languages)
    except SettingsError:
        return ()  # the build finds the same, and says it


@click.command()
@console.root_option
@console.format_option
@click.option("--language", "languages", multiple=True, help="Only this language; may be given several times.")
@click.option("--pseudo", is_flag=True, help="Also in a pseudo-language: what stays plain cannot be translated.")
def build(root: Path, form: str, languages: tuple[str, ...], pseudo: bool) -> None:
    """Build the manual in every language into site/."""
    outcome = build_site(root, (*(languages or _all(root)), PSEUDO) if pseudo else languages or None)
    place = root / SITE
    console.end(outcome.problems, form, f"The site is in {place}." if outcome.published else f"{place} is as it was.")
