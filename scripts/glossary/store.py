"""The glossary's file read for editing: its text as it is, what it holds, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.documents import Document, Loc, parse
from macros.model import Concept
from macros.problems import Problem
from macros.reading import read
from macros.validation import validated

GLOSSARY = "locales/glossary.yml"
STATUSES = ("preferred", "admitted", "deprecated", "discouraged", "customer_words", "exceptions")
"""The fields of a language that hold words, in the order of the file."""


@dataclass(frozen=True)
class Stored:
    """The glossary as it was read: each valid concept with its place; `problems` says what was wrong with the rest."""

    text: str
    document: Document
    placed: tuple[tuple[Concept, Loc], ...]
    sources: Mapping[str, str]
    problems: tuple[Problem, ...]

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The valid concepts, in the order of the file."""
        return tuple(concept for concept, _ in self.placed)

    def concept(self, name: str) -> Concept | None:
        """The concept of an id."""
        return next((concept for concept in self.concepts if concept.id == name), None)

    @property
    def ids(self) -> list[str]:
        """The ids of all concepts, in the order of the file."""
        return [str(concept.id) for concept in self.concepts]


def read_store(root: Path) -> Stored:
    """Read the glossary of the manual in a folder; what cannot be read is a problem of what is returned."""
    text = read(root, GLOSSARY)
    if isinstance(text, Problem):
        return Stored("", Document(GLOSSARY, None, {}, {}, ()), (), {}, (text,))
    return stored(text)


def stored(text: str) -> Stored:
    """Read the text of a glossary."""
    document = parse(GLOSSARY, text)
    value = document.value if isinstance(document.value, dict) else {}
    listed = value.get("concepts")
    problems = list(document.problems)
    if not isinstance(listed, list) and not problems:
        problems.append(document.problem((), "field-missing", '"concepts" is missing: write it, with a list below'))
    placed: list[tuple[Concept, Loc]] = []
    for position, given in enumerate(listed if isinstance(listed, list) else ()):
        loc: Loc = ("concepts", position)
        concept, found = validated(Concept, document, loc, given)
        problems += found
        if concept is not None:
            placed.append((concept, loc))
    sources = value.get("sources")
    named = {str(key): str(said) for key, said in sources.items()} if isinstance(sources, dict) else {}
    return Stored(text, document, tuple(placed), named, tuple(problems))
