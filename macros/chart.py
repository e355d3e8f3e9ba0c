"""A small chart of one series as SVG: a line over the quarters, the target, and a mark for each value.

Colours and widths are the style sheet's; what the marks say is said in words beside the chart. Pure geometry:
no word of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from macros.model import Target
from macros.pictures_model import Measured
from macros.quarters import met

WIDTH, HEIGHT = 320, 132
LEFT, RIGHT, TOP, BOTTOM, AXIS = 24, 296, 26, 86, 108
SIGNS = {"=": "=", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}


@dataclass(frozen=True)
class Drawing:
    """What a chart shows: its name (unique on the page), what it is for those who do not see it, and the values."""

    name: str
    title: str
    description: str
    quarters: Sequence[str]
    values: Sequence[Measured]
    target: Target | None


def chart(drawing: Drawing, figure: Callable[[float], str]) -> Markup:
    """Return the chart as SVG on one line; `figure` writes a value as its reader does."""
    at = _scale(drawing)
    points = [(_x(drawing, each), at(value), value) for each, value in enumerate(drawing.values) if value is not None]
    parts = [
        Markup('<title id="{0}-title">{1}</title><desc id="{0}-desc">{2}</desc>').format(
            drawing.name, drawing.title, drawing.description
        ),
        Markup('<path class="axis" d="M{} {}H{}"/>').format(LEFT - 12, AXIS, RIGHT + 12),
        _target(drawing.target, at, figure),
        *_lines(drawing, at),
        *(_mark(drawing.target, x, y, value) for x, y, value in points),
        *_figures(points, figure),
        _label(LEFT, HEIGHT - 6, drawing.quarters[0], "start"),
        _label(RIGHT, HEIGHT - 6, drawing.quarters[-1], "end"),
    ]
    return Markup(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-labelledby="{name}-title {name}-desc">{}</svg>'
    ).format(WIDTH, HEIGHT, Markup().join(parts), name=drawing.name)


def _scale(drawing: Drawing) -> Callable[[float], float]:
    """Map values to heights, so that all values and the target fit with some room."""
    seen = [value for value in drawing.values if value is not None]
    seen += [drawing.target.figure] if drawing.target else []
    low, high = (min(seen), max(seen)) if seen else (0, 1)
    span = (high - low) or 1
    return lambda value: round(BOTTOM - (value - low) / span * (BOTTOM - TOP), 1)


def _x(drawing: Drawing, position: int) -> float:
    steps = max(len(drawing.values) - 1, 1)
    return round(LEFT + position * (RIGHT - LEFT) / steps, 1)


def _target(target: Target | None, at: Callable[[float], float], figure: Callable[[float], str]) -> Markup:
    """The line to reach, and its figure below the axis, where no value can run into it."""
    if target is None:
        return Markup()
    row = Markup('<path class="target" d="M{} {}H{}M{} {}h22"/><text class="goal" x="{}" y="{}">{}</text>')
    words = f"{SIGNS[target.op]} {figure(target.figure)}"
    return row.format(LEFT - 12, at(target.figure), RIGHT + 12, 126, HEIGHT - 10, 154, HEIGHT - 6, words)


def _lines(drawing: Drawing, at: Callable[[float], float]) -> list[Markup]:
    """Lines between neighbours; a missing value leaves a gap."""
    drawn = []
    for position, (before, after) in enumerate(pairwise(drawing.values)):
        if before is not None and after is not None:
            way = (_x(drawing, position), at(before), _x(drawing, position + 1), at(after))
            drawn.append(Markup('<path class="line" d="M{} {}L{} {}"/>').format(*way))
    return drawn


def _mark(target: Target | None, x: float, y: float, value: float) -> Markup:
    if target is not None and not met(target, value):
        return Markup('<path class="missed" d="M{} {}l8 8m0 -8l-8 8"/>').format(x - 4, y - 4)
    return Markup('<circle class="met" cx="{}" cy="{}" r="4"/>').format(x, y)


def _figures(points: Sequence[tuple[float, float, float]], figure: Callable[[float], str]) -> list[Markup]:
    """The first and the last value, on the side of their marks where the line does not run."""
    if len(points) < 2:
        return []
    ends = ((points[0], points[1], "start", LEFT - 12), (points[-1], points[-2], "end", RIGHT + 12))
    return [
        _label(x, y - 9 if y <= neighbour[1] else y + 19, figure(value), anchor)
        for (_, y, value), neighbour, anchor, x in ends
    ]


def _label(x: float, y: float, words: str, anchor: str) -> Markup:
    return Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(x, round(y, 1), anchor, words)
