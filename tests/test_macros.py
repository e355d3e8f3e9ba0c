"""Macros of the mini manual, in English and in French, against golden files a person can read.

A golden file that no longer fits is written anew with `UPDATE_GOLDEN=1 pytest tests/test_macros.py`; look at
the difference before you commit it.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path
from types import SimpleNamespace

import markdown
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

import macros
from macros.card import next_review
from macros.language import read
from macros.manual import load
from macros.model import Manual, PageMeta
from macros.pieces import Here
from macros.trace import Trace
from macros.translation_state import Counts, LanguageState, Review, Row, Translations, Waiver
from tests import minimanual

GOLDEN = Path(__file__).parent / "golden" / "macros"
FRENCH = {
    "Meets": "Satisfait",
    "Complaints": "Réclamations",
    "Complaint register": "Registre des réclamations",
    "Complaints manager": "Responsable des réclamations",
    "Handling a complaint": "Traiter une réclamation",
    "Acknowledge it": "En accuser réception",
    "{standard}: {clauses}": "{standard} : {clauses}",
    "Document card: {page}": "Fiche du document : {page}",
    "Owner": "Responsable",
    "None": "Aucun",
    "Met by:": "Passages :",
    "Dissatisfaction that expects an answer.": "Mécontentement qui attend une réponse.",
}
FRENCH_PLURALS = {
    ("{number} working day", "{number} working days"): ("{number} jour ouvré", "{number} jours ouvrés"),
    ("{number} year", "{number} years"): ("{number} an", "{number} ans"),
    ("{number} is open.", "{number} are open."): ("{number} est ouverte.", "{number} sont ouvertes."),
}
CALLS = {
    "meets": ("customer/complaints/", 'meets("demo-2026:8.1", "demo-2026:8#answer")'),
    "value": ("customer/complaints/", 'value("complaint-acknowledgement")'),
    "company": ("customer/complaints/", "company()"),
    "record": ("customer/complaints/", 'record("RC-CUS-08-1")'),
    "indicator": ("customer/complaints/", 'indicator("IN-24")'),
    "document_card": ("customer/complaints/", "document_card()"),
    "requirements": ("standards/demo-2026/", 'requirements("demo-2026")'),
    "auditor_view": ("auditor/", "auditor_view()"),
    "matrix": ("auditor/matrix/", "matrix()"),
    "records": ("auditor/records/", "records()"),
    "document_register": ("auditor/register/", "document_register()"),
    "indicators": ("auditor/indicators/", "indicators()"),
    "glossary": ("reference/glossary/", "glossary()"),
    "words_to_avoid": ("reference/glossary/", "words_to_avoid()"),
    "standards": ("reference/standards/", "standards()"),
    "translations": ("reference/translations/", "translations()"),
}
STATE = Translations(
    languages=(
        LanguageState(
            language="fr",
            total=Counts(messages=30, fuzzy=1, untranslated=2, words=21, waived=1),
            rows=(
                Row(
                    place="customer/escalation.md",
                    counts=Counts(messages=10, waived=1),
                    fingerprint="a",
                    review=Review(by="Inés Gómez", date=dt.date(2026, 11, 20), stands=True),
                ),
                Row(
                    place="customer/complaints.md",
                    counts=Counts(messages=20, fuzzy=1, untranslated=2, words=21),
                    fingerprint="b",
                    since=dt.date(2026, 11, 3),
                    days=20,
                    review=Review(by="Inés Gómez", date=dt.date(2026, 10, 1), stands=False),
                ),
            ),
            waivers=(
                Waiver(
                    what="complaint",
                    reason="the form is called so",
                    message="Escalation",
                    places=("customer/escalation.md",),
                ),
            ),
        ),
    ),
    history="known",
    as_of=dt.date(2026, 11, 23),
)


class Pages:
    """A stand-in for mkdocs-macros: keeps the macros, and says which page is being written."""

    def __init__(self, root: Path, **variables: str) -> None:
        (root / "translations.json").write_text(STATE.model_dump_json(), "utf-8")
        self.variables = {"state": "translations.json", **variables}
        self.project_dir = str(root)
        self.page = SimpleNamespace(url="")
        self.named: dict[str, macros.Macro] = {}
        macros.define_env(self)

    def macro(self, function: macros.Macro, name: str, /) -> object:
        self.named[name] = function
        return function

    def call(self, name: str, url: str, *names: str) -> str:
        self.page.url = url
        return str(self.named[name](*names))


def written(pages: Pages, name: str) -> str:
    url, call = CALLS[name]
    return pages.call(name, url, *re.findall(r'"([^"]+)"', call))


def french_catalogue(root: Path) -> str:
    catalog = Catalog(locale="fr")
    for source, translation in FRENCH.items():
        catalog.add(source, translation)
    for forms, translations in FRENCH_PLURALS.items():
        catalog.add(forms, translations)
    with (root / "fr.mo").open("wb") as file:
        write_mo(file, catalog)
    return "fr.mo"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return minimanual.write(tmp_path)


@pytest.fixture
def manual(root: Path) -> Manual:
    loaded = load(root)
    assert not loaded.problems
    return loaded.manual


def english(root: Path, changes: dict[str, str] | None = None) -> Pages:
    return Pages(minimanual.write(root, changes), language="en")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", CALLS)
def test_golden(root: Path, name: str, language: str) -> None:
    variables = {"language": language} | ({"messages": french_catalogue(root)} if language == "fr" else {})
    found = written(Pages(root, **variables), name).strip() + "\n"
    golden = GOLDEN / f"{name}.{language}.md"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8"), f"see the module's docstring to write {golden.name} anew"


def test_every_macro_has_a_golden_file() -> None:
    golden = {path.name.partition(".")[0] for path in GOLDEN.glob("*.en.md")}
    assert {*golden, "problem_codes"} == set(macros.MACROS)


def test_the_manual_may_come_as_json(root: Path, manual: Manual) -> None:
    (root / "manual.json").write_text(manual.model_dump_json(), "utf-8")
    (root / "docs" / "registers" / "records.yml").unlink()
    assert "Complaint register" in written(Pages(root, manual="manual.json"), "record")


def test_macros_know_nothing_outside_a_page() -> None:
    with pytest.raises(RuntimeError, match="define_env"):
        macros.MACROS["matrix"]()


def test_a_second_claim_on_a_page_gets_its_own_anchor(root: Path) -> None:
    page = minimanual.COMPLAINTS.replace('meets("demo-2026:8#answer")', 'meets("demo-2026:8.1")')
    pages = english(root, {"docs/customer/complaints.md": page})
    url = "customer/complaints/"
    ids = [re.findall(r'id="([^"]+)"', pages.call("meets", url, "demo-2026:8.1")) for _ in range(3)]
    assert ids == [["demo-2026:8.1"], ["demo-2026:8.1-2"], ["demo-2026:8.1"]]  # the third: built once more


def test_the_matrix_shows_holes_and_both_ways(root: Path) -> None:
    shown = written(english(root), "matrix")
    hole = '<tr role="row" class="open"><th scope="row" role="rowheader">'
    assert hole + '<a href="../../standards/demo-2026/#demo-2026:Annex-A">' in shown
    assert '<a href="../../customer/complaints/#demo-2026:8.1">PR-CUS-08 › Acknowledge it</a>' in shown
    assert '<a href="../../customer/escalation/">PR-CUS-07 Escalation</a></th>' in shown


def test_the_matrix_says_how_many_entries_were_not_verified(root: Path) -> None:
    shown = re.sub(r"<[^>]*>", "", written(english(root), "matrix"))
    assert "1 of these entries is not verified in full, as Demo 2026 Quality of demonstrations says." in shown


def test_a_cell_of_the_matrix_names_its_column_where_it_says_something(root: Path) -> None:
    shown = written(english(root), "matrix")
    assert set(re.findall(r'data-label="([^"]*)"', shown)) == {"Passages", "Requirements", "Records"}
    assert shown.count("<td ") == shown.count("data-label=")


def test_anchors_of_the_project_are_never_shown_as_numbers(root: Path) -> None:
    pages = english(root)
    for name in ("requirements", "matrix", "document_card", "meets"):
        words = re.sub(r"<[^>]*>", "", written(pages, name))
        assert "8#answer" not in words
        assert "8 · Answers" in words
    assert "project anchor" in written(pages, "requirements")
    assert "not verified: from memory" in written(pages, "requirements")


def test_a_link_to_a_page_that_is_missing_is_no_link(root: Path) -> None:
    (root / "docs" / "auditor" / "records.md").unlink()
    shown = written(Pages(root), "record")
    assert shown == '<span class="record">RC-CUS-08-1 Complaint register</span>'


@pytest.mark.parametrize(
    ("here", "there", "way"),
    [
        ("", "customer/complaints/", "customer/complaints/#x"),
        ("customer/complaints/", "", "../../#x"),
        ("customer/complaints/", "customer/escalation/", "../escalation/#x"),
        ("customer/complaints/", "customer/complaints/", "#x"),
        ("customer/complaints.html", "auditor/records.html", "../auditor/records.html#x"),
    ],
)
def test_links_are_relative(manual: Manual, here: str, there: str, way: str) -> None:
    reader = read("en", None)
    assert Here(Trace(manual), reader, here).to(there, "x") == way


def test_a_page_without_id_has_no_card(root: Path) -> None:
    shown = english(root).call("document_card", "")
    assert shown == '<p class="document-card">This page is not a controlled document.</p>'


@pytest.mark.parametrize(
    ("effective", "months", "due"),
    [
        ("2026-11-23", 12, "2027-11-23"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-12-01", 1, "2027-01-01"),
    ],
)
def test_the_next_review(effective: str, months: int, due: str) -> None:
    meta = PageMeta.model_validate({"title": "T", "effective": effective, "review_months": months})
    assert str(next_review(meta)) == due


HOSTILE = "<script>alert(1)</script> \"'> {{ 7*7 }} {% raw %} *a* _b_ `c` [d](x) ![e](y) | ~f~ \\* {: .g } ^h^"
ATTACKED = (
    *("Complaint register", "Complaint rate", "Complaints", "Handling a complaint", "Complaints manager"),
    *("Acknowledge it", "Owner", "Meets", "None", "Operation", "Answers", "Demo 2026", "project anchor"),
)


def hostile(root: Path) -> Pages:
    """The mini manual with hostile text in its French catalogue, line breaks and all."""
    catalog = Catalog(locale="fr")
    for source in ATTACKED:
        catalog.add(source, HOSTILE)
    catalog.add("CRM", f"a\n\n    b\n\n# c\n- d\n{HOSTILE}\n```\n")
    for forms in FRENCH_PLURALS:
        catalog.add(forms, (HOSTILE, HOSTILE))
    with (root / "hostile.mo").open("wb") as file:
        write_mo(file, catalog)
    return Pages(root, language="fr", messages="hostile.mo")


@pytest.mark.parametrize("name", CALLS)
def test_hostile_text_stays_text(root: Path, name: str) -> None:
    before = "Say " if name in ("value", "company", "record", "indicator") else "## H\n"
    attacked, harmless = written(hostile(root), name), written(Pages(root, language="fr"), name)
    assert tags(f"{before}{attacked}\n\nEnd.") == tags(f"{before}{harmless}\n\nEnd.")
    assert "<script" not in attacked


def tags(source: str) -> list[str]:
    """Return the tags of what Python-Markdown makes of a page, without the marks of untranslated text."""
    extensions = ["attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.superfences"]
    html = markdown.markdown(source, extensions=extensions)
    marked = 1
    while marked:  # innermost first: a marked sentence may hold a marked title
        html, marked = re.subn(r'<span class="untranslated" lang="en">((?:(?!</?span).)*)</span>', r"\1", html)
    return re.findall(r"</?[a-z][^\s<>]*", re.sub(r'="[^"]*"', "", html))
