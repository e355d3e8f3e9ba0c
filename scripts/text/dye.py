"""Marks in a page's source that survive block parsing and tell from where a text came.

A mark is one private-use character; marks count up, so each says its place in the source. One is put after
every word that is not syntax. No rule of Markdown knows these characters: the blocks stay what they were, and
each text that comes out of the parser carries its origin. What is syntax stays unmarked where a mark would
change a block (an admonition's type, a fence line) and where words are not the translator's (code, Jinja,
addresses, tags): a text without any mark is nothing to translate.

An admonition without a title shows one all the same. Such a line gets a title that is nothing but a mark;
where that mark comes out alone, a title is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

_WORDS = range(0xF0000, 0x10F000)
_TITLES = range(0x10F000, 0x10FFFE)
# The last two characters of a plane are no characters.
MARK = re.compile("[\U000f0000-\U0010ffff]")
# Python-Markdown keeps these two for itself and drops them from a page.
_HIDDEN = re.compile("[\x02\x03\U000f0000-\U0010ffff]")


@dataclass(frozen=True)
class DefaultTitle:
    """A title that is shown though the page does not write it.

    Attributes:
        position: offset in the source at which a title of one's own is written.
        text: what is shown.
        before: what stands before a written title.
        after: what stands after it.
    """

    position: int
    text: str
    before: str
    after: str


@dataclass(frozen=True)
class Dyed:
    """A page's body with marks.

    Attributes:
        text: the body, `\\n` for line ends, marks after words.
        places: for the mark number n, the offset in the source at which its word ends.
        titles: mark character and the default title that it stands for.
    """

    text: str
    places: tuple[int, ...]
    titles: Mapping[str, DefaultTitle]

    def place(self, mark: str) -> int:
        """The offset in the source of a word's mark."""
        return self.places[ord(mark) - _WORDS.start]

    def is_word(self, mark: str) -> bool:
        """Whether a private-use character is the mark of a word."""
        return 0 <= ord(mark) - _WORDS.start < len(self.places)


@dataclass(frozen=True)
class Syntax:
    """What of a page is syntax depends on these settings of the site.

    Attributes:
        jinja: pages are templates: a statement may span paragraphs.
        slash_blocks: `/// name | title` opens a block; the names that take a title, each with the one that it
            shows of its own (or nothing).
        lettered_lists: `a.` numbers an item.
        mathematics: `$…$` is a formula.
    """

    jinja: bool = True
    slash_blocks: tuple[tuple[str, str], ...] | None = None
    lettered_lists: bool = False
    mathematics: bool = False


def dye(source: str, start: int, syntax: Syntax) -> Dyed:
    """Mark the words of a page from offset start to its end."""
    ends: list[int] = []
    titles: list[DefaultTitle] = []
    for begin, end, literal in _regions(source, start, syntax.jinja):
        for found in _found(source, begin, end, _pattern(syntax, literal), dict(syntax.slash_blocks or ())):
            if isinstance(found, DefaultTitle):
                titles.append(found)
            else:
                ends.append(found)
    # A page of more words than there are marks gets one after every second word, or third.
    ends = ends[:: -(-len(ends) // len(_WORDS)) or 1]
    marks: list[tuple[int, str]] = [(end, chr(_WORDS.start + number)) for number, end in enumerate(ends)]
    named: dict[str, DefaultTitle] = {}
    for number, title in zip(_TITLES, titles, strict=False):
        named[chr(number)] = title
        marks.append((title.position, f"{title.before}{chr(number)}{title.after}"))
    pieces: list[str] = []
    done = start
    for position, mark in sorted(marks):
        pieces += [_plain(source[done:position]), mark]
        done = position
    pieces.append(_plain(source[done:]))
    return Dyed("".join(pieces), tuple(ends), named)


def _plain(text: str) -> str:
    """Text without the characters that would be taken for marks, or dropped."""
    return _HIDDEN.sub("\ufffd", text)


_RAW = re.compile(r"(\{%[-+]?\s*raw\s*[-+]?%\})(.*?)(\{%[-+]?\s*endraw\s*[-+]?%\})", re.DOTALL)


def _regions(source: str, start: int, jinja: bool) -> Iterator[tuple[int, int, bool]]:
    """The parts of a page: begin, end, and whether braces are literal there (`{% raw %}`, or no templates)."""
    position = start
    if jinja:
        for raw in _RAW.finditer(source, start):
            yield position, raw.start(), False
            yield raw.start(2), raw.end(2), True
            position = raw.end()
    yield position, len(source), not jinja


# What containers put before a line's text. Each mark begins differently and blanks are read one by one: a row of
# dashes and blanks has but one reading. (Possessive groups would say so, but fail in Python before 3.11.5, gh-106052.)
_MARKERS = r"(?:[ \t>]|[-*+](?=[ \t])|\d++[.)](?=[ \t])|:(?=[ \t]))*"
_ITEMS = r"[ \t>]*+(?:(?:[-*+]|\d++[.)]|:)[ \t]++)+"
_ATTRIBUTE = r"""\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
_BLOCK_ZONES = (
    # snippets: a list of paths between two lines, one path, a section's name
    r"^[ \t>]*;*-+8<-+[ \t]*$(?:\n.*)*?\n[ \t>]*;*-+8<-+[ \t]*$",
    r"^[ \t>]*;*-+8<-+.*$",
    r"^.*-8<-+[ \t]*\[.*$",
    # a fence: code, whatever the site makes of it; a line of one that is not closed
    r"^(?P<margin>[ \t>]*)(?P<fence>`{3,}|~{3,})[^`\n]*\n(?:.*\n)*?(?P=margin)(?P=fence)[ \t]*$",
    rf"^{_ITEMS}(?P<inner>`{{3,}}|~{{3,}})[^`\n]*\n(?:.*\n)*?[ \t>]+(?P=inner)[ \t]*$",
    rf"^{_MARKERS}(?:`{{3,}}[^`\n]*|~{{3,}}.*)$",
    # mkdocstrings: an identifier, its options indented below
    rf"^{_MARKERS}:::[ \t]*\S.*$(?:\n[ \t]+\S.*$)*",
    # labels of footnotes, abbreviations and link definitions (these with their address)
    rf"^{_MARKERS}\[\^[^\]\n]+\]:",
    r"^[ \t>]*\*\[[^\]\n]+\][ ]?:",
    rf"^{_MARKERS}\[[^\]\n]+\]:[ \t]*\n?[ \t]*\S+",
    r"^[ \t>]*\[TOC\][ \t]*$",
    r"^[ \t>]*///Footnotes Go Here///[ \t]*$",
)
_TITLED = rf"^{_MARKERS}(?:!!!|\?\?\?\+?) ?(?P<type>[\w-]+(?: +[\w-]+)*)(?P<untitled> *$)?"
_SLASHES = (
    rf"^(?P<depth>[ \t>]*){_MARKERS}/{{3,}} *(?P<block>[\w-]+)(?P<bare> *$)?"
    r"(?P<argument> *\|.*$)?(?:\n(?P=depth) {4}.*\S.*$)*"
)
_LETTERED = rf"^{_MARKERS}\(?(?:[A-Za-z]{{1,7}}|#)[.)](?=[ \t])"
_MATHEMATICS = (
    r"(?s:\$\$(?:(?!\n\s*\n).)+?\$\$)",
    r"(?<!\\)\$(?=\S)[^$|\n]+?(?<=\S)\$",
    r"^[ \t>]*(?s:\\\[(?:(?!\n\s*\n).)+?\\\])",
    r"(?s:\\\((?:(?!\n\s*\n).)+?\\\))",
    r"\\begin\{(?P<environment>[a-z]+\*?)\}(?s:(?:(?!\n\s*\n).)+?)\\end\{(?P=environment)\}",
)
_INLINE_ZONES = (
    r"\\[^\w\s]",
    r"(?s:(?P<ticks>`+)(?:(?!\n\s*\n).)+?(?<!`)(?P=ticks)(?!`))|`+",
    r"<!--(?:(?!-->|^[ \t>]*(?:```|~~~))[\s\S])*-->",
    rf"<(?P<code>code|kbd|samp|pre|script|style|svg|math)\b(?:{_ATTRIBUTE})*\s*>(?s:(?:(?!\n\s*\n).)*?)</(?P=code)\s*>",
    rf"</?[a-zA-Z][\w:.-]*(?:{_ATTRIBUTE})*\s*/?>",
    r"<[^\s<>]+[:@][^\s<>]+>",
    r"\]\(\s*<?[^\s)>]*>?",
    r"\] ?\[[^\]\n]*\]",
    r"\[\^[^\]\n]+\]",
    r"\{:? *[^{}\n]*\}",
    r"(?:\b[a-zA-Z][a-zA-Z0-9+.-]*://|\bwww\.)[^\s<>()]*",
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"(?<![\w:]):[a-zA-Z0-9_+-]+:(?![\w:])",
    r"&#?\w+;",
    r"\+\+[\w\"' +.-]+\+\+",
)
# `{#id}` without a space is an attribute list to all but Jinja, and no template means it otherwise.
_TEMPLATE = (r"(?s:\{\{.*?\}\}|\{%.*?%\})", r"\{#[\w:.-]+[^{}\n]*(?<!#)\}", r"(?s:\{#.*?#\})")
_LITERAL = (r"\{\{[^{}\n]*\}\}|\{%[^\n]*?%\}",)
_WORD = r"(?P<word>[^\W\d_](?:[\w’'-]*\w)?)"


@cache
def _pattern(syntax: Syntax, literal: bool) -> re.Pattern[str]:
    """One expression that finds what is syntax and what is a word, in the order of the text."""
    zones = [
        *(_LITERAL if literal else _TEMPLATE),
        *([_SLASHES] if syntax.slash_blocks is not None else []),
        *([_LETTERED] if syntax.lettered_lists else []),
        *_BLOCK_ZONES,
        _TITLED,
        *(_MATHEMATICS if syntax.mathematics else []),
        *_INLINE_ZONES,
        _WORD,
    ]
    return re.compile("|".join(zones), re.MULTILINE)


def _found(
    source: str, begin: int, end: int, expression: re.Pattern[str], titled: Mapping[str, str]
) -> Iterator[int | DefaultTitle]:
    """The ends of words, and the default titles."""
    position = begin
    while found := expression.search(source, position, end):
        groups = found.groupdict()
        position = max(found.end(), position + 1)
        if groups["word"] is not None:
            yield found.end()
        elif groups["type"] is not None:
            position = found.end("type")
            if groups["untitled"] is not None:
                yield DefaultTitle(position, _capitalised(groups["type"]), ' "', '"')
        elif name := (groups.get("block") or "").lower():
            if groups["bare"] is not None and titled.get(name):
                yield DefaultTitle(found.end("block"), titled[name], " | ", "")
            elif groups["argument"] is not None and name in titled:
                yield from _found(source, *found.span("argument"), expression, titled)


def _capitalised(types: str) -> str:
    """The title of `!!! note inline`: its first word, as Python-Markdown writes it."""
    return types.lower().split(" ")[0].capitalize()
