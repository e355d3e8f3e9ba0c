"""Letters that a keyboard hides: œ, É and À in French; an accent as a character of its own; Cyrillic among Latin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from scripts.messages.checks.message import Finding, Message, around, mended
from scripts.messages.checks.typography import TYPOGRAPHY

_APART = re.compile(r"\w[\u0300-\u036f]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ALPHABETS = frozenset({"LATIN", "CYRILLIC", "GREEK"})


def check(message: Message) -> Iterator[Finding]:
    """Words without the accent or ligature of print, accents of their own, words of two alphabets."""
    yield from _unaccented(message)
    yield from _decomposed(message)
    for found in _WORD.finditer(message.said):
        if not found[0].isascii() and len({_alphabet(letter) for letter in found[0]} & _ALPHABETS) > 1:
            place = around(message.translation, *found.span())
            yield Finding("translation-alphabet", f"letters of two alphabets in “{place}”: type the word anew")
            break


def _unaccented(message: Message) -> Iterator[Finding]:
    typography = TYPOGRAPHY.get(message.language)
    edits = [
        (*found.span(), letter)
        for pattern, letter in (typography.letters if typography else ())
        for found in pattern.finditer(message.said)
    ]
    if edits:
        start, end, letter = edits[0]
        place = around(message.translation, start, end)
        sentence = f"a letter without its accent or ligature in “{place}”: write {letter}"
        yield Finding("translation-letter", sentence, mended(message.translation, edits))


def _decomposed(message: Message) -> Iterator[Finding]:
    edits = [
        (*found.span(), unicodedata.normalize("NFC", found[0]))
        for found in _APART.finditer(message.said)
        if unicodedata.normalize("NFC", found[0]) != found[0]
    ]
    if edits:
        place = around(message.translation, *edits[0][:2])
        sentence = f"an accent is a character of its own in “{place}”: type the letter anew"
        yield Finding("translation-decomposed", sentence, mended(message.translation, edits))


def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
