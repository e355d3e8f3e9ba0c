"""A message as words: what a reader reads as one word is one, whatever marks and signs were typed into it.

Code, addresses, macros and attributes are no words and break a phrase in two; emphasis, link marks, line
ends and no-break spaces do not. Composed and decomposed accents, typographic apostrophes and hyphens, soft
hyphens and capital letters make no difference; accents do, and a hyphen is a letter (ISO terms hang on it:
"non-conformité", "non conforme"). Every word knows where it stands in the message as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from scripts.messages.markup import Token, tokens
from scripts.terms.inflection import rules

BREAK = "\x01"
"""Stands for what no term may reach across."""

_BREAKING = {"jinja", "code", "autolink", "url", "email"}
_SEAMLESS = {"mark", "link-target", "reference"}
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SIGNS = str.maketrans("’ʼ′‐‑", "'''--", _INVISIBLE)
_LETTER = rf"[^\W_][\u0300-\u036f{_INVISIBLE}]*"
_PIECE = re.compile(
    rf"(?P<word>{_LETTER}(?:[-‐‑_'’ʼ]?{_LETTER})*)"
    rf"|(?P<comma>,)|(?P<break>\n\s*\n|{BREAK}+|[^\s\w'’ʼ])|(?P<skip>\s+|_|['’ʼ])"
)
_APOSTROPHES = ("'", "’", "ʼ")
_ELISION = re.compile(rf"(?P<short>[^\W_]+)['’ʼ](?={_LETTER})")
_SILENT = re.compile(r"<(code|kbd|samp|var|pre)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_QUOTED = re.compile(
    r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|‹[^›]*›|‘(?:[^’]|’(?=\w))*’(?!\w)|(?<![\w\d])\"[^\"]*\""
    r"|(?<![\w\)])'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w))*(?<!\s)'(?!\w)",
    re.DOTALL,
)
_QUOTE_TAG = re.compile(r"<(q|blockquote)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True)
class Word:
    """A word (or a comma, or a break) of a message.

    Attributes:
        text: folded for comparing.
        start, end: where it stands in the message.
        kind: `word`, `comma`, or `break` for what ends every phrase.
        capitals: it was written in capital letters, a plural's s aside.
        quoted: it stands inside quotation marks.
        title: it is written with a capital letter and small ones.
        possessive: an English genitive ("the customer's", "the customers'"), whose mark `text` has not.
    """

    text: str
    start: int
    end: int
    kind: Literal["word", "comma", "break"] = "word"
    capitals: bool = False
    quoted: bool = False
    title: bool = False
    possessive: bool = False


def folded(text: str) -> str:
    """The text as words are compared: composed, lower case, plain apostrophes and hyphens, no soft ones."""
    return unicodedata.normalize("NFC", text.translate(_SIGNS)).lower()


@lru_cache(maxsize=64)
def words(message: str, language: str) -> tuple[Word, ...]:
    """Cut a message (inline Markdown, or plain text) into its words, in order."""
    text = _readable(message)
    quoted = bytearray(len(text))
    for quotation in (*_QUOTED.finditer(text), *_QUOTE_TAG.finditer(message)):
        quoted[quotation.start() : quotation.end()] = b"\x01" * len(quotation[0])
    found: list[Word] = []
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        if piece["word"]:
            found += _split(text, start, end, language, bool(quoted[start]))
        elif piece["comma"]:
            found.append(Word(",", start, end, "comma"))
        elif piece["break"]:
            found.append(Word(BREAK, start, end, "break"))
    return tuple(found)


def _readable(message: str) -> str:
    """The message with what is no word filled in, at the same length: signs of a break, or spaces to read
    across.
    """
    parts: list[str] = []
    position = 0
    for token in tokens(message):
        parts += [message[position : token.start], _filled(token, message)]
        position = token.end
    text = list("".join(parts) + message[position:])
    for silent in _SILENT.finditer(message):
        start, end = silent.span()
        text[start:end] = BREAK * (end - start)
    return "".join(text)


def _filled(token: Token, message: str) -> str:
    """What a token is to a reader of words: an end of the phrase, a space, or nothing (`audit**s**` is one
    word).
    """
    size = token.end - token.start
    if token.kind in _BREAKING or '"' in token.text:
        return BREAK * size
    if token.kind == "reference" and token.text.startswith("["):
        label = token.text.index("]")
        return f" {token.text[1:label]}{' ' * (size - label)}"
    around = message[max(0, token.start - 1) : token.start] + message[token.end : token.end + 1]
    inside_word = token.kind in _SEAMLESS and len(around) == 2 and around.isalpha()
    return ("\u2060" if inside_word else " ") * size


def _split(text: str, start: int, end: int, language: str, quoted: bool) -> list[Word]:
    """The words of a run of letters: an elided article or preposition is a word of its own."""
    known = rules(language).elisions
    result: list[Word] = []
    while known:
        elision = _ELISION.match(text, start, end)
        if elision is None or folded(elision["short"]) not in known:
            break
        result.append(Word(folded(elision[0]), start, elision.end(), quoted=quoted))
        start = elision.end()
    raw = text[start:end]
    plain = folded(raw)
    possessive = language.startswith("en") and (plain.endswith("'s") or text[end : end + 1] in _APOSTROPHES)
    if possessive:
        plain = plain.removesuffix("'s")
    if plain in known and text[end : end + 1] in _APOSTROPHES:
        plain += "'"  # an elision before a mark: l'**audit**
    capitals = raw.removesuffix("s").isupper() and sum(letter.isupper() for letter in raw) > 1
    title = raw[:1].isupper() and not capitals
    return [*result, Word(plain, start, end, capitals=capitals, quoted=quoted, title=title, possessive=possessive)]
