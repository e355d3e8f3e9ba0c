"""Which fields of a register readers see: found by the mark that `macros.model.Text` carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from macros.documents import Document, Loc
from macros.model import TRANSLATABLE, Standard
from macros.register_kinds import OPTIONAL, REGISTERS, STANDARDS


@dataclass(frozen=True)
class Text:
    """A text that readers see, its line, what it is ("clause 8.2.1: paraphrase"), and its keys from the top."""

    value: str
    line: int
    place: str
    loc: Loc = ()


def model_of(file: str) -> type[BaseModel] | None:
    """The model of a register's file, named relative to the manual's folder; None for any other file."""
    if file.startswith(f"{STANDARDS}/"):
        return Standard
    return next((kind.whole for kind in (*REGISTERS.values(), *OPTIONAL.values()) if kind.file == file), None)


def texts(model: type[BaseModel], document: Document) -> Iterator[Text]:
    """The texts of a document that is read as `model`, in the order of its fields.

    What does not fit the model is passed over: `macros.manual` reports it.
    """
    yield from _texts(model, document.value, (), document, "")


def _texts(model: Any, value: Any, loc: Loc, document: Document, place: str) -> Iterator[Text]:
    origin, arguments = get_origin(model), get_args(model)
    if origin is Annotated and TRANSLATABLE in model.__metadata__:
        if isinstance(value, str) and value.strip():
            yield Text(value, document.line(loc), place, loc)
    elif origin in (Union, UnionType, Annotated):
        for argument in arguments:
            yield from _texts(argument, value, loc, document, place)
    elif origin is tuple and isinstance(value, list):
        for position, item in enumerate(value):
            yield from _texts(arguments[0], item, (*loc, position), document, place)
    elif isinstance(model, type) and issubclass(model, BaseModel) and isinstance(value, dict):
        yield from _fields(model, value, loc, document, place)


def _fields(model: type[BaseModel], value: dict[str, Any], loc: Loc, document: Document, place: str) -> Iterator[Text]:
    name = value.get("id") or value.get("number")
    here = " ".join(str(part) for part in (place, model.__name__.lower(), name) if part)
    for key, inner in value.items():
        field = model.model_fields.get(key)
        if field is not None:
            marked = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
            inside = f"{here}: {key}" if isinstance(inner, str) else here
            yield from _texts(marked, inner, (*loc, key), document, inside)
