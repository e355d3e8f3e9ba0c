"""The checks of translations: 72 broken ones at their lines, good ones in peace, and what `check --fix` mends."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given
from hypothesis import strategies as st

from macros.problems import CODES
from scripts.check import check
from scripts.messages.checks import WAIVABLE, findings, mend
from scripts.messages.checks.message import Message, words
from scripts.messages.guard import refusals
from scripts.messages.markup import tokens
from tests import message_tables, minimanual
from tests.message_tables import Case, seen

LANGUAGES = ("fr", "es")
BROKEN = tuple(message_tables.cases("broken.txt"))
CORRECT = tuple(message_tables.cases("correct.txt"))


def run(root: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(check, [*arguments, "--root", str(root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def write(root: Path, language: str, text: str) -> Path:
    path = root / "locales" / language / "LC_MESSAGES" / "manual.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def reported(root: Path, path: Path) -> dict[int, set[str]]:
    found = defaultdict(set)
    for problem in json.loads(run(root, str(path), "--format", "json").stdout):
        assert problem["file"] == path.relative_to(root).as_posix()
        found[problem["line"]].add(problem["code"])
    return dict(found)


# The tables


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_broken_translation_is_reported_at_its_line(tmp_path: Path, language: str) -> None:
    root = message_tables.manual(tmp_path, BROKEN)
    text, places = message_tables.catalogue(language, BROKEN)
    expected = {line: set(case.codes) for line, case in places.items() if case.codes}
    assert reported(root, write(root, language, text)) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_good_translations_are_left_in_peace(tmp_path: Path, language: str) -> None:
    root = message_tables.manual(tmp_path, CORRECT)
    text, places = message_tables.catalogue(language, CORRECT)
    assert len(places) >= 40
    assert reported(root, write(root, language, text)) == {}


def test_the_table_has_each_code_of_a_translation() -> None:
    codes = {code for code in CODES if code.startswith("translation-")}
    assert codes - {code for case in BROKEN for code in case.codes} == {"translation-long", "translation-markup"} | {
        "translation-placeholder"
    }
    assert len({case.title for case in BROKEN}) >= 40


@pytest.mark.parametrize("case", [case for case in CORRECT if len(case.english) == 1], ids=lambda case: case.english[0])
def test_a_language_without_typography_has_no_rules_to_break(case: Case) -> None:
    for translation in (text for forms in case.said.values() for text in forms):
        assert findings(Message(case.english[0], translation, "pt")) == ()


def test_a_sentence_says_what_to_do() -> None:
    for case in BROKEN:
        for language, forms in case.said.items():
            message = Message(case.english[-1], forms[-1], language, plural=case.english[1] if case.english[1:] else "")
            for finding in findings(message):
                assert ": " in finding.sentence
                assert "\n" not in finding.sentence


# Waivers


def test_what_the_guard_refuses_is_never_waived_and_all_else_may_be() -> None:
    refused: set[str] = set()
    other: set[str] = set()
    for case in BROKEN:
        for language, forms in case.said.items():
            message = Message(case.english[-1], forms[-1], language, plural=case.english[1] if case.english[1:] else "")
            codes = {finding.code for finding in findings(message)}
            (refused if refusals(case.english[-1], forms[-1], "paragraph") else other).update(codes)
    assert not refused & WAIVABLE
    assert other <= WAIVABLE
    assert other | {"translation-inconsistent", "translation-navigation-long"} == WAIVABLE


NO_STOP = 'msgid "Answer."\nmsgstr "Répondez"\n'
TWO_SPACES = """\
msgid "{number} day"
msgid_plural "{number} days"
msgstr[0] "{number}  jour"
msgstr[1] "{number} jours"
"""


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        (NO_STOP, {7: {"translation-end"}}),
        (f"# check-ok: translation-end — a label in the tool\n{NO_STOP}", {}),
        (f"# Seen with the lawyer.\n# check-ok: translation-end — a label\n# in the tool\n{NO_STOP}", {}),
        (TWO_SPACES, {8: {"translation-spaces"}}),
        (f"# check-ok: translation-spaces — a table\n{TWO_SPACES}", {}),
        (f"# check-ok: translation-end\n{NO_STOP}", {8: {"translation-end"}, 6: {"check-waiver-reason"}}),
        (f"# check-ok: translation-pair — no\n{NO_STOP}", {8: {"translation-end"}, 6: {"check-waiver-idle"}}),
        (f"# check-ok: translation-ends — no\n{NO_STOP}", {8: {"translation-end"}, 6: {"check-waiver-unknown"}}),
        (
            '# check-ok: translation-code — no\nmsgid "Use `a`."\nmsgstr "Utilisez a."\n',
            {8: {"translation-code"}, 6: {"check-waiver-unknown"}},
        ),
    ],
)
def test_a_translator_waives_a_check_of_language_with_a_reason(
    tmp_path: Path, entry: str, codes: dict[int, set[str]]
) -> None:
    root = message_tables.manual(tmp_path, [Case("", english=["Answer."]), Case("", english=["Use `a`."])])
    text, _ = message_tables.catalogue("fr", [])
    assert reported(root, write(root, "fr", text + entry)) == codes


# --fix

MENDED = [
    # language, English, translation, what it becomes
    ("fr", "Three rules: listen.", "Trois  règles : écouter.", "Trois règles⍽: écouter."),
    ("fr", "Who? You.", "Qui? Toi.", "Qui⍽? Toi."),
    ("fr", 'Say "no".', 'Dites "l\'appel".', "Dites «⍽l’appel⍽»."),
    ("fr", "**Agent:** answer.", "**Conseiller:** répondre.", "**Conseiller⍽:** répondre."),
    ("fr", "80% and `a: b`", "80% et `a: b`", "80⍽% et `a: b`"),
    ("fr", "And so on…", "\u200bEt ainsi de suite... ", "Et ainsi de suite…"),
    ("fr", "The heart", "Le coe\u200bur", "Le cœur"),
    ("es", 'Say "no" now', "Diga “no” ahora", "Diga «no» ahora"),
    ("es", "Who?", "¿ Quién ?", "¿Quién?"),
    ("es", "99.5 %", "99.5 %", "99,5\u00a0%"),
    ("es", "Look, and write", "Mire ,y escriba", "Mire, y escriba"),
]


@pytest.mark.parametrize(("language", "english", "translation", "better"), MENDED)
def test_what_needs_no_judgement_is_mended(language: str, english: str, translation: str, better: str) -> None:
    text, codes = mend(Message(english, translation, language))
    assert text == seen(better)
    assert codes
    assert mend(Message(english, text, language)) == (text, ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_fix_touches_nothing_else_and_says_where(tmp_path: Path, end: str) -> None:
    root = message_tables.manual(tmp_path, ())
    minimanual.edit(root, "docs/index.md", "Read [", "Ask: who? Read [")
    before = (
        message_tables.HEADER.format("fr")
        + '\n#, fuzzy\nmsgid "Complaints"\nmsgstr "Les  réclamations"\n'
        + '\n# a  translator\'s  remark\nmsgid ""\n'
        + '"Ask: who? Read [how to handle a complaint](customer/complaints.md#acknowledge)."\n'
        + 'msgstr ""\n"Demandez : "\n'
        + '"qui? Lisez [comment traiter une réclamation](customer/complaints.md#acknowledge)."\n'
        + '\nmsgid   "Home"\nmsgstr   "Accueil"\n\n#~ msgid "Old"\n#~ msgstr "Vieux  mot"\n'
    )
    path = write(root, "fr", before.replace("\n", end))
    result = run(root, str(path), "--fix")
    line = before[: before.index('msgstr ""\n"Demandez')].count("\n") + 1
    assert result.stderr.splitlines() == [
        f"locales/fr/LC_MESSAGES/manual.po:{line}: mended translation-punctuation-space",
        "No problem. Translations checked: 2; mended: 1.",
    ]
    after = path.read_bytes().decode()
    old, new = before.split("\n"), after.split(end)
    assert [text for text in old if text not in new] == [
        '"Demandez : "',
        '"qui? Lisez [comment traiter une réclamation](customer/complaints.md#acknowledge)."',
    ]
    assert "Demandez\u202f: qui\u202f? Lisez" in after
    assert "mended: 0" in run(root, str(path), "--fix").stderr
    assert path.read_bytes().decode() == after


def test_fix_writes_as_update_writes(tmp_path: Path) -> None:
    from scripts.catalogues.update import update

    root = message_tables.manual(tmp_path, ())
    minimanual.edit(root, "docs/index.md", "Read [", f"{'Ask him: who? ' * 12}Read [")
    CliRunner().invoke(update, ["--root", str(root)])
    path = root / "locales/fr/LC_MESSAGES/manual.po"
    lines = path.read_text("utf-8")
    start = lines.index('msgid ""\n"Ask him')
    broken = f'msgstr "{"Demandez-lui: qui? " * 12}Lisez [la page](customer/complaints.md#acknowledge)."'
    path.write_text(lines[:start] + lines[start:].replace('msgstr ""', broken, 1), "utf-8")
    run(root, str(path), "--fix")
    fixed = path.read_bytes()
    assert "Demandez-lui\u202f: qui\u202f?".encode() in fixed
    CliRunner().invoke(update, ["--root", str(root)])
    assert path.read_bytes() == fixed


SIGNS = [*':;?!%«»"“”¿¡,.() \u00a0\u202f\u200b', "  ", "...", "**"]
WORDS = ["mot", "l'", "l’", "coeur", "A partir", "Etat", "e\u0301", "80", "9.5"]
MARKUP = ["`a : b`", "[x](y?z=1)", "{{ a }}", "{n}"]
PIECES = st.sampled_from(SIGNS + WORDS + MARKUP)


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(["fr", "es", "pt"]))
def test_mending_ends_changes_no_markup_and_is_done_once(translation: str, language: str) -> None:
    source = "The `a : b` [x](y?z=1) {{ a }} {n}"
    mended, _ = mend(Message(source, translation, language))
    assert mend(Message(source, mended, language)) == (mended, ())
    carried = [
        token.text for token in tokens(translation.replace("\u200b", "")) if token.kind in ("jinja", "code", "html")
    ]
    assert [token.text for token in tokens(mended) if token.kind in ("jinja", "code", "html")] == carried


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(["fr", "es", "pt"]))
@example("mot «\u00a0", "fr")
def test_what_the_guard_lets_pass_is_mended_once(translation: str, language: str) -> None:
    source = translation.replace("mot", "word")
    mended, _ = mend(Message(source, translation, language))
    assert mend(Message(source, mended, language)) == (mended, ())
    assert refusals(source, mended) == () or refusals(source, translation)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_words_keep_their_places(text: str) -> None:
    assert len(words(text)) == len(text)
    assert all(old in (new, "\x02", "\x03") for new, old in zip(text, words(text), strict=True))


# Catalogues that cannot be read, and the command


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (message_tables.HEADER.format("fr") + '\nmsgid "a\nmsgstr "b"\n', 7, "catalogue-syntax"),
        (message_tables.HEADER.format("fr").replace("utf-8", "latin-1"), 4, "file-encoding"),
        (message_tables.HEADER.format("fr") + "<<<<<<< HEAD\n", 6, "merge-conflict"),
        (
            message_tables.HEADER.format("fr") + '\nmsgid "Home"\nmsgstr "a"\n\nmsgid "Home"\nmsgstr "b"\n',
            10,
            "catalogue-duplicate",
        ),
        ('msgid "Home"\nmsgstr "Accueil"\n', 1, "catalogue-language"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, text: str, line: int, code: str) -> None:
    root = message_tables.manual(tmp_path, ())
    path = root / "sent.po"
    path.write_text(text, "utf-8")
    result = run(root, str(path), "--fix")
    assert result.exit_code == 1
    (said,) = result.stdout.splitlines()
    assert said.startswith(f"sent.po:{line}: {code} ")
    assert path.read_text("utf-8") == text


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    root = message_tables.manual(tmp_path, ())
    result = run(root, str(root / "nothing.po"))
    assert result.exit_code == 1
    assert result.stdout.startswith("nothing.po:1: file-missing ")


def test_the_whole_check_reports_the_same_once(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    path = write(root, "fr", message_tables.HEADER.format("fr") + '\nmsgid "Records"\nmsgstr "Enregistre  ments"\n')
    assert run(root).stdout.splitlines() == [
        "locales/fr/LC_MESSAGES/manual.po:8: translation-spaces two spaces in a row in “Enregistre  ments”: leave one"
    ]
    result = run(root, "--fix")
    assert "mended translation-spaces" in result.stderr
    assert result.stderr.splitlines()[-1].endswith("Mended: 1.")
    assert path.read_text("utf-8").endswith('msgstr "Enregistre ments"\n')


def test_the_whole_check_looks_at_what_it_has_mended(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    write(root, "fr", message_tables.HEADER.format("fr") + '\nmsgid "Records"\nmsgstr "Enregistrements "\n')
    assert "translation-space" in run(root).stdout
    result = run(root, "--fix")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines()[-1].endswith("Mended: 1.")


def test_the_manual_has_nothing_to_mend() -> None:
    home = Path(__file__).parent.parent
    files = [str(home / "locales" / language / "LC_MESSAGES" / "manual.po") for language in LANGUAGES]
    problems = json.loads(run(home, *files, "--format", "json").stdout)
    assert [problem for problem in problems if problem["code"].startswith("translation-")] == []
