"""The glossary's page: whole without a script, and with one, filtered by any word in any language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
GLOSSARY = "reference/glossary/"
SHOWN = "article .concept:visible"


def ids(page: Page) -> list[str]:
    return [str(each.get_attribute("id")) for each in page.locator(SHOWN).all()]


def test_without_a_script_the_page_is_whole_and_shows_no_field(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/{GLOSSARY}", script=False)
    assert len(ids(page)) == page.locator("article .concept").count() > 100
    expect(page.locator(".glossary-filter")).to_be_hidden()
    expect(page.locator(".letters a").first).to_be_visible()


@pytest.mark.parametrize(
    ("words", "concept"),
    [
        ("nonconformity", "nonconformity"),
        ("RECLAMATION", "complaint"),
        ("réclam", "complaint"),
        ("no conformidad", "nonconformity"),
        ("maîtrise opérationnelle", None),
        ("oeuvre", None),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_word_of_any_language_finds_its_concept(
    open_page: Opener, host: str, language: str, words: str, concept: str | None
) -> None:
    page = open_page(f"{host}{language}/{GLOSSARY}")
    everything = len(ids(page))
    page.locator("#glossary-query").fill(words)
    found = ids(page)
    assert len(found) < everything
    if concept:
        assert concept in found
    status = page.locator(".glossary-status")
    expect(status).not_to_be_empty()
    if found:
        expect(status).to_contain_text(str(len(found)))
    page.locator("#glossary-query").fill("")
    assert len(ids(page)) == everything
    expect(status).to_be_empty()


def test_a_word_to_avoid_leads_to_the_one_to_write(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}fr/{GLOSSARY}")
    page.locator("#glossary-query").fill("plainte")
    assert ids(page) == ["complaint"]
    expect(page.locator("#complaint .hit").first).to_contain_text("plainte")
    expect(page.locator(".glossary-status[role=status]")).to_contain_text(re.compile("plainte.*réclamation"))


def test_the_address_keeps_what_was_looked_for_and_so_do_the_other_languages(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/{GLOSSARY}")
    page.locator("#glossary-query").fill("reclamacion")
    page.wait_for_url("**/?q=reclamacion")
    found = ids(page)
    page.reload()
    expect(page.locator("#glossary-query")).to_have_value("reclamacion")
    assert ids(page) == found
    page.locator(".languages a[hreflang=fr], .languages a[lang=fr]").first.click()
    page.wait_for_url(f"**/fr/{GLOSSARY}?q=reclamacion")
    assert ids(page) == found


def test_what_a_native_reviewer_has_to_confirm_can_be_shown_alone(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/{GLOSSARY}")
    page.locator("#glossary-show").select_option("es")
    found = ids(page)
    assert 0 < len(found) < page.locator("article .concept").count()
    assert page.locator(f"{SHOWN} [data-doubt=es] .doubt").count() == len(found)
    page.wait_for_url("**/?show=es")


def test_a_link_to_a_concept_that_is_filtered_out_shows_it(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/{GLOSSARY}?q=audit")
    assert "complaint" not in ids(page)
    page.evaluate("location.hash = 'complaint'")
    expect(page.locator("#complaint")).to_be_in_viewport()
    expect(page.locator("#glossary-query")).to_have_value("")


@pytest.mark.parametrize("dark", [False, True])
def test_languages_stand_side_by_side_or_one_below_the_other(open_page: Opener, host: str, dark: bool) -> None:
    tops = "[...document.querySelectorAll('#complaint .column')].map((each) => each.getBoundingClientRect().top)"
    wide = open_page(f"{host}en/{GLOSSARY}", width=1280, dark=dark)
    assert len(set(wide.evaluate(tops))) == 1
    narrow = open_page(f"{host}en/{GLOSSARY}", width=390, dark=dark)
    assert len(set(narrow.evaluate(tops))) == 3
    assert narrow.evaluate("document.documentElement.scrollWidth") == 390


def test_a_concept_names_the_pages_that_use_it(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}es/{GLOSSARY}#complaint")
    uses = page.locator("#complaint .uses")
    uses.locator("summary").click()
    uses.locator("a[href*='customer/complaints/']").click()
    page.wait_for_url("**/es/customer/complaints/")


def test_the_field_can_be_used_with_the_keys_alone(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/{GLOSSARY}")
    page.locator("#glossary-query").focus()
    page.keyboard.type("queja")
    assert ids(page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=queja$"))
    page.keyboard.press("Tab")
    expect(page.locator("#glossary-show")).to_be_focused()
