"""Whether a word that may be noun or verb is the noun: "keep a record" names the concept, "record the call"
does not.

Terms are nouns. A word of these lists counts as a term by itself only where its neighbours say so; where
they say nothing it does not, since a missed use costs less than a false alarm or a silly link. Longer
terms need no such care. English, where it matters most, has a module of its own
(scripts.terms.english_verbs).
"""

from __future__ import annotations

from collections.abc import Sequence

from scripts.terms import english_verbs
from scripts.terms.inflection import rules, singulars
from scripts.terms.wording import Word


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_AMBIGUOUS = {
    "en": _words("audit change consent contact process record release risk target training monitoring"),
    "fr": _words("conseiller mesure risque cible suivi audité"),
    "es": _words("queja mejora registro cambio escalado auditado contacto proceso"),
}


def is_noun(pieces: Sequence[Word], position: int, language: str) -> bool:
    """Whether the word at a position of a text is (or must be taken for) a noun.

    Words that are in no list of theirs always are.
    """
    word = pieces[position].text
    ambiguous = _AMBIGUOUS.get(language, frozenset())
    if singulars(word, language).isdisjoint(ambiguous):
        return True
    if language == "en":
        return english_verbs.is_noun(pieces, position, plural=word not in ambiguous)
    before = pieces[position - 1] if position else None
    if before is None and position + 1 == len(pieces):
        return True
    grammar = rules(language)
    # A plural is a verb only when one speaks to a friend ("tu mesures", "te quejas"): a manual does not.
    return word.endswith("s") or (
        before is not None and (before.text in grammar.determiners or before.text in grammar.preposition)
    )
