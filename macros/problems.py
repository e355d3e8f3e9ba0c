"""Everything that can be wrong with a manual: a code, a place, a sentence that says what to do.

Problems are values, never exceptions: a reader who made ten mistakes sees ten lines in one run. The codes and
their explanations are the table `CODES`, which the authors' guide prints; no problem can be made with a code
that is not in it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal


def _(message: str) -> str:
    """Mark a message for Babel to extract: the guide shows it in its reader's language."""
    return message


CODES: Mapping[str, str] = MappingProxyType(
    {
        # Files
        "file-missing": _(
            "A file or folder that every manual needs is not there. Create it, or run the command in the "
            "manual's folder (`--root`)."
        ),
        "file-empty": _("A file holds nothing. Write its content or delete it."),
        "file-encoding": _("A file is not UTF-8 text. Save it again as UTF-8."),
        "file-unreadable": _("The system refuses to read a file. Check its permissions."),
        "file-not-written": _("The system did not let a file be written, so that none was. Check the permissions."),
        "file-outside": _("A link in `docs` leads out of it. Put the file itself into `docs`."),
        "merge-conflict": _("Marks of an unfinished merge stand in a file. Keep the right lines and delete the marks."),
        "example-left": _(
            "docs/registers/company.yml says that the data is no longer an example (`example: false`), and a file "
            "still does. Put your own data in its place, then delete the words."
        ),
        # YAML, in registers, front matter and mkdocs.yml
        "yaml-invalid": _(
            "The text is not valid YAML. Often a colon, a quotation mark or the indentation: put texts "
            "with `: ` or `#` in quotes."
        ),
        "yaml-alias": _("YAML's anchors and aliases (`&`, `*`, `<<`) are not used here. Write the value out."),
        "key-duplicate": _("One key stands twice in the same entry, and YAML would keep only the last. Delete one."),
        "key-unknown": _("A key that nothing reads, mostly a misspelling. Correct it or delete it."),
        "field-missing": _("An entry lacks a field that it must have. Add it."),
        "field-invalid": _("A field holds a value of the wrong kind, or one that is not among the allowed ones."),
        "text-unquoted": _(
            "YAML read a text as a number, a date or yes/no, and may have changed it (8.10 becomes 8.1). "
            "Put it in quotes."
        ),
        "date-invalid": _("A date is not a day of the calendar. Write it as year-month-day: 2026-10-01."),
        # Registers and standards
        "id-duplicate": _("Two entries of one register have the same id. Give one of them another."),
        "clause-duplicate": _("A standard lists the same clause twice. Delete one, or correct its number."),
        "standard-id-mismatch": _("A standard's file is not named after its id. Rename one of them."),
        "standard-dates": _("A standard was withdrawn before it was published. Correct one of the dates."),
        "replacement-cycle": _("Standards replace each other in a circle. Correct `replaced_by`."),
        "record-unlisted": _(
            "No page keeps this record. Add it to `records:` in the front matter of its page, or delete it."
        ),
        "record-shared": _("Two pages list the same record. Leave it in the page that keeps it."),
        "record-id-mismatch": _(
            "A record's id is made of its page's id and a number (RC-CUS-08-1 belongs to PR-CUS-08). "
            "Correct the id or move the record."
        ),
        "order": _(
            "A day, an hour or a quarter stands before one that it has to follow: a nonconformity closed before it "
            "was found, a site that closes before it opens. Correct one of the two."
        ),
        "name-twice": _("A list of a register names the same thing twice. Delete one of the two."),
        "owner-differs": _(
            "A process has one owner in its page or on the map, and another in docs/registers/responsibilities.yml. "
            "Write the same in both."
        ),
        # Names used somewhere that nothing defines
        "standard-unknown": _("No file in docs/standards has this id."),
        "standard-left-out": _(
            "A page or a register shows a standard that is not among `standards` of docs/registers/company.yml. Add "
            "it there, or delete what shows it."
        ),
        "requirement-unknown": _("The standard has no such clause. Its page in the manual lists them all."),
        "requirement-malformed": _('A requirement is written "standard:clause", for example "iso9001-2026:8.2.1".'),
        "role-unknown": _("docs/registers/roles.yml has no such role."),
        "record-unknown": _("docs/registers/records.yml has no such record."),
        "indicator-unknown": _("docs/registers/indicators.yml has no such indicator."),
        "concept-unknown": _("locales/glossary.yml has no such concept."),
        "value-unknown": _("docs/registers/company.yml has no such value."),
        "page-unknown": _("No page has this id."),
        "site-unknown": _("docs/registers/sites.yml has no such site."),
        "audit-unknown": _("docs/registers/audits.yml has no such audit."),
        "nonconformity-unknown": _("docs/registers/nonconformities.yml has no such nonconformity."),
        "process-unknown": _("docs/registers/processes.yml has no such process."),
        "way-unknown": _("docs/registers/ways.yml has no such way."),
        "step-owner": _("A step of a way has an owner, which is a role, or a person who is none."),
        "series-length": _("A series of results has a value for each quarter, null where it is missing."),
        # Plain words
        "plain-words-missing": _(
            "A requirement has no sentence in docs/registers/plain-words.yml that says what it means in the daily "
            "work. Add its name to the sentence that fits, or write one."
        ),
        "plain-words-twice": _("Two sentences in plain words name the same requirement. Leave it in one of them."),
        "plain-words-long": _("A sentence in plain words has more than 20 words. Shorten it."),
        # Claims
        "requirement-not-claimable": _(
            "Only entries that hold requirements can be claimed; headings, chapters and front matter of a "
            "standard cannot. Claim the clauses below it."
        ),
        "requirement-claimed-twice": _("One passage claims a requirement twice. Once is enough."),
        # Pages and the navigation
        "front-matter-missing": _("A page starts with its front matter, between two lines of `---`; at least `title`."),
        "page-id-duplicate": _("Two pages have the same id. Give one of them another."),
        "approver-is-owner": _("Nobody approves a page of their own. Name another role."),
        "card-missing": _("A controlled page (one with an id) ends with `{{ document_card() }}`."),
        "heading-without-id": _(
            "Each heading of a controlled page has an id of its own, `{ #id }`, so that addresses outlive "
            "a new wording and a translation."
        ),
        "heading-id-duplicate": _("Two headings or elements of a page have the same id. Give one of them another."),
        "page-outside-navigation": _("A page cannot be reached from the navigation. Add it to `nav:` in mkdocs.yml."),
        "navigation-invalid": _("The navigation is a list of `Title: path` and of `Title:` with a list below."),
        "navigation-without-page": _("The navigation names a page that does not exist. Correct the path or write it."),
        "navigation-duplicate": _("The navigation lists a page twice. Delete one entry."),
        # Files of other tools: TBX, XLIFF
        "xliff-invalid": _(
            "A file is no XLIFF 1.2 with one language to translate into. Send back a file of the kind that "
            "`xliff export` wrote."
        ),
        "xliff-unknown": _(
            "A unit of an XLIFF file is no message of the manual, nor was one. Export the messages again; do not "
            "change the ids."
        ),
        "xliff-duplicate": _("A unit stands twice in an XLIFF file. Delete one of the two."),
        "xliff-source": _("The English text was changed in an XLIFF file. Only its translations are taken over."),
        "xliff-inline": _(
            "A translation has a code (a macro, a link, a tag) that its source has not. Copy the codes of the source."
        ),
        "xliff-conflict": _(
            "A translation changed in the catalogue while the message was away. Neither is overwritten: choose one, "
            "and write it into the catalogue."
        ),
        "xliff-changed": _(
            "The English text of a message changed while it was away. Its translation was imported as fuzzy."
        ),
        "xml-invalid": _("A file that should be XML is not. Export it again from the tool that wrote it."),
        "xml-refused": _(
            "XML with a document type (DTD), which can hide entities, or of a size or depth that no such file "
            "has. Nothing of it is read: export it again without."
        ),
        # Links
        "link-broken": _(
            "A link leads to a file that does not exist. Paths are relative to the page: `../people/x.md`."
        ),
        "link-absolute": _("A link starts with `/`, which no language keeps. Write the path relative to the page."),
        "link-unresolved": _("A link to a page names its source file, `complaints.md`, not its address."),
        "anchor-broken": _("The page exists, but nothing in it has that id."),
        # Macros
        "macro-syntax": _(
            "Jinja cannot read the page. Close what is open, and write `{ #id }` with the space, since "
            "`{#` opens a comment."
        ),
        "macro-unknown": _("No macro has this name. The authors' guide lists them all."),
        "macro-hidden": _("A key of the front matter has the macro's name and takes its place on that page."),
        "macro-argument": _("A macro is called with an argument too few, too many or misspelled."),
        "macro-not-constant": _("The names a macro is given are written in quotes, so that they can be checked."),
        "variable-unknown": _("No variable has this name."),
        "filter-unknown": _("Jinja has no filter or test of this name."),
        # Translations that the guard refuses; the message is shown in English
        "translation-blank": _("A translation of spaces only. Translate the message or leave it empty."),
        "translation-long": _("A translation more than ten times as long as its English text. Shorten it."),
        "translation-character": _(
            "A translation holds a character that cannot be seen, that turns the direction of the text, or "
            "that only looks like one of Markdown's. Delete it and type the place anew."
        ),
        "translation-space": _("A translation begins or ends with a space that its English text has not. Delete it."),
        "translation-quote": _(
            "A straight quotation mark (\") in a text that is shown in an attribute, such as a page's "
            "description. Write « » or “ ”."
        ),
        "translation-backslash": _("A translation ends with a backslash, which acts on what follows. Delete it."),
        "translation-jinja": _(
            "A translation does not carry the same macro calls `{{ … }}` as its English text. Copy them "
            "unchanged; their order may change, except around `{% … %}`."
        ),
        "translation-html": _(
            "A translation does not carry the same HTML tags, with the same attributes, or more `<` and `>` "
            "than its English text. Copy the tags unchanged."
        ),
        "translation-link": _(
            "A translation does not carry the same addresses of links and images as its English text. "
            "Translate the text in `[ ]`, copy what stands in `( )`."
        ),
        "translation-label": _(
            "A translation does not carry the same references `[text][label]` or footnotes `[^label]` as its "
            "English text. Copy the labels."
        ),
        "translation-code": _(
            "A translation does not carry the same code spans as its English text. Code is not translated."
        ),
        "translation-attributes": _(
            "A translation does not carry the same texts in braces as its English text: attribute lists "
            "`{ .class }`, placeholders `{number}`. Copy them unchanged."
        ),
        "translation-placeholder": _(
            "A translation does not carry the same placeholders `%(name)s` as its English text. Copy them."
        ),
        "translation-entity": _(
            "A translation uses an HTML entity that its English text has not. Write the character itself."
        ),
        "translation-mark": _(
            "A translation leaves a mark of Markdown without its counterpart, or has more brackets or bars "
            "than its English text. Close what is open, or write a backslash before the sign."
        ),
        "translation-break": _("A translation has other line breaks than its English text. Write it on as many lines."),
        "translation-block": _(
            "A translation, or a line of it, begins with signs that start a heading, a list, a quotation or "
            "another block. Begin with a word."
        ),
        "translation-markup": _(
            "Markdown reads other elements in a translation than in its English text. Copy the marks of the "
            "English text around the translated words."
        ),
        # Translations that are safe, but not printed or worded as they should be
        "translation-spaces": _("Two spaces stand in a row. Leave one; `python -m scripts check --fix` does."),
        "translation-punctuation-space": _(
            "A sign has another space before or after it than the language prints: French has a narrow no-break space "
            "before `; : ! ? » %` and after `«`, Spanish none. `python -m scripts check --fix` writes it."
        ),
        "translation-quotes": _(
            "Quotation marks of another language. Write `« »`, in Spanish without spaces inside; `“ ”` stand only "
            "within them. `python -m scripts check --fix` writes them where they come in pairs."
        ),
        "translation-apostrophe": _(
            "A straight apostrophe after an elided word. Write `’`; `python -m scripts check --fix` does."
        ),
        "translation-ellipsis": _("Three full stops. Write `…`; `python -m scripts check --fix` does."),
        "translation-inverted": _(
            "A Spanish question or exclamation is not opened, or not closed. Write `¿` or `¡` where it begins and `?` "
            "or `!` where it ends."
        ),
        "translation-pair": _("A bracket or quotation mark has no other half. Write it, or delete the one there is."),
        "translation-word-twice": _("A word stands twice in a row. Delete one."),
        "translation-punctuation-twice": _("Two signs stand in a row where one is enough. Leave the right one."),
        "translation-end": _(
            "A translation ends with another sign than its English text: full stop, colon, question mark or none. "
            "End it as English does."
        ),
        "translation-capital": _(
            "A word begins with two capital letters, or a sentence with a small one. Correct the letter."
        ),
        "translation-letter": _(
            "A letter lacks the accent or the ligature that print gives it: `É`, `À`, `œ`. "
            "`python -m scripts check --fix` writes it."
        ),
        "translation-decomposed": _(
            "An accent is a character of its own, so that searches miss the word. Type the letter anew; "
            "`python -m scripts check --fix` does."
        ),
        "translation-alphabet": _(
            "A word mixes letters of two alphabets that look alike, so that searches miss it. Type it anew."
        ),
        "translation-bold": _("English has bold words and the translation none, or the reverse. Put the same in bold."),
        "translation-number": _(
            "A figure or a date of the English text is missing, or a new one was added. Write the same; words may "
            "stand for figures and figures for words."
        ),
        "translation-decimal": _(
            "A decimal point where the language has a comma. `python -m scripts check --fix` writes it."
        ),
        "translation-unchanged": _(
            "English words were left in a translation. Translate them; a foreign term that stays goes in italics or "
            "quotation marks."
        ),
        "translation-plural": _(
            "A message with a plural lacks a form, or has more forms than the header `Plural-Forms:` says. "
            "Translate every form."
        ),
        "translation-inconsistent": _(
            "The same English words are translated in two ways. Choose one; what has to differ needs other English "
            "words or a context."
        ),
        "translation-navigation-long": _(
            "A title of the navigation is longer than 40 characters, and the column beside the page is narrow. "
            "Shorten it."
        ),
        # Terms: the glossary against the English text and the translations
        "term-deprecated": _(
            "A word that the glossary deprecates stands in a text. Write the word that the message "
            "names; what a customer said word for word goes in quotation marks."
        ),
        "term-discouraged": _(
            "A word that the glossary discourages stands in a text. Better write the word that the message names."
        ),
        "term-missing": _(
            "The English text uses a concept of the glossary, and its translation none of the concept's"
            " approved words. Use one, or admit the word in the glossary if it is as good."
        ),
        "term-waiver-reason": _(
            "A translator's comment `# term-ok: …` waives a term and does not say why. Write the concept, a "
            "dash and the reason."
        ),
        "term-waiver-idle": _(
            "A translator's comment `# term-ok: …` waives a term that needs no waiver. Delete the comment."
        ),
        "check-waiver-reason": _(
            "A translator's comment `# check-ok: …` waives a check and does not say why. Write the code, a dash and "
            "the reason."
        ),
        "check-waiver-idle": _(
            "A translator's comment `# check-ok: …` waives a check that finds nothing. Delete the comment."
        ),
        "check-waiver-unknown": _(
            "A translator's comment `# check-ok: …` names no check, or one that protects the page and is never waived. "
            "Write the code of a check of language."
        ),
        "catalogue-language": _(
            "The language of a catalogue is not said, or the glossary has no words in it. Correct the header "
            "`Language:`."
        ),
        # The glossary itself
        "glossary-word-conflict": _(
            "One word of a language is right in one place of the glossary and wrong in another. Decide which, and "
            "delete the other."
        ),
        "glossary-word-duplicate": _(
            "One word of a language stands twice. In one concept, delete one of the two; in two concepts, see that "
            "both are meant, since a text does not say which."
        ),
        "glossary-word-blank": _("A word of the glossary is empty, or has spaces too many. Correct it."),
        "glossary-plural": _(
            "A plural is missing where English has one, or does not look like that of its word. Add it, correct it, "
            "or leave it out if the word is not used in the plural."
        ),
        "glossary-gender": _("A noun of a language with genders has none, or an English one has. Add or delete it."),
        "glossary-source": _("A concept names a source that `sources` of the glossary does not explain. Add it there."),
        "glossary-language": _(
            "A concept has no words in one of the manual's languages, so that nothing is checked or linked there. "
            "Add at least the preferred word."
        ),
        "glossary-layout": _(
            "An entry of the glossary is written so unusually that a command would damage it. Nothing was changed: "
            "edit it by hand."
        ),
        "glossary-import": _(
            "A glossary from another tool cannot be read, or says something that this glossary cannot hold. Nothing "
            "was changed: correct the file where it is named, or export it again."
        ),
        # Reviews of translations
        "review-by-translator": _(
            "A translator of a language cannot review it. Another person reads the page, and their name is recorded."
        ),
        "reviewer-unknown": _(
            "A person who is no reviewer of the language. Correct the name, or add the person to `reviewers` in "
            "`locales/reviews.yml`."
        ),
        "review-unfinished": _("A page is reviewed when all of it is translated. Translate what is still in English."),
        # Messages and catalogues
        "extraction-empty": _(
            "No page gave any text to translate: a pattern of `babel.cfg` matches nothing. Correct the patterns."
        ),
        "language-unknown": _(
            "A command names a language that the manual does not have. Add it to `extra.languages` in `mkdocs.yml`, or "
            "correct the name."
        ),
        "language-invalid": _(
            "Unicode’s list of languages (CLDR) has no such code. Write one of BCP 47: `pt`, `pt-BR`, `zh-Hans`, `ar`."
        ),
        "language-exists": _("The manual has this language already. Translate its catalogue."),
        "languages-layout": _(
            "A language cannot be added to `mkdocs.yml` as its languages are written there. Write them one a line, or "
            "add the line by hand."
        ),
        "language-not-written": _("The system did not let a new language be written. Look at the permissions."),
        "correction-not-found": _(
            "Words to correct stand in no text of the manual. Write them as the page does, in whole words."
        ),
        "correction-protected": _(
            "Words to correct stand only in code, macros, addresses, ids, programs or templates. Correct them there "
            "by hand."
        ),
        "correction-unsafe": _(
            "A correction would change more of a page than its words, or the page writes the words otherwise than it "
            "shows them. Correct the place by hand, then run `python -m scripts update`."
        ),
        "catalogue-missing": _("A language has no catalogue. Run `python -m scripts update`, which writes it."),
        "catalogue-duplicate": _(
            "A message stands twice in a catalogue, and gettext would refuse it. Keep the right entry and delete the "
            "other."
        ),
        "catalogue-syntax": _("A catalogue is not written as gettext writes it. Correct the entry that is named."),
        "catalogue-header": _("A catalogue's header cannot be read. Copy the header of another catalogue."),
        "structure-changed": _(
            "The translations of a page, together, would change more than its words, so that the page "
            "is shown in English. Give the named message the marks of its source."
        ),
        "mkdocs": _("MkDocs, or a macro that it ran, stopped or warned. Mend the page or the setting that is named."),
        # The built site, before it is published
        "search-index": _(
            "Pagefind could not index the built pages. Install the locked dependencies again; nothing was published."
        ),
        "site-not-replaced": _(
            "The system did not let what was built take the place of the old website. Close what uses the "
            "folder `site`, and look at its permissions."
        ),
        "built-page-missing": _(
            "A page was built in one language and not in another. Build all languages anew; nothing was published."
        ),
        "built-link-broken": _(
            "A link of a built page leads nowhere. Correct it in the page, the template or the macro that wrote it."
        ),
        "built-anchor-broken": _(
            "A link of a built page names an id that is not on the page it leads to. Correct the link, or add the id."
        ),
        "built-ids-differ": _(
            "A page has other ids in one language than in English, so that links and the language "
            "switch lose the place. Give headings explicit ids."
        ),
        "built-resource-external": _(
            "A built page loads something from another host. Keep the file in the manual and load it from there."
        ),
    }
)
"""Code -> what it means and what to do, as the authors' guide prints it. Add a block for each new subject."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, at one place.

    `file` is relative to the manual's folder, with slashes; `line` counts from 1; `message` says what is
    wrong, then, after a colon, what to do.

    Raises ValueError for a code that `CODES` does not explain.
    """

    file: str
    line: int
    code: str
    message: str
    severity: Literal["error", "warning"] = "error"

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"{self.code} is not in macros.problems.CODES: add it there")

    def __str__(self) -> str:
        warning = "warning " if self.severity == "warning" else ""
        return f"{self.file}:{self.line}: {warning}{self.code} {self.message}"


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like `name`, or None where none is near enough to be meant."""
    folded = {candidate.casefold(): candidate for candidate in sorted(known, reverse=True)}
    matches = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    return folded[matches[0]] if matches else None


def suggestion(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return `did you mean "…"?` with the nearest known name, or what to do where there is none."""
    found = nearest(name, known)
    return f'did you mean "{found}"?' if found else otherwise
