"""`changes`: what changed in the pages, why, and who approved it; the browser shows those from a day on.

The table is complete without a script; the field for the day appears only with one (`assets/manual.js`).
"""

from __future__ import annotations

from markupsafe import Markup

from macros.pieces import Here, items, lines, page_link, role_title
from macros.register_lines import Change
from macros.tables import Line, day, named, table
from macros.tables import page as page_of


def changes(here: Here) -> Markup:
    """Return the register of changes, the latest first, with a field for the day from which to show them."""
    _ = here.reader.gettext
    rows = latest_first(here)
    register = table(
        here,
        _("Changes of the pages"),
        (_("Change"), _("Date"), _("Page"), _("Why"), _("Approver")),
        [_change(here, each) for each in rows],
    )
    return lines([_field(here), Markup('<div class="changes">'), register, Markup("</div>")]) if rows else register


def latest_first(here: Here) -> list[Change]:
    """Return the changes, those of the last day first."""
    return sorted(here.manual.registers.changes, key=lambda each: (each.date, each.id), reverse=True)


def _field(here: Here) -> Markup:
    """The field for a day and the sentence that says how many changes remain, hidden until the script runs."""
    _ = here.reader.gettext
    # translators: beside a field for a date
    label = _("Show the changes since")
    # translators: {number} is a count of changes: "Changes shown: 3 of 5"
    said = _("Changes shown: {number} of {total}").striptags()
    return Markup(
        '<p class="since" hidden><label>{} <input type="date"></label> <output data-sentence="{}"></output></p>'
    ).format(label, said)


def _change(here: Here, each: Change) -> Line:
    return Line(
        each.id,
        named(each.id, here.reader.text(each.what)),
        (
            day(here, each.date),
            lines(
                [_pages(here, each), Markup("<div>{} {}</div>").format(here.reader.gettext("Version"), each.version)]
            ),
            here.reader.text(each.why),
            role_title(here, each.approved_by),
        ),
    )


def _pages(here: Here, each: Change) -> Markup:
    """The page of a change; of one that names none, every page with its version and its approver, folded."""
    if each.page:
        return Markup("<div>{}</div>").format(page_of(here, each.page))
    found = [page for page in here.manual.pages if page.meta.id and page.meta.version == each.version]
    count = here.reader.ngettext("{number} page", "{number} pages", len(found))
    listed = items(
        Markup("{} ({})").format(page_link(here, page), role_title(here, page.meta.approver)) for page in found
    )
    return (
        Markup('<details class="sources"><summary>{}</summary>{}</details>').format(count, listed) if found else count
    )
