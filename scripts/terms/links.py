"""The first use of each term in a page, linked to the glossary without an author marking it.

A link is put only where it can break nothing: around words that hold no markup, outside links, images,
code, and elements that are links, buttons or keys themselves. The caller gives a page's paragraphs and
items in order, and leaves out its headings and titles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from scripts.messages.markup import tokens
from scripts.terms.find import Matcher, Use
from scripts.terms.forms import APPROVED

_ELEMENTS = re.compile(
    r"<(a|abbr|button|code|kbd|label|samp|script|select|style|summary|textarea|var|pre)\b[^>]*>.*?(?:</\1\s*>|$)",
    re.DOTALL | re.IGNORECASE,
)
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
"""Perhaps a reference to a link defined elsewhere."""
_TITLE = re.compile(r"""\s*(["'])(?:(?!\1\s*\)).)*\1\s*\)|\)""", re.DOTALL)
_WORDS_ONLY = re.compile(r"[^\W_](?:[\w\s'’ʼ,‐‑\u00ad\u0300-\u036f-]*[^\W_][\u0300-\u036f]*)?")


def first_uses(message: str, matcher: Matcher, seen: set[str]) -> tuple[Use, ...]:
    """The approved terms of a message that may be linked: the first of each concept that is not in `seen`.

    Args:
        message: inline Markdown of a paragraph, item or cell.
        matcher: of the message's language.
        seen: the concepts linked earlier in the page; those of this message are added.
    """
    closed = tuple(_closed(message))
    found: list[Use] = []
    position = 0
    for use in matcher.uses(message):
        words = message[use.start : use.end]
        before = message[max(0, use.start - 1) : use.start]
        after = message[use.end : use.end + 1]
        if (
            use.status in APPROVED
            and use.concept not in seen
            and use.start >= position
            and _WORDS_ONLY.fullmatch(words)
            and "\n\n" not in words
            and after not in ("{", "[", "(")
            and before not in ("!", "\\")
            and not any(start < use.end and use.start < end for start, end in closed)
        ):
            seen.add(use.concept)
            found.append(use)
            position = use.end
    return tuple(found)


def link_first_uses(message: str, matcher: Matcher, seen: set[str], link: Callable[[Use], tuple[str, str]]) -> str:
    """The message with its first uses between what `link` gives to stand before and after each.

    Args:
        message, matcher, seen: as for `first_uses`.
        link: the opening and the closing of a use's link, for example a tag titled with its definition.
    """
    parts: list[str] = []
    position = 0
    for use in first_uses(message, matcher, seen):
        before, after = link(use)
        parts += [message[position : use.start], before, message[use.start : use.end], after]
        position = use.end
    return "".join(parts) + message[position:]


def _closed(message: str) -> Iterator[tuple[int, int]]:
    """Where no link may stand: inside links, images and their titles, and in some elements."""
    for closed in (*_ELEMENTS.finditer(message), *_BRACKETS.finditer(message)):
        yield closed.span()
    for token in tokens(message):
        if token.kind in ("link-target", "image-target", "reference") and token.text.startswith("]"):
            yield _opening(message, token.start), _closing(message, token.end)
        elif token.kind not in ("mark", "break"):
            yield token.start, token.end


def _opening(message: str, end: int) -> int:
    """The bracket that opens the text which a bracket at `end` closes."""
    depth = 0
    for position in range(end - 1, -1, -1):
        if message[position] == "]":
            depth += 1
        elif message[position] == "[":
            if not depth:
                return position
            depth -= 1
    return 0


def _closing(message: str, start: int) -> int:
    """The end of a link whose target ends at `start`: its title, if it has one, belongs to it."""
    title = _TITLE.match(message, start)
    return title.end() if title else start
