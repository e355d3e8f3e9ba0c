"""What a unit of an XLIFF file is of the manual: a message, or a form of one with a plural, by a stable id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel.messages.catalog import Catalog, Message

from scripts.cache import digest
from scripts.catalogues.forms import parts

FINISHED, TO_REVIEW = "translated", "needs-review-translation"
"""The states of a target, as XLIFF 1.2 names them."""


@dataclass(frozen=True)
class Unit:
    """One text to translate.

    Attributes:
        id: made of the message alone: the same in every export, and in every language.
        source: the English text of this form.
        target: its translation; empty where there is none.
        fuzzy: the translation was made for another text.
        file: the first file it stands in.
        notes: where it stands, its approved words, what changed in it, what translators said.
        group: the id of its message, for a form of a plural.
    """

    id: str
    source: str
    target: str
    fuzzy: bool
    file: str
    notes: tuple[str, ...]
    group: str = ""


def unit_ids(source: tuple[str, ...], context: str | None, plurals: int) -> tuple[str, ...]:
    """The ids of the units of a message: one, or one for each form of its plural."""
    name = "m" + digest(context or "", *source)[:16]
    return (name,) if len(source) == 1 else tuple(f"{name}-{form}" for form in range(plurals))


def source_of(source: tuple[str, ...], form: int) -> str:
    """The English text that a form translates: the plural, but for the first form."""
    return source[0] if form == 0 else source[-1]


def units(catalog: Catalog) -> Iterator[Unit]:
    """The units of a catalogue, in its order."""
    for message in catalog:
        if message.id:
            yield from _units(message, catalog.num_plurals)


def _units(message: Message, plurals: int) -> Iterator[Unit]:
    source, forms = parts(message.id), parts(message.string)
    ids = unit_ids(source, message.context, plurals)
    file = min((file for file, _ in message.locations), default="", key=lambda name: (not name.endswith(".md"), name))
    notes = (*message.auto_comments, *message.user_comments)
    for form, name in enumerate(ids):
        target = forms[form] if form < len(forms) else ""
        group = "" if len(source) == 1 else ids[0].rpartition("-")[0]
        yield Unit(name, source_of(source, form), target, message.fuzzy, file, notes, group)


def opened(found: Iterable[Unit]) -> Iterator[Unit]:
    """The units that have no translation, or a fuzzy one."""
    return (unit for unit in found if unit.fuzzy or not unit.target)


def base(translation: str) -> str:
    """What tells, when a file comes back, which translation it went out with."""
    return digest(translation)[:12]
