"""The apostrophe of print where a word is elided: l’appel, not l'appel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.messages.checks.message import HIDDEN, SHOWN, Finding, Message, around, mended
from scripts.messages.checks.typography import TYPOGRAPHY

_OTHERS = re.compile(f"(?<=[^\\W\\d_])['´‘ʼ′](?=[\\w«“\"{SHOWN}{HIDDEN}])")


def check(message: Message) -> Iterator[Finding]:
    """Straight apostrophes and accents used as one, between a letter and what is elided before."""
    typography = TYPOGRAPHY.get(message.language)
    if typography is None or typography.apostrophe is None:
        return
    found = list(_OTHERS.finditer(message.said))
    if found:
        fix = mended(message.translation, ((*each.span(), typography.apostrophe) for each in found))
        place = around(message.translation, *found[0].span())
        yield Finding("translation-apostrophe", f"the apostrophe in “{place}”: write {typography.apostrophe}", fix)
