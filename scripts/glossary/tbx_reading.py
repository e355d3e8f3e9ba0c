"""TBX read: either edition, either style, from this manual or from another tool.

What only this manual writes (see `scripts.glossary.tbx`) is missed in nobody else's file: what such a file does
not know stays in the glossary as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import cast
from xml.etree import ElementTree

from macros.model import Terms
from macros.problems import Problem
from scripts import safe_xml
from scripts.glossary.entries import Entry, Read, Words
from scripts.glossary.tbx import GENDERS, NOTES, OTHER_NAMES, STATUS, XML_LANGUAGE
from scripts.safe_xml import Element

ENTRIES = ("conceptEntry", "termEntry")
LANGUAGES = ("langSec", "langSet")
TERMS = ("termSec", "tig", "ntig")
OWN_NOTE = re.compile(r"(plural|verified|customer word|exception): (.*)", re.DOTALL)
PLAIN_DOCTYPE = re.compile(rb"<!DOCTYPE\s+martif(?:\s+(?:SYSTEM|PUBLIC)\s[^\[\]<>]*)?>")
"""Weblate and many older tools write one. It names a DTD, declares nothing, and nothing here would fetch it."""


def read(data: bytes, file: str) -> Read:
    """Read a TBX file.

    Args:
        data: its bytes.
        file: its name, for problems.
    """
    try:
        root = safe_xml.parse(PLAIN_DOCTYPE.sub(lambda found: b"\n" * found[0].count(b"\n"), data, count=1), file)
    except safe_xml.XmlError as error:
        return Read((), (error.problem,))
    if _name(root) not in ("tbx", "martif"):
        message = f"<{_name(root)}> is no TBX, whose first element is <tbx> or <martif>: export it again as TBX"
        return Read((), (Problem(file, 1, "glossary-import", message),))
    reading = _Reading(file)
    entries = tuple(reading.entry(element) for element in _below(root, *ENTRIES))
    if not entries:
        reading.problem(root, "the file has no entry: export it again")
    return Read(entries, tuple(reading.problems), dict(_sources(root)))


def _sources(root: Element) -> Iterator[tuple[str, str]]:
    for described in _below(root, "sourceDesc"):
        for line in _below(described, "p"):
            key, colon, said = _text(line).partition(": ")
            if colon:
                yield key, said


class _Reading:
    """The entries of one file, and what is wrong with them."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.problems: list[Problem] = []

    def problem(self, element: Element, message: str) -> None:
        self.problems.append(Problem(self._file, element.line, "glossary-import", message))

    def entry(self, element: Element) -> Entry:
        words: dict[str, Words] = {}
        for section in _below(element, *LANGUAGES):
            language = section.get(XML_LANGUAGE, "").replace("_", "-").partition("-")[0].lower()
            if language in words:
                self.problem(section, f'the entry has "{language}" twice: delete one of the two')
                continue
            found = self._words(section)
            if found is not None:
                words[language] = found
        own = [each for child in _inside(element) if _name(child) not in LANGUAGES for each in _below(child)]
        said = {_category(each): _text(each) for each in reversed(own)}
        name = element.get("id", "")
        return Entry(
            name[1:] if re.match(r"_\d", name) else name,
            element.line,
            words,
            said.get("subjectField") or None,
            said.get("definition") or None,
            said.get("source") or None,
            said.get("note") or None,
        )

    def _words(self, section: Element) -> Words | None:
        lists: dict[str, list[str]] = defaultdict(list)
        waiting: list[str] = []
        fields: dict[str, object] = {}
        own = _own_notes(each for each in _inside(section) if _name(each) == "note")
        for element in _below(section, *TERMS):
            word = " ".join(re.split(r"[ \t\r\n]+", _text(next(_below(element, "term"), element))))
            said = {_category(each): _text(each) for each in _below(element) if each is not element}
            status = self._status(element, said.get("administrativeStatus", ""))
            if not word:
                self.problem(element, "a term is empty: delete it or write it")
                return None
            if status:
                lists[status].append(word)
            else:
                waiting.append(word)
            if status == "preferred" or not (status or lists["preferred"] or waiting[1:]):
                fields = self._of_preferred(element, said)
        if not lists["preferred"]:
            lists["preferred"], waiting = waiting[:1], waiting[1:]
        lists["admitted"] += waiting
        if len(lists["preferred"]) != 1:
            number = "no preferred word" if not lists["preferred"] else "more than one preferred word"
            self.problem(section, f"a language has {number}: give one term the status {STATUS['preferred']}")
            return None
        whole = "verified" in own
        terms = Terms.model_validate(
            {
                **fields,
                "preferred": lists["preferred"][0],
                **{status: tuple(lists[status]) for status in ("admitted", "deprecated", "discouraged")},
                **{field: tuple(own.get(label, ())) for field, label in NOTES.items()},
                "verified": own.get("verified") == ["yes"],
            }
        )
        return Words(terms, section.line, whole)

    def _of_preferred(self, element: Element, said: dict[str, str]) -> dict[str, object]:
        named = {word: gender for gender, word in GENDERS.items()}
        gender = said.get("grammaticalGender", "")
        if gender and gender not in named:
            self.problem(element, f'the gender "{gender}" is not used here: write one of {", ".join(named)}')
        own = _own_notes(_below(element, "note"))
        return {"gender": named.get(gender), "plural": next(iter(own.get("plural", ())), None)}

    def _status(self, element: Element, given: str) -> str:
        status = re.sub(r"term(-admn-sts|admnsts)?$", "", given.strip(), flags=re.IGNORECASE).lower()
        status = OTHER_NAMES.get(status, status)
        if status and status not in STATUS:
            self.problem(element, f'the status "{given}" is not known: write one of {", ".join(STATUS.values())}')
            return ""
        return status


def _own_notes(elements: Iterator[Element]) -> dict[str, list[str]]:
    """What this manual writes as notes: the label and what was said under it."""
    found: dict[str, list[str]] = defaultdict(list)
    for element in elements:
        if own := OWN_NOTE.fullmatch(_text(element)):
            found[own[1]].append(own[2])
    return dict(found)


def _below(element: Element, *names: str) -> Iterator[Element]:
    """The elements of some names (any, if none is given) anywhere in another."""
    for each in element.iter():
        if not names or _name(each) in names:
            yield cast(Element, each)


def _inside(element: Element) -> Iterator[Element]:
    """The elements that stand directly in another."""
    yield from cast(Iterator[Element], iter(element))


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _category(element: Element) -> str:
    """The data category: the type in DCA, the element itself in DCT."""
    return element.get("type") or _name(element)


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip(" \t\r\n")
