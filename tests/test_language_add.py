"""A language more in one command: what it writes, what it refuses, and that it writes all or nothing."""

from __future__ import annotations

import gettext
import io
import re
from pathlib import Path

import pytest
from babel import localedata
from babel.messages.pofile import read_po
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from macros.locales import direction, own_name
from macros.manual import load
from scripts.__main__ import main
from scripts.catalogues.catalogue import path_of
from scripts.catalogues.fresh import fresh
from scripts.languages.configuration import with_language
from scripts.languages.naming import canonical, material_languages, material_name, mkdocs_name, plural_forms, theme
from scripts.messages.guard import refusals
from tests import minimanual

CODES = sorted(filter(None, map(canonical, localedata.locale_identifiers())))
COMMENTED = """\
# Who reads what.
extra:
  language: en   # the source
  languages:  # one a line
    en: English
    fr: "Français"   # France, Belgium

nav:
  - Home: index.md
"""


def add(root: Path, code: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["language", "add", code, "--root", str(root)], catch_exceptions=False)
    return done.exit_code, done.output


def line_of(text: str) -> int:
    return minimanual.MKDOCS[: minimanual.MKDOCS.index(text)].count("\n") + 1


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def test_one_command_writes_the_catalogue_and_one_line(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    before = contents(root)
    code, output = add(root, "pt")
    after = contents(root)
    changed = {file for file in after if after[file] != before.get(file)}
    assert code == 0
    assert changed == {"mkdocs.yml", "locales/pt/LC_MESSAGES/manual.po"}
    line = "    fr: Français\n"
    assert after["mkdocs.yml"].decode() == before["mkdocs.yml"].decode().replace(line, f"{line}    pt: Português\n")
    assert re.search(r"^Portuguese \(pt\) is added to mkdocs.yml; .* messages, 0 of them translated\.$", output, re.M)


def test_the_catalogue_is_complete(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    add(root, "ar")
    text = (root / path_of("ar")).read_text("utf-8")
    catalog = read_po(io.StringIO(text))
    assert {"Acknowledge it", "Home", "Complaint register", "Search"} <= {message.id for message in catalog}
    assert catalog.locale_identifier == "ar"
    assert catalog.num_plurals == 6
    assert {len(message.string or ()) for message in catalog if isinstance(message.id, tuple)} == {6}
    for field in ("Project-Id-Version", "PO-Revision-Date", "Last-Translator", "Language-Team", "MIME-Version"):
        assert f'"{field}: ' in text
    assert "charset=utf-8" in text


@pytest.mark.parametrize(
    ("code", "folder", "line"),
    [
        ("pt-BR", "pt_BR", "pt-BR: Português (Brasil)"),
        ("PT_br", "pt_BR", "pt-BR: Português (Brasil)"),
        ("zh-Hans", "zh_Hans", "zh-Hans: 中文 (简体)"),
        ("no", "no", "'no': Norsk"),
        ("iw", "he", "he: עברית"),
    ],
)
def test_a_code_is_written_as_each_tool_writes_it(tmp_path: Path, code: str, folder: str, line: str) -> None:
    root = minimanual.write(tmp_path)
    assert add(root, code)[0] == 0
    assert (root / "locales" / folder / "LC_MESSAGES" / "manual.po").is_file()
    assert f"    {line}\n" in (root / "mkdocs.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("xx", "language-invalid"),
        ("Portuguese", "language-invalid"),
        ("../../etc", "language-invalid"),
        ("", "language-invalid"),
        ("fr", "language-exists"),
        ("FR", "language-exists"),
        ("en", "language-exists"),
    ],
)
def test_a_wrong_code_gives_one_line_and_writes_nothing(tmp_path: Path, code: str, problem: str) -> None:
    root = minimanual.write(tmp_path)
    before = contents(root)
    exit_code, output = add(root, code)
    first, last = output.splitlines()
    assert exit_code == 1
    assert first.startswith(f"mkdocs.yml:{line_of('languages:')}: {problem} ")
    assert last == "No language was added."
    assert contents(root) == before


def test_a_catalogue_that_was_left_is_taken_up_again(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    add(root, "pt")
    minimanual.edit(root, "mkdocs.yml", "    pt: Português\n", "")
    name = path_of("pt").as_posix()
    minimanual.edit(
        root, name, 'msgid "Acknowledge it"\nmsgstr ""', 'msgid "Acknowledge it"\nmsgstr "Acusar a receção"'
    )
    assert "1 of them translated" in add(root, "pt")[1]
    assert "Acusar a receção" in (root / name).read_text("utf-8")


def test_a_catalogue_that_cannot_be_read_stops_it(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path, {path_of("pt").as_posix(): 'msgid "never closed\n'})
    before = contents(root)
    code, output = add(root, "pt")
    assert code == 1
    assert output.startswith("locales/pt/LC_MESSAGES/manual.po:1: catalogue-syntax")
    assert contents(root) == before


def test_where_the_second_file_cannot_be_written_the_first_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = minimanual.write(tmp_path)
    before = contents(root)
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "mkdocs.yml":
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    code, output = add(root, "pt")
    assert code == 1
    assert "language-not-written Permission denied" in output
    assert contents(root) == before
    assert not (root / "locales" / "pt").exists()


def test_comments_quotes_and_line_ends_stay() -> None:
    for text in (COMMENTED, COMMENTED.replace("\n", "\r\n")):
        newline = "\r\n" if "\r" in text else "\n"
        line = f'    fr: "Français"   # France, Belgium{newline}'
        assert with_language("mkdocs.yml", text, "pt", "Português") == text.replace(
            line, f"{line}    pt: Português{newline}"
        )


def test_languages_in_braces_get_one_entry_more() -> None:
    text = "extra: {languages: {en: English}, scope: /}\n"
    assert with_language("mkdocs.yml", text, "pt", "Português") is None
    text = "extra:\n  languages: {en: English, fr: Français}\n"
    assert with_language("mkdocs.yml", text, "pt", "Português") == text.replace("is}", "is, pt: Português}")


@pytest.mark.parametrize(
    "text",
    [
        "extra:\n  languages:\n    en: >-\n      English\n",
        "extra:\n  languages: {\n    en: English,\n    fr: Français }\n",
        "site_name: No languages\n",
    ],
)
def test_a_layout_that_it_does_not_understand_is_left_alone(text: str) -> None:
    assert with_language("mkdocs.yml", text, "pt", "Português") is None


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("zh-Hans", "zh"),
        ("zh-TW", "zh-TW"),
        ("zh-HK", "zh-Hant"),
        ("pt-AO", "pt"),
        ("pt-BR", "pt-BR"),
        ("no", "nb"),
        ("sr", "sr"),
        ("sr-Latn", "sh"),
        ("ckb", "ku-IQ"),
        ("ku", None),
        ("yo", None),
    ],
)
def test_material_s_words_are_those_of_the_language_and_script(code: str, words: str | None) -> None:
    assert material_name(code, material_languages()) == words


def test_what_a_tool_lacks_is_said(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    output = add(root, "yo")[1]
    assert "Material for MkDocs has no words in Yoruba" in output
    assert "Pagefind knows no inflections of Yoruba" in output
    assert "locales/glossary.yml has no words in Yoruba" in output
    assert "Pagefind does not part the words of Japanese" in add(root, "ja")[1]
    assert add(root, "ar")[1].count("\n") == 2


@given(st.sampled_from(CODES))
def test_every_language_of_cldr_has_what_a_site_needs(code: str) -> None:
    assert canonical(code) == code
    assert own_name(code)
    assert direction(code) in ("ltr", "rtl")
    assert re.fullmatch(r"[a-z]{2,3}(_([A-Z]{2}|\d{3}))?", mkdocs_name(code))
    assert theme(code)["language"] in material_languages()
    number, _, rule = plural_forms(code).removeprefix("nplurals=").partition("; plural=")
    plural = gettext.c2py(rule.removesuffix(";"))
    assert {plural(n) for n in range(200)} <= set(range(int(number)))
    assert fresh(code).num_plurals == int(number)


@pytest.mark.parametrize("code", ["xx", "pt_br", "English"])
def test_a_code_written_by_hand_is_checked(tmp_path: Path, code: str) -> None:
    root = minimanual.write(tmp_path)
    minimanual.edit(root, "mkdocs.yml", "    fr: Français\n", f"    fr: Français\n    {code}: Something\n")
    done = CliRunner().invoke(main, ["check", "--root", str(root)], catch_exceptions=False)
    assert done.exit_code == 1
    assert done.output.startswith(f"mkdocs.yml:{line_of('fr: Français') + 1}: language-invalid")


def test_a_new_language_is_said_once_to_have_no_terms(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    run = CliRunner()
    run.invoke(main, ["update", "--root", str(root)], catch_exceptions=False)
    for code in ("pt-BR", "ar"):
        add(root, code)
    done = run.invoke(main, ["check", "--root", str(root)], catch_exceptions=False)
    said = [line for line in done.output.splitlines() if re.search(r'"(pt|pt-BR|ar)"', line)]
    assert done.exit_code == 0, done.output
    assert [line.partition(": ")[2].partition(":")[0] for line in said] == [
        'warning glossary-language no concept has words in "ar"',
        'warning glossary-language no concept has words in "pt-BR"',
    ]


def test_a_region_speaks_the_words_of_its_language(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    minimanual.edit(
        root, "locales/glossary.yml", "      fr: {", "      pt: {preferred: reclamação, gender: f}\n      fr: {"
    )
    minimanual.edit(root, "mkdocs.yml", "    fr: Français\n", "    fr: Français\n    pt-BR: Português (Brasil)\n")
    (concept,) = load(root).manual.concepts
    assert concept.terms["pt-BR"] == concept.terms["pt"]
    assert "pt-PT" not in concept.terms
    done = CliRunner().invoke(main, ["glossary", "check", "--root", str(root)], catch_exceptions=False)
    assert 'words in "pt' not in done.output


def test_a_catalogue_that_cannot_be_read_is_said_to_be_staged_in_english(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path, {path_of("fr").as_posix(): 'msgid "never closed\n'})
    done = CliRunner().invoke(main, ["translate", "--root", str(root)], catch_exceptions=False)
    assert done.exit_code == 1
    assert done.output.endswith("; what was refused stands there in English.\n")


@pytest.mark.parametrize(
    "translation",
    [
        "این کار می\u200cشود",  # Persian parts a verb from its prefix
        "لغة C++\u200f هي",  # a mark of direction after Latin signs
        "క్\u200cష",
        "说明（见下文）：好！",
    ],
)
def test_the_guard_lets_each_script_have_its_signs(translation: str) -> None:
    assert refusals("The C++ text (see below): good!", translation, "paragraph") == ()


@pytest.mark.parametrize(
    "translation",
    ["Ma\u200cin", "Main\u200f", "\u202eع", "ع {\u200e{ 7 }}", "ع \u200f# title", "文｛｛ 7 ｝｝", "Ａ：b"],
)
def test_elsewhere_they_stay_refused(translation: str) -> None:
    assert "translation-character" in {code for code, _ in refusals("Now", translation, "paragraph")}
