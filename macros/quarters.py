"""What the results of indicators say: a target met or missed, and how many quarters in a row conform."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping

from macros.model import Indicator, IndicatorId, Manual, Target
from macros.pictures_model import Measured, Result

COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def result_of(manual: Manual, indicator: IndicatorId) -> Result | None:
    """Return the results of an indicator, or None where the company keeps none."""
    return next((each for each in manual.pictures.results.results if each.indicator == indicator), None)


def met(target: Target, value: Measured) -> bool:
    """Return whether a value reaches the target; a missing one does not."""
    return value is not None and COMPARISONS[target.op](value, target.figure)


def conforming(target: Target, result: Result) -> tuple[bool, ...]:
    """Return for each quarter whether every site and channel met the target: none makes up for another."""
    return tuple(all(met(target, value) for value in quarter) for quarter in zip(*_values(result), strict=True))


def in_a_row(quarters: Iterable[bool]) -> int:
    """Return how many of the last quarters conform without a gap."""
    count = 0
    for conforms in quarters:
        count = count + 1 if conforms else 0
    return count


def eligible_quarters(manual: Manual) -> tuple[int, ...]:
    """Return, at the end of each quarter, how many in a row every indicator that counts for eligibility met its target.

    An indicator that counts but has no results breaks the count: what is missing cannot be proven.
    """
    counting = [each for each in manual.indicators if each.counts_for_eligibility and each.target]
    judged = [_judged(manual, each) for each in counting]
    every = [all(quarter) for quarter in zip(*judged, strict=True)]
    return tuple(in_a_row(every[: end + 1]) for end in range(len(every)))


def _judged(manual: Manual, each: Indicator) -> tuple[bool, ...]:
    result = result_of(manual, each.id)
    if result is None or each.target is None:
        return (False,) * len(manual.pictures.results.quarters)
    return conforming(each.target, result)


def _values(result: Result) -> list[tuple[Measured, ...]]:
    return [series.values for series in result.series]
