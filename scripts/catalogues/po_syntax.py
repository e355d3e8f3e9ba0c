"""Whether every line of a .po file is one that gettext writes.

Babel reads past a string that never ends and drops its last letter; msgfmt stops there, and so do we.
"""

from __future__ import annotations

import re

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
