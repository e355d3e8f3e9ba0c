"""Tables of registers: what each macro shows of a small register, in golden files and in examples.

Golden files are written anew as in tests/test_macros.py: `UPDATE_GOLDEN=1 pytest tests/test_register_tables.py`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from macros.manual import load
from scripts.catalogues.extractors import register
from tests import minimanual, miniregisters
from tests.test_macros import GOLDEN, HOSTILE, Pages, tags

MACROS = (
    *("sites", "interested_parties", "legal_watch", "risks", "opportunities", "objectives", "responsibilities"),
    *("training_matrix", "providers", "audit_programme", "audit_findings", "nonconformities", "proposals"),
    "changes",
)
FRENCH = {
    "Risk": "Risque",
    "Complaints manager": "Responsable des réclamations",
    "Example data: the company, its people and these figures do not exist.": "Données d’exemple.",
}
PAGE = "customer/complaints/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return minimanual.write(tmp_path, miniregisters.FILES)


def shown(root: Path, name: str, language: str = "en", messages: dict[str, str] | None = None) -> str:
    """Return what a macro writes, for readers of a language whose catalogue holds the messages."""
    variables = {"language": language}
    if messages:
        catalog = Catalog(locale=language)
        for source, translation in messages.items():
            catalog.add(source, translation)
        with (root / "messages.mo").open("wb") as file:
            write_mo(file, catalog)
        variables["messages"] = "messages.mo"
    return Pages(root, **variables).call(name, PAGE)


def words(html: str) -> str:
    """Return the words of a table on one line."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def problems(root: Path) -> list[str]:
    return [str(problem) for problem in load(root).problems]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", MACROS)
def test_golden(root: Path, name: str, language: str) -> None:
    found = shown(root, name, language, FRENCH if language == "fr" else None).strip() + "\n"
    golden = GOLDEN / f"{name}.{language}.md"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8"), f"see the module's docstring to write {golden.name} anew"


def test_the_small_registers_have_no_problem(root: Path) -> None:
    assert problems(root) == []


@pytest.mark.parametrize("name", MACROS)
def test_a_register_without_a_file_holds_no_lines(tmp_path: Path, name: str) -> None:
    minimanual.write(tmp_path)
    assert problems(tmp_path) == []
    assert "This register holds no lines." in shown(tmp_path, name)


@pytest.mark.parametrize("name", MACROS)
def test_example_data_are_marked_until_the_company_has_its_own(root: Path, name: str) -> None:
    assert "Example data:" in shown(root, name)
    minimanual.edit(root, "docs/registers/company.yml", "example: true", "example: false")
    assert "Example data:" not in shown(root, name)


@pytest.mark.parametrize("name", MACROS)
def test_a_table_has_a_caption_and_names_its_rows_and_columns(root: Path, name: str) -> None:
    table = shown(root, name)
    assert "<caption>" in table
    columns = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', table)
    labels = re.findall(r'data-label="([^"]*)"', table)
    assert set(labels) <= set(columns)
    assert table.count("<tr role") == table.count('scope="row"') + table.count("<thead")


@pytest.mark.parametrize("name", MACROS)
def test_hostile_text_stays_text(root: Path, name: str) -> None:
    texts = set()
    for file in miniregisters.FILES:
        with (root / file).open("rb") as opened:
            texts |= {message for _, _, message, _ in register(opened, (), (), {})}
    columns = {"Risk", "Rating", "State", "Site", "Service", "Grade", "Decision", "Who", "Audit", "Class"}
    attacked = shown(root, name, "fr", dict.fromkeys(texts | columns, HOSTILE))
    harmless = shown(root, name, "fr")
    assert tags(f"## H\n{attacked}\n\nEnd.") == tags(f"## H\n{harmless}\n\nEnd.")
    assert "<script" not in attacked


def test_the_highest_risk_comes_first_with_its_rating_before_and_after(root: Path) -> None:
    table = shown(root, "risks")
    assert re.findall(r'<tr role="row" id="(RK-\d\d)"', table) == ["RK-02", "RK-01"]
    assert "Before the action 6 (likelihood 2, effect 3) After the action 3" in words(table)


def test_hours_follow_the_language(root: Path) -> None:
    assert "Monday–Friday, 08:00–20:00" in words(shown(root, "sites"))
    assert "lundi–vendredi, 08:00–20:00" in words(shown(root, "sites", "fr"))


def test_an_open_nonconformity_says_what_is_missing(root: Path) -> None:
    latest = words(shown(root, "nonconformities").split('id="NC-2026-01"')[0])
    assert "Being looked for" in latest
    assert "None yet" in latest
    assert "Still open" in latest


def test_a_finding_leads_to_its_nonconformity(root: Path) -> None:
    page = "---\ntitle: Nonconformity\n---\n\n# Nonconformity\n\n{{ nonconformities() }}\n"
    minimanual.write(root, {"docs/improvement/nonconformity.md": page})
    link = '<a href="../../improvement/nonconformity/#NC-2026-01">NC-2026-01</a>'
    assert link in shown(root, "audit_findings")


def test_a_nonconformity_leads_to_its_requirement_its_indicator_and_where_it_was_reported(root: Path) -> None:
    latest, earlier = shown(root, "nonconformities").split('id="NC-2026-01"')
    for way in ("standards/demo-2026/#demo-2026:8.1", "auditor/indicators/#IN-24", "auditor/records/#RC-CUS-08-1"):
        assert f'{way}"' in latest
    assert 'standards/demo-2026/#demo-2026:8.1"' in earlier, "of an audit, the finding names the requirement"


def test_an_indicator_and_a_requirement_lead_back_to_what_was_not_met(root: Path) -> None:
    pages = Pages(root, language="en")
    for page in (pages.call("indicators", PAGE), pages.call("requirements", PAGE, "demo-2026")):
        assert "NC-2026-02 Lost call-back" in words(page)


def test_a_change_of_all_pages_names_the_approver_of_each(root: Path) -> None:
    assert re.search(r"PR-CUS-08 Handling a complaint \(Quality manager\)", words(shown(root, "changes")))


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "risks",
            "cause: Habit, effect: Waiting, page: PR-CUS-08, sites: [lyon]",
            "cause: Habit, effect: Waiting, page: PR-CUS-08, sites: [lyons]",
            'docs/registers/risks.yml:2: site-unknown no site "lyons": did you mean "lyon"?'
            " If not, add it to docs/registers/sites.yml",
        ),
        (
            "objectives",
            "person: quality-manager",
            "person: quality-manger",
            'docs/registers/objectives.yml:3: role-unknown no role "quality-manger": did you mean "quality-manager"?'
            " If not, add it to docs/registers/roles.yml",
        ),
        (
            "audits",
            "nonconformity: NC-2026-01",
            "nonconformity: NC-2026-11",
            "docs/registers/audits.yml:11: nonconformity-unknown no nonconformity "
            '"NC-2026-11": did you mean "NC-2026-01"?'
            " If not, add it to docs/registers/nonconformities.yml",
        ),
        (
            "nonconformities",
            "audit: AU-2026-02",
            "audit: AU-2027-02",
            'docs/registers/nonconformities.yml:5: audit-unknown no audit "AU-2027-02": did you mean "AU-2026-02"?'
            " If not, add it to docs/registers/audits.yml",
        ),
        (
            "training",
            "record: RC-CUS-08-1}",
            "record: RC-CUS-08-2}",
            'docs/registers/training.yml:4: record-unknown no record "RC-CUS-08-2": did you mean "RC-CUS-08-1"?'
            " If not, add it to docs/registers/records.yml",
        ),
        (
            "roles",
            "deputy: complaints-manager",
            "deputy: complaint-manager",
            'docs/registers/roles.yml:6: role-unknown no role "complaint-manager": did you mean "complaints-manager"?'
            " If not, add it to docs/registers/roles.yml",
        ),
    ],
)
def test_a_name_that_no_register_defines(root: Path, file: str, old: str, new: str, said: str) -> None:
    minimanual.edit(root, f"docs/registers/{file}.yml", old, new)
    assert problems(root) == [said]


def test_a_link_to_a_line_that_does_not_exist(root: Path) -> None:
    minimanual.edit(root, "docs/index.md", "# Home", "# Home\n\n{{ risks() }}\n\n[a](#RK-02) [b](#RK-03)")
    assert [problem.split()[1] for problem in problems(root)] == ["anchor-broken"]
