"""A build that remembers gives the same bytes as one from nothing, whatever was edited; what it may forget is tested
against the pages themselves.
"""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import pytest

import macros
from macros.language import read
from macros.manual import load
from macros.pieces import Here
from macros.trace import Trace
from scripts.site.remembering import PURE, STATEMENT
from tests import minimanual
from tests.test_build import FRENCH, scripts, translated
from tests.test_macros import STATE

ROOT = Path(__file__).parents[1]
CALL = re.compile(r"\{\{ (\w+)\((.*?)\) \}\}")
EDITS = {
    "a translation": (FRENCH, "Accuser réception", "Confirmer la réception"),
    "a sentence": ("docs/customer/complaints.md", "Confirm receipt within", "Confirm that it came within"),
    "a heading that others lead to": ("docs/customer/complaints.md", "## Acknowledge it", "## Say that it came"),
    "a value": ("docs/registers/company.yml", "value: 2", "value: 3"),
    "a setting of an extension": ("mkdocs.yml", "permalink: true", "permalink: false"),
}


def site(root: Path) -> dict[str, bytes]:
    files = (path for path in (root / "site").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def remembered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = translated(tmp_path_factory.mktemp("mini"))
    assert scripts(root, "build")[0] == 0
    return root


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_shown_as_if_all_were_built_from_nothing(remembered: Path, edit: str, tmp_path: Path) -> None:
    file, old, new = EDITS[edit]
    before = site(remembered)
    minimanual.edit(remembered, file, old, new)
    anew = tmp_path / "anew"
    shutil.copytree(remembered, anew, ignore=shutil.ignore_patterns(".cache", "build", "site"))
    # Both look the same to git, which tells since when a sentence is not translated.
    assert [scripts(root, "build")[0] for root in (remembered, anew)] == [0, 0]
    assert site(remembered) == site(anew)
    assert site(remembered) != before


def test_only_the_macros_that_say_so_read_the_state_of_translations() -> None:
    trace, reader = Trace(load(ROOT).manual), read("en", None)
    calls = {call for page in (ROOT / "docs").rglob("*.md") for call in CALL.findall(page.read_text("utf-8"))}
    pages = [macros.bound(lambda state=state: Here(trace, reader, "a/", state)) for state in (None, STATE)]  # type: ignore[misc]
    told = {
        name
        for name, names in calls
        if name in macros.MACROS  # the guides show other calls, as text
        and len({str(page[name](*ast.literal_eval(f"({names},)" if names else "()"))) for page in pages}) > 1
    }
    assert {name for name, _ in calls} >= set(macros.MACROS)
    assert told == macros.READS_STATE


@pytest.mark.parametrize("extension", ["toc", "markdown.extensions.tables", "pymdownx.superfences", "nl2br"])
def test_extensions_that_read_the_page_alone_are_remembered(extension: str) -> None:
    assert PURE.match(extension)


@pytest.mark.parametrize("extension", ["pymdownx.snippets", "pymdownx.b64", "company.extension", "toctree"])
def test_extensions_that_may_read_files_are_not(extension: str) -> None:
    assert not PURE.match(extension)


@pytest.mark.parametrize("text", ["{% include 'a.md' %}", "{%- set a = 1 %}", "{%rawest%}"])
def test_a_page_with_a_statement_is_not(text: str) -> None:
    assert STATEMENT.search(text)


@pytest.mark.parametrize("text", ["{% raw %}{{ a }}{%- endraw -%}", "{{ value('a') }}", "100 %}"])
def test_a_page_of_calls_is(text: str) -> None:
    assert not STATEMENT.search(text)
