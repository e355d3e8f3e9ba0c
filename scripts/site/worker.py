"""What the process of one language does: stage it, run MkDocs on it, index it, read what came out.

The libraries that this needs are heavy. Only these processes read them, from a server that has done so already.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import material.templates  # noqa: F401 (read once, in the server that the processes are forked from)
import mkdocs_macros.plugin  # noqa: F401 (the same)
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from macros.problems import Problem
from scripts.cache import Shelf
from scripts.settings import CONFIGURATION
from scripts.site.lock import alone
from scripts.site.preparation import Prepared, stage_language
from scripts.site.publish import read_pages
from scripts.site.remembering import Remembering
from scripts.site.search import index
from scripts.site.staging import BUILD
from scripts.site.templates import environment

DIRTY = "A 'dirty' build is being performed"
"""How MkDocs begins to warn that other pages are left as they are: here they are built right afterwards."""


def build_language(root: Path, language: str, prepared: Prepared) -> tuple[Problem, ...]:
    """Stage one language, build it with MkDocs and index it; return what was refused or went wrong.

    A build that is killed leaves its languages' processes to end by themselves: the next one waits for them.
    """
    with alone(root, f"build-{language}"):
        problems = stage_language(root, language, prepared)
        folder = root / BUILD / language
        failures = run_mkdocs(root, folder, f"{BUILD}/{language}/mkdocs.yml")
        if not failures:
            failures = index(folder / "site", language)
            read_pages(root, language, folder / "site")
    return (*problems, *failures)


class _Warnings(logging.Handler):
    """Keeps what MkDocs and its plugins warn of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(" ".join(record.getMessage().split()))


def run_mkdocs(root: Path, folder: Path, file: str) -> tuple[Problem, ...]:
    """Build the site of a staged language; every warning of MkDocs is a problem.

    Args:
        root: the manual's folder.
        folder: the staged language; it holds mkdocs.yml.
        file: the name that problems give to its configuration.
    """
    with Shelf(root, f"rendered-{folder.name}") as shelf:
        return _run(root, folder, file, partial(_build_whole, shelf))


def run_mkdocs_again(root: Path, folder: Path, file: str) -> tuple[Problem, ...]:
    """Build only the pages that were staged since they were built last, and nothing that is made of all pages."""
    return _run(root, folder, file, _build_changed)


def _build_whole(shelf: Shelf, config: MkDocsConfig, warnings: Sequence[str]) -> None:
    config.plugins["remembering"] = Remembering(shelf, lambda: len(warnings))
    mkdocs_build(config)


def _build_changed(config: MkDocsConfig, warnings: Sequence[str]) -> None:
    config.theme.static_templates = set()
    mkdocs_build(config, dirty=True)


def _run(
    root: Path, folder: Path, file: str, build: Callable[[MkDocsConfig, Sequence[str]], None]
) -> tuple[Problem, ...]:
    warnings = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    logger.propagate = False
    try:
        config = load_config(str(folder / CONFIGURATION))
        templates = environment(config.theme, root)
        config.theme.get_env = lambda: templates  # type: ignore[method-assign] # MkDocs offers no other way in
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config, warnings.lines)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as error:
        warnings.lines.append(" ".join(str(error).split()) or "MkDocs stopped")
    finally:
        logger.removeHandler(warnings)
    return tuple(
        Problem(file, 1, "mkdocs", f"{line}: mend the page or the setting that it names")
        for line in dict.fromkeys(warnings.lines)
        if not line.startswith(DIRTY)
    )
