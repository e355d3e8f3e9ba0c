"""`responsibilities`: who answers for each process, who does the work, who is asked, who is told, who replaces whom."""

from __future__ import annotations

from markupsafe import Markup

from macros.pieces import Here, lines, role_title
from macros.register_lines import Responsibility
from macros.tables import Line, page, roles, table


def responsibilities(here: Here) -> Markup:
    """Return the matrix of processes and roles in words, then each function with its deputy."""
    _ = here.reader.gettext
    matrix = table(
        here,
        _("Who answers for what"),
        (_("Process"), _("Answers for it"), _("Does the work"), _("Is asked before"), _("Is told after")),
        [_process(here, each) for each in here.manual.registers.responsibilities],
    )
    deputies = [
        Line(f"role-{role.id}", role_title(here, role.id), (role_title(here, role.deputy),))
        for role in here.manual.roles
        if role.deputy
    ]
    columns = (_("Function"), _("Deputy"))
    return lines([matrix, table(here, _("Functions and their deputies"), columns, deputies)])


def _process(here: Here, each: Responsibility) -> Line:
    return Line(
        each.page,
        page(here, each.page),
        (role_title(here, each.answers), roles(here, each.does), roles(here, each.asked), roles(here, each.told)),
    )
