"""A concept's word replaced by another: what the glossary then says, and which texts have to change.

What has to change is asked of the check of terms itself, before and after: only what it finds after and did not
find before is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from macros.manual import load
from macros.model import Concept, Terms
from macros.problems import Problem
from scripts import console
from scripts.glossary.store import STATUSES
from scripts.terms.check import Finding, Glossary, Message, findings
from scripts.terms.command import CATALOGUES, catalogue_messages, problem, source_messages
from scripts.terms.inflection import singulars
from scripts.terms.wording import folded


@dataclass(frozen=True)
class NewWord:
    """The word to write from now on; `admitted` keeps the old one as right too."""

    word: str
    plural: str | None = None
    gender: str | None = None
    admitted: bool = False


def renamed(concept: Concept, language: str, new: NewWord) -> Concept:
    """The concept with a new preferred word in a language that it has words in.

    The old word is deprecated, or admitted on request, with its plural where that is irregular. The new one is no
    longer in any other list, and is not verified, since nobody has seen it in a source yet.
    """
    terms = concept.terms[language]
    old = [word for word in _written(terms, language) if folded(word) != folded(new.word)]
    gone = {folded(word) for word in (new.word, new.plural or new.word, *old)}
    lists = {
        status: tuple(word for word in getattr(terms, status) if folded(word) not in gone) for status in STATUSES[1:4]
    }
    said = {folded(word) for word in (new.word, new.plural or new.word)}
    for status in STATUSES[4:]:
        lists[status] = tuple(word for word in getattr(terms, status) if folded(word) not in said)
    status = "admitted" if new.admitted else "deprecated"
    lists[status] = (*lists[status], *old)
    changed = {"preferred": new.word, "plural": new.plural, "gender": new.gender or terms.gender, "verified": False}
    # Validated again: a gender may come from a command line.
    after = Terms.model_validate({**terms.model_dump(), **changed, **lists})
    return concept.model_copy(update={"terms": {**concept.terms, language: after}})


def _written(terms: Terms, language: str) -> tuple[str, ...]:
    """The old word, and its plural if no rule makes it of the word."""
    if terms.plural is None or _regular(terms.preferred, terms.plural, language):
        return (terms.preferred,)
    return (terms.preferred, terms.plural)


def _regular(word: str, plural: str, language: str) -> bool:
    ones, many = folded(word).split(), folded(plural).split()
    return len(ones) == len(many) and all(
        one in singulars(other, language) for one, other in zip(ones, many, strict=True)
    )


def to_change(
    root: Path, before: Iterable[Concept], after: Iterable[Concept], language: str, source: str
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """What texts have to change when a language's words do, a line for each place.

    Args:
        root: the manual's folder.
        before: the concepts as they are.
        after: the concepts as they will be.
        language: of the words that change. Its own texts are read, and for the source language the catalogues
            too, whose translations answer to it.
        source: the language of the pages.

    Returns:
        The places, and what could not be read.
    """
    old, new = Glossary(before, source), Glossary(after, source)
    texts, unread = _texts(
        root, language, source, {word for concept in new.concepts.values() for word in concept.terms}
    )
    with console.progress(texts, "Looking for the word") as progress:
        places = [
            problem(replace(finding, severity="error"))
            for spoken, message in progress
            for finding in _new(findings(old, message, spoken), findings(new, message, spoken))
        ]
    return tuple(sorted(set(places))), tuple(unread)


def _new(before: Iterable[Finding], after: Iterable[Finding]) -> list[Finding]:
    known = {(finding.code, finding.concept, finding.found) for finding in before}
    return [finding for finding in after if (finding.code, finding.concept, finding.found) not in known]


def _texts(
    root: Path, language: str, source: str, languages: set[str]
) -> tuple[list[tuple[str, Message]], list[Problem]]:
    """Every text that a change of a language's words may touch: a translation is checked against its source too."""
    customers = frozenset(word for page in load(root).manual.pages for word in page.meta.customer_words)
    found: list[tuple[str, Message]] = []
    problems: list[Problem] = []
    if language == source:
        found += [(source, message) for message in source_messages(root, customers)]
    for path in sorted(root.glob(CATALOGUES)):
        spoken, messages, unread = catalogue_messages(root, path, languages)
        if language in (source, spoken):
            found += [(spoken, message) for message in messages if message.source not in customers]
            problems += unread
    return found, problems
