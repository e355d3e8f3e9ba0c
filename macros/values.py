"""`value`: what the company decides, in the reader's language."""

from __future__ import annotations

from markupsafe import Markup

from macros.model import ValueId
from macros.pieces import Here, inline


def value(here: Here, value_id: ValueId) -> Markup:
    """Return the value as a sentence writes it: "10 working days", "80 %", "Lyon"."""
    decided = next(each for each in here.manual.company.values if each.id == value_id)
    if isinstance(decided.value, str):
        shown = here.reader.text(decided.value)
    else:
        shown = here.reader.quantity(decided.value, decided.unit)
    return inline(Markup('<span class="value">{}</span>').format(shown))
