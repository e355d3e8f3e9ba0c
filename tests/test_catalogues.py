"""Catalogues: what is read, what is refused, what an update does and never does."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts.catalogues.catalogue import accepted, path_of
from scripts.catalogues.extraction import EmptyExtractionError, extract
from scripts.catalogues.places import language_of
from scripts.catalogues.update import update
from tests import minimanual

FRENCH = path_of("fr")
ACKNOWLEDGE = "Acknowledge it"
KINDS = {
    ACKNOWLEDGE: frozenset({"page"}),
    "Run `it` now": frozenset({"page"}),
    "{number} day\0{number} days": frozenset({"plain"}),
}


def catalogue(*entries: str, header: str = '"Language: fr\\n"\n"Content-Type: text/plain; charset=utf-8\\n"') -> str:
    return "\n\n".join([f'msgid ""\nmsgstr ""\n{header}', *entries]) + "\n"


def write(root: Path, text: str | bytes) -> Path:
    path = root / FRENCH
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def run(root: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(update, ["--root", str(root), *options])
    return result.exit_code, result.output


def test_a_translation_is_accepted(tmp_path: Path) -> None:
    write(tmp_path, catalogue(f'msgid "{ACKNOWLEDGE}"\nmsgstr "Accuser réception"'))
    read = accepted(tmp_path, "fr", KINDS)
    assert read.messages == {ACKNOWLEDGE: "Accuser réception"}
    assert read.problems == ()
    assert read.missing == 2


@pytest.mark.parametrize(
    "entry",
    [
        f'#, fuzzy\nmsgid "{ACKNOWLEDGE}"\nmsgstr "Accuser réception"',
        f'msgid "{ACKNOWLEDGE}"\nmsgstr ""',
        f'#~ msgid "{ACKNOWLEDGE}"\n#~ msgstr "Accuser réception"',
        'msgid "Not in the manual"\nmsgstr "Pas dans le manuel"',
    ],
    ids=["fuzzy", "untranslated", "obsolete", "unknown"],
)
def test_what_may_not_be_shown_is_left_out(tmp_path: Path, entry: str) -> None:
    read = accepted(write(tmp_path, catalogue(entry)), "fr", KINDS)
    assert read.messages == {}
    assert read.problems == ()


def test_a_refused_translation_is_left_out_and_said_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, catalogue('msgid "Run `it` now"\nmsgstr "Lancez `rm` maintenant"'))
    read = accepted(tmp_path, "fr", KINDS)
    assert read.messages == {}
    assert {(problem.file, problem.line, problem.code) for problem in read.problems} == {
        (FRENCH.as_posix(), 7, "translation-code")
    }


def test_plurals_reach_the_compiled_messages(tmp_path: Path) -> None:
    import gettext
    import io

    plural = 'msgid "{number} day"\nmsgid_plural "{number} days"\nmsgstr[0] "{number} jour"\nmsgstr[1] "{number} jours"'
    read = accepted(write(tmp_path, catalogue(plural)), "fr", KINDS)
    compiled = gettext.GNUTranslations(io.BytesIO(read.compiled()))
    assert compiled.ngettext("{number} day", "{number} days", 2) == "{number} jours"
    assert compiled.ngettext("{number} day", "{number} days", 0) == "{number} jour"
    assert read.compiled() == read.compiled()


def test_the_first_form_of_a_plural_may_leave_out_what_the_english_singular_leaves_out(tmp_path: Path) -> None:
    forms = 'msgid "the last day"\nmsgid_plural "the last {number} days"\n'
    key = "the last day\0the last {number} days"
    good = 'msgstr[0] "le dernier jour"\nmsgstr[1] "les {number} derniers jours"'
    bad = 'msgstr[0] "le dernier jour"\nmsgstr[1] "les derniers jours"'
    kinds = {key: frozenset({"plain"})}
    assert accepted(write(tmp_path, catalogue(forms + good)), "fr", kinds).problems == ()
    (problem,) = accepted(write(tmp_path, catalogue(forms + bad)), "fr", kinds).problems
    assert problem.code == "translation-attributes"


@pytest.mark.parametrize(
    ("content", "line", "code", "gist"),
    [
        (None, 1, "catalogue-missing", "scripts update"),
        (b"", 1, "file-empty", "empty"),
        (b'msgid "a"\nmsgstr "\xe9"\n', 2, "file-encoding", "UTF-8"),
        (
            catalogue(header='"Content-Type: text/plain; charset=iso-8859-1\\n"'),
            3,
            "file-encoding",
            "iso-8859-1",
        ),
        (catalogue('<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"'), 6, "merge-conflict", "unfinished"),
        (catalogue('msgid "a\nmsgstr "b"'), 6, "catalogue-syntax", "gettext"),
        (catalogue("msgstr without quotes"), 6, "catalogue-syntax", "gettext"),
        (catalogue('msgid "a"\nmsgstr "b"', 'msgid "a"\nmsgstr "c"'), 9, "catalogue-duplicate", "line 6"),
        (catalogue(header='"Language: es\\n"'), 3, "catalogue-header", "Language: es"),
        (catalogue(header='"Language: xx-nowhere\\n"'), 3, "catalogue-header", "header"),
    ],
)
def test_a_catalogue_that_cannot_be_read_says_why_in_one_line(
    tmp_path: Path, content: str | bytes | None, line: int, code: str, gist: str
) -> None:
    if content is not None:
        write(tmp_path, content)
    (problem,) = accepted(tmp_path, "fr", KINDS).problems
    assert (problem.file, problem.line, problem.code) == (FRENCH.as_posix(), line, code)
    assert gist in problem.message


def test_update_writes_what_is_missing_and_nothing_twice(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    code, output = run(root)
    assert code == 0
    assert "updated: locales/manual.pot, locales/fr/LC_MESSAGES/manual.po" in output
    first = (root / FRENCH).read_bytes()
    assert run(root)[1].endswith("updated: none.\n")
    assert (root / FRENCH).read_bytes() == first
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", root / FRENCH], check=True)


def test_update_loses_nothing(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    run(root)
    minimanual.edit(
        root,
        FRENCH.as_posix(),
        f'msgid "{ACKNOWLEDGE}"\nmsgstr ""',
        f'msgid "{ACKNOWLEDGE}"\nmsgstr "Accuser réception"',
    )
    minimanual.edit(root, "docs/customer/complaints.md", "## Acknowledge it {", "## Welcome the caller {")
    run(root)
    text = (root / FRENCH).read_text("utf-8")
    assert "Accuser réception" in text
    assert 'msgid "Welcome the caller"' in text


def test_a_changed_sentence_keeps_its_translation_as_fuzzy_with_the_source_before(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    run(root)
    minimanual.edit(
        root,
        FRENCH.as_posix(),
        f'msgid "{ACKNOWLEDGE}"\nmsgstr ""',
        f'msgid "{ACKNOWLEDGE}"\nmsgstr "Accuser réception"',
    )
    minimanual.edit(root, "docs/customer/complaints.md", "## Acknowledge it {", "## Acknowledge them {")
    run(root)
    text = (root / FRENCH).read_text("utf-8")
    assert '#, fuzzy\n#| msgid "Acknowledge it"\nmsgid "Acknowledge them"\nmsgstr "Accuser réception"' in text
    assert run(root)[1].endswith("updated: none.\n")
    assert (root / FRENCH).read_text("utf-8") == text
    minimanual.edit(root, "docs/customer/complaints.md", "## Acknowledge them {", "## Acknowledge these {")
    run(root)
    assert '#| msgid "Acknowledge it"\nmsgid "Acknowledge these"' in (root / FRENCH).read_text("utf-8")


def test_a_long_sentence_keeps_its_source_as_gettext_reads_it(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    long = "A sentence that is far too long for one line of a catalogue, " * 4
    minimanual.edit(root, "docs/index.md", "Read [", f"{long}and ends. Read [")
    run(root)
    text = (root / FRENCH).read_text("utf-8")
    start = text.index('msgid ""\n"A sentence that is far')
    text = text[:start] + text[start:].replace(
        'msgstr ""', 'msgstr "Une phrase [à lire](customer/complaints.md#acknowledge)."', 1
    )
    (root / FRENCH).write_text(text, "utf-8")
    minimanual.edit(root, "docs/index.md", "and ends. Read [", "and stops. Read [")
    run(root)
    assert '#| "A sentence that is far too long' in (root / FRENCH).read_text("utf-8")
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", root / FRENCH], check=True)
    assert run(root)[1].endswith("updated: none.\n")


def test_a_percentage_is_no_format_string(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    minimanual.edit(root, "docs/index.md", "Read [", "Of all calls, 80% of them {x} are short. Read [")
    run(root)
    entry = (root / "locales/manual.pot").read_text("utf-8").partition('"Of all calls')[0].rpartition("\n\n")[2]
    assert "docs/index.md" in entry
    assert "python-" not in entry


def test_update_check_changes_nothing_and_fails_when_behind(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    code, output = run(root, "--check")
    assert code == 1
    assert "behind the English text: locales/manual.pot" in output
    assert not (root / FRENCH).exists()
    run(root)
    assert run(root, "--check")[0] == 0


def test_an_extraction_that_finds_no_page_is_a_problem(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path, {"babel.cfg": "[python: nothing/**.py]\n"})
    with pytest.raises(EmptyExtractionError) as raised:
        extract(root)
    assert str(raised.value).startswith("babel.cfg:1: extraction-empty")
    code, output = run(root)
    assert code == 1
    assert "extraction-empty" in output


def test_pybabel_extracts_the_same(tmp_path: Path) -> None:
    import sys

    root = Path(__file__).parent.parent
    template = tmp_path / "manual.pot"
    command = [
        sys.executable,
        "-m",
        "babel.messages.frontend",
        "-q",
        "extract",
        "-F",
        "babel.cfg",
        "-o",
        str(template),
        ".",
    ]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    from babel.messages.pofile import read_po

    with template.open("rb") as stream:
        extracted = {message.id for message in read_po(stream) if message.id}
    assert extracted == {item.message for item in extract(root).found}


@pytest.mark.parametrize(
    ("header", "folder", "languages", "language"),
    [
        ("pt_BR", "x", {"pt-BR", "fr"}, "pt-BR"),
        ("pt_BR", "x", {"pt"}, "pt"),
        ("fr_CA", "es", {"fr", "es"}, "fr"),
        ("sr@latin", "x", {"sr"}, "sr"),
        ("xx", "fr", {"fr"}, "xx"),
        ("", "pt_BR/LC_MESSAGES", {"pt-BR"}, "pt-BR"),
        ("", "elsewhere", {"fr"}, ""),
    ],
)
def test_a_catalogue_s_language_is_named_as_the_manual_names_it(
    header: str, folder: str, languages: set[str], language: str
) -> None:
    text = f'msgstr ""\n"Language: {header}\\n"\n' if header else ""
    assert language_of(text, Path("/m/locales") / folder / "manual.po", languages) == language
