"""`objectives`: what is to be reached by when, with which means, and how far it is."""

from __future__ import annotations

from markupsafe import Markup

from macros import states
from macros.indicators import indicator_link
from macros.pieces import Here, facts, lines, role_title
from macros.register_lines import Objective
from macros.tables import Line, day, named, site_names, table


def objectives(here: Here) -> Markup:
    """Return the quality objectives in force."""
    _ = here.reader.gettext
    return table(
        here,
        _("Quality objectives in force"),
        (_("Objective"), _("Indicator"), _("Action and means"), _("State")),
        [_objective(here, each) for each in here.manual.registers.objectives],
    )


def _objective(here: Here, each: Objective) -> Line:
    reader, _ = here.reader, here.reader.gettext
    unit = next(one.unit for one in here.manual.indicators if one.id == each.indicator)
    figures = [
        (_("Present value"), reader.quantity(each.present, unit)),
        (_("Target"), reader.quantity(each.target, unit)),
    ]
    work = [
        (_("Action"), reader.text(each.action)),
        (_("Means"), reader.text(each.means)),
        (_("Person in charge"), role_title(here, each.person)),
        (_("By"), day(here, each.due)),
    ]
    return Line(
        each.id,
        lines([named(each.id, reader.text(each.title)), facts([(_("Sites"), site_names(here, each.sites))])]),
        (
            lines([indicator_link(here, each.indicator), facts(figures)]),
            facts(work),
            lines([states.progress(reader, each.progress), facts([(_("Check"), day(here, each.check))])]),
        ),
    )
