"""Since when a page has been behind its source, by git."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.site.preparation import prepare
from scripts.state import history
from scripts.state.history import dates, replayed, since
from scripts.state.status import status
from tests import minimanual
from tests.translated import COMPLAINTS, CONFIRM, commit, finished, git, row, translate


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return finished(tmp_path_factory.mktemp("original") / "manual")


@pytest.fixture
def root(original: Path, tmp_path: Path) -> Path:
    """A mini manual in git since 1 March, all of it in French."""
    return Path(shutil.copytree(original, tmp_path / "manual"))


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


def test_git_is_asked_as_often_for_all_pages_as_for_one_and_once_for_a_commit(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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
    assert asked == [question for question in once if "--first-parent" not in question]
    assert len(asked) < len(once) < 6


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
