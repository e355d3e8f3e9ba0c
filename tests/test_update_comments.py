"""What translators are told beside each message: the approved words of its terms, made anew at each update."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.model import Concept, Terms
from scripts.cache import Shelf
from scripts.catalogues.approved_words import ApprovedWords
from scripts.catalogues.catalogue import path_of
from scripts.catalogues.update import TEMPLATE, update
from scripts.terms.check import Glossary
from tests import minimanual

FRENCH = path_of("fr")
TITLE = 'msgid "Handling a complaint"'


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = minimanual.write(tmp_path_factory.mktemp("manual"))
    run(root)
    return root


@pytest.fixture
def root(prepared: Path, tmp_path: Path) -> Path:
    return shutil.copytree(prepared, tmp_path / "manual")


def run(root: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(update, ["--root", str(root), *options])
    return result.exit_code, result.output


def comments(root: Path, msgid: str) -> list[str]:
    entry = (root / FRENCH).read_text("utf-8").partition(f"\n{msgid}\n")[0].rpartition("\n\n")[2]
    return [line for line in entry.split("\n") if line.startswith("#. ")]


def without_terms(text: str) -> str:
    return re.sub(r"^#\. Term: .*\n", "", text, flags=re.MULTILINE)


def concept(name: str, english: str, **french: object) -> Concept:
    terms = {"en": Terms(preferred=english), "fr": Terms.model_validate(french)}
    return Concept(id=name, domain="quality", definition="It.", source="trade", terms=terms)


def lines(root: Path, source: str, *concepts: Concept) -> tuple[str, ...]:
    return ApprovedWords(Glossary(concepts), Shelf(root, "words")).lines("fr")(source)


def test_a_catalogue_names_the_approved_words_and_the_template_does_not(root: Path) -> None:
    told = "#. Term: complaint = réclamation (f.); not: plainte"
    assert comments(root, TITLE) == ["#. front-matter", "#. heading", told]
    assert "Term: " not in (root / TEMPLATE).read_text("utf-8")


def test_a_change_of_the_glossary_changes_these_lines_and_nothing_else(root: Path) -> None:
    before = (root / FRENCH).read_text("utf-8")
    minimanual.edit(root, "locales/glossary.yml", "deprecated: [plainte]", "deprecated: [plainte, doléance]")
    assert run(root, "--check")[0] == 1
    assert run(root)[1].endswith("updated: locales/fr/LC_MESSAGES/manual.po.\n")
    assert "#. Term: complaint = réclamation (f.); not: plainte, doléance" in comments(root, TITLE)
    assert without_terms((root / FRENCH).read_text("utf-8")) == without_terms(before)
    assert run(root, "--check")[0] == 0


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("locales/glossary.yml", "concepts:", "concepts: ["),
        ("docs/registers/company.yml", "values:", "values: ["),
        ("docs/customer/complaints.md", "title: ", "title: ["),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(file: str, old: str, new: str, root: Path) -> None:
    before = (root / FRENCH).read_bytes()
    minimanual.edit(root, file, old, new)
    code, output = run(root)
    assert code == 1
    assert f"{file}:" in output
    assert (root / FRENCH).read_bytes() == before


def test_a_line_says_what_a_translator_needs(tmp_path: Path) -> None:
    one = concept(
        "call-recording",
        "call recording",
        preferred="enregistrement d'appel",
        plural="enregistrements d'appel",
        gender="m",
        admitted=("enregistrement",),
        deprecated=("mise sur écoute",),
        discouraged=("écoute",),
    )
    assert lines(tmp_path, "Keep **call recordings** for a month.", one) == (
        "Term: call recording = enregistrement d’appel (m.), pl. enregistrements d’appel; also: enregistrement; "
        "not: mise sur écoute, écoute",
    )


def test_the_longest_term_counts_and_each_concept_once(tmp_path: Path) -> None:
    audit = concept("audit", "audit", preferred="audit")
    internal = concept("internal-audit", "internal audit", preferred="audit interne")
    text = "An internal audit follows an internal audit, an audit nothing."
    told = ("Term: internal audit = audit interne", "Term: audit = audit")
    assert lines(tmp_path, text, audit, internal) == told


def test_many_words_are_cut_short(tmp_path: Path) -> None:
    one = concept("agent", "agent", preferred="conseiller", deprecated=("a", "b", "c", "d"))
    assert lines(tmp_path, "the agent", one) == ("Term: agent = conseiller; not: a, b, c, …",)


def test_what_stands_in_code_is_no_term(tmp_path: Path) -> None:
    audit = concept("audit", "audit", preferred="audit")
    assert lines(tmp_path, "Run `audit` and {{ audit() }}.", audit) == ()
