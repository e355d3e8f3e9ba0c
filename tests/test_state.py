"""The state of translations: what is counted, since when it is open by git, and where it is shown."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.pofile import write_po
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.problems import Problem
from macros.translation_state import NAVIGATION, REGISTERS, THEME, Counts, LanguageState, Row
from macros.translations import most_behind
from scripts.cache import Shelf
from scripts.catalogues.catalogue import Catalogue, Open, path_of
from scripts.catalogues.extraction import Found, extract
from scripts.site.preparation import prepare, stage_language
from scripts.site.staging import Staged
from scripts.state import history, survey
from scripts.state.counting import counts, fingerprint, places, words
from scripts.state.history import dates, replayed, since
from scripts.state.shown import with_state
from scripts.state.status import WIDTH, status
from tests import minimanual

FRENCH = path_of("fr")
COMPLAINTS = "docs/customer/complaints.md"
CONFIRM = "Confirm receipt within"


def git(root: Path, *arguments: str, day: int = 1) -> str:
    when = f"2026-03-{day:02}T12:00:00+00:00"
    who = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "HOME": str(root)}
    who |= {f"GIT_{role}_{part}": "test@example.com" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    command = ["git", "-C", str(root), "-c", "init.defaultBranch=main", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **who}).stdout


def commit(root: Path, day: int) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "Change", day=day)


def translate(root: Path, *, but: tuple[str, ...] = (), fuzzy: tuple[str, ...] = ()) -> Path:
    """Write the French catalogue of the manual as it is, each message translated by itself, but for some.

    Args:
        but: how the messages begin that are not translated.
        fuzzy: how those begin that are fuzzy.
    """
    with Shelf(root, "segments") as shelf:
        catalog = extract(root, shelf).catalog()
    catalog.locale = Locale("fr")
    for message in catalog:
        source = message.id if isinstance(message.id, str) else message.id[0]
        if source and not source.startswith(but or "\0"):
            message.string = message.id
        if source.startswith(fuzzy or "\0"):
            message.flags.add("fuzzy")
    (root / FRENCH).parent.mkdir(parents=True, exist_ok=True)
    with (root / FRENCH).open("wb") as file:
        write_po(file, catalog, width=0)
    return root


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A mini manual in git since 1 March, all of it in French."""
    folder = tmp_path_factory.mktemp("finished") / "manual"
    translate(minimanual.write(folder, {".gitignore": ".cache/\nbuild/\n"}))
    git(folder, "init", "--quiet")
    commit(folder, 1)
    prepare(folder)
    return folder


@pytest.fixture
def root(finished: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(finished, tmp_path / "manual"))


def french(root: Path) -> LanguageState:
    (language,) = prepare(root).state.languages
    return language


def row(root: Path, place: str = "customer/complaints.md") -> Row:
    return next(row for row in french(root).rows if row.place == place)


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
    assert (waiver.concept, waiver.reason, waiver.message) == ("complaint", "the form is called so", "Acknowledge it")
    assert "customer/complaints.md" in waiver.places
    assert row(root).counts.waived == 1


# ---- Days behind, by git


def test_a_page_is_behind_since_its_oldest_english_change_that_is_not_translated(root: Path) -> None:
    minimanual.edit(root, COMPLAINTS, CONFIRM, "Write within")
    commit(root, 5)
    minimanual.edit(root, COMPLAINTS, "In doubt", "When in doubt")
    commit(root, 9)
    commit(root, 20)
    translate(root, but=("Write within", "Follow"))
    behind = row(root)
    assert (behind.since, behind.days) == (dt.date(2026, 3, 5), 15)
    translate(root, but=("Follow",))
    assert (row(root).since, row(root).days) == (dt.date(2026, 3, 9), 11)
    translate(root)
    assert (row(root).since, row(root).days) == (None, None)


def test_a_sentence_that_moves_to_another_page_keeps_its_day(root: Path) -> None:
    sentence = "Thank the customer at the end.\n"
    minimanual.edit(root, COMPLAINTS, "{{ document_card() }}", f"{sentence}\n{{{{ document_card() }}}}")
    commit(root, 5)
    minimanual.edit(root, COMPLAINTS, sentence, "")
    minimanual.edit(
        root, "docs/customer/escalation.md", "{{ document_card() }}", f"{sentence}\n{{{{ document_card() }}}}"
    )
    commit(root, 12)
    translate(root, but=("Thank",))
    assert row(root, "customer/escalation.md").since == dt.date(2026, 3, 5)


def test_what_is_not_committed_is_behind_since_the_last_commit(root: Path) -> None:
    commit(root, 8)
    minimanual.edit(root, COMPLAINTS, CONFIRM, "Write within")
    translate(root, but=("Write within",))
    assert (row(root).since, row(root).days) == (dt.date(2026, 3, 8), 0)


def test_a_merged_change_counts_from_its_merge(root: Path) -> None:
    git(root, "switch", "--quiet", "--create", "work")
    minimanual.edit(root, COMPLAINTS, CONFIRM, "Write within")
    commit(root, 2)
    git(root, "switch", "--quiet", "main")
    commit(root, 3)
    git(root, "merge", "--quiet", "--no-ff", "--message", "Merge", "work", day=10)
    translate(root, but=("Write within",))
    assert row(root).since == dt.date(2026, 3, 10)


def test_without_a_whole_history_no_day_is_given(root: Path, tmp_path: Path) -> None:
    translate(root, but=("Acknowledge it",))
    commit(root, 4)
    git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), "shallow")
    git(tmp_path, "clone", "--quiet", root.as_uri(), "bare-of-git")
    (tmp_path / "bare-of-git" / ".git").rename(tmp_path / "elsewhere")
    for folder, known in (("shallow", "shallow"), ("bare-of-git", "none")):
        state = prepare(tmp_path / folder).state
        assert state.history == known
        assert {each.days for each in state.languages[0].rows} == {None}
        shown = CliRunner().invoke(status, ["--root", str(tmp_path / folder)]).output
        assert "Days behind are not known" in shown


def test_a_manual_that_a_repository_around_it_ignores_has_no_history(tmp_path: Path) -> None:
    translate(minimanual.write(tmp_path / "manual"), but=("Acknowledge it",))
    (tmp_path / ".gitignore").write_text("manual/\n")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, 1)
    assert prepare(tmp_path / "manual").state.history == "none"


def test_git_is_asked_as_often_for_all_pages_as_for_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []
    ask = history._git

    def counted(folder: Path, *arguments: str) -> str | None:
        asked.append(arguments)
        return ask(folder, *arguments)

    monkeypatch.setattr(history, "_git", counted)
    translate(root, but=("Acknowledge it",))
    prepare(root)
    once = asked.copy()
    translate(root, but=("",))
    asked.clear()
    prepare(root)
    assert asked == once
    assert 0 < len(once) < 6


LINES = st.lists(
    st.sampled_from(["alpha", "beta", "--- a/x", "+++ b/x", "diff --git a b", "@@ -1 +1 @@", ""]), max_size=6
)


@settings(max_examples=8)
@given(st.lists(LINES, min_size=1, max_size=4), st.booleans())
def test_replayed_patches_give_the_file(
    tmp_path_factory: pytest.TempPathFactory, versions: list[list[str]], end: bool
) -> None:
    root = tmp_path_factory.mktemp("replay")
    git(root, "init", "--quiet")
    for day, version in enumerate(versions, 1):
        (root / "page.md").write_text("\n".join([*version, "last"]) + ("\n" if end else ""))
        commit(root, day)
    found = dates(root, ("page.md",))
    assert [text for text, _ in found.lines["page.md"]] == [*versions[-1], "last"]
    assert found.as_of == dt.date(2026, 3, len(versions))


def test_a_message_of_several_lines_is_as_old_as_its_youngest_line() -> None:
    old, young = dt.date(2026, 3, 1), dt.date(2026, 3, 9)
    lines = [("> Confirm receipt", old), ("> within two days.", young), ("Other", old)]
    assert since(lines, 1, "Confirm receipt within two days.") == young
    assert since(lines, 3, "Other") == old
    assert since(lines, 4, "Not there") is None


def test_settings_of_git_that_change_patches_do_no_harm(root: Path) -> None:
    for name, value in (("diff.noprefix", "true"), ("diff.mnemonicPrefix", "true"), ("color.ui", "always")):
        git(root, "config", name, value)
    minimanual.edit(root, COMPLAINTS, CONFIRM, "Write within")
    commit(root, 6)
    translate(root, but=("Write within",))
    assert row(root).since == dt.date(2026, 3, 6)


def test_nothing_replayed_is_nothing() -> None:
    assert replayed("") == {}


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
