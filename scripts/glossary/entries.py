"""What a file of another tool says of the glossary, and the glossary with it.

A format may know less than the glossary does: what it does not say stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from macros.model import Concept, Terms
from macros.problems import Problem, suggestion
from scripts.glossary.store import STATUSES, Stored


@dataclass(frozen=True)
class Words:
    """The words of one language in an entry, and the line on which they begin.

    `whole`: the file knows all fields, and what it does not name is not there. Otherwise it knows the preferred,
    admitted and wrong words only.
    """

    terms: Terms
    line: int
    whole: bool = True


@dataclass(frozen=True)
class Entry:
    """A concept as a file has it, and the line on which it begins; None stands for what the file does not say."""

    concept: str
    line: int
    words: Mapping[str, Words]
    domain: str | None = None
    definition: str | None = None
    source: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Read:
    """The entries of a file, what its sources mean, and what could not be understood."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, order=True)
class Change:
    """One difference that an import makes: `field` of a language (empty: of the concept), before and after."""

    concept: str
    language: str
    field: str
    before: str
    after: str

    def __str__(self) -> str:
        where = " ".join(part for part in (self.concept, self.language, self.field) if part)
        if not self.before:
            return f'{where}: add "{self.after}"'
        if not self.after:
            return f'{where}: remove "{self.before}"'
        return f'{where}: "{self.before}" becomes "{self.after}"'


def unknown(store: Stored, entries: Sequence[Entry], languages: Sequence[str], file: str) -> Iterator[Problem]:
    """Concepts, languages and sources that the glossary or the manual does not have: nothing may be imported."""
    seen: dict[str, int] = {}
    for entry in entries:
        if entry.concept not in store.ids:
            advice = suggestion(entry.concept, store.ids, "add it first, with python -m scripts glossary add")
            yield Problem(file, entry.line, "concept-unknown", f'there is no concept "{entry.concept}": {advice}')
        if entry.concept in seen:
            message = f'"{entry.concept}" stands on line {seen[entry.concept]} already: delete one of the two'
            yield Problem(file, entry.line, "glossary-import", message)
        seen.setdefault(entry.concept, entry.line)
        if entry.source is not None and entry.source not in store.sources:
            advice = suggestion(entry.source, store.sources, 'add it to "sources" of the glossary first')
            yield Problem(file, entry.line, "glossary-source", f'there is no source "{entry.source}": {advice}')
        for language, words in entry.words.items():
            if language not in languages:
                message = f'the manual is not in "{language}": use one of {", ".join(languages)}, or delete it'
                yield Problem(file, words.line, "language-unknown", message)


def merged(concept: Concept, entry: Entry) -> Concept:
    """The concept as an entry changes it; languages that the entry does not have stay."""
    given = {name: getattr(entry, name) for name in ("domain", "definition", "source", "note")}
    terms = dict(concept.terms)
    for language, words in entry.words.items():
        known = terms.get(language)
        terms[language] = words.terms if words.whole or known is None else _completed(known, words.terms)
    return concept.model_copy(
        update={**{name: said for name, said in given.items() if said is not None}, "terms": terms}
    )


def _completed(known: Terms, told: Terms) -> Terms:
    """Words of a file that knows nothing else: the rest is ours, as long as it is about the same word."""
    kept: dict[str, object] = {"customer_words": known.customer_words, "exceptions": known.exceptions}
    if known.preferred == told.preferred:
        kept |= {"plural": known.plural, "gender": known.gender, "verified": known.verified}
    return told.model_copy(update={name: value for name, value in kept.items() if not getattr(told, name)})


def changes(before: Concept, after: Concept) -> Iterator[Change]:
    """Every difference between two states of a concept, a word a line."""
    for name in ("domain", "definition", "source", "note"):
        old, new = getattr(before, name) or "", getattr(after, name) or ""
        if old != new:
            yield Change(before.id, "", name, old, new)
    for language, terms in after.terms.items():
        yield from _word_changes(before.id, language, before.terms.get(language), terms)


def _word_changes(concept: str, language: str, before: Terms | None, after: Terms) -> Iterator[Change]:
    for name in ("preferred", "plural", "gender"):
        old, new = (getattr(before, name) or "") if before else "", getattr(after, name) or ""
        if old != new:
            yield Change(concept, language, name, old, new)
    for name in STATUSES[1:]:
        had, has = getattr(before, name) if before else (), getattr(after, name)
        yield from (Change(concept, language, name, word, "") for word in had if word not in has)
        yield from (Change(concept, language, name, "", word) for word in has if word not in had)
        if sorted(had) == sorted(has) and had != has:
            yield Change(concept, language, name, ", ".join(had), ", ".join(has))
    verified = before.verified if before else False
    if verified != after.verified:
        yield Change(concept, language, "verified", str(verified).lower(), str(after.verified).lower())
