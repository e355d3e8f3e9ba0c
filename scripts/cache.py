"""Results kept by content hash, so that what did not change is not worked out again.

A shelf is one JSON file; only what the last run used stays in it. A shelf that is damaged or cannot be written
is worked out again: nothing depends on it but time.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

FOLDER = ".cache"


def digest(*parts: str) -> str:
    """A key made of contents: equal parts give equal keys, in every run and on every machine."""
    data = [part.encode("utf-8", "surrogatepass") for part in parts]
    return hashlib.sha256(b"".join(b"%d:%b" % (len(each), each) for each in data)).hexdigest()


@cache
def program(*places: str) -> str:
    """A digest of modules (`site/staging.py`) and rooms (`terms`) of this package: part of the key of what they
    work out.
    """
    here = Path(__file__).parent
    files = (here / place for place in places)
    modules = (module for file in files for module in ([file] if file.suffix else sorted(file.glob("*.py"))))
    return digest(*(module.read_text("utf-8") for module in modules))


class Shelf:
    """A mapping from digests to JSON values, kept in `.cache/<name>.json` of the manual's folder."""

    def __init__(self, root: Path, name: str) -> None:
        self._path = root / FOLDER / f"{name}.json"
        self._used: dict[str, Any] = {}
        self._known = self._read()

    def _read(self) -> dict[str, Any]:
        try:
            known = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}

    def recall(self, key: str, work: Callable[[], Any]) -> Any:
        """The value kept under a key; worked out by `work` (plain JSON data) when there is none."""
        if key not in self._used:
            self._used[key] = self._known[key] if key in self._known else work()
        return self._used[key]

    def forget(self, key: str) -> None:
        """Have the value worked out again next time."""
        self._used.pop(key, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self._used != self._known:
            self._write()

    def _write(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part = self._path.with_suffix(f".{os.getpid()}.part")
            part.write_text(json.dumps(self._used, ensure_ascii=False), "utf-8")
            part.replace(self._path)
        except OSError:
            return
