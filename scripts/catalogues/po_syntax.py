"""Whether every line of a .po file is one that gettext writes, and every message stands in it once.

Babel reads past a string that never ends and drops its last letter, and keeps the last of two translations without
a word; msgfmt stops there, and so do we.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    rf"(?:\s*|#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d+\])\s*)?{_STRING}\s*)",
)


def first_error(text: str) -> tuple[int, str] | None:
    """The first line that is no comment, keyword or string, with what is wrong and what to do; None: all are.

    Args:
        text: of the file, its line ends as line feeds.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if not _LINE.fullmatch(line):
            start = line.strip()[:40]
            return number, f"gettext cannot read `{start}`: write a keyword and its text in quotes"
    return None


_FIELD = re.compile(rf"(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*)?({_STRING})\s*")


def duplicates(text: str) -> Iterator[tuple[int, int]]:
    """The line of each message that stands in the file already, and the line where it stands first.

    A message is its msgid in its context, as gettext has it; obsolete messages are comments.
    """
    first: dict[tuple[str, str], int] = {}
    context = message = field = ""
    line = 0
    for number, written in enumerate([*text.split("\n"), 'msgid ""'], 1):
        found = _FIELD.fullmatch(written)
        if not found:
            continue
        keyword, string = found[1], found[2][1:-1]
        if keyword in ("msgctxt", "msgid") and field.startswith("msgstr"):
            known = first.setdefault((context, message), line)
            if known != line:
                yield line, known
            context = message = ""
        field = keyword or field
        line = number if keyword == "msgid" else line
        if field == "msgctxt":
            context += string
        elif field == "msgid":
            message += string
