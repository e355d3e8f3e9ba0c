"""Languages added by the command: Portuguese, Chinese, and Arabic, whose pages are mirrored. None stays."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.catalogues.catalogue import path_of
from tests import minimanual
from tests.browser.conftest import Opener, served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

COMPLAINTS = "customer/complaints/"
ARABIC = {
    "Home": "الصفحة الرئيسية",
    "Handling a complaint": "معالجة شكوى",
    "Acknowledge it": "تأكيد الاستلام",
    "Complaint register": "سجل الشكاوى",
    "Complaints": "الشكاوى",
    "Complaints are received and acknowledged.": "تُستلم الشكاوى ويؤكَّد استلامها.",
    "Search": "بحث",
}
PAGES = ["", COMPLAINTS, "reference/glossary/", "standards/demo-2026/", "auditor/records/"]


def run(root: Path, *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scripts", *command, "--root", str(root)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini manual in five languages; some of its messages are in Arabic, none in Portuguese and Chinese."""
    root = minimanual.write(tmp_path_factory.mktemp("five"))
    run(root, "update")
    for code in ("zh-Hans", "pt", "ar"):
        run(root, "language", "add", code)
    for source, translation in ARABIC.items():
        empty = f'msgid "{source}"\nmsgstr ""'
        minimanual.edit(root, path_of("ar").as_posix(), empty, empty[:-1] + f'{translation}"')
    run(root, "build")
    return root


@pytest.fixture(scope="module")
def five(manual: Path) -> Iterator[str]:
    """The address of its site."""
    yield from served(manual / "site")


def direction(page: Page, selector: str) -> str:
    return str(page.locator(selector).first.evaluate("element => getComputedStyle(element).direction"))


def left(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["x"]


def order(page: Page, selector: str, *texts: str) -> list[str]:
    """The texts in an element in the order in which they stand on the screen, from left to right."""
    places = page.locator(selector).first.evaluate(
        """(element, texts) => texts.map((text) => {
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode()); ) {
            const at = node.data.indexOf(text);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + text.length);
            return range.getBoundingClientRect().x;
          }
          throw new Error(`no ${text}`);
        })""",
        list(texts),
    )
    return [text for _, text in sorted(zip(places, texts, strict=True))]


@pytest.mark.parametrize(("language", "way"), [("pt", "ltr"), ("ar", "rtl")])
def test_a_page_says_its_language_and_direction(open_page: Opener, five: str, language: str, way: str) -> None:
    page = open_page(f"{five}{language}/{COMPLAINTS}")
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("body").get_attribute("dir") == way


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["pt", "ar"])
def test_no_page_is_wider_than_the_screen(open_page: Opener, five: str, language: str, width: int) -> None:
    page = open_page(five, width=width, locale="de")
    for url in PAGES:
        page.goto(f"{five}{language}/{url}")
        assert page.evaluate("document.documentElement.scrollWidth") == width, url


def test_the_arabic_page_is_mirrored(open_page: Opener, five: str) -> None:
    english, arabic = open_page(f"{five}en/{COMPLAINTS}"), open_page(f"{five}ar/{COMPLAINTS}")
    for page, first, second in ((english, ".md-logo", ".tool--search"), (arabic, ".tool--search", ".md-logo")):
        assert left(page, first) < left(page, second)
    assert left(english, ".md-sidebar--primary") < left(english, "article") < left(english, ".md-sidebar--secondary")
    assert left(arabic, ".md-sidebar--secondary") < left(arabic, "article") < left(arabic, ".md-sidebar--primary")


def test_english_on_an_arabic_page_keeps_its_order(open_page: Opener, five: str) -> None:
    page = open_page(f"{five}ar/{COMPLAINTS}")
    english = page.locator("article p > .untranslated").first
    assert english.get_attribute("lang") == "en"
    assert english.get_attribute("dir") == "ltr"
    assert order(page, "article p:has(> .untranslated)", "Confirm", "receipt", "within") == [
        "Confirm",
        "receipt",
        "within",
    ]
    assert "dir=" not in page.locator("article h2").first.inner_html().partition("<a")[0]
    notice = page.locator(".notice--language p").first
    assert "still in English" in notice.inner_text()
    assert order(page, ".notice--language p", "passages", "English") == ["passages", "English"]


def test_ids_and_clause_numbers_stand_before_what_they_name(open_page: Opener, five: str) -> None:
    page = open_page(f"{five}ar/auditor/records/")
    record = page.locator("#RC-CUS-08-1")
    assert "RC-CUS-08-1" in record.inner_text()
    assert "سجل الشكاوى" in record.inner_text()
    page.goto(f"{five}ar/standards/demo-2026/")
    # From the right: the number, then the title; of an English title both as in English.
    assert order(page, ".entry-name:has([href$='8.1'])", "8.1", "الشكاوى") == ["الشكاوى", "8.1"]
    assert order(page, ".entry-name:has([href$='Annex-A'])", "Annex", "Indicators") == ["Annex", "Indicators"]


def test_nothing_of_either_is_lost_in_print(open_page: Opener, five: str) -> None:
    page = open_page(f"{five}ar/{COMPLAINTS}")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert "@bottom-right" in page.content().partition("@page")[2].partition("content")[0]
    assert direction(page, ".printed-foot") == "rtl"


@pytest.mark.parametrize("width", [1280, 390])
def test_the_menu_names_each_language_in_its_own_letters(open_page: Opener, five: str, width: int) -> None:
    page = open_page(f"{five}ar/{COMPLAINTS}", width=width)
    page.click(".languages-menu > summary")
    names = page.locator(".languages a")
    assert names.all_inner_texts() == ["English", "Français", "中文 (简体)", "Português", "العربية"]
    assert [each.get_attribute("lang") for each in names.all()] == ["en", "fr", "zh-Hans", "pt", "ar"]
    assert direction(page, ".languages [lang=ar]") == "rtl"
    assert direction(page, ".languages [lang=pt]") == "ltr"
    box = page.locator(".languages").bounding_box()
    assert box
    assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    page.keyboard.press("Escape")
    expect(page.locator(".languages")).to_be_hidden()
    page.click(".languages-menu > summary")
    page.click(".languages [lang=pt]")
    assert page.url == f"{five}pt/{COMPLAINTS}"


def test_the_menu_works_without_a_script(open_page: Opener, five: str) -> None:
    page = open_page(f"{five}pt/{COMPLAINTS}", script=False)
    page.click(".languages-menu > summary")
    page.click(".languages [lang=ar]")
    assert page.url == f"{five}ar/{COMPLAINTS}"


@pytest.mark.parametrize(
    ("locale", "language"), [("ar-EG", "ar"), ("pt-BR", "pt"), ("pt-PT", "pt"), ("zh-CN", "zh-Hans"), ("de", None)]
)
def test_the_door_knows_the_new_languages(open_page: Opener, five: str, locale: str, language: str | None) -> None:
    page = open_page(five, locale=locale)
    if language:
        page.wait_for_url(f"{five}{language}/")
    else:
        assert page.locator(".editions a").count() == 5
        assert direction(page, ".editions [lang=ar]") == "rtl"


@pytest.mark.parametrize("language", ["pt", "ar"])
def test_alternates_and_site_map_name_the_new_languages(manual: Path, language: str) -> None:
    site = manual / "site"
    assert f'hreflang="{language}"' in (site / "en" / COMPLAINTS / "index.html").read_text("utf-8")
    assert f"{language}/sitemap.xml" in (site / "sitemap.xml").read_text("utf-8")
    assert f'hreflang="{language}"' in (site / "fr" / "sitemap.xml").read_text("utf-8")
    assert f'lang="{language}"' in (site / "404.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("language", "query", "url"),
    [
        ("pt", "complaint", COMPLAINTS),
        ("ar", "complaint", "reference/glossary/"),
        ("ar", "شكوى", COMPLAINTS),
        ("ar", "الشكوى", COMPLAINTS),
        ("ar", "شكاوى", "auditor/records/"),
        ("ar", "تاكيد", COMPLAINTS),
        ("ar", "PR-CUS-08", COMPLAINTS),
    ],
)
def test_search_finds_what_is_translated_and_what_is_not(
    open_page: Opener, five: str, language: str, query: str, url: str
) -> None:
    page = open_page(f"{five}{language}/")
    page.keyboard.press("/")
    page.fill(".search__query", query)
    expect(page.locator(f".search__results a[href='/{language}/{url}']")).to_be_visible()
