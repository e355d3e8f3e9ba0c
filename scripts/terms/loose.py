"""Terms that a translation names in pieces: good enough to say that a concept is there, never to say where.

"Pour chaque audit, le plan …" names the audit plan, "la politique qualité et ses objectifs" the quality
objectives. To ask for the whole term there would be a false alarm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scripts.terms.forms import APPROVED, Form, beginnings, fits
from scripts.terms.inflection import rules
from scripts.terms.wording import Word

Place = tuple[str, frozenset[int]]
"""A concept, and the words of the text that name it."""


def scattered(pieces: Sequence[Word], forms: Iterable[Form], language: str) -> Iterator[Place]:
    """The concepts all of whose nouns are in a text, each by itself.

    Args:
        pieces: the words of the text.
        forms: such as `divisible` says may be found so.
        language: of both, as the inflection knows it.
    """
    there = [(index, word) for index, word in enumerate(pieces) if word.kind == "word"]
    known = {key for _, word in there for key in beginnings(word.text, language)}
    for form in forms:
        if form.elements[0].text in known and form.elements[-1].text in known:
            nouns = [element for element in form.elements if element.kind == "noun"]
            places = [[index for index, word in there if fits(noun, word, language) is not None] for noun in nouns]
            if all(places):
                yield form.concept, frozenset(_nearest(places))


def _nearest(places: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """A place of each noun, such that they stand closest together: "La direction … en revue de direction"."""
    around = ([min(others, key=lambda other: abs(other - place)) for others in places] for place in places[-1])
    return tuple(min(around, key=lambda chosen: max(chosen) - min(chosen)))


def carried(pieces: Sequence[Word], forms: Iterable[Form], language: str) -> Iterator[Place]:
    """The concepts whose adjective stands before an "and" that their noun follows.

    Args:
        pieces: the words of the text.
        forms: such as `paired` says may be found so.
        language: of both, as the inflection knows it.
    """
    grammar = rules(language)
    for position in range(2, len(pieces) - 1):
        if pieces[position].text in grammar.conjunctions:
            noun = position + 1
            while noun + 1 < len(pieces) and pieces[noun].text in grammar.determiners:
                noun += 1
            for form in forms:
                first, second = form.elements
                if (
                    fits(first, pieces[noun], language) is not None
                    and fits(second, pieces[position - 1], language) is not None
                ):
                    yield form.concept, frozenset((position - 1, noun))


def divisible(form: Form) -> bool:
    """Whether an approved form is nouns that little words join ("plan d'audit"), and nothing else."""
    kinds = [element.kind for element in form.elements]
    joined = len(kinds) > 1 and all(kind == ("little" if index % 2 else "noun") for index, kind in enumerate(kinds))
    return form.status in APPROVED and joined and kinds[-1] == "noun"


def paired(form: Form, language: str) -> bool:
    """Whether an approved form is a noun with its adjective after it."""
    return (
        rules(language).head_first
        and form.status in APPROVED
        and [element.kind for element in form.elements] == ["noun", "adjective"]
    )
