"""What is wrong with the glossary itself, before any text is compared with it.

Pure: concepts in, problems out, each at its line of the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from macros.documents import Document, Loc
from macros.model import Concept, ConceptId
from macros.problems import Problem, suggestion
from scripts.glossary.store import STATUSES, Stored
from scripts.terms.find import Matcher
from scripts.terms.forms import WRONG
from scripts.terms.inflection import rules, singulars
from scripts.terms.wording import folded, words

GENDERED = frozenset({"ca", "de", "el", "es", "fr", "gl", "it", "pl", "pt", "ro", "ru", "uk"})
"""Languages whose nouns have a gender that a translator must know."""
Placed = Sequence[tuple[Concept, Loc]]
RIGHT = ("preferred", "plural", "admitted")
NEVER = ("deprecated", "discouraged")


@dataclass(frozen=True)
class _Use:
    """A word of one language: where it stands, and in which field of which concept."""

    concept: str
    field: str
    word: str
    loc: Loc


def glossary_problems(store: Stored, languages: Sequence[str], source: str = "en") -> tuple[Problem, ...]:
    """Everything wrong with a glossary.

    Args:
        store: the glossary; what could not be read of it is part of what is returned.
        languages: those of the manual.
        source: the language of definitions.
    """
    placed = store.placed
    found = [*store.problems]
    found += _languages(store.document, placed, languages)
    for concept, loc in placed:
        found += _source(store, concept, loc)
        for language in concept.terms:
            found += _terms(store.document, concept, language, source, (*loc, "terms", language))
    spoken = sorted({language for concept in store.concepts for language in concept.terms})
    for language in spoken:
        found += _words(store.document, placed, language)
    found += _definitions(store.document, placed, source)
    return tuple(sorted(set(found)))


def _languages(document: Document, placed: Placed, languages: Sequence[str]) -> Iterator[Problem]:
    """A language on its first day has no words at all: one line says so, not one for each concept."""
    # A region speaks the words of its language where it has none of its own (macros.manual).
    bases = {language: language.partition("-")[0] for language in languages}
    for language, base in bases.items():
        without = [(concept, loc) for concept, loc in placed if not {language, base} & concept.terms.keys()]
        if placed and len(without) == len(placed):
            message = f'no concept has words in "{language}": add them, the most used first'
            yield Problem(document.file, document.line(("concepts",)), "glossary-language", message, "warning")
            continue
        for concept, loc in without:
            message = f'{concept.id} has no words in "{language}": add at least the preferred one'
            yield Problem(document.file, document.line((*loc, "terms")), "glossary-language", message, "warning")
    for concept, loc in placed:
        for language in concept.terms:
            if language not in {*bases, *bases.values()}:
                advice = suggestion(language, languages, "delete them, or add the language to extra.languages")
                message = f'{concept.id} has words in "{language}", which the manual is not in: {advice}'
                yield document.problem((*loc, "terms", language), "language-unknown", message)


def _source(store: Stored, concept: Concept, loc: Loc) -> Iterator[Problem]:
    if concept.source not in store.sources:
        advice = suggestion(concept.source, store.sources, "add it there")
        message = f'"{concept.source}" is no key of "sources": {advice}'
        yield store.document.problem((*loc, "source"), "glossary-source", message)


def _terms(document: Document, concept: Concept, language: str, source: str, loc: Loc) -> Iterator[Problem]:
    terms = concept.terms[language]

    def warned(field: str, code: str, message: str) -> Problem:
        return Problem(document.file, document.line((*loc, field)), code, message, "warning")

    if terms.gender is None and language.partition("-")[0] in GENDERED:
        message = f'"{terms.preferred}" has no gender: add gender: m, f or mf'
        yield warned("preferred", "glossary-gender", message)
    if terms.gender is not None and language == "en":
        yield warned("gender", "glossary-gender", f'English nouns have no gender: delete "gender" of {concept.id}')
    told = concept.terms.get(source)
    if terms.plural is None and told is not None and told.plural is not None:
        message = f'"{terms.preferred}" has no plural, and "{told.preferred}" has one: add it if it is used'
        yield warned("preferred", "glossary-plural", message)
    if terms.plural is not None and not _of(terms.preferred, terms.plural, language):
        message = f'"{terms.plural}" does not look like the plural of "{terms.preferred}": compare the two'
        yield warned("plural", "glossary-plural", message)


def _of(word: str, plural: str, language: str) -> bool:
    """Whether each word of a plural may be that of the singular, or at least begins as it does (mouse, mice).

    Little words may change: "champ de l'audit", "champs des audits".
    """
    ones, many = _content(word, language), _content(plural, language)
    return len(ones) == len(many) and all(
        one in singulars(other, language) or one[:1] == other[:1] for one, other in zip(ones, many, strict=True)
    )


def _content(text: str, language: str) -> list[str]:
    little = rules(language).little
    return [word.text for word in words(text, language) if word.text not in little]


def _words(document: Document, placed: Placed, language: str) -> Iterator[Problem]:
    known: defaultdict[str, list[_Use]] = defaultdict(list)
    for concept, loc in placed:
        if language in concept.terms:
            for use in _uses(concept, language, (*loc, "terms", language)):
                if not use.word.strip() or use.word != " ".join(use.word.split()):
                    message = f'"{use.word}" is empty or has spaces too many: correct it'
                    yield document.problem(use.loc, "glossary-word-blank", message)
                known[folded(use.word)].append(use)
    for uses in known.values():
        yield from _clashes(document, uses)


def _uses(concept: Concept, language: str, loc: Loc) -> Iterator[_Use]:
    terms = concept.terms[language]
    yield _Use(concept.id, "preferred", terms.preferred, (*loc, "preferred"))
    if terms.plural is not None and folded(terms.plural) != folded(terms.preferred):
        yield _Use(concept.id, "plural", terms.plural, (*loc, "plural"))
    for field in STATUSES[1:]:
        for position, word in enumerate(getattr(terms, field)):
            yield _Use(concept.id, field, word, (*loc, field, position))


def _clashes(document: Document, uses: list[_Use]) -> Iterator[Problem]:
    """A word that is right and wrong, one that two concepts claim, one that stands twice in one list."""
    right = [use for use in uses if use.field in RIGHT]
    never = [use for use in uses if use.field in NEVER]
    for use in never if right else ():
        other = f"{right[0].field} of {right[0].concept}, on line {document.line(right[0].loc)}"
        message = f'"{use.word}" is {use.field} here and {other}: decide which'
        yield document.problem(use.loc, "glossary-word-conflict", message)
    for group in (right, never):
        first = group[0] if group else uses[0]
        for use in group[1:]:
            line = document.line(first.loc)
            if use.concept == first.concept:
                message = f'"{use.word}" is {first.field} on line {line} already: delete one of the two'
                yield document.problem(use.loc, "glossary-word-duplicate", message)
            elif "admitted" not in (use.field, first.field):  # the short form of one may be the name of another
                other = f"{first.field} of {first.concept} too, on line {line}"
                message = f'"{use.word}" is {other}: see that both are meant'
                where = document.line(use.loc)
                yield Problem(document.file, where, "glossary-word-duplicate", message, "warning")
    for field in STATUSES[4:]:
        for concept in {use.concept for use in uses}:
            for use in [use for use in uses if (use.concept, use.field) == (concept, field)][1:]:
                message = f'"{use.word}" stands twice in {field} of {concept}: delete one of the two'
                yield document.problem(use.loc, "glossary-word-duplicate", message)


def _definitions(document: Document, placed: Placed, source: str) -> Iterator[Problem]:
    concepts = {concept.id: concept for concept, _ in placed}
    matcher = Matcher(concepts.values(), source)
    for concept, loc in placed:
        for use in matcher.uses(concept.definition):
            if use.status in WRONG:
                meant = concepts[ConceptId(use.concept)].terms[source].preferred
                message = f'the definition of {concept.id} says "{use.found}": write "{meant}"'
                severity: Literal["error", "warning"] = "error" if use.status == "deprecated" else "warning"
                line = document.line((*loc, "definition"))
                yield Problem(document.file, line, f"term-{use.status}", message, severity)
