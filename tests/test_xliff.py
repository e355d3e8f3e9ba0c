"""XLIFF: what goes out is protected, what comes back is checked, and nothing is overwritten silently."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from scripts.catalogues.catalogue import parse, path_of
from scripts.catalogues.update import update
from scripts.safe_xml import parse as parse_xml
from scripts.xliff.command import xliff
from scripts.xliff.inline import Code, InlineError, Piece, expanded, pieces, translated
from scripts.xliff.units import Unit
from scripts.xliff.writing import xliff_bytes
from tests import minimanual

FRENCH = path_of("fr")
PAGE = "docs/customer/complaints.md"
LINKED = "Read [how to handle a complaint](customer/complaints.md#acknowledge)."
LINKED_FRENCH = "Lisez [comment traiter une réclamation](customer/complaints.md#acknowledge)."


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = minimanual.write(tmp_path_factory.mktemp("manual"))
    run_update(root)
    translate(root, "Acknowledge it", "Accuser réception")
    translate(root, LINKED, LINKED_FRENCH)
    return root


@pytest.fixture
def root(prepared: Path, tmp_path: Path) -> Path:
    """A manual with two messages translated, its catalogue up to date."""
    return shutil.copytree(prepared, tmp_path / "manual")


def run_update(root: Path) -> None:
    assert CliRunner().invoke(update, ["--root", str(root)]).exit_code == 0


def translate(root: Path, source: str, translation: str, before: str = "") -> None:
    entry = f'msgid "{source}"\nmsgstr '
    minimanual.edit(root, FRENCH.as_posix(), f'{entry}"{before}"', f'{entry}"{translation}"')


def export(root: Path, *options: str) -> str:
    file = root / "fr.xlf"
    result = CliRunner().invoke(xliff, ["export", "fr", "--root", str(root), "-o", str(file), *options])
    assert result.exit_code == 0, result.output
    return file.read_text("utf-8")


def bring(root: Path, content: str | bytes, *options: str) -> tuple[int, str]:
    file = root / "back.xlf"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    result = CliRunner().invoke(xliff, ["import", str(file), "--root", str(root), *options])
    return result.exit_code, result.output


def state(root: Path, source: str) -> tuple[object, bool]:
    catalog, _ = parse(root, FRENCH, "fr")
    message = catalog.get(source) if catalog else None
    assert message is not None
    return message.string, message.fuzzy


def unit(content: str, source: str) -> str:
    """The unit of a source, as the file has it."""
    start = content.rindex("<trans-unit", 0, content.index(f"<source>{source}</source>"))
    return content[start : content.index("</trans-unit>", start)]


def with_target(content: str, source: str, target: str) -> str:
    """The file with a unit translated, as an agency's tool writes it."""
    before = unit(content, source)
    head = before[: before.index("</source>") + len("</source>")]
    return content.replace(before, f'{head}<target state="final">{target}</target>')


@pytest.mark.parametrize(
    ("message", "cut"),
    [
        ("Plain words.", ("Plain words.",)),
        (
            'Within {{ value("x") }} or `now`.',
            ("Within ", Code("ph", 1, '{{ value("x") }}'), " or ", Code("ph", 2, "`now`"), "."),
        ),
        (
            "See [the **form**](form.md) first",
            ("See ", Code("bpt", 1, "["), "the **form**", Code("ept", 1, "](form.md)"), " first"),
        ),
        (
            '[a](x.md "the title")',
            (Code("bpt", 1, "["), "a", Code("ept", 1, '](x.md "'), "the title", Code("ph", 2, '")')),
        ),
        ("<kbd>F1</kbd> & more", (Code("ph", 1, "<kbd>"), "F1", Code("ph", 2, "</kbd>"), " & more")),
        ("Your number is [number].", ("Your number is [number].",)),
        ("end\\\nnext", ("end", Code("ph", 1, "\\\n"), "next")),
        ("bell\x07", ("bell", Code("ph", 1, "\x07"))),
    ],
)
def test_what_is_no_text_is_protected(message: str, cut: tuple[Piece, ...]) -> None:
    assert pieces(message) == cut


PARTS = ["word", " ", "é", "**", "`code`", "[text](x.md)", '![i](i.png "t")', '{{ f("x") }}', "<b>", "</b>", "[a][r]"]
PARTS += ["[^1]", "\\*", "&nbsp;", "{ .c }", "https://example.org", "\\\n", "]", "[", "`", "\x07", "\r", "<", "]]>"]
MESSAGES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=12).map("".join)


@given(MESSAGES | st.text())
def test_a_message_cut_up_is_the_message(message: str) -> None:
    assert "".join(each if isinstance(each, str) else each.text for each in pieces(message)) == message


@given(MESSAGES)
def test_a_message_goes_out_and_comes_back(message: str) -> None:
    sent = Unit("m1", message, message, False, "docs/x.md", ())
    root = parse_xml(xliff_bytes([sent], "en", "fr"), "x.xlf")
    (source,), (target,) = root.iter(name("source")), root.iter(name("target"))
    assert expanded(source, message) == message
    assert expanded(target, message) == message


def name(tag: str) -> str:
    return f"{{urn:oasis:names:tc:xliff:document:1.2}}{tag}"


def test_a_translation_has_the_codes_of_its_source_in_its_own_order() -> None:
    source, translation = "`a` and [b](x.md) and `a`", "[B](x.md), `a`, `a`, `c`"
    said = translated(source, translation)
    assert [each for each in said if isinstance(each, Code)] == [
        Code("bpt", 2, "["),
        Code("ept", 2, "](x.md)"),
        Code("ph", 1, "`a`"),
        Code("ph", 3, "`a`"),
    ]
    assert "".join(each if isinstance(each, str) else each.text for each in said) == translation


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ('<target>Lisez <x id="1"/></target>', "Lisez `now`"),
        ('<target>Lisez <ph id="1">anything</ph></target>', "Lisez `now`"),
        ('<target><mrk mtype="seg">Lisez <ph id="1"/></mrk></target>', "Lisez `now`"),
        ('<target><g id="2">ici</g></target>', "[ici](x.md)"),
        ('<target><bx id="2"/>ici<ex id="2"/></target>', "[ici](x.md)"),
    ],
)
def test_codes_come_back_as_tools_write_them_and_mean_what_the_message_says(target: str, text: str) -> None:
    assert expanded(parse_xml(target.encode(), "x.xlf"), "Read `now` [here](x.md)") == text


@pytest.mark.parametrize(
    "target", ['<target><x id="9"/></target>', "<target><script/></target>", "<target><g/></target>"]
)
def test_codes_that_the_message_has_not_are_refused(target: str) -> None:
    with pytest.raises(InlineError):
        expanded(parse_xml(target.encode(), "x.xlf"), "Read `now`")


def test_the_file_tells_an_agency_what_it_needs(root: Path) -> None:
    content = export(root)
    said = unit(
        content,
        'Read <bpt id="1">[</bpt>how to handle a complaint<ept id="1">](customer/complaints.md#acknowledge)</ept>.',
    )
    assert 'approved="yes"' in said
    assert '<target state="translated">Lisez <bpt id="1">[</bpt>comment traiter' in said
    assert "<note>paragraph: Home</note>" in said
    assert "<note>Term: complaint = réclamation (f.); not: plainte</note>" in said
    assert 'original="docs/customer/complaints.md" source-language="en" target-language="fr"' in content


def test_what_is_done_can_be_left_out(root: Path) -> None:
    assert "<source>Acknowledge it</source>" in export(root)
    assert "<source>Acknowledge it</source>" not in export(root, "--only-open")
    assert "<source>Answer it</source>" in export(root, "--only-open")


def test_a_file_that_comes_back_as_it_went_changes_nothing(root: Path) -> None:
    content = export(root)
    before = (root / FRENCH).read_bytes()
    code, output = bring(root, content)
    assert code == 0, output
    assert (root / FRENCH).read_bytes() == before
    assert "2 unchanged" in output


def test_a_translation_comes_into_the_catalogue(root: Path) -> None:
    content = with_target(export(root), "Answer it", "Y répondre")
    empty = content.count("<trans-unit") - 3
    summary = f"Units (nothing written): 1 translated, 2 unchanged, {empty} empty.\n"
    assert bring(root, content, "--dry-run")[1].endswith(summary)
    assert state(root, "Answer it") == ("", False)
    assert bring(root, content)[0] == 0
    assert state(root, "Answer it") == ("Y répondre", False)


def test_an_agency_may_better_what_it_was_sent(root: Path) -> None:
    assert bring(root, with_target(export(root), "Acknowledge it", "En accuser réception"))[0] == 0
    assert state(root, "Acknowledge it") == ("En accuser réception", False)


def test_a_translation_that_changed_meanwhile_stays_and_is_reported(root: Path) -> None:
    content = with_target(export(root), "Acknowledge it", "En accuser réception")
    translate(root, "Acknowledge it", "Confirmer la réception", "Accuser réception")
    code, output = bring(root, content)
    assert code == 1
    assert "xliff-conflict “En accuser réception” came back, and the catalogue has “Confirmer la réception”" in output
    assert state(root, "Acknowledge it") == ("Confirmer la réception", False)


def test_a_tool_that_drops_the_mark_of_the_export_overwrites_nothing(root: Path) -> None:
    content = with_target(export(root), "Acknowledge it", "En accuser réception")
    assert "xliff-conflict" in bring(root, re.sub(' extradata="[^"]*"', "", content))[1]


@pytest.mark.parametrize("translated_before", [True, False])
def test_a_source_that_changed_since_is_imported_as_fuzzy(root: Path, translated_before: bool) -> None:
    old, new = ("Acknowledge it", "Acknowledge them") if translated_before else ("Answer it", "Answer them")
    content = with_target(export(root), old, "Bien traduit")
    minimanual.edit(root, PAGE, f"## {old} {{", f"## {new} {{")
    run_update(root)
    code, output = bring(root, content)
    assert code == 0, output
    assert "xliff-changed" in output
    assert state(root, new) == ("Bien traduit", True)


def test_a_target_that_its_tool_calls_unfinished_is_fuzzy(root: Path) -> None:
    content = with_target(export(root), "Answer it", "Y répondre").replace('state="final"', 'state="needs-review-l10n"')
    assert bring(root, content)[0] == 0
    assert state(root, "Answer it") == ("Y répondre", True)


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("Answer it", "Répondre {{ 7 * 7 }}", "translation-jinja"),
        ("Answer it", "Répondre &lt;script&gt;", "translation-html"),
        ("Answer it", 'Répondre <x id="1"/>', "xliff-inline"),
        ("Answer it", "[Répondre](https://example.org)", "translation-link"),
    ],
)
def test_what_the_guard_refuses_stays_out(root: Path, source: str, target: str, code: str) -> None:
    content = with_target(export(root), source, target)
    line = content[: content.index(unit(content, source))].count("\n") + 1
    status, output = bring(root, content)
    assert status == 1
    assert f"back.xlf:{line}: {code}" in output
    assert state(root, source) == ("", False)


def test_the_rest_of_a_file_with_a_refused_unit_comes_in(root: Path) -> None:
    content = with_target(with_target(export(root), "Answer it", "{{ x }}"), "Escalation", "Escalade")
    assert bring(root, content)[0] == 1
    assert state(root, "Escalation") == ("Escalade", False)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<source>Answer it</source>", "<source>Answer all</source>", "xliff-source"),
        ('<trans-unit id="m', '<trans-unit id="n', "xliff-unknown"),
        ("document:1.2", "document:2.0", "xliff-invalid"),
        ('target-language="fr"', 'target-language="de"', "language-unknown"),
        ('target-language="fr"', "", "xliff-invalid"),
        ("</body>", "", "xml-invalid"),
        ("<xliff", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<xliff', "xml-refused"),
    ],
)
def test_a_file_that_is_not_what_went_out_is_reported(root: Path, old: str, new: str, code: str) -> None:
    before = (root / FRENCH).read_bytes()
    content = with_target(export(root), "Answer it", "Y répondre")
    status, output = bring(root, content.replace(old, new))
    assert status == 1
    assert code in output
    assert "Traceback" not in output
    assert (root / FRENCH).read_bytes() == before


def test_a_unit_that_stands_twice_is_reported(root: Path) -> None:
    content = export(root)
    twice = unit(content, "Answer it") + "</trans-unit>"
    assert "xliff-duplicate" in bring(root, content.replace(twice, twice + twice))[1]


def test_a_language_that_the_manual_has_not_is_reported(root: Path) -> None:
    result = CliRunner().invoke(xliff, ["export", "de", "--root", str(root), "-o", str(root / "de.xlf")])
    assert result.exit_code == 1
    assert "mkdocs.yml:1: language-unknown" in result.output
    assert not (root / "de.xlf").exists()


def test_every_form_of_a_plural_goes_out_and_comes_back() -> None:
    import io

    from babel.messages.pofile import read_po

    from scripts.xliff.importing import imported
    from scripts.xliff.reading import read_xliff
    from scripts.xliff.units import units

    header = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
    header += '"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    entry = 'msgid "{number} day"\nmsgid_plural "{number} days"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    catalog = read_po(io.BytesIO((header + entry).encode()))
    content = xliff_bytes(tuple(units(catalog)), "en", "fr").decode()
    for source, target in (("day", "jour"), ("days", "jours")):
        wanted = f'<ph id="1">{{number}}</ph> {source}'
        content = with_target(content, wanted, f'<ph id="1"/> {target}')
    kinds = {"{number} day\0{number} days": frozenset({"plain"})}
    outcome = imported(catalog, read_xliff(content.encode(), "x.xlf"), kinds, "x.xlf")
    assert [each.string for each in outcome.catalog if each.id] == [("{number} jour", "{number} jours")]
