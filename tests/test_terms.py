"""The terminology check: on tables of sentences, on pages and catalogues, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.model import Concept, ConceptId, Terms
from scripts.terms.check import Finding, Glossary, Message, findings
from scripts.terms.command import terms
from scripts.terms.find import Matcher
from scripts.terms.links import first_uses, link_first_uses
from scripts.terms.wording import words
from tests import term_tables

GLOSSARY = Glossary(term_tables.concepts())


def check(translation: str, language: str, source: str = "Text.") -> tuple[Finding, ...]:
    return findings(GLOSSARY, Message("x.po", 1, source, translation), language)


# Tables


@pytest.mark.parametrize(
    "case",
    [case for language in term_tables.LANGUAGES for case in term_tables.cases(language)],
    ids=lambda case: f"{case.language}:{case.line}",
)
def test_sentence(case: term_tables.Case) -> None:
    assert term_tables.found(case, GLOSSARY) == case.expected


@pytest.mark.parametrize("language", term_tables.LANGUAGES)
def test_the_measure_stays_above_its_floor(language: str) -> None:
    for status, counts in term_tables.measure(language, GLOSSARY).items():
        precision, recall = term_tables.shares(*counts)
        assert precision >= 0.97, status
        assert recall >= 0.95, status


@pytest.mark.parametrize("language", ["fr", "es"])
@pytest.mark.parametrize("concept", GLOSSARY.concepts.values(), ids=lambda concept: str(concept.id))
def test_every_form_of_the_glossary_is_found_as_what_it_is(concept: Concept, language: str) -> None:
    terms_ = concept.terms[language]
    for status, forms in (
        ("preferred", (terms_.preferred,)),
        ("deprecated", terms_.deprecated),
        ("discouraged", terms_.discouraged),
    ):
        for form in forms:
            assert [(use.concept, use.status) for use in GLOSSARY.matcher(language).uses(form)] == [
                (concept.id, status)
            ]


# Messages


def test_a_deprecated_term_says_what_to_write() -> None:
    (finding,) = check("Haga una auditoría en blanco.", "es")
    assert finding.code == "term-deprecated"
    assert finding.severity == "error"
    assert finding.message == ('"auditoría en blanco" is deprecated: write "simulacro de auditoría" (mock-audit)')


def test_advice_is_in_the_number_of_the_word_found() -> None:
    (finding,) = check("Haga auditorías en blanco.", "es")
    assert '"simulacros de auditoría"' in finding.message


def test_a_discouraged_term_warns() -> None:
    (finding,) = check("Une plainte est arrivée.", "fr")
    assert (finding.code, finding.severity) == ("term-discouraged", "warning")


def test_a_missing_term_names_the_words_of_the_source() -> None:
    (finding,) = check("Notez le litige.", "fr", "Log the complaints.")
    assert finding.code == "term-missing"
    assert finding.found == "complaints"
    assert finding.message == (
        'the translation has no approved word for "complaints": write "réclamations" (complaint)'
    )


def test_a_wrong_term_is_reported_once_not_missed_as_well() -> None:
    (finding,) = check("Haga una auditoría en blanco.", "es", "Make a mock audit.")
    assert finding.code == "term-deprecated"


def test_a_concept_inside_a_longer_one_is_not_asked_for() -> None:
    assert check("El simulacro de auditoría es en mayo.", "es", "The mock audit is in May.") == ()


def test_a_fixed_expression_counts_as_the_word() -> None:
    assert check("Pida la hoja de reclamaciones.", "es", "Ask for the complaint form.") == ()


@pytest.mark.parametrize(
    ("source", "translation", "language"),
    [
        # one English word for two concepts
        ("The scope is wide.", "Le domaine d’application est large.", "fr"),
        ("Before the audit, fix its scope.", "Avant l’audit, fixez son champ.", "fr"),
        # in pieces
        ("The audit plan of each audit is sent.", "Pour chaque audit, le plan est envoyé.", "fr"),
        ("The quality policy and objectives are read.", "La politique qualité et ses objectifs sont lus.", "fr"),
        # inside a longer term
        ("The internal audit is an audit too.", "La auditoría interna también cuenta.", "es"),
        ("Feedback from customers is read.", "Les retours des clients sont lus.", "fr"),
    ],
)
def test_a_concept_may_be_named_in_another_way(source: str, translation: str, language: str) -> None:
    assert check(translation, language, source) == ()


@pytest.mark.parametrize(
    ("source", "translation", "language", "missing"),
    [
        ("The client knows its customers.", "La organización cliente conoce a quien llama.", "es", ["customer"]),
        ("The scope of the audit is wide.", "Le domaine d’application est large.", "fr", ["audit-scope"]),
        ("Corrective actions are closed.", "Les actions sont closes.", "fr", ["corrective-action"]),
    ],
)
def test_a_word_of_another_concept_is_not_enough(
    source: str, translation: str, language: str, missing: list[str]
) -> None:
    assert [finding.concept for finding in check(translation, language, source)] == missing


def test_a_concept_without_words_in_a_language_is_not_asked_for() -> None:
    concept = Concept(
        id=ConceptId("queue"),
        domain="quality",
        definition="Those who wait.",
        source="trade",
        terms={"en": Terms(preferred="queue")},
    )
    assert findings(Glossary([concept]), Message("x.po", 1, "The queue.", "La fila."), "es") == ()


def test_a_language_without_rules_is_matched_as_written() -> None:
    concept = Concept(
        id=ConceptId("audit"),
        domain="quality",
        definition="A check.",
        source="trade",
        terms={"pt": Terms(preferred="auditoria", deprecated=("inspeção",))},
    )
    uses = Matcher([concept], "pt").uses("A inspeção e a auditoria")
    assert [(use.found, use.status) for use in uses] == [
        ("inspeção", "deprecated"),
        ("auditoria", "preferred"),
    ]


def test_an_approved_word_wins_over_the_same_word_deprecated_elsewhere() -> None:
    def concept(name: str, **lists: tuple[str, ...]) -> Concept:
        terms = {"en": Terms(preferred=name, **lists)}
        return Concept(id=ConceptId(name), domain="quality", definition="d", source="trade", terms=terms)

    matcher = Matcher([concept("gauge", deprecated=("meter",)), concept("meter")], "en")
    assert [(use.concept, use.status) for use in matcher.uses("a meter")] == [("meter", "preferred")]


def test_places_are_places_of_the_message_as_written() -> None:
    text = "Une « plainte » et l’**audit** interne."
    (use,) = GLOSSARY.matcher("fr").uses(text)
    assert text[use.start : use.end] == "audit** interne"


# Words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’audit d'hier", ["l'", "audit", "d'", "hier"]),
        ("aujourd’hui", ["aujourd'hui"]),
        ("l’**audit**", ["l'", "audit"]),
        ("audit**s**", ["audits"]),
        ("re\u00adtrait", ["retrait"]),
        ("non‑conforme", ["non-conforme"]),
        ("e\u0301tat", ["état"]),
        ("un\u00a0deux\u202ftrois", ["un", "deux", "trois"]),
        ("[lien](page.md) ici", ["lien", "ici"]),
        ("un `code` deux", ["un", "\x01", "deux"]),
        ("<kbd>Ctrl</kbd> ici", ["\x01", "ici"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text, "fr")] == expected


def test_a_possessive_is_its_noun() -> None:
    assert [word.text for word in words("the customer’s and the customers' call", "en")] == [
        "the",
        "customer",
        "and",
        "the",
        "customers",
        "call",
    ]


# Links


def linked(message: str, language: str = "en", seen: set[str] | None = None) -> str:
    matcher = GLOSSARY.matcher(language)
    return link_first_uses(
        message, matcher, set() if seen is None else seen, lambda use: (f"<a {use.concept}>", "</a>")
    )


def test_the_first_use_of_each_term_is_linked() -> None:
    seen: set[str] = set()
    assert linked("A complaint. Each complaint.", seen=seen) == "A <a complaint>complaint</a>. Each complaint."
    assert seen == {"complaint"}
    assert linked("A complaint.", seen=seen) == "A complaint."


@pytest.mark.parametrize(
    "message",
    [
        "[complaint](a.md)",
        '[this](a.md "A complaint")',
        "[the **complaint**][label]",
        "[complaint]",
        "![complaint](a.png)",
        "`complaint`",
        '{{ record("complaint") }}',
        '<a href="x">complaint</a>',
        "<kbd>complaint</kbd>",
        "mock **audit**",
        "!complaint",
        "complaint{ .red }",
        "internal [audit](a.md)",
        "“complaint”",
        "see https://example.org/complaint",
    ],
)
def test_no_link_where_it_would_break_something(message: str) -> None:
    assert linked(message) == message


def test_a_whole_term_in_bold_is_linked_inside() -> None:
    assert linked("the **mock audit**") == "the **<a mock-audit>mock audit</a>**"


def test_a_term_that_is_broken_by_a_mark_is_linked_where_it_is_whole() -> None:
    assert linked("mock *audit*, mock audit").endswith("<a mock-audit>mock audit</a>")


def test_first_uses_are_approved_words() -> None:
    assert [use.concept for use in first_uses("A call center for agents.", GLOSSARY.matcher("en"), set())] == ["agent"]


# The command

HEADER = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def manual(tmp_path: Path) -> Path:
    """A mini manual: a page, a glossary, a Spanish catalogue with every kind of entry."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(
        "---\ntitle: Calls\ncustomer_words: [call centre]\n---\n\n# Calls\n\nAsk the call center\nor an agent.\n",
        "utf-8",
    )
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Manual\nnav:\n  - Calls: index.md\nextra:\n  language: en\n"
        "  languages: {en: English, es: Español}\n",
        "utf-8",
    )
    catalogue = tmp_path / "locales" / "es" / "LC_MESSAGES" / "manual.po"
    catalogue.parent.mkdir(parents=True)
    (tmp_path / "locales" / "glossary.yml").write_text(term_tables.GLOSSARY.read_text("utf-8"), "utf-8")
    catalogue.write_text(
        HEADER + 'msgid "Log the complaint."\nmsgstr "Anote el problema."\n\n'
        'msgid "Make a mock audit."\nmsgstr ""\n"Haga una auditoría "\n"en blanco."\n\n'
        '#, fuzzy\nmsgid "A call centre."\nmsgstr "Un call center."\n\n'
        'msgid "call centre"\nmsgstr "call center"\n\n'
        'msgid "An audit."\nmsgstr ""\n\n'
        'msgid "%(n)s complaint"\nmsgid_plural "%(n)s complaints"\n'
        'msgstr[0] "%(n)s queja"\nmsgstr[1] "%(n)s reclamos"\n\n'
        '#~ msgid "An old one."\n#~ msgstr "Un reclamo."\n',
        "utf-8",
    )
    return tmp_path


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(terms, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout


def test_the_command_checks_pages_and_catalogues(manual: Path) -> None:
    code, output = run("--root", manual)
    assert code == 1
    assert output.splitlines() == [
        'docs/index.md:8: term-deprecated "call center" is deprecated: write "customer contact centre" '
        "(customer-contact-centre)",
        "locales/es/LC_MESSAGES/manual.po:7: term-missing the translation has no approved word for "
        '"complaint": write "queja" (complaint)',
        'locales/es/LC_MESSAGES/manual.po:10: term-deprecated "auditoría en blanco" is deprecated: write '
        '"simulacro de auditoría" (mock-audit)',
        'locales/es/LC_MESSAGES/manual.po:26: term-deprecated "reclamos" is deprecated: write "quejas" (complaint)',
    ]


def test_json_is_one_list_and_nothing_else(manual: Path) -> None:
    code, output = run("--root", manual, "--format", "json", manual / "locales/es/LC_MESSAGES/manual.po")
    assert code == 1
    found = json.loads(output)
    assert [(item["code"], item["concept"], item["line"]) for item in found] == [
        ("term-missing", "complaint", 7),
        ("term-deprecated", "mock-audit", 10),
        ("term-deprecated", "complaint", 26),
    ]
    assert found[1]["msgid"] == "Make a mock audit."
    assert found[1]["found"] == "auditoría en blanco"
    assert found[1]["file"] == "locales/es/LC_MESSAGES/manual.po"


def test_warnings_alone_are_no_failure(manual: Path, tmp_path: Path) -> None:
    file = tmp_path / "one.po"
    file.write_text(HEADER + 'msgid "Log it."\nmsgstr "Anote la reclamación."\n', "utf-8")
    assert run("--root", manual, file)[0] == 0


def test_without_a_header_the_folder_says_the_language(manual: Path) -> None:
    file = manual / "locales" / "es" / "other.po"
    file.write_text('msgid "Log it."\nmsgstr "Un reclamo."\n', "utf-8")
    assert "reclamo" in run("--root", manual, file)[1]


@pytest.mark.parametrize(
    ("content", "line", "code"),
    [
        (None, 1, "file-missing"),
        (HEADER.replace("es", "tlh") + 'msgid "a"\nmsgstr "b"\n', 1, "catalogue-language"),
        ('msgid "a"\nmsgstr "b"\n', 1, "catalogue-language"),
        (HEADER + 'msgid "a"\nmsgstr b\n', 7, "catalogue-syntax"),
        (HEADER + 'msgid "a"\nmsgstr "b\n', 7, "catalogue-syntax"),
        (HEADER + 'msgid "a"\nmsgstr "b"c"\n', 7, "catalogue-syntax"),
        (HEADER + 'msgid "a"\nmgstr "b"\n', 7, "catalogue-syntax"),
        (HEADER + '<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n', 6, "merge-conflict"),
        (HEADER.replace("UTF-8", "ISO-8859-1") + 'msgid "a"\nmsgstr "b"\n', 4, "file-encoding"),
        ("", 1, "file-empty"),
        (HEADER.encode() + 'msgid "a"\nmsgstr "é"\n'.encode("latin-1"), 7, "file-encoding"),
    ],
)
def test_a_catalogue_that_cannot_be_read_is_one_line(
    manual: Path, tmp_path: Path, content: str | bytes | None, line: int, code: str
) -> None:
    file = tmp_path / "bad.po"
    if content is not None:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    status, output = run("--root", manual, file)
    assert status == 1
    assert len(output.splitlines()) == 1
    assert output.startswith(f"bad.po:{line}: {code} ")


def test_a_folder_is_no_catalogue(manual: Path) -> None:
    status, output = run("--root", manual, manual / "docs")
    assert status == 1
    assert output.startswith("docs:1: file-unreadable ")


def test_without_a_glossary_there_is_nothing_to_check(manual: Path) -> None:
    (manual / "locales" / "glossary.yml").unlink()
    status, output = run("--root", manual)
    assert status == 1
    assert output.startswith("locales/glossary.yml:1: file-missing ")


def test_without_a_configuration_pages_cannot_be_read(manual: Path) -> None:
    (manual / "mkdocs.yml").unlink()
    status, output = run("--root", manual)
    assert status == 1
    assert "mkdocs.yml:1: " in output
