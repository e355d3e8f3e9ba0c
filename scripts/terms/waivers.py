"""Waivers of terms: `# term-ok: concept — why` (scripts.catalogues.waiving).

A sentence may have a good reason not to name a concept, or to use a word that the glossary deprecates; the
translator says it where it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from babel.messages.catalog import Message as CatalogMessage

from scripts.catalogues.waiving import waived


@dataclass(frozen=True, order=True)
class Waiver:
    """One concept waived for one message.

    Attributes:
        file, line: of the comment, the file relative to the manual's folder.
        language: of the catalogue.
        concept: as written; perhaps none of the glossary's.
        reason: as written, in one line; empty if the translator gave none.
        msgid: the English message; of one with a plural, the singular.
    """

    file: str
    line: int
    language: str
    concept: str
    reason: str
    msgid: str


def of_message(message: CatalogMessage, lines: Sequence[str], file: str, language: str) -> Iterator[Waiver]:
    """The waivers in the comments above a message."""
    msgid = message.id if isinstance(message.id, str) else message.id[0]
    for line, concept, reason in waived(lines, message.lineno or 1, "term-ok"):
        yield Waiver(file, line, language, concept, reason, msgid)
