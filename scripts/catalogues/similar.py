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
SHORTEST_PART = 25
"""Characters of the shortest text that counts as a part of another: each word is a part of some sentence."""


class Similar(Generic[Name]):
    """Texts by name, among which those like another are found."""

    def __init__(self, texts: Iterable[tuple[Name, str]]) -> None:
        """Index the texts; a name stands for one text."""
        self._trigrams: dict[Name, Counter[str]] = {}
        self._index: dict[str, list[tuple[Name, int]]] = {}
        for name, text in texts:
            self._trigrams[name] = found = trigrams(text)
            for trigram, count in found.items():
                self._index.setdefault(trigram, []).append((name, count))

    def to(self, text: str) -> Iterator[tuple[Name, float]]:
        """The names of texts like this one with their likeness, from `ALIKE` to 1, in no order."""
        wanted = trigrams(text)
        total = wanted.total()
        shared: Counter[Name] = Counter()
        for trigram, count in wanted.items():
            for name, number in self._index.get(trigram, ()):
                shared[name] += min(count, number)
        for name, common in shared.items():
            other = self._trigrams[name].total()
            likeness = 2 * common / (total + other)
            part = min(total, other) >= SHORTEST_PART and common / min(total, other) >= CONTAINED
            if likeness >= ALIKE or part:
                yield name, max(likeness, ALIKE)


def trigrams(text: str) -> Counter[str]:
    """The runs of three characters of a text, without regard to case and the width of spaces, edges included."""
    plain = f" {' '.join(text.lower().split())} "
    return Counter(plain[place : place + 3] for place in range(len(plain) - 2))
