"""What a text says against the glossary: wrong terms in it, and concepts that its translation does not name.

Pure: messages in, findings out. Reading files is the command's (scripts.terms.command).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Literal

from macros.model import Concept
from scripts.terms.find import Matcher, Use
from scripts.terms.forms import APPROVED


@dataclass(frozen=True, order=True)
class Finding:
    """One term to change.

    Attributes:
        file, line: where it stands; the file relative to the manual's folder, with slashes.
        code: `term-deprecated`, `term-discouraged` or `term-missing`.
        concept: the concept's id.
        found: the words that are wrong; for a missing term, the words of the source that call for it.
        msgid: the English message.
        message: what is wrong and what to write instead.
    """

    file: str
    line: int
    code: str
    concept: str
    found: str
    msgid: str
    message: str
    severity: Literal["error", "warning"]


@dataclass(frozen=True)
class Message:
    """A message and where it stands; without a translation it is a text of an English page.

    `waived` are the concepts that its translator, with a reason, lets go (scripts.terms.waivers).
    """

    file: str
    line: int
    source: str
    translation: str | None = None
    waived: frozenset[str] = frozenset()


class Glossary:
    """The concepts, with a matcher a language made when first asked for."""

    def __init__(self, concepts: Iterable[Concept], source: str = "en") -> None:
        self.concepts: Mapping[str, Concept] = {str(concept.id): concept for concept in concepts}
        self.source = source
        self._matchers: dict[str, Matcher] = {}
        self._holds: dict[tuple[str, str, str], bool] = {}

    def matcher(self, language: str) -> Matcher:
        """The matcher of a language (`fr`)."""
        if language not in self._matchers:
            self._matchers[language] = Matcher(self.concepts.values(), language)
        return self._matchers[language]

    def holds(self, longer: str, shorter: str, language: str) -> bool:
        """Whether a concept's term in a language names another one too.

        "Auditoría interna" names the audit, as "internal audit" does, and "retour des clients" the customers, who
        could have been left out ("retour d'information"); "organización cliente", the client, names no customer.
        """
        key = (longer, shorter, language)
        if key not in self._holds:
            within = [
                [shorter in self.matcher(code).mentions(term) for term in (terms.preferred, *terms.admitted)]
                for code in (self.source, language)
                for terms in (self.concepts[longer].terms[code],)
            ]
            self._holds[key] = any(within[0]) or not all(within[1])
        return self._holds[key]

    def names(self, concept: str, language: str) -> bool:
        """Whether a concept has words in a language."""
        return language in self.concepts[concept].terms


def findings(glossary: Glossary, message: Message, language: str) -> tuple[Finding, ...]:
    """Everything to change in one message: in its translation into `language`, or in the English text."""
    if message.translation is None:
        return tuple(_wrong(glossary, message, message.source, glossary.source))
    wrong = tuple(_wrong(glossary, message, message.translation, language))
    named = {finding.concept for finding in wrong}
    found = (*wrong, *_missing(glossary, message, message.translation, language, named))
    return tuple(finding for finding in found if finding.concept not in message.waived)


def _wrong(glossary: Glossary, message: Message, text: str, language: str) -> Iterator[Finding]:
    for use in glossary.matcher(language).uses(text):
        if use.status not in APPROVED:
            yield _wrong_term(message, use, _advice(glossary, use, language))


def _wrong_term(message: Message, use: Use, advice: str) -> Finding:
    if use.status == "deprecated":
        code, verdict = "term-deprecated", "is deprecated"
        severity: Literal["error", "warning"] = "error"
    else:
        code, verdict, severity = "term-discouraged", "is better avoided", "warning"
    sentence = f'"{use.found}" {verdict}: {advice}'
    return Finding(message.file, message.line, code, use.concept, use.found, message.source, sentence, severity)


def _missing(
    glossary: Glossary, message: Message, translation: str, language: str, named: set[str]
) -> Iterator[Finding]:
    """Concepts of the source that the translation does not name; one with a wrong term is reported as that
    only.
    """
    uses = {
        use.concept: use
        for use in reversed(glossary.matcher(glossary.source).uses(message.source))
        if use.status in APPROVED and use.concept not in named and glossary.names(use.concept, language)
    }
    if not uses:
        return
    mentioned = glossary.matcher(language).mentions(translation)
    for concept, use in uses.items():
        if not any(_named(glossary, each, language, mentioned, uses.keys()) for each in (concept, *use.also)):
            yield Finding(
                message.file,
                message.line,
                "term-missing",
                concept,
                use.found,
                message.source,
                f'the translation has no approved word for "{use.found}": {_advice(glossary, use, language)}',
                "error",
            )


def _named(
    glossary: Glossary, concept: str, language: str, mentioned: Mapping[str, frozenset[frozenset[int]]], used: Set[str]
) -> bool:
    """Whether a concept is named: by itself, or inside the term of another one that holds it."""
    taken = [
        place
        for other in (used - {concept}) & mentioned.keys()
        if not glossary.holds(other, concept, language)
        for place in mentioned[other]
    ]
    return any(not any(place < longer for longer in taken) for place in mentioned.get(concept, ()))


def _advice(glossary: Glossary, use: Use, language: str) -> str:
    """What to write instead, in the number in which the word was used."""
    terms = glossary.concepts[use.concept].terms[language]
    preferred = terms.plural if use.plural and terms.plural else terms.preferred
    return f'write "{preferred}" ({use.concept})'
