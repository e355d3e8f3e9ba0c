"""The glossary itself: what is wrong with it, words changed in its text, a concept renamed, the pages that use one."""

from __future__ import annotations

import difflib
import html
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given

from macros.glossary import glossary
from macros.language import read
from macros.manual import load
from macros.model import Concept, Terms
from macros.pieces import Here
from macros.trace import Trace
from scripts.__main__ import main
from scripts.glossary.check import glossary_problems
from scripts.glossary.layout import LayoutError, rewritten
from scripts.glossary.store import Stored, stored
from scripts.glossary.uses import concept_uses
from scripts.settings import read_settings
from tests import minimanual
from tests.glossaries import concepts

ROOT = Path(__file__).parent.parent
GLOSSARY = """\
# Who edits this: translators, by hand.
sources:
  trade: Usage of the trade

concepts:
  - id: complaint
    domain: quality
    definition: Dissatisfaction that expects an answer.
    source: trade
    terms:
      en:
        preferred: complaint # never "claim"
        plural: complaints
      fr:
        # as the law says it
        preferred: réclamation
        plural: réclamations
        gender: f
        deprecated:
          - plainte  # a criminal one
          - doléance

  - id: audit
    domain: quality
    definition: A planned look at how work is done.
    source: trade
    terms:
      en: {preferred: audit, plural: audits}
      fr: {preferred: audit, plural: audits, gender: m}
"""
PO = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""


def run(*arguments: str, root: Path | None = None, answers: str = "") -> Result:
    place = ("--root", str(root)) if root else ()
    result = CliRunner().invoke(main, ["glossary", *arguments, *place], input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def manual(folder: Path, glossary: str = GLOSSARY, **files: str) -> Path:
    return minimanual.write(folder, {"locales/glossary.yml": glossary, **files})


def held(store: Stored, name: str) -> Concept:
    concept = store.concept(name)
    assert concept is not None
    return concept


def with_terms(concept: Concept, language: str, **changes: Any) -> Concept:
    terms = Terms.model_validate({**concept.terms[language].model_dump(), **changes})
    return concept.model_copy(update={"terms": {**concept.terms, language: terms}})


def difference(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:2] not in ("--", "++", "@@")]


# ---- What is wrong with it ----

WRONG = {
    "glossary-word-conflict": (
        "plural: audits, gender: m",
        "plural: audits, gender: m, admitted: [plainte]",
        "- plainte",
    ),
    "glossary-word-duplicate": ("- doléance", "- doléance\n          - Doléance", "- Doléance"),
    "glossary-word-blank": ("- doléance", "- 'dolé  ance'", "- 'dolé  ance'"),
    "glossary-plural": ("plural: réclamations", "plural: doléances", "plural: doléances"),
    "glossary-gender": ("        gender: f\n", "", "preferred: réclamation"),
    "glossary-source": (
        "source: trade\n    terms:\n      en:\n",
        "source: trad\n    terms:\n      en:\n",
        "source: trad",
    ),
    "glossary-language": ("      fr: {preferred: audit, plural: audits, gender: m}\n", "", "terms:"),
    "language-unknown": (
        "      fr: {preferred",
        "      pt: {preferred: auditoria, gender: f}\n      fr: {preferred",
        "pt:",
    ),
    "term-deprecated": (
        "{preferred: audit, plural: audits}",
        "{preferred: audit, deprecated: [answer]}",
        "definition: Diss",
    ),
    "field-invalid": ("gender: m}", "gender: n}", "fr: {preferred: audit"),
}


@pytest.mark.parametrize("code", WRONG)
def test_what_is_wrong_has_its_code_and_line(code: str) -> None:
    old, new, there = WRONG[code]
    assert GLOSSARY.count(old) == 1
    text = GLOSSARY.replace(old, new)
    problems = glossary_problems(stored(text), ["en", "fr"])
    (line,) = [problem.line for problem in problems if problem.code == code]
    assert there in text.splitlines()[line - 1]


def test_a_word_that_is_preferred_and_deprecated_in_one_concept_is_a_conflict() -> None:
    text = GLOSSARY.replace("- doléance", "- réclamation")
    (problem,) = glossary_problems(stored(text), ["en", "fr"])
    assert (problem.code, problem.line) == ("glossary-word-conflict", 21)
    assert "preferred of complaint, on line 16" in problem.message


def test_the_short_form_of_one_concept_may_be_the_name_of_another() -> None:
    text = GLOSSARY.replace("plural: audits, gender: m", "plural: audits, gender: m, admitted: [réclamation]")
    assert not glossary_problems(stored(text), ["en", "fr"])


def test_a_language_on_its_first_day_is_one_line() -> None:
    (problem,) = glossary_problems(stored(GLOSSARY), ["en", "fr", "pt"])
    assert (problem.code, problem.severity) == ("glossary-language", "warning")
    assert 'no concept has words in "pt"' in problem.message


def test_little_words_may_change_in_the_plural() -> None:
    text = GLOSSARY.replace(
        "preferred: audit, plural: audits, g", 'preferred: "champ de l\'audit", plural: champs des audits, g'
    )
    assert not glossary_problems(stored(text), ["en", "fr"])


def test_the_check_of_the_whole_manual_checks_the_glossary(tmp_path: Path) -> None:
    root = manual(
        tmp_path, GLOSSARY.replace("source: trade\n    terms:\n      en: {", "source: hearsay\n    terms:\n      en: {")
    )
    result = CliRunner().invoke(main, ["check", "--root", str(root)])
    assert "locales/glossary.yml:26: glossary-source " in result.stdout


def test_the_manual_s_own_glossary_has_no_error() -> None:
    result = run("check")
    assert result.exit_code == 0, result.stdout


# ---- Words changed in its text ----


def test_a_change_touches_its_own_lines_only() -> None:
    store = stored(GLOSSARY)
    changed = with_terms(held(store, "complaint"), "en", preferred="grievance", admitted=("complaint",))
    assert difference(GLOSSARY, rewritten(store, [changed])) == [
        '-        preferred: complaint # never "claim"',
        '+        preferred: grievance # never "claim"',
        "+        admitted: [complaint]",
    ]


def test_items_of_a_list_keep_their_comments() -> None:
    store = stored(GLOSSARY)
    changed = with_terms(held(store, "complaint"), "fr", deprecated=("plainte", "râlerie: non"))
    assert difference(GLOSSARY, rewritten(store, [changed])) == [
        "-          - doléance",
        "+          - 'râlerie: non'",
    ]


def test_a_list_that_becomes_empty_goes_with_its_key() -> None:
    store = stored(GLOSSARY)
    changed = with_terms(held(store, "complaint"), "fr", deprecated=())
    assert len(difference(GLOSSARY, rewritten(store, [changed]))) == 3


def test_an_entry_on_one_line_stays_on_one_line() -> None:
    store = stored(GLOSSARY)
    changed = with_terms(held(store, "audit"), "fr", deprecated=("vérification",))
    assert difference(GLOSSARY, rewritten(store, [changed])) == [
        "-      fr: {preferred: audit, plural: audits, gender: m}",
        "+      fr: {preferred: audit, plural: audits, gender: m, deprecated: [vérification]}",
    ]


def test_a_file_without_a_last_line_feed_can_grow() -> None:
    store = stored(GLOSSARY.rstrip("\n"))
    text = rewritten(store, [held(store, "audit").model_copy(update={"id": "check"})])
    assert stored(text).ids == ["complaint", "audit", "check"]


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    root = manual(tmp_path)
    path = root / "locales" / "glossary.yml"
    path.write_bytes(GLOSSARY.replace("\n", "\r\n").encode())
    assert run("rename", "audit", "fr", "contrôle", "--gender", "m", root=root).exit_code == 0
    data = path.read_bytes()
    assert "contrôle".encode() in data
    assert data.count(b"\n") == data.count(b"\r\n")


def test_what_cannot_be_edited_safely_is_left_alone() -> None:
    store = stored("sources: {trade: x}\nconcepts: [{id: a, domain: d, definition: e, source: trade, terms: {}}]\n")
    with pytest.raises(LayoutError, match="edit it by hand"):
        rewritten(store, [held(store, "a").model_copy(update={"id": "b"})])


@given(concepts(), concepts())
def test_any_concept_can_be_written_over_any_other(before: Concept, after: Concept) -> None:
    """Whatever a concept says: the text then says it, the comments are there, and the neighbour is as it was."""
    meant = after.model_copy(update={"id": before.id, "terms": {**before.terms, **after.terms}})
    text = rewritten(stored(GLOSSARY), [before])
    changed = rewritten(stored(text), [meant])
    store = stored(changed)
    assert held(store, before.id) == meant
    assert held(store, "audit") == held(stored(GLOSSARY), "audit")
    assert [line for line in changed.splitlines() if "#" in line][:1] == ["# Who edits this: translators, by hand."]


@pytest.mark.parametrize("position", [0, 40, 109])
def test_the_manual_s_own_file_changes_in_one_line(position: int) -> None:
    text = (ROOT / "locales" / "glossary.yml").read_text("utf-8")
    store = stored(text)
    concept = store.concepts[position]
    changed = with_terms(concept, "fr", verified=not concept.terms["fr"].verified)
    assert len(difference(text, rewritten(store, [changed]))) == 2


# ---- Renaming ----

SENTENCES = {
    "Each complaint counts.": ("Chaque réclamation compte.", "Cada queja cuenta."),
    "Answer complaints.": ("Répondez aux **réclamations**.", "Responda a las quejas."),
    "The audit is over.": ("L’audit est fini.", "La auditoría ha terminado."),
    "A reply.": ("Une réponse.", "Una respuesta."),
    "Say it to {name}.": ("Dites « la réclamation » à {name}.", "Dígaselo a {name}."),
}
SPANISH = """\
      es:
        preferred: queja
        plural: quejas
        gender: f
"""


@pytest.fixture
def translated(tmp_path: Path) -> Path:
    """The mini manual in three languages, with five messages in two catalogues."""
    files: dict[str, str] = {}
    for place, language in enumerate(("fr", "es")):
        body = "\n".join(f'msgid "{source}"\nmsgstr "{said[place]}"\n' for source, said in SENTENCES.items())
        files[f"locales/{language}/LC_MESSAGES/manual.po"] = PO.format(language=language) + body
    glossary = GLOSSARY.replace("          - doléance\n", f"          - doléance\n{SPANISH}")
    root = manual(tmp_path, glossary, **files)
    return minimanual.edit(root, "mkdocs.yml", "    fr: Français", "    fr: Français\n    es: Español")


def places(result: Result) -> list[str]:
    return [line.partition(": ")[0] for line in result.stdout.splitlines()]


def line_of(root: Path, file: str, text: str) -> str:
    lines = (root / file).read_text("utf-8").splitlines()
    return f"{file}:{next(number for number, line in enumerate(lines, 1) if text in line)}"


@pytest.mark.parametrize(
    ("language", "word", "gender", "used"),
    [
        ("fr", "doléance", "f", ("Chaque réclamation compte", "aux **réclamations**")),
        ("es", "reclamación", "f", ("Cada queja cuenta", "a las quejas")),
    ],
)
def test_renaming_lists_each_message_that_uses_the_word_and_no_other(
    translated: Path, language: str, word: str, gender: str, used: tuple[str, ...]
) -> None:
    result = run("rename", "complaint", language, word, "--gender", gender, root=translated)
    file = f"locales/{language}/LC_MESSAGES/manual.po"
    assert result.exit_code == 0
    assert places(result) == [line_of(translated, file, sentence) for sentence in used]
    assert all(f'write "{word}" (complaint)' in line for line in result.stdout.splitlines())
    assert "2 places to change" in result.stderr


def test_renaming_in_english_lists_lines_of_pages_and_registers(translated: Path) -> None:
    minimanual.edit(translated, "docs/index.md", "# Home", "# Home\n\nThe *audit* starts on Monday.")
    minimanual.edit(translated, "docs/registers/company.yml", "Time to acknowledge", "Audits, and time to acknowledge")
    result = run("rename", "audit", "en", "look", "--plural", "looks", "--dry-run", root=translated)
    assert places(result) == [
        line_of(translated, "docs/index.md", "The *audit*"),
        line_of(translated, "docs/registers/company.yml", "Audits, and"),
        line_of(translated, "mkdocs.yml", "- Audit:"),
    ]
    assert stored((translated / "locales" / "glossary.yml").read_text("utf-8")).ids == ["complaint", "audit"]


def test_a_definition_that_uses_the_word_is_listed_by_its_new_line(translated: Path) -> None:
    minimanual.edit(translated, "locales/glossary.yml", "A planned look", "A look, without a complaint,")
    result = run("rename", "complaint", "en", "claim", "--plural", "claims", root=translated)
    assert result.exit_code == 0
    assert line_of(translated, "locales/glossary.yml", "A look, without") in places(result)


def test_renaming_makes_the_old_word_deprecated_and_the_new_one_unverified(translated: Path) -> None:
    before = (translated / "locales" / "glossary.yml").read_text("utf-8")
    run("rename", "complaint", "fr", "doléance", "--gender", "f", "--plural", "doléances", root=translated)
    after = (translated / "locales" / "glossary.yml").read_text("utf-8")
    assert difference(before, after) == [
        "-        preferred: réclamation",
        "-        plural: réclamations",
        "+        preferred: doléance",
        "+        plural: doléances",
        "-          - doléance",
        "+          - réclamation",
    ]


def test_a_word_kept_as_admitted_changes_no_text(translated: Path) -> None:
    result = run("rename", "complaint", "fr", "doléance", "--gender", "f", "--keep-admitted", root=translated)
    assert places(result) == []
    assert "admitted: [réclamation]" in (translated / "locales" / "glossary.yml").read_text("utf-8")


def test_an_irregular_plural_is_deprecated_with_its_word(tmp_path: Path) -> None:
    irregular = GLOSSARY.replace("preferred: audit, plural: audits}", "preferred: mouse, plural: mice}")
    root = manual(tmp_path, irregular)
    run("rename", "audit", "en", "pointer", "--plural", "pointers", root=root)
    assert "deprecated: [mouse, mice]" in (root / "locales" / "glossary.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("complain", "fr", "x", "--gender", "f"), 'concept-unknown there is no concept "complain": did you mean'),
        (("complaint", "pt", "x"), 'glossary-language complaint has no words in "pt"'),
        (("complaint", "fr", "x"), 'glossary-gender "x" needs a gender'),
        (("complaint", "fr", "audit", "--gender", "f", "--plural", "audits"), ""),
    ],
)
def test_a_wrong_renaming_is_one_line_and_writes_nothing(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    root = manual(tmp_path, GLOSSARY.replace("fr: {preferred: audit,", "fr: {deprecated: [x, y], preferred: audit,"))
    before = (root / "locales" / "glossary.yml").read_bytes()
    result = run("rename", *arguments, root=root)
    if said:
        assert result.exit_code == 1
        assert said in result.stdout
        assert len(result.stdout.splitlines()) == 1
        assert (root / "locales" / "glossary.yml").read_bytes() == before
    else:
        assert result.exit_code == 0  # a homonym of another concept warns, and no more


# ---- Adding ----

ADDED = (
    *("--id", "call-back", "--domain", "quality", "--definition", "A call that we owe.", "--source", "trade"),
    *("--word", "en=call-back", "--plural", "en=call-backs", "--word", "fr=rappel", "--gender", "fr=m"),
    *("--plural", "fr=rappels", "--deprecated", "fr=callback", "--deprecated", "fr=retour d'appel"),
)


def test_adding_appends_an_entry_and_touches_no_other_line(tmp_path: Path) -> None:
    root = manual(tmp_path)
    result = run("add", *ADDED, root=root)
    assert result.exit_code == 0, result.output
    after = (root / "locales" / "glossary.yml").read_text("utf-8")
    assert after.startswith(GLOSSARY)
    assert after.removeprefix(GLOSSARY) == (
        "\n  - id: call-back\n    domain: quality\n    definition: A call that we owe.\n    source: trade\n    terms:\n"
        "      en:\n        preferred: call-back\n        plural: call-backs\n        verified: false\n"
        "      fr:\n        preferred: rappel\n        plural: rappels\n        gender: m\n"
        "        deprecated: [callback, retour d'appel]\n        verified: false\n"
    )
    assert "on line 31" in result.stderr
    assert not load(root).problems


def test_what_no_option_says_is_asked(tmp_path: Path) -> None:
    root = manual(tmp_path)
    answers = ["call-back", "quality", "A call that we owe.", "trade", "call-back", "call-backs", "rappel", "", "m"]
    result = run("add", root=root, answers="".join(f"{answer}\n" for answer in answers))
    assert result.exit_code == 0, result.output
    assert held(stored((root / "locales" / "glossary.yml").read_text("utf-8")), "call-back").terms["fr"].gender == "m"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (("--id", "audit"), "id-duplicate"),
        (("--id", "Call back"), "field-invalid"),
        (("--source", "hearsay"), "glossary-source"),
        (("--word", "fr=plainte"), "glossary-word-conflict"),
        (("--gender", "fr=x"), "field-invalid"),
    ],
)
def test_a_wrong_addition_is_one_line_and_writes_nothing(tmp_path: Path, changes: tuple[str, str], said: str) -> None:
    root = manual(tmp_path)
    pairs = zip(ADDED[::2], ADDED[1::2], strict=True)
    told = [
        pair for pair in pairs if pair[0] != changes[0] or pair[1].partition("=")[0] != changes[1].partition("=")[0]
    ]
    kept = [item for option, value in told if option != changes[0] or "=" in value for item in (option, value)]
    result = run("add", *kept, *changes, root=root)
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert line.startswith("locales/glossary.yml:")
    assert f" {said} " in line
    assert (root / "locales" / "glossary.yml").read_text("utf-8") == GLOSSARY


def test_the_commands_start_from_a_terminal(tmp_path: Path) -> None:
    root = manual(tmp_path, GLOSSARY.replace("concepts:", "concepts:\n  - oops"))
    command = [sys.executable, "-m", "scripts", "glossary", "check", "--root", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith("locales/glossary.yml:6: field-invalid ")
    assert "Traceback" not in done.stderr


# ---- Where a concept is used ----


def test_the_pages_that_use_a_concept_are_found_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = minimanual.write(tmp_path)
    loaded, settings = load(root).manual, read_settings(root)
    assert concept_uses(root, settings, loaded) == {"complaint": ("index.md", "customer/complaints.md")}
    monkeypatch.setattr("scripts.glossary.uses.Matcher", None)  # the second time, nothing is looked for
    assert concept_uses(root, settings, loaded) == {"complaint": ("index.md", "customer/complaints.md")}


def test_without_a_page_for_the_glossary_nothing_is_looked_for(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path, {"docs/reference/glossary.md": None})
    assert concept_uses(root, read_settings(root), load(root).manual) == {}


# ---- On the page ----


def page(root: Path, language: str = "en") -> str:
    """What the macro gives for the manual as a command has prepared it."""
    loaded = load(root).manual
    prepared = loaded.model_copy(update={"uses": concept_uses(root, read_settings(root), loaded)})
    return str(glossary(Here(Trace(prepared), read(language, None), "reference/glossary/")))


def test_a_fourth_language_has_its_column_before_it_has_words(tmp_path: Path) -> None:
    root = minimanual.edit(manual(tmp_path), "mkdocs.yml", "    fr: Français", "    fr: Français\n    pt: Português")
    shown = page(root, "pt")
    (first, *_) = re.findall(r'<section class="entry concept" id="audit">.*?</section>', shown, re.DOTALL)
    assert re.findall(r'<p class="language">(.*?)</p>', first) == ["português", "inglês", "francês"]
    assert "no word yet" in first
    assert '<h3><span lang="en">audit</span>' in first


def test_the_page_shows_plural_and_gender_and_strikes_the_words_to_avoid(tmp_path: Path) -> None:
    shown = page(manual(tmp_path))
    assert 'feminine, plural: <span lang="fr" data-word>réclamations</span>' in shown
    assert 'Never <s lang="fr" data-word>plainte</s>, <s lang="fr" data-word>doléance</s>' in shown


def test_the_page_links_to_the_pages_that_use_a_concept(tmp_path: Path) -> None:
    shown = page(manual(tmp_path))
    assert "Used on 2 pages" in shown
    assert '<a href="../../customer/complaints/">PR-CUS-08 Handling a complaint</a>' in shown


def test_words_that_nobody_has_confirmed_can_be_chosen_by_language(tmp_path: Path) -> None:
    confirmed = GLOSSARY.replace("plural: audits}", "plural: audits, verified: true}").replace(
        "        plural: complaints\n", "        plural: complaints\n        verified: true\n"
    )
    shown = page(manual(tmp_path, confirmed))
    assert re.findall(r'<option value="(\w*)">', shown) == ["", "fr"]
    assert shown.count('data-doubt="fr"') == 2


@pytest.mark.parametrize(
    ("language", "tags"), [("en", {"one", "other"}), ("ar", {"zero", "one", "two", "few", "many", "other"})]
)
def test_the_count_has_a_sentence_for_each_plural_of_the_language(
    tmp_path: Path, language: str, tags: set[str]
) -> None:
    counts = re.search(r'data-counts="([^"]*)"', page(manual(tmp_path), language))
    assert counts
    assert set(json.loads(html.unescape(counts[1]))) == tags
