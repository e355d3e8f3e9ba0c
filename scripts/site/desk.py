"""The process that previews edits (`scripts.site.preview`), as the server sees it: asked, answering, ended."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory


@dataclass(frozen=True)
class Renewed:
    """What an edit made of one language ("": of the manual, before any language).

    Attributes:
        language: its code.
        files: what was written anew, by the paths in the site.
        problems: what is wrong, a line each.
        sound: whether the files may be shown.
    """

    language: str
    files: tuple[str, ...]
    problems: tuple[str, ...]
    sound: bool


class DeskError(Exception):
    """The process has ended; what it last said is on standard error."""


class Desk:
    """A warm process and its folder. It has a session of its own: Ctrl-C is for the server, which then ends it."""

    def __init__(self, root: Path, more: Collection[str] = ()) -> None:
        """Start it; `more` has the pseudo-language if it is served too."""
        self._folder = TemporaryDirectory(prefix="manual-", ignore_cleanup_errors=True)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "scripts.site.preview", str(root.resolve()), self._folder.name, *more],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def renew(self, edited: Collection[str], read: Collection[str]) -> Iterator[tuple[Renewed, dict[str, bytes]]]:
        """What an edit makes of each language, as soon as it is known, and the files that are new in it.

        Args:
            edited: the edited files, relative to the manual's folder.
            read: the addresses of the pages that browsers show.

        Raises:
            DeskError: the process is no more.
        """
        asked, answers = self._process.stdin, self._process.stdout
        if asked is None or answers is None:
            raise DeskError
        try:
            asked.write(json.dumps({"edited": sorted(edited), "read": list(read)}) + "\n")
            asked.flush()
        except (OSError, ValueError):  # its end of the pipe is closed, or ours
            raise DeskError from None
        for line in iter(answers.readline, "\n"):
            if not line:
                raise DeskError
            renewed = Renewed(**json.loads(line))
            yield renewed, {name: self._read(name) for name in renewed.files}

    def _read(self, name: str) -> bytes:
        language, _, path = name.partition("/")
        return Path(self._folder.name, language, "site", path).read_bytes()

    def close(self) -> None:
        """End the process, whatever it is doing, and take its folder away."""
        self._process.kill()
        self._process.communicate()
        self._folder.cleanup()
