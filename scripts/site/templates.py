"""The theme's templates, looked up and compiled once for all languages and builds.

MkDocs makes a new Jinja environment for each build: it walks through the theme's thousands of icons, and compiles
each template anew, which takes longer than rendering a page.
"""

from __future__ import annotations

import os
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader
from mkdocs.theme import Theme

from scripts.cache import FOLDER, digest


class _Loader(FileSystemLoader):
    """Lists what MkDocs may copy: it leaves out hidden folders, of which one holds the icons."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for top in self.searchpath:
            for place, folders, files in os.walk(top):
                folders[:] = [folder for folder in folders if not folder.startswith(".")]
                found |= {Path(place, file).relative_to(top).as_posix() for file in files}
        return sorted(found)


class _Compiled(FileSystemBytecodeCache):
    """Finds a compiled template by its name; Jinja itself compares the source."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return digest(name)


def environment(theme: Theme, root: Path) -> Environment:
    """Return the theme's environment, with the compiled templates of the manual in `root`."""
    made: Environment = theme.get_env()
    folder = root / FOLDER / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    made.loader = _Loader(theme.dirs)
    made.bytecode_cache = _Compiled(str(folder))
    return made
