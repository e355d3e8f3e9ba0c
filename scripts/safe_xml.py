"""XML from elsewhere (TBX, XLIFF), read without what makes XML dangerous.

Python's own reader follows a document type: it expands entities a thousandfold and may be pointed at files.
None of the formats read here needs one, so that a file with a document type is refused where it stands, before
anything of it is expanded. Every element knows its line.
"""

from __future__ import annotations

from typing import Any, NoReturn, cast
from xml.etree import ElementTree
from xml.parsers import expat

from macros.problems import Problem

LARGEST = 64 * 2**20
"""Bytes of the largest file that is read: the manual's own export has under two million."""
DEEPEST = 60
"""Elements in one another; formats of this kind use fewer than fifteen."""


class XmlError(Exception):
    """The file is no XML, or XML that is not read; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Element(ElementTree.Element):
    """An element of ElementTree that knows the line, from 1, on which it begins."""

    line: int = 1


def parse(data: bytes, file: str) -> Element:
    """Read XML.

    Args:
        data: the bytes of the file, in an encoding that they declare; UTF-8 when they declare none.
        file: its name in messages.

    Returns:
        The root; names are ElementTree's `{namespace}name`. Comments and processing instructions are left out.

    Raises:
        XmlError: not well-formed, too large, nested too deeply, or with a document type, which may declare
            entities.
    """
    return _Reading(file).read(data)


class _Reading:
    """One file while it is read."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._builder = ElementTree.TreeBuilder(element_factory=cast(Any, Element))
        self._depth = 0
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._builder.data

    def read(self, data: bytes) -> Element:
        if len(data) > LARGEST:
            self._refuse("xml-refused", f"the file is larger than {LARGEST >> 20} MB: split it")
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            # expat's message ends with ": line 3, column 7", which the place says already.
            reason = expat.ErrorString(error.code) or "it is not well-formed"
            self._refuse("xml-invalid", f"the XML cannot be read, {reason}: export the file again", error.lineno)
        except (LookupError, ValueError):
            self._refuse("xml-invalid", "the encoding that it declares is not known: save the file as UTF-8")
        return cast(Element, self._builder.close())

    def _doctype(self, *_: Any) -> None:
        self._refuse("xml-refused", "a document type (DTD) may hide entities and is not read: delete <!DOCTYPE …>")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            self._refuse("xml-refused", f"elements are nested more than {DEEPEST} deep: this is no such file")
        named = {_qualified(key): value for key, value in attributes.items()}
        element = cast(Element, self._builder.start(_qualified(name), named))
        element.line = self._parser.CurrentLineNumber

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(_qualified(name))

    def _refuse(self, code: str, message: str, line: int = 0) -> NoReturn:
        raise XmlError(Problem(self._file, line or self._parser.CurrentLineNumber or 1, code, message)) from None


def _qualified(name: str) -> str:
    """ElementTree's way of writing a name with its namespace."""
    return "{" + name if "}" in name else name
