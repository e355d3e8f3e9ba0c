"""`typo OLD NEW`: a correction of the English text that changes no meaning, so that no translation becomes fuzzy.

The words are replaced in every page, register and navigation title, and each catalogue is told that the message
it translates is written otherwise now. All files are written, or none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click
from babel.messages.catalog import Catalog

from macros.problems import Problem
from scripts import console
from scripts.cache import Shelf
from scripts.catalogues.extraction import EmptyExtractionError, Template, extract
from scripts.catalogues.extractors import renderer_of
from scripts.catalogues.merge import renamed
from scripts.catalogues.replacing import Change, Place, Words, replaced, yaml_places
from scripts.catalogues.together import NotWrittenError, write_together
from scripts.catalogues.update import catalogues
from scripts.settings import SettingsError, read_settings
from scripts.text.pages import page_segments

BOM = "\ufeff"


class RefusedError(Exception):
    """The words cannot be replaced; carries the problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*map(str, problems))
        self.problems = problems


@dataclass(frozen=True)
class Correction:
    """What a correction would write.

    Attributes:
        files: the new content of pages and registers, relative to the manual's folder.
        changes: each file with a message that changes.
        kept: where the words stand and stay: file, line, and why.
    """

    files: Mapping[str, bytes]
    changes: tuple[tuple[str, Change], ...]
    kept: tuple[tuple[str, int, str], ...]

    @property
    def messages(self) -> dict[str, str]:
        """Each message that changes, and what it becomes."""
        return {change.before: change.after for _, change in self.changes}


def correction(root: Path, template: Template, words: Words, shelf: Shelf) -> Correction:
    """Work out a correction.

    Raises:
        RefusedError: the words stand in no text, or where replacing them would change more than words.
    """
    files: dict[str, bytes] = {}
    changes: list[tuple[str, Change]] = []
    kept = list(_in_code(template, words))
    unsafe: list[Problem] = []
    for file in dict.fromkeys(item.file for item in template.found):
        if not _is_text(file):
            continue
        content = (root / file).read_bytes().decode()
        mark = BOM if content.startswith(BOM) and not file.endswith(".md") else ""
        result = replaced(content.removeprefix(mark), words, _places(root, file, shelf))
        kept += [(file, line, "in code, a macro, an address or an id") for line in result.kept]
        unsafe += [Problem(file, line, "correction-unsafe", _UNSAFE) for line in result.unsafe]
        if result.changes:
            files[file] = (mark + result.text).encode()
            changes += [(file, change) for change in result.changes]
    if unsafe:
        raise RefusedError(*unsafe)
    if not changes:
        raise RefusedError(*_not_found(kept))
    return Correction(files, tuple(changes), tuple(kept))


_UNSAFE = "replacing the words here would change more than words: correct this place by hand, then run update"


def _is_text(file: str) -> bool:
    return file.endswith((".md", ".yml"))


def _in_code(template: Template, words: Words) -> Iterator[tuple[str, int, str]]:
    for item in template.found:
        text = item.message if isinstance(item.message, str) else "\n".join(item.message)
        if not _is_text(item.file) and words.in_message.search(text):
            yield item.file, item.line, "in a program or a template: correct it there by hand"


def _not_found(kept: list[tuple[str, int, str]]) -> Iterator[Problem]:
    for file, line, reason in kept:
        sentence = f"the words stand here {reason.partition(':')[0]}, which this command does not change"
        yield Problem(file, line, "correction-protected", f"{sentence}: correct them by hand, then run update")
    if not kept:
        message = "the words stand in no text of the manual: write them as the page does, in whole words"
        yield Problem("docs", 1, "correction-not-found", message)


def _places(root: Path, file: str, shelf: Shelf) -> Callable[[str], tuple[Place, ...]]:
    return partial(_page_places, root, shelf) if file.endswith(".md") else partial(yaml_places, file)


def _page_places(root: Path, shelf: Shelf, source: str) -> tuple[Place, ...]:
    segments = page_segments(source, renderer_of(root.resolve()), shelf)
    return tuple(
        Place(each.start, each.end, each.message, each.line, each.form in ("yaml", "yaml-lines")) for each in segments
    )


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Show what would change; write nothing.")
@console.root_option
def typo(old: str, new: str, dry_run: bool, root: Path) -> None:
    """Replace the words OLD by NEW in the English text, and keep every translation.

    For corrections that change no meaning: spelling, punctuation, typography.
    """
    if not old.strip() or not new.strip() or old.split() == new.split():
        raise click.UsageError("OLD and NEW are two different texts.")
    try:
        outcome, files = _planned(root, Words(old, new))
        if not dry_run:
            write_together(root, files)
    except (SettingsError, EmptyExtractionError, RefusedError, NotWrittenError) as error:
        console.report(error.problems)
        console.say("Nothing was changed.")
        raise SystemExit(1) from None
    for file, change in outcome.changes:
        click.echo(f"{file}:{change.line}: {change.shown}")
    for file, line, reason in sorted(set(outcome.kept)):
        click.echo(f"{file}:{line}: left as it is, {reason}")
    console.say(_summary(outcome, dry_run))


def _planned(root: Path, words: Words) -> tuple[Correction, dict[Path, bytes]]:
    settings = read_settings(root)
    with Shelf(root, "segments") as shelf:
        before = extract(root, shelf)
        outcome = correction(root, before, words, shelf)
        after = before.with_texts(root, outcome.files, shelf)
    still = frozenset(item.message for item in after.found if isinstance(item.message, str))

    def change(language: str, catalog: Catalog) -> Catalog:
        return renamed(catalog, outcome.messages, still)

    result = catalogues(root, settings, after.catalog(), change)
    if result.problems:
        raise RefusedError(*result.problems)
    return outcome, {**{Path(file): content for file, content in outcome.files.items()}, **result.files}


def _summary(outcome: Correction, dry_run: bool) -> str:
    messages, files = len(outcome.messages), len(outcome.files)
    counted = f"{messages} message{'s' * (messages != 1)} in {files} file{'s' * (files != 1)}"
    return f"{'To correct' if dry_run else 'Corrected'}: {counted}. The translations stay as they are."
