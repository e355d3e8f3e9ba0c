"""An XLIFF 1.2 file that an agency sent back, as plain values with their lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from macros.problems import Problem
from scripts.safe_xml import Element, XmlError, parse
from scripts.xliff.writing import NAMESPACE

OPEN_STATES = frozenset(
    {
        "new",
        "needs-translation",
        "needs-adaptation",
        "needs-l10n",
        "needs-review-translation",
        "needs-review-adaptation",
        "needs-review-l10n",
    }
)
"""The states of a target that is not finished (XLIFF 1.2, 3.2, `state`)."""


@dataclass(frozen=True)
class Delivered:
    """A unit as it came back; `target` is None where it has none, `base` is what it went out with."""

    id: str
    line: int
    source: Element | None
    target: Element | None
    fuzzy: bool
    base: str


@dataclass(frozen=True)
class Delivery:
    """What an agency sent: the language and the units."""

    language: str
    units: tuple[Delivered, ...]


class XliffError(Exception):
    """The file is no XLIFF 1.2 that can be read; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problems = (problem,)


def read_xliff(data: bytes, file: str) -> Delivery:
    """Read an XLIFF file.

    Raises:
        XliffError: no XML, dangerous XML, another format or version, no target language or several.
    """
    try:
        root = parse(data, file)
    except XmlError as error:
        raise XliffError(error.problem) from None
    if root.tag != _name("xliff"):
        found = f"{root.tag} version {root.get('version', '?')}"
        message = f"this is {found}, not XLIFF 1.2: send back a file of the kind that was exported"
        raise XliffError(Problem(file, root.line, "xliff-invalid", message))
    languages = {each.get("target-language", "") for each in root.iter(_name("file"))}
    if len(languages) != 1 or "" in languages:
        message = "the file has no target-language, or several: send one file for each language"
        raise XliffError(Problem(file, root.line, "xliff-invalid", message))
    return Delivery(languages.pop(), tuple(_units(root)))


def _units(root: Element) -> Iterator[Delivered]:
    for each in root.iter(_name("trans-unit")):
        unit = cast(Element, each)
        target = cast("Element | None", unit.find(_name("target")))
        state = target.get("state", "") if target is not None else ""
        yield Delivered(
            unit.get("id", ""),
            unit.line,
            cast("Element | None", unit.find(_name("source"))),
            target,
            state in OPEN_STATES,
            unit.get("extradata", ""),
        )


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
