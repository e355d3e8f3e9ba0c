"""The manual in its reader's language: messages, dates, numbers, series and quantities.

A message comes from the checked catalogue, is filled and escaped here, and is marked as English where the
catalogue does not hold it: a reader must never mistake untranslated text for translated text. Nothing is
global: whoever needs words is handed a `Reader`.

Babel finds the messages by its default names: `gettext`, `ngettext`, and a local `_ = reader.gettext`.
"""

from __future__ import annotations

import datetime as dt
import gettext
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent, get_group_symbol
from markupsafe import Markup, escape

from macros import locales

SOURCE = "en"
REGIONS = {"en": "en_GB"}
"""The region whose dates a language uses: "1 October 2026" is read in one way only, "October 1" is not."""

GROUPED = {"es": (10_000, "\u202f")}
"""From which number on a language parts the thousands, and by what, where Babel differs from its academy: Spanish
writes 6957 and 16 957 (Ortografía de la lengua española, 2010), Babel 6.957."""

FIRST = {"fr": "1er"}
"""How a language writes the first day of a month where Babel writes a plain 1 (Lexique de l'Imprimerie nationale)."""

SOUNDS_I = re.compile(r"h?i(?![aeou])", re.IGNORECASE)
"""The beginning of a word before which Spanish says "e" for "y": español e inglés."""

NO_BREAK_SPACE = "\u00a0"


class Untranslated(str):
    """A message in English because the catalogue does not hold it."""

    __slots__ = ()


class Source(gettext.NullTranslations):
    """The end of every look-up: the English text, known as such."""

    def gettext(self, message: str) -> Untranslated:
        """Return the message itself."""
        return Untranslated(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> Untranslated:
        """Return the English singular or plural."""
        return Untranslated(msgid1 if n == 1 else msgid2)


@dataclass(frozen=True)
class Reader:
    """Words, dates and figures for the readers of one language."""

    language: str
    translations: gettext.NullTranslations

    @property
    def locale(self) -> Locale:
        """Babel's locale of the language."""
        return locales.locale(REGIONS.get(self.language, self.language))

    def gettext(self, message: str, /, **values: object) -> Markup:
        """Return the message translated, filled with the values and escaped, marked where it is English."""
        return self._shown(self.translations.gettext(message), values)

    def ngettext(self, singular: str, plural: str, number: float, /, **values: object) -> Markup:
        """Like `gettext`, in the plural form of the number, which fills `{number}` in local figures."""
        form = int(number) if number == int(number) else self._stand_in(number)
        found = self.translations.ngettext(singular, plural, form)
        return self._shown(found, {"number": self.number(number), **values})

    def text(self, message: str) -> Markup:
        """Return a text of the manual's own data (a title, a definition) like `gettext`."""
        return self._shown(self.translations.gettext(message), {})

    def plain(self, message: str) -> str:
        """Return a text of the manual's data without escapes or marks, for an attribute."""
        return str(self.translations.gettext(message))

    def date(self, day: dt.date) -> str:
        """Return a day in full: "1 October 2026", "1er octobre 2026"."""
        written = format_date(day, "long", locale=self.locale)
        if day.day == 1 and self.language in FIRST:
            return f"{FIRST[self.language]} {written.partition(' ')[2]}"
        return written

    def partial_date(self, text: str) -> str:
        """Return an ISO 8601 date in the reader's words; it may lack its day or month ("2017-07", "2004")."""
        year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
        if day:
            return self.date(dt.date(year, month, day))
        if month:
            return format_skeleton("yMMMM", dt.date(year, month, 1), locale=self.locale)
        return text

    def number(self, number: float) -> str:
        """Return a number with the language's separators; every given digit is kept."""
        start, separator = GROUPED.get(self.language, (0, ""))
        parted = abs(number) >= start
        figures = format_decimal(exact(number), locale=self.locale, decimal_quantization=False, group_separator=parted)
        return figures.replace(get_group_symbol(self.locale), separator) if separator else figures

    def percent(self, number: float) -> str:
        """Return a percentage, 80 meaning 80 %, with the language's space before the sign."""
        return format_percent(exact(number) / 100, locale=self.locale, decimal_quantization=False)

    def series(self, items: Iterable[str]) -> Markup:
        """Return items as a sentence lists them ("a, b and c"); what is no Markup is escaped."""
        listed = [str(escape(item)) for item in items]
        if self.language == "es" and len(listed) > 1 and SOUNDS_I.match(Markup(listed[-1]).striptags()):  # noqa: S704
            joined = format_list([*listed[:-1], "\0"], locale=self.locale)
            return Markup(joined.replace(" y \0", f" e {listed[-1]}"))  # noqa: S704
        return Markup(format_list(listed, locale=self.locale))  # noqa: S704

    def quantity(self, number: float, unit: str) -> Markup:
        """Return a number with its unit ("1 working day"), kept on one line.

        `unit` is one of `macros.model.Value`'s, or a text of the manual's data ("points"), shown after it.
        """
        if unit in ("percent", "%"):
            return escape(self.percent(number))
        if unit == "count":
            return escape(self.number(number))
        ngettext = self.ngettext
        known = {
            "working-day": ngettext("{number} working day", "{number} working days", number),
            "day": ngettext("{number} day", "{number} days", number),
            "hour": ngettext("{number} hour", "{number} hours", number),
            "minute": ngettext("{number} minute", "{number} minutes", number),
            "second": ngettext("{number} second", "{number} seconds", number),
            "month": ngettext("{number} month", "{number} months", number),
            "quarter": ngettext("{number} quarter", "{number} quarters", number),
            "year": ngettext("{number} year", "{number} years", number),
        }
        if unit not in known:
            return Markup("{}{}{}").format(self.number(number), NO_BREAK_SPACE, self.text(unit))
        figure = str(escape(self.number(number)))
        return Markup(known[unit].replace(f"{figure} ", f"{figure}{NO_BREAK_SPACE}"))  # noqa: S704

    def _stand_in(self, number: float) -> int:
        """Return a whole number with the plural form of a broken one: catalogues know whole numbers only."""
        form = self.locale.plural_form
        whole = {form(each): each for each in range(100, -1, -1)}
        return whole.get(form(number), whole.get("other", 2))

    def _shown(self, found: str, values: dict[str, object]) -> Markup:
        filled = filled_in(on_one_line(found), values)
        if self.language == SOURCE or not isinstance(found, Untranslated):
            return filled
        return Markup('<span class="untranslated" lang="en">{}</span>').format(filled)


def read(language: str, messages: Path | None) -> Reader:
    """Return the reader of a language whose messages stand in a compiled catalogue (.mo), if there is one."""
    if messages is None:
        return Reader(language, Source())
    with messages.open("rb") as file:
        translations = gettext.GNUTranslations(file)
    translations.add_fallback(Source())
    return Reader(language, translations)


def exact(number: float) -> Decimal:
    """Return the number as it was written: 99.5 is 99.5, and 10.0 is 10."""
    return Decimal(int(number)) if number == int(number) else Decimal(str(number))


def on_one_line(text: str) -> str:
    """Return the text without line breaks; no-break spaces stay."""
    return re.sub(r"[ \t\r\n\f\v]+", " ", text).strip(" ")


def filled_in(message: str, values: dict[str, object]) -> Markup:
    """Return the message escaped, with each `{name}` of a given value replaced by it.

    Not `str.format`: a translation may not reach into the values' attributes.
    """
    pieces = re.split(r"\{(\w+)\}", message)
    names = pieces[1::2]
    filled = [escape(pieces[0])]
    for name, after in zip(names, pieces[2::2], strict=True):
        filled += [escape(values[name]) if name in values else escape(f"{{{name}}}"), escape(after)]
    return Markup("").join(filled)
