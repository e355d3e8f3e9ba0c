"""The glossary's text with some words changed, and every other byte as a person wrote it.

No writer of YAML does this: ruamel.yaml joins or wraps the lists that a person has wrapped or joined, and moves
comments with the key above them. So each change is made in the text, at the place that the parser names, and
the result is read again: unless it holds exactly what was wanted, nothing is changed.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from macros.documents import BREAKS_FOR_YAML_ONLY
from macros.model import Concept, Terms
from macros.problems import Problem
from scripts.glossary.store import GLOSSARY, Stored, stored

CONCEPT = ("id", "domain", "definition", "source", "note", "terms")
TERMS = (
    "preferred",
    "plural",
    "gender",
    "admitted",
    "deprecated",
    "discouraged",
    "customer_words",
    "exceptions",
    "verified",
)
WIDTH = 112

Value = str | bool | tuple[str, ...] | None


class LayoutError(Exception):
    """The text is written in a way that cannot be edited safely; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def rewritten(store: Stored, wanted: Sequence[Concept]) -> str:
    """The text of a glossary that holds other concepts.

    Args:
        store: the glossary as it is; it has no problems.
        wanted: concepts as they should be. Those of the glossary that are not named stay; unknown ones are added
            at the end.

    Raises:
        LayoutError: the change cannot be made in the text as it stands.
    """
    text = store.text
    known = {concept.id: concept for concept in store.concepts}
    for concept in wanted:
        if concept.id not in known:
            text = _added(text, concept)
        elif concept != known[concept.id]:
            text = _changed(text, known[concept.id], concept)
    after = stored(text)
    meant = {**known, **{concept.id: concept for concept in wanted}}
    if after.problems or {concept.id: concept for concept in after.concepts} != meant:
        first = next((concept.id for concept in wanted if concept != known.get(concept.id)), "")
        raise LayoutError(_not_editable(text, f"the entry {first} is written in an unusual way"))
    return text


def _not_editable(text: str, reason: str, line: int = 1) -> Problem:
    return Problem(GLOSSARY, min(line, text.count("\n") + 1), "glossary-layout", f"{reason}: edit it by hand")


def _tree(text: str) -> Any:
    return yaml.compose(text.translate(BREAKS_FOR_YAML_ONLY), Loader=yaml.CSafeLoader)


def _child(node: Any, key: str) -> Any:
    """The value of a key of a mapping, or None."""
    return next((value for name, value in node.value if name.value == key), None)


def _concepts(text: str) -> Any:
    node = _child(_tree(text), "concepts")
    if node is None or node.flow_style or not node.value:
        raise LayoutError(_not_editable(text, "the list of concepts is not a list with one entry a paragraph"))
    return node


def _concept(text: str, name: str) -> Any:
    return next(node for node in _concepts(text).value if _child(node, "id").value == name)


def _changed(text: str, before: Concept, after: Concept) -> str:
    for field in CONCEPT[1:-1]:
        if getattr(before, field) != getattr(after, field):
            text = _field_set(text, _concept(text, before.id), field, getattr(after, field), CONCEPT)
    for language, terms in after.terms.items():
        known = before.terms.get(language)
        if known is None:
            text = _language_added(text, _child(_concept(text, before.id), "terms"), language, terms)
            continue
        for field in TERMS:
            if getattr(known, field) != getattr(terms, field):
                node = _child(_child(_concept(text, before.id), "terms"), language)
                text = _field_set(text, node, field, getattr(terms, field), TERMS)
    return text


def _field_set(text: str, node: Any, field: str, value: Value, order: Sequence[str]) -> str:
    """The text with one field of a mapping set, added or (None, empty) taken away."""
    if node.flow_style:
        return _flow_field_set(text, node, field, value, order)
    given = next(((key, held) for key, held in node.value if key.value == field), None)
    indent = node.value[0][0].start_mark.column
    if given is None:
        return text if value in (None, ()) else _inserted(text, node, field, value, order)
    key, held = given
    if value in (None, ()):
        return text[: _line_start(text, key.start_mark.index)] + text[_line_end(text, _end(held, text)) :]
    if isinstance(value, tuple) and isinstance(held, yaml.SequenceNode) and not held.flow_style:
        lines = _items_set(text, held, value)
        if lines is not None:
            return lines
    start = text.index(":", key.end_mark.index) + 1
    return f"{text[:start]}{_rendered(field, value, indent)}{text[_end(held, text) :]}"


def _items_set(text: str, node: Any, value: tuple[str, ...]) -> str | None:
    """A list of one item a line with items added at its end or taken away, or None for another change."""
    before = [item.value for item in node.value]
    kept = [word for word in before if word in value]
    if not kept or kept != list(value[: len(kept)]) or len(set(before)) < len(before):
        return None
    column = node.start_mark.column
    last = next(item for item in reversed(node.value) if item.value in kept)
    for item in reversed(node.value):
        end = _line_end(text, _end(item, text))
        if item is last:
            added = "".join(f"{' ' * column}- {_scalar(word)}\n" for word in value[len(kept) :])
            text = _ended(text, end) + added + text[end:]
        elif item.value not in kept:
            text = text[: _line_start(text, item.start_mark.index)] + text[end:]
    return text


def _flow_field_set(text: str, node: Any, field: str, value: Value, order: Sequence[str]) -> str:
    held = {key.value: text[each.start_mark.index : _end(each, text)] for key, each in node.value}
    held.pop(field, None)
    if value not in (None, ()):
        held[field] = _flow(value)
    pairs = sorted(held.items(), key=lambda pair: order.index(pair[0]))
    inside = ", ".join(f"{key}: {said}" for key, said in pairs)
    return f"{text[: node.start_mark.index]}{{{inside}}}{text[_end(node, text) :]}"


def _inserted(text: str, node: Any, field: str, value: Value, order: Sequence[str]) -> str:
    key, _ = node.value[0]
    indent = key.start_mark.column
    earlier = [held for name, held in node.value if order.index(name.value) < order.index(field)]
    place = _line_end(text, _end(earlier[-1], text)) if earlier else _line_start(text, key.start_mark.index)
    return f"{_ended(text, place)}{' ' * indent}{field}:{_rendered(field, value, indent)}\n{text[place:]}"


def _language_added(text: str, node: Any, language: str, terms: Terms) -> str:
    place = _line_end(text, _end(node, text))
    indent = node.value[0][0].start_mark.column
    lines = "".join(f"{line}\n" for line in _terms_lines(language, terms, indent))
    return f"{_ended(text, place)}{lines}{text[place:]}"


def _added(text: str, concept: Concept) -> str:
    node = _concepts(text)
    first = node.value[0]
    inner = first.start_mark.column
    dash = text.rindex("-", 0, first.start_mark.index) - _line_start(text, first.start_mark.index)
    place = _line_end(text, _end(node, text))
    first_line, *others = _concept_lines(concept, inner)
    opening = f"{' ' * dash}-{' ' * (inner - dash - 1)}{first_line.lstrip()}"
    lines = "".join(f"{line}\n" for line in ("", opening, *others))
    return f"{_ended(text, place)}{lines}{text[place:]}"


def _concept_lines(concept: Concept, indent: int) -> Iterator[str]:
    space = " " * indent
    for field in CONCEPT[:-1]:
        value = getattr(concept, field)
        if value is not None:
            yield f"{space}{field}:{_rendered(field, value, indent)}"
    yield f"{space}terms:"
    for language, terms in concept.terms.items():
        yield from _terms_lines(language, terms, indent + 2)


def _terms_lines(language: str, terms: Terms, indent: int) -> Iterator[str]:
    yield f"{' ' * indent}{language}:"
    for field in TERMS:
        value = getattr(terms, field)
        if value not in (None, ()):
            yield f"{' ' * (indent + 2)}{field}:{_rendered(field, value, indent + 2)}"


def _rendered(field: str, value: Value, indent: int) -> str:
    """A value as it stands after its key and colon: on the line, or below it where it would be too long."""
    room = WIDTH - indent - len(field) - 2
    line = _flow(value)
    if isinstance(value, tuple) and len(line) > room:
        return "".join(f"\n{' ' * (indent + 2)}- {_scalar(word)}" for word in value)
    if isinstance(value, str):
        line = _scalar(value)
        folded = textwrap.wrap(value, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)
        if len(line) > room and " ".join(folded) == value:
            return " >-" + "".join(f"\n{' ' * (indent + 2)}{each}" for each in folded)
    return f" {line}"


def _flow(value: Value) -> str:
    if isinstance(value, tuple):
        return _dumped(list(value), default_flow_style=True)
    return _dumped([value], default_flow_style=True)[1:-1]


def _scalar(text: str) -> str:
    return _dumped({"k": text}, default_flow_style=False).removeprefix("k: ")


def _dumped(value: object, *, default_flow_style: bool) -> str:
    options: Any = {"allow_unicode": True, "width": float("inf")}
    return str(yaml.safe_dump(value, default_flow_style=default_flow_style, **options)).rstrip("\n")


def _end(node: Any, text: str) -> int:
    """Where a value's own text ends: before what follows it on its line."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, text)
    end: int = node.end_mark.index
    start: int = node.start_mark.index
    return start + len(text[start:end].rstrip())


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _line_end(text: str, index: int) -> int:
    """The beginning of the next line, or the end of the text."""
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def _ended(text: str, place: int) -> str:
    """The text up to the beginning of a line, with the line feed that the last line of a file may lack."""
    before = text[:place]
    return before if not before or before.endswith("\n") else f"{before}\n"
