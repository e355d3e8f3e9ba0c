"""Terms found in a text: every form of the glossary, inflected, elided, contracted, joined by "and"; the
longest wins.

A term may be told apart from its noun by an adjective ("plan annuel d'audit") or by a joined one ("audits
internes et externes" holds both). What the little words, commas and verbs around it forbid is not reached
across.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from macros.model import Concept
from scripts.terms.forms import APPROVED, WRONG, Element, Form, Status, beginnings, fits, forms, keys
from scripts.terms.gaps import beyond
from scripts.terms.inflection import rules, singulars
from scripts.terms.loose import carried, divisible, paired, scattered
from scripts.terms.names import in_name
from scripts.terms.nounverb import is_noun
from scripts.terms.wording import Word, words

_OTHER_LITTLE_WORDS = 10
"""How far other little words are from the written ones: further than any inflection."""


@dataclass(frozen=True)
class Use:
    """A term in a text: text[start:end] is `found`, from its first to its last word.

    `form` is the glossary's form and `plural` says that its noun stands in the plural; `also` are the other
    concepts that approve the same word ("scope" of the system, "scope" of an audit).
    """

    concept: str
    start: int
    end: int
    found: str
    form: str
    status: Status
    plural: bool = False
    also: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Match:
    form: Form
    claimed: tuple[int, ...]
    distance: int

    @property
    def gapped(self) -> bool:
        return self.claimed[-1] - self.claimed[0] >= len(self.claimed)

    @property
    def rank(self) -> tuple[int, ...]:
        """Exceptions first; then the longest, the one in one piece, the one as written, the approved one."""
        status = self.form.status
        return (status != "exception", -len(self.claimed), self.gapped, self.distance, status in WRONG)


class Matcher:
    """The terms of one language, prepared once; matching takes time in proportion to the text."""

    def __init__(self, concepts: Iterable[Concept], language: str, inflected: str = "") -> None:
        """Prepare the terms of a language; `inflected` may name another way to inflect it (`by_rules`)."""
        self.language = language
        self._inflected = inflected or language
        self._rules = rules(language)
        known = forms(tuple(concepts), language)
        self._approved_words = {element.text for form in known if form.status in APPROVED for element in form.elements}
        self._known_words = {element.text for form in known for element in form.elements}
        self._paired = tuple(form for form in known if paired(form, language))
        self._divisible = tuple(form for form in known if divisible(form))
        self._index: dict[str, list[Form]] = {}
        for form in known:
            for key in keys(form, self._inflected):
                self._index.setdefault(key, []).append(form)
        self._candidates: dict[str, tuple[Form, ...]] = {}

    def uses(self, text: str) -> tuple[Use, ...]:
        """The terms of a text (inline Markdown), in its order; those in quotation marks are left out.

        A word belongs to one term, the longest; joined terms share the words they have in common.
        """
        pieces = words(text, self.language)
        matches = sorted(self._matches(pieces), key=lambda match: (match.rank, match.claimed))
        chosen: list[_Match] = []
        taken: dict[int, list[_Match]] = {}
        for match in matches:
            rivals = {id(rival): rival for index in match.claimed for rival in taken.get(index, ())}
            if all(_share(match, rival) for rival in rivals.values()):
                chosen.append(match)
                for index in match.claimed:
                    taken.setdefault(index, []).append(match)
        approved: dict[tuple[int, ...], set[str]] = {}
        for match in matches:
            if match.form.status in APPROVED:
                approved.setdefault(match.claimed, set()).add(match.form.concept)
        uses = (
            self._use(match, pieces, text, approved.get(match.claimed, set()))
            for match in chosen
            if match.form.status != "exception"
            and not any(pieces[index].quoted for index in match.claimed)
            and not in_name(pieces, match.claimed, self.language)
            and (
                match.form.status in WRONG or len(match.claimed) > 1 or is_noun(pieces, match.claimed[0], self.language)
            )
        )
        return tuple(sorted(uses, key=lambda use: (use.start, use.end)))

    def mentions(self, text: str) -> Mapping[str, frozenset[frozenset[int]]]:
        """The concepts a text names in approved words or fixed expressions: in quotes, inside longer terms,
        anywhere, in pieces (scripts.terms.loose).

        Each has the places where it is named, as the numbers of their words.
        """
        pieces = words(text, self.language)
        places: dict[str, set[frozenset[int]]] = {}
        for match in self._matches(pieces, far=True):
            if match.form.status in APPROVED or match.form.status == "exception":
                places.setdefault(match.form.concept, set()).add(frozenset(match.claimed))
        loose = (scattered(pieces, self._divisible, self._inflected), carried(pieces, self._paired, self._inflected))
        for concept, place in chain(*loose):
            places.setdefault(concept, set()).add(place)
        return {concept: frozenset(found) for concept, found in places.items()}

    def _matches(self, pieces: tuple[Word, ...], *, far: bool = False) -> Iterator[_Match]:
        for start, word in enumerate(pieces):
            if word.kind != "word":
                continue
            for form in self._beginning(word.text):
                match = self._follow(form, pieces, start, far)
                if match is not None and not self._doubtful(match, pieces):
                    yield match

    def _beginning(self, word: str) -> tuple[Form, ...]:
        known = self._candidates.get(word)
        if known is None:
            found = (form for key in beginnings(word, self._inflected) for form in self._index.get(key, ()))
            known = self._candidates[word] = tuple(dict.fromkeys(found))
        return known

    def _doubtful(self, match: _Match, pieces: tuple[Word, ...]) -> bool:
        """A wrong word's inflection that is a right word's too: "guiones" is the plural of "guión" and of
        "guion".
        """
        if match.form.status not in WRONG or len(match.form.elements) > 1 or not match.distance:
            return False
        others = singulars(pieces[match.claimed[0]].text, self.language) - {match.form.elements[0].text}
        return not others.isdisjoint(self._approved_words)

    def _follow(self, form: Form, pieces: tuple[Word, ...], start: int, far: bool) -> _Match | None:
        """The match of a form that begins at a word, or None."""
        found = self._rest(form, 0, pieces, start, far)
        return None if found is None else _Match(form, *found)

    def _rest(
        self, form: Form, index: int, pieces: tuple[Word, ...], position: int, far: bool
    ) -> tuple[tuple[int, ...], int] | None:
        """The words that the elements of a form from an index on claim, and their distance, or None."""
        if index == len(form.elements):
            return (), 0
        element = form.elements[index]
        steps: Iterable[int] = (position,)
        if index and element.kind not in ("exact", "abbreviation") and form.elements[index - 1].kind != "exact":
            further = beyond(pieces, position, element.kind == "little", self._rules, far)
            steps = chain(steps, further)
        for step in steps:
            found = self._step(form, element, pieces, step)
            rest = found and self._rest(form, index + 1, pieces, found[0], far)
            if found and rest:
                return (*range(step, found[0]), *rest[0]), found[1] + rest[1]
        return None

    def _step(self, form: Form, element: Element, pieces: tuple[Word, ...], position: int) -> tuple[int, int] | None:
        """Where an element ends that begins at a position, and how far from its written form it is."""
        if position >= len(pieces):
            return None
        word = pieces[position]
        if element.kind != "little":
            distance = fits(element, word, self._inflected)
            return None if distance is None else (position + 1, distance)
        if self._rules.preposition.get(word.text) != element.text:
            return None
        end = position + 1
        while end < len(pieces) and pieces[end].text in self._rules.determiners:
            end += 1
        same = tuple(piece.text for piece in pieces[position:end]) == element.literal
        return None if form.strict and not same else (end, 0 if same else _OTHER_LITTLE_WORDS)

    def _use(self, match: _Match, pieces: tuple[Word, ...], text: str, approving: set[str]) -> Use:
        first, last = pieces[match.claimed[0]], pieces[match.claimed[-1]]
        noun = first if self._rules.head_first else last
        plural = not (singulars(noun.text, self.language) - {noun.text}).isdisjoint(self._known_words)
        found = " ".join(text[first.start : last.end].split())
        form = match.form
        also = frozenset(approving - {form.concept}) if form.status in APPROVED else frozenset()
        return Use(form.concept, first.start, last.end, found, form.written, form.status, plural, also)


def _share(one: _Match, other: _Match) -> bool:
    """Whether two terms may both stand: they share no more than the beginning or the end of joined terms."""
    common = set(one.claimed) & set(other.claimed)
    if len(common) in (len(one.claimed), len(other.claimed)) or not (one.gapped or other.gapped):
        return False
    size = len(common)
    heads = one.claimed[:size] == other.claimed[:size]
    tails = one.claimed[-size:] == other.claimed[-size:]
    return heads or tails
