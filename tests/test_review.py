"""Reviews: recorded by a person who does not translate, and ended by any later change."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from macros.manual import load
from macros.translation_state import Review, Row
from scripts.site.preparation import prepare
from scripts.state.review import review, written
from scripts.state.reviews import FILE, Recorded, read_reviews, same_person
from scripts.state.status import status
from tests import minimanual
from tests.translated import COMPLAINTS, FRENCH, translate

PEOPLE = """\
# Who works on the French pages.
people:
  - language: fr
    translators: [Tom Leroy]
    reviewers: [Inés Gómez]
reviews: []
"""
PAGE = "PR-CUS-08"


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A mini manual, all of it in French, with a translator and a reviewer."""
    return translate(minimanual.write(tmp_path_factory.mktemp("finished"), {FILE: PEOPLE}))


@pytest.fixture
def root(finished: Path) -> Path:
    """The manual as if nobody had touched it."""
    minimanual.write(finished, {FILE: PEOPLE})
    return translate(finished)


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(review, ["--root", str(root), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def row(root: Path, place: str = "customer/complaints.md") -> Row:
    return next(row for row in prepare(root).state.languages[0].rows if row.place == place)


def test_a_review_is_recorded_and_stands(root: Path) -> None:
    code, said = run(root, "fr", PAGE, "--by", "Inés Gómez", "--date", "2026-03-01")
    assert (code, said.count("\n")) == (0, 1)
    assert row(root).review == Review(by="Inés Gómez", date=dt.date(2026, 3, 1), stands=True)
    assert row(root, "customer/escalation.md").review is None
    text = (root / FILE).read_text("utf-8")
    assert text.startswith(PEOPLE.removesuffix("reviews: []\n"))


def test_without_a_date_it_is_today(root: Path) -> None:
    run(root, "fr", PAGE, "--by", "Inés Gómez")
    recorded = row(root).review
    assert recorded is not None
    assert abs(recorded.date - dt.datetime.now(dt.UTC).date()) <= dt.timedelta(days=1)


def test_a_page_without_an_id_goes_by_its_path(root: Path) -> None:
    assert run(root, "fr", "docs/index.md", "--by", "ines gomez")[0] == 0
    assert "index.md" in (root / FILE).read_text("utf-8")


def test_a_later_translation_ends_the_review_and_another_review_renews_it(root: Path) -> None:
    run(root, "fr", PAGE, "--by", "Inés Gómez", "--date", "2026-03-01")
    text = (root / FRENCH).read_text("utf-8").replace('msgstr "Acknowledge it"', 'msgstr "Accuser réception"')
    (root / FRENCH).write_text(text, "utf-8")
    assert row(root).review == Review(by="Inés Gómez", date=dt.date(2026, 3, 1), stands=False)
    run(root, "fr", "PR-CUS-07", "--by", "Inés Gómez")
    shown = CliRunner().invoke(status, ["--root", str(root), "--open"]).output
    assert "1 reviewed." in shown
    assert "PR-CUS-07" not in shown
    assert "PR-CUS-08: reviewed by Inés Gómez on 2026-03-01, changed since" in shown
    assert run(root, "fr", PAGE, "--by", "Inés Gómez", "--date", "2026-03-02")[0] == 0
    assert row(root).review == Review(by="Inés Gómez", date=dt.date(2026, 3, 2), stands=True)
    assert (root / FILE).read_text("utf-8").count(PAGE) == 1


def test_a_later_english_change_ends_the_review(root: Path) -> None:
    run(root, "fr", PAGE, "--by", "Inés Gómez")
    try:
        minimanual.edit(root, COMPLAINTS, "Confirm receipt within", "Write within")
        translate(root)
        recorded = row(root).review
        assert recorded is not None
        assert not recorded.stands
    finally:
        minimanual.edit(root, COMPLAINTS, "Write within", "Confirm receipt within")


@pytest.mark.parametrize(
    ("arguments", "place", "code", "gist"),
    [
        (("de", PAGE, "--by", "Inés Gómez"), "mkdocs.yml:1", "language-unknown", "fr"),
        (("en", PAGE, "--by", "Inés Gómez"), "mkdocs.yml:1", "language-unknown", "fr"),
        (("fr", "PR-CUS-80", "--by", "Inés Gómez"), f"{FILE}:1", "page-unknown", 'did you mean "PR-CUS-08"?'),
        (("fr", PAGE, "--by", "tom  LEROY"), f"{FILE}:3", "review-by-translator", "another person"),
        (("fr", PAGE, "--by", "Ann Other"), f"{FILE}:3", "reviewer-unknown", "Inés Gómez"),
        (("fr", PAGE, "--by", "Inés Gómez", "--date", "2999-01-01"), f"{FILE}:1", "date-invalid", "not come yet"),
    ],
)
def test_what_is_no_review_is_refused_in_one_line(
    root: Path, arguments: tuple[str, ...], place: str, code: str, gist: str
) -> None:
    exit_code, said = run(root, *arguments)
    first, summed = said.splitlines()
    assert (exit_code, summed) == (1, "1 error.")
    assert first.startswith(f"{place}: {code} ")
    assert gist in first
    assert (root / FILE).read_text("utf-8") == PEOPLE


def test_a_page_with_open_messages_is_not_reviewed(root: Path) -> None:
    translate(root, but=("Acknowledge it",))
    code, said = run(root, "fr", PAGE, "--by", "Inés Gómez")
    assert code == 1
    assert said.startswith(f"{FRENCH.as_posix()}:1: review-unfinished 1 of ")


def test_the_translator_whom_the_catalogue_names_is_no_reviewer(root: Path) -> None:
    text = (root / FRENCH).read_text("utf-8")
    name = next(line for line in text.split("\n") if line.startswith('"Last-Translator'))
    text = text.replace(name, '"Last-Translator: Inés Gómez <ines@example.com>\\n"')
    (root / FRENCH).write_text(text, "utf-8")
    assert "review-by-translator" in run(root, "fr", PAGE, "--by", "Inés Gómez")[1]


def test_without_a_register_the_command_says_where_reviewers_are_named(root: Path) -> None:
    (root / FILE).unlink()
    code, said = run(root, "fr", PAGE, "--by", "Inés Gómez")
    assert code == 1
    assert said.startswith(f"{FILE}:1: reviewer-unknown")
    assert not (root / FILE).exists()


REVIEW = '{language: fr, page: PR-CUS-08, date: 2026-03-01, by: A, digest: "0"}'


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("people: [\n", 1, "yaml-invalid"),
        ("- a\n", 1, "field-invalid"),
        ("people: []\nreview: []\n", 2, "key-unknown"),
        ("people:\n  - language: de\n    reviewers: [A]\n", 2, "language-unknown"),
        ("people:\n  - language: fr\n    translators: [A]\n    reviewers: [a]\n", 4, "review-by-translator"),
        ("people:\n  - {language: fr, reviewers: [A]}\n  - {language: fr, reviewers: [B]}\n", 3, "id-duplicate"),
        (f"reviews:\n  - {REVIEW}\n  - {REVIEW}\n", 3, "id-duplicate"),
        (f"reviews:\n  - {REVIEW.replace('2026-03-01', '2026-02-30')}\n", 2, "date-invalid"),
        (f"reviews:\n  - {REVIEW.replace('PR-CUS-08', 'PR-CUS-99')}\n", 2, "page-unknown"),
        (f"reviews:\n  - {REVIEW.replace('by: A', 'by: 1')}\n", 2, "text-unquoted"),
        (
            "people:\n  - {language: fr, translators: [A], reviewers: []}\nreviews:\n  - " + REVIEW,
            4,
            "review-by-translator",
        ),
        ("<<<<<<< HEAD\nreviews: []\n", 1, "merge-conflict"),
    ],
)
def test_a_register_that_is_wrong_says_where(tmp_path: Path, text: str, line: int, code: str) -> None:
    manual = load(minimanual.write(tmp_path, {FILE: text})).manual
    problems = read_reviews(tmp_path, manual, ("fr",)).problems
    assert [(problem.file, problem.line, problem.code) for problem in problems] == [(FILE, line, code)]


def test_a_wrong_register_stops_the_commands(root: Path) -> None:
    (root / FILE).write_text("people: [\n", "utf-8")
    assert run(root, "fr", PAGE, "--by", "A")[1].startswith(f"{FILE}:1: yaml-invalid")
    assert not prepare(root).sound


@pytest.mark.parametrize(("one", "other"), [("Inés  Gómez", "ines gomez"), ("ZOË", "Zoë")])
def test_a_name_is_the_same_however_it_is_typed(one: str, other: str) -> None:
    assert same_person(one, other)
    assert not same_person(one, f"{other} Junior")


NAMES = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\ufeff"), min_size=1)


@given(NAMES, NAMES)
def test_any_name_is_read_as_it_was_written(finished: Path, one: str, other: str) -> None:
    (finished / FILE).unlink(missing_ok=True)
    manual = load(finished).manual
    for page, name in ((PAGE, one), ("index.md", other)):
        recorded = Recorded(page=page, language="fr", by=name, date=dt.date(2026, 3, 1), digest="0123456789012345")
        (finished / FILE).write_text(written(read_reviews(finished, manual, ("fr",)), recorded), "utf-8")
        register = read_reviews(finished, manual, ("fr",))
        assert not register.problems
    assert {each.by for each in register.reviews.reviews} == {one, other}


def test_what_stands_around_the_reviews_stays(tmp_path: Path) -> None:
    text = f"# First\nreviews:\n  - {REVIEW}\n# Then\npeople:\n  - {{language: fr, reviewers: [A]}}  # new\n"
    manual = load(minimanual.write(tmp_path, {FILE: text})).manual
    recorded = Recorded(page="index.md", language="fr", by="A", date=dt.date(2026, 3, 2), digest="1")
    after = written(read_reviews(tmp_path, manual, ("fr",)), recorded)
    assert after.startswith("# First\nreviews:\n")
    assert after.endswith("\n# Then\npeople:\n  - {language: fr, reviewers: [A]}  # new\n")
    (tmp_path / FILE).write_text(after, "utf-8")
    assert [each.page for each in read_reviews(tmp_path, manual, ("fr",)).reviews.reviews] == [PAGE, "index.md"]
