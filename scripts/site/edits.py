"""Edits of what the site is made of, as the system tells them, those that come close to each other as one."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from scripts.settings import CONFIGURATION

WATCHED = ("docs", "locales", "macros", "overrides", "scripts")
"""Folders whose files make the site, beside mkdocs.yml and babel.cfg."""
FILES = (CONFIGURATION, "babel.cfg")
QUIET = 0.1
"""Seconds without another edit after which one is complete: editors write a file in several steps."""


class Edits(FileSystemEventHandler):
    """Waits for the next edit of a manual, and gathers those that come close behind it."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._lock = threading.Lock()
        self._changed = threading.Event()
        self._files: set[str] = set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note an edit; reading a file is none."""
        if event.is_directory or event.event_type in ("opened", "closed_no_write"):
            return
        paths = [Path(str(path)) for path in (event.src_path, event.dest_path) if path]
        edited = {path.relative_to(self._root).as_posix() for path in paths if matters(path, self._root)}
        if edited:
            with self._lock:
                self._files |= edited
            self._changed.set()

    def wait(self, timeout: float) -> frozenset[str]:
        """Return the files that were edited, relative to the manual's folder, once the edits have paused.

        Args:
            timeout: seconds after which there is no edit.
        """
        if not self._changed.wait(timeout):
            return frozenset()
        while self._changed.is_set():
            self._changed.clear()
            time.sleep(QUIET)
        with self._lock:
            files, self._files = frozenset(self._files), set()
        return files


def watch(root: Path) -> tuple[Edits, BaseObserver]:
    """Start to watch a manual; the observer is to be stopped at the end."""
    edits, observer = Edits(root), Observer()
    for folder in WATCHED:
        if (root / folder).is_dir():
            observer.schedule(edits, str((root / folder).resolve()), recursive=True)
    observer.schedule(edits, str(root.resolve()), recursive=False)
    observer.start()
    return edits, observer


def matters(path: Path, root: Path) -> bool:
    """Return whether the site is made of the file: not what tools leave beside it.

    >>> matters(Path("/m/docs/a.md"), Path("/m")), matters(Path("/m/docs/.a.md.swp"), Path("/m"))
    (True, False)
    """
    try:
        parts = path.relative_to(root).parts
    except ValueError:
        return False
    if len(parts) == 1:
        return parts[0] in FILES
    left = any(part.startswith(".") or part == "__pycache__" for part in parts)
    return parts[0] in WATCHED and not left and not parts[-1].endswith(("~", ".mo", ".pyc", ".tmp"))


def changes_program(file: str) -> bool:
    """Return whether what reads the manual has changed: a process that has read it before is to be started anew.

    >>> changes_program("macros/card.py"), changes_program("docs/index.md")
    (True, False)
    """
    return file.endswith(".py") or file in FILES
