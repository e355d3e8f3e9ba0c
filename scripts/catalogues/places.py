"""Where in a .po file a translation stands, and whose language the file is: what a problem's line is made of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Message

from scripts.languages.naming import canonical


def translation_line(lines: Sequence[str], message: Message, form: int = 0) -> int:
    """The line of a translation, from 1: its msgstr, or the msgstr[form] of a plural, in the lines of the file."""
    start = max((message.lineno or 1) - 1, 0)
    keyword = "msgstr" if isinstance(message.id, str) else f"msgstr[{form}]"
    for number in range(start, len(lines)):
        if lines[number].startswith(keyword):
            return number + 1
        if number > start and not lines[number].strip():
            break
    return start + 1


def pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Each translation with its source: a plural's forms translate the plural, the first one the singular."""
    if isinstance(message.id, str):
        yield message.id, str(message.string or "")
        return
    for index, translation in enumerate(message.string or ()):
        yield message.id[min(index, 1)], translation


def language_of(text: str, path: Path, languages: Collection[str]) -> str:
    """The language of a catalogue: its header's; without one, that of the folder it lies in (locales/fr/…), or "".

    It is named as in `languages` where these have it (`pt_BR`: pt-BR), else without its region (`fr_CA`: fr).
    """
    header = re.search(r'^"Language:\s*([A-Za-z][\w-]*)[@.\w-]*\\n"', text, re.MULTILINE)
    if header:
        code = canonical(header[1]) or header[1].lower()
        return code if code in languages else re.split("[-_]", code)[0]
    folders = (canonical(part) for part in reversed(path.resolve().parts[:-1]))
    return next((code for code in folders if code in languages), "") or ""


def shown(root: Path, path: Path) -> str:
    """A file's name as problems say it: relative to the manual's folder where it lies in it, with slashes."""
    whole = path.resolve()
    inside = whole.is_relative_to(root.resolve())
    return (whole.relative_to(root.resolve()) if inside else path).as_posix()
