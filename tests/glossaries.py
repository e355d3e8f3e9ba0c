"""Any concept that a glossary may hold, for properties: words of every kind, in every field."""

from __future__ import annotations

from hypothesis import strategies as st

from macros.model import Concept, Terms

LETTERS = st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\x85\u2028\u2029\ufffe\uffff")
AWKWARD = st.sampled_from(
    [
        "no",
        "~",
        "- a",
        "a: b",
        "#x",
        "'=1+1",
        "=1+1",
        "@SUM",
        "-5",
        "l'audit",
        "<b>",
        "&amp;",
        '"',
        "[a, b]",
        "{x}",
        "%",
        "a;b",
    ]
)
ONE = st.one_of(st.text(LETTERS, min_size=1, max_size=8), AWKWARD)
WORDS = st.lists(ONE, min_size=1, max_size=3).map(" ".join)
"""A word or a phrase, as the check of the glossary wants it: single spaces, none at its ends."""
LISTS = st.lists(WORDS, max_size=3, unique=True).map(tuple)
TEXT = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


def terms() -> st.SearchStrategy[Terms]:
    """The words of one language."""
    return st.builds(
        Terms,
        preferred=WORDS,
        plural=st.none() | WORDS,
        gender=st.sampled_from([None, "m", "f", "mf"]),
        admitted=LISTS,
        deprecated=LISTS,
        discouraged=LISTS,
        customer_words=LISTS,
        exceptions=LISTS,
        verified=st.booleans(),
    )


def concepts() -> st.SearchStrategy[Concept]:
    """A concept in one to three languages."""
    return st.builds(
        Concept,
        id=st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True).filter(
            lambda name: name not in ("complaint", "audit")
        ),
        domain=WORDS,
        definition=TEXT,
        source=WORDS,
        note=st.none() | TEXT,
        terms=st.dictionaries(st.sampled_from(["en", "fr", "es"]), terms(), min_size=1),
    )
