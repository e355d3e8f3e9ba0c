"""The state of all translations, worked out once when the manual is prepared.

Git is asked only where something is open, and the waivers of a catalogue are kept by its content.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from macros.model import Manual
from macros.register_kinds import REGISTERS
from macros.translation_state import LanguageState, Review, Row, Translations, Waiver
from scripts.cache import Shelf, digest, program
from scripts.catalogues.catalogue import Catalogue, Open, parse, path_of
from scripts.catalogues.extraction import Found, Template
from scripts.catalogues.forms import parts
from scripts.catalogues.waiving import WORDS, waived
from scripts.settings import CONFIGURATION
from scripts.state.counting import Places, counts, fingerprint, place_of, places
from scripts.state.history import Dates, dates, since
from scripts.state.reviews import Register, name_of

SOURCES = (CONFIGURATION, REGISTERS["concept"].file, "macros", "overrides")
"""Where English text stands, beside the folder of the pages and registers."""

Days = Mapping[tuple[str, str], dt.date]
"""(place, message) -> the day since which the message has stood there as it is."""


@dataclass(frozen=True)
class Known:
    """What a catalogue says of the manual's messages; `waived` has what, why and the message of each waiver."""

    open: Mapping[str, Open]
    waived: tuple[tuple[str, str, str], ...]
    fingerprints: Mapping[str, str]


@dataclass(frozen=True)
class _Manual:
    """What all languages share: the places in their order, what the register calls them, and when they changed."""

    template: Template
    places: Places
    names: Mapping[str, str]
    dates: Dates
    days: Days


def survey(
    root: Path,
    manual: Manual,
    template: Template,
    register: Register,
    catalogues: Mapping[str, Catalogue],
    *,
    docs: str,
) -> Translations:
    """Work out the state of every language of the manual in a folder.

    Args:
        root: the manual's folder.
        manual: its pages, in the order in which they are listed.
        template: its messages.
        register: the reviews.
        catalogues: what each language may show.
        docs: the folder of its pages.
    """
    owned = _in_order(places(template.found, docs), manual)
    known = {language: _known(root, each, template, owned) for language, each in catalogues.items()}
    left = [item for item in template.found if any(item.key in each.open for each in known.values())]
    # Words of this project's macros and templates have no history in a manual that does not hold them.
    left = [item for item in left if (root / item.file).is_file()]
    dated = dates(root, (docs, *SOURCES)) if left else Dates("unasked")
    names = {place: name_of(place, manual) or place for place in owned}
    shared = _Manual(template, owned, names, dated, _days(left, docs, dated))
    languages = tuple(_language(language, each, shared, register) for language, each in known.items())
    return Translations(languages=languages, history=dated.history, as_of=dated.as_of)


def _in_order(owned: Places, manual: Manual) -> Places:
    """The places as the manual lists its pages; what is no page follows."""
    listed = [page.path for page in manual.pages if page.path in owned]
    return {place: owned[place] for place in dict.fromkeys([*listed, *owned])}


def _language(language: str, known: Known, manual: _Manual, register: Register) -> LanguageState:
    waived = Counter(key for _, _, key in known.waived)
    reviews = {review.page: review for review in register.reviews.reviews if review.language == language}
    rows = []
    for place, keys in manual.places.items():
        first = min(
            (manual.days[place, key] for key in keys if key in known.open and (place, key) in manual.days), default=None
        )
        recorded, now = reviews.get(manual.names[place]), known.fingerprints[place]
        rows.append(
            Row(
                place=place,
                counts=counts(keys, known.open, waived),
                fingerprint=now,
                since=first,
                days=(manual.dates.as_of - first).days if manual.dates.as_of and first else None,
                review=recorded and Review(by=recorded.by, date=recorded.date, stands=recorded.digest == now),
            )
        )
    return LanguageState(
        language=language,
        total=counts(manual.template.kinds, known.open, waived),
        rows=tuple(rows),
        waivers=tuple(
            Waiver(
                what=what,
                reason=reason,
                message=key.partition("\0")[0],
                places=tuple(place for place, keys in manual.places.items() if key in keys),
            )
            for what, reason, key in known.waived
        ),
    )


def _days(left: Iterable[Found], docs: str, dated: Dates) -> Days:
    """Since when each open message has stood in a place; what is not committed, since the last commit."""
    if dated.as_of is None:
        return {}
    days: dict[tuple[str, str], dt.date] = {}
    for item in left:
        place = place_of(item.file, docs), item.key
        message = item.message if isinstance(item.message, str) else item.message[0]
        day = since(dated.lines.get(item.file, ()), item.line, message) or dated.as_of
        days[place] = min(day, days.get(place, day))
    return days


def _known(root: Path, catalogue: Catalogue, template: Template, owned: Places) -> Known:
    return Known(
        open=catalogue.open,
        waived=tuple(_waived(root, catalogue.language, template)),
        fingerprints={place: fingerprint(keys, catalogue) for place, keys in owned.items()},
    )


def _waived(root: Path, language: str, template: Template) -> list[tuple[str, str, str]]:
    """What, why and the message of each waiver that gives its reason."""
    path = path_of(language)
    text = (root / path).read_text("utf-8", "replace") if (root / path).is_file() else ""
    with Shelf(root, f"waivers-{language}") as shelf:
        how = program("state/survey.py", "catalogues/waiving.py")
        known = shelf.recall(digest(how, text), partial(_waivers, root, language, text))
    keys = {key.partition("\0")[0]: key for key in template.kinds}
    return [(what, reason, keys[message]) for what, reason, message in known if message in keys]


def _waivers(root: Path, language: str, text: str) -> list[tuple[str, str, str]]:
    """Those of a catalogue with this text."""
    catalog = parse(root, path_of(language), language)[0] if any(word in text.lower() for word in WORDS) else None
    lines = text.split("\n")
    return [
        (each.name, each.reason, parts(message.id)[0])
        for message in catalog or ()
        if message.id and not message.fuzzy
        for word in WORDS
        for each in waived(lines, message.lineno or 1, word)
        if each.reason
    ]
