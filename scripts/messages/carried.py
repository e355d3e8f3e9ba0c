"""What a translation carries over from its source: macro calls, tags, addresses, labels, code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from scripts.messages.markup import Token, tokens
from scripts.messages.plain_text import Refusal

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


def carried(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    """The same tokens, as often as in the source, and in links where they are in links there."""
    wanted, given = Counter(_placed(source)), Counter(_placed(translation))
    missing, added = wanted - given, given - wanted
    for part in [*missing, *added]:
        code, noun = _CARRIED[part[0]]
        subject = f"{noun} {shown(part[1])}"
        if any(part[:2] == other[:2] for other in (added if part in missing else missing)):
            yield (
                code,
                f"{subject} stands in another place, in a link or out of it: put it where English has it",
            )
        elif part in missing:
            yield code, f"{subject} is missing: copy it from the English text"
        else:
            yield code, f"{subject} is not in the English text: delete it"


def shown(text: str) -> str:
    """A part of a message as a problem's sentence quotes it: on one line, cut where it is long."""
    line = re.sub(r"^\]\(?", "", text).replace("\n", "⏎") or text
    return line if len(line) <= 60 else line[:57] + "…"


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


def order(source: str, translation: str, kind: str | None) -> Iterator[Refusal]:
    """Statements change what comes after them, and tags must close in turn; all else may change places."""
    before, after = tokens(source), tokens(translation)
    if any(token.text.startswith("{%") for token in before) and texts(before, "jinja") != texts(after, "jinja"):
        yield (
            "translation-jinja",
            "the Jinja statements stand in another order: keep the order of the English text",
        )
    tags = texts(before, "html"), texts(after, "html")
    if tags[0] != tags[1] and not all(map(_balanced, tags)):
        yield "translation-html", "the tags stand in another order: keep the order of the English text"


def texts(found: tuple[Token, ...], kind: str) -> list[str]:
    """The texts of the tokens of one kind, in their order."""
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
