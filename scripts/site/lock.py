"""One at a time: two builds of a manual at once would take each other's folders away.

The system itself ends a lock when its process does, however that ends. The files stay, in .cache/: they hold nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from scripts.cache import FOLDER
from scripts.console import say


@contextmanager
def alone(root: Path, name: str = "build") -> Iterator[None]:
    """Keep other processes from doing the same; wait, and say so, while another does it.

    Args:
        root: the manual's folder.
        name: what is done, of which there is one at a time.

    Raises:
        OSError: the folder cannot be written.
    """
    place = root / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    lock = FileLock(place / f"{name}.lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        say("Another process is building this manual: waiting for its end.")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
