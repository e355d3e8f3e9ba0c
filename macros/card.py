"""`document_card`: what makes a page a controlled document, folded at its foot."""

from __future__ import annotations

import calendar
import datetime as dt

from markupsafe import Markup

from macros.indicators import indicator_link
from macros.model import PageMeta
from macros.pieces import Here, facts, items, lines, requirement_list, role_title
from macros.records import record_link
from macros.tables import day
from macros.trace import refs


def document_card(here: Here) -> Markup:
    """Return the page's id, version, dates, people, requirements, records and indicators, folded."""
    page = here.page()
    if page is None or page.meta.id is None:
        return Markup('<p class="document-card">{}</p>').format(
            here.reader.gettext("This page is not a controlled document.")
        )
    meta, reader, _ = page.meta, here.reader, here.reader.gettext
    # translators: the folded panel at the foot of a page: its version, dates, people and requirements
    name = _("Document card: {page}", page=Markup("{} {}").format(meta.id, reader.text(meta.title)))
    # seen without a click: how a reader knows that this version is the one in force
    # translators: after the name of the page: "Version 1.0, in force since 23 November 2026"
    version = _("Version {version}, in force since {day}", version=meta.version or "", day=day(here, meta.effective))
    return lines(
        [
            Markup('<details class="document-card">'),
            Markup("<summary>{} <small>· {}</small></summary>").format(name, version),
            facts(
                [
                    (_("Version"), meta.version or ""),
                    (_("In force since"), day(here, meta.effective)),
                    (_("Next review"), _review(here, next_review(meta))),
                    (_("Owner"), role_title(here, meta.owner)),
                    (_("Approver"), role_title(here, meta.approver)),
                    (
                        _("Requirements"),
                        requirement_list(here, refs([page])),
                    ),
                    (_("Records"), items(record_link(here, each) for each in meta.records)),
                    (_("Indicators"), items(indicator_link(here, each) for each in meta.indicators)),
                ]
            ),
            Markup("</details>"),
        ]
    )


def next_review(meta: PageMeta) -> dt.date | None:
    """Return the day by which a page must be reviewed; the last of the month where its day does not exist."""
    if meta.effective is None or meta.review_months is None:
        return None
    years, month = divmod(meta.effective.month - 1 + meta.review_months, 12)
    year, month = meta.effective.year + years, month + 1
    return dt.date(year, month, min(meta.effective.day, calendar.monthrange(year, month)[1]))


def _review(here: Here, day: dt.date | None) -> Markup:
    """The browser compares the mark with today: a site that is not rebuilt still warns."""
    if day is None:
        return Markup()
    return Markup('<time datetime="{0}" data-review-by="{0}">{1}</time>').format(day.isoformat(), here.reader.date(day))
