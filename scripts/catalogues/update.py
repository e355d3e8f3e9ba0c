"""`update`: the messages of the manual, extracted by Babel, merged into each language's catalogue.

Nothing is lost: a sentence that changed keeps its translation as fuzzy beside the sentence it was made for, and
what the manual no longer uses stays at the end of the file as obsolete.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import normalize, write_po

from macros.locales import locale
from macros.problems import Problem
from scripts import console
from scripts.catalogues.catalogue import DOMAIN, parse, path_of
from scripts.catalogues.extraction import EmptyExtractionError, extract
from scripts.catalogues.fresh import fresh
from scripts.settings import Settings, SettingsError, read_settings

TEMPLATE = Path("locales") / f"{DOMAIN}.pot"
WIDTH = 100
HEADER = "# {title}: the messages of the quality manual.\n# Licence: CC BY 4.0, as the texts it translates."


def merged(catalog: Catalog | None, template: Catalog, language: str, title: str) -> Catalog:
    """The catalogue brought up to date with the template: new messages added, changed ones fuzzy, none lost."""
    result = catalog if catalog is not None else fresh(language, DOMAIN)
    before = {_key(message): message.previous_id for message in result if message.previous_id}
    result.update(template, update_header_comment=False, update_creation_date=False)
    for message in result:
        if message.fuzzy and message.id:
            # A sentence that changed twice shows the one that its translation was made for.
            source = tuple(message.previous_id) or _key(message)
            message.previous_id = before.get(source, message.previous_id)
    result.header_comment = HEADER.format(title=f"{title} ({language})")
    result.project, result.version = template.project, template.version
    if "FULL NAME" in (result.last_translator or "FULL NAME"):
        result.last_translator = "The translator <translator@example.com>"
    if "LL@li.org" in (result.language_team or "LL@li.org"):
        result.language_team = f"{locale(language).english_name} <{language}@example.com>"
    if isinstance(result.revision_date, str):
        result.revision_date = dt.datetime.now(dt.UTC).replace(hour=0, minute=0, second=0)
    return result


def _key(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def written(catalog: Catalog, language: str | None) -> bytes:
    """The bytes of a .po or .pot file: no dates of its own, so that the same text gives the same bytes."""
    for message in catalog:
        if not any(Path(name).suffix == ".py" for name, _ in message.locations):
            # Babel takes "80% of" for a format string; only code has format strings.
            message.flags -= {"python-format", "python-brace-format"}
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=WIDTH, include_lineno=False)
    head, _, rest = buffer.getvalue().decode().partition("\n\n")
    return (_header(head, language) + "\n\n" + _with_previous(rest, catalog)).encode()


def _with_previous(entries: str, catalog: Catalog) -> str:
    """The entries with what each fuzzy one was before: Babel breaks the lines of long ones in mid-string."""
    for message in catalog:
        if message.previous_id and message.fuzzy:
            before = "".join(f"#| {line}\n" for line in _identified(message.previous_id))
            now = "".join(f"{line}\n" for line in _identified(_key(message))) + "msgstr"
            entries = entries.replace(f"\n{now}", f"\n{before}{now}", 1)
    return entries


def _identified(parts: Sequence[str]) -> list[str]:
    """The lines of a msgid, and of a msgid_plural where there is one."""
    keywords = zip(("msgid", "msgid_plural"), parts, strict=False)
    return [line for keyword, part in keywords for line in f"{keyword} {normalize(part, width=WIDTH)}".split("\n")]


def _header(head: str, language: str | None) -> str:
    """The header without what changes by itself (dates of creation, Babel's version)."""
    keep = [
        line
        for line in head.split("\n")
        if not re.match(r'"(POT-Creation-Date|Generated-By|Report-Msgid-Bugs-To)', line)
    ]
    text = "\n".join(keep)
    if language is None:
        text = HEADER.format(title="Quality manual") + text[text.index("\nmsgid") :]
        text = re.sub(r'"(PO-Revision-Date|Last-Translator|Language-Team):.*\\n"\n', "", text)
    return text


@click.command()
@console.root_option
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a catalogue is behind the English text.")
def update(root: Path, check: bool) -> None:
    """Extract the messages of the manual and merge them into each language's catalogue."""
    try:
        settings = read_settings(root)
        template = extract(root).catalog()
    except (SettingsError, EmptyExtractionError) as error:
        console.report(error.problems)
        raise SystemExit(1) from None
    outcome = _update(root, settings, template, write=not check)
    ok = console.report(outcome.problems)
    console.say(outcome.sentence)
    if not ok or (check and outcome.behind):
        raise SystemExit(1)


@dataclass(frozen=True)
class _Outcome:
    problems: tuple[Problem, ...]
    behind: tuple[str, ...]
    sentence: str


def _update(root: Path, settings: Settings, template: Catalog, *, write: bool) -> _Outcome:
    problems: list[Problem] = []
    behind: list[str] = []
    files = {TEMPLATE: written(template, None)}
    for language in settings.translations:
        path = path_of(language)
        catalog: Catalog | None = None
        if (root / path).exists():
            catalog, found = parse(root, path, language)
            problems += found
            if catalog is None:
                continue
        files[path] = written(merged(catalog, template, language, settings.title), language)
    for path, content in files.items():
        target = root / path
        if target.exists() and target.read_bytes() == content:
            continue
        behind.append(path.as_posix())
        if write:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    verb = "updated" if write else "behind the English text"
    names = ", ".join(behind) if behind else "none"
    return _Outcome(tuple(problems), tuple(behind), f"{len(template)} messages; {verb}: {names}.")
