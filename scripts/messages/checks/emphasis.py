"""Bold words stay bold: translators may place emphasis anew, and add italics for a foreign word, not lose a warning."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.messages.checks.message import Finding, Message
from scripts.messages.markup import tokens


def check(message: Message) -> Iterator[Finding]:
    """Bold in English and nowhere in the translation, or the reverse."""
    wanted, given = _bold(message.source), _bold(message.translation)
    if wanted and not given:
        yield Finding("translation-bold", "nothing is bold, and English has bold words: put ** around the same words")
    elif given and not wanted:
        yield Finding("translation-bold", "English has nothing bold: delete the ** marks")


def _bold(text: str) -> bool:
    return ("**" in text or "__" in text) and any(
        token.kind == "mark" and token.text[:2] in ("**", "__") for token in tokens(text)
    )
