"""Whether a word that may be noun or verb is the noun: "keep a record" names the concept, "record the call"
does not.

Terms are nouns. A word of these lists counts as a term by itself only where its neighbours say so; where
they say nothing it does not, since a missed use costs less than a false alarm or a silly link. Longer
terms need no such care.
"""

from __future__ import annotations

from collections.abc import Sequence

from scripts.terms.inflection import rules, singulars
from scripts.terms.wording import Word


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_AMBIGUOUS = {
    "en": _words("audit change contact process record release risk target training monitoring"),
    "fr": _words("conseiller mesure risque cible suivi audité"),
    "es": _words("queja mejora registro cambio escalado auditado contacto proceso"),
}

# English: what comes before a verb …
_BEFORE_VERB = _words(
    "to must shall will can may should would could do does did not never always also then please only "
    "immediately who what that which it they we you i he she"
)
# … and after it.
_AFTER_VERB = _words(
    "the a an this that these those each every any all it them us him her your their our its everything "
    "nothing no both whether how what why when"
)
_BEFORE_NOUN = _words(
    "the a an this these those each every any some all no both our your their its his my of in on by for "
    "with from at one two three per new same last next first current other such another"
)


def is_noun(pieces: Sequence[Word], position: int, language: str) -> bool:
    """Whether the word at a position of a text is (or must be taken for) a noun.

    Words that are in no list of theirs always are.
    """
    word = pieces[position].text
    ambiguous = _AMBIGUOUS.get(language, frozenset())
    if singulars(word, language).isdisjoint(ambiguous):
        return True
    before = pieces[position - 1] if position else None
    after = pieces[position + 1] if position + 1 < len(pieces) else None
    if language == "en":
        return _english(word, before, after)
    if before is None and after is None:
        return True
    grammar = rules(language)
    # A plural is a verb only when one speaks to a friend ("tu mesures", "te quejas"): a manual does not.
    return word.endswith("s") or (
        before is not None and (before.text in grammar.determiners or before.text in grammar.preposition)
    )


def _english(word: str, before: Word | None, after: Word | None) -> bool:
    plural = word.endswith("s")
    alone = after is None or after.kind == "break"
    if before is not None and before.text in _BEFORE_NOUN:
        # "for recording the call", "of training agents": a gerund has an object, a noun has not.
        return not (word.endswith("ing") and after is not None and after.text in _AFTER_VERB)
    if after is not None and after.text in _AFTER_VERB:
        return False
    if before is None or before.kind != "word":
        # Where a sentence or a member of a list begins, a singular may be an imperative.
        return plural or word.endswith("ing") or (alone and (before is None or before.kind == "break"))
    if before.text in rules("en").conjunctions or (
        before.text.endswith("s") and (after is None or after.kind != "word")
    ):
        return plural  # "gaps and risks", but "check and release", "costs change"
    return before.text not in _BEFORE_VERB
