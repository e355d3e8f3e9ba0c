"""`nonconformities`: what went wrong, what was put right, why it happened, and whether the actions worked."""

from __future__ import annotations

from markupsafe import Markup

from macros import states
from macros.audits import audit_link
from macros.base import RequirementRef
from macros.indicators import indicator_link
from macros.pieces import Here, facts, items, lines, requirement_link, role_title, spaced
from macros.records import record_link
from macros.register_lines import Action, Nonconformity
from macros.tables import Line, day, named, page, site_name, state, table


def nonconformities(here: Here) -> Markup:
    """Return the register of nonconformities with their corrective actions, the latest first."""
    _ = here.reader.gettext
    return table(
        here,
        _("Nonconformities and corrective actions"),
        (_("Nonconformity"), _("Cause"), _("Corrective actions"), _("State")),
        [_nonconformity(here, each) for each in latest_first(here)],
    )


def latest_first(here: Here) -> list[Nonconformity]:
    """Return the nonconformities, the last one recorded first."""
    return sorted(here.manual.registers.nonconformities, key=lambda each: (each.day, each.id), reverse=True)


def not_met(here: Here, each: Nonconformity) -> RequirementRef | None:
    """Return the requirement that was not met: the line's own, or that of the audit's finding."""
    findings = (finding for audit in here.manual.registers.audits for finding in audit.findings)
    found = (finding.requirement for finding in findings if finding.nonconformity == each.id)
    return each.requirement or next(found, None)


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
    requirement = not_met(here, each)
    about = [
        (_("Recorded on"), day(here, each.day)),
        (_("Source"), spaced(source, audit_link(here, each.audit) if each.audit else Markup())),
        (_("Record"), record_link(here, each.record) if each.record else Markup()),
        (_("Indicators"), items(indicator_link(here, one) for one in each.indicators)),
        (_("Requirement"), requirement_link(here, requirement) if requirement else Markup()),
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
