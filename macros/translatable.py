"""Which fields of a register readers see: found by the mark that `macros.model.Text` carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import yaml
from pydantic import BaseModel

from macros.model import TRANSLATABLE


@dataclass(frozen=True)
class Text:
    value: str
    line: int
    comment: str


def texts(model: Any, node: yaml.Node, place: str = "") -> Iterator[Text]:
    """The texts of a YAML node that is read as `model` (a pydantic class or a tuple of one), in file order.

    What does not fit the model is passed over: `macros.manual` reports it.
    """
    origin, arguments = get_origin(model), get_args(model)
    if origin is Annotated and TRANSLATABLE in model.__metadata__:
        if isinstance(node, yaml.ScalarNode) and node.value.strip():
            yield Text(node.value, node.start_mark.line + 1, place)
    elif origin in (Union, UnionType, Annotated):
        for argument in arguments:
            yield from texts(argument, node, place)
    elif origin is tuple and isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from texts(arguments[0], item, place)
    elif isinstance(model, type) and issubclass(model, BaseModel) and isinstance(node, yaml.MappingNode):
        yield from _fields(model, node, place)


def _fields(model: type[BaseModel], node: yaml.MappingNode, place: str) -> Iterator[Text]:
    name = next((value.value for key, value in node.value if key.value in ("id", "number")), None)
    here = " ".join(part for part in (place, model.__name__.lower(), name) if part)
    for key, value in node.value:
        field = model.model_fields.get(key.value)
        if field is None:
            continue
        annotation = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        yield from texts(annotation, value, f"{here}: {key.value}" if isinstance(value, yaml.ScalarNode) else here)
