"""The translators' guide holds what it says: its commands and options, its files, its example, its Weblate."""

from __future__ import annotations

import configparser
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from babel.messages.catalog import Message
from click.testing import CliRunner
from translate.storage import po

from macros.problems import CODES
from macros.registers import read_registers
from scripts.__main__ import main
from scripts.cache import Shelf
from scripts.catalogues.approved_words import ApprovedWords
from scripts.catalogues.catalogue import parse, path_of
from scripts.catalogues.update import TEMPLATE
from scripts.catalogues.worddiff import changes
from scripts.settings import read_settings
from scripts.terms.check import Glossary
from scripts.terms.waivers import of_message
from tests import minimanual

READ_PO: Any = po.pofile.parsefile
ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "guide" / "translators.md"
PAGE = GUIDE.read_text("utf-8")
FRENCH = path_of("fr")
HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
REPOSITORY = re.compile(r"(?:\.\./|\.ci/|locales/|docs/|scripts/)[\w./-]+|[\w-]+\.md|\.weblate")


def commands() -> Iterator[list[str]]:
    """The words of each `python -m scripts …` on the page."""
    for found in re.finditer(r"python -m scripts ([^`\n]+)", PAGE):
        yield re.findall(r'"[^"]*"|\S+', found[1])


def named(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that the first words name, and the words that follow."""
    command: click.Command = main
    while isinstance(command, click.Group) and words:
        found = command.get_command(click.Context(command), words[0])
        assert found is not None, f"there is no command {words[0]}"
        command, words = found, words[1:]
    return command, words


@pytest.mark.parametrize("words", [pytest.param(words, id=" ".join(words)) for words in commands()])
def test_each_command_takes_the_options_that_it_is_given(words: list[str]) -> None:
    command, following = named(words)
    options = {name for parameter in command.params for name in parameter.opts}
    assert {word for word in following if word.startswith("-")} <= options


@pytest.mark.parametrize("command", ["check", "glossary", "review", "serve", "status", "typo", "update", "xliff"])
def test_the_page_names_the_commands_that_translators_need(command: str) -> None:
    assert command in {words[0] for words in commands()}


def files() -> set[str]:
    """What is a link to a file, or stands as code and looks like a file of the repository."""
    code = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", PAGE)
    return {each for each in code if REPOSITORY.fullmatch(each)} | set(re.findall(r"\]\(([^)#:`]+\.md)", PAGE))


@pytest.mark.parametrize("file", sorted(files() - {"customer/escalation.md"}))
def test_each_file_exists(file: str) -> None:
    assert (ROOT / file).exists() or (GUIDE.parent / file).exists()


def test_each_code_of_the_table_exists() -> None:
    codes = set(re.findall(r"`((?:translation|term|catalogue|merge)-[a-z-]+)`", PAGE))
    assert "term-missing" in codes
    assert codes <= CODES.keys()


def test_the_procedure_and_the_guide_lead_to_each_other() -> None:
    assert "](../support/translation.md" in PAGE
    assert "](../guide/translators.md" in (ROOT / "docs" / "support" / "translation.md").read_text("utf-8")


def example(folder: Path) -> Message:
    """The message that the page explains, read as a catalogue's."""
    text = next(re.finditer(r"^```po\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE))[1]
    (folder / "fr.po").write_text(HEADER + text, "utf-8")
    catalog, problems = parse(folder, Path("fr.po"), "fr")
    assert catalog is not None, problems
    (message,) = (each for each in catalog if each.id)
    return message


def test_the_example_says_what_update_writes(tmp_path: Path) -> None:
    """Its word diff is the code's, its approved words are the glossary's."""
    message = example(tmp_path)
    concepts = read_registers(ROOT, frozenset()).by_kind["concept"].valid
    with Shelf(tmp_path, "approved-words") as shelf:
        terms = ApprovedWords(Glossary(concepts, "en"), shelf).lines("fr")(str(message.id))
    changed = f"Changed: {changes(message.previous_id[0], str(message.id))}"
    assert message.fuzzy
    assert message.auto_comments[1:] == [changed, *terms]


def test_the_example_is_a_sentence_of_the_manual(tmp_path: Path) -> None:
    message = example(tmp_path)
    ((file, _),) = message.locations
    assert str(message.id) in (ROOT / file).read_text("utf-8")


def test_the_waiver_on_the_page_is_read_as_one() -> None:
    (comment,) = re.findall(r"^# term-ok: .*$", PAGE, re.MULTILINE)
    (waiver,) = of_message(Message("x", lineno=2), [comment, 'msgid "x"'], "fr.po", "fr")
    assert waiver.concept == "complaint"
    assert waiver.reason.startswith("the sentence before")


def updated(root: Path) -> bytes:
    """The French catalogue after `update`."""
    result = CliRunner().invoke(main, ["update", "--root", str(root)])
    assert result.exit_code == 0, result.output
    return (root / FRENCH).read_bytes()


def translated(root: Path) -> bytes:
    """A catalogue with one translation, a translator's comment and approved words."""
    text = updated(minimanual.write(root)).decode()
    entry = 'msgid "Handling a complaint"\nmsgstr '
    assert text.count(entry + '""') == 1
    before, after = text.split(entry + '""')
    above, comments = before.rsplit("\n\n", 1)
    (root / FRENCH).write_text(f'{above}\n\n# Ask Ana.\n{comments}{entry}"Traiter une réclamation"{after}', "utf-8")
    result = updated(root)
    assert b"# Ask Ana." in result
    assert b"#. Term: " in result
    return result


@pytest.mark.parametrize("width", ["--width=79", "--width=100", "--no-wrap"])
def test_update_leaves_no_trace_of_the_form_in_which_poedit_saves(tmp_path: Path, width: str) -> None:
    """Poedit hands each file to msgcat, and writes a line about itself into the header."""
    before = translated(tmp_path)
    path = tmp_path / FRENCH
    subprocess.run(["msgcat", "--force-po", width, "-o", path, path], check=True)
    language = '"Language: fr\\n"'
    minimanual.edit(tmp_path, str(FRENCH), language, language + '\n"X-Generator: Poedit 3.2.2\\n"')
    assert path.read_bytes() != before
    assert updated(tmp_path) == before


def test_update_brings_the_approved_words_back_that_poedits_update_takes_away(tmp_path: Path) -> None:
    before = translated(tmp_path)
    path = tmp_path / FRENCH
    subprocess.run(["msgmerge", "--quiet", "--update", path, tmp_path / TEMPLATE], check=True)
    assert b"#. Term: " not in path.read_bytes()
    assert updated(tmp_path) == before


def test_weblates_library_writes_a_catalogue_as_it_found_it(tmp_path: Path) -> None:
    before = translated(tmp_path)
    READ_PO(str(tmp_path / FRENCH)).savefile(str(tmp_path / FRENCH))
    assert (tmp_path / FRENCH).read_bytes() == before


def component() -> dict[str, str]:
    (found,) = json.loads((ROOT / "locales" / "weblate.json").read_text("utf-8"))
    return dict(found)


def test_weblate_finds_the_catalogue_of_each_language() -> None:
    found = component()
    masked = {path.relative_to(ROOT).as_posix() for path in ROOT.glob(found["filemask"])}
    assert masked == {path_of(language).as_posix() for language in read_settings(ROOT).translations}
    assert found["new_base"] == TEMPLATE.as_posix()


def test_weblate_keeps_each_macro_of_the_manual() -> None:
    """Its flag `placeholders:r"…"` matches what the guard protects."""
    flag = re.search(r'placeholders:r"([^"]+)"', component()["check_flags"])
    assert flag
    template = READ_PO(str(ROOT / TEMPLATE))
    macros = [text for unit in template.units if "{{" in (text := str(unit.source))]
    assert macros
    assert all(len(re.findall(flag[1], text)) == text.count("{{") for text in macros)


def test_weblates_client_and_the_component_mean_the_same_place() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / ".weblate", "utf-8")
    assert set(config["weblate"]) == {"url", "translation"}  # never a key
    assert config["weblate"]["url"].endswith("/api/")
    assert config["weblate"]["translation"] == f"quality-manual/{component()['slug']}"
