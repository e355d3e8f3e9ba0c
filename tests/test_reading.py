"""Files and front matter as MkDocs sees them, YAML with its lines, and errors told in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils import meta

from macros.documents import parse
from macros.model import Company, PageMeta, Roles
from macros.pictures_model import Results
from macros.problems import Problem
from macros.reading import front_matter, read
from macros.validation import validated


def test_front_matter_and_body_know_their_lines() -> None:
    matter = front_matter("---\ntitle: A page\nid: PR-CUS-08\n---\n\n\n# A page\n")
    assert matter == ("title: A page\nid: PR-CUS-08\n", 2, "# A page\n", 7)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("# No front matter\n", "# No front matter\n"),
        ("\n\n# Blank lines first\n", "# Blank lines first\n"),
        ("---\nA text between two rules\n---\nand more\n", "---\nA text between two rules\n---\nand more\n"),
        ("---\ntitle: Dots end it too\n...\nbody\n", "body\n"),
        ("Author: MkDocs takes this line for metadata\n    and this one\n\nbody\n", "body\n"),
        ("---\n---\nnothing between\n", "---\n---\nnothing between\n"),
    ],
)
def test_front_matter_ends_where_mkdocs_says(text: str, body: str) -> None:
    assert front_matter(text).body == body == meta.get_data(text)[0]


TEXTS = st.text(st.sampled_from("a:-. \n\tB#é[]\x0c\u2028"), max_size=40)


@given(st.one_of(TEXTS, TEXTS.map(lambda text: f"---\n{text}"), TEXTS.map(lambda text: f"---\na: 1\n{text}")))
@example("a:\n- \n---\n")
def test_the_body_is_mkdocs_own_and_the_end_of_the_text(text: str) -> None:
    matter = front_matter(text)
    assert text.endswith(matter.body)
    assert matter.body_line == text[: len(text) - len(matter.body)].count("\n") + 1
    if "\u2028" not in text:  # YAML would end the line there
        assert matter.body == meta.get_data(text)[0]


def test_a_file_is_read_with_line_feeds_and_without_a_mark(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert read(tmp_path, "page.md") == "one\ntwo\nthree\n"


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    found = read(tmp_path, "page.md")
    assert isinstance(found, Problem)
    assert str(found) == "page.md:1: file-missing the file does not exist: create it"


def test_values_know_their_lines() -> None:
    document = parse("a.yml", "roles:\n  - id: boss\n    title: >-\n      The\n      boss\n", first_line=10)
    assert document.value == {"roles": [{"id": "boss", "title": "The boss"}]}
    assert document.line(("roles", 0, "title")) == 12
    assert document.line(("roles", 0, "title", "nothing", 3)) == 12
    assert document.line(()) == 10


def test_numbers_are_numbers_and_dates_stay_text() -> None:
    document = parse("a.yml", "a: 8.10\nb: 1:30\nc: 2026-02-30\nd: no\ne: 0o8\nf:\n")
    assert document.value == {"a": 8.1, "b": 90, "c": "2026-02-30", "d": False, "e": "0o8", "f": None}
    assert document.unquoted[("a",)] == "8.10"
    assert ("c",) not in document.unquoted


def test_no_tag_is_obeyed() -> None:
    assert parse("a.yml", "!!python/object/apply:os.system ['exit 1']").value == ["exit 1"]


def told(model: type, text: str) -> list[str]:
    document = parse("a.yml", text)
    return [str(problem) for problem in validated(model, document, (), document.value)[1]]


def test_a_nested_mistake_is_placed() -> None:
    entry = "  - id: x\n    value: 1\n    unit: week\n    meaning: y\n    menaing: z\n"
    found = told(Company, f"name: Mini\nexample: true\nvalues:\n{entry}")
    assert found[0].startswith('a.yml:6: field-invalid "unit" is "week": write one of "working-day", "day", ')
    assert found[1:] == ['a.yml:8: key-unknown "menaing" is not known here: did you mean "meaning"?']


def test_a_value_that_fits_no_branch_of_a_union_is_told_each_kind_once() -> None:
    text = "name: Mini\nexample: true\nvalues:\n  - {id: x, value: [1], unit: day, meaning: y}\n"
    assert set(told(Company, text)) == {
        'a.yml:4: field-invalid "value" is a list: write a number',
        'a.yml:4: field-invalid "value" is a list: write a text',
    }


def test_a_number_in_quotes_is_told_once() -> None:
    text = "quarters: [2026-Q3]\nresults:\n  - {indicator: IN-24, series: [{values: ['84']}]}\n"
    assert told(Results, text) == ['a.yml:3: field-invalid "values[0]" is "84", a text: write 84 without quotes']


def test_lists_and_mappings_confused() -> None:
    assert told(Roles, "roles: boss") == ['a.yml:1: field-invalid "roles" is "boss": write a list']
    assert told(Roles, "roles: [boss]") == ['a.yml:1: field-invalid "roles[0]" is "boss": write a mapping']
    assert told(Roles, "roles:\n  - {id: a b, title: x}") == [
        'a.yml:2: field-invalid "id" is "a b": write it in the form of quality-manager'
    ]


def test_a_number_is_no_date() -> None:
    assert told(PageMeta, "title: x\neffective: 20261001") == [
        'a.yml:2: date-invalid "effective" is no date (20261001): write year-month-day, as in 2026-10-01'
    ]


def test_what_yaml_read_otherwise_is_shown_as_written() -> None:
    assert told(PageMeta, "title: 8.10\nversion: no") == [
        'a.yml:1: text-unquoted YAML reads 8.10 as a number, not text: write "8.10"',
        'a.yml:2: text-unquoted YAML reads no as yes or no, not text: write "no"',
    ]
