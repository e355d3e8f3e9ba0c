"""`indicator` and `indicators`: what is measured, how, and who decided the target."""

from __future__ import annotations

from markupsafe import Markup, escape

from macros import results
from macros.acting import acting
from macros.language import Reader
from macros.measures import basis, channels, family_names, frequencies, target
from macros.model import Indicator, IndicatorId
from macros.pieces import (
    INDICATORS,
    Here,
    entry_link,
    facts,
    heading,
    inline,
    items,
    lines,
    page_link,
    requirement_list,
    role_title,
    source_link,
    spaced,
)
from macros.tables import Line, table, table_of_facts

OVERVIEW = "now"
"""How the ids of the rows begin: the ids themselves are those of the sheets."""


def indicator(here: Here, indicator_id: IndicatorId) -> Markup:
    """Return an indicator's name, linked to its sheet, for the middle of a sentence."""
    return inline(entry_link(here, INDICATORS, indicator_id, _name(here, indicator_id), "indicator"))


def indicator_link(here: Here, indicator_id: IndicatorId) -> Markup:
    """Return a link to an indicator's sheet by its id and name."""
    label = Markup("{} {}").format(indicator_id, _name(here, indicator_id))
    return entry_link(here, INDICATORS, indicator_id, label, "indicator")


def indicators(here: Here) -> Markup:
    """Return what each indicator says now in one table, then a sheet for each, under a heading for each family."""
    families = family_names(here.reader)
    parts = [_overview(here)]
    for family in dict.fromkeys(each.family for each in here.manual.indicators):
        members = (each for each in here.manual.indicators if each.family == family)
        parts.append(heading(2, families.get(family, escape(family)), family))
        parts.append(
            lines([Markup('<div class="entries">'), *(_sheet(here, each) for each in members), Markup("</div>")])
        )
    return lines(parts)


def _overview(here: Here) -> Markup:
    """Return every indicator with its target and, where there are results, its last values and whether it conforms."""
    _, quarters = here.reader.gettext, here.manual.pictures.results.quarters
    columns, caption = [_("Indicator"), _("Target")], _("All indicators")
    if quarters:
        columns += [Markup("{}").format(results.quarter_name(here.reader, quarters[-1])), _("In conformity")]
        caption = _("All indicators, with their values in the last quarter")
    rows = []
    for each in here.manual.indicators:
        found = [results.last_values(here, each), results.now(here, each)] if quarters else []
        cells = [_aims(here, each, main=each.better != "in-range"), *found]
        rows.append(Line(f"{OVERVIEW}-{each.id}", indicator_link(here, each.id), cells, short=each.id))
    return (table if quarters else table_of_facts)(here, caption, columns, rows)


def _unit(reader: Reader, each: Indicator) -> Markup:
    _ = reader.gettext
    direction = {
        "higher": _("higher is better"),
        "lower": _("lower is better"),
        "in-range": _("best within a range"),
    }[each.better]
    return Markup("{}, {}").format(reader.text(each.unit), direction)


def _aims(here: Here, each: Indicator, *, main: bool = False) -> Markup:
    """The targets of an indicator, or the main one, which is the first."""
    aims = [aim for aim in (each.target, *each.other_targets) if aim][: 1 if main else None]
    return items(target(here, aim) for aim in aims) or here.reader.gettext("None")


def _name(here: Here, indicator_id: IndicatorId) -> Markup:
    return here.reader.text(next(each.name for each in here.manual.indicators if each.id == indicator_id))


def _sheet(here: Here, each: Indicator) -> Markup:
    reader, _ = here.reader, here.reader.gettext
    note = reader.text(each.target_note) if each.target_note else Markup()
    pages = (page_link(here, page) for page in here.manual.pages if each.id in page.meta.indicators)
    eligible = _("It counts for the quarters of conformity before applying for certification.")
    return lines(
        [
            Markup('<section class="entry" id="{}">').format(each.id),
            Markup("<h3>{} {}</h3>").format(each.id, reader.text(each.name)),
            Markup("<p>{}</p>").format(reader.text(each.definition)),
            facts(
                [
                    (_("Formula"), reader.text(each.formula)),
                    (_("Unit"), _unit(reader, each)),
                    (_("Target"), _aims(here, each)),
                    (
                        _("Where the target comes from"),
                        spaced(basis(reader, each.target_basis), note),
                    ),
                    (_("Computed"), frequencies(reader, each.frequency)),
                    (_("Channels"), channels(reader, each.channels)),
                    (_("Owner"), role_title(here, each.owner)),
                    (_("Pitfall"), reader.text(each.pitfall)),
                    (_("Eligibility"), eligible if each.counts_for_eligibility else Markup()),
                    (_("In conformity"), results.in_a_row_words(here, each)),
                    (
                        _("Requirements"),
                        requirement_list(here, each.requirements),
                    ),
                    (_("Used by"), items(pages) or _("No page")),
                    (_("Acted on in"), items(acting(here, each.id))),
                    (_("Source"), source_link(each.source) if each.source else ""),
                ]
            ),
            results.folded(here, each),
            Markup("</section>"),
        ]
    )
