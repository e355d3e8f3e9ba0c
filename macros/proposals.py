"""`proposals`: the ideas of the people who work here, the decision on each with its reason, and what it changed."""

from __future__ import annotations

from markupsafe import Markup

from macros.indicators import indicator_link
from macros.pieces import Here, facts, lines, role_title
from macros.register_lines import Proposal
from macros.tables import Line, day, named, site_name, state, table


def proposals(here: Here) -> Markup:
    """Return the register of proposals, the latest first."""
    _ = here.reader.gettext
    rows = sorted(here.manual.registers.proposals, key=lambda each: (each.received, each.id), reverse=True)
    return table(
        here,
        _("Improvement proposals and their results"),
        (_("Proposal"), _("Decision"), _("Action"), _("Result")),
        [_proposal(here, each) for each in rows],
    )


def _proposal(here: Here, each: Proposal) -> Line:
    reader, _ = here.reader, here.reader.gettext
    about = [(_("Received on"), day(here, each.received)), (_("Site"), site_name(here, each.site))]
    decision = {
        "yes": state("✓", _("Yes")),
        "trial": state("◐", _("Trial")),
        "later": state("○", _("Later")),
        "no": state("✗", _("No")),
        None: state("○", _("Awaiting a decision")),
    }[each.decision]
    result = {
        "better": state("✓", _("Better")),
        "same": state("○", _("No difference")),
        "worse": state("✗", _("Worse")),
        None: Markup(),
    }[each.result]
    decided = [
        (_("Reason"), reader.text(each.reason) if each.reason else Markup()),
        (_("Who decides"), role_title(here, each.decides)),
        (_("Decided on"), day(here, each.decided)),
    ]
    action = [
        (_("Person in charge"), role_title(here, each.person)),
        (_("By"), day(here, each.due)),
    ]
    measure = [(_("Shown by"), indicator_link(here, each.indicator) if each.indicator else Markup())]
    return Line(
        each.id,
        lines([named(each.id, reader.text(each.idea)), facts(about)]),
        (
            lines([decision, facts(decided)]),
            facts(action) or _("None"),
            lines([result, facts(measure)]) or (_("Not known yet") if each.decision in ("yes", "trial") else _("None")),
        ),
    )
