"""Capital letters: two at a word's beginning by mistake, none at a sentence's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from simplemma import is_known

from scripts.messages.checks.message import HIDDEN, Finding, Message, around
from scripts.messages.checks.typography import TYPOGRAPHY

_WORD = re.compile(r"[^\W\d_]{3,}")
_SENTENCE = re.compile(rf"[{HIDDEN}«“\"¿¡\u202f ]*([^\W\d_]).*[.!?…][»”\"{HIDDEN}\u202f )]*$", re.DOTALL)


def check(message: Message) -> Iterator[Finding]:
    """A word with two capitals and then small letters (LEs clients); a sentence that begins small."""
    for found in _WORD.finditer(message.said):
        word = found[0]
        if word[:2].isupper() and word[2:].islower() and word not in message.source and not _plural(message, word):
            place = around(message.translation, *found.span())
            yield Finding("translation-capital", f"two capitals in “{place}”: write {word[0] + word[1:].lower()}")
            break
    wanted, given = _SENTENCE.match(message.asked), _SENTENCE.match(message.said)
    if wanted and given and wanted[1].isupper() and given[1].islower():
        place = around(message.translation, *given.span(1))
        yield Finding(
            "translation-capital", f"the sentence begins with a small letter in “{place}”: write {given[1].upper()}"
        )


def _plural(message: Message, word: str) -> bool:
    """Whether a word is an acronym with an s, PCs, and not one such as LEs."""
    return word[2:] == "s" and not (message.language in TYPOGRAPHY and is_known(word.casefold(), message.language))
