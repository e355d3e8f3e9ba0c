"""YAML as plain values that remember their lines.

YAML is read from the parser's events, without recursion and without PyYAML's own composer: that one dies, and
the whole process with it, of a file nested deeply enough. Nothing is raised for what a text holds: the
document carries its problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import yaml

from macros.problems import Problem

Loc = tuple[str | int, ...]
"""Where a value stands in a document: keys and positions from the top."""

DEEPEST = 40
BREAKS_FOR_YAML_ONLY = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
"""Characters that YAML 1.1 takes for the end of a line, and no editor that shows line numbers does."""
OPEN_QUOTE = "a quotation mark is never closed"
INDENTING_TAB = "found a tab character that violates indentation"
ADVICE: Mapping[str, str] = {
    OPEN_QUOTE: "close it, or put the whole text in quotes",
    "mapping values are not allowed": 'put a text with ": " in it in quotes',
    "cannot start any token": "put a text that begins like this in quotes",
    "tab character": "indent with spaces, not with tabs",
    "second document": "delete the line of three dashes",
    "nested too deeply": "write it simply",
}
"""What mostly helps against what the parser says, in the order of looking."""


@dataclass(frozen=True)
class Document:
    """What a YAML text holds: plain values, the line of each, and what is wrong with it.

    `unquoted` gives the source text of values that YAML read as something other than text. Dates stay text.
    """

    file: str
    value: Any
    lines: Mapping[Loc, int]
    unquoted: Mapping[Loc, str]
    problems: tuple[Problem, ...]

    def line(self, loc: Loc) -> int:
        """Return the line of a value, or of the nearest one around it that exists."""
        while loc not in self.lines and loc:
            loc = loc[:-1]
        return self.lines.get(loc, 1)

    def problem(self, loc: Loc, code: str, message: str) -> Problem:
        """Return a problem at the line of a value."""
        return Problem(self.file, self.line(loc), code, message)


def parse(file: str, text: str, first_line: int = 1) -> Document:
    """Read one YAML document; `first_line` is the line of the file on which the text starts.

    Entries with a key that stands twice keep the last value, as in YAML; aliases stay text. Where the text
    is not YAML at all the value is None. Tags other than YAML's own plain ones are passed over.
    """
    building = _Building(file, first_line)
    loader = yaml.CSafeLoader(text.translate(BREAKS_FOR_YAML_ONLY))
    try:
        for event in _events(loader):
            building.take(event, loader)
    except _InvalidError as error:
        building.invalid(error.line, str(error))
    except yaml.MarkedYAMLError as error:
        quoted = "quoted scalar" in (error.context or "")
        line = _where(error, text)
        reason = OPEN_QUOTE if quoted else error.problem or error.context or "it ends too early"
        building.invalid(line, INDENTING_TAB if _indented_by_tab(text, line) and not quoted else reason)
    except yaml.YAMLError as error:
        building.invalid(0, getattr(error, "reason", None) or "a character that YAML does not allow")
    finally:
        loader.dispose()
    return building.document()


def _where(error: yaml.MarkedYAMLError, text: str) -> int:
    """The line of an error, from 0; of what is never closed, and so found at the end only, its beginning."""
    last = text.rstrip().count("\n")
    found = [mark.line for mark in (error.problem_mark, error.context_mark) if mark is not None]
    before_end = [line for line in found if line <= last]
    unclosed = "quoted scalar" in (error.context or "")
    return (before_end[-1] if unclosed else before_end[0]) if before_end else last


def _indented_by_tab(text: str, line: int) -> bool:
    lines = text.split("\n")
    return line < len(lines) and "\t" in lines[line][: -len(lines[line].lstrip()) or None]


def _events(loader: yaml.CSafeLoader) -> Iterator[yaml.Event]:
    while loader.check_event():
        yield cast(yaml.Event, loader.get_event())


class _InvalidError(Exception):
    """Valid YAML perhaps, but nothing that a manual holds."""

    def __init__(self, event: yaml.Event, reason: str) -> None:
        super().__init__(reason)
        self.line = _line(event)


def _line(event: yaml.Event) -> int:
    """The line on which an event starts, counted from 0; the parser always gives one."""
    return int(event.start_mark.line) if event.start_mark else 0


@dataclass
class _Open:
    """A mapping or list whose end has not been read yet."""

    loc: Loc
    values: dict[str, Any] | list[Any]
    key: str | None = None


@dataclass
class _Building:
    """A document while its events come in."""

    file: str
    first_line: int
    value: Any = None
    started: bool = False
    failed: bool = False
    open: list[_Open] = field(default_factory=list)
    lines: dict[Loc, int] = field(default_factory=dict)
    unquoted: dict[Loc, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, event: yaml.Event, loader: yaml.CSafeLoader) -> None:
        match event:
            case yaml.DocumentStartEvent() if self.started:
                raise _InvalidError(event, "a second document begins")
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._open(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.open.pop()
            case yaml.AliasEvent():
                loc = self._place(event)
                self._problem(event, "yaml-alias", f"an alias (*{event.anchor}): write the value out")
                self._put(loc, f"*{event.anchor}")
            case yaml.ScalarEvent():
                self._scalar(event, loader)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if len(self.open) == DEEPEST:
            raise _InvalidError(event, "nested too deeply")
        loc = self._place(event)
        values: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._put(loc, values)
        self.open.append(_Open(loc, values))

    def _scalar(self, event: yaml.ScalarEvent, loader: yaml.CSafeLoader) -> None:
        parent = self.open[-1] if self.open else None
        if parent and isinstance(parent.values, dict) and parent.key is None:
            self._key(event, parent)
            return
        loc = self._place(event)
        value = _scalar(event, loader)
        if not isinstance(value, str):
            self.unquoted[loc] = event.value
        self._put(loc, value)

    def _key(self, event: yaml.ScalarEvent, parent: _Open) -> None:
        parent.key = str(event.value)
        if parent.key in parent.values:
            before = self.lines[(*parent.loc, parent.key)]
            message = f'"{parent.key}" stands on line {before} already: delete one of the two'
            self._problem(event, "key-duplicate", message)
        self.lines[(*parent.loc, parent.key)] = self._line(event)

    def _place(self, event: yaml.Event) -> Loc:
        """Where the value that begins with this event stands."""
        if not self.open:
            loc: Loc = ()
        elif isinstance(self.open[-1].values, list):
            loc = (*self.open[-1].loc, len(self.open[-1].values))
        else:
            if self.open[-1].key is None:
                raise _InvalidError(event, "a key must be a text")
            return (*self.open[-1].loc, self.open[-1].key)
        self.lines[loc] = self._line(event)
        return loc

    def _put(self, loc: Loc, value: Any) -> None:
        if not self.open:
            self.value, self.started = value, True
            return
        parent = self.open[-1]
        if isinstance(parent.values, list):
            parent.values.append(value)
        else:
            parent.values[str(loc[-1])] = value
            parent.key = None

    def _line(self, event: yaml.Event) -> int:
        return _line(event) + self.first_line

    def _problem(self, event: yaml.Event, code: str, message: str) -> None:
        self.problems.append(Problem(self.file, self._line(event), code, message))

    def invalid(self, line: int, reason: str) -> None:
        self.failed = True
        advice = "correct it here or just above"
        advice = next((told for part, told in ADVICE.items() if part in reason), advice)
        message = f"the YAML cannot be read, {reason}: {advice}"
        self.problems.append(Problem(self.file, line + self.first_line, "yaml-invalid", message))

    def document(self) -> Document:
        value = None if self.failed else self.value
        return Document(self.file, value, self.lines, self.unquoted, tuple(self.problems))


def _scalar(event: yaml.ScalarEvent, loader: yaml.CSafeLoader) -> Any:
    """Read a number, yes/no or nothing as such; all else, dates included, stays text."""
    resolve = cast(Callable[[object, str, object], str], loader.resolve)
    tag = event.tag or resolve(yaml.ScalarNode, event.value, event.implicit)
    if tag.removeprefix("tag:yaml.org,2002:") not in ("int", "float", "bool", "null"):
        return str(event.value)
    try:
        return loader.construct_object(yaml.ScalarNode(tag, event.value))
    except (ValueError, KeyError, yaml.YAMLError):
        return str(event.value)
