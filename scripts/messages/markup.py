"""What in a message is not words.

A message is the inline Markdown of one paragraph, heading, cell or title. Translators change its words; macro
calls, code, addresses and labels stay. This module cuts a message into the two, in the order in which the
site reads it: Jinja first (mkdocs-macros runs before Markdown), then code spans and backslash escapes, then
everything else, by Python-Markdown's own expressions and its own way of finding a link's end.

It never says whether a translation is right (scripts.messages.guard does), and it never fails: what is broken is a
token too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from markdown import Markdown
from markdown.inlinepatterns import (
    AUTOLINK_RE,
    AUTOMAIL_RE,
    ENTITY_RE,
    HTML_RE,
    BacktickInlineProcessor,
    LinkInlineProcessor,
)

Kind = Literal[
    "jinja",  # {{ … }}, {% … %}, {# … #}, {% raw %} … {% endraw %} whole; a lone delimiter
    "code",  # `…` with its backticks
    "html",  # a tag, comment or declaration; `<` and one character of one that never ends
    "entity",  # &nbsp;
    "link-target",  # `](address` of a link, up to its title or its `)`
    "image-target",  # the same of an image
    "reference",  # `][label]` of [text][label]; [text][] and [text] whole, since the text is the label
    "bracket",  # `[` and `]` around more than words; a link only where the page defines all of it as a label
    "footnote",  # [^label]
    "attributes",  # {: … } and { … }; a lone brace
    "autolink",  # <https://…>, <name@example.com>
    "url",  # an address written out in the text
    "email",
    "escape",  # a backslash and the character that it protects
    "break",  # the end of a line, with the spaces or the backslash before it
    "mark",  # emphasis marks, the brackets around link texts, the quotes around link titles
]

Span = tuple[Kind, int, int]

_SPECIAL = re.compile(r"[\\`*_{}\[\]<&\n@]|://|www\.", re.IGNORECASE)


@dataclass(frozen=True)
class Token:
    """A part of a message that is not words: message[start:end] == text, which is never empty."""

    kind: Kind
    start: int
    end: int
    text: str


@lru_cache(maxsize=1024)
def tokens(message: str) -> tuple[Token, ...]:
    """Cut out what is not words, in the order of the message, not overlapping.

    Link texts, image texts and link titles are words and lie between tokens:
    `[the *form*](form.md "Fill in")` gives `[`, `*`, `*`, `](form.md`, ` "` and `")`.
    """
    if not _SPECIAL.search(message):
        return ()
    spans: list[Span] = []
    shadow = message
    # What is found is hidden from the next reader, as the site hides it: a macro call's result is a word, a
    # code span or an escape Python-Markdown keeps behind control characters.
    for read, filler in ((jinja, _CALL), (_code_and_escapes, "\x02"), (_links, "\x02"), (_marks, "\x02")):
        found = tuple(read(shadow))
        spans.extend(found)
        shadow = _filled(shadow, found, filler)
    parts: list[Token] = []
    for kind, start, end in sorted(set(spans), key=lambda span: (span[1], -span[2])):
        if start < end and (not parts or start >= parts[-1].end):
            parts.append(Token(kind, start, end, message[start:end]))
    return tuple(parts)


def masked(message: str, filler: str = " ") -> str:
    """The words alone: the message with every character of every token replaced by `filler`, one character.

    It has the message's length, so a place in it is a place in the message. Emphasis and link marks are
    filled too: `**corrective** [action](x.md)` becomes `  corrective    action       `; whoever looks for a
    term of several words takes any run of fillers for one space.
    """
    return _filled(message, ((token.kind, token.start, token.end) for token in tokens(message)), filler)


def _filled(text: str, spans: Iterable[Span], filler: str) -> str:
    characters = list(text)
    for _, start, end in spans:
        characters[start:end] = filler * (end - start)
    return "".join(characters)


_OPENING = re.compile(r"\{[{%#]|\}\}|[%#]\}")
_RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}", re.DOTALL)
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_INSIDE = re.compile(r"""\s+|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|%\}|.""", re.DOTALL)
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


def jinja(text: str) -> Iterator[Span]:
    """Find Jinja's constructs, wherever they stand; also its delimiters alone, which mean nothing good."""
    position = 0
    while opening := _OPENING.search(text, position):
        start = opening.start()
        whole = _RAW.match(text, start) or _COMMENT.match(text, start)
        position = whole.end() if whole else _expression_end(text, start) or opening.end()
        yield "jinja", start, position


def _expression_end(text: str, start: int) -> int | None:
    """Where `{{ … }}` or `{% … %}` ends: not inside a string or an open bracket, as Jinja's lexer has it."""
    wanted = {"{{": "}}", "{%": "%}"}.get(text[start : start + 2])
    if wanted is None:
        return None
    brackets: list[str] = []
    position = start + 2
    while part := _INSIDE.match(text, position):
        if not brackets and text.startswith(wanted, position):
            return position + 2
        position = part.end()
        if part[0] in _BRACKETS:
            brackets.append(_BRACKETS[part[0]])
        elif brackets and part[0] == brackets[-1]:
            brackets.pop()
    return None


class _Links(LinkInlineProcessor):
    """Python-Markdown's reading of `[text]` and `(address "title")`, on text where nothing is stashed."""

    def unescape(self, text: str) -> str:
        return text


_TICKS = BacktickInlineProcessor("")
_LINKS = _Links("")
_BACKSLASH_OR_TICKS = re.compile(r"\\(.)|`+", re.DOTALL)


@cache
def _escapable() -> frozenset[str]:
    return frozenset(Markdown(extensions=["tables"]).ESCAPED_CHARS)


def _code_and_escapes(text: str) -> Iterator[Span]:
    position = 0
    while found := _BACKSLASH_OR_TICKS.search(text, position):
        start, position = found.span()
        if found[1] is None:
            inner, end = cast("tuple[int, int | None]", _TICKS.find_code_spans(start, text))
            if end is not None:
                position = end + inner - start
                yield "code", start, position
        elif found[1] in _escapable():
            yield "escape", start, position
        else:
            position = start + 1


_BRACKET = re.compile(r"\[\^[^\]]*\]|!?\[")
_LABEL = re.compile(r"\s?\[([^\]]*)\]")
_CALL = "\u029d"  # a letter that no language here uses: a macro call's result is a word
_PLAIN = re.compile(f"[^{_CALL}\x02\\\\`*_{{}}\\[\\]<&\\n@/]*")


def _links(text: str) -> Iterator[Span]:
    addresses: list[range] = []
    for opening in _BRACKET.finditer(text):
        start, inner = opening.span()
        if opening[0].endswith("]"):
            yield "footnote", start, inner
            continue
        _, end, closed = _LINKS.getText(text, inner)
        # Brackets in an address or a title are text.
        if not closed or any(start in address for address in addresses):
            continue
        if text.startswith("(", end) and (parts := _address(text, end)):
            address_end, title_start, title_end, link_end = parts
            addresses.append(range(end, link_end))
            yield "mark", start, inner
            yield "image-target" if opening[0] == "![" else "link-target", end - 1, address_end
            yield "mark", address_end, title_start
            yield "mark", title_end, link_end
        elif (label := _LABEL.match(text, end)) and label[1]:
            yield "mark", start, inner
            yield "reference", end - 1, label.end()
        elif label:
            yield "reference", start, label.end()
        elif _PLAIN.fullmatch(text, inner, end - 1):
            yield "reference", start, end
        else:
            yield "bracket", start, inner
            yield "bracket", end - 1, end


def _address(text: str, start: int) -> tuple[int, int, int, int] | None:
    """Where in `(address "title")`, which begins at start, the address, the title's opening mark, the title
    and the whole end.
    """
    address, title, end, found = _LINKS.getLink(text, start)
    if not found:
        return None
    address_end = text.index(address, start + 1) + len(address)
    address_end += text.startswith(">", address_end)
    if title is None:
        return address_end, end, end, end
    title_start = address_end + len(text[address_end:]) - len(text[address_end:].lstrip()) + 1
    return address_end, title_start, text.rindex(text[title_start - 1], title_start, end), end


_WORD_MARKS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("autolink", re.compile(f"{AUTOLINK_RE}|{AUTOMAIL_RE}")),
    ("html", re.compile(HTML_RE, re.DOTALL)),
    ("html", re.compile(r"<[A-Za-z/!?]")),
    ("entity", re.compile(ENTITY_RE)),
    ("attributes", re.compile(r"\{[^{}\n]*\}|[{}]")),
    ("url", re.compile(r"(?:\b[a-z][a-z0-9+.-]*://|\bwww\.)[^\s<>()\x02]*[\w/]", re.IGNORECASE)),
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("break", re.compile(r" *\\?\n")),
    ("mark", re.compile(r"(?<=[^\s*])\*+|\*+(?![\s*]|\Z)|(?<!\w)_+(?![\s_]|\Z)|(?<=[^\s_])_+(?!\w)")),
)


def _marks(text: str) -> Iterator[Span]:
    for kind, expression in _WORD_MARKS:
        found: tuple[Span, ...] = tuple((kind, *match.span()) for match in expression.finditer(text))
        yield from found
        text = _filled(text, found, "\x02")
