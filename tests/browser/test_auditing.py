"""The auditor's way: from a requirement to the passage that meets it and back, without troubling agents."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opener, settle
from tests.browser.test_reading import CONTRAST

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


# A requirement of each standard whose passage names its record: the way that auditors go, and back.
REQUIREMENTS = (
    "iso9001-2026:9.2.2",
    "iso9001-2015:7.2",
    "iso18295-1-2017:4.4",
    "iso18295-2-2017:~information",
    "iso10002-2018:7.2",
    "en15838-2009:4.3.7",
    "nf345:~two-quarters",
    "lrs:~training-career",
)


def at(page: Page) -> Locator:
    """What the address leads to, seen on the screen."""
    settle(page)
    place = page.locator(f"[id='{page.url.partition('#')[2]}']")
    expect(place).to_be_in_viewport()
    return place


@pytest.mark.parametrize(("requirement", "width"), list(zip(REQUIREMENTS, (1280, 390) * 4, strict=True)))
def test_from_a_requirement_to_its_passage_its_record_and_back(
    open_page: Opener, host: str, requirement: str, width: int
) -> None:
    page = open_page(f"{host}en/standards/{requirement.partition(':')[0]}/#{requirement}", width=width)
    at(page).locator(f".met a[href*='#{requirement}']").first.click()
    page.wait_for_url(f"**/#{requirement}")
    at(page)
    page.goto(f"{host}en/auditor/matrix/")
    row = page.locator("table.matrix tr").filter(has=page.locator(f"th a[href$='#{requirement}']"))
    row.locator("a.record").first.click()
    record = at(page)
    back = record.locator(f"a.requirement[href$='#{requirement}']")
    back.click()
    page.wait_for_url(f"**/#{requirement}")
    at(page)


def test_from_a_record_to_its_indicator_and_from_there_to_the_requirement(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/auditor/records/#RC-CUS-08-1")
    at(page).locator("a.indicator", has_text="IN-26").click()
    page.wait_for_url("**/auditor/indicators/#IN-26")
    at(page).locator("a.requirement", has_text="4.4").click()
    page.wait_for_url("**/standards/iso18295-1-2017/#iso18295-1-2017:4.4")
    at(page).locator(".met a.indicator", has_text="IN-26").click()
    page.wait_for_url("**/auditor/indicators/#IN-26")


def test_a_record_leads_to_each_passage_that_names_it(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/auditor/records/#RC-CUS-03-1")
    ways = at(page).locator("dd a[href*='#']:not(.requirement, .indicator)")
    assert ways.count() > 3
    ways.last.click()
    at(page)
    expect(page.locator("article a.record", has_text="RC-CUS-03-1").first).to_be_attached()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_nonconformity_leads_to_all_that_belongs_to_it(open_page: Opener, host: str, width: int) -> None:
    page = open_page(f"{host}en/improvement/nonconformity/#NC-2026-03", width=width)
    for link in ("RC-CUS-08-1 Complaint register", "ISO 9001:2026 8.5.5"):
        at(page).get_by_role("link", name=link).click()
        at(page)
        page.go_back()
    line = at(page)
    for said in ("Corrective actions", "Effectiveness check", "Effect of the action"):
        column = f"[data-label='{said}'], dt:text-is('{said}')"
        assert line.locator(column).count() == 1
    page.goto(f"{host}en/improvement/nonconformity/#NC-2026-05")
    at(page).get_by_role("link", name="AU-2026-05").click()
    page.wait_for_url("**/improvement/internal-audit/#AU-2026-05")
    at(page)
    page.get_by_role("link", name="NC-2026-05").click()
    page.wait_for_url("**/improvement/nonconformity/#NC-2026-05")


def test_a_missed_indicator_leads_to_what_is_done_about_it(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/auditor/")
    page.locator("#indicators a.indicator").first.click()
    at(page).get_by_role("link", name="NC-2026").first.click()
    page.wait_for_url("**/improvement/nonconformity/#NC-*")
    assert at(page).locator("[data-label='Corrective actions']").inner_text()


def test_each_proof_of_the_view_is_where_its_link_leads(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/auditor/")
    ways = page.eval_on_selector_all(".overview a", "links => links.map((link) => link.href)")
    assert len(ways) > 10
    missing = []
    for way in dict.fromkeys(ways):
        address, _, place = way.partition("#")
        found = page.request.get(address)
        if not found.ok or (place and f'id="{place}"' not in found.text()):
            missing.append(way)
    assert missing == []


def test_what_the_view_counts_is_what_the_proofs_list(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/auditor/")
    open_ones = page.locator("#nonconformities li").count()
    met = {
        line.locator("a").get_attribute("href"): line.inner_text().rsplit(": ", 1)[1]
        for line in page.locator("#coverage li").all()
    }
    assert page.locator("#nonconformities").get_by_text(f"{open_ones} nonconformities are open.").count() == 1
    missed, judged = map(int, re.findall(r"\d+", page.locator("#indicators div").first.inner_text())[:2])
    page.goto(f"{host}en/auditor/indicators/")
    results = (
        page.locator("tr[id^='now-']")
        .filter(has_not_text="No results yet")
        .filter(has_not=page.locator("td:nth-child(2):text-is('None')"))
    )
    assert (results.count(), results.filter(has_text="Missed").count()) == (judged, missed)
    page.goto(f"{host}en/improvement/nonconformity/")
    register = page.locator("table.register").last
    assert register.get_by_text("Still open").count() == open_ones
    page.goto(f"{host}en/auditor/matrix/")
    for way, said in met.items():
        table = page.locator(f"[id='{str(way).partition('#')[2]}']").locator("xpath=following::table[1]")
        covered, every = table.locator("tr.covered").count(), table.locator("tbody tr").count()
        assert every > 1
        assert said == f"{covered} of {every}", way


def test_the_changes_since_a_day_name_who_approved_each_page(open_page: Opener, host: str) -> None:
    page = open_page(f"{host}en/auditor/changes/")
    rows = page.locator(".changes tbody tr")
    every = rows.count()
    page.locator(".since input").fill("2026-09-01")
    shown = rows.locator("visible=true").count()
    assert 0 < shown < every
    expect(page.locator(".since output")).to_have_text(f"Changes shown: {shown} of {every}")
    release = rows.filter(has_text="First publication").locator("details")
    release.locator("summary").click()
    pages = release.locator("li").all_inner_texts()
    assert release.locator("summary").inner_text() == f"{len(pages)} pages"
    assert all(each.endswith(")") for each in pages), "each page with its own approver"
    assert any("(Quality manager)" in each for each in pages)


AUDITED = ("", "matrix/", "indicators/", "records/", "register/", "changes/")
KEPT = (
    "management/risks/",
    "management/objectives/",
    "management/context/",
    "management/roles/",
    "manual/scope/",
    "people/competence-and-training/",
    "support/external-providers/",
    "improvement/internal-audit/",
    "improvement/nonconformity/",
    "improvement/proposals/",
)
TABLED = (*(f"auditor/{each}" for each in AUDITED), *KEPT)

# Cells that say something and do not say of which column, where a row is a card.
UNLABELLED = """() => [...document.querySelectorAll(":is(table.register, table.matrix) td")].filter((cell) => {
    if (!cell.innerText.trim() || !cell.checkVisibility()) return false;
    const columns = [...cell.closest("table").querySelectorAll("thead th")].map((each) => each.textContent.trim());
    const said = getComputedStyle(cell, "::before").content.replace(/^"|"$/g, "");
    return said !== columns[cell.cellIndex];
}).map((cell) => cell.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("address", TABLED)
def test_registers_are_read_on_a_telephone(open_page: Opener, host: str, address: str, dark: bool) -> None:
    page = open_page(f"{host}{'es' if dark else 'fr'}/{address}", width=390, dark=dark)
    assert page.evaluate("document.documentElement.scrollWidth") == 390, "the page itself never scrolls sideways"
    assert page.evaluate(UNLABELLED) == []
    settle(page)
    assert page.evaluate(CONTRAST) == {}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    "place",
    ["auditor/records/#RC-CUS-08-1", "improvement/nonconformity/#NC-2026-03", "standards/nf345/#nf345:~channels"],
)
def test_what_a_link_leads_to_is_marked_and_readable(open_page: Opener, host: str, place: str, dark: bool) -> None:
    page = open_page(f"{host}en/{place}", dark=dark)
    settle(page)
    paper = "getComputedStyle(document.body).backgroundColor"
    assert at(page).evaluate("each => getComputedStyle(each).backgroundColor") != page.evaluate(paper)
    assert page.evaluate(CONTRAST) == {}


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_page_shows_its_version_and_its_date_without_a_click(open_page: Opener, host: str, language: str) -> None:
    page = open_page(f"{host}{language}/{COMPLAINTS}", width=390)
    foot = page.locator(".document-card > summary")
    foot.scroll_into_view_if_needed()
    expect(foot).to_contain_text(re.compile(r"\d+\.\d+, .*2026"))
    expect(foot.locator("time")).to_be_visible()
