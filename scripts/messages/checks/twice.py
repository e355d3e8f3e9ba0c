"""The same word or the same sign twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.messages.checks.message import HIDDEN, SPACES, Finding, Message, around
from scripts.messages.checks.typography import TYPOGRAPHY

_WORD = re.compile(rf"(?<![\w’'-])([^\W\d_]+)[\s{HIDDEN}]+\1(?![\w’'-])", re.IGNORECASE)
_SIGN = re.compile(rf"([,;:])[{SPACES}]*[,;:]|[,;:][{SPACES}]*\.(?![.\w])|(?<!\.)\.\.(?!\.)|!!|\?\?|»[{SPACES}]*»|…\.")


def check(message: Message) -> Iterator[Finding]:
    """Words twice (“de de”), but for those that the language repeats (“nous nous”) and those that English repeats."""
    typography = TYPOGRAPHY.get(message.language)
    if typography and not _WORD.search(message.asked):
        for found in _WORD.finditer(message.said):
            # "L’équipe A a répondu": a letter may be a name.
            if found[1].casefold() not in typography.twice and (len(found[1]) > 1 or found[0][-1] == found[1]):
                place = around(message.translation, *found.span())
                yield Finding("translation-word-twice", f"“{found[1]}” stands twice in “{place}”: delete one")
                break
    if not _SIGN.search(message.asked) and (found_sign := _SIGN.search(message.said)):
        place = around(message.translation, *found_sign.span())
        yield Finding("translation-punctuation-twice", f"two signs in a row in “{place}”: leave one")
