"""Every page can be read: on a telephone, in both palettes, with a screen reader, on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opener, settle

pytestmark = pytest.mark.browser
COMPLAINTS = "customer/complaints/"

BASICS = """() => ({
    h1: document.querySelectorAll("h1").length,
    lang: document.documentElement.lang,
    main: document.querySelectorAll("main").length,
    nav: document.querySelectorAll("nav[aria-label]").length,
    images: [...document.querySelectorAll("img:not([alt])")].length,
    nameless: [...document.querySelectorAll("a[href], button:not([aria-hidden])")]
        .filter((each) => each.checkVisibility() && !(each.textContent.trim() || each.ariaLabel || each.title))
        .map((each) => each.outerHTML),
    labels: [...document.querySelectorAll("input:not([type=checkbox], [type=radio])")]
        .filter((each) => !each.labels.length && !each.ariaLabel).length,
    twice: [...document.querySelectorAll("[id]")].map((each) => each.id)
        .filter((id, at, all) => all.indexOf(id) !== at),
})"""

# The colour of each visible text against the nearest background behind it, as WCAG 2.2 measures it (1.4.3).
CONTRAST = """() => {
    const parsed = (colour) => {
        const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
        return { r, g, b, a };
    };
    const light = (part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    const luminance = ({ r, g, b }) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
    const over = (top, under) => ({
        r: top.r * top.a + under.r * (1 - top.a),
        g: top.g * top.a + under.g * (1 - top.a),
        b: top.b * top.a + under.b * (1 - top.a), a: 1 });
    const behind = (element) => {
        const layers = [];
        for (let each = element; each; each = each.parentElement) {
            layers.push(parsed(getComputedStyle(each).backgroundColor));
            if (layers.at(-1).a === 1) break;
        }
        const canvas = parsed(getComputedStyle(document.body).backgroundColor);
        return layers.reverse().reduce((under, top) => over(top, under), canvas);
    };
    const poor = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true,
            opacityProperty: true })) continue;
        if (element.closest("script, style, .headerlink, .md-skip, .md-top, .visually-hidden")) continue;
        const back = behind(element);
        const front = over(parsed(getComputedStyle(element).color), back);
        const [low, high] = [luminance(front), luminance(back)].sort((a, b) => a - b);
        const ratio = (high + 0.05) / (low + 0.05);
        if (ratio < 4.5) poor.set(`${element.tagName}.${element.className}`, ratio.toFixed(2));
    }
    return Object.fromEntries(poor);
}"""

# Characters on each full line of the page's paragraphs: a line is full when another follows in the same paragraph.
LINES = """() => {
    const lengths = [];
    for (const paragraph of document.querySelectorAll(".text > p, .text > ul > li, .text > ol > li")) {
        const lines = new Map();
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const node = walker.currentNode;
            for (let at = 0; at < node.length; at += 1) {
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                const box = range.getBoundingClientRect();
                if (box.width) lines.set(Math.round(box.bottom / 8), (lines.get(Math.round(box.bottom / 8)) ?? 0) + 1);
            }
        }
        lengths.push(...[...lines.values()].slice(0, -1));
    }
    return lengths;
}"""


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_page_fits_a_telephone_and_has_what_a_screen_reader_needs(
    open_page: Opener, host: str, urls: tuple[str, ...], language: str
) -> None:
    page = open_page(f"{host}{language}/", width=390)
    failures = {}
    for url in urls:
        page.goto(f"{host}{language}/{url}")
        found = page.evaluate(BASICS)
        too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        expected = {"h1": 1, "lang": language, "main": 1, "images": 0, "nameless": [], "labels": 0, "twice": []}
        wrong = {name: found[name] for name in expected if found[name] != expected[name]}
        if wrong or too_wide > 0 or found["nav"] < 2:
            failures[url] = wrong, too_wide, found["nav"]
    assert not failures


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    "url", ["", COMPLAINTS, "standards/iso18295-1-2017/", "reference/glossary/", "auditor/matrix/"]
)
def test_text_stands_out_from_its_background(open_page: Opener, host: str, url: str, dark: bool) -> None:
    page = open_page(f"{host}en/{url}", dark=dark)
    page.click(".tool--auditor")
    settle(page)
    assert page.evaluate(CONTRAST) == {}


def test_lines_are_60_to_75_characters_long_where_there_is_room(open_page: Opener, host: str) -> None:
    lengths = sorted(open_page(f"{host}en/{COMPLAINTS}").evaluate(LINES))
    median = lengths[len(lengths) // 2]
    assert 60 <= median <= 75, lengths
    assert lengths[-1] <= 85, lengths


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("url", ["improvement/nonconformity/", "improvement/proposals/", "management/objectives/"])
def test_a_register_stays_in_the_column_of_the_text(open_page: Opener, host: str, language: str, url: str) -> None:
    """Long words and dates of one language alone pushed a table over the contents beside it."""
    beyond = """tables => tables.map((each) =>
        each.getBoundingClientRect().right - each.closest("article").getBoundingClientRect().right)"""
    page = open_page(f"{host}{language}/{url}")
    found = page.locator("table.register").evaluate_all(beyond)
    assert found
    assert max(found) <= 1


def test_tables_scroll_in_their_frame_on_a_telephone(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/{COMPLAINTS}", width=390)
    frames = page.locator(".md-typeset__scrollwrap").evaluate_all(
        "frames => frames.map((frame) => [frame.clientWidth, getComputedStyle(frame).overflowX])"
    )
    assert frames
    assert all(width <= 390 and overflow == "auto" for width, overflow in frames)


def test_a_page_is_read_without_scripts(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/{COMPLAINTS}", script=False)
    assert page.locator("h1").is_visible()
    assert page.locator("article h2").count() > 3
    assert page.locator(".tool--auditor").is_hidden()
    page.click("[data-search]")
    assert page.url == f"{host}en/pages.html"
    page.click("article a[href*='customer/complaints']")
    assert page.url == f"{host}en/{COMPLAINTS}"


def test_the_palette_is_remembered_in_every_language(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/{COMPLAINTS}")
    page.click("[data-md-component=palette] label:visible")
    page.click(".languages [lang=fr]")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_focus_is_seen(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/{COMPLAINTS}")
    unseen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        hidden = page.evaluate("document.activeElement.matches('.md-toggle, .md-option')")
        if outline != "3px" and not hidden:
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 80)"))
    assert not unseen


def test_a_term_leads_to_the_glossary_and_tells_its_meaning(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/{COMPLAINTS}")
    term = page.locator("a.term").first
    assert term.get_attribute("title") or term.get_attribute("aria-describedby")
    term.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/reference/glossary/#*")


@pytest.mark.parametrize(("language", "words"), [("en", "Uncontrolled copy")])
def test_print_says_which_document_it_is_and_that_it_is_not_controlled(
    open_page: Opener, host: str, language: str, words: str
) -> None:
    page = open_page(f"{host}{language}/{COMPLAINTS}")
    page.emulate_media(media="print")
    foot = page.locator(".printed-foot").inner_text()
    assert "PR-CUS-08" in foot
    assert words in foot
    assert re.search(r"\d{1,2} \w+ 20\d\d", foot), foot
    assert page.locator(".md-header").is_hidden()
    assert page.locator(".md-sidebar").first.is_hidden()


def test_paper_is_white_whatever_the_palette(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/{COMPLAINTS}", dark=True)
    page.emulate_media(media="print", color_scheme="dark")
    settle(page)
    assert page.evaluate(CONTRAST) == {}
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(29, 37, 41)"


def _overdue(page: Page, today: str) -> bool:
    page.clock.install(time=today)
    page.reload()
    return page.locator(".notice--overdue").is_visible()


def test_a_page_warns_when_its_review_is_overdue_though_nobody_built_it_anew(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/{COMPLAINTS}")
    due = page.locator("time[data-review-by]").get_attribute("datetime") or ""
    assert not _overdue(page, f"{due}T12:00:00Z")
    page = open_page(f"{host}en/{COMPLAINTS}")
    assert _overdue(page, f"{int(due[:4]) + 1}{due[4:]}T12:00:00Z")
    assert due[:4] in page.locator(".notice--overdue").inner_text()
