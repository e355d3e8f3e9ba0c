"""What comes before MkDocs: the manual read and checked once, then each language written as plain Markdown."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path

import click

from macros.locales import PSEUDO
from macros.manual import load
from macros.model import Manual
from macros.problems import Problem
from macros.translation_state import Translations
from scripts import console
from scripts.cache import Shelf, digest, program
from scripts.catalogues.catalogue import Catalogue, accepted
from scripts.catalogues.extraction import EmptyExtractionError, Template, extract
from scripts.glossary.uses import concept_uses
from scripts.settings import CONFIGURATION, Settings, SettingsError, read_settings
from scripts.site.lock import alone
from scripts.site.pseudo_language import pseudo_catalogue
from scripts.site.staging import BUILD, MANUAL, TRANSLATIONS, Tools, stage, staged_pages
from scripts.state.reviews import read_reviews
from scripts.state.shown import with_state
from scripts.state.survey import survey
from scripts.terms.linking import Linker
from scripts.text.renderer import Renderer

NOTHING_STAGED = "Nothing was written."
CATALOGUES = "locales/"
NOTHING_KNOWN = Translations(languages=())


@dataclass(frozen=True)
class Prepared:
    """What all languages share: the manual, checked, the messages it is made of, and how far they are translated."""

    settings: Settings
    manual: Manual
    template: Template
    problems: tuple[Problem, ...]
    state: Translations = NOTHING_KNOWN
    catalogues: Mapping[str, Catalogue] = field(default_factory=dict)

    @property
    def kinds(self) -> Mapping[str, frozenset[str]]:
        """Each message, and the kinds of places it stands in."""
        return self.template.kinds

    @property
    def sound(self) -> bool:
        """Whether nothing was found that keeps the manual from being built."""
        return not any(problem.severity == "error" for problem in self.problems)

    def catalogue(self, root: Path, language: str) -> Catalogue:
        """What a language may say; the source language needs no catalogue, and the pseudo-language makes its own."""
        if language in self.catalogues:
            return self.catalogues[language]
        if language == self.settings.source:
            return Catalogue(language, {})
        return pseudo_catalogue(self.kinds) if language == PSEUDO else accepted(root, language, self.kinds)

    def for_language(self, root: Path, language: str) -> Prepared:
        """The same for the process of one language: with its catalogue, and without what nothing there asks for."""
        return replace(self, template=Template(()), catalogues={language: self.catalogue(root, language)})


def prepare(root: Path) -> Prepared:
    """Read the manual once and extract its messages.

    Raises:
        SettingsError: mkdocs.yml cannot be used.
        EmptyExtractionError: babel.cfg finds no page.
    """
    settings = read_settings(root)
    loaded = load(root)
    if any(problem.severity == "error" for problem in loaded.problems):
        return Prepared(settings, loaded.manual, Template(()), loaded.problems)
    with Shelf(root, "segments") as shelf:
        template = extract(root, shelf)
    reviews = read_reviews(root, loaded.manual, settings.translations)
    catalogues = {language: accepted(root, language, template.kinds) for language in settings.translations}
    state = survey(root, loaded.manual, template, reviews, catalogues, docs=settings.docs)
    return Prepared(settings, loaded.manual, template, (*loaded.problems, *reviews.problems), state, catalogues)


def prepare_again(root: Path, known: Prepared, edited: Collection[str]) -> Prepared:
    """The same after an edit, without what the edit leaves as it was; the state of the translations stays behind.

    Args:
        root: the manual's folder.
        known: what was prepared before.
        edited: the files edited since, relative to root; neither programs nor the configuration.

    Raises:
        EmptyExtractionError: babel.cfg finds no page.
    """
    texts = [file for file in edited if not file.startswith(CATALOGUES) or not file.endswith(".po")]
    if not texts:
        return replace(known, catalogues={})
    loaded = load(root)
    if any(problem.severity == "error" for problem in loaded.problems):
        return replace(known, problems=loaded.problems)
    extracted = {found.file for found in known.template.found}
    if extracted.issuperset(texts) and all((root / file).is_file() for file in texts):
        # Without the shelf, which would forget the segments of all other pages.
        template = known.template.with_texts(root, {file: (root / file).read_bytes() for file in texts})
    else:
        with Shelf(root, "segments") as shelf:
            template = extract(root, shelf)
    return replace(known, manual=loaded.manual, template=template, problems=loaded.problems, catalogues={})


def write_manual(root: Path, prepared: Prepared, build: Path | None = None) -> None:
    """Write manual.json and translations.json, which the macros of every language read, to `build` (root/build)."""
    folder = build or root / BUILD
    folder.mkdir(exist_ok=True)
    manual = prepared.manual.model_copy(update={"uses": concept_uses(root, prepared.settings, prepared.manual)})
    (folder / MANUAL).write_text(manual.model_dump_json(), "utf-8")
    (folder / TRANSLATIONS).write_text(prepared.state.model_dump_json(), "utf-8")


def stage_language(root: Path, language: str, prepared: Prepared, build: Path | None = None) -> tuple[Problem, ...]:
    """Write <build>/<language>/ from the English text and the language's catalogue; return what was refused.

    Args:
        root: the manual's folder.
        language: one of its languages.
        prepared: what all languages share.
        build: where the languages are written; root/build by default.
    """
    settings, catalogue = prepared.settings, prepared.catalogue(root, language)
    renderer = Renderer.from_config(root / CONFIGURATION)
    linker = Linker(prepared.manual, language, catalogue.messages)
    with (
        Shelf(root, "segments") as segments,
        Shelf(root, f"pages-{language}") as known,
        Shelf(root, f"compiled-{language}") as compiled,
    ):
        tools = Tools(renderer, segments, known, linker)
        made = staged_pages(root, settings, None if language == settings.source else catalogue, tools)
        pages = with_state(made, language, prepared.manual, prepared.state)
        folder = (build or root / BUILD) / language
        problems = stage(root, folder, settings, pages, catalogue, compiled=_compiled(catalogue, compiled))
    return (*catalogue.problems, *problems)


def _compiled(catalogue: Catalogue, shelf: Shelf) -> bytes:
    """The catalogue as a .mo file, which takes longer to write than all pages of a language."""
    said = json.dumps([list(catalogue.messages.items()), list(catalogue.plurals.items())])
    key = digest(catalogue.language, said, version("babel"), program("catalogues/catalogue.py", "catalogues/fresh.py"))
    return b64decode(shelf.recall(key, lambda: b64encode(catalogue.compiled()).decode()))


@click.command()
@console.root_option
@console.format_option
def translate(root: Path, form: str) -> None:
    """Write every language as plain Markdown into build/<language>/, without building the site."""
    try:
        with alone(root):
            problems, staged = _translated(root)
    except (SettingsError, EmptyExtractionError) as error:
        console.end(error.problems, form, NOTHING_STAGED)
        return
    console.end(problems, form, _outcome(root, problems) if staged else NOTHING_STAGED)


def _outcome(root: Path, problems: Sequence[Problem]) -> str:
    refused = any(problem.severity == "error" for problem in problems)
    return f"Each language is in {root / BUILD}{'; what was refused stands there in English' if refused else ''}."


def _translated(root: Path) -> tuple[list[Problem], bool]:
    """Stage every language; return what was refused, and whether anything was written."""
    prepared = prepare(root)
    problems = list(prepared.problems)
    if prepared.sound:
        write_manual(root, prepared)
        with console.progress(tuple(prepared.settings.languages), "Translating") as languages:
            for language in languages:
                problems += stage_language(root, language, prepared)
    return problems, prepared.sound
