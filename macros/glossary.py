"""`glossary`: each concept with its words in every language side by side, and the words to avoid.

The page is whole without a script. The field that filters it is shown by assets/glossary.js, which holds no
sentence: those are attributes of the form. The template adds script and style to a page with that form.
"""

from __future__ import annotations

import json
import unicodedata
from itertools import groupby

from markupsafe import Markup

from macros.language import SOURCE, Reader
from macros.locales import name_in
from macros.model import Concept, Terms
from macros.pieces import Here, heading, items, lines, page_link

FORM = Markup(
    '<form class="glossary-filter" role="search" data-pagefind-ignore data-counts="{counts}" data-none="{none}" '
    'data-instead="{instead}" hidden>'
    '<p><label for="glossary-query">{label}</label> <input id="glossary-query" name="q" type="search" '
    'autocomplete="off" autocapitalize="off" spellcheck="false"></p>'
    '<p><label for="glossary-show">{show}</label> <select id="glossary-show" name="show">{options}</select></p>'
    '<p class="glossary-status" role="status"></p></form>'
)
MANY = 200
"""How far a number is looked for that takes each plural of a language; no rule of CLDR needs a greater one."""


def glossary(here: Here) -> Markup:
    """Return the concepts in the alphabetical order of the reader's language, a heading for each letter."""
    language = here.reader.language
    ordered = sorted(here.manual.concepts, key=lambda concept: (folded(word(concept, language)), concept.id))
    letters = [
        (letter, list(members))
        for letter, members in groupby(ordered, key=lambda concept: folded(word(concept, language))[:1].upper())
    ]
    parts = [_form(here), _letters(here.reader, [letter for letter, _ in letters])]
    for letter, members in letters:
        parts.append(heading(2, Markup("{}").format(letter), f"letter-{letter.lower()}"))
        parts.append(Markup('<div class="entries">'))
        parts += [_concept(here, concept) for concept in members]
        parts.append(Markup("</div>"))
    return lines(parts)


def word(concept: Concept, language: str) -> str:
    """Return the preferred word of a language; where the glossary has none, that of the source, or the concept's id."""
    spoken = _spoken(concept, language)
    return concept.terms[spoken].preferred if spoken in concept.terms else concept.id


def _spoken(concept: Concept, language: str) -> str:
    """The language whose word stands for a concept."""
    return language if language in concept.terms else SOURCE


def printed(term: str) -> str:
    """Return a term with the apostrophes of print; the glossary is typed with those of the keyboard."""
    return term.replace("'", "’")


def folded(text: str) -> str:
    """Return the text as dictionaries sort it: without accents and capitals."""
    split = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in split if not unicodedata.combining(character))


def _form(here: Here) -> Markup:
    """The field that filters the page, and which words to show; its script counts what is left."""
    reader, _ = here.reader, here.reader.translations.gettext
    options = [("", _("All"))]
    doubtful = [
        code
        for code in here.manual.languages
        if any(code in concept.terms and not concept.terms[code].verified for concept in here.manual.concepts)
    ]
    # translators: words that a native reviewer has yet to confirm, in one language: "To be confirmed: French"
    options += [
        (code, _("To be confirmed: {language}").replace("{language}", _name(reader, code))) for code in doubtful
    ]
    return FORM.format(
        counts=json.dumps(_counts(reader), ensure_ascii=False),
        none=_("No concept has these words."),
        # translators: said when somebody looks for a word that is not to be used
        instead=_("Not “{word}”: write “{preferred}”."),
        label=_("Find a word in any language"),
        show=_("Show"),
        options=Markup().join(Markup('<option value="{}">{}</option>').format(*option) for option in options),
    )


def _counts(reader: Reader) -> dict[str, str]:
    """The sentence that says how many concepts are shown, by the reader's plural category (CLDR's names)."""
    form = reader.locale.plural_form
    examples = {form(0): 0} | {form(number): number for number in range(MANY, 0, -1)}
    ngettext = reader.translations.ngettext
    return {
        tag: ngettext("{number} concept is shown.", "{number} concepts are shown.", number)
        for tag, number in examples.items()
    }


def _letters(reader: Reader, letters: list[str]) -> Markup:
    linked = (Markup('<a href="#letter-{}">{}</a>').format(letter.lower(), letter) for letter in letters)
    label = reader.translations.gettext("Letters")
    return Markup('<nav class="letters" aria-label="{}" data-pagefind-ignore>{}</nav>').format(
        label, Markup(" ").join(linked)
    )


def _concept(here: Here, concept: Concept) -> Markup:
    reader = here.reader
    others = [code for code in here.manual.languages if code != reader.language]
    return lines(
        [
            Markup('<section class="entry concept" id="{}">').format(concept.id),
            _title(reader, concept),
            Markup('<p class="definition">{}</p>').format(reader.text(concept.definition)),
            Markup('<div class="columns">'),
            *(_language(reader, code, concept.terms.get(code)) for code in (reader.language, *others)),
            Markup("</div>"),
            _uses(here, concept),
            _note(here, concept),
            Markup("</section>"),
        ]
    )


def _title(reader: Reader, concept: Concept) -> Markup:
    said = printed(word(concept, reader.language))
    label = reader.translations.gettext("Link to this concept")
    link = Markup('<a class="headerlink" href="#{}" title="{}">¶</a>').format(concept.id, label)
    spoken = _spoken(concept, reader.language)
    named = Markup('<span lang="{}">{}</span>').format(spoken, said) if spoken != reader.language else said
    return Markup("<h3>{}{}</h3>").format(named, link)


def _uses(here: Here, concept: Concept) -> Markup:
    """The pages that use the concept, folded; nothing where no command has looked for them."""
    used = here.manual.uses.get(concept.id, ())
    pages = [page for page in here.manual.pages if page.path in used]
    if not pages:
        return Markup()
    label = here.reader.ngettext("Used on {number} page", "Used on {number} pages", len(pages))
    return Markup('<details class="uses"><summary>{}</summary>{}</details>').format(
        label, items(page_link(here, page) for page in pages)
    )


def _note(here: Here, concept: Concept) -> Markup:
    """Advice to translators, and where the words were seen, stay in English, the language translated from."""
    seen = here.manual.sources.get(concept.source, "")
    if not concept.note and not seen:
        return Markup()
    note = Markup('<p lang="en">{}</p>').format(concept.note) if concept.note else Markup()
    source = Markup('<p>{} <span lang="en">{}</span></p>').format(here.reader.gettext("Seen in:"), seen) if seen else ""
    label = here.reader.gettext("Advice to translators") if concept.note else here.reader.gettext("Source")
    return Markup('<details class="advice"><summary>{}</summary>{}{}</details>').format(label, note, source)


def _language(reader: Reader, code: str, terms: Terms | None) -> Markup:
    """The words of one language; words to avoid say which one to write."""
    _ = reader.gettext
    head = Markup('<p class="language">{}</p>').format(_name(reader, code))
    if terms is None:
        empty = Markup('<p class="doubt">{}</p>').format(_("no word yet"))
        return Markup('<div class="column">{}{}</div>').format(head, empty)
    preferred = Markup('<b lang="{}">{}</b>').format(code, printed(terms.preferred))
    first = Markup("<p>{}{}{}</p>").format(
        _word(code, terms.preferred, "b"), _grammar(reader, code, terms), _doubt(reader, terms)
    )
    said = []
    if terms.admitted:
        said.append(_("Also right: {words}", words=_words(code, terms.admitted, "span")))
    if terms.discouraged:
        words = _words(code, terms.discouraged, "i")
        said.append(_("Better not {words}: write {preferred}", words=words, preferred=preferred))
    if terms.deprecated:
        words = _words(code, terms.deprecated, "s")
        said.append(_("Never {words}: write {preferred}", words=words, preferred=preferred))
    if terms.customer_words:
        # translators: words of customers: they lead a search to the page, but the manual never writes them
        said.append(_("Customers say {words}", words=_words(code, terms.customer_words, "q")))
    rest = Markup().join(Markup("<p>{}</p>").format(each) for each in said)
    doubtful = Markup("") if terms.verified else Markup(' data-doubt="{}"').format(code)
    return Markup('<div class="column"{}>{}{}{}</div>').format(doubtful, head, first, rest)


def _name(reader: Reader, code: str) -> str:
    """A language's name in the reader's own: "French", "français"."""
    return name_in(code, reader.locale)


def _doubt(reader: Reader, terms: Terms) -> Markup:
    if terms.verified:
        return Markup()
    # translators: said of a word that no public source was found for
    words = reader.gettext("to be confirmed")
    return Markup(' <span class="doubt"><span aria-hidden="true">?</span> {}</span>').format(words)


def _grammar(reader: Reader, code: str, terms: Terms) -> Markup:
    """Gender and plural, as far as the glossary has them."""
    _ = reader.gettext
    said = []
    if terms.gender:
        said.append({"m": _("masculine"), "f": _("feminine"), "mf": _("masculine and feminine")}[terms.gender])
    if terms.plural:
        # translators: "plural: complaints", beside the word itself
        said.append(_("plural: {word}", word=_word(code, terms.plural, "span")))
    return Markup(" <small>{}</small>").format(Markup(", ").join(said)) if said else Markup()


def _word(code: str, term: str, tag: str) -> Markup:
    """A word that the field finds: `data-word` marks it, and nothing else of the page."""
    element = Markup('<{} lang="{{}}" data-word>{{}}</{}>').format(tag, tag)
    return element.format(code, printed(term))


def _words(code: str, words: tuple[str, ...], tag: str) -> Markup:
    return Markup(", ").join(_word(code, each, tag) for each in words)
