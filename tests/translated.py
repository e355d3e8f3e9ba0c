"""A mini manual in French and in git, for tests of what is translated, since when and by whom it was read."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from babel import Locale
from babel.messages.pofile import write_po

from macros.translation_state import LanguageState, Row
from scripts.cache import Shelf
from scripts.catalogues.catalogue import path_of
from scripts.catalogues.extraction import extract
from scripts.site.preparation import prepare
from tests import minimanual

FRENCH = path_of("fr")
COMPLAINTS = "docs/customer/complaints.md"
CONFIRM = "Confirm receipt within"


def git(root: Path, *arguments: str, day: int = 1) -> str:
    when = f"2026-03-{day:02}T12:00:00+00:00"
    who = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "HOME": str(root)}
    who |= {f"GIT_{role}_{part}": "test@example.com" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    command = ["git", "-C", str(root), "-c", "init.defaultBranch=main", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **who}).stdout


def commit(root: Path, day: int) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "Change", day=day)


def translate(root: Path, *, but: tuple[str, ...] = (), fuzzy: tuple[str, ...] = ()) -> Path:
    """Write the French catalogue of the manual as it is, each message translated by itself, but for some.

    Args:
        but: how the messages begin that are not translated.
        fuzzy: how those begin that are fuzzy.
    """
    with Shelf(root, "segments") as shelf:
        catalog = extract(root, shelf).catalog()
    catalog.locale = Locale("fr")
    for message in catalog:
        source = message.id if isinstance(message.id, str) else message.id[0]
        if source and not source.startswith(but or "\0"):
            message.string = message.id
        if source.startswith(fuzzy or "\0"):
            message.flags.add("fuzzy")
    (root / FRENCH).parent.mkdir(parents=True, exist_ok=True)
    with (root / FRENCH).open("wb") as file:
        write_po(file, catalog, width=0)
    return root


def finished(folder: Path) -> Path:
    """Write a mini manual, in git since 1 March, all of it in French, and return it."""
    translate(minimanual.write(folder, {".gitignore": ".cache/\nbuild/\n"}))
    git(folder, "init", "--quiet")
    commit(folder, 1)
    prepare(folder)
    return folder


def french(root: Path) -> LanguageState:
    (language,) = prepare(root).state.languages
    return language


def row(root: Path, place: str = "customer/complaints.md") -> Row:
    return next(row for row in french(root).rows if row.place == place)
