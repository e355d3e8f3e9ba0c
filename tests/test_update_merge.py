"""What a catalogue becomes when the manual changes: no translation is lost, none is shown for another text."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from scripts.catalogues.catalogue import parse
from scripts.catalogues.forms import parts
from scripts.catalogues.merge import OTHER, renamed, updated
from scripts.catalogues.update import written

LONG = "Confirm receipt of the complaint to the customer within two working days and write the record."


def po(text: str) -> Catalog:
    header = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return read_po(io.BytesIO((header + text).encode()))


def template(*sources: str | tuple[str, str]) -> Catalog:
    result = Catalog()
    for source in sources:
        result.add(source)
    return result


def shown(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """The messages in use: for each its translations, marked where they are fuzzy."""
    return {parts(each.id)[0]: (("fuzzy",) if each.fuzzy else ()) + parts(each.string) for each in catalog if each.id}


def obsolete(catalog: Catalog) -> dict[str, str]:
    return {parts(each.id)[0]: parts(each.string)[0] for each in catalog.obsolete.values()}


def one(catalog: Catalog, source: str) -> Message:
    message = catalog.get(source)
    assert message is not None
    return message


def in_contexts(first: str, second: str, text: str) -> Catalog:
    result = Catalog(locale="fr")
    result.add(text, first, context="navigation")
    result.add(text, second, context="menu")
    return result


def test_two_contexts_keep_their_own_translation_when_their_message_is_renamed() -> None:
    """Where Babel 2.18 gives one translation to both and loses the other (its pull request 1330)."""
    babel = in_contexts("Guide de navigation", "Guide du menu", "Guide")
    babel.update(in_contexts("", "", "Guides"))
    assert [each.string for each in babel if each.id] == ["Guide du menu", "Guide du menu"]

    ours = updated(in_contexts("Guide de navigation", "Guide du menu", "Guide"), in_contexts("", "", "Guides"))
    assert [(each.context, each.string, each.fuzzy) for each in ours if each.id] == [
        ("navigation", "Guide de navigation", True),
        ("menu", "Guide du menu", True),
    ]


def test_the_forms_of_a_plural_survive_when_it_becomes_a_singular() -> None:
    """Where Babel keeps the first form only."""
    text = 'msgid "Call"\nmsgid_plural "Calls"\nmsgstr[0] "Appel"\nmsgstr[1] "Appels"\n'
    babel = po(text)
    babel.update(template("Call"))
    assert "Appels" not in written(babel, "fr").decode()

    result = updated(po(text), template("Call"))
    assert shown(result) == {"Call": ("fuzzy", "Appel")}
    assert one(result, "Call").user_comments == [f"{OTHER}Appels"]


def test_another_plural_makes_a_translation_fuzzy() -> None:
    text = 'msgid "Call"\nmsgid_plural "Calls"\nmsgstr[0] "Appel"\nmsgstr[1] "Appels"\n'
    result = updated(po(text), template(("Call", "All calls")))
    assert shown(result) == {"Call": ("fuzzy", "Appel", "Appels")}
    assert one(result, "Call").previous_id == ["Call", "Calls"]


def test_a_singular_that_gets_a_plural_keeps_its_translation_as_fuzzy() -> None:
    result = updated(po('msgid "Call"\nmsgstr "Appel"\n'), template(("Call", "Calls")))
    assert shown(result) == {"Call": ("fuzzy", "Appel", "")}


def test_a_sentence_that_moves_to_another_page_costs_nothing() -> None:
    catalog = po('#. paragraph: Complaints\n#: docs/a.md\nmsgid "Call back."\nmsgstr "Rappelez."\n')
    moved = Catalog()
    moved.add("Call back.", locations=[("docs/b.md", 0)], auto_comments=["paragraph: Escalation"])
    message = one(updated(catalog, moved), "Call back.")
    assert (message.string, message.fuzzy, message.locations) == ("Rappelez.", False, [("docs/b.md", 0)])
    assert message.auto_comments == ["paragraph: Escalation"]


def test_a_changed_sentence_is_fuzzy_with_the_source_before_and_its_changes() -> None:
    catalog = po(f'msgid "{LONG}"\nmsgstr "Accusez réception."\n')
    result = updated(catalog, template(LONG.replace("two", "three")))
    message = one(result, LONG.replace("two", "three"))
    assert (message.string, message.fuzzy, message.previous_id) == ("Accusez réception.", True, [LONG])
    assert message.auto_comments == ["Changed: … to the customer within [-two-]{+three+} working days and write …"]


def test_the_changes_go_when_the_message_is_no_longer_fuzzy() -> None:
    changed = LONG.replace("two", "three")
    catalog = updated(po(f'msgid "{LONG}"\nmsgstr "Accusez réception."\n'), template(changed))
    one(catalog, changed).flags.discard("fuzzy")
    assert one(updated(catalog, template(changed)), changed).auto_comments == []


def test_each_part_of_a_split_sentence_shows_the_old_translation() -> None:
    first, second = "Confirm receipt of the complaint to the customer within two working days.", "Write the record."
    result = updated(po(f'msgid "{LONG}"\nmsgstr "Accusez réception."\n'), template(first, second, LONG[:60]))
    assert shown(result)[first] == ("fuzzy", "Accusez réception.")
    assert shown(result)[LONG[:60]] == ("fuzzy", "Accusez réception.")
    assert shown(result)[second] == ("",)


def test_a_message_that_comes_back_has_its_translation_again() -> None:
    start = po('# said by the CEO\nmsgid "Call back."\nmsgstr "Rappelez."\n')
    without = updated(start, template("Another text altogether"))
    assert obsolete(without) == {"Call back.": "Rappelez."}
    back = updated(without, template("Call back."))
    assert shown(back) == {"Call back.": ("Rappelez.",)}
    assert one(back, "Call back.").user_comments == ["said by the CEO"]
    assert not back.obsolete


def test_a_changed_sentence_that_is_changed_back_has_its_translation_again() -> None:
    """Even when a translator has worked on the fuzzy one meanwhile, and both stay for the next time."""
    changed = LONG.replace("two", "three")
    catalog = updated(po(f'msgid "{LONG}"\nmsgstr "Deux jours."\n'), template(changed))
    one(catalog, changed).string = "Trois jours."
    one(catalog, changed).flags.discard("fuzzy")
    back = updated(catalog, template(LONG))
    assert shown(back) == {LONG: ("Deux jours.",)}
    assert obsolete(back) == {changed: "Trois jours."}


def test_a_sentence_that_changes_twice_shows_the_source_of_its_translation() -> None:
    catalog = po(f'msgid "{LONG}"\nmsgstr "Accusez réception."\n')
    for days in ("three", "four"):
        catalog = updated(catalog, template(LONG.replace("two", days)))
    assert one(catalog, LONG.replace("two", "four")).previous_id == [LONG]
    assert list(obsolete(catalog)) == [LONG]


def test_an_obsolete_message_that_was_fuzzy_comes_back_fuzzy() -> None:
    catalog = po('#, fuzzy\nmsgid "Call back."\nmsgstr "Rappelez."\n')
    back = updated(updated(catalog, template("Other")), template("Call back."))
    assert shown(back) == {"Call back.": ("fuzzy", "Rappelez.")}


def test_a_message_that_the_manual_still_uses_lends_its_translation_to_none_but_the_like() -> None:
    catalog = po('msgid "Quality manager"\nmsgstr "Responsable qualité"\n')
    result = updated(catalog, template("Quality manager", "Quality manual", "Quality managers"))
    assert shown(result)["Quality manual"] == ("",)
    assert shown(result)["Quality managers"] == ("fuzzy", "Responsable qualité")


def test_comments_and_flags_of_a_translator_survive() -> None:
    entry = f'# term-ok: complaint — the law’s own word\n# ask Ana\n#, no-wrap\nmsgid "{LONG}"\nmsgstr "Accusez."\n'
    for source in (LONG, LONG.replace("two", "three")):
        message = one(updated(po(entry), template(source)), source)
        assert message.user_comments == ["term-ok: complaint — the law’s own word", "ask Ana"]
        assert "no-wrap" in message.flags


def test_a_comment_on_an_untranslated_message_survives() -> None:
    catalog = po('# what is this?\nmsgid "Call back."\nmsgstr ""\n')
    assert one(updated(catalog, template("Call back.")), "Call back.").user_comments == ["what is this?"]
    assert len(updated(catalog, template("Other")).obsolete) == 1


def test_an_old_catalogue_is_not_changed() -> None:
    catalog = po(f'# note\nmsgid "{LONG}"\nmsgstr "Accusez réception."\n')
    before = written(catalog, "fr")
    updated(catalog, template(LONG.replace("two", "three")))
    assert written(catalog, "fr") == before


# Any catalogue, any new messages: few words, so that messages are alike, contexts and plurals meet, work collides.

WORDS = st.lists(st.sampled_from(["call", "back", "the", "customer", "today", "record"]), min_size=1, max_size=5)
TEXTS = WORDS.map(" ".join)
SOURCES = TEXTS | st.tuples(TEXTS, TEXTS)
CONTEXTS = st.sampled_from([None, None, "menu"])
COMMENTS = st.lists(st.sampled_from(["ask Ana", "term-ok: complaint — the law", "x " * 70 + "end"]), max_size=2)


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    catalog = Catalog(locale="fr")
    translations = (f"traduction {number}" for number in range(100))
    for retired in (False, True):
        for source in draw(st.lists(SOURCES, max_size=5)):
            fuzzy = draw(st.booleans())
            empty = draw(st.booleans()) and not retired
            forms = tuple("" if empty else next(translations) for _ in range(1 if isinstance(source, str) else 2))
            message = Message(
                source,
                forms[0] if isinstance(source, str) else forms,
                flags=["fuzzy"] if fuzzy else [],
                previous_id=draw(TEXTS) if fuzzy and draw(st.booleans()) else (),
                user_comments=draw(COMMENTS),
                context=draw(CONTEXTS),
            )
            key = (parts(source)[0], message.context) if message.context else parts(source)[0]
            if not any(parts(each.id)[0] == parts(source)[0] and each.context == message.context for each in catalog):
                if retired:
                    catalog.obsolete[key] = message
                else:
                    catalog[source] = message
    return catalog


@st.composite
def templates(draw: st.DrawFn) -> Catalog:
    result = Catalog()
    for source in draw(st.lists(SOURCES, min_size=1, max_size=6)):
        result.add(source, context=draw(CONTEXTS))
    return result


def everything(catalog: Catalog) -> list[Message]:
    return [*(each for each in catalog if each.id), *catalog.obsolete.values()]


def said(catalog: Catalog) -> set[str]:
    """Every translation and every comment, wherever it stands."""
    forms = {form for each in everything(catalog) for form in parts(each.string) if form}
    return forms | {comment.removeprefix(OTHER) for each in everything(catalog) for comment in each.user_comments}


def pairs(catalog: Catalog) -> set[tuple[str | None, tuple[str, ...], tuple[str, ...]]]:
    """What is finished: a translation with the source it was made for."""
    return {
        (each.context, parts(each.id), parts(each.string))
        for each in everything(catalog)
        if not each.fuzzy and all(parts(each.string))
    }


@given(catalogs(), templates())
def test_every_translation_and_comment_is_in_the_new_catalogue(old: Catalog, new: Catalog) -> None:
    assert said(old) <= said(updated(old, new))


@given(catalogs(), templates())
def test_nothing_is_finished_that_was_not(old: Catalog, new: Catalog) -> None:
    assert pairs(updated(old, new)) <= pairs(old)


@given(catalogs(), templates())
def test_what_is_finished_stays_so_while_its_message_stands(old: Catalog, new: Catalog) -> None:
    wanted = {(each.context, parts(each.id)) for each in new if each.id}
    active = {pair for pair in pairs(old) if (pair[0], pair[1]) in wanted}
    active &= {(each.context, parts(each.id), parts(each.string)) for each in old if each.id}
    assert active <= pairs(updated(old, new))


@given(catalogs(), templates(), templates())
def test_the_manual_as_it_was_gives_the_translations_as_they_were(old: Catalog, new: Catalog, other: Catalog) -> None:
    first = updated(old, new)
    again = updated(updated(first, other), new)
    # A message of the same singular and context with another plural takes the place of a message.
    plurals = {(each.context, parts(each.id)[0]): parts(each.id) for each in everything(other)}
    stay = {pair for pair in pairs(first) if plurals.get((pair[0], pair[1][0]), pair[1]) == pair[1]}
    assert stay <= pairs(again)


@given(catalogs(), templates())
def test_a_second_update_changes_nothing_and_files_are_read_as_written(old: Catalog, new: Catalog) -> None:
    first = updated(old, new)
    assert written(updated(first, new), "fr") == written(first, "fr")


@given(catalogs(), templates())
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, old: Catalog, new: Catalog) -> None:
    catalog = updated(old, new)
    folder = tmp_path_factory.mktemp("po")
    (folder / "fr.po").write_bytes(written(catalog, "fr"))
    read, problems = parse(folder, Path("fr.po"), "fr")
    assert not problems
    assert read is not None
    assert written(updated(read, new), "fr") == written(catalog, "fr")


@given(catalogs())
def test_a_catalogue_of_which_nothing_is_renamed_is_the_same(old: Catalog) -> None:
    assert written(renamed(old, {}, frozenset()), "fr") == written(old, "fr")


def test_gettext_reads_what_is_written(tmp_path: Path) -> None:
    text = f'# ask\n#, fuzzy\nmsgid "{LONG}"\nmsgstr "Accusez."\n\nmsgid "Call"\nmsgid_plural "Calls"\n'
    catalog = po(text + 'msgstr[0] "Appel"\nmsgstr[1] "Appels"\n\nmsgctxt "menu"\nmsgid "Guide"\nmsgstr "Guide"\n')
    catalog = updated(catalog, template(LONG.replace("two", "three")))
    catalog = updated(catalog, template("Nothing of it"))
    path = tmp_path / "fr.po"
    path.write_bytes(written(catalog, "fr"))
    result = subprocess.run(["msgcat", "--no-wrap", path], check=True, capture_output=True, text=True)
    assert f'#~| msgid "{LONG}"' in result.stdout
    assert '#~ msgctxt "menu"' in result.stdout
    assert result.stderr == ""
