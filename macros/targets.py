"""Targets that name what the company decides: `value: answer-rate`, and `within {email-reply}` in a condition.

A figure stands in docs/registers/company.yml only; pages show it by `value`, indicators by these names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.base import ValueId
from macros.documents import Loc
from macros.model import Indicator, Target, Value
from macros.names import Names
from macros.problems import Problem
from macros.registers import Register

NAME = re.compile(r"\{([a-z0-9-]+)\}")
"""The name of a value in a condition."""


def decided(indicators: Iterable[Indicator], values: Iterable[Value]) -> tuple[Indicator, ...]:
    """Return the indicators with figures for the names; a target without a figure is left out: its problem says so."""
    figures = {each.id: each.value for each in values if not isinstance(each.value, str)}

    def figured(target: Target) -> Target | None:
        if not isinstance(target.value, str):
            return target
        figure = figures.get(target.value)
        return None if figure is None else target.model_copy(update={"value": figure})

    return tuple(
        each.model_copy(
            update={
                "target": figured(each.target) if each.target else None,
                "other_targets": tuple(filter(None, map(figured, each.other_targets))),
            }
        )
        for each in indicators
    )


def target_problems(indicators: Register, values: Register, names: Names) -> Iterator[Problem]:
    """Find targets that name a text where a figure belongs, and conditions that name what is not decided."""
    texts = {each.id: each.value for each in values.valid if isinstance(each.value, str)}
    texts |= dict.fromkeys(names.known["site"], "a site")
    for loc, target in _targets(indicators):
        if isinstance(target.value, str) and target.value in texts:
            message = f'"{target.value}" is no figure ({texts[target.value]}): name a value that is one'
            yield indicators.document.problem((*loc, "value"), "field-invalid", message)
        for name in NAME.findall(target.condition or ""):
            if complaint := names.complaint(ValueId, name):
                yield indicators.document.problem((*loc, "condition"), *complaint)


def _targets(indicators: Register) -> Iterator[tuple[Loc, Target]]:
    for loc, _, entry in indicators.entries:
        if entry is not None and entry.target:
            yield (*loc, "target"), entry.target
        for position, target in enumerate(entry.other_targets if entry is not None else ()):
            yield (*loc, "other_targets", position), target
