"""The names that an entry of a register uses of other registers: found by the types of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from macros.base import Frozen
from macros.documents import Loc
from macros.names import KINDS


def references(entry: Frozen) -> Iterator[tuple[Loc, object, str]]:
    """Yield each name in the entry: where it stands below the entry, its kind (a key of `KINDS`), and itself."""
    for field, info in type(entry).model_fields.items():
        yield from _references(info.annotation, getattr(entry, field), (field,))


def _references(annotation: Any, value: Any, loc: Loc) -> Iterator[tuple[Loc, object, str]]:
    if isinstance(value, Frozen):
        for inner, kind, name in references(value):
            yield (*loc, *inner), kind, name
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _references(get_args(annotation)[0], item, (*loc, position))
    elif get_origin(annotation) in (Union, UnionType, Annotated) and value is not None:
        for argument in get_args(annotation):
            yield from _references(argument, value, loc)
    elif annotation in KINDS and isinstance(value, str):
        yield loc, annotation, value
