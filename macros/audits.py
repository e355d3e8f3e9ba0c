"""`audit_programme` and `audit_findings`: which process is audited when, where and by whom, and what was found."""

from __future__ import annotations

from markupsafe import Markup, escape

from macros import states
from macros.base import AuditId
from macros.pieces import (
    AUDITS,
    NONCONFORMITIES,
    Here,
    facts,
    items,
    line_link,
    lines,
    requirement_link,
    role_title,
)
from macros.register_lines import Audit, Finding
from macros.tables import Line, named, page, site_name, table


def audit_programme(here: Here) -> Markup:
    """Return the programme, in the order of the months."""
    _ = here.reader.gettext
    return table(
        here,
        _("Audit programme"),
        (_("Audit"), _("Month"), _("Criteria"), _("Auditor"), _("State")),
        [_audit(here, each) for each in sorted(here.manual.registers.audits, key=lambda each: (each.month, each.id))],
    )


def audit_findings(here: Here) -> Markup:
    """Return what the audits of the programme have found, the latest first."""
    _ = here.reader.gettext
    audits = sorted(here.manual.registers.audits, key=lambda each: (each.month, each.id), reverse=True)
    return table(
        here,
        _("Audit findings"),
        (_("Finding"), _("Grade"), _("Requirement"), _("Goes on in")),
        [_finding(here, audit, each) for audit in audits for each in audit.findings],
    )


def _audit(here: Here, each: Audit) -> Line:
    reader = here.reader
    titles = {standard.id: reader.text(standard.short) for standard in here.manual.standards}
    auditor = Markup("{}, {}").format(role_title(here, each.auditor), site_name(here, each.auditor_site))
    return Line(
        each.id,
        lines([named(each.id, site_name(here, each.site)), Markup("<div>{}</div>").format(page(here, each.page))]),
        (
            Markup('<time datetime="{}">{}</time>').format(each.month, reader.partial_date(each.month)),
            items(titles[standard] for standard in each.standards),
            auditor,
            states.progress(reader, each.progress),
        ),
    )


def _finding(here: Here, audit: Audit, each: Finding) -> Line:
    reader, _ = here.reader, here.reader.gettext
    link = Markup()
    if each.nonconformity:
        link = line_link(here, NONCONFORMITIES, each.nonconformity, escape(each.nonconformity))
    about = [(_("Audit"), Markup("{}, {}").format(audit_link(here, audit.id), site_name(here, audit.site)))]
    return Line(
        each.id,
        lines([named(each.id, reader.text(each.text)), facts(about)]),
        (
            states.grade(reader, each.grade),
            requirement_link(here, each.requirement),
            link or _("No action asked for"),
        ),
    )


def audit_link(here: Here, audit: AuditId) -> Markup:
    """Return a link to an audit's line of the programme by its id."""
    return line_link(here, AUDITS, audit, escape(audit))
