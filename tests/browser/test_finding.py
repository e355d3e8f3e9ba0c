"""Search finds the page first, whatever way the word is typed, with the keyboard alone, in each language."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

FIRST = [
    # English: inflected, by number, in customers' words
    ("en", "complaints", "customer/complaints/"),
    ("en", "complaining", "customer/complaints/"),
    ("en", "angry customer", "customer/complaints/"),
    ("en", "refund", "customer/complaints/"),
    ("en", "PR-CUS-08", "customer/complaints/"),
    ("en", "rc-cus-08-1", "customer/complaints/"),
    ("en", "escalating", "customer/escalation/"),
    ("en", "speak to a manager", "customer/escalation/"),
    ("en", "corrective actions", "improvement/nonconformity/"),
    ("en", "auditor", "auditor/"),
    ("en", "translator", "guide/translators/"),
    ("en", "ISO 10002", "standards/iso10002-2018/"),
    # French: without accents, inflected, elided with either apostrophe
    ("fr", "reclamation", "customer/complaints/"),
    ("fr", "Réclamations", "customer/complaints/"),
    ("fr", "la réclamation", "customer/complaints/"),
    ("fr", "plainte", "customer/complaints/"),
    ("fr", "plaintes", "customer/complaints/"),
    ("fr", "escalade", "customer/escalation/"),
    ("fr", "l'escalade", "customer/escalation/"),
    ("fr", "l’audit interne", "improvement/internal-audit/"),
    ("fr", "non conformite", "improvement/nonconformity/"),
    ("fr", "domaine d'application", "manual/scope/"),
    # Spanish
    ("es", "acciones correctivas", "improvement/nonconformity/"),
    ("es", "queja", "customer/complaints/"),
    ("es", "QUEJAS", "customer/complaints/"),
    ("es", "reclamacion", "customer/complaints/"),
    ("es", "auditoria interna", "improvement/internal-audit/"),
    ("es", "traduccion", "reference/translations/"),
]
FOUND_TEXT = [("es", "acciones", "acción"), ("fr", "evaluation", "évaluation"), ("fr", "reclamations", "réclamation")]


def search(page: Page, query: str) -> None:
    """Type a query into the dialog and wait for the answer to it."""
    page.locator("#search-query").fill(query)
    expect(page.locator(".search__status")).not_to_be_empty()
    page.wait_for_function("query => document.getElementById('search').dataset.query === query", arg=query)


@pytest.mark.parametrize(("language", "query", "url"), FIRST)
def test_the_page_is_the_first_result(open_page: Opener, host: str, language: str, query: str, url: str) -> None:
    page = open_page(f"{host}{language}/")
    page.keyboard.press("/")
    search(page, query)
    href = page.locator(".search__title").first.get_attribute("href") or ""
    assert href.partition("#")[0] == f"/{language}/{url}"


@pytest.mark.parametrize(("language", "query", "word"), FOUND_TEXT)
def test_accents_inflections_and_elisions_are_folded(
    open_page: Opener, host: str, language: str, query: str, word: str
) -> None:
    page = open_page(f"{host}{language}/")
    page.keyboard.press("/")
    search(page, query)
    marked = page.locator(".search__excerpt mark").all_inner_texts()
    assert any(word in each.lower() for each in marked), marked


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_the_keyboard_alone_opens_finds_and_goes(open_page: Opener, host: str, key: str) -> None:
    page = open_page(f"{host}en/manual/scope/")
    page.keyboard.press(key)
    expect(page.locator("#search-query")).to_be_focused()
    page.keyboard.type("complaint")
    page.wait_for_selector(".search__title")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search__title").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-query")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/customer/complaints/")


def test_escape_closes_and_gives_the_focus_back(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/manual/scope/")
    page.locator("[data-search]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#search")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator("[data-search]").first).to_be_focused()


def test_a_slash_typed_into_the_search_stays_there(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/")
    page.keyboard.press("/")
    page.keyboard.type("and/or")
    assert page.locator("#search-query").input_value() == "and/or"


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_an_unknown_word_is_answered_in_the_reader_s_language(open_page: Opener, host: str, language: str) -> None:
    page = open_page(f"{host}{language}/")
    page.keyboard.press("/")
    search(page, "xyzzyqw")
    assert page.locator(".search__title").count() == 0
    assert "xyzzyqw" in page.locator(".search__status").inner_text()


def test_what_was_typed_is_text_and_never_markup(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/")
    page.keyboard.press("/")
    search(page, "<img src=x onerror=document.title='taken'>")
    assert page.locator(".search img").count() == 0
    assert page.title() != "taken"


def test_a_result_shows_where_on_the_page_it_was_found(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/")
    page.keyboard.press("/")
    search(page, "acknowledge")
    result = page.locator(".search__result").first
    expect(result.locator(".search__title")).to_have_text("Acknowledge it")
    expect(result.locator(".search__page")).to_have_attribute("href", "/en/customer/complaints/")
    result.locator(".search__title").click()
    page.wait_for_url("**/customer/complaints/#acknowledge")


MARKED = "() => [...(CSS.highlights.get('found') ?? [])].map(range => range.toString().toLowerCase())"


def test_a_result_behind_a_tab_opens_it_and_marks_the_words(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/")
    page.keyboard.press("/")
    search(page, "a robot may answer first")
    page.locator(".search__result a[href='/en/customer/digital/#channels']").click()
    page.wait_for_url("**/customer/digital/#channels")
    expect(page.get_by_text("A robot may answer first")).to_be_in_viewport()
    page.wait_for_function(f"({MARKED})().includes('robot')")


def test_a_result_on_the_page_being_read_is_marked_there(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/customer/complaints/")
    page.keyboard.press("/")
    search(page, "acknowledge")
    page.keyboard.press("Enter")
    page.wait_for_url("**/customer/complaints/#acknowledge")
    expect(page.locator("#search")).to_be_hidden()
    page.wait_for_function(f"({MARKED})().includes('acknowledge')")


def test_a_page_reached_without_the_search_has_no_marks(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/")
    page.keyboard.press("/")
    search(page, "acknowledge")
    page.keyboard.press("Enter")
    page.wait_for_url("**/customer/complaints/#acknowledge")
    page.wait_for_function(f"({MARKED})().length > 0")
    page.reload()
    page.wait_for_load_state()
    assert page.evaluate(MARKED) == []


def test_search_works_in_a_folder_of_a_host(open_page: Opener, folder: str) -> None:
    page = open_page(f"{folder}fr/customer/escalation/")
    page.keyboard.press("/")
    search(page, "PR-CUS-08")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{folder}fr/customer/complaints/")


def test_customers_words_are_searched_and_never_shown(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/customer/complaints/")
    assert "angry customer" not in page.locator("body").inner_text()
    page.keyboard.press("/")
    search(page, "angry customer")
    assert "angry customer" not in page.locator(".search__excerpt").first.inner_text()
