"""The texts between the tags of an HTML block that a page writes out.

Python-Markdown passes such a block through unread, yet readers see its text. It is cut at the tags of blocks;
tags inside a line stay in the text, where both ends of an element do. Nothing in it is Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_TAG = r"<(?P<close>/?)(?P<tag>[a-zA-Z][\w:.-]*)(?:\"[^\"]*\"|'[^']*'|[^'\">])*>"
_PIECE = re.compile(rf"<!--[\s\S]*?-->|\x02[^\x03]*\x03|{_TAG}|<[!?][^>]*>")
_TAGS = re.compile(_TAG)
_WRAPPED = re.compile(r"\s*<([a-zA-Z][\w-]*)(?:\"[^\"]*\"|'[^']*'|[^'\">/])*>(.*)</\1\s*>\s*", re.DOTALL)
_VOID = frozenset({"br", "img", "input", "wbr"})

UNREAD = frozenset({"pre", "script", "style", "textarea", "template", "canvas", "option"})
"""Blocks whose content is no text to translate."""

_LIKE_BLOCKS = frozenset({"button", "label", "source", "video", "audio", "iframe", "object", "picture", "select"})


def texts(html: str, is_block: Callable[[str], bool]) -> Iterator[str]:
    """The texts of an HTML block, with the tags inside them, without the tags around them."""
    for run in _runs(html, is_block):
        for text in _between_loose_tags(run):
            yield _unwrapped(text)


def _runs(html: str, is_block: Callable[[str], bool]) -> Iterator[str]:
    """What stands between comments, stashed things and the tags of blocks."""
    unread: list[str] = []
    start = 0
    for piece in _PIECE.finditer(html):
        tag = (piece["tag"] or "").lower()
        if tag and not (is_block(tag) or tag in UNREAD or tag in _LIKE_BLOCKS):
            continue
        if not unread:
            yield html[start : piece.start()]
        start = piece.end()
        if tag in UNREAD and not piece["close"]:
            unread.append(tag)
        elif tag in unread:
            del unread[unread.index(tag) :]
    if not unread:
        yield html[start:]


def _between_loose_tags(text: str) -> Iterator[str]:
    """The parts of a text between tags whose other end is not in it."""
    opened: list[re.Match[str]] = []
    loose: list[re.Match[str]] = []
    for tag in _TAGS.finditer(text):
        if tag["tag"].lower() in _VOID or tag[0].endswith("/>"):
            continue
        if not tag["close"]:
            opened.append(tag)
            continue
        names = [other["tag"].lower() for other in opened]
        if tag["tag"].lower() in names:
            place = len(names) - 1 - names[::-1].index(tag["tag"].lower())
            loose += opened[place + 1 :]
            del opened[place:]
        else:
            loose.append(tag)
    start = 0
    for tag in sorted([*loose, *opened], key=lambda found: found.start()):
        yield text[start : tag.start()]
        start = tag.end()
    yield text[start:]


def _unwrapped(text: str) -> str:
    """A text without the element that holds the whole of it."""
    while (found := _WRAPPED.fullmatch(text)) and not re.search(rf"</?{found[1]}\b", found[2]):
        text = found[2]
    return text
