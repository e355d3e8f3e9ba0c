"""`serve`: build the manual, serve it on this machine, build and reload again on every edit.

The site on disk is served as it is; only the pages this server sends carry the line that reloads them. A
build with problems prints them and leaves the last good site in place.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from scripts import console
from scripts.settings import CONFIGURATION
from scripts.site.web import Site, start

WATCHED = ("docs", "locales", "macros", "overrides", "scripts")
"""Folders whose files make the site, beside mkdocs.yml and babel.cfg."""
FILES = (CONFIGURATION, "babel.cfg")
QUIET = 0.25
"""Seconds without another edit before a build starts: editors write a file in several steps."""


class Edits(FileSystemEventHandler):
    """Waits for the next edit of what the site is made of, and gathers those that come close behind it."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._changed = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note an edit; reading a file is none."""
        if event.is_directory or event.event_type in ("opened", "closed_no_write"):
            return
        if any(matters(Path(str(path)), self._root) for path in (event.src_path, event.dest_path) if path):
            self._changed.set()

    def wait(self, timeout: float) -> bool:
        """Return whether something was edited within the time, in seconds, once the edits have paused."""
        if not self._changed.wait(timeout):
            return False
        while self._changed.is_set():
            self._changed.clear()
            time.sleep(QUIET)
        return True


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


@click.command()
@console.root_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free one.")
def serve(root: Path, port: int) -> None:
    """Build the manual, serve it on this machine, and build it again on every edit."""
    site = Site(root / "site")
    try:
        server = start(site, port)
    except OSError:
        console.say(f"Port {port} is taken or not allowed: choose another, for example --port {port + 1}.")
        raise SystemExit(1) from None
    edits = Edits(root)
    observer = Observer()
    for folder in WATCHED:
        if (root / folder).is_dir():
            observer.schedule(edits, str((root / folder).resolve()), recursive=True)
    observer.schedule(edits, str(root.resolve()), recursive=False)
    observer.start()
    try:
        _run(root, site, edits, f"http://127.0.0.1:{server.server_port}/")
    except KeyboardInterrupt:
        console.say("\nStopped.")
    finally:
        observer.stop()
        site.close()
        server.shutdown()


def _run(root: Path, site: Site, edits: Edits, address: str) -> None:
    console.say("Building the manual …")
    rebuild(root, site, build_afresh)
    console.say(f"The manual is at {address} (Ctrl-C stops)")
    while True:
        if edits.wait(timeout=3600):
            console.say("Edited: building …")
            rebuild(root, site, build_afresh)


def build_afresh(root: Path) -> bool:
    """Build in another process, which reads macros and commands as they are on disk now.

    The process has a session of its own: Ctrl-C is for this one, which then ends that one.

    Returns:
        Whether all went well.
    """
    command = [sys.executable, "-m", "scripts", "build", "--root", str(root)]
    with subprocess.Popen(command, start_new_session=True) as process:
        try:
            return process.wait() == 0
        except KeyboardInterrupt:
            process.terminate()
            raise


def rebuild(root: Path, site: Site, build: Callable[[Path], bool]) -> bool:
    """Build once, say how it went, and reload the browsers if a new site is there.

    Returns:
        Whether there is a new site.
    """
    began, before = time.monotonic(), site.version()
    sound = build(root)
    new = site.version() != before
    if new:
        site.reload()
    outcome = "Built" if new else "No new site: the last good one stays" if before else "No site yet"
    named = "" if sound else "; mend what is listed above"
    console.say(f"{outcome}{named} ({time.monotonic() - began:.1f} s).")
    return new
