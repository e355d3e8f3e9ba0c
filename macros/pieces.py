"""What several macros write: links, headings, facts. Plain values in, HTML or Markdown out.

Macro output is parsed by Python-Markdown. Block-level HTML is left alone there, as long as each line begins
with a tag; what stands inside a sentence or a heading goes through `inline`, so that no character of a title
is taken for Markdown.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from macros.language import Reader
from macros.model import (
    Claim,
    Clause,
    IndicatorId,
    Manual,
    Page,
    RecordId,
    RequirementRef,
    RoleId,
    StandardId,
)
from macros.trace import Trace, anchor, requirement
from macros.translation_state import Translations

RECORDS = "auditor/records.md"
INDICATORS = "auditor/indicators.md"
AUDITS = "improvement/internal-audit.md"
NONCONFORMITIES = "improvement/nonconformity.md"
TRANSLATIONS = "reference/translations.md"
STANDARDS = "standards"
ANNEX = "Annex "
"""How the number of an annex begins, in the data of every standard."""

MARKDOWN = str.maketrans({character: f"&#{ord(character)};" for character in "\\`*_{}[]|~^!"})


@dataclass(frozen=True)
class Here:
    """What every macro is handed: the manual with its links, its reader, the address of the page, the translations.

    How far the translations are is not known where no command has prepared the manual.
    """

    trace: Trace
    reader: Reader
    url: str
    translations: Translations | None = None

    @property
    def manual(self) -> Manual:
        """The manual itself."""
        return self.trace.manual

    def to(self, url: str, anchor: str = "") -> str:
        """Return the relative way from this page to another: it holds under any language and folder."""
        fragment = f"#{anchor}" if anchor else ""
        if url == self.url and anchor:
            return fragment
        base = self.url if self.url.endswith("/") else posixpath.dirname(self.url)
        way = posixpath.relpath(url or ".", base or ".")
        return (f"{way}/" if url.endswith("/") or not url else way) + fragment

    def at(self, path: str) -> Page | None:
        """Return the page whose source stands at the path, relative to docs/."""
        return self.trace.pages.get(path)

    def page(self) -> Page | None:
        """Return this page of the manual, or None for a page that the manual does not know."""
        return next((page for page in self.manual.pages if page.url == self.url), None)


def inline(html: Markup) -> Markup:
    """Return HTML for the middle of a Markdown line: its characters are never taken for Markdown."""
    return Markup(str(html).translate(MARKDOWN))  # noqa: S704 - entities of what was escaped before


def heading(level: int, text: Markup, anchor: str) -> Markup:
    """Return a Markdown heading, which the table of contents knows, with a stable id."""
    return Markup("\n{} {} {{ #{} }}\n").format("#" * level, inline(text), anchor)


def lines(pieces: Iterable[Markup]) -> Markup:
    """Return pieces of HTML one a line; empty ones are left out."""
    return Markup("\n").join(piece for piece in pieces if piece)


def spaced(*pieces: Markup) -> Markup:
    """Return pieces with a space between; empty ones are left out."""
    return Markup(" ").join(piece for piece in pieces if piece)


def facts(rows: Iterable[tuple[Markup, Markup | str]]) -> Markup:
    """Return names and what is known of each as a description list; a row without a value is left out."""
    written = [Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(*row) for row in rows if row[1]]
    return lines([Markup('<dl class="facts">'), *written, Markup("</dl>")]) if written else Markup()


def items(entries: Iterable[Markup], kind: str = "plain") -> Markup:
    """Return entries as a list of one line, or nothing for no entry."""
    written = Markup().join(Markup("<li>{}</li>").format(entry) for entry in entries)
    return Markup('<ul class="{}">{}</ul>').format(kind, written) if written else Markup()


def day(reader: Reader, date: dt.date) -> Markup:
    """Return a day as the reader's language writes it."""
    return Markup('<time datetime="{}">{}</time>').format(date.isoformat(), reader.date(date))


def role_title(here: Here, role: RoleId | None) -> Markup:
    """Return the role's title in the reader's language."""
    return here.reader.text(next(each.title for each in here.manual.roles if each.id == role)) if role else Markup()


def spoken(text: Markup) -> Markup:
    """Return a heading's Markdown as it reads: without the marks of code, emphasis and links."""
    return Markup(re.sub(r"\[([^\]]*)\]\([^)]*\)|[`*]", r"\1", str(text)))  # noqa: S704 - only takes away


def page_link(here: Here, page: Page, place: str = "") -> Markup:
    """Return a link to a page, or to a place on it, by the page's id and title."""
    name = Markup("{} ").format(page.meta.id) if page.meta.id else Markup()
    title = here.reader.text(page.meta.title)
    return Markup('<a href="{}">{}{}</a>').format(here.to(page.url, place), name, title)


def clause_label(reader: Reader, clause: Clause) -> Markup:
    """Return "8.2.1", or for an anchor of the project its chapter and title: it is no clause number."""
    if clause.number.startswith(ANNEX):
        return reader.gettext("Annex {letter}", letter=clause.number.removeprefix(ANNEX))
    if not clause.project_anchor:
        return escape(clause.number)
    chapter, _, _ = clause.number.partition("#")
    title = reader.text(clause.title)
    return Markup("{} · {}").format(chapter, title) if chapter else title


def standard_link(here: Here, standard_id: StandardId) -> Markup:
    """Return a standard's title as a link to its page."""
    title = here.reader.text(next(each.title for each in here.manual.standards if each.id == standard_id))
    page = here.at(f"{STANDARDS}/{standard_id}.md")
    return Markup('<a href="{}">{}</a>').format(here.to(page.url), title) if page else title


def requirement_link(here: Here, ref: RequirementRef) -> Markup:
    """Return a requirement as a badge, "ISO 9001:2026 8.2.1", that leads to the standard's page."""
    standard, clause = here.trace.clauses[ref]
    between = " · " if clause.number.startswith("#") else " "
    short = here.reader.text(standard.short)
    return _badge(here, ref, Markup("{}{}{}").format(short, between, clause_label(here.reader, clause)))


def requirement_list(here: Here, refs: Iterable[RequirementRef]) -> Markup:
    """Return requirements a standard a line, in the order of the clauses: "ISO 9001:2026: 8.2.1, 9.1.2"."""
    wanted, _ = set(refs), here.reader.gettext
    rows = []
    for standard in here.manual.standards:
        named = ((requirement(standard.id, clause.number), clause) for clause in standard.clauses)
        found = ((ref, clause) for ref, clause in named if ref in wanted)
        badges = [_badge(here, ref, clause_label(here.reader, clause)) for ref, clause in found]
        if badges:
            # translators: a standard and those of its clauses that a page answers: "ISO 9001:2026: 8.2.1, 9.1.2"
            row = _(
                "{standard}: {clauses}", standard=here.reader.text(standard.short), clauses=Markup(", ").join(badges)
            )
            rows.append(row)
    return items(rows)


def _badge(here: Here, ref: RequirementRef, label: Markup) -> Markup:
    standard, clause = here.trace.clauses[ref]
    page = here.at(f"{STANDARDS}/{standard.id}.md")
    if page is None:
        return Markup('<span class="requirement">{}</span>').format(label)
    return Markup('<a class="requirement" href="{}" title="{}">{}</a>').format(
        here.to(page.url, anchor(ref)), here.reader.plain(clause.title), label
    )


def claim_link(here: Here, claim: Claim, name: Callable[[Page], Markup]) -> Markup:
    """Return a link to a claim's passage, "Complaints › Acknowledge it"; `name` says how to call its page."""
    title = claim.passage.title
    page = here.at(claim.page)
    if page is None:
        return spoken(here.reader.text(title))
    label = name(page)
    if title and title != page.meta.title:
        label = Markup("{} › {}").format(label, spoken(here.reader.text(title)))
    return Markup('<a href="{}">{}</a>').format(here.to(page.url, claim.anchor), label)


def entry_link(here: Here, path: str, entry: RecordId | IndicatorId, label: Markup, kind: str) -> Markup:
    """Return a link to an entry of a register's page, or its label alone where that page is missing."""
    page = here.at(path)
    if page is None:
        return Markup('<span class="{}">{}</span>').format(kind, label)
    return Markup('<a class="{}" href="{}">{}</a>').format(kind, here.to(page.url, entry), label)


def line_link(here: Here, path: str, line: str, label: Markup) -> Markup:
    """Return a link to a line of a register on the page at a path, or its label alone where that page is missing."""
    page = here.at(path)
    return Markup('<a href="{}">{}</a>').format(here.to(page.url, line), label) if page else label


def source_link(source: str) -> Markup:
    """Return where something was seen: an address of the web as a link, the name of a document as text."""
    if not source.startswith(("https://", "http://")):
        return escape(source)
    return Markup('<a href="{}" rel="noreferrer">{}</a>').format(source, source)
