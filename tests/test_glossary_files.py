"""The glossary in other tools' formats: what is written, what is read back, and what is refused."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import omegat as toolkit_omegat
from translate.storage import tbx as toolkit_tbx

from macros.model import Concept
from scripts import safe_xml
from scripts.__main__ import main
from scripts.glossary import omegat, spreadsheet, tbx, tbx_reading, weblate
from scripts.glossary.entries import Entry, merged
from scripts.glossary.store import read_store
from tests import minimanual
from tests.glossaries import concepts

ROOT = Path(__file__).parent.parent
READ_TBX: Any = toolkit_tbx.tbxfile.parsestring
READ_OMEGAT: Any = toolkit_omegat.OmegaTFile.parsestring
OWN = read_store(ROOT)
GLOSSARIES = st.lists(concepts(), min_size=1, max_size=3, unique_by=lambda concept: concept.id).map(tuple)
GLOSSARY = """\
sources:
  trade: Usage of the trade
concepts:
  - id: complaint
    domain: quality
    definition: Dissatisfaction that expects an answer.
    source: trade
    terms:
      en: {preferred: complaint, plural: complaints}
      fr: {preferred: réclamation, plural: réclamations, gender: f, deprecated: [plainte]} # criminal
  - id: 24-hour-line
    domain: quality
    definition: A line that is always open.
    source: trade
    terms:
      en: {preferred: 24-hour line, admitted: [hotline]}
"""


def run(*arguments: str, root: Path) -> Result:
    result = CliRunner().invoke(main, ["glossary", *arguments, "--root", str(root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return minimanual.write(tmp_path, {"locales/glossary.yml": GLOSSARY})


def blank(concept: Concept) -> Concept:
    """A concept of which nothing is known but its id."""
    return Concept(id=concept.id, domain="?", definition="?", source="?", terms={})


def held(entries: tuple[Entry, ...], wanted: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """What entries alone say, without any help from the glossary."""
    by_id = {entry.concept: entry for entry in entries}
    return tuple(merged(blank(concept), by_id[concept.id]) for concept in wanted)


# ---- TBX ----


@given(GLOSSARIES, st.sampled_from([tbx.TBX_2019, tbx.MARTIF]))
def test_nothing_is_lost_from_yaml_to_tbx_and_back(glossary: tuple[Concept, ...], edition: tbx.Edition) -> None:
    sources = {"s": "Some source: a book"}
    read = tbx_reading.read(tbx.write(glossary, sources, edition).encode(), "x.tbx")
    assert not read.problems
    assert held(read.entries, glossary) == glossary
    assert read.sources == sources


@given(GLOSSARIES, st.sampled_from([tbx.TBX_2019, tbx.MARTIF]))
def test_nothing_is_lost_from_tbx_to_yaml_and_back(glossary: tuple[Concept, ...], edition: tbx.Edition) -> None:
    text = tbx.write(glossary, {}, edition)
    read = tbx_reading.read(text.encode(), "x.tbx")
    assert tbx.write(held(read.entries, glossary), {}, edition) == text


@pytest.mark.parametrize("edition", [tbx.TBX_2019, tbx.MARTIF], ids=["2019", "martif"])
def test_the_manual_s_own_glossary_comes_back_whole(edition: tbx.Edition) -> None:
    read = tbx_reading.read(tbx.write(OWN.concepts, OWN.sources, edition).encode(), "x.tbx")
    assert held(read.entries, OWN.concepts) == OWN.concepts
    assert read.sources == OWN.sources


ALLOWED = {
    "tbx": ("tbxHeader", "text"),
    "tbxHeader": ("fileDesc", "encodingDesc", "revisionDesc"),
    "fileDesc": ("titleStmt", "publicationStmt", "sourceDesc"),
    "titleStmt": ("title", "note"),
    "sourceDesc": ("p",),
    "text": ("body", "back"),
    "body": ("conceptEntry",),
    "conceptEntry": ("descrip", "descripGrp", "admin", "adminGrp", "transacGrp", "note", "ref", "xref", "langSec"),
    "langSec": ("descrip", "descripGrp", "admin", "adminGrp", "transacGrp", "note", "ref", "xref", "termSec"),
    "termSec": ("term", "termNote", "termNoteGrp", "descrip", "descripGrp", "admin", "note", "ref", "xref"),
    "descripGrp": ("descrip", "descripNote", "admin", "adminGrp", "transacGrp", "note", "ref", "xref"),
}
"""Which elements the schema of TBX-Basic 2019 (core, 1.2.1) allows in which; all others hold text."""
LAST = {"conceptEntry": "langSec", "langSec": "termSec"}
VALUES = {
    "administrativeStatus": {
        *("admittedTerm-admn-sts", "deprecatedTerm-admn-sts", "supersededTerm-admn-sts", "preferredTerm-admn-sts"),
    },
    "grammaticalGender": {"masculine", "feminine", "neuter", "other"},
    "partOfSpeech": {"adjective", "noun", "other", "verb", "adverb"},
}
PLACES = {
    "administrativeStatus": {"termSec"},
    "grammaticalGender": {"termSec"},
    "partOfSpeech": {"termSec"},
    "subjectField": {"conceptEntry"},
    "definition": {"descripGrp"},  # directly in conceptEntry, a misspelling in the Schematron refuses it
    "source": {"descripGrp"},
}
"""What the dialect's Schematron says of the data categories used here."""


def test_the_file_of_2019_is_as_the_schema_of_tbx_basic_says() -> None:
    root = safe_xml.parse(tbx.write(OWN.concepts, OWN.sources, tbx.TBX_2019).encode(), "x.tbx")
    namespace = "{urn:iso:std:iso:30042:ed-2}"
    assert root.attrib["style"] == "dca"
    assert root.attrib["type"] == "TBX-Basic"
    ids = [entry.attrib["id"] for entry in root.iter(f"{namespace}conceptEntry")]
    assert len(set(ids)) == len(ids) == len(OWN.concepts)
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", name) for name in ids)
    for parent in root.iter():
        name = parent.tag.removeprefix(namespace)
        children = [child.tag.removeprefix(namespace) for child in parent]
        assert set(children) <= set(ALLOWED.get(name, ())), name
        assert children == sorted(children, key=lambda child: child == LAST.get(name)), name
        if name == "termSec":
            order = [*children[:1], *sorted(children[1:], key=lambda child: child != "termNote")]
            assert (children[0], children) == ("term", order)
        for child in parent:
            kind = child.get("type")
            if kind is not None:
                assert name in PLACES[kind]
                assert child.text in VALUES.get(kind, {child.text})


@pytest.mark.parametrize("language", ["fr", "es"])
def test_translate_toolkit_reads_the_older_edition(language: str) -> None:
    """The independent reader. It knows the older edition only; Weblate reads TBX with it."""
    data = tbx.write(OWN.concepts, OWN.sources, tbx.MARTIF).encode()
    store = READ_TBX(data, sourcelanguage="en", targetlanguage=language)
    read = {unit.getid(): unit for unit in store.units}
    for concept in OWN.concepts:
        unit, terms = read[concept.id], concept.terms[language]
        assert (unit.source, unit.target) == (concept.terms["en"].preferred, terms.preferred)
        assert concept.definition in unit.getnotes("definition")
        found = {(term.text, term.administrative_status) for term in unit.get_target_terms(language)}
        wanted = {
            (word, tbx.STATUS[status])
            for status in ("admitted", "deprecated", "discouraged")
            for word in getattr(terms, status)
        }
        assert found == wanted | {(terms.preferred, tbx.STATUS["preferred"])}


def test_the_two_editions_differ_in_names_only() -> None:
    old, new = (tbx.write(OWN.concepts, OWN.sources, edition) for edition in (tbx.MARTIF, tbx.TBX_2019))
    for name, other in (("termEntry", "conceptEntry"), ("langSet", "langSec"), ("tig", "termSec"), ("martifH", "tbxH")):
        old = re.sub(rf"<(/?){name}", rf"<\g<1>{other}", old)
    assert old.split("\n")[2:-2] == new.split("\n")[2:-2]


FOREIGN = """\
<?xml version="1.0"?>
<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">
<martif type="TBX" xml:lang="en"><text><body>
  <termEntry id="complaint">
    <langSet xml:lang="en-GB"><tig><term>complaint</term></tig></langSet>
    <langSet xml:lang="fr_FR">
      <ntig><termGrp><term>réclamation</term></termGrp></ntig>
      <tig><term>grief</term><termNote type="administrativeStatus">admitted</termNote></tig>
      <tig><term>plainte</term><termNote type="administrativeStatus">obsolete</termNote></tig>
    </langSet>
  </termEntry>
</body></text></martif>
"""
TAGS = """\
<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
  <conceptEntry id="complaint"><langSec xml:lang="fr">
    <termSec><term>grief</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
    <termSec><term>réclamation</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
      <basic:grammaticalGender>feminine</basic:grammaticalGender></termSec>
    <termSec><term>plainte</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
  </langSec></conceptEntry>
</body></text></tbx>
"""


@pytest.mark.parametrize("text", [FOREIGN, TAGS], ids=["another tool's", "DCT style"])
def test_a_file_that_knows_less_takes_nothing_away(root: Path, text: str) -> None:
    file = root / "back.tbx"
    file.write_text(text, "utf-8")
    result = run("import", str(file), "--write", root=root)
    assert result.stdout.splitlines() == ['complaint fr admitted: add "grief"']
    assert (root / "locales" / "glossary.yml").read_text("utf-8") == GLOSSARY.replace(
        "{preferred: réclamation, plural: réclamations, gender: f, deprecated",
        "{preferred: réclamation, plural: réclamations, gender: f, admitted: [grief], deprecated",
    )


# ---- Spreadsheets ----


@given(GLOSSARIES, st.sampled_from([",", ";", "\t"]))
def test_a_table_comes_back_as_it_went_whatever_parts_its_cells(glossary: tuple[Concept, ...], parted: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=parted).writerows(csv.reader(io.StringIO(spreadsheet.write(glossary), newline="")))
    read = spreadsheet.read(text.getvalue().encode(), "x.csv")
    assert not read.problems
    assert held(read.entries, glossary) == glossary


@given(GLOSSARIES)
def test_no_cell_is_a_formula(glossary: tuple[Concept, ...]) -> None:
    text = spreadsheet.write(glossary)
    assert text.startswith("\ufeff")
    for row in csv.reader(io.StringIO(text[1:], newline="")):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_table_with_some_columns_only_keeps_the_rest() -> None:
    concept = next(each for each in OWN.concepts if each.terms["fr"].customer_words)
    row = f"concept;language;preferred;admitted\n{concept.id};fr;{concept.terms['fr'].preferred};ab\n"
    (entry,) = spreadsheet.read(row.encode(), "x.csv").entries
    fr = concept.terms["fr"]
    assert merged(concept, entry).terms["fr"] == fr.model_copy(
        update={"admitted": ("ab",), "deprecated": (), "discouraged": ()}
    )


# ---- OmegaT and Weblate ----


@pytest.mark.parametrize("language", ["fr", "es"])
def test_omegat_s_file_is_as_its_manual_says(language: str, tmp_path: Path) -> None:
    """Three columns parted by tabs, in UTF-8; translate-toolkit reads the same."""
    text = omegat.write(OWN.concepts, "en", language)
    rows = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    assert {len(row) for row in rows} == {3}
    assert all(source and target and not source.startswith("#") for source, target, _ in rows)
    approved = {
        word
        for concept in OWN.concepts
        for word in (concept.terms[language].preferred, *concept.terms[language].admitted)
    }
    assert {target for _, target, _ in rows} == approved
    file = tmp_path / f"en-{language}.txt"
    file.write_text(text, "utf-8")
    store = READ_OMEGAT(file.read_bytes())
    assert [(unit.source, unit.target) for unit in store.units] == [(source, target) for source, target, _ in rows]


def test_words_from_omegat_are_proposed_as_admitted_ones(root: Path) -> None:
    file = root / "en-fr.txt"
    lines = ["# by Marie", "complaint\tréclamation\t", "complaint\tgrief\tin a book", "Hotline\tligne ouverte"]
    file.write_text("\n".join(lines), "utf-8")
    result = run("import", str(file), root=root)
    assert result.stdout.splitlines() == [
        'complaint fr admitted: add "grief"',
        '24-hour-line fr preferred: add "ligne ouverte"',
    ]


@pytest.mark.parametrize("language", ["fr", "es"])
def test_weblate_s_file_has_one_pair_an_entry_and_forbids_the_wrong_words(language: str) -> None:
    data = weblate.write(OWN.concepts, "en", language).encode()
    store = READ_TBX(data, sourcelanguage="en", targetlanguage=language)
    ids = [unit.getid() for unit in store.units]
    assert len(set(ids)) == len(ids)
    right: set[tuple[str, str]] = set()
    never: set[tuple[str, str]] = set()
    for unit in store.units:
        (source,), (target,) = unit.get_source_terms(), unit.get_target_terms(language)
        (never if target.administrative_status == "forbidden" else right).add((source.text, target.text))
        assert not unit.isobsolete()  # Weblate would leave it out
    expected = {
        (concept.terms["en"].preferred, word) for concept in OWN.concepts for word in concept.terms[language].deprecated
    }
    assert never == expected
    assert {(concept.terms["en"].preferred, concept.terms[language].preferred) for concept in OWN.concepts} <= right
    complaint = next(unit for unit in store.units if unit.getid() == "complaint")
    assert "dissatisfaction" in complaint.getnotes("definition")
    assert "plural: " in complaint.getnotes("translator")


# ---- The commands ----


@pytest.mark.parametrize("form", ["tbx", "tbx-v2", "csv"])
def test_what_is_exported_can_be_imported_without_a_change(root: Path, form: str) -> None:
    file = root / ("out.csv" if form == "csv" else "out.tbx")
    assert run("export", form, "-o", str(file), root=root).exit_code == 0
    result = run("import", str(file), "--write", root=root)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "says nothing that the glossary does not say" in result.stderr
    assert (root / "locales" / "glossary.yml").read_text("utf-8") == GLOSSARY


def test_formats_of_language_pairs_give_a_file_a_language(root: Path) -> None:
    assert run("export", "omegat", "-o", str(root / "out"), root=root).exit_code == 0
    assert run("export", "weblate", "-o", str(root / "out"), root=root).exit_code == 0
    assert sorted(path.name for path in (root / "out").iterdir()) == ["en-fr.txt", "fr.tbx"]
    assert run("export", "omegat", root=root).exit_code == 2
    assert run("export", "omegat", "--language", "fr", root=root).stdout.startswith("complaint\tréclamation\t")
    assert run("export", "omegat", "--language", "pt", root=root).stdout.startswith("mkdocs.yml:1: language-unknown ")


CHANGED: dict[str, tuple[str, str, list[str]]] = {
    "a word changed": (
        "<term>réclamation<",
        "<term>doléance<",
        ['complaint fr preferred: "réclamation" becomes "doléance"'],
    ),
    "a word removed": (
        '          <termSec>\n            <term>plainte</term>\n            <termNote type="administrativeStatus">'
        "deprecatedTerm-admn-sts</termNote>\n          </termSec>\n",
        "",
        ['complaint fr deprecated: remove "plainte"'],
    ),
    "a definition": ("expects an answer.", "wants one.", ["complaint definition: "]),
    "a review": (
        "verified: no</note>\n          <termSec>\n            <term>réc",
        "verified: yes</note>\n          <termSec>\n            <term>réc",
        ['complaint fr verified: "false" becomes "true"'],
    ),
}


@pytest.mark.parametrize("name", CHANGED)
def test_an_import_shows_what_changes_and_writes_when_told(root: Path, name: str) -> None:
    old, new, lines = CHANGED[name]
    file = root / "out.tbx"
    run("export", "tbx", "-o", str(file), root=root)
    minimanual.edit(root, "out.tbx", old, new)
    result = run("import", str(file), root=root)
    assert result.exit_code == 0, result.stdout
    assert all(line in result.stdout for line in lines)
    assert len(result.stdout.splitlines()) == 1
    assert "1 change in 1 concept. Nothing was written: add --write" in result.stderr
    assert (root / "locales" / "glossary.yml").read_text("utf-8") == GLOSSARY
    assert run("import", str(file), "--write", root=root).exit_code == 0
    after = (root / "locales" / "glossary.yml").read_text("utf-8")
    assert after != GLOSSARY
    assert " # criminal\n" in after
    assert run("import", str(file), root=root).stdout == ""


XXE = '<!DOCTYPE martif [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<martif><text>&x;</text></martif>\n'
LAUGHS = '<!DOCTYPE martif [\n<!ENTITY a "ha">\n<!ENTITY b "&a;&a;&a;&a;">\n]>\n<martif>&b;</martif>\n'
HIDDEN = '<!DOCTYPE martif SYSTEM "evil.dtd">\n<martif>&x;</martif>\n'
ENTRY = '<martif xml:lang="en"><text><body>\n<termEntry id="{}">\n{}\n</termEntry></body></text></martif>\n'
FRENCH = '<langSet xml:lang="{}">\n{}</langSet>'
TERM = "<tig><term>{}</term>{}</tig>"
STATUS = '<termNote type="administrativeStatus">{}</termNote>'


def entry(concept: str = "complaint", language: str = "fr", terms: str = TERM.format("réclamation", "")) -> str:
    return ENTRY.format(concept, FRENCH.format(language, terms))


REFUSED: dict[str, tuple[str, str, str]] = {
    "XXE": ("x.tbx", XXE, ":1: xml-refused "),
    "billion laughs": ("x.tbx", LAUGHS, ":1: xml-refused "),
    "an entity of a DTD elsewhere": ("x.tbx", HIDDEN, ":2: xml-invalid "),
    "no XML": ("x.tbx", "complaint;réclamation", ":1: xml-invalid "),
    "other XML": ("x.tbx", "<xliff/>", ":1: glossary-import <xliff> is no TBX"),
    "no entry": ("x.tbx", "<martif/>", ":1: glossary-import the file has no entry"),
    "an unknown concept": (
        "x.tbx",
        entry("complain"),
        ':2: concept-unknown there is no concept "complain": did you mean',
    ),
    "an unknown language": ("x.tbx", entry(language="pt"), ':3: language-unknown the manual is not in "pt"'),
    "an unknown status": (
        "x.tbx",
        entry(terms=TERM.format("x", STATUS.format("maybe"))),
        ":4: glossary-import the status",
    ),
    "no preferred word": ("x.tbx", entry(terms=TERM.format("x", STATUS.format("admitted"))), ":3: glossary-import"),
    "two preferred words": (
        "x.tbx",
        entry(terms=2 * TERM.format("x", STATUS.format("preferred"))),
        ":3: glossary-import",
    ),
    "an empty term": ("x.tbx", entry(terms=TERM.format(" ", "")), ":4: glossary-import a term is empty"),
    "a word that is wrong": (
        "x.tbx",
        entry(terms=TERM.format("plainte", "") + TERM.format("plainte", STATUS.format("deprecated"))),
        ":2: glossary-word-conflict",
    ),
    "a table without columns": ("x.csv", "complaint,réclamation\n", ":1: glossary-import"),
    "a row without a word": ("x.csv", "concept,language,preferred\ncomplaint,fr,\n", ":2: glossary-import"),
    "an unknown gender": (
        "x.csv",
        "concept,language,preferred,gender\ncomplaint,fr,réclamation,x\n",
        ":2: glossary-import",
    ),
    "rows that disagree": (
        "x.csv",
        "concept,language,preferred,note\ncomplaint,fr,réclamation,a\ncomplaint,en,complaint,b\n",
        ":3: glossary-import",
    ),
    "a quotation mark left open": ("x.csv", 'concept,language,preferred\ncomplaint,fr,"réc\n', ":2: glossary-import"),
    "a word of no concept": ("en-fr.txt", "hello\tbonjour\n", ":1: concept-unknown"),
    "one column": ("en-fr.txt", "complaint\n", ":1: glossary-import a line needs two words"),
    "a pair of unknown languages": ("words.txt", "complaint\tréclamation\n", ":1: language-unknown"),
    "another ending": ("x.docx", "PK", ":1: glossary-import"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_one_line_and_writes_nothing(root: Path, name: str) -> None:
    file, text, said = REFUSED[name]
    (root / file).write_text(text, "utf-8")
    result = run("import", str(root / file), "--write", root=root)
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert line.startswith(f"{(root / file).as_posix()}{said}")
    assert "Nothing was written." in result.stderr
    assert (root / "locales" / "glossary.yml").read_text("utf-8") == GLOSSARY


@pytest.mark.parametrize("reader", [tbx_reading.read, spreadsheet.read])
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"<martif>{text}</martif>".encode()))
def test_no_bytes_make_a_reader_fail(reader: Callable[[bytes, str], object], data: bytes) -> None:
    reader(data, "x")


def test_a_file_that_is_not_there_is_said(root: Path) -> None:
    result = run("import", "nowhere.tbx", root=root)
    assert result.stdout.startswith("nowhere.tbx:1: file-missing ")
