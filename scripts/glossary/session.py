"""What the glossary's commands share: the glossary opened, a new text of it that is right, and the end on a problem."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from macros.model import Concept
from macros.problems import Problem
from scripts import console
from scripts.catalogues.together import NotWrittenError, write_together
from scripts.glossary.check import glossary_problems
from scripts.glossary.layout import LayoutError, rewritten
from scripts.glossary.store import GLOSSARY, Stored, read_store, stored
from scripts.settings import Settings, SettingsError, read_settings


def opened(root: Path) -> tuple[Settings, Stored]:
    """The settings and the glossary of a manual; with a problem in either, the command ends."""
    try:
        settings = read_settings(root)
    except SettingsError as error:
        stop(*error.problems)
    store = read_store(root)
    if store.problems:
        stop(*store.problems)
    return settings, store


def new_text(store: Stored, concepts: Iterable[Concept], settings: Settings) -> str:
    """The glossary's text with other concepts; if it would be wrong, or cannot be written, the command ends."""
    try:
        text = rewritten(store, tuple(concepts))
    except LayoutError as error:
        stop(error.problem)
    if wrong := new_errors(store, stored(text), tuple(settings.languages), settings.source):
        stop(*wrong)
    return text


def save(root: Path, text: str) -> None:
    """Replace the glossary whole, with the line ends and the byte order mark it had, or end the command."""
    before = (root / GLOSSARY).read_bytes()
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    mark = BOM_UTF8 if before.startswith(BOM_UTF8) else b""
    try:
        write_together(root, {Path(GLOSSARY): mark + text.encode()})
    except NotWrittenError as error:
        stop(*error.problems)


def new_errors(before: Stored, after: Stored, languages: Sequence[str], source: str) -> tuple[Problem, ...]:
    """The errors that a change of the glossary would bring; lines are those of the text with the change.

    A definition with a word that is no longer right is none of them: like other texts, it is changed afterwards.
    """
    had = {_without_lines(problem) for problem in glossary_problems(before, languages, source)}
    return tuple(
        problem
        for problem in glossary_problems(after, languages, source)
        if problem.severity == "error" and not problem.code.startswith("term-") and _without_lines(problem) not in had
    )


def _without_lines(problem: Problem) -> tuple[str, str]:
    return problem.code, re.sub(r"line \d+", "line", problem.message)


def stop(*problems: Problem) -> NoReturn:
    """Print the problems, say that nothing was written, and leave with 1."""
    console.end(problems, done="Nothing was written.")
    raise SystemExit(1)
