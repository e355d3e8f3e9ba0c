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
from dataclasses import dataclass
from multiprocessing.context import BaseContext
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
from scripts.staging import BUILD, MANUAL, stage, staged_pages


@dataclass(frozen=True)
class Prepared:
    """What all languages share: the manual, checked, and the messages it is made of."""

    settings: Settings
    manual: Manual
    kinds: dict[str, frozenset[str]]
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        return not any(problem.severity == "error" for problem in self.problems)


def prepare(root: Path) -> Prepared:
    """Read the manual once and extract its messages.

    Raises:
        SettingsError: mkdocs.yml cannot be used.
        EmptyExtractionError: babel.cfg finds no page.
    """
    settings = read_settings(root)
    loaded = load(root)
    if any(problem.severity == "error" for problem in loaded.problems):
        return Prepared(settings, loaded.manual, {}, loaded.problems)
    with Shelf(root, "segments") as shelf:
        kinds = dict(extract(root, shelf).kinds)
    return Prepared(settings, loaded.manual, kinds, loaded.problems)


def stage_language(root: Path, language: str, prepared: Prepared) -> tuple[Problem, ...]:
    """Write build/<language>/ from the English text and the language's catalogue; return what was refused."""
    settings = prepared.settings
    source = language == settings.source
    catalogue = Catalogue(language, {}) if source else accepted(root, language, prepared.kinds)
    renderer = Renderer.from_config(root / CONFIGURATION)
    linker = Linker(prepared.manual, language, catalogue.messages)
    with Shelf(root, "segments") as segments, Shelf(root, f"structure-{language}") as guarded:
        given = None if source else catalogue
        pages = staged_pages(root, settings, given, renderer, segments, guarded, linker)
        problems = stage(root, settings, language, pages, catalogue)
    return (*catalogue.problems, *problems)


def build_language(root: Path, language: str, prepared: Prepared) -> tuple[Problem, ...]:
    """Stage one language, build it with MkDocs and index it; return what was refused or went wrong."""
    from scripts.search import index

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
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

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
    from scripts.publish import publish

    try:
        prepared = prepare(root)
    except (SettingsError, EmptyExtractionError) as error:
        return error.problems
    if not prepared.sound:
        return prepared.problems
    wanted = tuple(languages or prepared.settings.languages)
    (root / BUILD).mkdir(exist_ok=True)
    (root / BUILD / MANUAL).write_text(prepared.manual.model_dump_json(), "utf-8")
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
    _end(problems, form, f"The site is in {root / 'site'}")


@click.command()
@console.root_option
@console.format_option
def translate(root: Path, form: str) -> None:
    """Write every language as plain Markdown into build/<language>/, without building the site."""
    try:
        prepared = prepare(root)
    except (SettingsError, EmptyExtractionError) as error:
        _end(error.problems, form, "")
        return
    problems = list(prepared.problems)
    if prepared.sound:
        for language in prepared.settings.languages:
            problems += stage_language(root, language, prepared)
        (root / BUILD / MANUAL).write_text(prepared.manual.model_dump_json(), "utf-8")
    _end(tuple(problems), form, f"Each language is in {root / BUILD}")


def _end(problems: tuple[Problem, ...], form: str, done: str) -> None:
    ok = console.report(problems, form)
    errors = sum(problem.severity == "error" for problem in problems)
    console.say(f"{done}." if ok else f"{errors} error{'s' if errors != 1 else ''}. {done}.".strip())
    if not ok:
        raise SystemExit(1)
