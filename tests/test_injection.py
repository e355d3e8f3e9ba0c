"""No hostile translation passes: first the guard alone, then the whole build."""

from __future__ import annotations

import pytest

from scripts.guard import refusals
from tests.hostile import CASES, POSITIONS, Hostile, Position


@pytest.mark.parametrize("position", POSITIONS, ids=lambda position: position.name)
def test_the_harmless_part_passes(position: Position) -> None:
    source, translation = position.poisoned(Hostile("nothing", "MARK"), 1, "même")
    assert refusals(source, translation, position.kind) == ()


@pytest.mark.parametrize(
    ("number", "hostile", "position"),
    CASES,
    ids=[f"{hostile.name} in {place.name}" for _, hostile, place in CASES],
)
def test_the_guard_refuses(number: int, hostile: Hostile, position: Position) -> None:
    source, translation = position.poisoned(hostile, number, "zq")
    assert refusals(source, translation, position.kind)
    assert refusals(source, translation)
