"""Capital letters: two at a word's beginning by mistake, none at a sentence's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.messages.checks.message import HIDDEN, Finding, Message, around

_WORD = re.compile(r"[^\W\d_]{3,}")
_SENTENCE = re.compile(rf"[{HIDDEN}«“\"¿¡\u202f ]*([^\W\d_])[^\x02]*[.!?…][»”\"{HIDDEN}\u202f )]*$", re.DOTALL)


def check(message: Message) -> Iterator[Finding]:
    """A word with two capitals and then small letters (LEs clients); a sentence that begins small."""
    for found in _WORD.finditer(message.said):
        word = found[0]
        if word[:2].isupper() and word[2:].islower() and word[2:] != "s" and word not in message.source:
            place = around(message.translation, *found.span())
            yield Finding("translation-capital", f"two capitals in “{place}”: write {word[0] + word[1:].lower()}")
            break
    wanted, given = _SENTENCE.match(message.asked), _SENTENCE.match(message.said)
    if wanted and given and wanted[1].isupper() and given[1].islower():
        place = around(message.translation, *given.span(1))
        yield Finding(
            "translation-capital", f"the sentence begins with a small letter in “{place}”: write {given[1].upper()}"
        )
