"""`glossary`: each concept with its words in every language side by side, and the words to avoid."""

from __future__ import annotations

import unicodedata
from itertools import groupby

from markupsafe import Markup

from macros.language import SOURCE, Reader
from macros.locales import locale
from macros.model import Concept, Terms
from macros.pieces import Here, heading, lines


def glossary(here: Here) -> Markup:
    """Return the concepts in the alphabetical order of the reader's language, a heading for each letter."""
    language = here.reader.language
    ordered = sorted(here.manual.concepts, key=lambda concept: (folded(word(concept, language)), concept.id))
    parts = []
    for letter, members in groupby(ordered, key=lambda concept: folded(word(concept, language))[:1].upper()):
        parts.append(heading(2, Markup("{}").format(letter), f"letter-{letter.lower()}"))
        parts.append(Markup('<div class="entries">'))
        parts += [_concept(here, concept) for concept in members]
        parts.append(Markup("</div>"))
    return lines(parts)


def word(concept: Concept, language: str) -> str:
    """Return the preferred word of a language; where the glossary has none, that of the source, or the concept's id."""
    spoken = next((code for code in (language, SOURCE) if code in concept.terms), None)
    return concept.terms[spoken].preferred if spoken else concept.id


def printed(term: str) -> str:
    """Return a term with the apostrophes of print; the glossary is typed with those of the keyboard."""
    return term.replace("'", "’")


def folded(text: str) -> str:
    """Return the text as dictionaries sort it: without accents and capitals."""
    split = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in split if not unicodedata.combining(character))


def _concept(here: Here, concept: Concept) -> Markup:
    reader = here.reader
    first = [reader.language] if reader.language in concept.terms else []
    others = [code for code in here.manual.languages if code in concept.terms and code != reader.language]
    return lines(
        [
            Markup('<section class="entry concept" id="{}">').format(concept.id),
            Markup("<h3>{}</h3>").format(_headword(reader, concept)),
            Markup("<p>{}</p>").format(reader.text(concept.definition)),
            Markup('<div class="columns">'),
            *(_language(reader, code, concept.terms[code]) for code in [*first, *others]),
            Markup("</div>"),
            _note(reader, concept),
            Markup("</section>"),
        ]
    )


def _headword(reader: Reader, concept: Concept) -> Markup:
    shown = Markup("{}").format(printed(word(concept, reader.language)))
    if reader.language in concept.terms:
        return shown
    return Markup("<span {}>{}</span>").format(reader.attributes(SOURCE), shown)


def _note(reader: Reader, concept: Concept) -> Markup:
    """Advice to translators stays in English, the language they translate from."""
    if not concept.note:
        return Markup()
    label = reader.gettext("Advice to translators")
    return Markup('<details class="advice"><summary>{}</summary><p {}>{}</p></details>').format(
        label, reader.attributes(SOURCE), concept.note
    )


def _language(reader: Reader, code: str, terms: Terms) -> Markup:
    """The words of one language; words to avoid say which one to write."""
    _ = reader.gettext
    name = locale(code).get_display_name(reader.locale) or code
    preferred = Markup("<b {}>{}</b>").format(reader.attributes(code), printed(terms.preferred))
    gender = Markup(" <small>{}</small>").format(_gender(reader, terms)) if terms.gender else Markup()
    head = Markup('<p class="language">{}</p><p>{}{}{}</p>').format(name, preferred, gender, _doubt(reader, terms))
    said = []
    if terms.admitted:
        said.append(_("Also right: {words}", words=_words(reader, code, terms.admitted, "span")))
    if terms.discouraged:
        words = _words(reader, code, terms.discouraged, "span")
        said.append(_("Better not {words}: write {preferred}", words=words, preferred=preferred))
    if terms.deprecated:
        words = _words(reader, code, terms.deprecated, "s")
        said.append(_("Never {words}: write {preferred}", words=words, preferred=preferred))
    if terms.customer_words:
        # translators: words of customers: they lead a search to the page, but the manual never writes them
        said.append(_("Customers say {words}", words=_words(reader, code, terms.customer_words, "q")))
    rest = Markup().join(Markup("<p>{}</p>").format(each) for each in said)
    return Markup('<div class="column">{}{}</div>').format(head, rest)


def _doubt(reader: Reader, terms: Terms) -> Markup:
    if terms.verified:
        return Markup()
    # translators: said of a word that no public source was found for
    words = reader.gettext("to be confirmed")
    return Markup(' <span class="doubt"><span aria-hidden="true">?</span> {}</span>').format(words)


def _gender(reader: Reader, terms: Terms) -> Markup:
    _ = reader.gettext
    return {"m": _("masculine"), "f": _("feminine"), "mf": _("masculine and feminine")}[terms.gender or "mf"]


def _words(reader: Reader, code: str, words: tuple[str, ...], tag: str) -> Markup:
    element = Markup("<{}>{{}}</{}>").format(tag, tag)
    said = Markup(", ").join(element.format(printed(each)) for each in words)
    return Markup("<span {}>{}</span>").format(reader.attributes(code), said)
