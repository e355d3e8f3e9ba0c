"""The glossary as a table for spreadsheets: a row for each concept and language, words of one cell a line each.

Spreadsheets take a text for a formula when it begins with one of a few signs, and run it. Such a cell gets an
apostrophe before it, as spreadsheets themselves write a text that looks like a formula, and loses it on the way
back (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from macros.model import Concept, Terms
from macros.problems import Problem, suggestion
from macros.validation import listed
from scripts.glossary.entries import Entry, Read, Words
from scripts.glossary.store import STATUSES

OF_CONCEPT = ("definition", "domain", "source", "note")
COLUMNS = (
    *("concept", "definition", "language", "preferred", "plural", "gender"),
    *STATUSES[1:],
    *("verified", "domain", "source", "note"),
)
FORMULA = re.compile(r"'*[=+\-@\t\r]")
DEFUSED = re.compile(r"'+[=+\-@\t\r]")
VERIFIED = {"yes": True, "no": False, "true": True, "false": False, "": False}


def write(concepts: tuple[Concept, ...]) -> str:
    """The table as CSV; it begins with a byte order mark, without which Excel does not take it for UTF-8."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for concept in concepts:
        for language, terms in concept.terms.items():
            table.writerow(_defused(_row(concept, language, terms)[column]) for column in COLUMNS)
    return "\ufeff" + text.getvalue()


def _row(concept: Concept, language: str, terms: Terms) -> dict[str, str]:
    row = {"concept": str(concept.id), "language": language, "verified": "yes" if terms.verified else "no"}
    row |= {name: getattr(concept, name) or "" for name in OF_CONCEPT}
    row |= {name: getattr(terms, name) or "" for name in ("preferred", "plural", "gender")}
    return row | {name: "\n".join(getattr(terms, name)) for name in STATUSES[1:]}


def _defused(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) else cell


def _restored(cell: str) -> str:
    return cell[1:] if DEFUSED.match(cell) else cell


def read(data: bytes, file: str) -> Read:
    """Read a table as this module writes it; columns that are not there are not changed.

    Cells may be parted by commas, semicolons (as spreadsheets in French and Spanish save them) or tabs.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8: save the table as CSV UTF-8"
        return Read((), (Problem(file, line, "file-encoding", message),))
    heading = text.partition("\n")[0]
    parted = max((",", ";", "\t"), key=heading.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=parted, strict=True)
    reading = _Reading(file)
    try:
        columns = [cell.strip().lower() for cell in next(table, [])]
        if reading.columns(columns):
            begins = table.line_num + 1
            for cells in table:
                if any(cells):
                    reading.row(dict(zip(columns, map(_restored, cells), strict=False)), begins)
                begins = table.line_num + 1
    except csv.Error as error:
        reading.problem(table.line_num or 1, f"the table cannot be read ({error}): save it again as CSV UTF-8")
    return Read(tuple(reading.entries()), tuple(reading.problems))


class _Reading:
    """The rows of one table, gathered into entries."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._entries: dict[str, Entry] = {}
        self.problems: list[Problem] = []

    def problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(self._file, line, "glossary-import", message))

    def entries(self) -> Iterator[Entry]:
        yield from self._entries.values()

    def columns(self, names: list[str]) -> bool:
        """Whether the first row names the columns that there must be, and none that is not known."""
        missing = [name for name in ("concept", "language", "preferred") if name not in names]
        strange = [name for name in names if name not in COLUMNS]
        if missing:
            self.problem(1, f"the first row names no column {listed(missing)}: add it")
        elif strange:
            self.problem(1, f'"{strange[0]}" is no column: {suggestion(strange[0], COLUMNS, "delete it")}')
        return not self.problems

    def row(self, row: Mapping[str, str], line: int) -> None:
        concept, language = row.get("concept", "").strip(), row.get("language", "").strip()
        if not concept or not language or not row.get("preferred", "").strip():
            self.problem(line, "a row needs a concept, a language and a preferred word: complete it or delete it")
            return
        words = self._words(row, line)
        told = {name: row[name].strip() or None for name in OF_CONCEPT if name in row}
        entry = self._entries.setdefault(concept, Entry(concept, line, {}, **told))
        if language in entry.words:
            self.problem(line, f'{concept} has "{language}" on line {entry.words[language].line} already: delete one')
        elif different := [name for name, said in told.items() if said != getattr(entry, name)]:
            self.problem(line, f'"{different[0]}" of {concept} is not that of line {entry.line}: make them the same')
        elif words is not None:
            self._entries[concept] = Entry(concept, entry.line, {**entry.words, language: words}, **told)

    def _words(self, row: Mapping[str, str], line: int) -> Words | None:
        gender, verified = row.get("gender", "").strip() or None, row.get("verified", "").strip().lower()
        if gender not in (None, "m", "f", "mf"):
            self.problem(line, f'the gender "{gender}" is not used here: write m, f or mf')
            return None
        if verified not in VERIFIED:
            self.problem(line, f'"verified" is "{verified}": write yes or no')
            return None
        lists = {name: _lines(row.get(name, "")) for name in STATUSES[1:]}
        terms = Terms.model_validate(
            {
                "preferred": row["preferred"].strip(),
                "plural": row.get("plural", "").strip() or None,
                "gender": gender,
                "verified": VERIFIED[verified],
                **lists,
            }
        )
        return Words(terms, line, whole=set(COLUMNS) - set(OF_CONCEPT) <= set(row))


def _lines(cell: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in cell.replace("\r\n", "\n").split("\n") if line.strip())
