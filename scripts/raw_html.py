"""The texts between the tags of an HTML block that a page writes out.

Python-Markdown passes such a block through unread, yet readers see its text. It is cut at the tags of blocks;
tags inside a line stay in the text. Nothing in it is Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_PIECE = re.compile(
    r"<!--[\s\S]*?-->|\x02[^\x03]*\x03|"
    r"<(?P<close>/?)(?P<tag>[a-zA-Z][\w:.-]*)(?:\"[^\"]*\"|'[^']*'|[^'\">])*>|<[!?][^>]*>"
)
UNREAD = frozenset(
    {"pre", "code", "script", "style", "textarea", "svg", "math", "template", "canvas", "option"}
)
"""Elements whose content is no text to translate."""

_LIKE_BLOCKS = frozenset(
    {"button", "label", "source", "video", "audio", "iframe", "object", "picture", "select"}
)
_WRAPPED = re.compile(r"\s*<([a-zA-Z][\w-]*)(?:\"[^\"]*\"|'[^']*'|[^'\">/])*>(.*)</\1\s*>\s*", re.DOTALL)


def texts(html: str, is_block: Callable[[str], bool]) -> Iterator[str]:
    """The texts of an HTML block, with the tags inside them, without the tags around them."""
    unread: list[str] = []
    start = 0
    for piece in _PIECE.finditer(html):
        tag = (piece["tag"] or "").lower()
        if tag and not (is_block(tag) or tag in UNREAD or tag in _LIKE_BLOCKS):
            continue
        if not unread:
            yield _unwrapped(html[start : piece.start()])
        start = piece.end()
        if tag in UNREAD and not piece[0].endswith("/>"):
            if not piece["close"]:
                unread.append(tag)
            elif tag in unread:
                del unread[unread.index(tag) :]
    if not unread:
        yield _unwrapped(html[start:])


def _unwrapped(text: str) -> str:
    """A text without the element that holds the whole of it."""
    while (found := _WRAPPED.fullmatch(text)) and not re.search(rf"</?{found[1]}\b", found[2]):
        text = found[2]
    return text
