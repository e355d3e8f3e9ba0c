"""The auditor's way: from a requirement to the passage that meets it and back, without troubling agents."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener, settle

pytestmark = pytest.mark.browser
COMPLAINTS = "customer/complaints/"


def test_badges_show_in_the_auditor_s_view_only_and_it_remembers_itself(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/{COMPLAINTS}")
    button, badge = page.locator(".tool--auditor"), page.locator(".meets .requirement").first
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(badge).to_be_hidden()
    button.focus()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(badge).to_be_visible()
    page.goto(f"{host}es/{COMPLAINTS}")
    expect(page.locator(".tool--auditor")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".meets .requirement").first).to_be_visible()
    page.locator(".tool--auditor").click()
    page.reload()
    expect(page.locator(".meets .requirement").first).to_be_hidden()


def test_switching_the_view_keeps_what_is_read_where_it_was(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/{COMPLAINTS}#close")
    settle(page)
    top = "document.getElementById('close').getBoundingClientRect().top"
    before = page.evaluate(top)
    page.locator(".tool--auditor").click()
    assert abs(page.evaluate(top) - before) < 3


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_one_click_from_requirement_to_passage_and_one_back(open_page: Opener, host: str, language: str) -> None:
    page = open_page(f"{host}{language}/standards/iso18295-1-2017/")
    clause = page.locator("[id='iso18295-1-2017:4.4']")
    clause.locator("a[href*='customer/complaints/']").first.click()
    page.wait_for_url(f"**/{language}/{COMPLAINTS}#iso18295-1-2017:4.4")
    page.locator(".tool--auditor").click()
    badge = page.locator(".meets:has([id='iso18295-1-2017:4.4']) a[href*='iso18295-1-2017:4.4']")
    badge.first.click()
    page.wait_for_url(f"**/{language}/standards/iso18295-1-2017/#iso18295-1-2017:4.4")
    expect(page.locator("[id='iso18295-1-2017:4.4']")).to_be_in_viewport()
