"""Standards, roles, records, indicators, the company's values and the glossary, from their files.

An entry that is not valid is left out and reported, but its name stays known: a page that uses it has no
problem of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from macros.documents import Document, Loc, parse
from macros.model import Clause, Standard, StandardId
from macros.names import Names
from macros.problems import Problem
from macros.reading import read
from macros.references import references
from macros.register_kinds import OPTIONAL, REGISTERS, STANDARDS, WORKING, Kind
from macros.registers_model import WorkingRegisters
from macros.validation import validated


@dataclass(frozen=True)
class Register:
    """One file as it was read: every entry's place, name and raw value, and the model of what is valid."""

    kind: Kind
    document: Document
    whole: Any
    entries: tuple[tuple[Loc, str, Any], ...]
    problems: tuple[Problem, ...]

    @property
    def valid(self) -> tuple[Any, ...]:
        """The valid entries."""
        return tuple(entry for _, _, entry in self.entries if entry is not None)

    @property
    def nameless(self) -> bool:
        """Whether an entry has no name: it may be the one that others look for."""
        listed = self.document.value[self.kind.key] if self.readable else ()
        return any(isinstance(entry, dict) and self.kind.name not in entry for entry in listed)

    @property
    def readable(self) -> bool:
        """Whether the file holds a list of entries at all."""
        value = self.document.value
        return isinstance(value, dict) and isinstance(value.get(self.kind.key), list)


@dataclass(frozen=True)
class Registers:
    """Everything but the pages."""

    by_kind: Mapping[str, Register]
    standards: tuple[Register, ...]
    names: Names
    problems: tuple[Problem, ...]


def read_registers(root: Path, pages: frozenset[str]) -> Registers:
    """Read all registers of the manual in `root`; `pages` are the ids of its pages, part of the names."""
    by_kind = {name: _register(root, kind) for name, kind in REGISTERS.items()}
    by_kind |= {name: _optional(root, kind) for name, kind in OPTIONAL.items()}
    standards = tuple(_register(root, _standard(file)) for file in _standard_files(root))
    names = _names(by_kind, standards, pages)
    every = (*by_kind.values(), *standards)
    problems = [problem for register in every for problem in register.problems]
    problems += _missing_folder(root)
    problems += _successors(standards, names)
    problems += _of_company(by_kind["value"], names)
    for name in (*REGISTERS, *OPTIONAL):
        problems += _references_of_entries(by_kind[name], names)
    for register in standards:
        problems += _standard_problems(register, standards)
    problems += _cycles(standards)
    return Registers(by_kind, standards, names, tuple(problems))


def _standard(file: str) -> Kind:
    return Kind(file, Standard, "clauses", Clause, "number")


def _standard_files(root: Path) -> list[str]:
    return [f"{STANDARDS}/{path.name}" for path in sorted((root / STANDARDS).glob("*.yml"))]


def _missing_folder(root: Path) -> Iterator[Problem]:
    if not _standard_files(root):
        message = "no standard is described: add a file for each to docs/standards"
        yield Problem(STANDARDS, 1, "file-missing", message)


def working(by_kind: Mapping[str, Register]) -> WorkingRegisters:
    """Return the valid lines of the registers that a manual may do without."""
    return WorkingRegisters(**{kind.key: by_kind[name].valid for name, kind in WORKING.items()})


def _optional(root: Path, kind: Kind) -> Register:
    if (root / kind.file).exists():
        return _register(root, kind)
    return Register(kind, Document(kind.file, {kind.key: []}, {}, {}, ()), None, (), ())


def _register(root: Path, kind: Kind) -> Register:
    text = read(root, kind.file)
    if isinstance(text, Problem):
        return Register(kind, Document(kind.file, None, {}, {}, ()), None, (), (text,))
    document = parse(kind.file, text)
    value = document.value
    if isinstance(value, dict) and kind.key in value and value[kind.key] is None:
        value = {**value, kind.key: []}  # whoever deletes all lines leaves "audits:" behind
        document = replace(document, value=value)
    if not isinstance(value, dict):
        advice = f"write it, with a list below, or {kind.key}: [] where there is nothing to list"
        found = document.problem((), "field-missing", f'"{kind.key}" is missing: {advice}')
        return Register(kind, document, None, (), document.problems or (found,))
    listed = value.get(kind.key)
    frame = {**value, kind.key: []} if isinstance(listed, list) else value
    whole, problems = validated(kind.whole, document, (), frame)
    entries, more = _entries(kind, document, listed if isinstance(listed, list) else [])
    if whole is not None:
        whole = whole.model_copy(update={kind.key: tuple(entry for _, _, entry in entries if entry)})
    return Register(kind, document, whole, tuple(entries), (*document.problems, *problems, *more))


def _entries(kind: Kind, document: Document, listed: list[Any]) -> tuple[list[tuple[Loc, str, Any]], list[Problem]]:
    entries: list[tuple[Loc, str, Any]] = []
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for position, given in enumerate(listed):
        loc: Loc = (kind.key, position)
        entry, found = validated(kind.entry, document, loc, given)
        problems += found
        name = given.get(kind.name) if isinstance(given, dict) else None
        if not isinstance(name, str):
            name = document.unquoted.get((*loc, kind.name))
        if not name:
            continue
        if name in first:
            code = "clause-duplicate" if kind.name == "number" else "id-duplicate"
            advice = f"delete one of the two or change its {kind.name}"
            message = f'"{name}" stands on line {first[name]} already: {advice}'
            problems.append(document.problem(loc, code, message))
            continue
        first[name] = document.line(loc)
        entries.append((loc, name, entry))
    return entries, problems


def _ids(register: Register) -> set[str]:
    """The id that a standard's file gives and the one that its name suggests: they should be the same."""
    value = register.document.value
    given = value.get("id") if isinstance(value, dict) else None
    stem = Path(register.kind.file).stem
    return {given, stem} if isinstance(given, str) else {stem}


def _names(by_kind: Mapping[str, Register], standards: tuple[Register, ...], pages: frozenset[str]) -> Names:
    known = {name: frozenset(entry for _, entry, _ in register.entries) for name, register in by_kind.items()}
    levels = {}
    for register in standards:
        for loc, number, _ in register.entries:
            level = register.document.value["clauses"][loc[-1]].get("level")
            for standard in _ids(register):
                levels[f"{standard}:{number}"] = level if isinstance(level, str) else "leaf"
    unread = {name for name, register in by_kind.items() if not register.readable or register.nameless}
    unread |= {standard for register in standards if not register.readable for standard in _ids(register)}
    ids = {standard for register in standards for standard in _ids(register)}
    known["value"] |= known["site"]
    if "site" in unread:
        unread.add("value")
    return Names({**known, "standard": ids, "page": pages}, levels, unread)


def _successors(standards: tuple[Register, ...], names: Names) -> Iterator[Problem]:
    """Check the standards that replace others."""
    for register in standards:
        for position, successor in enumerate(register.whole.replaced_by if register.whole else ()):
            yield from _named(register, ("replaced_by", position), StandardId, successor, names)


def _of_company(company: Register, names: Names) -> Iterator[Problem]:
    """Check the standards that the company follows, and that no value takes the id of a site."""
    for position, standard in enumerate(company.whole.standards if company.whole else ()):
        yield from _named(company, ("standards", position), StandardId, standard, names)
    for loc, value, entry in company.entries:
        if entry is not None and isinstance(entry.value, str) != (entry.unit == "text"):
            form = "a number, without quotes" if isinstance(entry.value, str) else "a text, in quotes"
            message = f'"value" is "{entry.value}", and its unit is {entry.unit}: write {form}, or correct the unit'
            yield company.document.problem((*loc, "value"), "field-invalid", message)
        if value in names.known["site"]:
            message = f'"{value}" is a site of docs/registers/sites.yml, which gives its name: delete one of the two'
            yield company.document.problem(loc, "id-duplicate", message)


def _references_of_entries(register: Register, names: Names) -> Iterator[Problem]:
    for loc, _, entry in register.entries:
        for inner, kind, name in references(entry) if entry is not None else ():
            yield from _named(register, (*loc, *inner), kind, name, names)


def _named(register: Register, loc: Loc, kind: object, name: str, names: Names) -> Iterator[Problem]:
    if complaint := names.complaint(kind, name):
        yield register.document.problem(loc, *complaint)


def _standard_problems(register: Register, standards: tuple[Register, ...]) -> Iterator[Problem]:
    standard, document = register.whole, register.document
    if standard is None:
        return
    stem = Path(register.kind.file).stem
    if standard.id != stem:
        advice = f'rename the file to {standard.id}.yml or write "id: {stem}"'
        yield document.problem(("id",), "standard-id-mismatch", f'the id is "{standard.id}": {advice}')
    if standard.withdrawn is not None and standard.withdrawn < standard.published[: len(standard.withdrawn)]:
        message = f"withdrawn {standard.withdrawn}, before it was published {standard.published}: correct one"
        yield document.problem(("withdrawn",), "standard-dates", message)
    earlier = [each for each in standards if each.whole and standard.id in each.whole.replaced_by]
    known = {number for each in earlier for _, number, _ in each.entries}
    for loc, _, clause in register.entries if earlier else ():
        for position, number in enumerate(clause.maps_from if clause else ()):
            if number not in known:
                message = f'{earlier[0].whole.id} has no clause "{number}": correct or delete it'
                yield document.problem((*loc, "maps_from", position), "requirement-unknown", message)


def _cycles(standards: tuple[Register, ...]) -> Iterator[Problem]:
    """Find standards that replace themselves, directly or through others."""
    successors = {each.whole.id: each.whole.replaced_by for each in standards if each.whole}
    for register in standards:
        if register.whole is None:
            continue
        reached, pending = set(), list(register.whole.replaced_by)
        while pending:
            standard = pending.pop()
            if standard not in reached:
                reached.add(standard)
                pending += successors.get(standard, ())
        if register.whole.id in reached:
            direct = register.whole.id in register.whole.replaced_by
            through = "" if direct else f" through {', '.join(sorted(reached - {register.whole.id}))}"
            message = f"{register.whole.id} replaces itself{through}: correct replaced_by"
            yield register.document.problem(("replaced_by",), "replacement-cycle", message)
