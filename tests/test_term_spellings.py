"""One term in every way of writing that a text may have for it, and what only looks like a term."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.terms.check import Glossary
from tests import term_tables

GLOSSARY = Glossary(term_tables.concepts())


def found(text: str, language: str) -> set[str]:
    return {use.concept for use in GLOSSARY.matcher(language).uses(text)}


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        # inflected
        ("fr", "Les monitorings sont bloqués.", "monitoring"),
        ("fr", "Les téléactrices rappellent.", "agent"),
        ("es", "Las auditorías blancas acaban en mayo.", "mock-audit"),
        # elided
        ("fr", "Lancez l'évaluation des contacts.", "contact-evaluation"),
        ("fr", "Lancez l’évaluation des contacts.", "contact-evaluation"),
        ("fr", "Le taux d’abandon monte.", "abandonment-rate"),
        ("fr", "Le taux d'abandon monte.", "abandonment-rate"),
        ("fr", "Il faut qu’exigences et preuves se répondent.", "requirement"),
        ("fr", "Il faut qu'exigences et preuves se répondent.", "requirement"),
        # contracted
        ("fr", "La satisfaction du client monte.", "customer-satisfaction"),
        ("fr", "La satisfaction des clients monte.", "customer-satisfaction"),
        ("fr", "Répondez au conseiller.", "agent"),
        ("fr", "Répondez aux conseillers.", "agent"),
        ("es", "El dueño del proceso firma.", "process-owner"),
        ("es", "Responda al agente.", "agent"),
        # split by adjectives and coordination
        ("fr", "Les audits externes et internes se suivent.", "internal-audit"),
        ("es", "La auditoría anual interna dura tres días.", "internal-audit"),
        ("fr", "Les actions préventives ou correctives sont closes.", "corrective-action"),
        ("en", "External and internal audits follow each other.", "internal-audit"),
        # across lines, bold and links
        ("fr", "Le système de management\nde la qualité est décrit.", "quality-management-system"),
        ("fr", "La **revue** de *direction* est en mars.", "management-review"),
        ("fr", "La [revue](revue.md) de direction est en mars.", "management-review"),
        # any case
        ("fr", "RÉCLAMATIONS REÇUES", "complaint"),
        ("es", "La Alta Dirección aprueba.", "top-management"),
        # spaces and hyphens that do not break
        ("fr", "Le call\u00a0center ouvre.", "customer-contact-centre"),
        ("fr", "Le call\u202fcenter ouvre.", "customer-contact-centre"),
        ("fr", "La non\u2010conformité est close.", "nonconformity"),
        ("fr", "La non\u2011conformité est close.", "nonconformity"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_term_is_found(language: str, text: str, concept: str, form: str) -> None:
    written = unicodedata.normalize("NFC", text) if form == "NFC" else unicodedata.normalize("NFD", text)
    assert concept in found(written, language)


DEPRECATED = [
    (language, str(concept.id), term)
    for concept in GLOSSARY.concepts.values()
    for language, terms in concept.terms.items()
    for term in terms.deprecated
]
SHAPES = (
    str.upper,
    str.capitalize,
    lambda term: unicodedata.normalize("NFD", term),
    lambda term: term.replace(" ", "\u00a0"),
    lambda term: term.replace(" ", "\n"),
    lambda term: term.replace("'", "’"),
    lambda term: term.replace("-", "\u2011"),
    lambda term: term.replace(" ", " **", 1) + "**" * (" " in term),
)
PLACES = ("{}", "**{}**: ok", "(x) [{}](x.md).", "1, {}\u202f; 2")


@given(st.sampled_from(DEPRECATED), st.sampled_from(SHAPES), st.sampled_from(SHAPES), st.sampled_from(PLACES))
def test_a_deprecated_word_is_found_in_any_shape(
    word: tuple[str, str, str], one: Callable[[str], str], other: Callable[[str], str], place: str
) -> None:
    language, concept, term = word
    uses = GLOSSARY.matcher(language).uses(place.format(other(one(term))))
    assert (concept, "deprecated") in {(use.concept, use.status) for use in uses}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Type `call centre` in the search."),
        ("en", "Open https://example.org/call-centre now."),
        ("en", "See {{ record('call centre') }} first."),
        ("en", "The caller said “your call centre is slow”."),
        ("en", "The caller said 'your call centre is slow'."),
        ("en", "The caller said <q>your call centre is slow</q>."),
        ("en", "We met at Call Centre World in Berlin."),
        ("fr", "Nous étions au Salon Call Center de Paris."),
        ("fr", "L’appelant parle de ‹ call center ›."),
        ("es", "Escríbanos a Call Center Ibérica, calle Mayor."),
    ],
)
def test_what_is_no_term_of_ours(language: str, text: str) -> None:
    assert "customer-contact-centre" not in found(text, language)


@pytest.mark.parametrize(
    ("language", "text", "concepts"),
    [
        ("en", "The internal audit starts.", {"internal-audit"}),
        ("en", "The scope of the audit is one floor.", {"audit-scope"}),
        ("fr", "Le plan d’actions correctives est clos.", {"action-plan"}),
    ],
)
def test_the_longest_term_wins(language: str, text: str, concepts: set[str]) -> None:
    assert found(text, language) == concepts


@pytest.mark.parametrize("text", ["Our Call Centre is closed.", "The Call Centre Opens At Eight", "Call Centre"])
def test_capitals_alone_make_no_name(text: str) -> None:
    assert found(text, "en") == {"customer-contact-centre"}
