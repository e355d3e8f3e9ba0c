"""The glossary's words of one language, cut up for looking: each form as the elements a text must show for
it.

A form is a noun with what stands around it. Its noun may be inflected, its adjectives agree, and its
little words (de, du, de la) may be any that mean the same, except where they are the very mistake: a wrong
form that differs from a right one by its little words alone ("política de calidad" for "política de la
calidad") is taken as written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from macros.model import Concept, Terms
from scripts.terms.inflection import Rules, adjective_forms, lemma, noun_forms, rules, singulars
from scripts.terms.wording import Word, folded, words

Status = Literal["preferred", "admitted", "deprecated", "discouraged", "exception"]
APPROVED: frozenset[Status] = frozenset({"preferred", "admitted"})
WRONG: frozenset[Status] = frozenset({"deprecated", "discouraged"})

Kind = Literal["noun", "adjective", "little", "exact", "abbreviation", "any"]


@dataclass(frozen=True)
class Element:
    """What one word of a form (or a group of little words) must be in a text.

    `little` has the preposition it stands for as its text and the words as written in `literal`; `any` may be
    inflected as noun, adjective or verb.
    """

    kind: Kind
    text: str
    literal: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """One form of one concept. `strict`: its little words are taken as written."""

    concept: str
    status: Status
    written: str
    elements: tuple[Element, ...]
    strict: bool = False


def forms(concepts: Collection[Concept], language: str) -> tuple[Form, ...]:
    """All forms of a language, the approved ones first; none for a concept that has no words in it."""
    written = [
        (concept.id, status, text)
        for status in get_args(Status)
        for concept in concepts
        if language in concept.terms
        for text in _written(concept.terms[language], status)
    ]
    explicit = {folded(text) for _, _, text in written}
    approved = {folded(text): _skeleton(text, language) for _, status, text in written if status in APPROVED}
    result: dict[tuple[str, Status, str], Form] = {}
    for concept, status, text in written:
        if status == "exception" and folded(text) in approved:
            continue
        strict = status in WRONG and _skeleton(text, language) in approved.values()
        for variant in (text, *_hyphenated(text, language, explicit)):
            form = Form(concept, status, text, _elements(variant, language, status), strict)
            result.setdefault((concept, status, folded(variant)), form)
    return tuple(result.values())


def keys(form: Form, language: str) -> frozenset[str]:
    """The words a form may begin with, as `beginnings` gives them for a word of the text."""
    first = form.elements[0]
    if first.kind == "adjective":
        return adjective_forms(first.text, language)
    return frozenset({first.text})


def beginnings(word: str, language: str) -> frozenset[str]:
    """Under which keys forms may stand that begin with this word of a text."""
    return noun_forms(word, language) | adjective_forms(word, language) | {lemma(word, language)}


def fits(element: Element, word: Word, language: str) -> int | None:
    """How far a word of a text is from an element: 0 as written, 1 inflected, None if it is another word."""
    if element.kind == "abbreviation" and not word.capitals:
        return None
    if word.text == element.text:
        return 0
    if element.kind == "abbreviation":
        inflected = element.text in singulars(word.text, language)
    elif element.kind == "noun":
        inflected = element.text in noun_forms(word.text, language)
    elif element.kind == "adjective":
        inflected = not adjective_forms(element.text, language).isdisjoint(adjective_forms(word.text, language))
    elif element.kind == "any":
        inflected = (
            element.text in noun_forms(word.text, language)
            or lemma(word.text, language) == element.text
            or not adjective_forms(element.text, language).isdisjoint(singulars(word.text, language))
        )
    else:
        inflected = False
    return 1 if inflected else None


def _written(terms: Terms, status: str) -> tuple[str, ...]:
    if status == "preferred":
        return (terms.preferred, terms.plural) if terms.plural else (terms.preferred,)
    if status == "exception":
        return terms.exceptions
    found: tuple[str, ...] = getattr(terms, status)
    return found


def _elements(text: str, language: str, status: str) -> tuple[Element, ...]:
    grammar = rules(language)
    pieces = words(text, language)
    result: list[Element] = []
    position = 0
    while position < len(pieces):
        word = pieces[position]
        end = position + 1
        if word.text in grammar.preposition and result and end < len(pieces):
            while end + 1 < len(pieces) and pieces[end].text in grammar.determiners:
                end += 1
            literal = tuple(piece.text for piece in pieces[position:end])
            result.append(Element("little", grammar.preposition[word.text], literal))
        else:
            kind = _kind(word, result, grammar, status)
            if kind == "noun" and len(pieces) == 1 and status in WRONG and grammar.infinitives:
                kind = "any"
            result.append(Element(kind, word.text))
        position = end
    return tuple(result)


def _kind(word: Word, before: list[Element], grammar: Rules, status: str) -> Kind:
    if word.kind != "word" or word.text in grammar.little:
        return "exact"
    if word.capitals and status in APPROVED:
        return "abbreviation"
    if status == "exception":
        return "any"
    if not grammar.head_first:
        return "noun"
    return "noun" if not before or before[-1].kind in ("little", "exact") else "adjective"


def _skeleton(text: str, language: str) -> tuple[str, ...]:
    """A form without its little words and its plurals."""
    content = (element for element in _elements(text, language, "preferred") if element.kind != "little")
    return tuple(min(singulars(element.text, language), key=lambda form: (len(form), form)) for element in content)


def _hyphenated(text: str, language: str, explicit: set[str]) -> Iterator[str]:
    """Two words written as one ("call-centre staff"), unless the glossary has its own opinion of that."""
    pieces = text.split(" ")
    if len(pieces) == 2 and all(element.kind in ("noun", "adjective") for element in _elements(text, language, "")):
        joined = "-".join(pieces)
        if folded(joined) not in explicit:
            yield joined
