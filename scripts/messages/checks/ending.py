"""A translation ends as its source does: with a full stop, a colon, a question mark or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.messages.checks.message import HIDDEN, SPACES, Finding, Message
from scripts.messages.checks.typography import TYPOGRAPHY

_MARKS = ".!?:;…"
_CLOSING = SPACES + HIDDEN + "\n»”\"’')]"
_ABBREVIATION = re.compile(r"(?:^|[\s(\x03])(?:etc|ltd|inc|ej|uu|[^\W\d]|(?:[^\W\d]\.)+[^\W\d])\.$", re.IGNORECASE)
_QUOTED_SENTENCE = re.compile(r"\.[\"”’]$"), re.compile(r"»$")


def check(message: Message) -> Iterator[Finding]:
    """Another mark at the end than English has; “etc.” ends with its own full stop, “...” is an ellipsis."""
    if message.language not in TYPOGRAPHY:
        return
    wanted, given = _ending(message.asked), _ending(message.said)
    if wanted == given or _stop_left_to_the_quote(message.asked, message.said):
        return
    if not given:
        yield Finding("translation-end", f"the {wanted} at the end is missing: English ends with it")
    elif not wanted:
        yield Finding("translation-end", f"{given} at the end is not in the English text: delete it")
    else:
        yield Finding("translation-end", f"the translation ends with {given}, English with {wanted}: write {wanted}")


def _stop_left_to_the_quote(asked: str, said: str) -> bool:
    """English writes its full stop inside the quotes, Spanish after them, or not at all where nothing else is said."""
    return all(
        pattern.search(text.rstrip(HIDDEN)) for pattern, text in zip(_QUOTED_SENTENCE, (asked, said), strict=True)
    )


def _ending(said: str) -> str:
    text = said.rstrip(_CLOSING).replace("...", "…")
    if not text or text[-1] not in _MARKS or _ABBREVIATION.search(text):
        return ""
    return text[-1]
