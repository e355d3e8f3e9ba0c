"""`load`: a sound manual, every mistake of golden/bad_inputs.txt, and files full of nonsense.

The golden file's problems are written anew with `UPDATE_GOLDEN=1 pytest tests/test_manual.py`; look at the
difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.manual import load
from macros.model import Manual
from macros.problems import CODES
from tests import bad_inputs, minimanual
from tests.bad_inputs import BadInput

CASES = bad_inputs.bad_inputs()
OURS = (
    "file-missing",
    "file-e",
    "merge",
    "yaml-",
    "key-",
    "field-",
    "text-unquoted",
    "date-",
    "id-duplicate",
    "clause-",
    "standard-",
    "replacement-",
    "record-",
    "requirement-",
    "role-",
    "indicator-",
    "concept-",
    "value-",
    "front-matter-",
    "page-",
    "approver-",
    "card-",
    "heading-",
    "navigation-",
    "link-",
    "anchor-",
    "macro-",
    "variable-",
    "filter-",
)
"""How the codes of `macros.manual` begin."""
REPOSITORY = Path(__file__).parent.parent


def problems(root: Path) -> tuple[str, ...]:
    return tuple(str(problem) for problem in load(root).problems)


def test_a_sound_manual_has_no_problem(tmp_path: Path) -> None:
    assert problems(minimanual.write(tmp_path)) == ()


def test_this_manual_has_no_problem() -> None:
    assert problems(REPOSITORY) == ()


def test_what_a_page_says_is_read(tmp_path: Path) -> None:
    manual = load(minimanual.write(tmp_path)).manual
    page = next(page for page in manual.pages if page.meta.id == "PR-CUS-08")
    assert (page.path, page.url) == ("customer/complaints.md", "customer/complaints/")
    assert [(passage.id, passage.title, passage.line) for passage in page.passages] == [
        ("", "", 1),
        ("handling-a-complaint", "Handling a complaint", 15),
        ("acknowledge", "Acknowledge it", 17),
        ("answer", "Answer it", 22),
    ]
    assert [(claim.requirement, claim.passage.id, claim.line, claim.anchor) for claim in page.claims] == [
        ("demo-2026:8.1", "acknowledge", 18, "demo-2026:8.1"),
        ("demo-2015:8.1", "acknowledge", 18, "demo-2015:8.1"),
        ("demo-2026:8#answer", "answer", 23, "demo-2026:8~answer"),
    ]


def test_pages_and_standards_come_in_the_order_of_the_navigation(tmp_path: Path) -> None:
    manual = load(minimanual.write(tmp_path)).manual
    order = ["index.md", "customer/complaints.md", "customer/escalation.md"]
    assert [page.path for page in manual.pages][:3] == order
    assert [standard.id for standard in manual.standards] == ["demo-2026", "demo-2015"]
    assert manual.languages == ("en", "fr")


def test_a_manual_survives_being_stored(tmp_path: Path) -> None:
    manual = load(minimanual.write(tmp_path)).manual
    assert Manual.model_validate_json(manual.model_dump_json()) == manual


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_placed_and_explained(case: BadInput, tmp_path: Path) -> None:
    found = problems(case.write(tmp_path))
    if os.environ.get("UPDATE_GOLDEN") and found != case.problems:
        golden = bad_inputs.GOLDEN.read_text("utf-8")
        bad_inputs.GOLDEN.write_text(golden.replace(case.text(case.problems), case.text(found)), "utf-8")
    assert found == case.problems


def test_the_mistakes_are_many_and_of_every_kind() -> None:
    shown = {line.split(" ")[1] for case in CASES for line in case.problems}
    elsewhere = {"file-outside", "file-unreadable", "page-unknown"}
    ours = {code for code in CODES if code.startswith(OURS)} - elsewhere
    assert len(CASES) >= 35
    assert shown >= ours, f"no example of {ours - shown}"


def test_all_mistakes_are_reported_in_one_run(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    minimanual.edit(root, "docs/customer/complaints.md", "[IN-24]", "[IN-99]")
    minimanual.edit(root, "docs/customer/escalation.md", "quality-manager", "complaints-manager")
    minimanual.edit(root, "docs/registers/records.yml", "place: CRM", "plaice: CRM")
    minimanual.edit(root, "mkdocs.yml", "Home: index.md", "Home: home.md")
    found = load(root).problems
    assert [(problem.file, problem.code) for problem in found] == [
        ("docs/customer/complaints.md", "indicator-unknown"),
        ("docs/customer/escalation.md", "approver-is-owner"),
        ("docs/index.md", "page-outside-navigation"),
        ("docs/registers/records.yml", "key-unknown"),
        ("mkdocs.yml", "navigation-without-page"),
    ]
    assert list(found) == sorted(found)


def test_an_entry_that_is_not_valid_is_left_out_but_known(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    minimanual.edit(root, "docs/registers/indicators.yml", "better: lower", "better: less")
    loaded = load(root)
    assert loaded.manual.indicators == ()
    assert [problem.code for problem in loaded.problems] == ["field-invalid"]


def test_no_docs_folder(tmp_path: Path) -> None:
    assert "docs:1: file-missing" in problems(tmp_path)[0]


def test_a_link_that_leaves_docs(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path / "manual")
    (tmp_path / "secret.md").write_text("---\ntitle: Secret\n---\n")
    (root / "docs" / "secret.md").symlink_to(tmp_path / "secret.md")
    (root / "docs" / "elsewhere").symlink_to(tmp_path)
    assert problems(root) == (
        "docs/elsewhere:1: file-outside the link leads out of docs: put the file itself here",
        "docs/secret.md:1: file-outside the link leads out of docs: put the file itself here",
    )


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path, {"docs/registers/roles.yml": None})
    (root / "docs/registers/roles.yml").mkdir()
    assert problems(root) == (
        "docs/registers/roles.yml:1: file-unreadable is a directory: check that the file may be read",
    )


def test_pages_left_out_of_the_site_or_of_the_navigation_on_purpose(tmp_path: Path) -> None:
    lost = "---\ntitle: Lost\n---\n"
    root = minimanual.write(tmp_path, {"docs/drafts/new.md": "nonsense", "docs/404.md": lost})
    minimanual.edit(root, "mkdocs.yml", "  *.yml\n", "  *.yml\n  /drafts/\nnot_in_nav: 404.md\n")
    assert problems(root) == ()


def test_a_second_claim_of_a_requirement_on_a_page_has_an_anchor_of_its_own(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    minimanual.edit(root, "docs/customer/complaints.md", "demo-2026:8#answer", "demo-2026:8.1")
    minimanual.edit(root, "docs/index.md", "complaints.md#acknowledge", "complaints.md#demo-2026:8.1-2")
    loaded = load(root)
    claims = next(page.claims for page in loaded.manual.pages if page.meta.id == "PR-CUS-08")
    assert [claim.anchor for claim in claims] == ["demo-2026:8.1", "demo-2015:8.1", "demo-2026:8.1-2"]
    assert loaded.problems == ()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=st.sampled_from(sorted(minimanual.FILES)), content=st.binary(max_size=300))
def test_random_bytes_in_any_file_never_raise(file: str, content: bytes, tmp_path: Path) -> None:
    load(minimanual.write(tmp_path, {file: content}))


YAML = ["  ", "\t", "- ", ": ", "[", "]", "{", "}", '"', "'", "&a", "*a", "|", ">", "<<: ", "!!int ", "---\n"]
VALUES = ["null", "1e999", "0o8", "2026-02-30", "\x00", "\x85", "\u2028", "é", "\n"]
MARKUP = ["{{", "}}", "{%", "{#", "#", "`", "```\n", "](", "<a id="]


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_never_raises(data: st.DataObject, tmp_path: Path) -> None:
    file = data.draw(st.sampled_from(sorted(minimanual.FILES)))
    text = minimanual.FILES[file]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 20)))
        text = text[:start] + data.draw(st.sampled_from(YAML + VALUES + MARKUP)) + text[end:]
    for problem in load(minimanual.write(tmp_path, {file: text})).problems:
        assert problem.line >= 1
        assert problem.line <= text.count("\n") + 1 or problem.file != file


@pytest.mark.parametrize("text", ["[" * 99_999, "- " * 99_999, "{a: " * 9_999, "a: &b [*b]", "&a {<<: *a}"])
@pytest.mark.parametrize("file", ["mkdocs.yml", "docs/registers/roles.yml", "docs/standards/demo-2026.yml"])
def test_yaml_made_to_break_a_parser(file: str, text: str, tmp_path: Path) -> None:
    assert problems(minimanual.write(tmp_path, {file: text}))
