"""The page "Translations" and the line on each translated page, in a real browser."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opener
from tests.browser.test_reading import CONTRAST

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PAGE = "reference/translations/"


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_page_stands_in_the_table_of_each_language(
    open_page: Opener, host: str, urls: tuple[str, ...], language: str
) -> None:
    page = open_page(f"{host}{language}/{PAGE}")
    tables = page.locator("table.translations")
    assert tables.count() == 2
    for number in range(2):
        links = tables.nth(number).locator("tbody th a").evaluate_all("links => links.map((link) => link.href)")
        assert {f"{host}{language}/{url}" for url in urls} == set(links)
        assert tables.nth(number).locator("tbody tr").count() == len(links) + 3


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (390, False), (390, True)])
def test_it_can_be_read_on_any_screen(open_page: Opener, host: str, width: int, dark: bool) -> None:
    page = open_page(f"{host}fr/{PAGE}", width=width, dark=dark)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(CONTRAST) == {}
    overflowing = "tables => tables.filter((each) => each.scrollWidth > each.parentElement.clientWidth + 1).length"
    assert page.locator("table.translations").evaluate_all(overflowing) == 0


def test_the_bar_is_drawn_with_as_many_parts_as_it_names_and_prints(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}fr/{PAGE}")
    page.emulate_media(media="print")
    for number in range(2):
        figure = page.locator(".progress").nth(number)
        parts, key = figure.locator(".bar rect"), figure.locator("li")
        assert parts.count() == key.count()
        fills = parts.evaluate_all("parts => parts.map((part) => getComputedStyle(part).fill)")
        assert len(set(fills)) == len(fills)
        assert "rgb(0, 0, 0)" not in fills


def test_a_translated_page_says_how_far_it_is_and_an_english_one_does_not(
    open_page: Opener, host: str, urls: tuple[str, ...]
) -> None:
    page = open_page(f"{host}en/")
    for url in urls:
        page.goto(f"{host}en/{url}")
        assert page.locator(".translation-state").count() == 0, url
        page.goto(f"{host}fr/{url}")
        line = page.locator(".translation-state")
        assert line.count() == 1, url
        assert line.locator("a").evaluate("link => link.href") == f"{host}fr/{PAGE}"


def test_a_page_is_open_in_the_table_if_it_says_so_above_its_text(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}fr/{PAGE}")
    rows = page.locator("table.translations").first.locator("tbody tr:has(a)")
    behind = rows.evaluate_all("rows => rows.map((row) => [row.querySelector('a').href, row.className])")
    assert {state for _, state in behind} <= {"left", "complete"}
    for url, state in behind:
        page.goto(url)
        said = page.locator(".notice--language time, .notice--language p + p").count()
        assert bool(said) == (state == "left"), url
