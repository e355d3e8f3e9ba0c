"""`translations`: how far each language is, page by page, and what was waived.

The figures are worked out when the manual is prepared (`scripts.state`); here they become words, a bar for each
language and a table. Every colour has its word and its figure beside it.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from macros.language import Reader
from macros.locales import name_in
from macros.pieces import Here, day, heading, lines, page_link
from macros.translation_state import NAVIGATION, REGISTERS, THEME, Counts, LanguageState, Row, Translations, Waiver

SHOWN = 60
"""Characters of a message that a list of waivers quotes."""


def translations(here: Here) -> Markup:
    """Return the state of every language: a sentence, a bar, a table of its places, its waivers."""
    state, _ = here.translations, here.reader.gettext
    if state is None:
        return _paragraph(_("How far the translations are is worked out when the manual is built."))
    if not state.languages:
        return _paragraph(_("This manual has no translations."))
    return lines([_dated(here.reader, state), *(_language(here, state, each) for each in state.languages)])


def most_behind(rows: Iterable[Row]) -> list[Row]:
    """Return the rows that are furthest behind first: by days, words and messages; equal ones in their order."""
    return sorted(rows, key=lambda row: (-(row.days or 0), -row.counts.words, -row.counts.open))


def _dated(reader: Reader, state: Translations) -> Markup:
    """To which day the figures refer, or why nobody can say how long a page has been behind."""
    _ = reader.gettext
    if state.history == "known" and state.as_of:
        return _paragraph(
            _("Days are counted up to the last change of the manual, {date}.", date=day(reader, state.as_of))
        )
    if state.history == "shallow":
        return _paragraph(
            _("How long a page has been behind is not known: only a part of the manual's history was at hand.")
        )
    if state.history == "none":
        return _paragraph(_("How long a page has been behind is not known: the manual's history was not at hand."))
    return Markup()


def _language(here: Here, state: Translations, each: LanguageState) -> Markup:
    reader = here.reader
    reviewed = any(row.review for row in each.rows)
    return lines(
        [
            heading(2, escape(language_name(reader, each.language)), each.language),
            _paragraph(summary(reader, each.total)),
            _bar(reader, each.total),
            Markup() if reviewed else _paragraph(reader.gettext("No review has been recorded for this language.")),
            _table(here, state, each),
            _waivers(here, each),
        ]
    )


def language_name(reader: Reader, language: str) -> str:
    """Return the name of a language in the reader's words."""
    name = name_in(language, reader.locale)
    return name[0].title() + name[1:]


def summary(reader: Reader, total: Counts) -> Markup:
    """Return how many messages of a language are translated, and what is left."""
    shown, ngettext = reader.percent(share(total.translated, total)), reader.ngettext
    done = ngettext(
        "{translated} of {number} message is translated ({share}).",
        "{translated} of {number} messages are translated ({share}).",
        total.messages,
        translated=reader.number(total.translated),
        share=shown,
    )
    if not total.open:
        return done
    left = ngettext("{number} English word is left to do.", "{number} English words are left to do.", total.words)
    return Markup("{} {}").format(done, left)


def share(part: int, total: Counts) -> int:
    """Return whole percents, rounded down: 100 % is everything."""
    return 100 * part // total.messages if total.messages else 100


def _kinds(reader: Reader, counts: Counts) -> list[tuple[str, Markup, int]]:
    """Return what messages can be: a class, its name and how many there are."""
    _ = reader.gettext
    return [
        ("translated", _("Translated"), counts.translated),
        # translators: messages whose English text has changed since they were translated
        ("fuzzy", _("Fuzzy"), counts.fuzzy),
        ("untranslated", _("Untranslated"), counts.untranslated),
        # translators: messages whose translation would change more than words, so that it is not shown
        ("refused", _("Refused"), counts.refused),
    ]


def _bar(reader: Reader, total: Counts) -> Markup:
    """Return a bar with its parts in words below; drawn, not coloured by a background, so that print shows it."""
    kinds = [kind for kind in _kinds(reader, total) if kind[2] or kind[0] == "translated"]
    key = Markup().join(
        Markup(
            '<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="state--{}" width="10" height="10"/></svg>'
            "{} <b>{}</b></li>"
        ).format(tag, name, reader.number(number))
        for tag, name, number in kinds
    )
    return Markup('<figure class="progress">{}<figcaption><ul class="plain">{}</ul></figcaption></figure>').format(
        _drawn(kinds, max(total.messages, 1)), key
    )


def _drawn(kinds: Iterable[tuple[str, Markup, int]], whole: int) -> Markup:
    parts, at = [], 0.0
    for tag, _, number in kinds:
        if not number:
            continue
        width = round(1000 * number / whole, 1)
        parts.append(
            Markup('<rect class="state--{}" x="{}" width="{}" height="10"/>').format(tag, f"{at:g}", f"{width:g}")
        )
        at = round(at + width, 1)
    return Markup(
        '<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">{}</svg>'
    ).format(Markup().join(parts))


def _table(here: Here, state: Translations, each: LanguageState) -> Markup:
    _ = here.reader.gettext
    columns = [
        _("Page"),
        *(name for _tag, name, _number in _kinds(here.reader, each.total)),
        _("Words to do"),
        _("Waivers"),
        _("Behind"),
        _("Review"),
    ]
    head = Markup().join(Markup('<th scope="col">{}</th>').format(column) for column in columns)
    caption = Markup('<caption class="visually-hidden">{}</caption>').format(language_name(here.reader, each.language))
    start = Markup('<table class="translations">{}<thead><tr>{}</tr></thead><tbody>').format(caption, head)
    rows = (_row(here, state, columns, row) for row in most_behind(each.rows))
    return lines([start, *rows, Markup("</tbody></table>")])


def _row(here: Here, state: Translations, columns: list[Markup], row: Row) -> Markup:
    reader, counts = here.reader, row.counts
    kinds = _kinds(reader, counts)
    done = Markup("{}{}").format(
        reader.gettext(
            "{translated} of {messages}",
            translated=reader.number(counts.translated),
            messages=reader.number(counts.messages),
        ),
        _drawn(kinds, max(counts.messages, 1)),
    )
    cells = [
        ("", done),
        *(("" if number else "nil", escape(reader.number(number))) for _tag, _name, number in kinds[1:]),
        *(("" if number else "nil", escape(reader.number(number))) for number in (counts.words, counts.waived)),
        ("behind" if counts.open else "nil", _behind(reader, state, row)),
        ("" if row.review else "nil", _review(reader, row)),
    ]
    # On a telephone each cell stands on a line of its own, after the name of its column.
    written = Markup().join(
        Markup('<td class="{}"><span class="label">{}</span> {}</td>').format(tag, column, cell)
        for (tag, cell), column in zip(cells, columns[1:], strict=True)
    )
    return Markup('<tr class="{}"><th scope="row">{}</th>{}</tr>').format(
        "left" if counts.open else "complete", _place(here, row.place), written
    )


def _place(here: Here, place: str) -> Markup:
    """Return a page as a link, or the name of what stands in no page."""
    _ = here.reader.gettext
    if page := here.at(place):
        return page_link(here, page)
    names = {
        REGISTERS: _("Registers, standards and glossary"),
        NAVIGATION: _("Titles of the navigation"),
        THEME: _("Words that every page shows"),
    }
    return names.get(place, escape(place))


def _behind(reader: Reader, state: Translations, row: Row) -> Markup:
    if not row.counts.open:
        return reader.gettext("No")
    if row.since is None or row.days is None:
        return reader.gettext("Not known")
    days = reader.quantity(row.days, "day")
    return reader.gettext("{days}, since {date}", days=days, date=day(reader, row.since))


def _review(reader: Reader, row: Row) -> Markup:
    if row.review is None:
        return reader.gettext("None")
    date = day(reader, row.review.date)
    if row.review.stands:
        return reader.gettext("{name}, {date}", name=row.review.by, date=date)
    return reader.gettext("Changed since {name} reviewed it, {date}", name=row.review.by, date=date)


def _waivers(here: Here, each: LanguageState) -> Markup:
    if not each.waivers:
        return Markup()
    entries = Markup().join(_waiver(here, waiver) for waiver in each.waivers)
    return lines(
        [
            heading(3, here.reader.gettext("Waivers"), f"{each.language}-waived"),
            Markup('<ul class="waived">{}</ul>').format(entries),
        ]
    )


def _waiver(here: Here, waiver: Waiver) -> Markup:
    """Return what a translation goes without, why, and where."""
    whole = " ".join(waiver.message.split())
    message = whole if len(whole) <= SHOWN else f"{whole[: SHOWN - 1].rstrip()}…"
    places = Markup(", ").join(_place(here, place) for place in waiver.places)
    return Markup('<li><b lang="en">{}</b>: {} <span class="quoted" lang="en">{}</span> ({})</li>').format(
        waiver.what, waiver.reason, message, places
    )


def _paragraph(text: Markup) -> Markup:
    return Markup("<p>{}</p>").format(text)
