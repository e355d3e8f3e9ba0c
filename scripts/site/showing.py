"""What browsers are shown: the site on disk, and pages that are newer than it; and who waits for either to change."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

REMEMBERED = 4
"""How many pages count as open in a browser."""
HEARTBEAT = 15.0
"""Seconds after which a silent connection is written to, so that a closed one is noticed."""
Previews = Mapping[str, bytes]
"""Files by their paths in the site, `fr/customer/complaints/index.html`, that are newer than those on disk."""


class Site:
    """The folder that is served, what is newer than it, and the browsers that wait for either to change."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._changed = threading.Condition()
        self._open = True
        self._previews: Previews = {}
        self._read: tuple[str, ...] = ()

    def published(self) -> str:
        """Return a name for the site on disk: empty without one, another after each publishing."""
        try:
            status = (self._folder / "manifest.json").stat()
        except OSError:
            return ""
        return f"{status.st_ino:x}-{status.st_mtime_ns:x}"

    def version(self, path: str) -> str:
        """Return a name for what a browser shows at an address: another when the page or its style has changed.

        Empty while there is nothing to show.
        """
        if not self.published():
            return ""
        whole = hashlib.sha256(self._shown(path))
        assets = "/".join([*PurePosixPath(unquote(path)).parts[1:2], "assets"])
        folder = self.find(f"/{assets}")
        names = {file.relative_to(self._folder).as_posix() for file in folder.rglob("*.*s")} if folder else set()
        for name in sorted(names | {name for name in self._previews if name.startswith(f"{assets}/")}):
            whole.update(self._previews.get(name) or read_bytes(self._folder / name))
        return whole.hexdigest()[:16]

    def _shown(self, path: str) -> bytes:
        preview = self.preview(path)
        if preview is not None:
            return preview[1]
        found = self.find(path)
        found = found / "index.html" if found and found.is_dir() else found
        return read_bytes(found if found and found.is_file() else self.not_found(path))

    def find(self, path: str) -> Path | None:
        """Return the file or folder at an address, or None: nothing outside of the site is ever found."""
        parts = PurePosixPath(unquote(path)).parts[1:]
        if any(part in ("..", ".") or "\\" in part or "\0" in part or ":" in part for part in parts):
            return None
        for _ in range(2):
            found = self._folder.joinpath(*parts)
            if found.exists():
                return found
            if self._folder.exists():
                return None
            time.sleep(0.1)  # one site is just taking the place of another
        return None

    def not_found(self, path: str) -> Path | None:
        """Return the 404 page of the language that an address stands in, or the one for all."""
        language = PurePosixPath(unquote(path)).parts[1:2]
        pages = [self._folder.joinpath(*language, "404.html"), self._folder / "404.html"]
        return next((page for page in pages if page.is_file()), None)

    def preview(self, path: str) -> tuple[str, bytes] | None:
        """Return the name and the content of what is shown at an address before the site on disk has it."""
        name = unquote(path).lstrip("/")
        name += "index.html" if path.endswith("/") else ""
        content = self._previews.get(name)
        return None if content is None else (name, content)

    def content(self, name: str) -> bytes:
        """Return what is shown of a file of the site, by its path in it; empty without one."""
        preview = self._previews.get(name)
        return read_bytes(self._folder / name) if preview is None else preview

    def show(self, previews: Previews) -> None:
        """Show files that are newer than those on disk, and tell the browsers."""
        self._previews = {**self._previews, **previews}
        self.reload()

    def previews(self) -> Previews:
        """Return what is shown now and the site on disk does not have."""
        return self._previews

    def forget(self, previews: Previews) -> None:
        """Show what is on disk again, except what has come since these previews, and tell the browsers."""
        self._previews = {
            name: content for name, content in self._previews.items() if previews.get(name) is not content
        }
        self.reload()

    def note(self, path: str) -> None:
        """Remember that a browser shows a page."""
        self._read = (path, *(each for each in self._read if each != path))[:REMEMBERED]

    def read_last(self) -> tuple[str, ...]:
        """Return the addresses of the pages that browsers have asked for last, the latest first."""
        return self._read

    def reload(self) -> None:
        """Let every waiting browser look whether what it shows has changed."""
        with self._changed:
            self._changed.notify_all()

    def close(self) -> None:
        """Let every waiting connection end."""
        self._open = False
        self.reload()

    def wait(self, path: str, seen: str) -> bool | None:
        """Wait for another version of a page than the one seen; return False after HEARTBEAT, None at the end."""
        with self._changed:
            if self._open and self.version(path) in (seen, ""):
                self._changed.wait(HEARTBEAT)
        return (self.version(path) not in (seen, "")) if self._open else None


def read_bytes(file: Path | None) -> bytes:
    """The content of a file, empty without one: the site may be replaced at any moment."""
    try:
        return file.read_bytes() if file else b""
    except OSError:
        return b""
