"""What search makes of words, shown on sentences: each is a page of its own, and the query must find it first.

The pages are the manual's, with the theme's own dialog and script; only their text is replaced.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.site.search import index
from tests.browser.conftest import Opener, served
from tests.browser.test_finding import search

pytestmark = pytest.mark.browser

# (language, the title and text of a page, queries that must find it first)
PAGES = [
    (
        "fr",
        "Matériel",
        "Vérifiez l’équipement avant l’appel.",
        ["equipement", "équipement", "l'equipement", "ÉQUIPEMENTS"],
    ),
    (
        "fr",
        "Encadrement",
        "Chaque équipe a un chef ; l’équipe se réunit, et les équipes échangent.",
        ["equipe", "équipes"],
    ),
    (
        "fr",
        "Accueil des clients",
        "Une réclamation est enregistrée.",
        ["reclamation", "reclamations", "une réclamation"],
    ),
    ("fr", "Validation", "Ce n’est qu’une étape d’approbation.", ["approbation", "d’approbation", "qu'une étape"]),
    ("fr", "Délais", "Le délai court dès aujourd’hui.", ["delai", "delais", "aujourd'hui", "aujourd’hui"]),
    ("fr", "Jours", "Le 1ᵉʳ jour : n° 12, « cœur de métier ».", ["coeur", "cœur", "metier"]),
    ("es", "Mejora", "Toda acción se registra.", ["acciones", "accion", "ACCIÓN"]),
    ("es", "Plazos", "El año siguiente, según la cláusula.", ["clausulas", "año"]),
    ("es", "Atención", "Las quejas se responden.", ["queja", "Quejas"]),
    ("en", "Assessment", "The customer’s file is evaluated.", ["customer's file", "customer", "evaluating"]),
    ("en", "Naïve words", "A café near the centre.", ["cafe", "café", "naive"]),
]


@pytest.fixture(scope="module")
def sentences(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site in which each of PAGES is a page."""
    folder = tmp_path_factory.mktemp("sentences")
    for language in ("en", "fr", "es"):
        template = (site / language / "index.html").read_text("utf-8")
        shutil.copytree(site / language / "assets", folder / language / "assets")
        own = [page for page in PAGES if page[0] == language]
        for number, (_, title, text, _queries) in enumerate(own):
            body = f'<h1>{title}</h1><div data-pagefind-body data-pagefind-meta="title:{title}"><p>{text}</p></div>'
            page = re.sub(r"(<article[^>]*>).*(</article>)", rf"\1{body}\2", template, flags=re.DOTALL)
            (folder / language / f"{number}.html").write_text(page, "utf-8")
        assert index(folder / language, language) == ()
    yield from served(folder)


CASES = [
    (language, query, number)
    for code in ("en", "fr", "es")
    for number, (language, _, _, queries) in enumerate(page for page in PAGES if page[0] == code)
    for query in queries
]


@pytest.mark.parametrize(("language", "query", "number"), CASES)
def test_the_sentence_is_found_first(open_page: Opener, sentences: str, language: str, query: str, number: int) -> None:
    page = open_page(f"{sentences}{language}/0.html")
    page.keyboard.press("/")
    search(page, query)
    assert page.locator(".search__title").first.get_attribute("href") == f"/{language}/{number}.html"


def test_an_excerpt_has_the_apostrophes_of_the_text(open_page: Opener, sentences: str) -> None:
    page = open_page(f"{sentences}fr/0.html")
    page.keyboard.press("/")
    search(page, "equipement")
    assert page.locator(".search__excerpt").first.inner_text() == "Vérifiez l’équipement avant l’appel."
