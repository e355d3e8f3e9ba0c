"""`glossary export` and `glossary import`: which format is which, and where its bytes go.

What is imported is shown word by word, and nothing is written before somebody has agreed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from macros.problems import Problem
from scripts import console
from scripts.glossary import omegat, spreadsheet, tbx, tbx_reading, weblate
from scripts.glossary.entries import Read, changes, merged, unknown
from scripts.glossary.layout import LayoutError, rewritten
from scripts.glossary.session import new_errors, opened, save, stop
from scripts.glossary.store import GLOSSARY, Stored, stored
from scripts.settings import Settings

WHOLE: Mapping[str, Callable[[Stored, str], str]] = {
    "tbx": lambda store, source: tbx.write(store.concepts, store.sources, tbx.TBX_2019, source),
    "tbx-v2": lambda store, source: tbx.write(store.concepts, store.sources, tbx.MARTIF, source),
    "csv": lambda store, _: spreadsheet.write(store.concepts),
}
"""Formats that hold every language in one file."""
PAIRED = {"omegat": (omegat.write, "{source}-{target}.txt"), "weblate": (weblate.write, "{target}.tbx")}
"""Formats of one file for a pair of languages, and its name."""


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice([*WHOLE, *PAIRED]))
@console.root_option
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write; a folder for omegat and weblate.")
@click.option("--language", help="Only the file of this language, for omegat and weblate.")
def export(form: str, root: Path, output: Path | None, language: str | None) -> None:
    """Write the glossary as FORMAT for another tool: tbx, tbx-v2, csv, omegat or weblate.

    tbx is ISO 30042:2019 (TBX-Basic), tbx-v2 the older edition; csv is for spreadsheets; omegat and weblate have one
    file for each language of the manual. Without -o, one file is written to standard output.
    """
    settings, store = opened(root)
    if language is not None and language not in settings.translations:
        known = ", ".join(settings.translations)
        stop(Problem("mkdocs.yml", 1, "language-unknown", f'"{language}" is no translation: use one of {known}'))
    if form in WHOLE:
        _put({output: WHOLE[form](store, settings.source)})
        return
    write, name = PAIRED[form]
    wanted = (language,) if language else settings.translations
    made = {each: write(store.concepts, settings.source, each) for each in wanted}
    if output is None and language:
        _put({None: made[language]})
    elif output is None:
        raise click.UsageError(f"{form} has a file for each language: name a folder with -o, or one --language.")
    elif language and output.suffix and not output.is_dir():
        _put({output: made[language]})
    else:
        _put({output / name.format(source=settings.source, target=each): text for each, text in made.items()})


def _put(files: Mapping[Path | None, str]) -> None:
    for path, text in files.items():
        if path is None:
            click.echo(text.encode(), nl=False)
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        except OSError as error:
            reason = (error.strerror or "not writable").lower()
            stop(Problem(path.as_posix(), 1, "file-unreadable", f"{reason}: name another file or folder"))
    names = ", ".join(path.as_posix() for path in files if path)
    console.say(f"Written: {names}." if names else "The glossary is on standard output.")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@console.root_option
@click.option("--language", help="Of the second column, for OmegaT's files; else taken from a name such as en-fr.txt.")
@click.option("--write", "agreed", is_flag=True, help="Write the changes without asking.")
def import_(file: Path, root: Path, language: str | None, agreed: bool) -> None:
    """Take over what a translator changed in FILE: TBX (either edition), CSV, or OmegaT's .txt.

    Shows each word that would be added, changed or removed, and writes it to the glossary once you agree. Concepts
    and languages that the file does not have stay as they are.
    """
    settings, store = opened(root)
    shown = file.as_posix()
    read = _read(file, shown, store, settings, language)
    if wrong := (*read.problems, *unknown(store, read.entries, tuple(settings.languages), shown)):
        stop(*wrong)
    known = {concept.id: concept for concept in store.concepts}
    wanted = {entry.concept: merged(known[entry.concept], entry) for entry in read.entries}  # type: ignore[index]
    lines = [str(change) for name, concept in wanted.items() for change in changes(known[name], concept)]  # type: ignore[index]
    try:
        text = rewritten(store, tuple(wanted.values()))
    except LayoutError as error:
        stop(error.problem)
    if wrong := _wrong(store, stored(text), settings, {entry.concept: entry.line for entry in read.entries}, shown):
        stop(*wrong)
    for line in lines:
        click.echo(line)
    changed = sum(concept != known[name] for name, concept in wanted.items())  # type: ignore[index]
    summary = f"{_count(len(lines), 'change')} in {_count(changed, 'concept')}."
    if not lines:
        console.say("The file says nothing that the glossary does not say.")
    elif agreed or (sys.stdin.isatty() and click.confirm(f"{summary} Write to {GLOSSARY}?", err=True)):
        save(root, text)
        console.say(f"{summary} Written to {GLOSSARY}.")
    else:
        console.say(f"{summary} Nothing was written: add --write to take them over.")


def _read(file: Path, shown: str, store: Stored, settings: Settings, language: str | None) -> Read:
    try:
        data = file.read_bytes()
    except OSError as error:
        code = "file-missing" if isinstance(error, FileNotFoundError) else "file-unreadable"
        reason = (error.strerror or "unreadable").lower()
        return Read((), (Problem(shown, 1, code, f"{reason}: name another file"),))
    kind = file.suffix.lower()
    if kind in (".tbx", ".xml", ".tbxm"):
        return tbx_reading.read(data, shown)
    if kind in (".csv", ".tsv"):
        return spreadsheet.read(data, shown)
    if kind in (".txt", ".utf8"):
        target = language or file.stem.rpartition("-")[2]
        if target not in settings.translations:
            known = ", ".join(settings.translations)
            message = f"the language of the second column is not known: add --language, one of {known}"
            return Read((), (Problem(shown, 1, "language-unknown", message),))
        return omegat.read(data, shown, store.concepts, settings.source, target)
    message = f'files that end in "{kind}" are not read: name a .tbx, .csv or .txt file'
    return Read((), (Problem(shown, 1, "glossary-import", message),))


def _wrong(
    before: Stored, after: Stored, settings: Settings, lines: Mapping[str, int], file: str
) -> tuple[Problem, ...]:
    """The errors that an import would bring into the glossary, at the entry of the file that brings them."""
    found = []
    for problem in new_errors(before, after, tuple(settings.languages), settings.source):
        begun = [concept.id for concept, loc in after.placed if after.document.line(loc) <= problem.line]
        line = lines.get(begun[-1], 1) if begun else 1
        message = re.sub(r",? on line \d+", "", problem.message)
        found.append(Problem(file, line, problem.code, message))
    return tuple(found)


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
