"""Since when each line of the English text has been what it is, as git knows it.

Git is asked a fixed number of times for the whole manual, never once a page, and for what is committed only once: the
changes of the mainline are replayed, each commit against its first parent, so that a line's day is the day on which it
reached the readers. A line that moves, within its file or to another one, in one commit keeps its day.
"""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from macros.translation_state import History
from scripts.cache import Shelf, digest, program

_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@")
_DIFF = ("--patch", "--unified=0", "--no-renames", "--no-color", "--no-ext-diff", "--no-textconv", "--relative")
_STABLE = ("-c", "core.quotePath=false", "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false")
"""Settings of git that would change what is read here, whatever a person has configured."""
_COMMIT = "\1commit "

Line = tuple[str, dt.date]
Lines = Mapping[str, Sequence[Line]]


@dataclass(frozen=True)
class Dates:
    """Each line of each file with its day; `history` says whether that can be known, `as_of` the last commit's day."""

    history: History
    as_of: dt.date | None = None
    lines: Lines = field(default_factory=dict)


def dates(root: Path, paths: Iterable[str]) -> Dates:
    """Ask git for the days of the lines of some files and folders, relative to the manual's folder.

    A line that is not committed has the day of the last commit. No repository, no commit of these files and a
    shallow history, whose first commit only seems to have brought everything, give no day at all.
    """
    asked = _git(root, "rev-parse", "--is-shallow-repository", "HEAD")
    if asked is None:
        return Dates("none")
    shallow, head = asked.split()
    if shallow == "true":
        return Dates("shallow")
    places = tuple(paths)
    last = _git(root, "log", "-1", "--format=%ct")
    diff = _git(root, "diff", *_DIFF, "HEAD", "--", *places)
    with Shelf(root, "history") as shelf:
        key = digest(program("state/history.py"), head, str(root.resolve()), *places)
        committed = _lines(shelf.recall(key, lambda: _committed(root, places)))
        if not committed:
            shelf.forget(key)
    if not (last and last.strip() and committed and diff is not None):
        return Dates("none")
    return Dates("known", _day(last), replayed(f"{_COMMIT}{last.strip()}\n{diff}", committed))


def _committed(root: Path, places: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """The lines of every file as of the last commit, as plain data; none where git does not say."""
    order = ("--reverse", "--first-parent", "--diff-merges=first-parent", f"--format={_COMMIT}%ct")
    log = _git(root, "-c", "log.showRoot=true", "log", *order, *_DIFF, "--", *places)
    return {file: [(text, day.isoformat()) for text, day in lines] for file, lines in replayed(log or "").items()}


def _lines(data: Mapping[str, Sequence[Sequence[str]]]) -> Lines:
    days: dict[str, dt.date] = {}
    return {
        file: [(text, days.setdefault(day, dt.date.fromisoformat(day))) for text, day in lines]
        for file, lines in data.items()
    }


def _git(root: Path, *arguments: str) -> str | None:
    """What git answers; None where there is no git, no repository or no commit."""
    command = ["git", "-C", str(root), "--no-pager", *_STABLE, *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _day(seconds: str) -> dt.date:
    return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date()


@dataclass
class _Change:
    """What one commit does to one file: pieces to take out and lines to put in, by places before it."""

    file: str
    hunks: list[tuple[int, int, list[str]]] = field(default_factory=list)


def replayed(log: str, before: Lines = MappingProxyType({})) -> Lines:
    """Replay patches without context, oldest first, and return the lines that are there at the end.

    Args:
        log: for each commit a line `\\1commit SECONDS`, then its patches as git writes them.
        before: the lines that were there already.
    """
    files = {file: list(lines) for file, lines in before.items()}
    for commit in log.split(_COMMIT)[1:]:
        seconds, _, patches = commit.partition("\n")
        _apply(files, list(_changes(patches.split("\n"))), _day(seconds))
    return files


def _changes(lines: list[str]) -> Iterator[_Change]:
    """The changes of one commit; content is counted off, so that none of it is taken for a patch's own lines."""
    change = _Change("")
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.startswith("diff --git "):
            if change.hunks:
                yield change
            change = _Change("")
        elif line.startswith(("--- a/", "+++ b/")):
            change.file = line[6:].rstrip("\t")
        elif hunk := _HUNK.match(line):
            start, removed, added = (int(part) if part else 1 for part in hunk.groups())
            body = []
            left = removed + added
            while left and at < len(lines):
                if lines[at][:1] in "+-":
                    left -= 1
                    body += [lines[at][1:]] if lines[at].startswith("+") else []
                at += 1
            change.hunks.append((start - 1 if removed else start, removed, body))
    if change.hunks:
        yield change


def _apply(files: dict[str, list[Line]], changes: list[_Change], day: dt.date) -> None:
    """Change the files; a line put in has the day of an equal one taken out in the same commit."""
    taken: defaultdict[str, list[dt.date]] = defaultdict(list)
    for change in changes:
        before = files.get(change.file, [])
        for start, removed, _ in change.hunks:
            for text, known in before[start : start + removed]:
                taken[text.strip()].append(known)
    for change in changes:
        before, after, at = files.get(change.file, []), [], 0
        for start, removed, body in change.hunks:
            after += before[at:start]
            for text in body:
                moved = taken[text.strip()]
                after.append((text, moved.pop() if moved else day))
            at = start + removed
        files[change.file] = after + before[at:]


_FAR = 60
"""Lines within which a message must end: longer ones are dated by their first line."""


def since(lines: Sequence[Line], first: int, message: str) -> dt.date | None:
    """The day since which a message has stood as it is: that of the youngest of its lines.

    Args:
        lines: the file, as `Dates.lines` has it.
        first: the message's first line, from 1.
        message: the message; its letters and figures are looked for from there, whatever marks and line ends
            stand between.

    Returns:
        None where git does not know the line.
    """
    wanted, seen = _bare(message), ""
    for number, (text, _) in enumerate(lines[first - 1 : first - 1 + _FAR], first):
        seen += _bare(text)
        if wanted in seen:
            return max(day for _, day in lines[first - 1 : number])
    return lines[first - 1][1] if first <= len(lines) else None


def _bare(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
