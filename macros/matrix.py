"""`matrix`: from any requirement to its passages and records, and from any page back; the holes shown.

Listed both ways instead of drawn as a grid: hundreds of requirements times dozens of pages fit no screen, and
an auditor samples one row at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

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
    standard_link,
)
from macros.requirements import doubts
from macros.standards import coverage, status
from macros.tables import heads, labelled
from macros.trace import anchor, refs, requirement

Row = tuple[Markup, Markup, Markup, Markup]
"""The state of a requirement (of a page none), the first cell, and the others."""


def matrix(here: Here) -> Markup:
    """Return the matrix, requirements first, then pages."""
    _ = here.reader.gettext
    pages = [page for page in here.manual.pages if page.claims or page.meta.records]
    return lines(
        [
            heading(2, _("From a requirement to its passages and records"), "by-requirement"),
            *(_standard(here, standard) for standard in here.manual.standards),
            heading(2, _("From a page to its requirements and records"), "by-page"),
            _table((_("Page"), _("Requirements"), _("Records")), [_page_row(here, page) for page in pages]),
        ]
    )


def _standard(here: Here, standard: Standard) -> Markup:
    _ = here.reader.gettext
    rows = [_clause_row(here, standard, clause) for clause in standard.clauses if clause.level in CLAIMABLE]
    return lines(
        [
            heading(3, here.reader.text(standard.short), standard.id),
            Markup("<p>{}</p>").format(status(here.reader, standard)),
            coverage(here, standard),
            _doubtful(here, standard),
            _table((_("Requirement"), _("Passages"), _("Records")), rows),
        ]
    )


def _doubtful(here: Here, standard: Standard) -> Markup:
    """How many of the entries were not seen in public sources; the standard's page says of each."""
    count = sum(bool(doubts(here.reader, clause)) for clause in standard.clauses if clause.level in CLAIMABLE)
    if not count:
        return Markup()
    words = here.reader.ngettext(
        # translators: below a standard in the matrix; {standard} is its title and leads to its page
        "{number} of these entries is not verified in full, as {standard} says.",
        "{number} of these entries are not verified in full, as {standard} says.",
        count,
        standard=standard_link(here, standard.id),
    )
    return Markup('<p><span class="doubt"><span aria-hidden="true">?</span> {}</span></p>').format(words)


def _table(columns: Sequence[Markup], rows: Iterable[Row]) -> Markup:
    """The rows under their columns; as in `macros.tables`, with roles and labels for the cards on a telephone."""
    start = Markup(
        '<table class="matrix" role="table"><thead role="rowgroup"><tr role="row">{}</tr></thead>'
        '<tbody role="rowgroup">'
    ).format(heads(columns))
    return lines([start, *(_row(columns, row) for row in rows), Markup("</tbody></table>")])


def _row(columns: Sequence[Markup], row: Row) -> Markup:
    state, name, *cells = row
    kind = Markup(' class="{}"').format(state) if state else Markup()
    start = Markup('<tr role="row"{}><th scope="row" role="rowheader">{}</th>').format(kind, name)
    return Markup("{}{}</tr>").format(start, Markup().join(labelled(columns[1:], cells)))


def _clause_row(here: Here, standard: Standard, clause: Clause) -> Row:
    """One requirement; a hole is said in words."""
    reader = here.reader
    ref = requirement(standard.id, clause.number)
    claims = here.trace.claims.get(ref, ())
    none = Markup('<span aria-hidden="true">○</span> {}').format(reader.gettext("None"))
    return (
        escape(here.trace.state(ref).tag),
        _clause_link(here, standard, clause),
        items(claim_link(here, claim, _short_name(here)) for claim in claims) or none,
        _records(here, dict.fromkeys(record for claim in claims for record in here.trace.proof(claim))),
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


def _page_row(here: Here, page: Page) -> Row:
    return (
        Markup(),
        page_link(here, page),
        requirement_list(here, refs([page])) or here.reader.gettext("None"),
        _records(here, page.meta.records),
    )


def _records(here: Here, ids: Iterable[RecordId]) -> Markup:
    return Markup(" ").join(entry_link(here, RECORDS, each, escape(each), "record") for each in ids)
