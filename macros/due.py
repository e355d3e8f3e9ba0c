"""Reviews that are past, said in words: as of the manual's last change here, as of today in the browser.

A build does not know the day on which a page is read. Each date leaves a mark and each count its days, and
`assets/manual.js` compares them with today; without a script the words of the build stand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from markupsafe import Markup

from macros.card import next_review
from macros.pieces import Here
from macros.tables import day, state


def review_days(here: Here) -> list[dt.date]:
    """Return the day of the next review of each controlled page."""
    return [due for page in here.manual.pages if page.meta.id and (due := next_review(page.meta))]


def due_day(here: Here, due: dt.date | None) -> Markup:
    """Return a day, followed by words where it is past."""
    if due is None:
        return Markup()
    hidden = Markup() if _past(here, [due]) else Markup(" hidden")
    words = state("▲", here.reader.gettext("Past"))
    return Markup('{} <span class="past" data-due="{}"{}>{}</span>').format(
        day(here, due), due.isoformat(), hidden, words
    )


def past_count(here: Here, days: Sequence[dt.date]) -> Markup:
    """Return how many of the days are past; the first of them where the day of the last change is not known."""
    _ = here.reader.gettext
    # translators: {date} is today, {number} a count of pages: "Past their review date on 23 November 2027: 2"
    sentence = _("Past their review date on {date}: {number}").striptags()
    known = here.translations.as_of if here.translations else None
    if not days:
        said = _("No page has a review date.")
    elif known is None:
        said = _("The first review is due by {date}.", date=day(here, min(days)))
    else:
        number = here.reader.number(len(_past(here, days)))
        said = _("Past their review date on {date}: {number}", date=day(here, known), number=number)
    every = " ".join(each.isoformat() for each in sorted(days))
    return Markup('<span data-due-days="{}" data-sentence="{}">{}</span>').format(every, sentence, said)


def _past(here: Here, days: Sequence[dt.date]) -> list[dt.date]:
    known = here.translations.as_of if here.translations else None
    return [each for each in days if known and each < known]
