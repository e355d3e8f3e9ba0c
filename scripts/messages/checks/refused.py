"""What the guard refuses, with the fix of what needs no judgement: spaces at the ends, characters nobody sees."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from scripts.messages import guard
from scripts.messages.characters import fault
from scripts.messages.checks import quotes
from scripts.messages.checks.message import Finding, Message


def check(message: Message) -> Iterator[Finding]:
    """The guard's refusals in the kinds of places where the message stands, each once."""
    forms = (message.source, message.plural or message.source)
    refused = (
        refusal
        for kind in sorted(message.kinds)
        for refusal in guard.refusals_of_form(forms, message.translation, kind)
    )
    for code, sentence in dict.fromkeys(refused):
        yield Finding(code, sentence, _fix(message, code))


def _fix(message: Message, code: str) -> str | None:
    if code == "translation-space":
        return _edges(message.source, message.translation)
    if code == "translation-character":
        return "".join(_visible(message.source, character) for character in message.translation)
    if code == "translation-quote":
        return next((finding.fix for finding in quotes.check(message)), None)
    return None


def _edges(source: str, translation: str) -> str:
    text = translation if source[:1].isspace() else translation.lstrip()
    return text if source[-1:].isspace() else text.rstrip()


def _visible(source: str, character: str) -> str:
    """The character; a plain space for an unusual one, nothing for an invisible one; what needs judgement stays."""
    if character in source or not fault(character):
        return character
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    return "" if category == "Cf" else character
