"""Which old message a new one was probably made from.

Two texts are alike as far as they share their trigrams, runs of three characters. An index of trigrams finds the
likely ones without comparing each with each: Babel's own search, by difflib, takes a minute for the messages of a
few changed pages, and misses long sentences of which only the beginning changed (python-babel/babel issue 969).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

Name = TypeVar("Name", bound=Hashable)

ALIKE = 0.6
"""The least share of common trigrams, as in difflib and msgmerge."""
CONTAINED = 0.85
"""The least share of the shorter text that a longer one holds, where a sentence was split or joined."""
TELLING = 40
"""Trigrams of a text, the rarest, by which likely texts are looked up."""
COMPARED = 25
"""Likely texts that are compared in full."""
SHORTEST_PART = 25
"""Characters of the shortest text that counts as a part of another: each word is a part of some sentence."""


class Similar(Generic[Name]):
    """Texts by name, among which those like another are found."""

    def __init__(self, texts: Iterable[tuple[Name, str]]) -> None:
        """Index the texts; a name stands for one text."""
        self._trigrams: dict[Name, Counter[str]] = {}
        self._index: dict[str, list[Name]] = {}
        for name, text in texts:
            self._trigrams[name] = found = trigrams(text)
            for trigram in found:
                self._index.setdefault(trigram, []).append(name)

    def to(self, text: str) -> Iterator[tuple[Name, float]]:
        """The names of texts like this one with their likeness, from `ALIKE` to 1, in no order."""
        wanted = trigrams(text)
        total = wanted.total()
        for name in self._likely(wanted):
            found = self._trigrams[name]
            other = found.total()
            common = sum(min(count, found[trigram]) for trigram, count in wanted.items() if trigram in found)
            likeness = 2 * common / (total + other)
            part = min(total, other) >= SHORTEST_PART and common / min(total, other) >= CONTAINED
            if likeness >= ALIKE or part:
                yield name, max(likeness, ALIKE)

    def _likely(self, wanted: Iterable[str]) -> list[Name]:
        """The texts that share most of the rarest trigrams: " th" tells none from another and is in each."""
        known = sorted(
            (trigram for trigram in wanted if trigram in self._index), key=lambda each: len(self._index[each])
        )
        shared = Counter(name for trigram in known[:TELLING] for name in self._index[trigram])
        return [name for name, _ in shared.most_common(COMPARED)]


def trigrams(text: str) -> Counter[str]:
    """The runs of three characters of a text, without regard to case and the width of spaces, edges included."""
    plain = f" {' '.join(text.lower().split())} "
    return Counter(plain[place : place + 3] for place in range(len(plain) - 2))
