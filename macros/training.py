"""`training_matrix`: what each role must master, by when, how it is proven, when it is renewed."""

from __future__ import annotations

from markupsafe import Markup

from macros.pieces import Here, lines
from macros.records import record_link, retention
from macros.register_lines import Training
from macros.tables import Line, named, roles, table


def training_matrix(here: Here) -> Markup:
    """Return the matrix, a subject a row."""
    _ = here.reader.gettext
    return table(
        here,
        _("Training by subject and role"),
        (_("Subject"), _("Who"), _("When"), _("Proof"), _("Renewed after")),
        [_subject(here, each) for each in here.manual.registers.training],
    )


def _subject(here: Here, each: Training) -> Line:
    reader, _ = here.reader, here.reader.gettext
    when = {
        "before-first-contact": _("Before the first contact"),
        "before-role": _("Before taking up the role"),
        "on-arrival": _("On arrival"),
        "before-change": _("Before each change of it"),
    }[each.when]
    renewal = retention(reader, each.renewal_months) if each.renewal_months else _("No renewal")
    proof = Markup("<div>{}</div>")
    return Line(
        each.id,
        named(each.id, reader.text(each.subject)),
        (
            roles(here, each.roles),
            when,
            lines([proof.format(reader.text(each.proof)), proof.format(record_link(here, each.record))]),
            renewal,
        ),
    )
