"""What of a page's front matter is text: where it stands, and how a translation is written in its place.

MkDocs takes YAML between `---` lines, and else `Key: value` lines at the top of a page (MultiMarkdown's way).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import yaml

_YAML = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_LINE = re.compile(r" {0,3}(?P<key>[A-Za-z0-9_-]+):[^\S\n]*(?P<value>[^\n]*)(?:\n|$)")
_MORE = re.compile(r"(?: {4}|\t)[^\n]*(?:\n|$)")
_BLANK = re.compile(r"[^\S\n]*\n")

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader that MkDocs reads front matter with."""

TEXTS = ("title", "description")
LISTS = ("customer_words",)


@dataclass(frozen=True)
class Entry:
    """One text of the front matter: source[start:end] is it, as it is written.

    Attributes:
        form: `yaml` for a plain or a quoted scalar, `yaml-lines` for `|` and `>`, `line` for `Key: value`.
    """

    start: int
    end: int
    text: str
    form: str


def body_start(source: str) -> int:
    """Where a page's body begins, as MkDocs sees it."""
    if found := _YAML.match(source):
        return found.end() if _is_mapping(found[1]) else 0
    return _lines_end(source)


def entries(source: str) -> Iterator[Entry]:
    """The texts of a page's front matter, in its order."""
    if found := _YAML.match(source):
        if _is_mapping(found[1]):
            yield from _yaml_entries(found[1], found.start(1))
        return
    position = 0
    for line in _LINE.finditer(source, 0, _lines_end(source)):
        if line.start() == position and line["key"].lower() in TEXTS:
            value = line["value"].rstrip()
            yield Entry(line.start("value"), line.start("value") + len(value), value, "line")
        position = line.end()


@lru_cache(maxsize=8)
def _is_mapping(text: str) -> bool:
    return isinstance(_loaded(text), dict)


def _loaded(text: str) -> object:
    try:
        return yaml.load(text, Loader=LOADER)  # noqa: S506 (a safe one)
    except (yaml.YAMLError, ValueError):
        return None


def _lines_end(source: str) -> int:
    """The end of the `Key: value` lines at the top of a page, with the blank line that ends them."""
    position = 0
    while found := _LINE.match(source, position):
        position = found.end()
        while more := _MORE.match(source, position):
            if not more[0]:
                break
            position = more.end()
        if position == len(source):
            break
    blank = _BLANK.match(source, position)
    return blank.end() if blank and position else position


def _yaml_entries(text: str, offset: int) -> Iterator[Entry]:
    node = yaml.compose(text, Loader=LOADER)
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        if key.value in TEXTS:
            yield from _scalar(value, text, offset)
        elif key.value in LISTS and isinstance(value, yaml.SequenceNode):
            for item in value.value:
                yield from _scalar(item, text, offset)


def _scalar(node: yaml.Node, text: str, offset: int) -> Iterator[Entry]:
    if not isinstance(node, yaml.ScalarNode) or node.tag != "tag:yaml.org,2002:str":
        return
    start, end = node.start_mark.index, node.end_mark.index
    end = start + len(text[start:end].rstrip())
    form = "yaml-lines" if node.style in ("|", ">") else "yaml"
    yield Entry(offset + start, offset + end, " ".join(node.value.split()), form)


def written(text: str, original: str) -> str:
    """A text as a YAML scalar that can stand where another stood.

    Args:
        text: what the scalar is to say.
        original: the scalar as the page writes it; its quotes are kept where it has some.
    """
    if original.startswith("'") and "\n" not in text and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if original[:1] not in "\"'|>" and _is_plain(text):
        return text
    return yaml.safe_dump(text, default_style='"', allow_unicode=True, width=2**31).strip()


def _is_plain(text: str) -> bool:
    """Whether YAML reads a text as itself without quotes, in a list within brackets too."""
    if "\n" in text or text != text.strip():
        return False
    return _loaded(f"a: {text}") == {"a": text} and _loaded(f"[{text}, b]") == [text, "b"]
