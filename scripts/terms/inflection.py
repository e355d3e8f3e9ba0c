"""Which written forms are one word: plurals, genders, verbs, and the little words a language bends around a
noun.

Simplemma knows the irregular and the verbs, but not the rarer words of a trade, and it takes nouns for
verbs ("plainte" for "plaindre"); so a small stripper of plurals comes first, and a lemma is believed only
where the caller knows what kind of word stands there. A language without rules of its own (a fourth one,
on its first day) has simplemma's lemmas, or exact words only.

Every function takes words as `scripts.terms.wording` gives them: lower case, composed, straight apostrophes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import simplemma

Suffixes = tuple[tuple[str, str], ...]
"""Pairs of an ending and what stands in its place."""


@dataclass(frozen=True)
class Rules:
    """What the matcher must know of a language.

    Attributes:
        plurals: endings of plurals and of the singulars they may come from, all tried.
        persons: endings of women's names of roles and of the men's (auditora, auditor), for nouns.
        genders: endings of feminine adjectives and of the masculine ones.
        infinitives: endings of verbs; a lemma that ends so is no adjective.
        elisions: what an apostrophe joins to the next word, without the apostrophe.
        prepositions: each with the preposition it holds, contractions too (du: de).
        determiners: words that may stand between a preposition and its noun.
        conjunctions: words that join two of a kind.
        barriers: words that never stand inside a term: pronouns, frequent verbs, negation.
        head_first: a term's noun comes first and its adjectives after it.
    """

    plurals: Suffixes = ()
    persons: Suffixes = ()
    genders: Suffixes = ()
    infinitives: tuple[str, ...] = ()
    elisions: frozenset[str] = frozenset()
    prepositions: tuple[tuple[str, str], ...] = ()
    determiners: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    barriers: frozenset[str] = frozenset()
    head_first: bool = True

    @cached_property
    def preposition(self) -> dict[str, str]:
        """The preposition that a little word is or holds."""
        return dict(self.prepositions)

    @cached_property
    def little(self) -> frozenset[str]:
        """Every word that is no noun, adjective or verb of its own."""
        return frozenset(word for word, _ in self.prepositions) | self.determiners | self.conjunctions | self.barriers


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _same(text: str, **contracted: str) -> tuple[tuple[str, str], ...]:
    return (*((word, word) for word in text.split()), *contracted.items())


ENGLISH = Rules(
    plurals=(("ies", "y"), ("es", ""), ("ses", "sis"), ("s", "")),
    prepositions=_same("of in on by for with from to at"),
    determiners=_words(
        "the a an this that these those each every any some all no both our your their its his her my such "
        "another other which whose what"
    ),
    conjunctions=_words("and or nor"),
    barriers=_words("is are was were be been has have had not it they we you who than as if when where but so"),
    head_first=False,
)

FRENCH = Rules(
    plurals=(("aux", "al"), ("aux", "au"), ("aux", "ail"), ("s", ""), ("x", "")),
    persons=(
        ("trice", "teur"),
        ("euse", "eur"),
        ("ère", "er"),
        ("ante", "ant"),
        ("ienne", "ien"),
    ),
    genders=(
        ("ive", "if"),
        ("elle", "el"),
        ("ienne", "ien"),
        ("onne", "on"),
        ("trice", "teur"),
        ("euse", "eux"),
        ("ère", "er"),
        ("nche", "nc"),
        ("e", ""),
    ),
    infinitives=("er", "ir", "re"),
    elisions=_words("l d c j m n s t qu jusqu lorsqu puisqu quoiqu quelqu presqu"),
    prepositions=(
        *_same("de à en par pour avec sur sous sans dans", du="de", des="de", au="à", aux="à"),
        ("d'", "de"),
    ),
    determiners=_words(
        "le la les l' un une ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes chaque "
        "tout toute tous toutes plusieurs quelques certains certaines aucun aucune deux trois"
    ),
    conjunctions=_words("et ou ni"),
    barriers=_words(
        "est sont était a ont avait être avoir ne n' pas qui que qu' dont où il elle ils elles on nous vous "
        "je j' tu se s' c' y lui si comme donc mais car lorsque quand afin plus moins très"
    ),
)

SPANISH = Rules(
    plurals=(
        ("ces", "z"),
        ("anes", "án"),
        ("enes", "én"),
        ("ines", "ín"),
        ("ones", "ón"),
        ("eses", "és"),
        ("es", ""),
        ("s", ""),
    ),
    persons=(("ora", "or"), ("osa", "oso"), ("aria", "ario"), ("enta", "ente")),
    genders=(("ora", "or"), ("a", "o")),
    infinitives=("ar", "er", "ir"),
    prepositions=_same("de a en por para con sobre sin", **{"del": "de", "al": "a"}),
    determiners=_words(
        "el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel aquella su sus mi "
        "mis tu tus nuestro nuestra nuestros nuestras cada todo toda todos todas cualquier varios varias "
        "algún alguna algunos algunas ningún ninguna otro otra otros otras dos tres"
    ),
    conjunctions=_words("y e o u ni"),
    barriers=_words(
        "es son era fue ha han había ser estar está están no que se quien quienes cual cuando donde si como "
        "pero le les me te nos os él ella ellos ellas usted ustedes más menos muy ya"
    ),
)

_BY_RULES = "-x-rules"
_RULES = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH}


def by_rules(language: str) -> str:
    """The same language, inflected by our rules alone: simplemma's dictionary, slow to read, is left shut.

    A private-use subtag of BCP 47, understood by every function here.
    """
    return f"{language}{_BY_RULES}"


@lru_cache(maxsize=64)
def rules(language: str) -> Rules:
    """The rules of a language, by its code (`fr`, `es-ES`); empty ones where there are none yet."""
    return _RULES.get(_base(language), Rules())


@lru_cache(maxsize=65536)
def singulars(word: str, language: str) -> frozenset[str]:
    """The word itself and every singular that its ending allows: `canaux` gives `canal`, `canau`, `canail`.

    Wrong guesses do no harm: they are compared with the words of the glossary only.
    """
    return frozenset({word, *_replaced(word, rules(language).plurals)})


@lru_cache(maxsize=65536)
def noun_forms(word: str, language: str) -> frozenset[str]:
    """The forms of a glossary's noun that `word` may be an inflection of: its singulars, and the men's name
    of a role.
    """
    known = singulars(word, language)
    return known | {form for single in known for form in _replaced(single, rules(language).persons)}


@lru_cache(maxsize=65536)
def adjective_forms(word: str, language: str) -> frozenset[str]:
    """The base forms of `word` taken as an adjective: two that share one agree (`noire`, `noir`)."""
    known = singulars(word, language)
    bases = {form for single in known for form in _replaced(single, rules(language).genders)}
    infinitives = rules(language).infinitives
    lemmas = {lemma(single, language) for single in known}
    return known | bases | {form for form in lemmas if infinitives and not form.endswith(infinitives)}


@lru_cache(maxsize=65536)
def lemma(word: str, language: str) -> str:
    """Simplemma's lemma in lower case, or the word where simplemma does not know the language or is not asked."""
    if language.endswith(_BY_RULES):
        return word
    try:
        return str(simplemma.lemmatize(word, lang=_base(language))).lower()
    except ValueError:
        return word


def _base(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _replaced(word: str, suffixes: Iterable[tuple[str, str]]) -> set[str]:
    # A stem of two letters is no word: "us" is not the plural of "u".
    return {
        word[: -len(ending)] + other
        for ending, other in suffixes
        if word.endswith(ending) and len(word) - len(ending) >= 2
    }
