"""Which forms are one word, checked on words of the trade, and which never are."""

from __future__ import annotations

import pytest

from scripts.terms.inflection import adjective_forms, lemma, noun_forms, rules, singulars


@pytest.mark.parametrize(
    ("language", "plural", "singular"),
    [
        ("fr", "réclamations", "réclamation"),
        ("fr", "niveaux", "niveau"),
        ("fr", "canaux", "canal"),
        ("fr", "processus", "processus"),
        ("es", "quejas", "queja"),
        ("es", "acciones", "acción"),
        ("es", "raíces", "raíz"),
        ("es", "coordinadores", "coordinador"),
        ("es", "almacenes", "almacén"),
        ("en", "audits", "audit"),
        ("en", ["certification", "bodies"][1], "body"),
        ("en", "analyses", "analysis"),
        ("en", "processes", "process"),
    ],
)
def test_a_plural_gives_its_singular(language: str, plural: str, singular: str) -> None:
    assert singular in singulars(plural, language)


@pytest.mark.parametrize(
    ("language", "woman", "man"),
    [
        ("fr", "téléopératrices", "téléopérateur"),
        ("fr", "conseillère", "conseiller"),
        ("fr", "plaignantes", "plaignant"),
        ("es", "supervisoras", "supervisor"),
        ("es", "quejosa", "quejoso"),
        ("es", "clientas", "cliente"),
    ],
)
def test_a_role_has_two_genders(language: str, woman: str, man: str) -> None:
    assert man in noun_forms(woman, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "correctives", "correctif"),
        ("fr", "blanche", "blancs"),
        ("fr", "organisationnelles", "organisationnel"),
        ("es", "internas", "interno"),
        ("es", "telefónica", "telefónicos"),
    ],
)
def test_adjectives_agree(language: str, one: str, other: str) -> None:
    assert not adjective_forms(one, language).isdisjoint(adjective_forms(other, language))


@pytest.mark.parametrize(
    ("language", "word", "noun"),
    [
        ("fr", "conseillé", "conseiller"),  # advised, not an agent
        ("fr", "évidence", "évidences"),  # a singular is no inflection of a plural
        ("es", "reclama", "reclamo"),
        ("es", "escalada", "escalado"),
        ("en", "recorded", "record"),
    ],
)
def test_a_verb_or_another_noun_is_no_inflection(language: str, word: str, noun: str) -> None:
    assert noun not in noun_forms(word, language)


def test_two_adjectives_of_one_verb_stay_apart() -> None:
    assert adjective_forms("continua", "es").isdisjoint(adjective_forms("continuada", "es"))


def test_a_verb_has_a_lemma() -> None:
    assert lemma("monitorean", "es") == "monitorear"


def test_a_language_without_rules_has_exact_words_and_lemmas() -> None:
    assert rules("pt").plurals == ()
    assert singulars("reclamações", "pt") == {"reclamações"}
    assert lemma("reclamações", "pt") == "reclamação"
    assert lemma("nuqneH", "tlh") == "nuqneH"


def test_a_region_makes_no_difference() -> None:
    assert rules("es-ES") is rules("es_MX") is rules("es")
