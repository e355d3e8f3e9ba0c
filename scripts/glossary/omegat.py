"""OmegaT's own glossaries: a text in UTF-8, three columns parted by tabs, one file for a pair of languages.

Source term, target term, comment, as the manual's appendix on glossaries describes it; names end in .txt. OmegaT
shows each line whose source it finds in the segment, so that only words that may be written stand in the first
two columns, and the comment says which to leave.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from macros.model import Concept, Terms
from macros.problems import Problem
from scripts.glossary.entries import Entry, Read, Words
from scripts.terms.wording import folded


def write(concepts: Sequence[Concept], source: str, target: str) -> str:
    """The words of two languages; concepts that lack one of the two are left out."""
    lines = (line for concept in concepts for line in _lines(concept, source, target))
    return "".join(f"{line}\n" for line in lines)


def _lines(concept: Concept, source: str, target: str) -> Iterator[str]:
    if source not in concept.terms or target not in concept.terms:
        return
    terms = concept.terms[target]
    for word in (concept.terms[source].preferred, *concept.terms[source].admitted):
        yield _line(word, terms.preferred, _comment(concept, terms))
        for other in terms.admitted:
            yield _line(word, other, "also right")


def _line(*cells: str) -> str:
    return "\t".join(re.sub(r"\s+", " ", cell) for cell in cells)


def _comment(concept: Concept, terms: Terms) -> str:
    """What a translator needs beside the word, shortest first."""
    parts = [{"m": "masculine", "f": "feminine", "mf": "masculine and feminine"}.get(terms.gender or "", "")]
    parts += [f"plural: {terms.plural}" if terms.plural else ""]
    parts += [f"never: {', '.join(terms.deprecated)}" if terms.deprecated else ""]
    parts += [f"better not: {', '.join(terms.discouraged)}" if terms.discouraged else ""]
    return "; ".join([*filter(None, parts), concept.definition])


def read(data: bytes, file: str, concepts: Sequence[Concept], source: str, target: str) -> Read:
    """Read such a file. It says which words translate which, and not which one is preferred.

    A word that the glossary does not have yet is therefore proposed as an admitted one, and nothing is ever
    taken away.

    Args:
        data: its bytes.
        file: its name, for problems.
        concepts: the glossary; a line belongs to the first concept that its first word names.
        source: the language of the first column.
        target: the language of the second.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8: save the file as UTF-8"
        return Read((), (Problem(file, line, "file-encoding", message),))
    named = _named(concepts, source)
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for number, row in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        word, _, rest = row.partition("\t")
        other = rest.partition("\t")[0].strip()
        if not row.strip() or row.startswith("#"):
            continue
        meant = named.get(folded(word.strip()), [])
        if not other:
            message = "a line needs two words, parted by a tab: complete it or delete it"
            problems.append(Problem(file, number, "glossary-import", message))
        elif not meant:
            message = f'no concept has "{word.strip()}" among its words in "{source}": add it first'
            problems.append(Problem(file, number, "concept-unknown", message))
        elif not any(_has(concept, target, other) for concept in meant):
            known = entries.get(meant[0].id)
            terms = known.words[target].terms if known else meant[0].terms.get(target)
            begun = known.line if known else number
            entries[meant[0].id] = Entry(meant[0].id, begun, {target: Words(_with(terms, other), begun)})
    return Read(tuple(entries.values()), tuple(problems))


def _named(concepts: Sequence[Concept], language: str) -> dict[str, list[Concept]]:
    """The concepts that each word of a language may mean, those that prefer it first."""
    found: defaultdict[str, list[Concept]] = defaultdict(list)
    for status in ("preferred", "admitted"):
        for concept in concepts:
            if language in concept.terms:
                held = getattr(concept.terms[language], status)
                for each in held if isinstance(held, tuple) else (held,):
                    found[folded(each)].append(concept)
    return found


def _has(concept: Concept, language: str, word: str) -> bool:
    terms = concept.terms.get(language)
    known = (terms.preferred, *terms.admitted) if terms else ()
    return folded(word) in {folded(each) for each in known}


def _with(terms: Terms | None, word: str) -> Terms:
    if terms is None:
        return Terms(preferred=word)
    return terms.model_copy(update={"admitted": (*terms.admitted, word)})
