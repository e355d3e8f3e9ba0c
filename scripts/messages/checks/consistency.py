"""The same English, the same translation: in every place, in a plural, in bold or in capitals.

Two entries are the same English when their words are, whatever their markup, capitals and last sign. They may differ
in another context (msgctxt), which is there for that, and where English itself tells a label from a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from scripts.messages.checks.message import words

_SIGNS = re.compile(r"[\s.:;!?…¡¿\x03]+")


def key(text: str) -> str:
    """The words of a text, by which it is compared: without markup, capitals and signs; code and macros stay."""
    said = words(text)
    shown = "".join(new if sign == "\x03" else old for old, new, sign in zip(text, said, said, strict=True))
    return _SIGNS.sub(" ", unicodedata.normalize("NFC", shown)).strip().casefold()


def source_key(text: str) -> str:
    """The key of an English text; of a label of one or two words, the label as it is written.

    "Open" is a state or an order, "Met" a grade and "met" a word in a sentence: there the signs decide.
    """
    compared = key(text)
    return compared if compared.count(" ") > 1 else text


def differing(entries: Iterable[tuple[str, str, str, int]]) -> Mapping[int, tuple[int, str]]:
    """Find the same English translated in two ways.

    Args:
        entries: context, key of the English, key of the translation, and the line of the translation.

    Returns:
        For each line that says something else than the first one of the same English: that one's line and its key.
    """
    first: dict[tuple[str, str], tuple[str, int]] = {}
    found: dict[int, tuple[int, str]] = {}
    for context, source, translation, line in entries:
        known, known_line = first.setdefault((context, source), (translation, line))
        if known != translation:
            found[line] = (known_line, known)
    return found
