"""Catalogues as a build reads them: per language the translations that may be shown.

What is fuzzy or unknown is left out; what the guard refuses is left out and said.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, NamedTuple

from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from macros.problems import Problem
from macros.reading import read
from scripts.cache import Shelf, digest, program
from scripts.catalogues.forms import name, parts
from scripts.catalogues.fresh import fresh
from scripts.catalogues.places import translation_line
from scripts.catalogues.po_syntax import duplicates, first_error
from scripts.languages.naming import gettext_name
from scripts.messages import guard

DOMAIN = "manual"
READERS = ("catalogues/catalogue.py", "catalogues/forms.py", "catalogues/places.py", "catalogues/po_syntax.py")
"""The code that decides what a catalogue says."""
EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""The date in compiled catalogues: the same messages give the same bytes."""


def path_of(language: str) -> Path:
    """The catalogue of a language, relative to the manual's folder."""
    return Path("locales") / gettext_name(language) / "LC_MESSAGES" / f"{DOMAIN}.po"


OpenKind = Literal["fuzzy", "untranslated", "refused"]


@dataclass(frozen=True)
class Open:
    """Why a message has no translation to show, and the line of its entry (1 where it has none)."""

    kind: OpenKind
    line: int = 1


@dataclass(frozen=True)
class Catalogue:
    """What one language may show: messages with a translation that is neither fuzzy nor refused.

    `open` has the others, by the keys of `scripts.catalogues.extraction.Found`; `translator` is the last one whom
    the header names.
    """

    language: str
    messages: Mapping[str, str]
    plurals: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    open: Mapping[str, Open] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    translator: str = ""

    @property
    def missing(self) -> int:
        """How many messages of the template have no translation to show."""
        return len(self.open)

    def compiled(self) -> bytes:
        """The same as a gettext .mo file, for macros and templates."""
        catalog = fresh(self.language)
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
    conflicts, a syntax error, a message that stands twice, another language's header.
    """
    where = path.as_posix()
    text = read(root, where)
    if isinstance(text, Problem):
        if text.code == "file-missing":
            message = f"there is no catalogue for {language}: run python -m scripts update"
            text = Problem(where, 1, "catalogue-missing", message)
        return None, (text,)
    if problems := _misspelt(where, text):
        return None, problems
    try:
        # Babel does not know what gettext writes of a fuzzy message that is obsolete.
        known = re.sub(r"^#~\|", "#|", text, flags=re.MULTILINE)
        catalog = read_po(io.BytesIO(known.encode()), domain=DOMAIN, abort_invalid=True)
    except PoFileError as error:
        message = f"{error}: correct the entry as gettext writes it"
        return None, (Problem(where, (error.lineno or 0) + 1, "catalogue-syntax", message),)
    except (ValueError, UnknownLocaleError) as error:
        message = f"the header cannot be read ({error}): copy that of another catalogue"
        return None, (Problem(where, _language_line(text), "catalogue-header", message),)
    declared = catalog.locale_identifier
    if declared and declared.replace("-", "_").split("_")[0] != language.replace("-", "_").split("_")[0]:
        message = f"the header says Language: {declared}, the folder {language}: correct the header"
        return None, (Problem(where, _language_line(text), "catalogue-header", message),)
    catalog.locale = gettext_name(language)
    for entry in (*catalog, *catalog.obsolete.values()):
        _remember(entry)
    return catalog, ()


def _language_line(text: str) -> int:
    """The line of the header that says the language; the first one where none does."""
    return text.count("\n", 0, max(0, text.find('"Language:'))) + 1


def _remember(message: Message) -> None:
    """What a fuzzy message was before (`#|`) is a comment for Babel, which would write it back as one."""
    before = [comment[1:].strip() for comment in message.user_comments if comment.startswith("|")]
    form = "msgstr[0]" if any(line.startswith("msgid_plural") for line in before) else "msgstr"
    source = "\n".join([*before, f'{form} ""'])
    if before and first_error(source) is None:
        message.user_comments = [each for each in message.user_comments if not each.startswith("|")]
        for earlier in read_po(io.BytesIO(source.encode())):
            if earlier.id:
                message.previous_id = [earlier.id] if isinstance(earlier.id, str) else list(earlier.id)


def _misspelt(where: str, text: str) -> tuple[Problem, ...]:
    """What keeps a text from being a catalogue in UTF-8, before Babel reads it."""
    charset = re.search(r'"Content-Type:[^"]*charset=([\w-]+)', text)
    if charset and charset[1].lower() not in ("utf-8", "utf8", "charset"):
        message = f"the header declares {charset[1]}: save the catalogue as UTF-8 and declare charset=utf-8"
        return (Problem(where, text.count("\n", 0, charset.start()) + 1, "file-encoding", message),)
    if error := first_error(text):
        return (Problem(where, error[0], "catalogue-syntax", error[1]),)
    return tuple(
        Problem(
            where, line, "catalogue-duplicate", f"the message stands on line {known} already: delete one of the two"
        )
        for line, known in duplicates(text)
    )


def accepted(root: Path, language: str, template: Mapping[str, frozenset[str]]) -> Catalogue:
    """Read the catalogue of a language for a build; what the guard says of a translation is kept by content.

    Args:
        root: the manual's folder.
        language: the language's code, for example `fr`.
        template: each message of the manual and the kinds of places it stands in (`scripts.catalogues.extraction`).

    Returns:
        What may be shown, how many messages of the template are missing, and the problems found.
    """
    with Shelf(root, f"guard-{language}") as shelf:
        return _accepted(root, language, template, shelf)


def _accepted(root: Path, language: str, template: Mapping[str, frozenset[str]], shelf: Shelf) -> Catalogue:
    path = path_of(language)
    entries, translator, problems = _entries(root, language)
    found = list(problems)
    known = program("messages")
    messages: dict[str, str] = {}
    plurals: dict[tuple[str, str], tuple[str, ...]] = {}
    left = dict.fromkeys(template, Open("untranslated"))
    for entry in entries:
        key = name(entry.source)
        if not key or key not in template:
            continue
        if entry.fuzzy or not entry.translated:
            left[key] = Open("fuzzy" if entry.translated else "untranslated", entry.line)
            continue
        kinds = sorted(template[key])
        refused = shelf.recall(
            digest(known, *entry.source, *entry.translation, *kinds), partial(_refusals, entry, kinds)
        )
        found += [Problem(path.as_posix(), entry.shown, code, sentence) for code, sentence in refused]
        if refused:
            left[key] = Open("refused", entry.line)
            continue
        left.pop(key, None)
        if entry.plural:
            plurals[(entry.source[0], entry.source[1])] = tuple(entry.translation)
        else:
            messages[key] = entry.translation[0]
    return Catalogue(language, messages, plurals, left, tuple(found), translator)


class _Entry(NamedTuple):
    """An entry of a catalogue: its forms, one without a plural; where it begins, and where its translation."""

    source: list[str]
    translation: list[str]
    fuzzy: bool
    line: int
    shown: int

    @property
    def plural(self) -> bool:
        return len(self.source) > 1

    @property
    def translated(self) -> bool:
        return bool(self.translation) and all(self.translation)


def _entries(root: Path, language: str) -> tuple[list[_Entry], str, tuple[Problem, ...]]:
    """The entries of a catalogue, its last translator, and why it cannot be read; kept by the file's content."""
    text = read(root, path_of(language).as_posix())
    if isinstance(text, Problem):
        return [], "", parse(root, path_of(language), language)[1]
    how = digest(version("babel"), program(*READERS))
    with Shelf(root, f"catalogue-{language}") as shelf:
        data = shelf.recall(digest(how, language, text), partial(_read, root, language, text.split("\n")))
    problems = tuple(Problem(**problem) for problem in data["problems"])
    return [_Entry(*entry) for entry in data["entries"]], data["translator"], problems


def _read(root: Path, language: str, lines: Sequence[str]) -> dict[str, Any]:
    """A catalogue with these lines as plain data."""
    catalog, problems = parse(root, path_of(language), language)
    told = [asdict(problem) for problem in problems]
    if catalog is None:
        return {"entries": [], "translator": "", "problems": told}
    entries = [
        (list(parts(each.id)), list(parts(each.string)), each.fuzzy, each.lineno or 1, translation_line(lines, each))
        for each in catalog
        if each.id
    ]
    return {"entries": entries, "translator": _name(catalog.last_translator), "problems": told}


def _name(written: str) -> str:
    """The name of `Name <address>`; none for gettext's stand-in.

    >>> _name("Ana Ruiz <ana@example.com>"), _name("FULL NAME <EMAIL@ADDRESS>")
    ('Ana Ruiz', '')
    """
    name = written.partition("<")[0].strip()
    return "" if name == "FULL NAME" else name


def _refusals(entry: _Entry, kinds: Sequence[str]) -> list[tuple[str, str]]:
    """Why a message may not be shown in one of the kinds of places it stands in, each reason once."""
    refused = (
        refusal
        for kind in kinds
        for form, translation in enumerate(entry.translation)
        for refusal in guard.refusals_of_form(entry.source[min(form, 1) :], translation, kind)
    )
    return list(dict.fromkeys(refused))
