"""What may stand between the words of a term: an adjective of its noun, or what is joined to it by "and".

"plan annuel d'audit", "audits externes et internes", "plans et programmes d'audit", "audits de surveillance
et de renouvellement"; in English, where the noun comes last, "internal and external audits".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scripts.terms.inflection import Rules
from scripts.terms.wording import Word

_MEMBERS = 4
"""How many joined words are reached across: a longer list is no coordination of terms."""


def beyond(pieces: Sequence[Word], position: int, before_little: bool, grammar: Rules, far: bool) -> Iterator[int]:
    """Places further on where a term may go on that broke off at a position.

    Args:
        pieces: the words of the text.
        position: the word that does not go on with the term; there is one before it.
        before_little: the term goes on with a little word (plan | d'audit).
        grammar: of the text's language.
        far: whether the place is enough if it is only probable; else it is nearly certain.
    """
    sight = _Sight(pieces, grammar)
    if not grammar.head_first:
        yield from sight.joined(position, False)
        if far and sight.content(position):
            yield position + 1
        return
    if sight.content(position) and (far or _agree(pieces[position - 1], pieces[position])):
        yield position + 1
        if far and sight.content(position + 1):
            yield position + 2
    if far and sight.comma(position):
        yield position + 1
    yield from sight.joined(position, far or before_little)
    if before_little:
        yield from sight.joined_groups(position)


class _Sight:
    """The words of a text, asked for their kind; past the end there is none."""

    def __init__(self, pieces: Sequence[Word], grammar: Rules) -> None:
        self._pieces = pieces
        self._grammar = grammar

    def joined(self, position: int, articles: bool) -> Iterator[int]:
        """Across "X and", "X, Y and", "X," or "and X"; with articles, "and the X" too."""
        end = position
        for _ in range(_MEMBERS):
            if not self.content(end):
                break
            end += 1
            if not self.comma(end) and not self._is(end, self._grammar.conjunctions):
                break
            end += 1
            yield end
        end = position
        for _ in range(_MEMBERS):
            if self.comma(end) and self.content(end + 1):
                end += 2
        if self._is(end, self._grammar.conjunctions):
            end += 1
            while articles and self._is(end, self._grammar.determiners):
                end += 1
            if self.content(end):
                yield end + 1

    def joined_groups(self, position: int) -> Iterator[int]:
        """Across "of X and", "of the X, of Y and"."""
        end = position
        for _ in range(_MEMBERS):
            if not self._is(end, self._grammar.preposition):
                return
            end += 1
            while self._is(end, self._grammar.determiners):
                end += 1
            if not self.content(end):
                return
            if not self.comma(end + 1) and not self._is(end + 1, self._grammar.conjunctions):
                return
            end += 2
            yield end

    def content(self, position: int) -> bool:
        """A noun, adjective or the like."""
        return self._word(position) and self._pieces[position].text not in self._grammar.little

    def comma(self, position: int) -> bool:
        return position < len(self._pieces) and self._pieces[position].kind == "comma"

    def _is(self, position: int, kind: frozenset[str] | dict[str, str]) -> bool:
        return self._word(position) and self._pieces[position].text in kind

    def _word(self, position: int) -> bool:
        return position < len(self._pieces) and self._pieces[position].kind == "word"


def _agree(noun: Word, adjective: Word) -> bool:
    """Whether a word may be an adjective of the one before it: both in the plural, or neither."""
    return plural(noun.text) == plural(adjective.text)


def plural(word: str) -> bool:
    """Whether a French or Spanish word looks like a plural."""
    return word.endswith(("s", "x"))
