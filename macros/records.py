"""`record` and `records`: what proves that the work was done as written."""

from __future__ import annotations

from markupsafe import Markup

from macros.indicators import indicator_link
from macros.language import Reader
from macros.model import Page, Record, RecordId
from macros.pieces import (
    RECORDS,
    Here,
    claim_link,
    entry_link,
    facts,
    inline,
    items,
    lines,
    page_link,
    requirement_list,
    role_title,
)


def record(here: Here, record_id: RecordId) -> Markup:
    """Return a link to a record by its id and title, for the middle of a sentence."""
    return inline(record_link(here, record_id))


def record_link(here: Here, record_id: RecordId) -> Markup:
    """Return a link to a record's place in the register."""
    title = here.reader.text(next(each.title for each in here.manual.records if each.id == record_id))
    return entry_link(here, RECORDS, record_id, Markup("{} {}").format(record_id, title), "record")


def records(here: Here) -> Markup:
    """Return the register: each record with its owner, place, retention, pages and requirements."""
    entries = (_entry(here, each) for each in here.manual.records)
    return lines([Markup('<div class="entries">'), *entries, Markup("</div>")])


def retention(reader: Reader, months: int) -> Markup:
    """Return how long a record is kept: whole years from two years on, else months."""
    whole_years = months % 12 == 0 and months >= 24
    return reader.quantity(months // 12, "year") if whole_years else reader.quantity(months, "month")


def _entry(here: Here, each: Record) -> Markup:
    _ = here.reader.gettext

    def title(page: Page) -> Markup:
        return here.reader.text(page.meta.title)

    pages = [page for page in here.manual.pages if each.id in page.meta.records]
    measured = dict.fromkeys(one for page in pages for one in page.meta.indicators)
    proved = here.trace.records[each.id]
    # of a passage with several claims the first: its link leads to the same place
    passages = {(claim.page, claim.passage.id): claim for claim in reversed(here.trace.named.get(each.id, ()))}
    return lines(
        [
            Markup('<section class="entry" id="{}">').format(each.id),
            Markup("<h3>{} {}</h3>").format(each.id, here.reader.text(each.title)),
            facts(
                [
                    (_("Owner"), role_title(here, each.owner)),
                    (_("Kept in"), here.reader.text(each.place)),
                    (_("Kept for"), retention(here.reader, each.retention_months)),
                    (_("Made by"), items(page_link(here, page) for page in pages) or _("No page")),
                    # translators: of a record: the passages of the manual that name it
                    (_("Named in"), items(claim_link(here, claim, title) for claim in reversed(passages.values()))),
                    # translators: of a record: the indicators of the page that makes it
                    (_("Indicators of the page"), items(indicator_link(here, one) for one in measured)),
                    (
                        _("Proves"),
                        requirement_list(here, proved) or _("No requirement"),
                    ),
                ]
            ),
            Markup("</section>"),
        ]
    )
