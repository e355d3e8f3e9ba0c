"""`sites`: each site with its hours, languages, channels, people and law."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_time, get_day_names
from markupsafe import Markup

from macros.context import country, language
from macros.language import Reader
from macros.measures import channels
from macros.pieces import Here, facts, items, lines, requirement_list
from macros.register_lines import Opening, Site
from macros.tables import Line, table

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def sites(here: Here) -> Markup:
    """Return the register of sites."""
    _ = here.reader.gettext
    return table(
        here,
        _("Sites of the system"),
        (_("Site"), _("Service"), _("Opening hours"), _("Staff"), _("Rules of the site")),
        [_site(here, each) for each in here.manual.registers.sites],
    )


def _site(here: Here, each: Site) -> Line:
    reader, _ = here.reader, here.reader.gettext
    service = [
        (_("Activities"), reader.text(each.activities)),
        (_("Customers in"), country(reader, each.serves)),
        (_("Languages"), reader.series(language(reader, code) for code in each.languages)),
        (_("Channels"), channels(reader, each.channels)),
    ]
    people = [
        (_("Agents"), reader.number(each.agents)),
        (_("Of them at home"), reader.number(each.agents_at_home)),
    ]
    rules = [
        (_("Law"), reader.text(each.law)),
        (_("Requirements not applicable"), requirement_list(here, each.not_applicable) or _("None")),
    ]
    name = Markup("<strong>{}</strong>").format(reader.text(each.name))
    where = Markup("<div>{}</div>").format(reader.text(each.address))
    hours = items(_opening(reader, one) for one in each.hours)
    return Line(each.id, lines([name, where]), (facts(service), hours, facts(people), facts(rules)))


def _opening(reader: Reader, each: Opening) -> Markup:
    """Days and hours as the reader's language writes them: "Monday–Friday, 08:00–20:00"."""
    names = get_day_names("wide", locale=reader.locale)
    first, last = names[WEEK.index(each.first)], names[WEEK.index(each.last)]
    days = first if each.first == each.last else f"{first}–{last}"
    opens, closes = (
        format_time(dt.time.fromisoformat(time), "short", locale=reader.locale) for time in (each.opens, each.closes)
    )
    return Markup("{}, {}–{}").format(days, opens, closes)
