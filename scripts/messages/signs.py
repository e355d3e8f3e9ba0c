"""Signs that a translation may not bring along: entities, foreign placeholders, addresses that run code, new blocks."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from scripts.messages.carried import shown, texts
from scripts.messages.characters import fault
from scripts.messages.markup import tokens
from scripts.messages.plain_text import Refusal


def entities(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    """Entities that the source has not, where they stand for a sign of syntax or for nothing."""
    known = set(texts(tokens(source), "entity"))
    for entity in dict.fromkeys(texts(tokens(translation), "entity")):
        decoded = html.unescape(entity)
        if entity not in known and (decoded.isascii() or decoded == entity or any(map(fault, decoded))):
            yield "translation-entity", f"{entity} is not in the English text: write the character itself"


_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]")


def placeholders(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    """`%(name)s` as often as in the source, and no other % beside them."""
    wanted, given = (Counter(_PLACEHOLDER.findall(text)) for text in (source, translation))
    for placeholder in (wanted - given) + (given - wanted):
        yield (
            "translation-placeholder",
            f"{placeholder} is missing or too many: use it as often as English does",
        )
    if _PLACEHOLDER.search(source) and "%" in _PLACEHOLDER.sub("", translation).replace("%%", ""):
        yield "translation-placeholder", "a % beside a placeholder would be read as another: write %%"


_SCHEMES = re.compile(r"\b(?:java|vb)script\s*:|\bdata\s*:[\w/+.;-]*,|(?<![\w:/])//\w", re.IGNORECASE)
_RESERVED = re.compile(r"///Footnotes Go Here///|\[TOC\]|-+8<-+", re.IGNORECASE)


_COUNTED = {
    "](": "translation-link",
    "][": "translation-label",
    "|": "translation-mark",
    "<": "translation-html",
    ">": "translation-html",
    "\n": "translation-break",
}


def active(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    """Addresses that run code, commands to the site's generator, signs counted one by one."""
    for found in _SCHEMES.finditer(translation):
        if found[0] not in source:
            yield (
                "translation-link",
                f"{found[0]} begins an address that runs code or leaves the site: delete it",
            )
    for found in _RESERVED.finditer(translation):
        if found[0] not in source:
            yield "translation-block", f"{found[0]} is a command to the site's generator: delete it"
    for mark, code in _COUNTED.items():
        if translation.count(mark) > source.count(mark):
            yield code, f"{shown(mark)} stands more often than in the English text: delete it"


_STARTERS = {
    "a heading": re.compile(r" {0,3}#"),
    "a list item": re.compile(r" {0,3}(?:[*+-]|\d+[.)])(?: |$)"),
    "a task": re.compile(r" {0,3}\[[ xX]\](?: |$)"),
    "a quotation": re.compile(r" {0,3}>"),
    "a code block": re.compile(r" {0,3}(?:`{3,}|~{3,})| {4}|\t"),
    "an admonition, a tab or a block": re.compile(r" {0,3}(?:!!!|\?\?\?|===|///)"),
    "a definition": re.compile(r" {0,3}: "),
    "a line of a table, a rule or front matter": re.compile(r" {0,3}(?=.)[-=:| ]*$| {0,3}(?:[*_] *){3,}$|\.\.\.$"),
    "a label, footnote or abbreviation": re.compile(r" {0,3}\*?\[[^\]]*\] ?:"),
}


def starts(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    """What a block begins with, at the beginning of the translation or of a line of it."""
    before, after = (text.replace("\\\n", "\n").split("\n") for text in (source, translation))
    for number, line in enumerate(after):
        # More lines than the source has are refused as line breaks.
        wanted = before[number] if number < len(before) else ""
        for block, pattern in _STARTERS.items():
            if (found := pattern.match(line)) and not pattern.match(wanted):
                yield (
                    "translation-block",
                    f"“{found[0]}” at the beginning of a line starts {block}: write it otherwise",
                )
