"""English words that are noun and verb, in sentences where only their neighbours tell which."""

from __future__ import annotations

import pytest

from scripts.terms.nounverb import is_noun
from scripts.terms.wording import words


def nouns(sentence: str) -> list[bool]:
    """Whether each word in **bold** is a noun."""
    marked = [position for position, piece in enumerate(sentence.split("**")) if position % 2]
    pieces = words(sentence.replace("**", ""), "en")
    places = [len("".join(sentence.split("**")[:position])) for position in marked]
    return [
        is_noun(pieces, next(index for index, piece in enumerate(pieces) if piece.start == place), "en")
        for place in places
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Keep a **record** of each **change**.",
        "Keep the audit **records** for a year.",
        "The audit **records** are complete.",
        "The audit **records** in the tool are complete.",
        "The audit **records** show who signed.",
        "Training **records** stay with human resources.",
        "The translation lead deletes review **records** in May.",
        "Follow the complaints **process**.",
        "The customer's **consent** is asked first.",
        "The customers' **contacts** are listed.",
        "Gaps and **risks** are listed.",
        "Complaints and **records** kept at the site are listed.",
        "Everything that is due to **changes** is said.",
        "These are not **records**.",
        "Traceability goes from requirement to **record**.",
        "An activity or **process**.",
        "**audit** report",
        "**Audit** trails are kept.",
        "**Record** keeping is checked.",
        "**Consent** must be free.",
        "When **contacts** rise, call more people.",
        "**Training** takes a week.",
        "The **training** of agents takes a week.",
    ],
)
def test_a_noun(sentence: str) -> None:
    assert all(nouns(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "**Record** the call.",
        "**Contact** the customer.",
        "Revise it when a process **changes**, or a site.",
        "A company value **changes**",
        "A step, a role or a limit **changes**",
        "The training manager **records** attendance, date and language.",
        "The complaints manager also **records** a nonconformity.",
        "Whoever **processes** personal data is bound.",
        "The agent immediately **records** what was said.",
        "The agent listens, **records** and closes.",
        "The team leader thanks, then **records** it.",
        "Costs **change**.",
        "Agents **contact** customers at eight.",
        "Nobody **audits** their own work.",
        "Customers **consent** in writing.",
        "If the customer **consents** to it, go on.",
        "Check the page and **release** it.",
        "**Training** the agents takes a week.",
        "It never **changes**.",
        "This **changes** nothing.",
        "If anything **changes**, say so.",
        "What the auditor **records** stays in the file.",
        "We are **training** new staff.",
        "Managers learn by **training** agents.",
        "The manager and the team leader **process** complaints.",
    ],
)
def test_a_verb(sentence: str) -> None:
    assert not any(nouns(sentence))
