"""`nonconformities`: what went wrong, what was put right, why it happened, and whether the actions worked."""

from __future__ import annotations

from markupsafe import Markup

from macros import states
from macros.pieces import Here, facts, items, lines, role_title
from macros.register_lines import Action, Nonconformity
from macros.tables import Line, day, named, page, site_name, state, table


def nonconformities(here: Here) -> Markup:
    """Return the register of nonconformities with their corrective actions, the latest first."""
    _ = here.reader.gettext
    rows = sorted(here.manual.registers.nonconformities, key=lambda each: (each.day, each.id), reverse=True)
    return table(
        here,
        _("Nonconformities and corrective actions"),
        (_("Nonconformity"), _("Cause"), _("Corrective actions"), _("State")),
        [_nonconformity(here, each) for each in rows],
    )


def _nonconformity(here: Here, each: Nonconformity) -> Line:
    reader, _ = here.reader, here.reader.gettext
    source = {
        "audit": _("Audit"),
        "complaint": _("Complaint"),
        "staff": _("Staff"),
        "indicator": _("Indicator"),
        "client": _("Client"),
        "certification-body": _("Certification body"),
    }[each.source]
    about = [
        (_("Recorded on"), day(here, each.day)),
        (_("Source"), Markup("{} {}").format(source, each.audit) if each.audit else source),
        (_("Site"), site_name(here, each.site)),
        (_("Process"), page(here, each.page)),
        (_("Correction"), reader.text(each.correction)),
    ]
    status = [
        (_("Grade"), states.grade(reader, each.grade)),
        (_("Owner"), role_title(here, each.owner)),
        (_("Effectiveness check"), day(here, each.check)),
        (_("Effect of the action"), states.outcome(reader, each.worked)),
    ]
    closed = (
        state("●", _("Closed on {day}", day=day(here, each.closed))) if each.closed else state("◐", _("Still open"))
    )
    return Line(
        each.id,
        lines([named(each.id, reader.text(each.fact)), facts(about)]),
        (
            reader.text(each.cause) if each.cause else _("Being looked for"),
            items(_action(here, one) for one in each.actions) or _("None yet"),
            lines([closed, facts(status)]),
        ),
    )


def _action(here: Here, each: Action) -> Markup:
    _ = here.reader.gettext
    when = _("done on {day}", day=day(here, each.done)) if each.done else _("by {day}", day=day(here, each.due))
    return Markup("{} ({}, {})").format(here.reader.text(each.text), role_title(here, each.person), when)
