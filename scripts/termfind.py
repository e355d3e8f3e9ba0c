"""Terms found in a text: every form of the glossary, inflected, elided, contracted, joined by "and"; the
longest wins.

A term may be told apart from its noun by an adjective ("plan annuel d'audit") or by a joined one ("audits
internes et externes" holds both). What the little words, commas and verbs around it forbid is not reached
across.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.model import Concept
from scripts.inflection import rules, singulars
from scripts.nounverb import is_noun
from scripts.termforms import APPROVED, WRONG, Element, Form, Status, beginnings, fits, forms, keys
from scripts.wording import Word, words


@dataclass(frozen=True)
class Use:
    """A term in a text: text[start:end] is `found`, from its first to its last word.

    `form` is the glossary's form and `plural` says that its noun stands in the plural.
    """

    concept: str
    start: int
    end: int
    found: str
    form: str
    status: Status
    plural: bool = False


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

    def __init__(self, concepts: Iterable[Concept], language: str) -> None:
        self.language = language
        self._rules = rules(language)
        self._prepositions = dict(self._rules.prepositions)
        known = forms(concepts, language)
        self._approved_words = {
            element.text for form in known if form.status in APPROVED for element in form.elements
        }
        self._index: dict[str, list[Form]] = {}
        for form in known:
            for key in keys(form, language):
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
        uses = (
            self._use(match, pieces, text)
            for match in chosen
            if match.form.status != "exception"
            and not any(pieces[index].quoted for index in match.claimed)
            and (
                match.form.status in WRONG
                or len(match.claimed) > 1
                or is_noun(pieces, match.claimed[0], self.language)
            )
        )
        return tuple(sorted(uses, key=lambda use: (use.start, use.end)))

    def mentions(self, text: str) -> frozenset[str]:
        """The concepts a text names in approved words or fixed expressions: in quotes, inside longer terms,
        anywhere.
        """
        pieces = words(text, self.language)
        return frozenset(
            match.form.concept
            for match in self._matches(pieces, far=True)
            if match.form.status in APPROVED or match.form.status == "exception"
        )

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
            found = (form for key in beginnings(word, self.language) for form in self._index.get(key, ()))
            known = self._candidates[word] = tuple(dict.fromkeys(found))
        return known

    def _doubtful(self, match: _Match, pieces: tuple[Word, ...]) -> bool:
        """A wrong word's inflection that is a right word's too: "guiones" is the plural of "guión" and of
        "guion".
        """
        if match.form.status not in WRONG or len(match.form.elements) > 1 or not match.distance:
            return False
        word = pieces[match.claimed[0]].text
        return not singulars(word, self.language).isdisjoint(self._approved_words)

    def _follow(self, form: Form, pieces: tuple[Word, ...], start: int, far: bool) -> _Match | None:
        """The match of a form that begins at a word, or None."""
        claimed: list[int] = []
        distance = 0
        position = start
        for element in form.elements:
            steps = [position]
            if claimed:
                steps += self._beyond(pieces, position, element, far)
            for step in steps:
                found = self._step(form, element, pieces, step)
                if found is not None:
                    break
            else:
                return None
            end, away = found
            claimed += range(step, end)
            distance += away
            position = end
        return _Match(form, tuple(claimed), distance)

    def _step(
        self, form: Form, element: Element, pieces: tuple[Word, ...], position: int
    ) -> tuple[int, int] | None:
        """Where an element ends that begins at a position, and how far from its written form it is."""
        if position >= len(pieces):
            return None
        word = pieces[position]
        if element.kind != "little":
            distance = fits(element, word, self.language)
            return None if distance is None else (position + 1, distance)
        if self._prepositions.get(word.text) != element.text:
            return None
        end = position + 1
        while end < len(pieces) and pieces[end].text in self._rules.determiners:
            end += 1
        same = tuple(piece.text for piece in pieces[position:end]) == element.literal
        return None if form.strict and not same else (end, 0 if same else 1)

    def _beyond(self, pieces: tuple[Word, ...], position: int, element: Element, far: bool) -> Iterator[int]:
        """Places further on where a term may go on, across what is joined to it or told between its words."""
        if element.kind in ("exact", "abbreviation"):
            return
        if not self._rules.head_first:
            yield from self._joined(pieces, position)
            if far and self._filler(pieces, position):
                yield position + 1
            return
        if self._filler(pieces, position) and (far or self._agree(pieces, position)):
            yield position + 1
            if far and self._filler(pieces, position + 1):
                yield position + 2
        yield from self._joined(pieces, position)

    def _joined(self, pieces: tuple[Word, ...], position: int) -> Iterator[int]:
        """Across "X and", "X, Y and" or "and X"."""
        end = position
        while self._filler(pieces, end):
            end += 1
            if self._conjunction(pieces, end):
                yield end + 1
                break
            if end >= len(pieces) or pieces[end].kind != "comma":
                break
            end += 1
        end = position
        while end < len(pieces) and pieces[end].kind == "comma" and self._filler(pieces, end + 1):
            end += 2
        if self._conjunction(pieces, end) and self._filler(pieces, end + 1):
            yield end + 2

    def _conjunction(self, pieces: tuple[Word, ...], position: int) -> bool:
        return position < len(pieces) and pieces[position].text in self._rules.conjunctions

    def _filler(self, pieces: tuple[Word, ...], position: int) -> bool:
        return (
            position < len(pieces)
            and pieces[position].kind == "word"
            and pieces[position].text not in self._rules.little
        )

    def _agree(self, pieces: tuple[Word, ...], position: int) -> bool:
        """Whether a word may be an adjective of the one before it: both in the plural, or neither."""
        return _plural(pieces[position - 1].text) == _plural(pieces[position].text)

    def _use(self, match: _Match, pieces: tuple[Word, ...], text: str) -> Use:
        first, last = pieces[match.claimed[0]], pieces[match.claimed[-1]]
        noun = first if self._rules.head_first else last
        element = match.form.elements[0 if self._rules.head_first else -1]
        plural = noun.text != element.text and _plural(noun.text)
        found = " ".join(text[first.start : last.end].split())
        return Use(
            match.form.concept, first.start, last.end, found, match.form.written, match.form.status, plural
        )


def _plural(word: str) -> bool:
    return word.endswith(("s", "x"))


def _share(one: _Match, other: _Match) -> bool:
    """Whether two terms may both stand: they share no more than the beginning or the end of joined terms."""
    common = set(one.claimed) & set(other.claimed)
    if len(common) in (len(one.claimed), len(other.claimed)) or not (one.gapped or other.gapped):
        return False
    size = len(common)
    heads = one.claimed[:size] == other.claimed[:size]
    tails = one.claimed[-size:] == other.claimed[-size:]
    return heads or tails
