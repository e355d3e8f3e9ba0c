"""Three dots are one sign: …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.messages.checks.message import Finding, Message, around, mended

_DOTS = re.compile(r"(?<!\.)\.{3}(?![./\\])")


def check(message: Message) -> Iterator[Finding]:
    """Three full stops, where the source does not have them too."""
    found = list(_DOTS.finditer(message.said))
    if found and "..." not in message.source:
        place = around(message.translation, *found[0].span())
        fix = mended(message.translation, ((*each.span(), "…") for each in found))
        yield Finding("translation-ellipsis", f"three full stops in “{place}”: write …", fix)
