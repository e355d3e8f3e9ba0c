"""TBX-Basic, the terminologists' format, in its two editions: ISO 30042:2019, and the older one (`martif`).

Facts are from the schemas of the dialect's keepers (github.com/LTAC-Global/TBX-Basic_dialect, 1.2.1): which data
categories there are, where they may stand, and their values. The style is DCA, a category named by an attribute,
which both editions have in common; DCT, a category as an element, is read as well.

TBX-Basic has no category for a plural, for customers' words, for expressions to leave alone or for the state of
a review. They are notes, "plural: audits", that a person reads as they are. `superseded`, the nearest that it
has, stands for a discouraged word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from macros.model import Concept, Terms

STATUS = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
    "discouraged": "supersededTerm-admn-sts",
}
OTHER_NAMES = {"superseded": "discouraged", "forbidden": "deprecated", "obsolete": "deprecated"}
"""How other tools call a status, without TBX's ending."""
GENDERS = {"m": "masculine", "f": "feminine", "mf": "other"}
NOTES = {"customer_words": "customer word", "exceptions": "exception"}
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Edition:
    """The names by which the two editions differ."""

    root: str
    header: str
    entry: str
    language: str
    term: str


TBX_2019 = Edition(
    '<tbx style="dca" type="TBX-Basic" xml:lang={} xmlns="urn:iso:std:iso:30042:ed-2">',
    "tbxHeader",
    "conceptEntry",
    "langSec",
    "termSec",
)
MARTIF = Edition('<martif type="TBX-Basic" xml:lang={}>', "martifHeader", "termEntry", "langSet", "tig")


def write(concepts: tuple[Concept, ...], sources: Mapping[str, str], edition: Edition, source: str = "en") -> str:
    """The glossary as TBX-Basic.

    Args:
        concepts: every concept, with all its words.
        sources: what the keys in the concepts' `source` mean; told in the header.
        edition: of the standard.
        source: the language of definitions and notes.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        edition.root.format(quoteattr(source)),
        *_header(edition, sources),
    ]
    lines += ["  <text>", "    <body>"]
    for concept in concepts:
        lines += _entry(concept, edition)
    ending = re.match(r"<(\w+)", edition.root)
    lines += ["    </body>", "  </text>", f"</{ending[1] if ending else ''}>"]
    return "\n".join(lines) + "\n"


def _header(edition: Edition, sources: Mapping[str, str]) -> Iterator[str]:
    yield f"  <{edition.header}>"
    yield "    <fileDesc>"
    yield "      <titleStmt><title>Glossary of the quality manual</title></titleStmt>"
    yield "      <sourceDesc>"
    yield "        <p>Sources, by the names that entries give them</p>"
    for key, said in sources.items():
        yield f"        {_element('p', f'{key}: {said}')}"
    yield "      </sourceDesc>"
    yield "    </fileDesc>"
    yield f"  </{edition.header}>"


def _entry(concept: Concept, edition: Edition) -> Iterator[str]:
    yield f"      <{edition.entry} id={quoteattr(xml_id(concept.id))}>"
    yield f"        {_element('descrip', concept.domain, 'subjectField')}"
    yield "        <descripGrp>"
    yield f"          {_element('descrip', concept.definition, 'definition')}"
    yield f"          {_element('admin', concept.source, 'source')}"
    yield "        </descripGrp>"
    if concept.note is not None:
        yield f"        {_element('note', concept.note)}"
    for language, terms in concept.terms.items():
        yield f"        <{edition.language} xml:lang={quoteattr(language)}>"
        yield f"          {_element('note', 'verified: yes' if terms.verified else 'verified: no')}"
        for field, label in NOTES.items():
            for word in getattr(terms, field):
                yield f"          {_element('note', f'{label}: {word}')}"
        yield from _terms(terms, edition)
        yield f"        </{edition.language}>"
    yield f"      </{edition.entry}>"


def _terms(terms: Terms, edition: Edition) -> Iterator[str]:
    notes = [_element("termNote", GENDERS[terms.gender], "grammaticalGender")] if terms.gender else []
    if terms.gender or terms.plural:
        notes.append(_element("termNote", "noun", "partOfSpeech"))
    after = [_element("note", f"plural: {terms.plural}")] if terms.plural is not None else []
    yield from _term(terms.preferred, [_status("preferred"), *notes, *after], edition)
    for status in ("admitted", "discouraged", "deprecated"):
        for word in getattr(terms, status):
            yield from _term(word, [_status(status)], edition)


def _term(word: str, said: list[str], edition: Edition) -> Iterator[str]:
    yield f"          <{edition.term}>"
    yield f"            {_element('term', word)}"
    for line in said:
        yield f"            {line}"
    yield f"          </{edition.term}>"


def _status(status: str) -> str:
    return _element("termNote", STATUS[status], "administrativeStatus")


def _element(name: str, text: str, kind: str = "") -> str:
    typed = f" type={quoteattr(kind)}" if kind else ""
    # A carriage return, written as it is, would be read as a line feed.
    return f"<{name}{typed}>{escape(text, {chr(13): '&#13;'})}</{name}>"


def xml_id(concept: str) -> str:
    """A concept's id as XML allows it, which forbids that it begins with a digit."""
    return f"_{concept}" if concept[0].isdigit() else concept
