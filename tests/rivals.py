"""Three tools' terminology checks beside ours, on the sentences written blind; run by hand, not by the tests.

Their rules are restated from their sources, with the whole glossary in their forms and the best settings that
they have. A concept of a sentence is found or not; whether as missing or as deprecated, is not asked of them.
Only sentences with their English source count, since the three compare source and translation, and concepts
whose word is discouraged there are left out.

    pip install --target DIR snowballstemmer && PYTHONPATH=DIR python -m tests.rivals
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

import snowballstemmer  # type: ignore[import-not-found, unused-ignore]

from macros.model import Concept, Terms
from scripts.terms.check import Glossary
from tests import term_tables

Check = Callable[[str, str, str], set[str]]
"""What a tool complains of, by concept: of an English sentence, its translation, the translation's language."""

GLOSSARY = Glossary(term_tables.concepts())
STEMMERS = {"en": "english", "fr": "french", "es": "spanish"}


def approved(terms: Terms) -> list[str]:
    return [term for term in (terms.preferred, terms.plural, *terms.admitted) if term]


def concepts(language: str) -> Iterator[tuple[Concept, list[str], Terms]]:
    """Each concept with its English words and its terms in a language."""
    for concept in GLOSSARY.concepts.values():
        if "en" in concept.terms and language in concept.terms:
            yield concept, approved(concept.terms["en"]), concept.terms[language]


def ours(source: str, target: str, language: str) -> set[str]:
    case = term_tables.Case(0, language, target, source, frozenset())
    return {concept for status, concept, _ in term_tables.found(case, GLOSSARY) if status != "discouraged"}


def weblate(source: str, target: str, language: str) -> set[str]:
    """WeblateOrg/weblate, weblate/glossary/models.py (get_glossary_terms: the term as it is, in lower case, between
    characters that are no letters) and weblate/checks/glossary.py (check_single: one of its translations must be
    in the target, `forbidden` ones must not). Off by default.
    """

    def there(term: str, text: str) -> bool:
        return re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.IGNORECASE) is not None

    found = set()
    for concept, words, terms in concepts(language):
        asked = any(there(word, source) for word in words)
        if asked and (
            not any(there(term, target) for term in approved(terms)) or any(there(t, target) for t in terms.deprecated)
        ):
            found.add(str(concept.id))
    return found


@cache
def stems(text: str, language: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.sub(r"\b(?:[ldcjmnst]|qu)['’]", " ", text.lower()))
    return tuple(snowballstemmer.stemmer(STEMMERS[language]).stemWords(words))


def omegat(source: str, target: str, language: str) -> set[str]:
    """omegat-org/omegat, gui/issues/TerminologyIssueProvider.java and gui/glossary/GlossarySearcher.java with
    its defaults: words by their stems, in any order and place (GLOSSARY_STEMMING, GLOSSARY_NOT_EXACT_MATCH), a
    term in capitals only in capitals. Its stemmers are Lucene's; Snowball's stand for them here.
    """

    def there(term: str, text: str, code: str) -> bool:
        same_case = not term.isupper() or re.search(rf"\b{term}\b", text) is not None
        return same_case and set(stems(term, code)) <= set(stems(text, code))

    return {
        str(concept.id)
        for concept, words, terms in concepts(language)
        for word in words
        if there(word, source, "en") and not any(there(term, target, language) for term in approved(terms))
    }


def pofilter(source: str, target: str, language: str) -> set[str]:
    """translate/translate, translate/filters/checks/standard.py (musttranslatewords): a single English word that
    is found in the translation as it is in the source. It knows no pairs of terms; the words of the list are
    those that the language does not use itself.
    """
    own = {word.lower() for _, _, terms in concepts(language) for term in approved(terms) for word in term.split()}
    both = {word.lower() for word in set(re.findall(r"\w+", source)) & set(re.findall(r"\w+", target))} - own
    return {str(concept.id) for concept, words, _ in concepts(language) if both & set(words)}


def measure(check: Check, language: str) -> tuple[int, int, int]:
    right = false = missed = 0
    for case in term_tables.cases(language, "blind-"):
        if case.source is not None:
            left_out = {concept for status, concept, _ in case.expected if status == "discouraged"}
            expected = {concept for _, concept, _ in case.expected} - left_out
            found = check(case.source, case.sentence, language) - left_out
            right += len(found & expected)
            false += len(found - expected)
            missed += len(expected - found)
    return right, false, missed


if __name__ == "__main__":
    for tool in (ours, weblate, omegat, pofilter):
        for code in ("fr", "es"):
            counts = measure(tool, code)
            precision, recall = term_tables.shares(*counts)
            print(f"{tool.__name__:9} {code}  precision {precision:.3f}  recall {recall:.3f}  {counts}")
