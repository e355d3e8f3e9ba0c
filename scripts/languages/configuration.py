"""A line more in mkdocs.yml, whose comments and layout stay as their author wrote them.

A YAML library would write the whole file anew. Here the text gets one line (or, in `{en: English}`, one entry), and
is read again: unless it says what it said, and the language, nothing is changed.
"""

from __future__ import annotations

from typing import Any

import yaml

from macros.documents import Document, parse

LANGUAGES = ("extra", "languages")


def with_language(file: str, text: str, code: str, name: str) -> str | None:
    """Return the text of mkdocs.yml with one language more, or None where its layout does not allow it.

    Args:
        file: its name.
        text: as it is in the file, line ends included.
        code, name: the language and what it calls itself.
    """
    before = parse(file, text)
    known = _languages(before.value)
    if not known:
        return None
    entry = yaml.safe_dump({code: name}, allow_unicode=True, width=1000).rstrip("\n")
    changed = _inserted(text.splitlines(keepends=True), _places(before, known), entry)
    after = parse(file, changed)
    expected = {**known, code: name}
    same = before.value == _with(after.value, known) and list(_languages(after.value).items()) == list(expected.items())
    return changed if same and not after.problems else None


def _places(document: Document, known: dict[str, Any]) -> tuple[int, int]:
    """The lines, from 0, of the key `languages` and of the last language."""
    return document.line(LANGUAGES) - 1, document.line((*LANGUAGES, list(known)[-1])) - 1


def _inserted(lines: list[str], places: tuple[int, int], entry: str) -> str:
    key, last = places
    line = lines[last]
    if key == last:
        start, brace, end = line.rpartition("}")
        lines[last] = f"{start.rstrip()}, {entry}{brace}{end}"
        return "".join(lines)
    indent = line[: len(line) - len(line.lstrip(" "))]
    newline = "\r\n" if line.endswith("\r\n") or lines[0].endswith("\r\n") else "\n"
    ended = line if line.endswith("\n") else f"{line}{newline}"
    lines[last] = f"{ended}{indent}{entry}{newline if line.endswith(newline) else ''}"
    return "".join(lines)


def _languages(settings: Any) -> dict[str, Any]:
    extra = settings.get("extra") if isinstance(settings, dict) else None
    languages = extra.get("languages") if isinstance(extra, dict) else None
    return languages if isinstance(languages, dict) else {}


def _with(settings: Any, languages: dict[str, Any]) -> Any:
    """The settings with other languages."""
    if not _languages(settings):
        return None
    return {**settings, "extra": {**settings["extra"], "languages": languages}}
