"""The register of reviews: who may translate and review a language, and which pages a reviewer has read.

A review is recorded with a fingerprint of what was read. When the English text or the translation changes,
the fingerprint no longer fits, and the review no longer stands: nobody has to remember to delete it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from macros.documents import Document, parse
from macros.model import Day, Frozen, Manual
from macros.problems import Problem, suggestion
from macros.reading import read
from macros.validation import validated

FILE = "locales/reviews.yml"

Name = Annotated[str, Field(min_length=1)]


class People(Frozen):
    """Who translates a language and who reviews it, by the names that `review --by` takes."""

    language: str
    translators: tuple[Name, ...] = ()
    reviewers: tuple[Name, ...]


class Recorded(Frozen):
    """A page (its id, or its path where it has none) that was reviewed in a language, by whom, on which day."""

    page: Name
    language: str
    by: Name
    date: Day
    digest: Name


class Reviews(Frozen):
    """The file locales/reviews.yml."""

    people: tuple[People, ...] = ()
    reviews: tuple[Recorded, ...] = ()


@dataclass(frozen=True)
class Register:
    """The register as it was read; without the file it is empty."""

    reviews: Reviews
    document: Document
    text: str
    problems: tuple[Problem, ...] = ()

    def people(self, language: str) -> People:
        """Who works in a language; nobody where the register does not say."""
        none = People(language=language, reviewers=())
        return next((people for people in self.reviews.people if people.language == language), none)

    def line(self, language: str) -> int:
        """The line on which the people of a language stand."""
        entries = enumerate(self.reviews.people)
        place = next((number for number, people in entries if people.language == language), None)
        return self.document.line(("people", place) if place is not None else ())


def name_of(page: str, manual: Manual) -> str | None:
    """How the register calls a page that is named by its id or its path in docs; None for no page."""
    for each in manual.pages:
        if page in (each.meta.id, each.path):
            return each.meta.id or each.path
    return None


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's: case, accents and spaces do not make another.

    >>> same_person("Inés  Gómez", "ines gomez")
    True
    """
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    letters = (each for each in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(each))
    return " ".join("".join(letters).split())


def read_reviews(root: Path, manual: Manual, languages: Collection[str]) -> Register:
    """Read the register of the manual in a folder; a manual without one has no reviews.

    Args:
        root: the manual's folder.
        manual: its pages.
        languages: those that are translated into.
    """
    empty = Document(FILE, None, {}, {}, ())
    if not (root / FILE).exists():
        return Register(Reviews(), empty, "")
    text = read(root, FILE)
    if isinstance(text, Problem):
        return Register(Reviews(), empty, "", (text,))
    document = parse(FILE, text)
    if document.problems:
        return Register(Reviews(), document, text, document.problems)
    found, problems = validated(Reviews, document, (), document.value)
    if found is None:
        return Register(Reviews(), document, text, tuple(problems))
    return Register(found, document, text, tuple(_problems(found, document, manual, languages)))


def _problems(reviews: Reviews, document: Document, manual: Manual, languages: Collection[str]) -> Iterator[Problem]:
    known = [page.meta.id or page.path for page in manual.pages]
    translators = {people.language: people.translators for people in reviews.people}
    spoken = [(("people", number), each.language) for number, each in enumerate(reviews.people)]
    spoken += [(("reviews", number), each.language) for number, each in enumerate(reviews.reviews)]
    for loc, language in spoken:
        if language not in languages:
            message = f'"{language}" is no language that is translated: use one of {", ".join(languages)}'
            yield document.problem((*loc, "language"), "language-unknown", message)
    seen: set[tuple[str, ...]] = set()
    for number, people in enumerate(reviews.people):
        yield from _twice(seen, ("people", people.language), document, ("people", number))
        for reviewer in people.reviewers:
            if is_one_of(reviewer, people.translators):
                message = f"{reviewer} translates {people.language}: name another person as its reviewer"
                yield document.problem(("people", number, "reviewers"), "review-by-translator", message)
    for number, review in enumerate(reviews.reviews):
        yield from _twice(seen, (review.page, review.language), document, ("reviews", number))
        if name_of(review.page, manual) != review.page:
            advice = suggestion(review.page, known, "delete the review of a page that is no more")
            message = f'no page is called "{review.page}": {advice}'
            yield document.problem(("reviews", number, "page"), "page-unknown", message)
        if is_one_of(review.by, translators.get(review.language, ())):
            message = f"{review.by} translates {review.language}: have another person review the page"
            yield document.problem(("reviews", number, "by"), "review-by-translator", message)


def _twice(
    seen: set[tuple[str, ...]], name: tuple[str, ...], document: Document, loc: tuple[str, int]
) -> Iterator[Problem]:
    if name in seen:
        yield document.problem(loc, "id-duplicate", f'"{" ".join(name)}" stands here already: delete one of the two')
    seen.add(name)


def is_one_of(name: str, people: Iterable[str]) -> bool:
    """Whether a name is among those of some people."""
    return any(same_person(name, each) for each in people)
