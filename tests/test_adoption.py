"""A company makes the manual its own: standards left out, empty registers, its own sites, figures and name."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from macros import bound, results, values
from macros.language import read
from macros.manual import load
from macros.model import IndicatorId, ValueId
from macros.pieces import Here
from macros.problems import Problem
from macros.register_kinds import OPTIONAL
from macros.trace import Trace
from scripts.check import check
from scripts.examples import left
from tests import minimanual, miniregisters

COMPANY = "docs/registers/company.yml"
RATE = """
  - id: complaint-rate
    value: 5
    unit: count
    meaning: Complaints for a thousand contacts.
"""
RESULTS = """\
quarters: [2026-Q3]
results:
  - indicator: IN-24
    series:
      - {site: lyon, channel: voice, values: [4]}
      - {channel: voice, values: [null]}
"""
WITHOUT_2015 = {"docs/standards/demo-2015.md": None}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The mini manual with every register that it may do without."""
    return minimanual.write(tmp_path, miniregisters.FILES)


def follow_2026_only(root: Path) -> Path:
    """Leave the edition of 2015 out: one line of company.yml, and its page."""
    minimanual.write(root, WITHOUT_2015)
    minimanual.edit(root, "mkdocs.yml", "      - Demo 2015: standards/demo-2015.md\n", "")
    return minimanual.edit(root, COMPANY, "example: true\n", "example: true\nstandards: [demo-2026]\n")


def at(root: Path, page: str) -> Here:
    return Here(Trace(load(root).manual), read("en", None), page)


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem.file}:{problem.line} {problem.code}" for problem in problems]


def test_a_standard_is_left_out_by_one_line(root: Path) -> None:
    follow_2026_only(root)
    found = load(root)
    assert found.problems == ()
    assert [standard.id for standard in found.manual.standards] == ["demo-2026"]
    claims = [claim.requirement for page in found.manual.pages for claim in page.claims]
    assert claims == ["demo-2026:8.1", "demo-2026:8#answer", "demo-2026:8.1"]


def test_a_passage_that_meets_only_what_is_left_out_shows_no_badge(root: Path) -> None:
    minimanual.edit(root, "docs/customer/complaints.md", '"demo-2026:8.1", ', "")
    follow_2026_only(root)
    meets = bound(lambda: at(root, "customer/complaints/"))["meets"]
    assert meets("demo-2015:8.1") == ""
    assert "demo-2015" not in meets("demo-2026:8.1", "demo-2015:8.1")


def test_a_line_of_a_register_that_names_a_standard_left_out_is_told(root: Path) -> None:
    minimanual.edit(root, "docs/registers/sites.yml", '["demo-2026:8.1"]', '["demo-2026:8.1", "demo-2015:8.1"]')
    follow_2026_only(root)
    (problem,) = load(root).problems
    assert str(problem) == (
        'docs/registers/sites.yml:16: standard-left-out "demo-2015" is not among the standards of '
        "docs/registers/company.yml: delete it here, or add demo-2015 there"
    )


def test_the_page_of_a_standard_left_out_is_told(root: Path) -> None:
    minimanual.edit(root, COMPANY, "example: true\n", "example: true\nstandards: [demo-2026]\n")
    assert codes(load(root).problems) == ["docs/standards/demo-2015.md:7 standard-left-out"]


def test_a_site_is_renamed_in_one_place(root: Path) -> None:
    minimanual.edit(root, "docs/customer/complaints.md", "and write", 'in {{ value("lyon") }} and write')
    minimanual.write(root, {"docs/registers/results.yml": RESULTS})
    minimanual.edit(root, "docs/registers/sites.yml", "name: Lyon", "name: Lille")
    assert load(root).problems == ()
    here = at(root, "customer/complaints/")
    assert "Lille" in values.value(here, ValueId("lyon"))
    assert "Lille, telephone" in results.results(here, IndicatorId("IN-24"))


def test_a_site_and_a_value_have_different_ids(root: Path) -> None:
    minimanual.edit(root, COMPANY, "id: complaint-acknowledgement", "id: lyon")
    assert f"{COMPANY}:4 id-duplicate" in codes(load(root).problems)


def with_named_target(root: Path, target: str) -> Path:
    """A target that names the company's figures, which stand in company.yml only."""
    company = root / COMPANY
    company.write_text(company.read_text("utf-8").rstrip() + RATE, "utf-8")
    return minimanual.edit(root, "docs/registers/indicators.yml", '{op: "<", value: 5, unit: complaints}', target)


def test_a_target_follows_the_figure_of_the_company(root: Path) -> None:
    with_named_target(
        root, '{op: "<", value: complaint-rate, unit: complaints, condition: "told in {complaint-acknowledgement}"}'
    )
    minimanual.edit(root, COMPANY, "value: 2\n", "value: 1\n")
    minimanual.edit(root, COMPANY, "value: 5\n", "value: 4.5\n")
    assert load(root).problems == ()
    sheet = bound(lambda: at(root, "auditor/indicators/"))["indicators"]()
    assert "under 4.5\N{NO-BREAK SPACE}complaints, told in 1\N{NO-BREAK SPACE}working day<" in sheet


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (
            '{op: "<", value: complaint-rates, unit: complaints}',
            'value-unknown no value "complaint-rates": did you mean "complaint-rate"? '
            "If not, add it to docs/registers/company.yml, or a site to docs/registers/sites.yml",
        ),
        (
            '{op: "<", value: 5, unit: complaints, condition: "in {complaint-rates}"}',
            'value-unknown no value "complaint-rates": did you mean "complaint-rate"? '
            "If not, add it to docs/registers/company.yml, or a site to docs/registers/sites.yml",
        ),
        (
            '{op: "<", value: lyon, unit: complaints}',
            'field-invalid "lyon" is no figure (a site): name a value that is one',
        ),
        (
            '{op: "<", value: Five, unit: complaints}',
            'field-invalid "value" is "Five": write a number',
        ),
    ],
)
def test_a_target_that_names_no_figure_is_told(root: Path, target: str, said: str) -> None:
    with_named_target(root, target)
    assert [str(problem) for problem in load(root).problems] == [f"docs/registers/indicators.yml:9: {said}"]


KEPT = {"docs/registers/sites.yml", "docs/registers/processes.yml", "docs/registers/results.yml"}
"""Files that name more than their lines; sites are named by every other register."""
SHOWN = ("risks", "audit_programme", "audit_findings", "nonconformities", "proposals", "changes", "plain_words")


@pytest.mark.parametrize("left", ["{key}:\n", "{key}: []\n", "# Nothing yet.\n{key}:\n  # none\n", None])
def test_a_register_that_a_company_empties_holds_no_lines(root: Path, left: str | None) -> None:
    emptied = {kind.file: left and left.format(key=kind.key) for kind in OPTIONAL.values() if kind.file not in KEPT}
    minimanual.write(root, emptied)
    assert load(root).problems == ()
    shown = bound(lambda: at(root, "customer/complaints/"))
    for macro in (*SHOWN, "certification_comparison", "certification_path"):
        assert "This register holds no lines." in shown[macro](), macro


def test_a_list_that_is_left_out_altogether_is_told(root: Path) -> None:
    minimanual.write(root, {"docs/registers/audits.yml": "# Nothing yet.\n"})
    assert "docs/registers/audits.yml:1: field-missing" in str(load(root).problems[0])
    assert str(load(root).problems[0]).endswith("or audits: [] where there is nothing to list")


@pytest.mark.parametrize(
    "text",
    [
        "quarters: []\nresults: []\n",
        "quarters: []\nresults:\n  - {indicator: IN-24, series: [{site: lyon, values: []}]}\n",
        "quarters: [2026-Q3]\nresults:\n  - {indicator: IN-24, series: []}\n",
    ],
)
def test_before_the_first_quarter_there_are_no_results(root: Path, text: str) -> None:
    minimanual.write(root, {"docs/registers/results.yml": text})
    assert load(root).problems == ()
    shown = bound(lambda: at(root, "auditor/indicators/"))
    assert "No results yet." in shown["results"]("IN-24")
    assert "IN-24" in shown["indicators"]()
    assert "No results yet." in shown["auditor_view"]()


def test_an_empty_process_map_says_so(root: Path) -> None:
    minimanual.write(root, {"docs/registers/processes.yml": "start: Need\nend: Answer\nprocesses: []\n"})
    assert "No process map yet." in bound(lambda: at(root, "manual/"))["process_map"]()


@pytest.mark.parametrize(
    ("register", "right", "wrong", "said"),
    [
        ("sites", "country: FR", "country: France", '"country" is "France": write it in the form of FR'),
        ("sites", "languages: [fr, es]", "languages: [French, es]", '"languages[0]" is "French": write it in the form'),
        (
            "sites",
            'first: mon, last: fri, opens: "08:00"',
            'first: mon, last: fri, opens: "8"',
            '"opens" is "8": write',
        ),
        ("audits", "month: 2026-05", "month: 2026-13", '"month" is "2026-13": write it in the form of 2026-03'),
        ("risks", "likelihood: 1,", "likelihood: 5,", '"likelihood" is "5": write a number of 3 at most'),
    ],
)
def test_a_form_that_a_field_does_not_have_is_told(
    root: Path, register: str, right: str, wrong: str, said: str
) -> None:
    minimanual.edit(root, f"docs/registers/{register}.yml", right, wrong)
    assert any(f"field-invalid {said}" in str(problem) for problem in load(root).problems)


@pytest.mark.parametrize(
    ("register", "right", "wrong", "said"),
    [
        (
            "proposals",
            "decided: 2026-02-24",
            "decided: 2026-02-04",
            'order "decided" is 2026-02-04, before "received", 2',
        ),
        ("nonconformities", "closed: ", "closed: 2025-01-01 #", 'order "closed" is 2025-01-01, before "day", 2026-'),
        (
            "sites",
            '"08:00", closes: "20:00"',
            '"20:00", closes: "08:00"',
            'order "closes" is 08:00, before "opens", 20:00',
        ),
        (
            "sites",
            "languages: [fr, es]",
            "languages: [fr, es]\n\tx: y",
            "yaml-invalid the YAML cannot be read, found a",
        ),
        ("responsibilities", "does: [", "does: [agent, agent, ", 'name-twice "does" names agent twice: delete one'),
        ("sites", "agents: 12", 'agents: "12"', 'field-invalid "agents" is "12", a text: write 12 without quotes'),
        (
            "company",
            "value: 2",
            'value: "2"',
            'field-invalid "value" is "2", and its unit is working-day: write a number',
        ),
        (
            "company",
            "unit: working-day",
            "unit: text",
            'field-invalid "value" is "2", and its unit is text: write a text',
        ),
    ],
)
def test_what_contradicts_itself_is_told(root: Path, register: str, right: str, wrong: str, said: str) -> None:
    minimanual.edit(root, f"docs/registers/{register}.yml", right, wrong)
    assert [str(problem) for problem in load(root).problems if f" {said}" in str(problem)]


def test_quarters_follow_each_other(root: Path) -> None:
    minimanual.write(root, {"docs/registers/results.yml": "quarters: [2026-Q3, 2026-Q2]\nresults: []\n"})
    (problem,) = load(root).problems
    assert problem.message == '"quarters[1]" is 2026-Q2, not after 2026-Q3: correct one of the two'


def test_an_entry_without_its_id_hides_no_other_mistake(root: Path) -> None:
    minimanual.edit(root, "docs/registers/roles.yml", "  - id: quality-manager", "  - ident: quality-manager")
    assert codes(load(root).problems) == [
        "docs/registers/roles.yml:4 field-missing",
        "docs/registers/roles.yml:4 key-unknown",
    ]


def test_the_name_of_the_company_stands_in_one_place(root: Path) -> None:
    minimanual.edit(root, COMPANY, "name: Mini Company", "name: Nordlys & Co")
    assert "Nordlys &amp; Co" in values.company(at(root, "customer/complaints/"))


def test_what_is_left_of_the_example_is_listed(root: Path) -> None:
    minimanual.write(
        root,
        {
            "docs/registers/audits.yml": "# Audits. Example data (see company.yml).\n# Example data.\naudits: []\n",
            "docs/registers/risks.yml": "risks: []\n",
            "docs/guide/authors.md": "---\ntitle: Guide\n---\n\n# Guide\n\nExample data is marked.\n",
            "locales/reviews.yml": "# The names are examples.\npeople: []\nreviews: []\n",
        },
    )
    minimanual.edit(root, "docs/index.md", "# Home\n", "# Home (example)\n\nIt holds example data.\n")
    found = list(left(root))
    assert {problem.severity for problem in found} == {"warning"}
    assert codes(tuple(found)) == [
        "docs/registers/audits.yml:1 example-left",
        "docs/registers/providers.yml:2 example-left",
        "docs/registers/sites.yml:4 example-left",
        "locales/reviews.yml:1 example-left",
        "docs/index.md:5 example-left",
        "docs/index.md:7 example-left",
    ]


@pytest.mark.parametrize(("example", "told"), [("true", 0), ("false", 1)])
def test_check_lists_it_once_the_company_says_that_the_data_is_its_own(root: Path, example: str, told: int) -> None:
    minimanual.edit(root, COMPANY, "example: true", f"example: {example}")
    ran = CliRunner().invoke(check, ["--root", str(root)])
    assert ran.output.count("docs/registers/sites.yml:4: warning example-left") == told


@pytest.mark.parametrize(("values", "drawn"), [("[4]", 0), ("[null, 4]", 0), ("[5, 4]", 1), ("[null, null]", 0)])
def test_a_chart_needs_two_quarters(root: Path, values: str, drawn: int) -> None:
    quarters = "[2026-Q3]" if values == "[4]" else "[2026-Q2, 2026-Q3]"
    series = f"    series: [{{site: lyon, channel: voice, values: {values}}}]\n"
    minimanual.write(
        root, {"docs/registers/results.yml": f"quarters: {quarters}\nresults:\n  - indicator: IN-24\n{series}"}
    )
    shown = bound(lambda: at(root, "auditor/indicators/"))["results"]("IN-24")
    assert shown.count('role="img"') == drawn
    assert shown.count('class="chart-key"') == drawn
    assert "Lyon, telephone" in shown


def test_a_process_has_one_owner(root: Path) -> None:
    responsibilities = "responsibilities:\n  - {page: PR-CUS-08, answers: quality-manager, does: [quality-manager]}\n"
    process = "{id: answer, name: Answer, kind: operation, owner: complaints-manager, page: PR-CUS-08}"
    minimanual.write(
        root,
        {
            "docs/registers/responsibilities.yml": responsibilities,
            "docs/registers/processes.yml": f"start: Need\nend: Answer\nprocesses:\n  - {process}\n",
        },
    )
    assert [str(problem) for problem in load(root).problems] == [
        "docs/registers/processes.yml:4: owner-differs complaints-manager here, but quality-manager answers for "
        "PR-CUS-08 in docs/registers/responsibilities.yml: write the same in both",
        "docs/registers/responsibilities.yml:2: owner-differs quality-manager here, but complaints-manager owns "
        "docs/customer/complaints.md: write the same in both",
    ]
