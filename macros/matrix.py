"""`matrix`: from any requirement to its passages and records, and from any page back; the holes shown.

Listed both ways instead of drawn as a grid: hundreds of requirements times dozens of pages fit no screen, and
an auditor samples one row at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from macros.model import Clause, Page, RecordId, Standard
from macros.names import CLAIMABLE
from macros.pieces import (
    RECORDS,
    STANDARDS,
    Here,
    claim_link,
    clause_label,
    entry_link,
    heading,
    items,
    lines,
    page_link,
    requirement_list,
    spaced,
)
from macros.standards import coverage, status
from macros.trace import anchor, refs, requirement


def matrix(here: Here) -> Markup:
    """Return the matrix, requirements first, then pages."""
    _ = here.reader.gettext
    pages = [page for page in here.manual.pages if page.claims or page.meta.records]
    return lines(
        [
            heading(2, _("From a requirement to its passages and records"), "by-requirement"),
            *(_standard(here, standard) for standard in here.manual.standards),
            heading(2, _("From a page to its requirements and records"), "by-page"),
            _table((_("Page"), _("Requirements"), _("Records")), (_page_row(here, page) for page in pages)),
        ]
    )


def _standard(here: Here, standard: Standard) -> Markup:
    _ = here.reader.gettext
    rows = (_clause_row(here, standard, clause) for clause in standard.clauses if clause.level in CLAIMABLE)
    return lines(
        [
            heading(3, here.reader.text(standard.short), standard.id),
            Markup("<p>{}</p>").format(status(here.reader, standard)),
            coverage(here, standard),
            _table((_("Requirement"), _("Passages"), _("Records")), rows),
        ]
    )


def _table(columns: Iterable[Markup], rows: Iterable[Markup]) -> Markup:
    head = Markup().join(Markup('<th scope="col">{}</th>').format(column) for column in columns)
    start = Markup('<table class="matrix"><thead><tr>{}</tr></thead><tbody>').format(head)
    return lines([start, *rows, Markup("</tbody></table>")])


def _clause_row(here: Here, standard: Standard, clause: Clause) -> Markup:
    """One requirement; a hole is said in words."""
    reader = here.reader
    ref = requirement(standard.id, clause.number)
    claims = here.trace.claims.get(ref, ())
    pages = [page for page in map(here.at, dict.fromkeys(claim.page for claim in claims)) if page]
    none = Markup('<span aria-hidden="true">○</span> {}').format(reader.gettext("None"))
    return Markup('<tr class="{}"><th scope="row">{}</th><td>{}</td><td>{}</td></tr>').format(
        here.trace.state(ref).tag,
        _clause_link(here, standard, clause),
        items(claim_link(here, claim, _short_name(here)) for claim in claims) or none,
        _records(here, dict.fromkeys(record for page in pages for record in page.meta.records)),
    )


def _clause_link(here: Here, standard: Standard, clause: Clause) -> Markup:
    title = Markup() if clause.project_anchor else here.reader.text(clause.title)
    label = spaced(clause_label(here.reader, clause), title)
    page = here.at(f"{STANDARDS}/{standard.id}.md")
    if page is None:
        return label
    url = here.to(page.url, anchor(requirement(standard.id, clause.number)))
    return Markup('<a href="{}">{}</a>').format(url, label)


def _short_name(here: Here) -> Callable[[Page], Markup]:
    """Pages go by their ids, which keeps the table narrow."""
    return lambda page: escape(page.meta.id) if page.meta.id else here.reader.text(page.meta.title)


def _page_row(here: Here, page: Page) -> Markup:
    return Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>').format(
        page_link(here, page),
        requirement_list(here, refs([page])) or here.reader.gettext("None"),
        _records(here, page.meta.records),
    )


def _records(here: Here, ids: Iterable[RecordId]) -> Markup:
    return Markup(" ").join(entry_link(here, RECORDS, each, escape(each), "record") for each in ids)
