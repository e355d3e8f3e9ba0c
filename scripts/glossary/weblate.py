"""A glossary for Weblate: TBX of the older edition, one file a language, one entry a pair of words.

What Weblate reads (docs.weblate.org, formats/tbx): the first term of the component's source language and of the
file's; an entry's id as context; `<descrip>` as explanation of the source, `<note from="translator">` as that of
the translation; the administrative status `forbidden` as its flag for words not to use. The flag "terminology"
is not read from TBX: it is set in Weblate, by a bulk edit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from macros.model import Concept, Terms
from scripts.glossary.tbx import xml_id

NEVER = '<termNote type="administrativeStatus">forbidden</termNote>'


def write(concepts: Sequence[Concept], source: str, target: str) -> str:
    """The words of two languages; concepts that lack one of the two are left out."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<martif type="TBX-Basic" xml:lang={quoteattr(source)}>']
    lines += ["  <martifHeader><fileDesc><sourceDesc><p>Glossary of the quality manual</p></sourceDesc></fileDesc>"]
    lines += ["  </martifHeader>", "  <text><body>"]
    for concept in concepts:
        if source in concept.terms and target in concept.terms:
            lines += _entries(concept, source, target)
    return "\n".join([*lines, "  </body></text>", "</martif>"]) + "\n"


def _entries(concept: Concept, source: str, target: str) -> Iterator[str]:
    """A pair for each approved word, then one for each word that is not to be written."""
    english, terms = concept.terms[source], concept.terms[target]
    name = xml_id(concept.id)
    right = _section(target, terms.preferred, _explanation(terms))
    yield from _entry(name, concept.definition, _section(source, english.preferred), right)
    for number, word in enumerate(english.admitted, 1):
        yield from _entry(f"{name}.{number}", concept.definition, _section(source, word), right)
    for number, word in enumerate(terms.deprecated, 1):
        wrong = _section(target, word, f"Write {terms.preferred}", NEVER)
        yield from _entry(f"{name}.not-{number}", concept.definition, _section(source, english.preferred), wrong)


def _entry(name: str, definition: str, *sections: str) -> Iterator[str]:
    yield f"    <termEntry id={quoteattr(name)}>"
    yield f'      <descrip type="definition">{escape(definition)}</descrip>'
    yield from sections
    yield "    </termEntry>"


def _section(language: str, word: str, note: str = "", status: str = "") -> str:
    told = f'<note from="translator">{escape(note)}</note>' if note else ""
    term = f"<tig><term>{escape(word)}</term>{status}</tig>"
    return f"      <langSet xml:lang={quoteattr(language)}>{told}{term}</langSet>"


def _explanation(terms: Terms) -> str:
    parts = [{"m": "masculine", "f": "feminine", "mf": "masculine and feminine"}.get(terms.gender or "", "")]
    parts += [f"plural: {terms.plural}" if terms.plural else ""]
    parts += [f"also right: {', '.join(terms.admitted)}" if terms.admitted else ""]
    parts += [f"better not: {', '.join(terms.discouraged)}" if terms.discouraged else ""]
    return "; ".join(filter(None, parts))
