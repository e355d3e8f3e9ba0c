"""`language add CODE`: a language more, in one command: its catalogue, and its line in mkdocs.yml.

All else follows from these two: navigation, switch, search, 404 page, door, alternates, sitemap and status are made
of `extra.languages`. Both files are written, or none.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click
from babel.messages.catalog import Catalog

from macros.documents import parse as parse_yaml
from macros.locales import locale, own_name
from macros.manual import load
from macros.problems import Problem
from macros.reading import read
from scripts import console
from scripts.cache import Shelf
from scripts.catalogues.catalogue import parse, path_of
from scripts.catalogues.extraction import EmptyExtractionError, extract
from scripts.catalogues.update import merged, written
from scripts.languages.configuration import LANGUAGES, with_language
from scripts.languages.naming import STEMMED, UNSPACED, canonical, material_languages, material_name
from scripts.settings import CONFIGURATION, Settings, SettingsError, read_settings


class RefusedError(Exception):
    """The language cannot be added; carries the problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*map(str, problems))
        self.problems = problems


@dataclass(frozen=True)
class Addition:
    """A language to add: what each file becomes, and how far its catalogue is."""

    code: str
    files: Mapping[Path, bytes]
    messages: int
    translated: int


@click.group()
def language() -> None:
    """Add a language to the manual."""


@language.command()
@click.argument("code")
@console.root_option
def add(code: str, root: Path) -> None:
    """Add a language by its CODE, such as pt, pt-BR, zh-Hans or ar.

    Writes its catalogue and its line in mkdocs.yml. The next build shows the manual in it, in English where it is
    not yet translated.
    """
    try:
        addition = planned(root, code)
        write(root, addition.files)
    except (RefusedError, SettingsError, EmptyExtractionError) as error:
        console.report(error.problems)
        console.say("No language was added.")
        raise SystemExit(1) from None
    for note in notes(addition.code, glossary_languages(root)):
        console.say(note)
    console.say(_summary(addition))


def planned(root: Path, code: str) -> Addition:
    """Return what adding a language would write.

    Raises:
        RefusedError: there is no such language, the manual has it, or one of its files cannot take it.
        SettingsError: mkdocs.yml cannot be used.
        EmptyExtractionError: babel.cfg finds no page.
    """
    settings = read_settings(root)
    tag = canonical(code)
    line = _line(root)
    if tag is None:
        message = f'Unicode’s CLDR has no language "{code}": write a code of BCP 47, such as pt, pt-BR, zh-Hans or ar'
        raise RefusedError(Problem(CONFIGURATION, line, "language-invalid", message))
    if tag in {canonical(known) for known in settings.languages}:
        message = f"the manual has {settings.languages.get(tag, tag)} ({tag}): translate {path_of(tag).as_posix()}"
        raise RefusedError(Problem(CONFIGURATION, line, "language-exists", message))
    configured = with_language(CONFIGURATION, _text(root), tag, own_name(tag))
    if configured is None:
        message = f'cannot place the language here: add the line "{tag}: {own_name(tag)}" and run update'
        raise RefusedError(Problem(CONFIGURATION, line, "languages-layout", message))
    catalog = _catalogue(root, settings, tag)
    files = {path_of(tag): written(catalog, tag), Path(CONFIGURATION): configured.encode()}
    done = sum(1 for message in catalog if message.id and _first(message.string) and not message.fuzzy)
    return Addition(tag, files, len(catalog), done)


def write(root: Path, files: Mapping[Path, bytes]) -> None:
    """Write all files, or none: each beside its place, then renamed.

    Raises:
        RefusedError: the system does not let one of them be written.
    """
    before = {path: (root / path).read_bytes() if (root / path).is_file() else None for path in files}
    try:
        for path, content in files.items():
            _replace(root / path, content)
    except OSError as error:
        for path, earlier in before.items():
            _restore(root / path, earlier)
        sentence = f"{error.strerror or error}: look at the permissions of the folder"
        raise RefusedError(Problem(CONFIGURATION, 1, "language-not-written", sentence)) from None


def notes(code: str, in_glossary: frozenset[str]) -> Iterator[str]:
    """What the tools lack in a language, a sentence each, so that nobody finds out from a reader."""
    name = locale(code).english_name
    if material_name(code, material_languages()) is None:
        yield f"Material for MkDocs has no words in {name}: the theme’s own labels stay in English."
    base = locale(code).language
    if base in UNSPACED.split():
        yield f"Search: Pagefind does not part the words of {name}; readers find what stands between spaces or signs."
    elif base not in STEMMED.split():
        yield f"Search: Pagefind knows no inflections of {name}; readers find words as they are written."
    if code not in in_glossary:
        yield f"locales/glossary.yml has no words in {name}: add them, so that translations can be checked."


def glossary_languages(root: Path) -> frozenset[str]:
    """Return the languages in which the glossary has words."""
    return frozenset(each for concept in load(root).manual.concepts for each in concept.terms)


def _summary(addition: Addition) -> str:
    name = locale(addition.code).english_name
    return (
        f"{name} ({addition.code}) is added to {CONFIGURATION}; {path_of(addition.code).as_posix()} has "
        f"{addition.messages} messages, {addition.translated} of them translated."
    )


def _catalogue(root: Path, settings: Settings, code: str) -> Catalog:
    """The new language's catalogue: empty, or what an earlier one still holds of the manual."""
    known: Catalog | None = None
    if (root / path_of(code)).exists():
        known, problems = parse(root, path_of(code), code)
        if known is None:
            raise RefusedError(*problems)
    with Shelf(root, "segments") as shelf:
        template = extract(root, shelf).catalog()
    return merged(known, template, code, settings.title)


def _text(root: Path) -> str:
    """mkdocs.yml as it is, its line ends too; it has been read once already."""
    return (root / CONFIGURATION).read_bytes().decode()


def _line(root: Path) -> int:
    text = read(root, CONFIGURATION)
    return 1 if isinstance(text, Problem) else parse_yaml(CONFIGURATION, text).line(LANGUAGES)


def _first(text: str | tuple[str, ...] | list[str] | None) -> str:
    return text if isinstance(text, str) else next(iter(text or ()), "")


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _restore(path: Path, content: bytes | None) -> None:
    if content is not None:
        if path.read_bytes() != content:
            path.write_bytes(content)
        return
    path.unlink(missing_ok=True)
    for folder in (path.parent, path.parent.parent):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
