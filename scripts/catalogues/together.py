"""Files written all or none: what belongs together never stands half changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from macros.problems import Problem


class NotWrittenError(Exception):
    """The system did not let a file be written, and none was; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problems = (problem,)


def write_together(root: Path, files: Mapping[Path, bytes]) -> None:
    """Write files below a folder: each beside its place first, then all renamed, undone when one cannot be.

    Raises:
        NotWrittenError: a file cannot be written; all are as they were.
    """
    parts = {path: (root / path).with_name(f"{path.name}.{os.getpid()}.part") for path in files}
    before: dict[Path, bytes | None] = {}
    path = Path()
    try:
        for path, part in parts.items():
            part.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(files[path])
        for path, part in parts.items():
            target = root / path
            kept = target.read_bytes() if target.is_file() else None
            part.replace(target)
            before[path] = kept
    except OSError as error:
        for done, content in before.items():
            _restore(root / done, content)
        message = f"{error.strerror or error}: look at the permissions of the folder; no file was changed"
        raise NotWrittenError(Problem(path.as_posix(), 1, "file-not-written", message)) from None
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(content)
