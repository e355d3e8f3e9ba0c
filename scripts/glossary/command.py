"""`python -m scripts glossary`: add a concept, check the glossary, give a concept another word, exchange it with
other tools.

Reads and writes files and prints; what is right and what changes is the other modules' to say.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from macros.model import Concept
from macros.problems import Problem, suggestion
from scripts import console
from scripts.glossary.check import GENDERED, glossary_problems
from scripts.glossary.exchange import export, import_
from scripts.glossary.rename import NewWord, renamed, to_change
from scripts.glossary.session import new_text, opened, save, stop
from scripts.glossary.store import GLOSSARY, read_store
from scripts.settings import Settings, SettingsError, read_settings

PAIRS = ("words", "plurals", "genders")
LISTS = ("admitted", "deprecated", "discouraged")


@click.group()
def glossary() -> None:
    """Check the glossary, add to it, rename in it, exchange it with other tools."""


glossary.add_command(export)
glossary.add_command(import_)


def check_glossary(root: Path) -> tuple[Problem, ...]:
    """Everything wrong with the glossary of the manual in a folder.

    Raises:
        SettingsError: mkdocs.yml cannot be used.
    """
    settings = read_settings(root)
    return glossary_problems(read_store(root), tuple(settings.languages), settings.source)


@glossary.command()
@console.root_option
@console.format_option
def check(root: Path, form: str) -> None:
    """Check the glossary itself: words that clash, genders, plurals, sources, languages, definitions."""
    try:
        problems = check_glossary(root)
    except SettingsError as error:
        problems = error.problems
    console.end(problems, form, f"Concepts: {len(read_store(root).placed)}.")


@glossary.command()
@click.argument("concept")
@click.argument("language")
@click.argument("word")
@console.root_option
@click.option("--plural", help="The new word's plural; leave it out if it has none.")
@click.option("--gender", type=click.Choice(["m", "f", "mf"]), help="Of the new word, in a language with genders.")
@click.option("--keep-admitted", is_flag=True, help="The old word stays right, so that no text has to change.")
@click.option("--dry-run", is_flag=True, help="Only list what would have to change.")
def rename(root: Path, concept: str, language: str, word: str, **new: Any) -> None:
    """Give CONCEPT another preferred WORD in LANGUAGE, and list each text that has to change for it.

    The old word is deprecated from now on. The list has a line for each place and names nothing else.
    """
    settings, store = opened(root)
    known = store.concept(concept)
    if known is None:
        advice = suggestion(concept, store.ids, "see the ids in the glossary")
        stop(Problem(GLOSSARY, 1, "concept-unknown", f'there is no concept "{concept}": {advice}'))
    if language not in known.terms:
        line = store.document.line(("concepts", store.ids.index(concept), "terms"))
        spoken = ", ".join(known.terms)
        message = f'{concept} has no words in "{language}", only in {spoken}: add them to the glossary'
        stop(Problem(GLOSSARY, line, "glossary-language", message))
    if known.terms[language].gender and new["gender"] is None:
        line = store.document.line(("concepts", store.ids.index(concept), "terms", language))
        stop(Problem(GLOSSARY, line, "glossary-gender", f'"{word}" needs a gender: add --gender m, f or mf'))
    after = renamed(known, language, NewWord(word, new["plural"], new["gender"], new["keep_admitted"]))
    text = new_text(store, [after], settings)
    concepts = [after if each.id == concept else each for each in store.concepts]
    if not new["dry_run"]:
        save(root, text)  # first: definitions that have to change are named by their new lines
    places, unread = to_change(root, store.concepts, concepts, language, settings.source)
    console.report([*places, *unread])
    done = "Nothing was written" if new["dry_run"] else f"{GLOSSARY} says so"
    console.say(f'"{word}" instead of "{known.terms[language].preferred}": {len(places)} places to change. {done}.')
    if unread:
        raise SystemExit(1)


@glossary.command()
@console.root_option
@click.option("--id", "name", help="Stable name: English, lower case, with dashes.")
@click.option("--domain", help="quality, contact-centre, people, data or translation.")
@click.option("--definition", help="What it means here, in our own words, in English.")
@click.option("--source", help="Where its words were seen: a key of the glossary's sources.")
@click.option("--note", help="Advice to translators.")
@click.option("--word", "words", multiple=True, metavar="LANGUAGE=WORD", help="The word to write; for each language.")
@click.option("--plural", "plurals", multiple=True, metavar="LANGUAGE=WORD", help="Its plural.")
@click.option("--gender", "genders", multiple=True, metavar="LANGUAGE=m|f|mf", help="Its gender.")
@click.option("--admitted", multiple=True, metavar="LANGUAGE=WORD", help="Right too; may be given several times.")
@click.option("--deprecated", multiple=True, metavar="LANGUAGE=WORD", help="Wrong; may be given several times.")
@click.option("--discouraged", multiple=True, metavar="LANGUAGE=WORD", help="Better avoided.")
def add(root: Path, name: str | None, **told: str | tuple[str, ...] | None) -> None:
    """Add a concept at the end of the glossary. What no option says is asked."""
    settings, store = opened(root)
    name = name or click.prompt("Id (English, lower case, with dashes)")
    if name in store.ids:
        line = store.document.line(("concepts", store.ids.index(str(name))))
        stop(Problem(GLOSSARY, line, "id-duplicate", f'"{name}" is there already: choose another id, or edit it'))
    domains = sorted({concept.domain for concept in store.concepts})
    given = {
        "id": name,
        "domain": told["domain"] or click.prompt(f"Domain ({', '.join(domains)})"),
        "definition": told["definition"] or click.prompt("Definition, in our own words"),
        "source": told["source"] or click.prompt(f"Source ({', '.join(store.sources)})"),
        "note": told["note"],
        "terms": _terms(settings, {field: _by_language(field, told[field]) for field in (*PAIRS, *LISTS)}),
    }
    try:
        concept = Concept.model_validate(given)
    except ValidationError as error:
        stop(*(Problem(GLOSSARY, 1, "field-invalid", _sentence(each["loc"], each["msg"])) for each in error.errors()))
    save(root, new_text(store, [concept], settings))
    console.say(f"{concept.id} is in {GLOSSARY}, on line {store.text.count(chr(10)) + 2}.")


def _by_language(field: str, pairs: object) -> dict[str, list[str]]:
    """What options such as `--word fr=plainte` say, by language."""
    found: dict[str, list[str]] = {}
    for pair in pairs if isinstance(pairs, tuple) else ():
        language, equals, word = pair.partition("=")
        if not equals or not word.strip():
            raise click.BadParameter(f'"{pair}" is not of the form LANGUAGE=WORD', param_hint=f"--{field.rstrip('s')}")
        found.setdefault(language.strip(), []).append(word.strip())
    return found


def _terms(settings: Settings, told: dict[str, dict[str, list[str]]]) -> dict[str, dict[str, object]]:
    """The words of each language; asked for where the options name none at all."""
    asked = not told["words"]
    terms: dict[str, dict[str, object]] = {}
    for language in dict.fromkeys([*settings.languages, *told["words"]]):
        named = settings.languages.get(language, language)
        word = told["words"].get(language, [""])[0]
        if asked:
            word = click.prompt(f"Word in {named} (leave empty if there is none yet)", default="", show_default=False)
        if not word:
            continue
        plural, gender = told["plurals"].get(language, [""])[0], told["genders"].get(language, [""])[0]
        if asked:
            plural = plural or click.prompt("  plural (empty: not used)", default="", show_default=False)
            if language in GENDERED:
                gender = gender or click.prompt("  gender", type=click.Choice(["m", "f", "mf"]))
        terms[language] = {
            "preferred": word,
            "plural": plural or None,
            "gender": gender or None,
            **{status: tuple(told[status].get(language, ())) for status in LISTS},
            "verified": False,
        }
    return terms


def _sentence(loc: tuple[int | str, ...], said: str) -> str:
    return f'"{".".join(map(str, loc))}" is not right ({said.lower()}): correct it'
