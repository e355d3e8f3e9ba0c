from __future__ import annotations

import pytest

from macros.problems import CODES, Problem, nearest, suggestion


def test_a_problem_reads_as_a_line() -> None:
    problem = Problem("docs/index.md", 3, "role-unknown", 'no role "boss": add it')
    assert str(problem) == 'docs/index.md:3: role-unknown no role "boss": add it'


def test_a_warning_says_that_it_is_one() -> None:
    problem = Problem("docs/index.md", 3, "role-unknown", "…", "warning")
    assert str(problem) == "docs/index.md:3: warning role-unknown …"


def test_a_code_must_be_explained() -> None:
    with pytest.raises(ValueError, match=r"macros\.problems\.CODES"):
        Problem("docs/index.md", 1, "role-unkown", "…")


def test_problems_sort_by_file_and_line() -> None:
    late, early = Problem("a.md", 10, "file-empty", "…"), Problem("a.md", 9, "role-unknown", "…")
    assert sorted([Problem("b.md", 1, "file-empty", "…"), late, early])[:2] == [early, late]


@pytest.mark.parametrize("code", CODES)
def test_each_code_is_explained_in_sentences(code: str) -> None:
    sentence = CODES[code]
    assert sentence.endswith(".")
    assert code == code.lower()
    assert " " not in code


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("complaint-manager", "complaints-manager"),
        ("Complaints-Manager", "complaints-manager"),
        ("QUALITY-MANGER", "quality-manager"),
        ("zebra", None),
        ("", None),
    ],
)
def test_the_nearest_name(name: str, found: str | None) -> None:
    assert nearest(name, ["complaints-manager", "quality-manager"]) == found


def test_a_suggestion_or_what_else_to_do() -> None:
    assert suggestion("tilte", ["title"], "delete it") == 'did you mean "title"?'
    assert suggestion("zebra", ["title"], "delete it") == "delete it"
