"""The state of translations: what is counted, and where it is shown."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from macros.problems import Problem
from macros.translation_state import NAVIGATION, REGISTERS, THEME, Counts, Row
from macros.translations import most_behind
from scripts.catalogues.catalogue import Catalogue, Open
from scripts.catalogues.extraction import Found
from scripts.site.preparation import prepare, stage_language
from scripts.site.staging import Staged
from scripts.state import survey
from scripts.state.counting import counts, fingerprint, places, words
from scripts.state.shown import with_state
from scripts.state.status import WIDTH, status
from tests import minimanual
from tests.translated import COMPLAINTS, CONFIRM, FRENCH, commit, finished, french, row, translate


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return finished(tmp_path_factory.mktemp("original") / "manual")


@pytest.fixture
def root(original: Path, tmp_path: Path) -> Path:
    """A mini manual in git since 1 March, all of it in French."""
    return Path(shutil.copytree(original, tmp_path / "manual"))


# ---- Counting


def test_a_message_belongs_to_its_pages_and_else_to_one_part_that_is_no_page() -> None:
    found = [
        Found("docs/a.md", "Complaint", ("heading",)),
        Found("docs/b.md", "Complaint", ("cell",)),
        Found("docs/registers/roles.yml", "Complaint", ()),
        Found("docs/registers/roles.yml", "Manager", ()),
        Found("mkdocs.yml", "Manager", ()),
        Found("overrides/main.html", "Search", ()),
    ]
    assert places(found, "docs") == {
        "a.md": ("Complaint",),
        "b.md": ("Complaint",),
        REGISTERS: ("Manager",),
        NAVIGATION: (),
        THEME: ("Search",),
    }


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("Confirm receipt within {{ value('x') }}", 3),
        ("Run `python -m scripts` in the [folder](../a-b.md)", 4),
        ("the customer's call-back, *twice*", 4),
        ("{number} day\0{number} days", 2),
        ("90 %", 1),
    ],
)
def test_words_to_do_are_those_that_are_translated(message: str, number: int) -> None:
    assert words(message) == number


def test_each_kind_of_open_message_is_counted() -> None:
    left = {"One two": Open("fuzzy"), "Three": Open("untranslated"), "Four": Open("refused")}
    found = counts(["One two", "Three", "Four", "Five"], left, {"Five": 2})
    assert found == Counts(messages=4, fuzzy=1, untranslated=1, refused=1, words=4, waived=2)
    assert (found.translated, found.open) == (1, 3)


TEXTS = st.dictionaries(st.text(min_size=1, max_size=4), st.text(max_size=4), min_size=1, max_size=5)


@given(TEXTS, st.randoms(use_true_random=False), st.text(max_size=4))
def test_a_fingerprint_changes_with_any_translation_and_with_nothing_else(
    texts: dict[str, str], random: object, other: str
) -> None:
    keys = list(texts)
    now = fingerprint(keys, Catalogue("fr", texts))
    assert fingerprint(reversed(keys), Catalogue("fr", {**texts, "elsewhere on the site": "x"})) == now
    changed = fingerprint(keys, Catalogue("fr", {**texts, keys[0]: other}))
    assert (changed == now) == (other == texts[keys[0]])


def test_pages_that_are_further_behind_stand_first() -> None:
    rows = [
        Row(place="complete", counts=Counts(messages=3), fingerprint=""),
        Row(place="few words", counts=Counts(messages=3, fuzzy=1, words=2), fingerprint="", days=4),
        Row(place="many words", counts=Counts(messages=3, fuzzy=1, words=9), fingerprint="", days=4),
        Row(place="old", counts=Counts(messages=3, fuzzy=1, words=1), fingerprint="", days=40),
    ]
    assert [each.place for each in most_behind(rows)] == ["old", "many words", "few words", "complete"]


# ---- The manual


def test_a_complete_manual_is_complete_and_git_is_not_asked(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey, "dates", None)
    state = prepare(root).state
    assert state.history == "unasked"
    assert [each.counts.open for each in state.languages[0].rows] == [0] * len(state.languages[0].rows)


def test_open_messages_are_counted_on_their_page_and_once_in_all(root: Path) -> None:
    translate(root, but=("Acknowledge it",), fuzzy=("Answer it",))
    text = (root / FRENCH).read_text("utf-8").replace('msgstr "Follow {{ indicator', 'msgstr "Follow {{ oops')
    (root / FRENCH).write_text(text, "utf-8")
    found, total = row(root).counts, french(root).total
    assert (found.untranslated, found.fuzzy, found.refused) == (1, 1, 1)
    assert found.words == 2 + 2 + 7
    assert (total.untranslated, total.fuzzy, total.refused) == (1, 1, 1)


def test_a_waived_term_is_counted_and_listed_with_its_reason(root: Path) -> None:
    comment = "# term-ok: complaint — the form is called so\n"
    text = (root / FRENCH).read_text("utf-8")
    entry = text.rindex("\n\n", 0, text.index('msgid "Acknowledge it"')) + 2
    (root / FRENCH).write_text(text[:entry] + comment + text[entry:], "utf-8")
    (waiver,) = french(root).waivers
    assert (waiver.what, waiver.reason, waiver.message) == ("complaint", "the form is called so", "Acknowledge it")
    assert "customer/complaints.md" in waiver.places
    assert row(root).counts.waived == 1


# ---- The command


def run(root: Path, *options: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(status, ["--root", str(root), *options])
    return result.exit_code, result.stdout, result.stderr


def test_the_table_fits_a_terminal_and_shows_what_is_most_behind_first(root: Path) -> None:
    minimanual.edit(root, COMPLAINTS, CONFIRM, "Write within")
    commit(root, 5)
    commit(root, 7)
    translate(root, but=("Write within",))
    code, shown, said = run(root)
    lines = shown.splitlines()
    assert code == 0
    assert max(map(len, lines)) <= WIDTH
    assert lines[0].split() == ["fr", "done", "of", "fuzzy", "new", "refused", "words", "days", "review"]
    assert lines[1].startswith("PR-CUS-08")
    assert lines[1].split()[-1] == "2"
    assert "1 to do (4 words)" in said
    assert said.count("\n") == 1


def test_only_what_is_open_is_shown_when_asked(root: Path) -> None:
    translate(root, but=("Confirm receipt",))
    _, shown, _ = run(root, "fr", "--open")
    assert [line.split()[0] for line in shown.splitlines()[1:2]] == ["PR-CUS-08"]
    assert "PR-CUS-07" not in shown


def test_machines_get_a_list_of_languages(root: Path) -> None:
    translate(root, but=("Confirm receipt",))
    (language,) = json.loads(run(root, "--format", "json")[1])
    assert (language["language"], language["history"], language["as_of"]) == ("fr", "known", "2026-03-01")
    page = next(row for row in language["rows"] if row["place"] == "customer/complaints.md")
    assert (page["counts"]["open"], page["days"], page["review"]) == (1, 0, None)


def test_a_language_that_is_not_translated_is_said(root: Path) -> None:
    code, shown, _ = run(root, "de")
    assert code == 1
    assert shown.startswith("mkdocs.yml:1: language-unknown")
    assert "fr" in shown


def test_a_catalogue_that_cannot_be_read_is_said_and_counts_as_untranslated(root: Path) -> None:
    (root / FRENCH).write_text('msgid "a\n', "utf-8")
    code, shown, said = run(root)
    assert code == 1
    assert said.startswith(f"{FRENCH.as_posix()}:1: catalogue-syntax")
    assert " 0 " in shown.splitlines()[1]


# ---- Where pages are told


def staged(root: Path) -> dict[str, bytes]:
    prepared = prepare(root)
    stage_language(root, "fr", prepared)
    docs = root / "build" / "fr" / "docs"
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in sorted(docs.rglob("*.md"))}


def test_a_translated_page_is_told_its_state_and_an_english_one_is_not(root: Path) -> None:
    translate(root, but=("Confirm receipt",))
    text = staged(root)["customer/complaints.md"].decode()
    told = next(line for line in text.split("\n") if line.startswith("translation_state: "))
    assert json.loads(told.partition(": ")[2])["open"] == 1
    assert text.index("translation_state") < text.index("\n---", 4)
    stage_language(root, "en", prepare(root))
    assert b"translation_state" not in (root / "build/en" / COMPLAINTS).read_bytes()


def test_a_change_of_one_page_leaves_the_bytes_of_the_others(root: Path) -> None:
    before = staged(root)
    assert staged(root) == before
    translate(root, but=("Confirm receipt",))
    after = staged(root)
    assert [name for name in before if before[name] != after[name]] == ["customer/complaints.md"]


def test_a_page_whose_translation_is_held_back_says_so_and_nothing_else(root: Path) -> None:
    prepared = prepare(root)
    held = Staged("index.md", "---\ntitle: T\n---\n\n# T\n", (Problem("a", 1, "structure-changed", "b: c"),))
    plain = Staged("index.md", "# No front matter\n")
    told, same = with_state([held, plain], "fr", prepared.manual, prepared.state)
    assert 'fallback: "guard"\n---\n' in told.text
    assert same.text == plain.text
