"""Tables of registers: a caption, a heading for each row and column, one card a row on a telephone.

Roles are written out because the cards are made by `display`, which takes the meaning of a table from some
screen readers. Each cell repeats its column's name in `data-label` for the cards.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros import pieces
from macros.base import PageId, RoleId, SiteId
from macros.language import NO_BREAK_SPACE
from macros.pieces import Here, items, lines, page_link, role_title


@dataclass(frozen=True)
class Line:
    """A row: the id that links lead to, the first cell, and the others.

    `short` names it for screen readers where that is not the id itself.
    """

    anchor: str
    name: Markup
    cells: Sequence[Markup]
    short: str = ""


def table(
    here: Here, caption: Markup, columns: Sequence[Markup], rows: Sequence[Line], example: Markup | None = None
) -> Markup:
    """Return the rows of a register under their columns, or a sentence where it holds none.

    `example` says of example data what is one, where the usual sentence would not be true.
    """
    shown = table_of_facts(here, caption, columns, rows)
    return lines([example_note(here, example), shown]) if rows else shown


def table_of_facts(here: Here, caption: Markup, columns: Sequence[Markup], rows: Sequence[Line]) -> Markup:
    """Return rows that hold for any company, under their columns: a table without the line on example data."""
    if not rows:
        return Markup("<p>{}</p>").format(here.reader.gettext("This register holds no lines."))
    return lines(
        [
            Markup('<table class="register" role="table">'),
            Markup("<caption>{}</caption>").format(caption),
            Markup('<thead role="rowgroup"><tr role="row">{}</tr></thead>').format(heads(columns)),
            Markup('<tbody role="rowgroup">'),
            *(_row(columns, row) for row in rows),
            Markup("</tbody></table>"),
        ]
    )


def example_note(here: Here, words: Markup | None = None) -> Markup:
    """Return the line that says that a register holds example data, as long as company.yml says so."""
    if not here.manual.company.example:
        return Markup()
    usual = here.reader.gettext("Example data: the company, its people and these figures do not exist.")
    return Markup('<p class="example-data">{}</p>').format(words or usual)


def named(code: str, title: Markup) -> Markup:
    """Return a line's id above what it is about."""
    return Markup('<span class="line-id">{}</span> {}').format(code, title)


def state(icon: str, words: Markup) -> Markup:
    """Return a state: an icon for the eye, words for everybody."""
    return Markup('<span class="state"><span aria-hidden="true">{}</span>{}{}</span>').format(
        icon, NO_BREAK_SPACE, words
    )


def day(here: Here, date: dt.date | None) -> Markup:
    """Return a day in the reader's language, or nothing."""
    return pieces.day(here.reader, date) if date else Markup()


def roles(here: Here, ids: Iterable[RoleId]) -> Markup:
    """Return roles by their titles, one a line."""
    return items(role_title(here, each) for each in ids)


def page(here: Here, page_id: PageId | None) -> Markup:
    """Return a link to the page with an id, the id alone for a page that could not be read, or nothing."""
    found = here.trace.documents.get(page_id) if page_id else None
    return page_link(here, found) if found else Markup("{}").format(page_id or "")


def site_name(here: Here, site_id: SiteId) -> Markup:
    """Return a site's name."""
    return here.reader.text(next(each.name for each in here.manual.registers.sites if each.id == site_id))


def site_names(here: Here, ids: Sequence[SiteId]) -> Markup:
    """Return sites by name; all of them in two words."""
    if set(ids) == {each.id for each in here.manual.registers.sites}:
        return here.reader.gettext("All sites")
    return here.reader.series(site_name(here, each) for each in ids)


def heads(columns: Iterable[Markup]) -> Markup:
    """Return the headings of a table's columns."""
    return Markup().join(Markup('<th scope="col" role="columnheader">{}</th>').format(column) for column in columns)


def labelled(columns: Sequence[Markup], cells: Sequence[Markup]) -> Iterator[Markup]:
    """Yield the cells of a row, each with its column's name for the cards."""
    for column, cell in zip(columns, cells, strict=True):
        yield Markup('<td role="cell" data-label="{}">{}</td>').format(column.striptags(), cell)


def _row(columns: Sequence[Markup], row: Line) -> Markup:
    cells = labelled(columns[1:], row.cells)
    head = Markup('<tr role="row" id="{}"><th scope="row" role="rowheader" abbr="{}">{}</th>')
    start = head.format(row.anchor, row.short or row.anchor, row.name)
    return lines([start, *cells, Markup("</tr>")])
