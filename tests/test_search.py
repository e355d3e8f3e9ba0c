"""The index is made of the text of pages, is the same for the same pages, and says when it cannot be made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import scripts.site.search
from scripts.site.search import index, searchable

PAGE = """<!doctype html><html lang="fr"><head><title>{title}</title></head><body>
<nav>navigation</nav><div {body}><h1>{title}</h1><p>{text}</p></div></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, title, body in (
        ("a/", "Réclamation", scripts.site.search.BODY),
        ("b/", "Appel", scripts.site.search.BODY),
        ("", "404", ""),
    ):
        page = tmp_path / name / ("index.html" if name else "404.html")
        page.parent.mkdir(exist_ok=True)
        page.write_text(PAGE.format(title=title, body=body, text="L’équipement."), "utf-8")
    return tmp_path


def contents(site: Path) -> dict[str, bytes]:
    index_files = sorted((site / "pagefind").rglob("*"))
    return {path.name: path.read_bytes() for path in index_files if path.is_file()}


def test_pages_with_a_text_are_indexed_in_their_language(site: Path) -> None:
    assert index(site, "fr") == ()
    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    assert entry["languages"]["fr"]["page_count"] == 2


def test_the_same_pages_give_the_same_bytes(site: Path) -> None:
    index(site, "fr")
    first = contents(site)
    index(site, "fr")
    assert contents(site) == first


def test_pagefind_s_own_interfaces_are_not_published(site: Path) -> None:
    index(site, "fr")
    assert {name for name in contents(site) if name.endswith((".css", ".js"))} == {"pagefind.js", "pagefind-worker.js"}


def test_the_pages_themselves_are_left_alone(site: Path) -> None:
    index(site, "fr")
    assert "L’équipement" in (site / "a" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("l’œuvre", "l'oeuvre"),
        ("ŒUVRE", "OeUVRE"),
        ("l'eau", "l'eau"),
        ("<th>a</th><th>b</th>", "<th>a</th> <th>b</th>"),
    ],
)
def test_apostrophes_are_straightened_ligatures_split_and_cells_kept_apart(text: str, read: str) -> None:
    assert searchable(text) == read


@pytest.mark.parametrize("program", [None, Path("/no/such/program")])
def test_a_missing_program_is_a_problem(site: Path, monkeypatch: pytest.MonkeyPatch, program: Path | None) -> None:
    monkeypatch.setattr(scripts.site.search, "get_executable", lambda: program)
    (problem,) = index(site, "fr")
    assert problem.code == "search-index"
    assert problem.file == "build/fr/site"


def test_a_program_that_fails_is_a_problem_in_one_line(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = site / "failing"
    failing.write_text("#!/bin/sh\necho one >&2; echo two >&2; exit 3\n", "utf-8")
    failing.chmod(0o755)
    monkeypatch.setattr(scripts.site.search, "get_executable", lambda: failing)
    (problem,) = index(site, "fr")
    assert "(one two)" in problem.message


def test_a_site_without_pages_is_a_problem(tmp_path: Path) -> None:
    assert [problem.code for problem in index(tmp_path, "fr")] == ["search-index"]
