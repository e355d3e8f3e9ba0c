"""Two spaces in a row, where the source has none: a word was deleted, or typed after a pause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.messages.checks.message import SPACES, Finding, Message, around, mended

_TWO = re.compile(f"[{SPACES}]{{2,}}")


def check(message: Message) -> Iterator[Finding]:
    """Two or more spaces between words; what comes to stand is the one that keeps most together."""
    if _TWO.search(message.asked):
        return
    found = list(_TWO.finditer(message.said))
    if found:
        fix = mended(message.translation, ((each.start(), each.end(), max(each[0])) for each in found))
        place = around(message.translation, *found[0].span())
        yield Finding("translation-spaces", f"two spaces in a row in “{place}”: leave one", fix)
