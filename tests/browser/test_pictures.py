"""Charts, the process map and the ways: read by their names, seen in both palettes, whole on a telephone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener, settle

pytestmark = pytest.mark.browser
PROCESSES = "manual/processes/"
CHARTS = ("auditor/indicators/", "customer/service-failure/", "support/infrastructure/")
MAPS = (PROCESSES, "customer/complaints/", "improvement/nonconformity/", "certification/choice-and-team/")
OPEN = "document.querySelectorAll('article details').forEach((each) => each.open = true)"

# What is drawn or written in a picture and is too near the colour behind it, as WCAG 2.2 measures: text 4.5 : 1
# (1.4.3), lines and marks 3 : 1 (1.4.11). Of SVG, the fill and the stroke count.
PALE = """() => {
    const parsed = (colour) => {
        const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
        return { r, g, b, a };
    };
    const light = (part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    const luminance = ({ r, g, b }) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
    const mix = (top, under) => ({
        r: top.r * top.a + under.r * (1 - top.a),
        g: top.g * top.a + under.g * (1 - top.a),
        b: top.b * top.a + under.b * (1 - top.a), a: 1 });
    const behind = (element) => {
        const layers = [parsed(getComputedStyle(document.body).backgroundColor)];
        const above = [];
        for (let each = element; each; each = each.parentElement) {
            above.push(parsed(getComputedStyle(each).backgroundColor));
            if (above.at(-1).a === 1) break;
        }
        return [...layers, ...above.reverse()].reduce((under, top) => mix(top, under));
    };
    const ratio = (colour, element) => {
        const back = behind(element);
        const [low, high] = [luminance(mix(parsed(colour), back)), luminance(back)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    };
    const pale = new Map();
    let looked = 0;
    const look = (element, colour, least, what) => {
        looked += 1;
        const found = ratio(colour, element.closest("svg") ?? element);
        if (found < least) pale.set(`${what} ${element.tagName}.${element.className.baseVal ?? element.className}`,
            found.toFixed(2));
    };
    const seen = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    for (const each of document.querySelectorAll("svg.chart :is(path, circle, text), .map .arrow path")) {
        if (!seen(each.closest("svg"))) continue;
        const { fill, stroke } = getComputedStyle(each);
        const text = each.tagName === "text";
        if (fill !== "none") look(each, fill, text ? 4.5 : 3, "fill of");
        if (!text && stroke !== "none") look(each, stroke, 3, "stroke of");
    }
    const words = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
        const element = words.currentNode.parentElement;
        if (!words.currentNode.data.trim() || !element.closest(".map, .charts, .chart-key, table.values, ol.path"))
            continue;
        if (!element.closest("svg") && seen(element)) look(element, getComputedStyle(element).color, 4.5, "text in");
    }
    return [looked, Object.fromEntries(pale)];
}"""

# Each drawing with the name and the description that its attributes lead to, and the words below it.
DRAWN = """() => [...document.querySelectorAll("figure svg.chart")].map((svg) => ({
    role: svg.getAttribute("role"),
    said: svg.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id)?.textContent),
    below: svg.closest("figure").querySelector("figcaption").innerText.replace(/[ \\u00a0\\u202f]+/g, " ").split("\\n"),
}))"""


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_chart_says_in_words_what_it_shows(open_page: Opener, host: str, language: str) -> None:
    page = open_page(f"{host}{language}/auditor/indicators/")
    page.evaluate(OPEN)
    drawn = page.evaluate(DRAWN)
    assert drawn
    for chart in drawn:
        assert chart["role"] == "img"
        assert chart["said"] == chart["below"], "name and description say what stands below the chart"
    name = drawn[0]["said"][0]
    expect(page.get_by_role("img", name=name).first).to_be_visible()
    nameless = page.locator("article svg:not([role=img]):not([aria-hidden=true])")
    assert nameless.count() == 0


def test_each_value_of_a_chart_stands_in_a_table_too(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/auditor/indicators/#IN-26")
    page.evaluate(OPEN)
    sheet = page.locator("[id='IN-26']")
    table = sheet.locator("table.values")
    assert table.get_by_role("columnheader").count() == sheet.locator("figure").count() + 1
    expect(table.get_by_role("row")).to_have_count(1 + 8)
    assert "missed" in table.inner_text()
    assert "met" in table.inner_text()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_process_map_reads_as_lists_of_named_processes(open_page: Opener, host: str, language: str) -> None:
    page = open_page(f"{host}{language}/{PROCESSES}")
    chart = page.locator(".map").first
    lists = chart.get_by_role("list")
    expect(lists).to_have_count(3)
    expect(chart.locator("ol")).to_have_count(1)
    boxes = chart.locator("li:not(.end)")
    assert boxes.count() == chart.get_by_role("link").count(), "each process leads to its page"
    for box in boxes.all():
        name, owner, feeds = box.inner_text().split("\n")
        assert name
        assert owner
        assert feeds
        expect(box.get_by_role("link", name=name, exact=True)).to_be_visible()
    assert chart.locator("svg:not([aria-hidden=true])").count() == 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("address", [*CHARTS, *MAPS])
def test_text_and_lines_of_a_picture_stand_out_in_both_palettes(
    open_page: Opener, host: str, address: str, dark: bool
) -> None:
    page = open_page(f"{host}en/{address}", dark=dark)
    page.evaluate(OPEN)
    settle(page)
    looked, pale = page.evaluate(PALE)
    assert looked > 10
    assert pale == {}


@pytest.mark.parametrize("address", [*CHARTS, *MAPS])
def test_a_picture_fits_a_telephone(open_page: Opener, host: str, address: str) -> None:
    page = open_page(f"{host}fr/{address}", width=390)
    page.evaluate(OPEN)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    wide = """() => [...document.querySelectorAll(".map, .charts, .charts svg, .boxes > li")]
        .filter((each) => each.getBoundingClientRect().right > innerWidth).map((each) => each.outerHTML.slice(0, 80))"""
    assert page.evaluate(wide) == []
