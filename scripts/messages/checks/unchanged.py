"""English left in a translation: all of it, or four words in a row.

A word is English when simplemma's dictionary of English knows it and that of the language does not; so "Documents"
and "Audit" may stay in French as they are, and "Label de Responsabilité Sociale" in Spanish, which is no English.
Acronyms, codes and names with figures or dots are nobody's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from simplemma import is_known

from scripts.messages.checks.message import Finding, Message, mended
from scripts.messages.checks.typography import TYPOGRAPHY

_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|(?<!\*)\*[^*]+\*(?!\*)|(?<![\w_])_[^_]+_(?![\w_])")
_RUN = 4


def check(message: Message) -> Iterator[Finding]:
    """The whole message, but for capitals, as English has it; or English words in a row outside of quotations."""
    if message.language not in TYPOGRAPHY:
        return
    if message.translation.strip().casefold() == message.source.strip().casefold():
        found = _WORD.findall(message.said)
        left = [word for word in found if english(word, message.language)]
        # Two words of four, as in "Label de Responsabilité Sociale", do not make a message English.
        if left and 2 * sum(is_known(word.casefold(), "en") for word in found) > len(found):
            yield Finding("translation-unchanged", f"“{left[0]}” is English: translate the message")
        return
    quoted = [(*found.span(), "|" * len(found[0])) for found in _QUOTED.finditer(message.translation)]
    said = _WORD.findall(mended(message.said, quoted).casefold())
    asked = " " + " ".join(_WORD.findall(message.asked.casefold())) + " "
    for start in range(len(said) - _RUN + 1):
        run = said[start : start + _RUN]
        if f" {' '.join(run)} " in asked and sum(english(word, message.language) for word in run) >= _RUN - 1:
            yield Finding("translation-unchanged", f"“{' '.join(run)}” is English: translate it")
            return


@cache
def english(word: str, language: str) -> bool:
    """Whether a word is English and not also a word of the language, a name or a code."""
    plain = word.casefold()
    kept = TYPOGRAPHY[language].kept
    if not plain.isalpha() or len(word) < 2 or (word.isupper() and len(word) < 6) or plain in kept:
        return False
    known = is_known(plain, language) or is_known(word, language) or is_known(plain.capitalize(), language)
    return not known and is_known(plain, "en")
