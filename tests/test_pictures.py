"""Results, the process map, the ways and the path to the certificate: what they say, and nothing unescaped."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros import certification, maps, results
from macros.base import IndicatorId, WayId
from macros.chart import Drawing, chart
from macros.indicators import indicators
from macros.language import read
from macros.manual import load
from macros.model import Manual, Target
from macros.pieces import Here
from macros.quarters import conforming, eligible_quarters, in_a_row, met, result_of
from macros.trace import Trace
from tests import minimanual, miniregisters

REPOSITORY = Path(__file__).parent.parent
AIM = Target(op="<", value=5, unit="complaints")
COMPLAINT_RATE = IndicatorId("IN-24")
RESULTS = """\
quarters: [2026-Q1, 2026-Q2, 2026-Q3]
results:
  - indicator: IN-24
    series:
      - {site: site-france, channel: voice, values: [6, 4.5, 4]}
      - {channel: all, values: [null, 5, 4]}
"""
PROCESSES = """\
start: A <need>
end: Satisfied
processes:
  - {id: direct, name: Direct, kind: management, owner: quality-manager, page: PR-CUS-07}
  - {id: handle, name: Handle, kind: operation, owner: quality-manager, page: PR-CUS-08, anchor: answer, feeds: [buy]}
  - {id: buy, name: Buy & pay, kind: support, owner: quality-manager, page: PR-CUS-07}
"""
WAYS = """\
ways:
  - id: complaint
    start: Complaint
    steps:
      - {name: Log it, owner: quality-manager, page: PR-CUS-08, anchor: acknowledge}
      - {name: Answer it, person: Investigator, page: PR-CUS-08, anchor: answer}
    end: Closed
"""
CERTIFICATIONS = """\
certifications:
  - {standard: demo-2026, proves: It works., audience: All., looks_at: Work., completes: Nothing., status: Certifiable.}
"""
PATH = """\
stages:
  - {name: Choose, page: PR-CUS-07, state: done, day: 2026-01-19}
  - {name: Train, page: PR-CUS-08, state: current, day: 2026-12-18}
  - {name: Apply, page: PR-CUS-08, anchor: answer, state: to-come, day: 2027-02-15}
"""
SITES = miniregisters.FILES["docs/registers/sites.yml"].replace("id: lyon", "id: site-france")
FILES = {
    "docs/registers/results.yml": RESULTS,
    "docs/registers/processes.yml": PROCESSES,
    "docs/registers/ways.yml": WAYS,
    "docs/registers/certifications.yml": CERTIFICATIONS,
    "docs/registers/certification-path.yml": PATH,
}


GOLDEN = Path(__file__).parent / "golden" / "macros"
DRAWN: Mapping[str, Callable[[Here], str]] = {
    "results": lambda here: results.results(here, COMPLAINT_RATE),
    "process_map": maps.process_map,
    "way_of": lambda here: maps.way_of(here, WayId("complaint")),
    "certification_comparison": certification.certification_comparison,
    "certification_path": certification.certification_path,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The mini manual with the registers that pages draw."""
    return minimanual.write(tmp_path, {**FILES, "docs/registers/sites.yml": SITES})


@pytest.fixture
def here(root: Path) -> Here:
    """A page of it, read in English."""
    return at(load(root).manual)


def at(manual: Manual, language: str = "en") -> Here:
    return Here(Trace(manual), read(language, None), "auditor/indicators/")


def parsed(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(html)  # noqa: S314 - our own


def found(root: Path) -> list[tuple[str, int, str]]:
    return [(problem.file, problem.line, problem.code) for problem in load(root).problems]


def test_the_registers_are_valid(root: Path) -> None:
    assert found(root) == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", DRAWN)
def test_golden(root: Path, name: str, language: str) -> None:
    found = DRAWN[name](at(load(root).manual, language)) + "\n"
    golden = GOLDEN / f"{name}.{language}.md"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8"), "tests/test_macros.py says how to write it anew"


def test_what_a_chart_says_aloud_holds_no_mark_of_untranslated_words(root: Path) -> None:
    svg = re.findall(r"<svg.*?</svg>", results.results(at(load(root).manual, "fr"), COMPLAINT_RATE))
    assert svg
    assert not any("untranslated" in each for each in svg)


def test_a_manual_without_them_is_valid_and_says_so(tmp_path: Path) -> None:
    loaded = load(minimanual.write(tmp_path))
    assert loaded.problems == ()
    assert "No results yet." in results.results(at(loaded.manual), COMPLAINT_RATE)
    assert "No process map yet." in maps.process_map(at(loaded.manual))


@pytest.mark.parametrize(
    ("file", "edit", "line", "code"),
    [
        ("results", ("[6, 4.5, 4]", "[6, 4.5]"), 5, "series-length"),
        ("results", ("2026-Q3", "2026-Q5"), 1, "field-invalid"),
        ("results", ("site-france", "site-mars"), 5, "site-unknown"),
        ("results", ("indicator: IN-24", "indicator: IN-99"), 3, "indicator-unknown"),
        ("processes", ("[buy]", "[by]"), 5, "process-unknown"),
        ("processes", ("page: PR-CUS-08", "page: PR-CUS-99"), 5, "page-unknown"),
        ("ways", ("name: Log it", "nam: Log it"), 5, "key-unknown"),
        ("ways", ("owner: quality-manager", "owner: Quality manager"), 5, "role-unknown"),
        ("ways", ("owner: quality-manager, ", ""), 5, "step-owner"),
        ("ways", ("person: Investigator", "person: Investigator, owner: quality-manager"), 6, "step-owner"),
        ("certifications", ("demo-2026", "demo-2027"), 2, "standard-unknown"),
        ("certification-path", ("to-come", "soon"), 4, "field-invalid"),
    ],
)
def test_a_mistake_is_a_problem_at_its_line(root: Path, file: str, edit: tuple[str, str], line: int, code: str) -> None:
    minimanual.edit(root, f"docs/registers/{file}.yml", *edit)
    assert (f"docs/registers/{file}.yml", line, code) in found(root)


def test_an_unknown_way_is_a_problem_of_the_page(root: Path) -> None:
    minimanual.edit(root, "docs/index.md", "# Home\n", '# Home\n\n{{ way_of("complain") }}\n')
    assert ("docs/index.md", 7, "way-unknown") in found(root)


def test_a_site_does_not_make_up_for_another_nor_a_missing_value_for_a_met_one(here: Here) -> None:
    result = result_of(here.manual, COMPLAINT_RATE)
    assert result is not None
    assert conforming(AIM, result) == (False, False, True)


@pytest.mark.parametrize(
    ("op", "value", "is_met"), [("<", 5, False), ("<=", 5, True), (">=", 5, True), ("=", 4, False)]
)
def test_the_limit_itself(op: str, value: float, is_met: bool) -> None:
    assert met(Target.model_validate({"op": op, "value": 5, "unit": "%"}), value) is is_met


@given(st.lists(st.booleans()))
def test_a_row_is_the_end_of_the_series(quarters: list[bool]) -> None:
    count = in_a_row(quarters)
    assert all(quarters[len(quarters) - count :])
    assert count == len(quarters) or not quarters[len(quarters) - count - 1]


def test_results_say_in_words_what_they_show(here: Here) -> None:
    said = str(results.results(here, COMPLAINT_RATE))
    words = re.sub(r"<[^>]+>", "", said)
    assert "Target met everywhere in the last quarter." in words
    assert "Lyon, telephoneQ3 2026: 4, met. Target met in 2 quarters of 3." in words
    assert "no value" in words
    assert "missed" in words
    assert "Example data" in words


def test_the_first_table_says_where_each_indicator_stands(here: Here) -> None:
    table = str(indicators(here)).partition("</table>")[0]
    assert '<th scope="col" role="columnheader">Q3 2026</th>' in table
    row = table[table.index('id="now-IN-24"') :]
    assert 'abbr="IN-24"><a class="indicator" href="#IN-24">' in row
    assert [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)] == [
        "under 5\N{NO-BREAK SPACE}complaints",
        "4",
        "✓\N{NO-BREAK SPACE}Met for 1 quarter",
    ]


def test_the_sheet_of_an_indicator_holds_its_results_folded(here: Here) -> None:
    assert '<details class="results">' in results.folded(here, here.manual.indicators[0])


@given(st.lists(st.none() | st.integers(-1000, 1000) | st.floats(-1000, 1000), min_size=1), st.none() | st.just(AIM))
def test_any_series_is_drawn_inside_its_frame_as_xml_that_a_title_names(
    values: list[float | None], aim: Target | None
) -> None:
    drawing = Drawing("c", "Lyon <&>", "what", [f"Q{each}" for each in range(len(values))], values, aim)
    svg = parsed(chart(drawing, str))
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "c-title c-desc"
    title = svg.find("title")
    assert title is not None
    assert title.text == "Lyon <&>"
    marks = [each for each in svg.iter() if each.get("class") in ("met", "missed")]
    assert len(marks) == sum(value is not None for value in values)
    assert all(0 <= float(each.get("cy", "0")) <= 132 for each in marks)


def test_the_map_is_lists_with_links_owners_and_what_each_gives(here: Here) -> None:
    drawn = str(maps.process_map(here))
    assert '<a href="../../customer/complaints/#answer">Handle</a>' in drawn
    assert "Quality manager" in drawn
    assert "Gives to: Buy &amp; pay" in drawn
    assert "A &lt;need&gt;" in drawn
    assert drawn.count('<svg class="arrow"') == 2
    parsed(drawn)


def test_a_way_goes_from_its_start_to_its_end(here: Here) -> None:
    drawn = str(maps.way_of(here, WayId("complaint")))
    items = ["".join(each.itertext()) for each in parsed(drawn).iter("li")]
    assert items == ["Complaint", "Log itQuality manager", "Answer itInvestigator", "Closed"]


def test_the_comparison_names_each_column_on_a_telephone_too(here: Here) -> None:
    table = parsed(str(certification.certification_comparison(here)))
    assert next(each.get("data-label") for each in table.iter("td")) == "What it proves"
    assert "Demo 2026" in "".join(table.itertext())


def test_the_path_says_where_the_company_stands_in_words(here: Here) -> None:
    drawn = str(certification.certification_path(here))
    words = re.sub(r"<[^>]+>", "", drawn)
    assert "Done on 19 January 2026" in words
    assert "Current, planned until 18 December 2026" in words
    assert "To come, planned for 15 February 2027" in words
    assert drawn.count('aria-current="step"') == 1


def test_the_quarters_of_conformity_in_the_register_are_those_that_its_results_give() -> None:
    manual = load(REPOSITORY).manual
    stated = result_of(manual, IndicatorId("IN-45"))  # a company that has just begun states none
    assert stated is None or stated.series[0].values == eligible_quarters(manual)


def test_the_map_agrees_with_the_tables_of_its_page() -> None:
    manual = load(REPOSITORY).manual
    page = (REPOSITORY / "docs/manual/processes.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| \[([^]]+)\]\([^)]+\) \| ([^|]+) \|", page, re.MULTILINE))
    titles = {role.id: role.title for role in manual.roles}
    assert manual.pictures.processes is not None
    assert {each.name: titles[each.owner] for each in manual.pictures.processes.processes}.items() <= rows.items()
