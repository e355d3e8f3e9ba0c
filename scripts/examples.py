"""What is left of the example company once docs/registers/company.yml says `example: false`.

Example data is marked in words where it stands: "Example data" in the comment of a register, "(example)" and "example
data" in a page, and names that begin with "Example". Whoever replaces the data deletes the words; the rest is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.problems import Problem
from macros.reading import read

REGISTERS = ("docs/registers/*.yml", "locales/reviews.yml")
PAGES = "docs/**/*.md"
GUIDES = "docs/guide/"
"""They speak of example data; they hold none."""
MARK = re.compile(r"\bexample data\b|\(example\)|\bnames are examples\b", re.IGNORECASE)
NAME = re.compile(r"\bExample [A-Za-z]+")


def left(root: Path) -> Iterator[Problem]:
    """Find the marks and the names of example data: of a register the first, of a page each."""
    for pattern in REGISTERS:
        for path in sorted(root.glob(pattern)):
            file = path.relative_to(root).as_posix()
            yield from list(_marks(root, file, register=True))[:1]
    for path in sorted(root.glob(PAGES)):
        file = path.relative_to(root).as_posix()
        if not file.startswith(GUIDES):
            yield from _marks(root, file, register=False)


def _marks(root: Path, file: str, *, register: bool) -> Iterator[Problem]:
    text = read(root, file)
    if isinstance(text, Problem):
        return
    for number, line in enumerate(text.splitlines(), 1):
        found = MARK.search(line) or (NAME.search(line) if register else None)
        if found:
            message = f'"{found[0]}": put your own data in its place, then delete these words'
            yield Problem(file, number, "example-left", message, "warning")
