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

from collections.abc import Callable, Iterator, Sequence

from scripts.messages.carried import carried, order
from scripts.messages.elements import read
from scripts.messages.plain_text import Refusal, backslash, blank, characters, edges, length, quotes
from scripts.messages.signs import active, entities, placeholders, starts

Check = Callable[[str, str, str | None], Iterator[Refusal]]


def refusals(source: str, translation: str, kind: str | None = None) -> tuple[Refusal, ...]:
    """Say why a translation may not be shown.

    Args:
        source: the message in English. Its own text is always accepted.
        translation: what the catalogue offers for it.
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


def refusals_of_form(sources: Sequence[str], translation: str, kind: str | None = None) -> tuple[Refusal, ...]:
    """Say why a form of a plural may not be shown: it is like none of the English forms that it may be like.

    The first form may be like the English singular too, which may leave a number out: "in the last quarter".

    Args:
        sources: those English forms, the plural last.
        translation: as in `refusals`, which says what is wrong beside the last of them.
        kind: the same.
    """
    found = [refusals(source, translation, kind) for source in dict.fromkeys(sources)]
    return found[-1] if all(found) else ()


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


_TEXT: tuple[Check, ...] = (blank, length, characters, edges, backslash, quotes)
_MARKUP: tuple[Check, ...] = (carried, order, entities, placeholders, active, starts)
