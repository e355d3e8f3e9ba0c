"""What a translation must be besides safe: printed as its language is, and saying what English says.

One rule a module, each a function `check(message)` that yields findings; languages differ in `typography`, which is
data. The rules know markup: nothing inside code, macros, addresses and attributes is a word or a sign to them.

The rules are those of Weblate (weblate/checks/defaults.py) and translate-toolkit's pofilter that fit a manual, made
precise enough to block. The guard does brackets of links, format strings, line breaks, escapes, reference labels,
Markdown links, tags, URLs, e-mail addresses, zero-width and control characters, blank and far too long translations,
spaces at the ends (`refused` gives those a fix). The glossary check is scripts.terms. Left out, and why:

- Weblate's formats of other programs (C, Qt, ICU, Fluent, Vue …), reStructuredText, MDX, BBCode, kashida, Kabyle, size
  of the rendered text, accelerators: nothing here is written in them.
- Weblate's "reused" (two English messages with one translation): synonyms do that rightly all the time.
- Weblate's "multiple failing checks", "long untranslated", "has been translated": states, which `status` shows.
- Weblate's "same plurals": "mois" is its own plural.
- Weblate's optional plural, ellipsis and length of the source: about English, which is ours to write.
- pofilter's acronyms (IT is "informatique", GDPR "RGPD"), sentencecount, simplecaps, startpunc, doublequoting,
  singlequoting, brackets counted against English, short and long, purepunc, functions, filepaths: they forbid good
  French and Spanish (« », ¿, a sentence in two), and what matters in them the guard compares.
- pofilter's spellcheck: a dictionary for every machine; simpleplurals, credits, KDE and Gettext leftovers: not ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from scripts.messages.checks import (
    apostrophes,
    capitals,
    ellipsis,
    emphasis,
    ending,
    inverted,
    letters,
    numbers,
    pairs,
    punctuation,
    quotes,
    refused,
    spaces,
    twice,
    unchanged,
)
from scripts.messages.checks.message import Finding, Message

Check = Callable[[Message], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    spaces.check,
    letters.check,
    apostrophes.check,
    quotes.check,
    ellipsis.check,
    punctuation.check,
    inverted.check,
    pairs.check,
    twice.check,
    ending.check,
    capitals.check,
    emphasis.check,
    numbers.check,
    unchanged.check,
)

_WAIVABLE = """
alphabet apostrophe bold capital decimal decomposed ellipsis end inconsistent inverted letter navigation-long number
pair punctuation-space punctuation-twice quotes spaces unchanged word-twice
"""
WAIVABLE = frozenset(f"translation-{rule}" for rule in _WAIVABLE.split())
"""The codes that a translator may waive for one message, with a reason; what the guard refuses is never waived."""


def findings(message: Message) -> tuple[Finding, ...]:
    """Everything to change in a translation; of one that the guard refuses, the guard's reasons only."""
    return tuple(refused.check(message)) or tuple(finding for check in CHECKS for finding in check(message))


def mend(message: Message) -> tuple[str, tuple[str, ...]]:
    """Apply every fix that needs no judgement.

    Returns the translation, and the codes of what was mended. Mending what came out again changes nothing; a fix
    that would make the guard refuse is not applied.
    """
    codes: list[str] = []
    seen = {message.translation}
    while (better := _better(message)) and better[1] not in seen:
        code, fix = better
        seen.add(fix)
        codes.append(code)
        message = replace(message, translation=fix)
    return message.translation, tuple(dict.fromkeys(codes))


def _better(message: Message) -> tuple[str, str] | None:
    """The first fix that leaves less to be found of its kind, with its code."""
    found = findings(message)
    known = Counter(finding.code for finding in found)
    for finding in found:
        fixed = replace(message, translation=finding.fix) if finding.fix else message
        left = Counter(each.code for each in findings(fixed))
        refusals = {each.code for each in refused.check(fixed)}
        if finding.fix and left[finding.code] < known[finding.code] and refusals <= set(known):
            return finding.code, finding.fix
    return None
