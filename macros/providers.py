"""`providers`: the external providers in use, with class, last score and next evaluation."""

from __future__ import annotations

from markupsafe import Markup, escape

from macros.pieces import Here, facts, lines, role_title
from macros.register_lines import Provider
from macros.tables import Line, day, named, site_names, state, table


def providers(here: Here) -> Markup:
    """Return the register of external providers."""
    _ = here.reader.gettext
    return table(
        here,
        _("External providers in use"),
        (_("External provider"), _("Class"), _("Last evaluation"), _("Decision")),
        [_provider(here, each) for each in here.manual.registers.providers],
    )


def _provider(here: Here, each: Provider) -> Line:
    reader, _ = here.reader, here.reader.gettext
    rank = {
        "critical": state("▲", _("Critical")),
        "important": state("△", _("Important")),
        "ordinary": state("○", _("Ordinary")),
    }[each.rank]
    decision = {
        "keep": state("●", _("Keep")),
        "keep-with-plan": state("◐", _("Keep, with a plan")),
        "replace": state("✗", _("Replace")),
        "suspended": state("✗", _("Suspended")),
    }[each.decision]
    about = [
        (_("Supplies"), reader.text(each.supplies)),
        (_("Sites"), site_names(here, each.sites)),
        (_("Followed by"), role_title(here, each.owner)),
        (_("Personal data"), _("Yes, processor contract signed") if each.personal_data else _("No")),
    ]
    evaluation = [
        (_("Score"), escape(reader.percent(each.score)) if each.score is not None else _("None yet")),
        (_("Evaluated on"), day(here, each.evaluated)),
        (_("Next evaluation"), day(here, each.next_evaluation)),
    ]
    name = named(each.id, Markup("{}").format(each.name))
    return Line(each.id, lines([name, facts(about)]), (rank, facts(evaluation), decision))
