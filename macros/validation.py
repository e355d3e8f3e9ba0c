"""From pydantic's errors to problems with a line and a sentence that says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.documents import Document, Loc
from macros.model import EXAMPLES
from macros.problems import Problem, nearest, suggestion

Model = TypeVar("Model", bound=BaseModel)

READ_AS = {bool: "yes or no", int: "a number", float: "a number", dict: "a mapping", list: "a list"}
UNION_STEPS = ("int", "float", "constrained")
"""Steps that pydantic puts into an error's place for the branches of a union."""
WANTED = {
    "string_type": "a text",
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "float_type": "a number",
}

NUMBER = re.compile(r"-?\d+(\.\d+)?")
BOUNDS = {
    "greater_than": "greater than {gt}",
    "greater_than_equal": "of {ge} or more",
    "less_than_equal": "of {le} at most",
}


def validated(model: type[Model], document: Document, loc: Loc, value: Any) -> tuple[Model | None, list[Problem]]:
    """Read the value that stands at `loc` of a document as a model; None comes with at least one problem."""
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, list(dict.fromkeys(_problems(model, document, loc, error)))


def _problems(model: type[BaseModel], document: Document, loc: Loc, error: ValidationError) -> Iterator[Problem]:
    details = error.errors(include_url=False)
    meant = {
        (*detail["loc"][:-1], nearest(_name(detail["loc"]), fields(model, detail["loc"][:-1])))
        for detail in details
        if detail["type"] == "extra_forbidden"
    }
    branches = {_branches(detail["loc"]) for detail in details if detail["type"] == "float_type"}
    for detail in details:
        if detail["type"] in ("int_type", "string_pattern_mismatch") and _branches(detail["loc"]) in branches:
            continue  # "write a number" says enough of a union of numbers, and of numbers and names
        if detail["type"] == "missing" and detail["loc"] in meant:
            continue  # the unknown key beside it is this one, misspelled
        inner = _in_document(document, loc, detail["loc"])
        code, message = _sentence(model, document, inner, detail)
        yield document.problem(inner, code, message)


def _branches(loc: Loc) -> Loc | None:
    """The place of a union one branch of which an error is about, or None where it is about no union."""
    last = loc[-1] if loc else None
    return loc[:-1] if isinstance(last, str) and last.startswith(UNION_STEPS) else None


def _in_document(document: Document, loc: Loc, inner: Loc) -> Loc:
    """Where an error stands in the document: pydantic adds steps of its own for the branches of a union."""
    missing_or_unknown = (*loc, *inner)
    if missing_or_unknown in document.lines:
        return missing_or_unknown
    place = loc
    for step in inner:
        if (*place, step) in document.lines:
            place = (*place, step)
    return place


def _sentence(model: type[BaseModel], document: Document, loc: Loc, detail: ErrorDetails) -> tuple[str, str]:
    kind, field, given = detail["type"], _name(detail["loc"]), detail["input"]
    if kind == "missing":
        return "field-missing", f'"{field}" is missing: add it'
    if kind == "extra_forbidden":
        known = fields(model, detail["loc"][:-1])
        otherwise = f"delete it, or use one of {listed(known)}"
        return "key-unknown", f'"{field}" is not known here: {suggestion(field, known, otherwise)}'
    if kind == "string_type" and loc in document.unquoted and given is not None:
        source = document.unquoted[loc]
        return "text-unquoted", f'YAML reads {source} as {READ_AS[type(given)]}, not text: write "{source}"'
    if kind.startswith("date") or (kind == "value_error" and "not a date" in detail["msg"]):
        shown = document.unquoted.get(loc, given)
        return "date-invalid", f'"{field}" is no date ({shown}): write year-month-day, as in 2026-10-01'
    return "field-invalid", _wrong_value(field, given, detail)


def _wrong_value(field: str, given: object, detail: ErrorDetails) -> str:
    kind = detail["type"]
    if given is None or kind == "string_too_short":
        return f'"{field}" has no value: write one'
    if kind == "too_short":
        return f'"{field}" is empty: write at least one'
    if kind in ("int_type", "float_type") and isinstance(given, str) and NUMBER.fullmatch(given):
        return f'"{field}" is {_shown(given)}, a text: write {given} without quotes'
    return f'"{field}" is {_shown(given)}: {_advice(kind, detail.get("ctx", {})) or detail["msg"].lower()}'


def _advice(kind: str, context: Mapping[str, Any]) -> str:
    """What to write instead; nothing where pydantic's own words have to do."""
    if kind == "literal_error":
        return "write one of " + str(context["expected"]).replace("'", '"').replace(" or ", ", ")
    if kind == "string_pattern_mismatch":
        return f"write it in the form of {EXAMPLES[context['pattern']]}"
    if kind in BOUNDS:
        return f"write a number {BOUNDS[kind].format(**context)}"
    return f"write {WANTED[kind]}" if kind in WANTED else ""


def _name(loc: Loc) -> str:
    """The field that an error is about: the last step that is a name, with its position in a list."""
    steps = [step for step in loc if isinstance(step, int) or not step.startswith(UNION_STEPS)]
    if steps and isinstance(steps[-1], int):
        return f"{_name(tuple(steps[:-1]))}[{steps[-1]}]"
    return str(steps[-1]) if steps else "the file"


def _shown(given: object) -> str:
    if isinstance(given, dict | list):
        return READ_AS[type(given)]
    text = str(given).lower() if isinstance(given, bool) else str(given)
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'


def listed(names: list[str]) -> str:
    """Return names as a series for a message: "a", "b", "c"."""
    return ", ".join(f'"{name}"' for name in names)


def fields(model: Any, loc: Loc) -> list[str]:
    """Return the fields of the model that stands at `loc` below another model."""
    for step in loc:
        model = _below(model, step)
    found = _model_in(model)
    return list(found.model_fields) if found else []


def _below(annotation: Any, step: str | int) -> Any:
    model = _model_in(annotation)
    if isinstance(step, str) and model is not None:
        return model.model_fields[step].annotation if step in model.model_fields else annotation
    return annotation


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The one model that an annotation such as `tuple[Clause, ...]` or `Target | None` is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, UnionType, Annotated, tuple, dict):
        found = (_model_in(argument) for argument in get_args(annotation))
        return next((model for model in found if model is not None), None)
    return None
