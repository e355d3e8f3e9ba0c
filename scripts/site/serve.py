"""`serve`: build the manual, serve it on this machine, show every edit at once and build the whole site behind it.

The site on disk is served as it is; only the pages this server sends carry the line that reloads them. An edit with
problems prints them and leaves the last good pages in place.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import click

from macros.locales import PSEUDO
from scripts import console
from scripts.site.desk import Desk, DeskError
from scripts.site.edits import Edits, changes_program, watch
from scripts.site.publish import SITE
from scripts.site.showing import Site
from scripts.site.web import start

NAMED = 2
"""How many pages are named before they are only counted."""
PATIENT = 10
"""How much later than an edit's preview the build behind it gets the processor, as `nice` counts it."""


@click.command()
@console.root_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free one.")
@click.option("--pseudo", is_flag=True, help="Also in a pseudo-language: what stays plain cannot be translated.")
def serve(root: Path, port: int, pseudo: bool) -> None:
    """Build the manual, serve it on this machine, and show every edit as soon as it is saved."""
    site = Site(root / SITE)
    try:
        server = start(site, port)
    except OSError:
        console.say(f"Port {port} is taken or not allowed: choose another, for example --port {port + 1}.")
        raise SystemExit(1) from None
    edits, observer = watch(root)
    studio = Studio(root, site, (PSEUDO,) if pseudo else ())
    try:
        console.say("Building the manual …")
        studio.build()
        console.say(f"The manual is at http://127.0.0.1:{server.server_port}/ (Ctrl-C stops)")
        _run(studio, edits)
    except KeyboardInterrupt:
        console.say("\nStopped.")
    finally:
        observer.stop()
        studio.close()
        site.close()
        server.shutdown()


def _run(studio: Studio, edits: Edits) -> None:
    while True:
        edited = edits.wait(timeout=3600)
        if edited:
            studio.take(edited)


class Studio:
    """What follows an edit: the pages that are read now are shown, then the whole site is built."""

    def __init__(self, root: Path, site: Site, more: tuple[str, ...] = ()) -> None:
        """Take the manual's folder, what browsers are shown, and the pseudo-language if it is served too."""
        self._root, self._site, self._more = root, site, more
        self._desk: Desk | None = None
        self._builder: subprocess.Popen[str] | None = None
        self._said: dict[str, tuple[str, ...]] = {}
        self._asked = threading.Event()
        self._open = True
        self._thread = threading.Thread(target=self._build_when_asked, daemon=True)

    def build(self) -> None:
        """Build the whole site now, for the first time; later builds come behind the edits."""
        rebuild(self._root, self._site, self._afresh)
        self._prepare()
        self._thread.start()

    def take(self, edited: frozenset[str]) -> None:
        """Show what an edit has changed, and have the whole site built unless the edit is wrong."""
        if any(changes_program(file) for file in edited):
            self._clear()
        sound = True
        if self._desk:
            try:
                sound = show(self._desk, self._site, edited, self._said)
            except DeskError:
                console.say("The preview has stopped: the whole site follows.")
                self._clear()
        else:
            console.say("Edited: building …")
        if sound:
            self._asked.set()

    def close(self) -> None:
        """End what is under way."""
        self._open = False
        self._asked.set()
        if self._builder:
            self._builder.terminate()
        self._clear()

    def _build_when_asked(self) -> None:
        while self._asked.wait() and self._open:
            self._asked.clear()
            rebuild(self._root, self._site, self._behind)
            self._prepare()

    def _prepare(self) -> None:
        """Have a preview ready for the next edit, once there is a site that it can begin with."""
        if self._desk is None and self._open and self._site.published():
            self._desk = Desk(self._root, self._more)

    def _clear(self) -> None:
        desk, self._desk = self._desk, None
        if desk:
            desk.close()

    def _command(self) -> list[str]:
        options = ["--pseudo"] if self._more else []
        return [sys.executable, "-m", "scripts", "build", "--root", str(self._root), *options]

    def _afresh(self, root: Path) -> bool:
        """Build in another process, which reads macros and commands as they are on disk now.

        The process has a session of its own: Ctrl-C is for this one, which then ends that one.
        """
        with subprocess.Popen(self._command(), start_new_session=True, text=True) as self._builder:
            try:
                return self._builder.wait() == 0
            except KeyboardInterrupt:
                self._builder.terminate()
                raise

    def _behind(self, root: Path) -> bool:
        """The same while edits may come, which have precedence; what it says comes in one piece."""
        with subprocess.Popen(
            self._command(), start_new_session=True, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        ) as self._builder:
            if hasattr(os, "setpriority"):
                with suppress(OSError):
                    os.setpriority(os.PRIO_PROCESS, self._builder.pid, PATIENT)
            said, _ = self._builder.communicate()
        if self._builder.returncode and self._open:
            console.say(said.rstrip("\n"))
        return self._builder.returncode == 0


def show(desk: Desk, site: Site, edited: frozenset[str], said: dict[str, tuple[str, ...]]) -> bool:
    """Show what an edit has changed, and say it.

    Args:
        desk: the process that works it out.
        site: what browsers are shown.
        edited: the edited files, relative to the manual's folder.
        said: the problems of each language that were said last; renewed here.

    Returns:
        Whether it may be built: nothing that keeps it from readers was found.
    """
    began, sound, shown = time.monotonic(), True, False
    for renewed, files in desk.renew(edited, site.read_last()):
        sound = sound and renewed.sound
        for problem in renewed.problems:
            if not renewed.sound or problem not in said.get(renewed.language, ()):
                console.say(problem)
        said[renewed.language] = renewed.problems
        new = {name: content for name, content in files.items() if site.content(name) != content}
        if new:
            site.show(new)
            shown = True
            where = f"{_named(new)} in {renewed.language}"
            console.say(f"{where}: shown after {time.monotonic() - began:.1f} s; whole site following.")
    if not sound:
        console.say("Not shown: the last good pages stay; mend what is listed above.")
    elif not shown:
        console.say("No page that is read now has changed; whole site following.")
    return sound


def _named(files: Mapping[str, bytes]) -> str:
    pages = [name.partition("/")[2].removesuffix("index.html").rstrip("/") or "home" for name in sorted(files)]
    return ", ".join(pages) if len(pages) <= NAMED else f"{len(pages)} files"


def rebuild(root: Path, site: Site, build: Callable[[Path], bool]) -> bool:
    """Build once, say how it went, and let the browsers show what is on disk now.

    Returns:
        Whether there is a new site.
    """
    began, before, previews = time.monotonic(), site.published(), site.previews()
    sound = build(root)
    new = site.published() != before
    site.forget(previews)
    outcome = "Built" if new else "No new site: the last good one stays" if before else "No site yet"
    named = "" if sound else "; mend what is listed above"
    console.say(f"{outcome}{named} ({time.monotonic() - began:.1f} s).")
    return new
