"""What pages draw, from its registers, and what only several of their entries together can get wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.pictures_model import Pictures, Results
from macros.problems import Problem
from macros.registers import Register


def pictures(by_kind: Mapping[str, Register]) -> Pictures:
    """Return the valid entries of the registers that pages draw."""
    results = by_kind["result"].whole
    return Pictures(
        results=_whole_series(results) if results else Results(),
        processes=by_kind["process"].whole,
        ways=by_kind["way"].valid,
        certifications=by_kind["certification"].valid,
        path=by_kind["stage"].valid,
    )


def picture_problems(by_kind: Mapping[str, Register]) -> Iterator[Problem]:
    """Find series of results that do not hold a value for each quarter, and steps of a way that nobody does."""
    yield from _steps_of_nobody(by_kind["way"])
    register = by_kind["result"]
    if register.whole is None:
        return
    wanted = len(register.whole.quarters)
    for loc, _, entry in register.entries:
        for position, series in enumerate(entry.series if entry else ()):
            found = len(series.values)
            if found != wanted:
                message = f"{found} values for {wanted} quarters: write one each, null where it is missing"
                yield register.document.problem((*loc, "series", position, "values"), "series-length", message)


def _steps_of_nobody(ways: Register) -> Iterator[Problem]:
    for loc, _, way in ways.entries:
        for position, step in enumerate(way.steps if way else ()):
            if (step.owner is None) is (step.person is None):
                message = "a step has an owner, which is a role, or a person who is none: write one of them"
                yield ways.document.problem((*loc, "steps", position), "step-owner", message)


def _whole_series(results: Results) -> Results:
    """The results without the series that are too long or too short: their problem says so. No quarter, no results."""
    kept = []
    for each in results.results if results.quarters else ():
        series = tuple(one for one in each.series if len(one.values) == len(results.quarters))
        if series:
            kept.append(each.model_copy(update={"series": series}))
    return results.model_copy(update={"results": tuple(kept)})
