"""A message cut into words and protected codes, as XLIFF shows it, and put together again.

Macro calls, code, tags, addresses and labels become `ph`; the brackets of a link become the pair `bpt` and `ept`
around its words. Emphasis stays as typed, since a translator may place it anew. What a code stands for is never taken
from the file that comes back, but from the message itself: nothing foreign gets in by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from xml.etree.ElementTree import Element

from scripts.messages.markup import Token, tokens

Tag = Literal["ph", "bpt", "ept"]


class InlineError(Exception):
    """A text that came back has a code that its message has not."""


@dataclass(frozen=True)
class Code:
    """A protected part of a message; both halves of a pair have one number."""

    tag: Tag
    number: int
    text: str


Piece = str | Code

NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that XML cannot hold, or would not give back."""
_EMPHASIS = re.compile(r"[*_]+")
_PAIRS = {"link-target", "image-target", "reference"}


def pieces(message: str) -> tuple[Piece, ...]:
    """Cut a message into its words and codes, numbered from 1; joined, they are the message."""
    spans = sorted([*_codes(message), *_unwritable(message)])
    found: list[Piece] = []
    numbers: dict[int, int] = {}
    done = 0
    for start, end, tag, pair in spans:
        if start < done:
            continue
        if start > done:
            found.append(message[done:start])
        number = numbers.setdefault(pair, len(numbers) + 1)
        found.append(Code(tag, number, message[start:end]))
        done = end
    if done < len(message):
        found.append(message[done:])
    return tuple(found)


Span = tuple[int, int, Tag, int]
"""Start, end, tag, and a name of the pair or of the single code."""


def _codes(message: str) -> Iterator[Span]:
    parts = [token for token in _joined(tokens(message)) if not _is_words(token)]
    open_links: list[Token] = []
    for token in parts:
        if token.kind == "mark" and token.text in ("[", "!["):
            open_links.append(token)
        elif token.kind in _PAIRS and token.text.startswith("]") and open_links:
            opening = open_links.pop()
            yield opening.start, opening.end, "bpt", opening.start
            yield token.start, token.end, "ept", opening.start
        else:
            yield token.start, token.end, "ph", token.start
    for token in open_links:
        yield token.start, token.end, "ph", token.start


def _is_words(token: Token) -> bool:
    """What a translator types: emphasis, brackets around words."""
    if token.kind == "mark":
        return bool(_EMPHASIS.fullmatch(token.text))
    return token.kind == "bracket" or (token.kind == "reference" and not token.text.startswith("]"))


def _joined(found: Sequence[Token]) -> list[Token]:
    """The tokens, an address with the bracket or the quotation mark that follows it in one."""
    joined: list[Token] = []
    for token in found:
        last = joined[-1] if joined else None
        touching = last is not None and last.kind in _PAIRS and last.end == token.start and token.kind == "mark"
        if last is not None and touching and not _EMPHASIS.fullmatch(token.text) and token.text not in ("[", "!["):
            joined[-1] = replace(last, end=token.end, text=last.text + token.text)
        else:
            joined.append(token)
    return joined


def _unwritable(message: str) -> Iterator[Span]:
    """Characters that XML cannot hold."""
    for found in NOT_XML.finditer(message):
        yield found.start(), found.end(), "ph", found.start()


def translated(source: str, translation: str) -> tuple[Piece, ...]:
    """A translation with the codes of its source; one that the source has not stays in words."""
    free = _by_content(pieces(source))
    cut = pieces(translation)
    given = _by_content(cut)
    names: dict[int, int] = {}
    for content, numbers in given.items():
        for number, wanted in zip(numbers, free.get(content, ()), strict=False):
            names[number] = wanted
    return tuple(
        piece
        if isinstance(piece, str)
        else (replace(piece, number=names[piece.number]) if piece.number in names else piece.text)
        for piece in cut
    )


def _by_content(cut: Sequence[Piece]) -> dict[tuple[str, ...], list[int]]:
    """The numbers of the codes of each content, those of a pair together."""
    texts: dict[int, tuple[str, ...]] = {}
    for piece in cut:
        if isinstance(piece, Code):
            texts[piece.number] = (*texts.get(piece.number, ()), piece.tag, piece.text)
    numbers: dict[tuple[str, ...], list[int]] = {}
    for number, content in texts.items():
        numbers.setdefault(content, []).append(number)
    return numbers


_OPENING, _CLOSING, _SINGLE = {"bpt", "bx"}, {"ept", "ex"}, {"ph", "x", "it"}


def expanded(element: Element, message: str) -> str:
    """The text of a `source` or `target` element, its codes replaced by what they stand for in the message.

    Raises:
        InlineError: a code that the message has not, or an element that is no code.
    """
    codes: dict[tuple[str, str], str] = {
        (piece.tag, str(piece.number)): piece.text for piece in pieces(message) if isinstance(piece, Code)
    }
    return _content(element, codes)


def _content(element: Element, codes: Mapping[tuple[str, str], str]) -> str:
    parts = [element.text or ""]
    for child in element:
        parts += [_code(child, codes), child.tail or ""]
    return "".join(parts)


def _code(element: Element, codes: Mapping[tuple[str, str], str]) -> str:
    name = str(element.tag).rpartition("}")[2]
    if name == "mrk":
        return _content(element, codes)
    number = element.get("id", "")
    if name == "g":
        return _known("bpt", number, codes) + _content(element, codes) + _known("ept", number, codes)
    for tag, names in (("bpt", _OPENING), ("ept", _CLOSING), ("ph", _SINGLE)):
        if name in names:
            return _known(tag, number, codes)
    raise InlineError(f"<{name}> is no code of this message: copy the codes of the source")


def _known(tag: str, number: str, codes: Mapping[tuple[str, str], str]) -> str:
    try:
        return codes[tag, number]
    except KeyError:
        raise InlineError(f'the message has no code <{tag} id="{number}">: copy the codes of the source') from None
