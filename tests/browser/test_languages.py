"""From one language to another and back: the same page, the same place, with and without a script."""

from __future__ import annotations

from urllib.request import urlopen
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser
COMPLAINTS = "customer/complaints/"


@pytest.mark.parametrize("address", ["host", "folder"])
def test_the_switch_keeps_page_and_anchor(open_page: Opener, address: str, request: pytest.FixtureRequest) -> None:
    base = request.getfixturevalue(address)
    page = open_page(f"{base}en/{COMPLAINTS}#acknowledge")
    page.click(".languages [lang=fr]")
    assert page.url == f"{base}fr/{COMPLAINTS}#acknowledge"
    assert page.locator("html").get_attribute("lang") == "fr"
    page.evaluate("location.hash = '#assess'")
    page.click(".languages [lang=es]")
    assert page.url == f"{base}es/{COMPLAINTS}#assess"
    assert page.locator(".languages [aria-current]").get_attribute("lang") == "es"


def test_without_a_script_the_switch_keeps_the_page(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/{COMPLAINTS}", script=False)
    page.click(".languages [lang=es]")
    assert page.url == f"{host}es/{COMPLAINTS}"


@pytest.mark.parametrize("url", ["", COMPLAINTS])
def test_each_page_names_its_twins_for_search_engines(open_page: Opener, host: str, url: str) -> None:
    page = open_page(f"{host}fr/{url}")
    twins = page.locator("link[rel~=alternate][hreflang]").evaluate_all(
        "links => Object.fromEntries(links.map((link) => [link.hreflang, link.href]))"
    )
    start = twins["en"].removesuffix(f"en/{url}")
    assert twins == {code: f"{start}{code}/{url}" for code in ("en", "fr", "es")} | {"x-default": f"{start}en/{url}"}


@pytest.mark.parametrize(
    ("locale", "language"), [("fr-CA", "fr"), ("es", "es"), ("en-GB", "en"), ("fr", "fr"), ("de", None)]
)
def test_the_door_leads_to_the_reader_s_language(
    open_page: Opener, host: str, locale: str, language: str | None
) -> None:
    page = open_page(host, locale=locale)
    if language:
        page.wait_for_url(f"{host}{language}/")
    else:
        assert page.locator(".editions a").count() == 3


def test_without_a_script_the_door_is_a_list(open_page: Opener, host: str) -> None:
    page = open_page(host, script=False, locale="fr")
    page.click("a[hreflang=es]")
    assert page.url == f"{host}es/"


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_wrong_address_is_answered_in_its_language(open_page: Opener, host: str, language: str) -> None:
    page = open_page(f"{host}{language}/no/such/page/", lost=True)
    texts = page.locator("section:visible")
    assert texts.count() == 1
    assert texts.get_attribute("lang") == language
    texts.locator("a").first.click()
    assert page.url == f"{host}{language}/"


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_each_language_has_a_404_page_of_its_own(open_page: Opener, host: str, language: str) -> None:
    page = open_page(f"{host}{language}/404.html")
    assert page.locator("html").get_attribute("lang") == language
    page.click(f".languages [lang={'fr' if language == 'en' else 'en'}]")
    expect(page.locator("h1")).to_have_count(1)


def test_the_sitemaps_name_every_page_and_its_twins(host: str, urls: tuple[str, ...]) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    with urlopen(f"{host}sitemap.xml") as answer:  # noqa: S310 (the test's own server)
        maps = [each.text or "" for each in ElementTree.parse(answer).iterfind(".//s:loc", names)]  # noqa: S314
    assert [each.rsplit("/", 2)[1] for each in maps] == ["en", "fr", "es"]
    with urlopen(f"{host}fr/sitemap.xml") as answer:  # noqa: S310
        pages = ElementTree.parse(answer).findall(".//s:url", names)  # noqa: S314
    assert len(pages) == len(urls)
    assert all(len(page.findall("x:link", names)) == 3 for page in pages)


def test_what_is_not_translated_is_said_and_marked(open_page: Opener, host: str, urls: tuple[str, ...]) -> None:
    page = open_page(f"{host}fr/")
    for url in urls:
        page.goto(f"{host}fr/{url}")
        marked = page.locator("article .text .untranslated").count()
        assert page.locator(".notice--language").count() == (1 if marked else 0), url


def test_what_the_theme_says_in_english_is_said_in_the_reader_s_language(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}fr/{COMPLAINTS}")
    assert set(page.locator(".headerlink").evaluate_all("links => links.map((link) => link.title)")) == {
        "Lien permanent"
    }
    expect(page.locator(".md-copyright")).to_contain_text("Réalisé avec Material for MkDocs")
