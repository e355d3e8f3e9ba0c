"""What comes back from an agency, put into the catalogue: checked, and nothing overwritten silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from babel.messages.catalog import Catalog, Message

from macros.problems import Problem
from scripts.catalogues.forms import name, parts
from scripts.catalogues.merge import duplicate, renamed
from scripts.messages.checks import findings, refused
from scripts.messages.checks import message as checked
from scripts.xliff.inline import InlineError, expanded
from scripts.xliff.reading import Delivered, Delivery
from scripts.xliff.units import base, source_of, unit_ids

Kinds = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Imported:
    """The catalogue with what came back, what is wrong with the rest, and how many units were what."""

    catalog: Catalog
    problems: tuple[Problem, ...]
    counts: Counter[str]


@dataclass(frozen=True)
class _Slot:
    """A message of the catalogue or of its past, and the form of it that a unit is."""

    message: Message
    form: int

    @property
    def source(self) -> str:
        return source_of(parts(self.message.id), self.form)

    @property
    def text(self) -> str:
        forms = parts(self.message.string)
        return forms[self.form] if self.form < len(forms) else ""


def imported(catalog: Catalog, delivery: Delivery, kinds: Kinds, file: str) -> Imported:
    """Put what came back into a catalogue.

    Args:
        catalog: up to date with the manual; it is not changed.
        delivery: what came back.
        kinds: each message of the manual and the kinds of places it stands in.
        file: the name of the file that came back, for its problems.

    Returns:
        A new catalogue. A translation is taken where there was none, a fuzzy one, or the one that the file went out
        with; where somebody else translated meanwhile, theirs stays and the difference is reported. One of a source
        that has changed since is fuzzy.
    """
    work = _Import(renamed(catalog, {}, frozenset()), delivery.language, kinds, file)
    seen: set[str] = set()
    for unit in delivery.units:
        if unit.id in seen:
            work.refuse(unit, "xliff-duplicate", f"the unit {unit.id} stands twice: delete one of the two")
        else:
            work.take(unit)
        seen.add(unit.id)
    return Imported(work.catalog, tuple(work.problems), work.counts)


@dataclass
class _Import:
    """A catalogue while units come in."""

    catalog: Catalog
    language: str
    kinds: Kinds
    file: str
    problems: list[Problem] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._slots = dict(_slots(self.catalog))

    def refuse(self, unit: Delivered, code: str, message: str) -> None:
        self.counts["refused"] += 1
        self.problems.append(Problem(self.file, unit.line, code, message))

    def warn(self, unit: Delivered, code: str, message: str) -> None:
        self.problems.append(Problem(self.file, unit.line, code, message, "warning"))

    def take(self, unit: Delivered) -> None:
        slot = self._slots.get(unit.id) or _gone(unit)
        if slot is None:
            self.refuse(unit, "xliff-unknown", f"the manual has no unit {unit.id}: export the messages again")
            return
        try:
            source = expanded(unit.source, slot.source) if unit.source is not None else ""
            target = expanded(unit.target, slot.source) if unit.target is not None else ""
        except InlineError as error:
            self.refuse(unit, "xliff-inline", str(error))
            return
        if source.split() != slot.source.split():
            sentence = "the source was changed in the file: only targets are translated; export the messages again"
            self.refuse(unit, "xliff-source", sentence)
        elif not target.strip():
            self.counts["empty"] += 1
        elif slot.text == target and (unit.fuzzy or not slot.message.fuzzy):
            self.counts["unchanged"] += 1
        else:
            self._compare(unit, slot, target)

    def _compare(self, unit: Delivered, slot: _Slot, target: str) -> None:
        key = name(slot.message.id)
        plural = "" if isinstance(slot.message.id, str) else slot.message.id[1]
        kinds = self.kinds.get(key, frozenset({"plain"}))
        message = checked.Message(slot.source, target, self.language, kinds, plural)
        if wrong := tuple(refused.check(message)):
            for finding in wrong:
                self.problems.append(Problem(self.file, unit.line, finding.code, finding.sentence))
            self.counts["refused"] += 1
            return
        if slot.text and slot.text != target and not slot.message.fuzzy and unit.base != base(slot.text):
            told = f"“{_short(target)}” came back, and the catalogue has “{_short(slot.text)}” since the export"
            self.refuse(unit, "xliff-conflict", f"{told}: choose one, and write it into the catalogue")
            return
        for finding in findings(message):
            self.warn(unit, finding.code, finding.sentence)
        self._put(unit, slot, target, changed=key not in self.kinds)

    def _put(self, unit: Delivered, slot: _Slot, target: str, *, changed: bool) -> None:
        message = slot.message
        forms = list(parts(message.string)) or [""]
        forms += [""] * (slot.form + 1 - len(forms))
        forms[slot.form] = target
        message.string = tuple(forms) if message.pluralizable else forms[0]
        if changed:
            message.previous_id = []
            message.flags = {"fuzzy"} if unit.fuzzy else set()
            self.catalog.obsolete[parts(message.id)[0]] = message
            self._hand_on(message)
            self.warn(unit, "xliff-changed", "the English text has changed since the export: imported as fuzzy")
            self.counts["fuzzy"] += 1
        elif unit.fuzzy:
            message.flags.add("fuzzy")
            self.counts["fuzzy"] += 1
        else:
            message.flags.discard("fuzzy")
            message.previous_id = []
            self.counts["translated"] += 1

    def _hand_on(self, old: Message) -> None:
        """Give a translation to the messages that are fuzzy with its source."""
        for entry in self.catalog:
            if entry.id and entry.fuzzy and tuple(entry.previous_id) == parts(old.id):
                entry.string = old.string if entry.pluralizable == old.pluralizable else entry.string


def _gone(unit: Delivered) -> _Slot | None:
    """A message that the manual has no more and had no translation of: its id vouches for the text of the source."""
    text = "".join(unit.source.itertext()) if unit.source is not None else ""
    return _Slot(Message(text, ""), 0) if text and unit_ids((text,), None, 1) == (unit.id,) else None


def _slots(catalog: Catalog) -> Iterator[tuple[str, _Slot]]:
    """The units of a catalogue's past and present; the present has the last word."""
    for entry in catalog:
        if entry.id and entry.previous_id:
            past = duplicate(entry)
            past.id = entry.previous_id[0] if len(entry.previous_id) == 1 else tuple(entry.previous_id)
            yield from _of(past, catalog.num_plurals)
    for entry in (*catalog.obsolete.values(), *catalog):
        if entry.id:
            yield from _of(entry, catalog.num_plurals)


def _of(message: Message, plurals: int) -> Iterator[tuple[str, _Slot]]:
    for form, unit in enumerate(unit_ids(parts(message.id), message.context, plurals)):
        yield unit, _Slot(message, form)


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
