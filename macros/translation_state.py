"""How far the translations are, as plain frozen data: what `scripts.state` works out and pages show.

Macros read it from JSON beside the manual; nothing here counts, asks git or reads a catalogue.
"""

from __future__ import annotations

from typing import Literal

from macros.model import Day, Frozen

REGISTERS, NAVIGATION, THEME = "registers", "navigation", "theme"
"""The rows of what stands in no page: registers and glossary; the titles of mkdocs.yml; macros and templates."""

History = Literal["known", "shallow", "none", "unasked"]
"""Whether git knows the dates of the English text; it is not asked where nothing is open."""


class Review(Frozen):
    """Who read a page's translation and when; `stands` while neither text nor translation has changed since."""

    by: str
    date: Day
    stands: bool


class Counts(Frozen):
    """Messages of a place in one language; fuzzy, untranslated and refused ones are shown in English.

    `words` are the English words of those; `waived` the words of the glossary not used, with a reason.
    """

    messages: int = 0
    fuzzy: int = 0
    untranslated: int = 0
    refused: int = 0
    words: int = 0
    waived: int = 0

    @property
    def open(self) -> int:
        """The messages that are not translated."""
        return self.fuzzy + self.untranslated + self.refused

    @property
    def translated(self) -> int:
        """The messages that are shown in the language."""
        return self.messages - self.open


class Row(Frozen):
    """A page, or what stands in no page, in one language.

    Attributes:
        place: the page's path in docs, or one of `REGISTERS`, `NAVIGATION` and `THEME`.
        counts: its messages.
        since: the day of the oldest English change that is not translated; None where nothing is open or git
            does not know.
        days: from that day to the day of the last commit.
        review: the review recorded last; None without one.
        fingerprint: of its messages and translations; a review stands while it is the same.
    """

    place: str
    counts: Counts
    fingerprint: str
    since: Day | None = None
    days: int | None = None
    review: Review | None = None


class Waiver(Frozen):
    """A rule that a translation goes without on purpose: a concept of the glossary, or the code of a check."""

    what: str
    reason: str
    message: str
    places: tuple[str, ...]


class LanguageState(Frozen):
    """One language: its rows in the order of the manual, and all its messages counted once."""

    language: str
    total: Counts
    rows: tuple[Row, ...]
    waivers: tuple[Waiver, ...] = ()


class Translations(Frozen):
    """All languages but the source; `as_of` is the day of the last commit, from which days are counted."""

    languages: tuple[LanguageState, ...]
    history: History = "unasked"
    as_of: Day | None = None
