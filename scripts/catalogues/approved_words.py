"""What a translator is told of a message's terms: a line a concept, made anew at each update.

Gettext's editors show the lines beside the message: `Term: complaint = réclamation (f.), pl. réclamations; not:
plainte`. They are in each language's catalogue and not in the template, since their words are the language's.
"""

from __future__ import annotations

from collections.abc import Callable

from macros.glossary import printed
from macros.model import Terms
from scripts.cache import Shelf, digest, program
from scripts.catalogues.merge import TERM
from scripts.terms.check import Glossary
from scripts.terms.forms import APPROVED

MOST = 3
"""Admitted words, and words to avoid, that a line names."""
_GENDERS = {"m": "m.", "f": "f.", "mf": "m./f."}


class ApprovedWords:
    """The terms of English messages, found once for all languages and kept by content."""

    def __init__(self, glossary: Glossary, shelf: Shelf) -> None:
        self._glossary = glossary
        self._shelf = shelf
        concepts = [concept.model_dump_json() for concept in glossary.concepts.values()]
        self._known = digest(program("terms", "messages"), *concepts)

    def lines(self, language: str) -> Callable[[str], tuple[str, ...]]:
        """What to tell translators into a language of an English text, in the order of its terms."""

        def told(source: str) -> tuple[str, ...]:
            return tuple(
                printed(f"{TERM}{self._word(name)} = {_said(terms)}")
                for name in self._concepts(source)
                if (terms := self._glossary.concepts[name].terms.get(language))
            )

        return told

    def _word(self, concept: str) -> str:
        return self._glossary.concepts[concept].terms[self._glossary.source].preferred

    def _concepts(self, source: str) -> tuple[str, ...]:
        """The concepts that a text names; the longest term wins."""
        return tuple(self._shelf.recall(digest(self._known, source), lambda: self._found(source)))

    def _found(self, source: str) -> list[str]:
        uses = self._glossary.matcher(self._glossary.source).uses(source)
        return list(dict.fromkeys(use.concept for use in uses if use.status in APPROVED))


def _said(terms: Terms) -> str:
    """The word to write, with what a translator needs to inflect it, and the words not to write."""
    gender = f" ({_GENDERS[terms.gender]})" if terms.gender else ""
    plural = f", pl. {terms.plural}" if terms.plural else ""
    admitted = _listed("; also: ", terms.admitted)
    return f"{terms.preferred}{gender}{plural}{admitted}{_listed('; not: ', terms.deprecated + terms.discouraged)}"


def _listed(label: str, words: tuple[str, ...]) -> str:
    """The first of some words, `…` for the others: the glossary's page has them all."""
    more = ", …" if len(words) > MOST else ""
    return f"{label}{', '.join(words[:MOST])}{more}" if words else ""
