"""The whole way: read and check, translate, build each language side by side, publish.

A problem in the manual stops before anything is built; a translation that is refused is shown in English and
reported; the site that is being served is replaced whole, at the end, or not at all.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.context import BaseContext
from pathlib import Path

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from macros.problems import Problem
from scripts import console
from scripts.extraction import EmptyExtractionError
from scripts.preparation import Prepared, prepare, stage_language, write_manual
from scripts.publish import publish
from scripts.search import index
from scripts.settings import CONFIGURATION, SettingsError
from scripts.staging import BUILD


def build_language(root: Path, language: str, prepared: Prepared) -> tuple[Problem, ...]:
    """Stage one language, build it with MkDocs and index it; return what was refused or went wrong."""
    problems = stage_language(root, language, prepared)
    failures = run_mkdocs(root / BUILD / language, f"{BUILD}/{language}/mkdocs.yml")
    if not failures:
        failures = tuple(index(root / BUILD / language / "site", language))
    return (*problems, *failures)


class _Warnings(logging.Handler):
    """Keeps what MkDocs and its plugins warn of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(" ".join(record.getMessage().split()))


def run_mkdocs(folder: Path, file: str) -> tuple[Problem, ...]:
    """Build the site of a staged language; every warning of MkDocs is a problem.

    Args:
        folder: the staged language; it holds mkdocs.yml.
        file: the name that problems give to its configuration.
    """
    warnings = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    logger.propagate = False
    try:
        config = load_config(str(folder / CONFIGURATION))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as error:
        warnings.lines.append(" ".join(str(error).split()) or "MkDocs stopped")
    finally:
        logger.removeHandler(warnings)
    return tuple(
        Problem(file, 1, "mkdocs", f"{line}: mend the page or the setting that it names")
        for line in dict.fromkeys(warnings.lines)
    )


def build_site(root: Path, languages: Sequence[str] | None = None) -> tuple[Problem, ...]:
    """Build every language and replace site/ whole.

    Args:
        root: the manual's folder.
        languages: only these; all of extra.languages by default.

    Returns:
        All problems. The site is replaced when none of them is fatal: refused translations do not keep the rest
        of the manual from its readers, they are shown in English.
    """
    try:
        prepared = prepare(root)
    except (SettingsError, EmptyExtractionError) as error:
        return error.problems
    if not prepared.sound:
        return prepared.problems
    wanted = tuple(languages or prepared.settings.languages)
    write_manual(root, prepared)
    problems = list(prepared.problems)
    with ProcessPoolExecutor(max_workers=min(len(wanted), os.cpu_count() or 1), mp_context=_context()) as pool:
        jobs = [pool.submit(build_language, root, language, prepared) for language in wanted]
        for job in jobs:
            problems += job.result()
    if not any(problem.code in FATAL for problem in problems):
        problems += publish(root, wanted)
    return tuple(sorted(set(problems)))


FATAL = {"mkdocs", "search-index"}
"""Codes after which there is no complete site to publish."""


def _context() -> BaseContext:
    """Processes that start with the libraries read: forked from a clean server where the system has one."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["scripts.preload"])
        return context
    return multiprocessing.get_context("spawn")


@click.command()
@console.root_option
@console.format_option
@click.option("--language", "languages", multiple=True, help="Only this language; may be given several times.")
def build(root: Path, form: str, languages: tuple[str, ...]) -> None:
    """Build the manual in every language into site/."""
    problems = build_site(root, languages or None)
    console.end(problems, form, f"The site is in {root / 'site'}.")
