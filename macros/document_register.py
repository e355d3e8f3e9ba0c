"""`document_register`: every controlled page with its version, people, dates and languages."""

from __future__ import annotations

from markupsafe import Markup

from macros.card import next_review
from macros.context import language
from macros.due import due_day, past_count, review_days
from macros.language import SOURCE
from macros.model import Page
from macros.pieces import Here, facts, items, lines, page_link, role_title, spaced
from macros.tables import Line, day, table
from macros.translations import share


def document_register(here: Here) -> Markup:
    """Return how many reviews are past, and the register: a line for each controlled page."""
    _ = here.reader.gettext
    rows = [_document(here, page) for page in here.manual.pages if page.meta.id]
    register = table(
        here,
        _("Controlled pages, in the order of the manual"),
        (_("Page"), _("Version"), _("Owner"), _("Next review"), _("Languages")),
        rows,
        _("Example data: the company and its people do not exist. The pages and their dates do."),
    )
    counted = Markup("<p>{}</p>").format(past_count(here, review_days(here)))
    return lines([counted, register]) if rows else register


def _document(here: Here, page: Page) -> Line:
    meta, _ = page.meta, here.reader.gettext
    return Line(
        str(meta.id),
        page_link(here, page),
        (
            lines([Markup("{}").format(meta.version), facts([(_("In force since"), day(here, meta.effective))])]),
            lines([role_title(here, meta.owner), facts([(_("Approver"), role_title(here, meta.approver))])]),
            due_day(here, next_review(meta)),
            items(_language(here, page, each) for each in here.manual.languages),
        ),
    )


def _language(here: Here, page: Page, code: str) -> Markup:
    """A language by name; a translation with the share of its messages that are translated, where that is known."""
    name = language(here.reader, code)
    languages = here.translations.languages if here.translations else ()
    rows = (row for each in languages if each.language == code for row in each.rows)
    counts = next((row.counts for row in rows if row.place == page.path), None)
    if code == SOURCE or counts is None:
        return name
    translated = here.reader.percent(share(counts.translated, counts))
    return spaced(name, Markup("<small>({})</small>").format(translated))
