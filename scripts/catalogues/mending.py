"""`check --fix`: the fixes of scripts.messages.checks written into a catalogue, and nothing else in it touched.

A mended translation is written as `update` writes it; every other byte of the file stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from babel.messages.pofile import normalize

from scripts.catalogues.checking import Translated
from scripts.catalogues.po_writer import WIDTH
from scripts.messages.checks import mend

_LINE_END = re.compile(r"(\r\n|\r|\n)")


@dataclass(frozen=True)
class Mended:
    """A translation that was mended: its line in the new file, and the codes of what is mended."""

    line: int
    codes: tuple[str, ...]


def mended_file(text: str, translated: Sequence[Translated]) -> tuple[str, tuple[Mended, ...]]:
    """The text of a catalogue with what can be mended mended.

    Args:
        text: of the file; its line ends stay as they are.
        translated: the file's translations, with their lines.
    """
    parts = _LINE_END.split(text)
    lines, ends = parts[::2], [*parts[1::2], ""]
    done: list[Mended] = []
    moved = 0
    for each in sorted(translated, key=lambda translation: translation.line):
        new, codes = mend(each.message)
        if new == each.message.translation:
            continue
        start = each.line - 1 + moved
        end = start + 1
        while end < len(lines) and lines[end].lstrip().startswith('"'):
            end += 1
        keyword = "msgstr" if isinstance(each.entry.id, str) else f"msgstr[{each.form}]"
        written = f"{keyword} {normalize(new, width=WIDTH)}".split("\n")
        ends[start:end] = [*[ends[start] or "\n"] * (len(written) - 1), ends[end - 1]]
        lines[start:end] = written
        done.append(Mended(start + 1, codes))
        moved += len(written) - (end - start)
    return "".join(line + end for line, end in zip(lines, ends, strict=True)), tuple(done)
