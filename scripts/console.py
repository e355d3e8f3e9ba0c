"""What commands share: where the manual is, how problems are printed, one line at the end that sums up."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click

from macros.problems import Problem

Command = TypeVar("Command", bound=Callable[..., Any])
Item = TypeVar("Item")


def root_option(command: Command) -> Command:
    """Add `--root DIR`: another manual than the one in the current folder."""
    return click.option(
        "--root",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        default=Path(),
        show_default="the current folder",
        help="The folder of the manual (it holds mkdocs.yml).",
    )(command)


def format_option(command: Command) -> Command:
    """Add `--format text|json`: JSON is one list on standard output and nothing else."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="Lines for people or one JSON list for machines.",
    )(command)


def progress(items: Sequence[Item], label: str) -> AbstractContextManager[Iterable[Item]]:
    """A progress bar over items, on standard error; none when it is no terminal."""
    return click.progressbar(items, label=label, file=sys.stderr, hidden=not sys.stderr.isatty())


def report(problems: Iterable[Problem], form: str = "text") -> bool:
    """Print the problems, sorted by file and line, and return whether none of them is an error."""
    found = sorted(set(problems))
    if form == "json":
        click.echo(json.dumps([asdict(problem) for problem in found], ensure_ascii=False, indent=1))
    else:
        for problem in found:
            click.echo(str(problem))
    return not any(problem.severity == "error" for problem in found)


def say(sentence: str) -> None:
    """Say on standard error what the command does, or how it ended."""
    click.echo(sentence, err=True)


def end(problems: Iterable[Problem], form: str = "text", done: str = "") -> None:
    """Print the problems and one line that sums up, and leave with 1 when one of them is an error."""
    found = tuple(set(problems))
    ok = report(found, form)
    errors = sum(problem.severity == "error" for problem in found)
    counts = (_count(errors, "error"), _count(len(found) - errors, "warning"))
    said = ", ".join(count for count in counts if count) or "No problem"
    say(f"{said}. {done}".strip())
    if not ok:
        raise SystemExit(1)


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'s' if number != 1 else ''}" if number else ""
