"""What a translation may never change.

A catalogue is written by people who are trusted with words, not with code: mkdocs-macros runs what Jinja it
finds with full Python, and Markdown passes HTML through. So a translation is shown only if it carries what
its source carries, neither less nor more: macro calls, tags, addresses, labels, code. What it adds is words.

Two readings must agree. The first compares the tokens of scripts.messages.markup and can name the part that is wrong.
The second lets Python-Markdown read both texts and compares the elements that come out, so that a translation
cannot pass by fooling the first. Neither knows the page: what a label means that only the page defines
(`[text]` with `[text]: address`), and what a first line `Note: text` does to a page without front matter, is
for the page's guard, scripts.text.structure.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator

from scripts.messages.characters import fault, name
from scripts.messages.elements import read
from scripts.messages.markup import Token, tokens

Refusal = tuple[str, str]
Check = Callable[[str, str, str | None], Iterator[Refusal]]

ATTRIBUTE_KINDS = frozenset({"plain", "front-matter"})
"""Kinds of messages that templates show between double quotes, where MkDocs' templates escape nothing."""


def refusals(source: str, translation: str, kind: str | None = None) -> tuple[Refusal, ...]:
    """Say why a translation may not be shown.

    Args:
        source: the message in English. Its own text is always accepted.
        translation: what the catalogue offers for it. Of a message with plural forms, compare each form with
            the English plural.
        kind: where the message stands, as `Segment.kind` has it, or "plain" for registers, the navigation,
            macros and templates. None is anywhere: the strictest rules hold. A message that stands in several
            kinds of places must pass in each.

    Returns:
        Codes of macros.problems, each with a sentence "what is wrong: what to do"; none when it may be shown.
    """
    if translation == source:
        return ()
    # Later checks rely on earlier ones: what is compared as text is of readable length, and so on.
    for stage in (_TEXT, _MARKUP, (_rendering,)):
        found = dict.fromkeys(refusal for check in stage for refusal in check(source, translation, kind))
        if found:
            return tuple(found)
    return ()


def _blank(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    if not translation.strip():
        yield "translation-blank", "the translation holds no text: translate the message or leave it empty"


def _length(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    # No language is that much longer than English; a text made to keep the parser busy is.
    if len(translation) > 10 * len(source) + 400:
        yield "translation-long", "the translation is far longer than the English text: shorten it"
    for sign in "[{<`*_&":
        if translation.count(sign) > source.count(sign) + 40:
            yield "translation-long", f"{sign} stands far more often than in the English text: delete it"


def _characters(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    for character, count in Counter(translation).items():
        if count > source.count(character) and (wrong := fault(character)):
            yield "translation-character", f"{name(character)} {wrong}: delete it"


def _edges(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    for place, edge in (("begins", 0), ("ends", -1)):
        if (
            translation.strip()
            and translation[edge : edge + 1 or None].isspace()
            and not source[edge : edge + 1 or None].isspace()
        ):
            yield "translation-space", f"the translation {place} with a space: delete it"


def _backslash(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    def open_ended(text: str) -> bool:
        return (len(text) - len(text.rstrip("\\"))) % 2 == 1

    if open_ended(translation) and not open_ended(source):
        yield (
            "translation-backslash",
            "the translation ends with a backslash, which takes what follows for plain text: delete it",
        )


_ATTRIBUTE = re.compile(r'"[\s/]*[\w:@.-]+\s*=')


def _quotes(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    """Material writes descriptions and titles into attributes as they are: a quote would begin another."""
    more = translation.count('"') > source.count('"')
    if (kind is None or kind in ATTRIBUTE_KINDS) and (more or _ATTRIBUTE.search(translation)):
        yield "translation-quote", 'a straight quote (") ends an attribute here: write « » or “ ”'


_CARRIED = {
    "jinja": ("translation-jinja", "the macro call"),
    "html": ("translation-html", "the HTML"),
    "link-target": ("translation-link", "the link"),
    "image-target": ("translation-link", "the image"),
    "autolink": ("translation-link", "the address"),
    "url": ("translation-link", "the address"),
    "email": ("translation-link", "the address"),
    "reference": ("translation-label", "the reference"),
    "footnote": ("translation-label", "the footnote"),
    "code": ("translation-code", "the code"),
    "attributes": ("translation-attributes", "the text in braces"),
    "bracket": ("translation-mark", "the bracket"),
    "break": ("translation-break", "the line break"),
}
_IN_LINKS_OR_NOT = {"code", "url", "email", "bracket", "break"}


def _carried(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    """The same tokens, as often as in the source, and in links where they are in links there."""
    wanted, given = Counter(_placed(source)), Counter(_placed(translation))
    missing, added = wanted - given, given - wanted
    for part in [*missing, *added]:
        code, noun = _CARRIED[part[0]]
        subject = f"{noun} {_shown(part[1])}"
        if any(part[:2] == other[:2] for other in (added if part in missing else missing)):
            yield (
                code,
                f"{subject} stands in another place, in a link or out of it: put it where English has it",
            )
        elif part in missing:
            yield code, f"{subject} is missing: copy it from the English text"
        else:
            yield code, f"{subject} is not in the English text: delete it"


def _shown(text: str) -> str:
    shown = re.sub(r"^\]\(?", "", text).replace("\n", "⏎") or text
    return shown if len(shown) <= 60 else shown[:57] + "…"


def _placed(text: str) -> Iterator[tuple[str, str, str]]:
    """Kind, text and enclosing link of each token that a translation must carry."""
    found = tokens(text)
    for token, link in zip(found, _links_around(found), strict=True):
        words_in_brackets = token.kind == "bracket" or re.fullmatch(r"!?\[[^\]]*\]", token.text)
        if token.kind in {"bracket", "reference"} and words_in_brackets:
            # The words may change where they are no label ("Your reference is [number]"), the brackets not.
            if token.text != "]":
                yield "bracket", token.text.partition("[")[0] + "[ ]", ""
        elif token.kind in _CARRIED:
            yield token.kind, token.text, "" if token.kind in _IN_LINKS_OR_NOT else link


def _links_around(found: tuple[Token, ...]) -> list[str]:
    """For each token: the target of the innermost link whose text it stands in, "title" in a link's title."""
    around = [""] * len(found)
    openings: list[int] = []
    for index, token in enumerate(found):
        if token.kind == "mark" and token.text in {"[", "!["}:
            openings.append(index)
        elif openings and token.text.startswith("]") and token.kind != "bracket":
            for inside in range(openings.pop() + 1, index):
                around[inside] = around[inside] or token.text
            for inside in range(index + 2, _title_end(found, index)):
                around[inside] = "title"
    return around


def _title_end(found: tuple[Token, ...], target: int) -> int:
    """The index of the token that closes the title after a link's target; 0 where there is no title."""
    opening = found[target + 1].text if target + 1 < len(found) else ""
    if found[target].kind == "reference" or opening[-1:] not in {'"', "'"}:
        return 0
    closings = (i for i in range(target + 2, len(found)) if re.match(rf"{opening[-1]}\s*\)$", found[i].text))
    return next(closings, 0)


def _order(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    """Statements change what comes after them, and tags must close in turn; all else may change places."""
    before, after = tokens(source), tokens(translation)
    if any(token.text.startswith("{%") for token in before) and _texts(before, "jinja") != _texts(after, "jinja"):
        yield (
            "translation-jinja",
            "the Jinja statements stand in another order: keep the order of the English text",
        )
    tags = _texts(before, "html"), _texts(after, "html")
    if tags[0] != tags[1] and not all(map(_balanced, tags)):
        yield "translation-html", "the tags stand in another order: keep the order of the English text"


def _texts(found: tuple[Token, ...], kind: str) -> list[str]:
    return [token.text for token in found if token.kind == kind]


def _balanced(tags: list[str]) -> bool:
    stack: list[str] = []
    for tag in tags:
        found = re.match(r"<(/?)([a-zA-Z][\w-]*)", tag)
        if not found or tag.endswith("/>") or found[2].lower() in {"br", "wbr", "img"}:
            continue
        if not found[1]:
            stack.append(found[2])
        elif not stack or stack.pop() != found[2]:
            return False
    return not stack


def _entities(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    known = set(_texts(tokens(source), "entity"))
    for entity in dict.fromkeys(_texts(tokens(translation), "entity")):
        decoded = html.unescape(entity)
        if entity not in known and (decoded.isascii() or decoded == entity or any(map(fault, decoded))):
            yield "translation-entity", f"{entity} is not in the English text: write the character itself"


_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]")


def _placeholders(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
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


def _active(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
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
            yield code, f"{_shown(mark)} stands more often than in the English text: delete it"


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


def _starts(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
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


def _rendering(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    """Python-Markdown makes the same elements of both texts, emphasis apart, and leaves no mark over."""
    if not set("*_`[]<&\\{").intersection(source + translation):
        return
    wanted, given = read(source), read(translation)
    if wanted[0] != given[0]:
        part = next(iter((given[0] - wanted[0]) or (wanted[0] - given[0])))
        yield (
            "translation-markup",
            f"Markdown reads another {part[0]} in it: write the marks of the English text",
        )
    for mark in "*_`[]":
        if given[1].count(mark) > wanted[1].count(mark):
            yield (
                "translation-mark",
                f"a {mark} has no counterpart: close what it opens, or write \\{mark} for the sign itself",
            )


_TEXT: tuple[Check, ...] = (_blank, _length, _characters, _edges, _backslash, _quotes)
_MARKUP: tuple[Check, ...] = (_carried, _order, _entities, _placeholders, _active, _starts)
