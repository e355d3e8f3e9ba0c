"""`value`: what the company decides, in the reader's language."""

from __future__ import annotations

from markupsafe import Markup

from macros.model import SiteId, ValueId
from macros.pieces import Here, inline
from macros.tables import site_name


def company(here: Here) -> Markup:
    """Return the name of the company, which is not translated."""
    return inline(Markup('<span class="value">{}</span>').format(here.manual.company.name))


def value(here: Here, value_id: ValueId) -> Markup:
    """Return the value as a sentence writes it, "10 working days", "80 %"; of a site's id its name, "Lyon"."""
    return inline(Markup('<span class="value">{}</span>').format(bare(here, value_id)))


def bare(here: Here, value_id: ValueId) -> Markup:
    """Return the same without the mark by which style sheets know it."""
    values = {each.id: each for each in here.manual.company.values}
    if value_id not in values:
        return site_name(here, SiteId(value_id))
    decided = values[value_id]
    if isinstance(decided.value, str):
        return here.reader.text(decided.value)
    return here.reader.quantity(decided.value, decided.unit)
