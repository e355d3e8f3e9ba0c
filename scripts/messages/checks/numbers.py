"""The same figures and dates in both languages, however each writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from babel.core import UnknownLocaleError

from macros.locales import locale
from scripts.messages.checks.message import Finding, Message, around, mended
from scripts.messages.checks.typography import ENGLISH_NUMBERS, TYPOGRAPHY

_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)")
_ENGLISH_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})(?:[:.](\d{2}))?\s?([ap])\.?\s?m\b\.?", re.IGNORECASE)
_SHARP = re.compile(r"(?<!\d)(\d{1,2})\s?[:h]\s?00(?!\d)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_POINT = re.compile(
    r"(?<![\d.,])(\d+)\.(\d{1,2})(?=[ \u00a0\u202f]?(?:%|€|euros?\b|h\b|s\b|min\b|secondes?\b|segundos?\b|minutes?\b|"
    r"minutos?\b|heures?\b|horas?\b|jours?\b|días?\b|points?\b|puntos?\b|millions?\b|millones\b))"
)


def check(message: Message) -> Iterator[Finding]:
    """Figures and dates that are missing or new; "two" may become 2 and 2 may become "deux"."""
    typography = TYPOGRAPHY.get(message.language)
    if typography is None or not _DIGIT.search(message.asked + message.said):
        return
    wanted = _figures(message.asked, "en")
    given = _figures(message.said, message.language)
    missing, added = wanted - given, given - wanted
    missing -= _written(message.said, typography.numbers)
    added -= _written(message.asked, ENGLISH_NUMBERS)
    for figure in missing:
        yield Finding("translation-number", f"{figure} is missing: English has it")
    for figure in added:
        yield Finding("translation-number", f"{figure} is not in the English text: correct it or delete it")
    if points := list(_POINT.finditer(message.said)):
        fix = mended(
            message.translation, ((*each.span(), f"{each[1]}{typography.decimal}{each[2]}") for each in points)
        )
        place = around(message.translation, *points[0].span())
        yield Finding("translation-decimal", f"a decimal point in “{place}”: write {typography.decimal}", fix)


def _figures(said: str, language: str) -> Counter[str]:
    """Every date (as 2026-10-01, 2026-10 or --10-01) and every other number of a text, as a plain one is written."""
    found: list[str] = []

    def date(text: str) -> str:
        found.append(text)
        return " "

    said = _ISO.sub(lambda each: date(each[0]), said)
    said = _NUMERIC.sub(lambda each: date(f"{each[3]}-{int(each[2]):02}-{int(each[1]):02}"), said)
    for pattern, months in _date_patterns(language):

        def written(each: re.Match[str], months: Mapping[str, int] = months) -> str:
            part = each.groupdict()
            month = months[part["month"].casefold()]
            day = f"-{int(part['day']):02}" if part.get("day") else ""
            return date(f"{part.get('year') or '-'}-{month:02}{day}")

        said = pattern.sub(written, said)
    said = _CLOCK.sub(lambda each: f"{int(each[1]) % 12 + 12 * (each[3] in 'pP')} {each[2] or ''}", said)
    said = _SHARP.sub(r"\1", said)
    grouped = _ENGLISH_GROUPED if language == "en" else _GROUPED
    said = grouped.sub(lambda each: re.sub(r"\D", "", each[0]), said)
    if language != "en":
        said = re.sub(r"(?<=\d),(?=\d)", ".", said)
    found += [_plain(each[0]) for each in _NUMBER.finditer(said)]
    return Counter(found)


def _plain(number: str) -> str:
    return number.lstrip("0") or "0" if number.isdigit() else number


@cache
def _date_patterns(language: str) -> tuple[tuple[re.Pattern[str], Mapping[str, int]], ...]:
    """Patterns of written dates, the fullest first, with what month each name is; none for a language unknown."""
    try:
        names = locale(language).months["format"]["wide"]
    except (UnknownLocaleError, ValueError):
        return ()
    months = {str(name).casefold(): number for number, name in names.items()}
    month = "(?P<month>" + "|".join(sorted(map(re.escape, months), key=len, reverse=True)) + ")"
    # "1er octobre 2026", "1.º de octubre de 2026", "1st October 2026": a mark on the day, a little word between.
    day, gap, year = r"(?<!\d)(?P<day>\d{1,2})(?:er|\.?º|st|nd|rd|th)?", r"[\s,]+(?:del?\s+|of\s+)?", r"(?P<year>\d{4})"
    forms = [f"{day}{gap}{month}{gap}{year}", f"{month}{gap}{year}", f"{day}{gap}{month}\\b"]
    if language == "en":
        forms[:0] = [rf"\b{month} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?, {year}"]
    return tuple((re.compile(form, re.IGNORECASE), months) for form in forms)


def _written(said: str, numbers: Mapping[str, int]) -> Counter[str]:
    """The figures that the words of a text may stand for, each as often as one likes."""
    present = {str(numbers[word]) for word in re.findall(r"[^\W\d_]+", said.casefold()) if word in numbers}
    return Counter(dict.fromkeys(present, 99))
