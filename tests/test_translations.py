"""The page "Translations": figures, a bar and reasons in the reader's words, and nothing a name can break."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from macros.language import Reader, read
from macros.manual import load
from macros.model import Manual
from macros.pieces import Here
from macros.trace import Trace
from macros.translation_state import THEME, Counts, LanguageState, Review, Row, Translations, Waiver
from macros.translations import translations
from tests import minimanual

HOSTILE = "<script>alert(1)</script> \"'> {{ 7*7 }} | `c`"
BEHIND = Row(
    place="customer/complaints.md",
    counts=Counts(messages=1200, fuzzy=150, untranslated=300, words=2400),
    fingerprint="",
    since=dt.date(2026, 3, 1),
    days=12,
)
COMPLETE = Row(
    place="customer/escalation.md",
    counts=Counts(messages=10),
    fingerprint="",
    review=Review(by="Inés Gómez", date=dt.date(2026, 3, 2), stands=True),
)


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Manual:
    return load(minimanual.write(tmp_path_factory.mktemp("manual"))).manual


def state(*rows: Row, waivers: tuple[Waiver, ...] = (), history: str = "known") -> Translations:
    language = LanguageState(language="fr", total=rows[0].counts if rows else Counts(), rows=rows, waivers=waivers)
    return Translations.model_validate({"languages": (language,), "history": history, "as_of": dt.date(2026, 3, 13)})


def page(manual: Manual, known: Translations | None, reader: Reader | None = None) -> str:
    return str(translations(Here(Trace(manual), reader or read("en", None), "reference/translations/", known)))


def cells(shown: str, place: str) -> list[str]:
    """The cells of a row as they are read, with the names of their columns on a telephone."""
    (row,) = [line for line in shown.split("\n") if line.startswith("<tr") and place in line]
    return [re.sub(r"<[^>]*>", "", cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]


def test_each_figure_stands_in_its_column(manual: Manual) -> None:
    shown = page(manual, state(COMPLETE, BEHIND))
    assert cells(shown, "complaints/") == [
        "Translated 750 of 1,200",
        "Fuzzy 150",
        "Untranslated 300",
        "Refused 0",
        "Words to do 2,400",
        "Waivers 0",
        "Behind 12\N{NO-BREAK SPACE}days, since 1 March 2026",
        "Review None",
    ]
    assert cells(shown, "escalation/")[-2:] == ["Behind No", "Review Inés Gómez, 2 March 2026"]
    assert shown.index("complaints/") < shown.index("escalation/")
    assert "Days are counted up to the last change of the manual" in shown


def test_the_bar_is_as_long_as_the_figures_beside_it_say(manual: Manual) -> None:
    bar = page(manual, state(BEHIND)).partition("<figure")[2].partition("</figure>")[0]
    assert re.findall(r'state--(\w+)" x="([\d.]+)" width="([\d.]+)"', bar) == [
        ("translated", "0", "625"),
        ("fuzzy", "625", "125"),
        ("untranslated", "750", "250"),
    ]
    assert re.findall(r"(\w+) <b>([\d,]+)</b>", bar) == [
        ("Translated", "750"),
        ("Fuzzy", "150"),
        ("Untranslated", "300"),
    ]


def test_almost_all_is_not_all(manual: Manual) -> None:
    assert "(99%)" in page(manual, state(Row(place=THEME, counts=Counts(messages=1000, fuzzy=1), fingerprint="")))


def test_words_and_figures_are_the_reader_s(manual: Manual, tmp_path: Path) -> None:
    catalog = Catalog(locale="fr")
    catalog.add("{translated} of {messages}", "{translated} sur {messages}")
    catalog.add("Words to do", "Mots à traduire")
    with (tmp_path / "fr.mo").open("wb") as file:
        write_mo(file, catalog)
    shown = page(manual, state(BEHIND), read("fr", tmp_path / "fr.mo"))
    found = cells(shown, "complaints/")
    assert found[0].endswith("750 sur 1\N{NARROW NO-BREAK SPACE}200")
    assert found[4] == "Mots à traduire 2\N{NARROW NO-BREAK SPACE}400"


@pytest.mark.parametrize(
    ("history", "sentence"),
    [("none", "history was not at hand"), ("shallow", "only a part of the manual's history".replace("'", "&#39;"))],
)
def test_without_a_whole_history_nobody_says_how_long(manual: Manual, history: str, sentence: str) -> None:
    row = BEHIND.model_copy(update={"since": None, "days": None})
    shown = page(manual, state(row, history=history))
    assert sentence in shown
    assert cells(shown, "complaints/")[-2] == "Behind Not known"


def test_a_review_that_no_longer_stands_says_so(manual: Manual) -> None:
    review = Review(by="Inés Gómez", date=dt.date(2026, 3, 2), stands=False)
    shown = page(manual, state(COMPLETE.model_copy(update={"review": review})))
    assert cells(shown, "escalation/")[-1] == "Review Changed since Inés Gómez reviewed it, 2 March 2026"
    assert "No review has been recorded" not in shown


def test_that_no_review_is_recorded_is_said(manual: Manual) -> None:
    assert "No review has been recorded for this language." in page(manual, state(BEHIND))


def test_names_and_reasons_stay_text(manual: Manual) -> None:
    waiver = Waiver(what="complaint", reason=HOSTILE, message=HOSTILE * 2, places=(THEME, HOSTILE))
    review = Review(by=HOSTILE, date=dt.date(2026, 3, 2), stands=True)
    shown = page(manual, state(BEHIND.model_copy(update={"review": review, "place": HOSTILE}), waivers=(waiver,)))
    assert "<script" not in shown
    assert all(line.startswith(("<", "#")) for line in shown.split("\n") if line)


def test_without_figures_the_page_says_where_they_come_from(manual: Manual) -> None:
    assert page(manual, None) == "<p>How far the translations are is worked out when the manual is built.</p>"
    assert page(manual, Translations(languages=())) == "<p>This manual has no translations.</p>"
