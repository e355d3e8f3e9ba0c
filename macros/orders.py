"""What a line of a register says twice or in the wrong order: days, hours, quarters, and names in a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from macros.base import Frozen
from macros.documents import Loc
from macros.problems import Problem
from macros.references import references
from macros.register_kinds import OPTIONAL, REGISTERS
from macros.registers import Register

ORDERS: Mapping[str, Sequence[tuple[str, str]]] = {
    "nonconformity": (("day", "closed"), ("day", "check")),
    "proposal": (("received", "decided"), ("received", "due")),
    "objective": (("due", "check"),),
    "provider": (("evaluated", "next_evaluation"),),
}
"""Register -> pairs of days, of which the first is never after the second."""


def order_problems(by_kind: Mapping[str, Register]) -> Iterator[Problem]:
    """Find days, opening hours and quarters in the wrong order."""
    for kind, pairs in ORDERS.items():
        for loc, _, entry in by_kind[kind].entries:
            for first, second in pairs if entry is not None else ():
                yield from _ordered(by_kind[kind], loc, entry, (first, second))
    for loc, _, entry in by_kind["nonconformity"].entries:
        for position, action in enumerate(entry.actions if entry is not None else ()):
            if action.done and action.done < entry.day:
                place = (*loc, "actions", position, "done")
                said = f'"done" is {action.done}, before "day", {entry.day}'
                yield _problem(by_kind["nonconformity"], place, said)
    for loc, _, entry in by_kind["site"].entries:
        for position, opening in enumerate(entry.hours if entry is not None else ()):
            if opening.closes <= opening.opens:
                place = (*loc, "hours", position, "closes")
                said = f'"closes" is {opening.closes}, before "opens", {opening.opens}'
                yield _problem(by_kind["site"], place, said)
    yield from _quarters(by_kind["result"])


def repeated_names(by_kind: Mapping[str, Register]) -> Iterator[Problem]:
    """Find lists that name the same role, site, page or requirement twice."""
    for kind in (*REGISTERS, *OPTIONAL):
        for loc, _, entry in by_kind[kind].entries:
            seen: set[tuple[Loc, str]] = set()
            for inner, _, name in references(entry) if isinstance(entry, Frozen) else ():
                if not isinstance(inner[-1], int):
                    continue
                if (inner[:-1], name) in seen:
                    message = f'"{inner[-2]}" names {name} twice: delete one'
                    yield by_kind[kind].document.problem((*loc, *inner), "name-twice", message)
                seen.add((inner[:-1], name))


def _ordered(register: Register, loc: Loc, entry: Any, pair: tuple[str, str]) -> Iterator[Problem]:
    earlier, later = (getattr(entry, name) for name in pair)
    if earlier and later and later < earlier:
        yield _problem(register, (*loc, pair[1]), f'"{pair[1]}" is {later}, before "{pair[0]}", {earlier}')


def _quarters(results: Register) -> Iterator[Problem]:
    quarters = results.whole.quarters if results.whole else ()
    for position, (earlier, later) in enumerate(pairwise(quarters), 1):
        if later <= earlier:
            said = f'"quarters[{position}]" is {later}, not after {earlier}'
            yield _problem(results, ("quarters", position), said)


def _problem(register: Register, loc: Loc, said: str) -> Problem:
    return register.document.problem(loc, "order", f"{said}: correct one of the two")
