"""Whether a term is part of a proper name ("Call Center Iberia", « Salon Relation Client »), which nobody translates.

Capital letters alone make no name: the manual may write "Internal Audit" in a title, and any sentence begins
with one. A name is longer than the term that it holds, and stands among words without capitals.
"""

from __future__ import annotations

from collections.abc import Sequence

from scripts.terms.inflection import rules
from scripts.terms.wording import Word


def in_name(pieces: Sequence[Word], claimed: Sequence[int], language: str) -> bool:
    """Whether the words of a term belong to a longer name.

    Args:
        pieces: the words of the text.
        claimed: the places of the term's words, in their order.
        language: of the text.
    """
    little = rules(language).little
    own = [index for index in claimed if pieces[index].text not in little]
    if not all(pieces[index].title for index in own) or all(_opens(pieces, index) for index in own):
        return False
    beside = [index for index in (claimed[0] - 1, claimed[-1] + 1) if 0 <= index < len(pieces)]
    longer = any(pieces[index].title and pieces[index].text not in little for index in beside)
    return longer and any(
        word.kind == "word" and not word.title and not word.capitals and word.text not in little and word.text.isalpha()
        for word in pieces
    )


def _opens(pieces: Sequence[Word], index: int) -> bool:
    """Whether a word opens a sentence, so that its capital letter says nothing."""
    return not index or pieces[index - 1].kind == "break"
