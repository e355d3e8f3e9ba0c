"""Results kept by content: the same question is worked out once, and nothing depends on the answer being kept."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from scripts.cache import Shelf, digest


def once(shelf: Shelf, key: str, calls: list[str]) -> list[int]:
    def work() -> list[int]:
        calls.append(key)
        return [len(calls)]

    value = shelf.recall(key, work)
    assert isinstance(value, list)
    return value


def test_a_value_is_worked_out_once_and_found_by_the_next_run(tmp_path: Path) -> None:
    calls: list[str] = []
    with Shelf(tmp_path, "things") as shelf:
        assert once(shelf, "a", calls) == once(shelf, "a", calls) == [1]
    with Shelf(tmp_path, "things") as shelf:
        assert once(shelf, "a", calls) == [1]
    assert calls == ["a"]


def test_what_a_run_did_not_use_is_forgotten(tmp_path: Path) -> None:
    calls: list[str] = []
    for keys in ("ab", "b", "ab"):
        with Shelf(tmp_path, "things") as shelf:
            for key in keys:
                once(shelf, key, calls)
    assert calls == ["a", "b", "a"]


def test_what_is_to_be_forgotten_is_worked_out_again(tmp_path: Path) -> None:
    calls: list[str] = []
    for _ in range(2):
        with Shelf(tmp_path, "things") as shelf:
            once(shelf, "a", calls)
            shelf.forget("a")
    assert calls == ["a", "a"]


def test_a_damaged_shelf_is_worked_out_again(tmp_path: Path) -> None:
    calls: list[str] = []
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "things.json").write_text("{")
    with Shelf(tmp_path, "things") as shelf:
        assert once(shelf, "a", calls) == [1]


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_digests_are_equal_only_for_equal_parts(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)
