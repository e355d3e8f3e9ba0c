"""`results`: an indicator quarter by quarter, each site and channel a small chart, and all values in a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from babel.dates import format_skeleton
from markupsafe import Markup

from macros.chart import Drawing, chart
from macros.language import Reader
from macros.measures import channel_names, target
from macros.model import Indicator, IndicatorId
from macros.pictures_model import Measured, Result, Series
from macros.pieces import Here, lines, spaced
from macros.quarters import conforming, in_a_row, met, result_of
from macros.tables import example_note, site_name, state


def results(here: Here, indicator_id: IndicatorId) -> Markup:
    """Return the charts of an indicator, what they say in words, and all values in a folded table."""
    reader, _ = here.reader, here.reader.gettext
    each = next(each for each in here.manual.indicators if each.id == indicator_id)
    result = result_of(here.manual, indicator_id)
    if result is None:
        return Markup("<p>{}</p>").format(_("No results yet."))
    aim = target(here, each.target) if each.target else _("None")
    named = _("{name}. Target: {target}.", name=reader.text(each.name), target=aim)
    return lines(
        [
            Markup('<div class="results">'),
            example_note(here),
            Markup("<p>{}</p>").format(spaced(named, in_a_row_words(here, each))),
            *_pictures(here, each, result),
            Markup("</div>"),
        ]
    )


def folded(here: Here, each: Indicator) -> Markup:
    """Return the charts and the values for an indicator's sheet, folded; nothing where there are no results."""
    result = result_of(here.manual, each.id)
    if result is None:
        return Markup()
    return lines(
        [
            Markup('<details class="results">'),
            Markup("<summary>{}</summary>").format(here.reader.gettext("Results by quarter")),
            example_note(here),
            *_pictures(here, each, result),
            Markup("</details>"),
        ]
    )


def _pictures(here: Here, each: Indicator, result: Result) -> list[Markup]:
    figures = (_figure(here, each, series, number) for number, series in enumerate(result.series, 1))
    return [
        *(_legend(here.reader, each) if any(map(_drawable, result.series)) else ()),
        Markup('<div class="charts">'),
        *figures,
        Markup("</div>"),
        _table(here, each, result),
    ]


def in_a_row_words(here: Here, each: Indicator) -> Markup:
    """Return how many quarters in a row the indicator met its target everywhere; nothing without results."""
    result = result_of(here.manual, each.id)
    if result is None or each.target is None:
        return Markup()
    count = in_a_row(conforming(each.target, result))
    if not count:
        return here.reader.gettext("Target missed in the last quarter.")
    return here.reader.ngettext(
        "Target met everywhere in the last quarter.",
        "Target met everywhere in the last {number} quarters.",
        count,
    )


def last_values(here: Here, each: Indicator) -> Markup:
    """Return the values of the last quarter, from the least to the greatest of all sites and channels."""
    result = result_of(here.manual, each.id)
    values = sorted(series.values[-1] for series in result.series if series.values[-1] is not None) if result else []
    if not values:
        return Markup("—")
    figures = dict.fromkeys(map(_figures(here.reader, each), (values[0], values[-1])))
    return Markup("–").join(Markup('<span class="figure">{}</span>').format(figure) for figure in figures)


def now(here: Here, each: Indicator) -> Markup:
    """Return in two words whether the indicator met its target in the last quarter, and since when."""
    reader, result = here.reader, result_of(here.manual, each.id)
    if result is None:
        return reader.gettext("No results yet.")
    if each.target is None:
        return Markup("—")
    count = in_a_row(conforming(each.target, result))
    if not count:
        return state("✗", reader.gettext("Missed"))
    return state("✓", reader.ngettext("Met for {number} quarter", "Met for {number} quarters", count))


def quarter_name(reader: Reader, quarter: str) -> str:
    """Return a quarter ("2026-Q3") as the reader writes it: "Q3 2026", "T3 2026"."""
    year, number = quarter.split("-Q")
    return format_skeleton("yQQQ", date(int(year), int(number) * 3, 1), locale=reader.locale)


def _figure(here: Here, each: Indicator, series: Series, number: int) -> Markup:
    reader, _ = here.reader, here.reader.gettext
    quarters = here.manual.pictures.results.quarters
    name = _series_name(here, series)
    last = _(
        "{quarter}: {value}", quarter=quarter_name(reader, quarters[-1]), value=_value(here, each, series.values[-1])
    )
    reached = sum(met(each.target, value) for value in series.values) if each.target else 0
    count = reader.ngettext(
        "Target met in {number} quarter of {all}.",
        "Target met in {number} quarters of {all}.",
        reached,
        all=len(quarters),
    )
    said = Markup("{}. {}").format(last, count) if each.target else last
    drawing = Drawing(
        name=f"chart-{each.id}-{number}",
        title=_words(name),
        description=_words(said),
        quarters=[quarter_name(reader, quarter) for quarter in quarters],
        values=series.values,
        target=each.target,
    )
    drawn = chart(drawing, _figures(reader, each)) if _drawable(series) else Markup()
    return Markup("<figure>{}<figcaption><strong>{}</strong><br>{}</figcaption></figure>").format(drawn, name, said)


def _drawable(series: Series) -> bool:
    """Whether there is a line to draw: one value alone is said in words."""
    return sum(value is not None for value in series.values) > 1


def _legend(reader: Reader, each: Indicator) -> list[Markup]:
    if each.target is None:
        return []
    _ = reader.gettext
    row = Markup('<svg class="chart key" viewBox="0 0 12 12" aria-hidden="true">{}</svg> {}')
    dot, cross = (
        Markup('<circle class="met" cx="6" cy="6" r="4"/>'),
        Markup('<path class="missed" d="M2 2l8 8m0 -8l-8 8"/>'),
    )
    return [Markup('<p class="chart-key">{} {}</p>').format(row.format(dot, _("met")), row.format(cross, _("missed")))]


def _table(here: Here, each: Indicator, result: Result) -> Markup:
    reader, _ = here.reader, here.reader.gettext
    heads = Markup().join(
        Markup('<th scope="col">{}</th>').format(_series_name(here, series)) for series in result.series
    )
    quarters = here.manual.pictures.results.quarters
    rows = [
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            quarter_name(reader, quarter),
            Markup().join(
                Markup("<td>{}</td>").format(_value(here, each, series.values[position])) for series in result.series
            ),
        )
        for position, quarter in enumerate(quarters)
    ]
    return lines(
        [
            Markup('<details class="values">'),
            Markup("<summary>{}</summary>").format(_("Values")),
            Markup(
                '<div class="values-table" tabindex="0" role="region" aria-label="{}"><table class="values">'
            ).format(reader.plain(each.name)),
            Markup('<thead><tr><th scope="col">{}</th>{}</tr></thead>').format(_("Quarter"), heads),
            Markup("<tbody>{}</tbody>").format(Markup().join(rows)),
            Markup("</table></div>"),
            Markup("</details>"),
        ]
    )


def _value(here: Here, each: Indicator, value: Measured) -> Markup:
    """Return a value with what it means: "84.1 %, met"."""
    _ = here.reader.gettext
    if value is None:
        return _("no value")
    figure = Markup("{}").format(_figures(here.reader, each)(value))
    if each.target is None:
        return figure
    met_or_missed = _("met") if met(each.target, value) else _("missed")
    return Markup('{}, <span class="{}">{}</span>').format(
        figure, "is-met" if met(each.target, value) else "is-missed", met_or_missed
    )


def _figures(reader: Reader, each: Indicator) -> Callable[[float], str]:
    """How the values are written: with the sign of a percentage or of seconds, else as bare numbers."""
    if each.unit == "s":
        return lambda value: _words(reader.quantity(value, "s"))
    return reader.percent if each.unit == "%" else reader.number


def _series_name(here: Here, series: Series) -> Markup:
    _ = here.reader.gettext
    site = site_name(here, series.site) if series.site else _("All sites")
    return Markup("{}, {}").format(site, channel_names(here.reader).get(series.channel, series.channel))


def _words(text: Markup) -> str:
    """Return words without HTML, for what is read aloud."""
    return text.striptags()
