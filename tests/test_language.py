"""Words, dates and figures for a reader: given this language and this catalogue, this comes out."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from markupsafe import Markup

from macros.language import Reader, read

Messages = dict[str | tuple[str, str], str | tuple[str, str]]


def compiled(folder: Path, language: str, messages: Messages) -> Path:
    catalog = Catalog(locale=language)
    for source, translation in messages.items():
        catalog.add(source, translation)
    binary = io.BytesIO()
    write_mo(binary, catalog)
    path = folder / f"{language}.mo"
    path.write_bytes(binary.getvalue())
    return path


@pytest.fixture
def french(tmp_path: Path) -> Reader:
    messages: Messages = {
        "Owner": "Responsable",
        "Documents": "Documents",
        "at least {quantity}": "au moins {quantity}",
        ("{number} working day", "{number} working days"): ("{number} jour ouvré", "{number} jours ouvrés"),
        "points": "points",
    }
    return read("fr", compiled(tmp_path, "fr", messages))


def test_english_needs_no_catalogue() -> None:
    reader = read("en", None)
    assert reader.gettext("Owner") == "Owner"
    assert reader.text("Rock & roll") == Markup("Rock &amp; roll")


def test_a_translation_is_shown(french: Reader) -> None:
    assert french.gettext("Owner") == "Responsable"
    assert french.plain("Owner") == "Responsable"


def test_untranslated_text_is_marked(french: Reader) -> None:
    assert french.text("<Place>") == '<span class="untranslated" lang="en">&lt;Place&gt;</span>'
    assert french.plain("<Place>") == "<Place>"


def test_a_translation_equal_to_its_source_is_a_translation(french: Reader) -> None:
    assert french.text("Documents") == "Documents"


def test_values_are_escaped_unless_they_are_html(french: Reader) -> None:
    assert french.gettext("at least {quantity}", quantity="<5>") == "au moins &lt;5&gt;"
    assert french.gettext("at least {quantity}", quantity=Markup("<b>5</b>")) == "au moins <b>5</b>"


@pytest.mark.parametrize("said", ["{quantity.__class__}", "{0}", "{unknown}", "{", "}", "{{quantity}"])
def test_a_message_cannot_reach_into_its_values(said: str) -> None:
    shown = read("en", None).gettext(said, quantity="5")
    assert "class '" not in shown
    assert shown == said.replace("{quantity}", "5")


def test_text_stands_on_one_line() -> None:
    assert read("en", None).text(" two\n  lines\u00a0here ") == "two lines\u00a0here"


@pytest.mark.parametrize(
    ("language", "number", "shown"),
    [
        ("en", 1, "1\u00a0working day"),
        ("en", 10, "10\u00a0working days"),
        ("en", 1.0, "1\u00a0working day"),
        ("en", 1.5, "1.5\u00a0working days"),
        ("fr", 0, "0\u00a0jour ouvré"),
        ("fr", 1, "1\u00a0jour ouvré"),
        ("fr", 1.5, "1,5\u00a0jour ouvré"),
        ("fr", 2, "2\u00a0jours ouvrés"),
    ],
)
def test_quantities_have_their_plural(french: Reader, language: str, number: float, shown: str) -> None:
    reader = french if language == "fr" else read(language, None)
    assert reader.quantity(number, "working-day") == shown


def test_a_unit_of_the_data_is_a_message(french: Reader) -> None:
    assert french.quantity(5, "points") == "5\u00a0points"
    assert french.quantity(4, "count") == "4"
    assert french.quantity(80, "percent") == french.quantity(80, "%") == "80\u00a0%"


@pytest.mark.parametrize(
    ("language", "number", "percent"),
    [
        ("en", "1,234.5", "99.5%"),
        ("fr", "1\u202f234,5", "99,5\u00a0%"),
        ("es", "1234,5", "99,5\u00a0%"),
    ],
)
def test_figures_follow_the_language(language: str, number: str, percent: str) -> None:
    reader = read(language, None)
    assert (reader.number(1234.5), reader.percent(99.5)) == (number, percent)


def test_spanish_parts_the_thousands_by_a_space_from_five_digits_on() -> None:
    assert read("es", None).number(16957) == "16\u202f957"


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "1 October 2026", "October 2026"),
        ("fr", "1er octobre 2026", "octobre 2026"),
        ("es", "1 de octubre de 2026", "octubre de 2026"),
    ],
)
def test_dates_follow_the_language(language: str, day: str, month: str) -> None:
    reader = read(language, None)
    assert reader.date(dt.date(2026, 10, 1)) == day
    shown = [reader.partial_date(text) for text in ("2026-10-01", "2026-10", "2026")]
    assert shown == [day, month, "2026"]


def test_a_series_reads_as_a_sentence() -> None:
    assert read("en", None).series(["a", "<b>", Markup("<i>c</i>")]) == "a, &lt;b&gt; and <i>c</i>"
    assert read("es", None).series(["uno", "dos"]) == "uno y dos"
    assert read("es", None).series(["español y catalán", "francés", "<i>"]) == "español y catalán, francés y &lt;i&gt;"
    assert read("es", None).series(["uno", Markup("<b>inglés</b>")]) == "uno e <b>inglés</b>"
    assert read("es", None).series(["agua", "hielo"]) == "agua y hielo"
    assert read("fr", None).series([]) == ""
