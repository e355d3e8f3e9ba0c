"""Characters that no translation needs: invisible ones, control characters, doubles of Markdown's own."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# The spaces of French and Spanish typography: no-break, narrow no-break and thin.
_SPACES = "\n \u00a0\u202f\u2009"

# Invisible, though letters, marks or symbols by category; then the two characters that stand for lost text.
_IGNORABLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\ufffd\U000e0100-\U000e01ef]"
)

_SYNTAX = frozenset("{}<>[]()`|\\\"'/:;&%#*_~!=@$+-.")


_OF_SCRIPTS = re.compile(
    # Persian, Urdu and the scripts of India part or join letters by signs that cannot be seen.
    "(?<=[\u0600-\u07bf\u0900-\u0dff])[\u200c\u200d]"
    # Marks of direction, on which a line of Arabic or Hebrew hangs; none beside what Markdown or Jinja reads.
    "|(?<![{}<>\\[\\]()`|\\\\#%])[\u061c\u200e\u200f](?![{}<>\\[\\]()`|\\\\#%\u061c\u200e\u200f])"
    # Chinese, Japanese and Korean print these in the width of their letters.
    "|(?<=[\u2e80-\u9fff\uac00-\ud7af（）])[（）：；！％]|[（）](?=[\u2e80-\u9fff\uac00-\ud7af])"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")


def without_needed(text: str) -> str:
    """Return a text without the signs that its own script needs, though elsewhere they hide or deceive.

    >>> without_needed("می\u200cشود"), without_needed("a\u200cb") == "a\u200cb"
    ('میشود', True)
    """
    turns = bool(_RIGHT_TO_LEFT.search(text))
    return _OF_SCRIPTS.sub(lambda sign: sign[0] if sign[0] in "\u061c\u200e\u200f" and not turns else "", text)


@cache
def fault(character: str) -> str | None:
    """Say what is wrong with a character in a text, or None where nothing is.

    MkDocs does not normalise text, so a full-width `{` is no `{` to Jinja today. It is refused all the same:
    it means nothing in our languages, and the next program in the chain may normalise.
    """
    category = unicodedata.category(character)
    if character in _SPACES:
        return None
    if category in {"Cc", "Cn", "Co", "Cs"}:
        return "is a control character, or one without a meaning in Unicode"
    if category == "Cf" or category.startswith("Z") or _IGNORABLE.match(character):
        return "is invisible or a space of an unusual kind"
    if not character.isascii() and unicodedata.normalize("NFKC", character) in _SYNTAX:
        return "looks like a character that Markdown or Jinja reads"
    return None


def name(character: str) -> str:
    """Return how Unicode writes and calls a character: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
