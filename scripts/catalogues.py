"""Catalogues: the template of all messages, and per language the translations that may be shown.

`update` extracts the messages of the manual (Babel, babel.cfg) into locales/manual.pot and merges them into each
language's catalogue; nothing is lost: what the manual no longer uses stays in the file as obsolete.
`accepted` reads a catalogue for a build: what is fuzzy, refused by the guard or unknown is left out, and said.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click
from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from macros.problems import Problem
from macros.reading import read
from scripts import console, guard
from scripts.extraction import EmptyExtractionError, extract
from scripts.po_syntax import first_error
from scripts.settings import Settings, SettingsError, read_settings

DOMAIN = "manual"
EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""The date in compiled catalogues: the same messages give the same bytes."""
TEMPLATE = Path("locales") / f"{DOMAIN}.pot"
HEADER = "# {title}: the messages of the quality manual.\n# Licence: CC BY 4.0, as the texts it translates."


def path_of(language: str) -> Path:
    """The catalogue of a language, relative to the manual's folder."""
    return Path("locales") / language / "LC_MESSAGES" / f"{DOMAIN}.po"


@dataclass(frozen=True)
class Catalogue:
    """What one language may show: messages with a translation that is neither fuzzy nor refused."""

    language: str
    messages: Mapping[str, str]
    plurals: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    missing: int = 0
    problems: tuple[Problem, ...] = ()

    def compiled(self) -> bytes:
        """The same as a gettext .mo file, for macros and templates."""
        catalog = Catalog(locale=Locale.parse(self.language), fuzzy=False)
        for source, translation in sorted(self.messages.items()):
            catalog.add(source, translation)
        for sources, translations in sorted(self.plurals.items()):
            catalog.add(sources, translations)
        catalog.creation_date = catalog.revision_date = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
        buffer = io.BytesIO()
        write_mo(buffer, catalog)
        return buffer.getvalue()


def parse(root: Path, path: Path, language: str) -> tuple[Catalog | None, tuple[Problem, ...]]:
    """Read a .po file.

    Returns the catalogue, or None with the problems that say why it cannot be read: not there, not UTF-8, merge
    conflicts, a syntax error, another language's header.
    """
    where = path.as_posix()
    text = read(root, where)
    if isinstance(text, Problem):
        if text.code == "file-missing":
            message = f"there is no catalogue for {language}: run python -m scripts update"
            text = Problem(where, 1, "catalogue-missing", message)
        return None, (text,)
    if problem := _misspelt(where, text):
        return None, (problem,)
    try:
        catalog = read_po(io.BytesIO(text.encode()), domain=DOMAIN, abort_invalid=True)
    except PoFileError as error:
        message = f"{error}: correct the entry as gettext writes it"
        return None, (Problem(where, (error.lineno or 0) + 1, "catalogue-syntax", message),)
    except (ValueError, UnknownLocaleError) as error:
        message = f"the header cannot be read ({error}): copy that of another catalogue"
        return None, (Problem(where, 1, "catalogue-header", message),)
    declared = catalog.locale_identifier
    if declared and declared.replace("-", "_").split("_")[0] != language.replace("-", "_").split("_")[0]:
        message = f"the header says Language: {declared}, the folder {language}: correct the header"
        return None, (Problem(where, 1, "catalogue-header", message),)
    catalog.locale = language
    return catalog, ()


def _misspelt(where: str, text: str) -> Problem | None:
    """What keeps a text from being a catalogue in UTF-8, before Babel reads it."""
    charset = re.search(r'"Content-Type:[^"]*charset=([\w-]+)', text)
    if charset and charset[1].lower() not in ("utf-8", "utf8", "charset"):
        message = f"the header declares {charset[1]}: save the catalogue as UTF-8 and declare charset=utf-8"
        return Problem(where, text.count("\n", 0, charset.start()) + 1, "file-encoding", message)
    if error := first_error(text):
        return Problem(where, error[0], "catalogue-syntax", error[1])
    return None


def accepted(root: Path, language: str, template: Mapping[str, frozenset[str]]) -> Catalogue:
    """Read the catalogue of a language for a build.

    Args:
        root: the manual's folder.
        language: the language's code, for example `fr`.
        template: each message of the manual and the kinds of places it stands in (`scripts.extraction`).

    Returns:
        What may be shown, how many messages of the template are missing, and the problems found.
    """
    path = path_of(language)
    catalog, problems = parse(root, path, language)
    if catalog is None:
        return Catalogue(language, {}, missing=len(template), problems=problems)
    found: list[Problem] = list(problems)
    messages: dict[str, str] = {}
    plurals: dict[tuple[str, str], tuple[str, ...]] = {}
    for message in catalog:
        key = message.id if isinstance(message.id, str) else "\0".join(message.id)
        if not key or key not in template or message.fuzzy or not _translated(message):
            continue
        refused = list(_refusals(message, template[key]))
        line = message.lineno or 1
        found += [Problem(path.as_posix(), line, code, sentence) for code, sentence in refused]
        if refused:
            continue
        if isinstance(message.id, str):
            messages[key] = str(message.string)
        else:
            plurals[(message.id[0], message.id[1])] = tuple(message.string)
    done = set(messages) | {"\0".join(sources) for sources in plurals}
    return Catalogue(language, messages, plurals, len(set(template) - done), tuple(found))


def _translated(message: Message) -> bool:
    if isinstance(message.string, str):
        return bool(message.string)
    return bool(message.string) and all(message.string)


def _refusals(message: Message, kinds: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Why a message may not be shown in one of the kinds of places it stands in, each reason once."""
    source = message.id if isinstance(message.id, str) else message.id[1]
    forms = [message.string] if isinstance(message.string, str) else message.string or ()
    yield from dict.fromkeys(
        refusal
        for kind in sorted(kinds)
        for translation in forms
        for refusal in guard.refusals(source, translation, kind)
    )


def merged(catalog: Catalog | None, template: Catalog, language: str, title: str) -> Catalog:
    """The catalogue brought up to date with the template: new messages added, changed ones fuzzy, none lost."""
    result = catalog if catalog is not None else Catalog(locale=language, domain=DOMAIN, fuzzy=False)
    result.update(template, update_header_comment=False, update_creation_date=False)
    result.header_comment = HEADER.format(title=f"{title} ({language})")
    result.project, result.version = template.project, template.version
    if "FULL NAME" in (result.last_translator or "FULL NAME"):
        result.last_translator = "The translator <translator@example.com>"
    if "LL@li.org" in (result.language_team or "LL@li.org"):
        result.language_team = f"{Locale.parse(language).english_name} <{language}@example.com>"
    if isinstance(result.revision_date, str):
        result.revision_date = dt.datetime.now(dt.UTC).replace(hour=0, minute=0, second=0)
    return result


def written(catalog: Catalog, language: str | None) -> bytes:
    """The bytes of a .po or .pot file: no dates of its own, so that the same text gives the same bytes."""
    for message in catalog:
        if not any(Path(name).suffix == ".py" for name, _ in message.locations):
            # Babel takes "80% of" for a format string; only code has format strings.
            message.flags -= {"python-format", "python-brace-format"}
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, sort_by_file=False, include_previous=True, include_lineno=False)
    head, _, rest = buffer.getvalue().decode().partition("\n\n")
    return (_header(head, language) + "\n\n" + rest).encode()


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
