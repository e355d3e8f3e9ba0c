"""Links from the first use of each term in a page to the glossary, put in when a language is staged."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Mapping
from functools import cached_property

from macros.model import Manual
from scripts.cache import digest, program
from scripts.terms.find import Matcher, Use
from scripts.terms.inflection import by_rules
from scripts.terms.links import link_first_uses
from scripts.text.segments import Segment

GLOSSARY = "reference/glossary.md"
RUNNING_TEXT = frozenset({"paragraph", "item", "definition"})
"""The kinds of segments that get links: headings, titles and table cells stay as they are."""

Link = Callable[[Segment, str], str]
"""The text of a segment, in the reader's language, with its links."""

_PROGRAM = ("terms", "messages/markup.py")
_SAFE = str.maketrans(
    {'"': "&quot;", "<": "&lt;", "[": "&#91;", "]": "&#93;", "{": "&#123;", "`": "&#96;", "|": "&#124;"}
)


class Linker:
    """The glossary of one language, ready to link any page."""

    def __init__(self, manual: Manual, language: str, messages: Mapping[str, str]) -> None:
        """Prepare the terms of a language.

        Args:
            manual: its concepts are the glossary; without a glossary page nothing is linked.
            language: of the texts that will be linked.
            messages: the translations of the concepts' definitions.
        """
        self._there = any(page.path == GLOSSARY for page in manual.pages)
        self._concepts = manual.concepts
        self._language = language
        self._definitions = {
            str(concept.id): messages.get(concept.definition, concept.definition).translate(_SAFE)
            for concept in manual.concepts
        }

    @cached_property
    def fingerprint(self) -> str:
        """A text that changes with whatever may change the links: the glossary, the language, this program."""
        words = [concept.model_dump_json() for concept in self._concepts]
        definitions = json.dumps(self._definitions)
        return digest(self._language, str(self._there), definitions, *words, program(*_PROGRAM))

    @cached_property
    def _matcher(self) -> Matcher:
        # In 733 links of the manual, the dictionary's lemmas made no difference, and took half of the time.
        return Matcher(self._concepts, self._language, by_rules(self._language))

    def of_page(self, name: str) -> Link | None:
        """What links the segments of one page, given in their order; None for the glossary itself."""
        if not self._there or name == GLOSSARY:
            return None
        seen: set[str] = set()
        way = posixpath.relpath(GLOSSARY, posixpath.dirname(name) or ".")

        def mark(use: Use) -> tuple[str, str]:
            return "[", f']({way}#{use.concept} "{self._definitions[use.concept]}"){{ .term }}'

        def link(segment: Segment, text: str) -> str:
            return link_first_uses(text, self._matcher, seen, mark) if segment.kind in RUNNING_TEXT else text

        return link
