"""Messages counted by place: whose they are, how many words are left, whether a page has changed.

Plain values in, plain values out: what a catalogue may show is decided in `scripts.catalogues`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from macros.translation_state import NAVIGATION, REGISTERS, THEME, Counts
from scripts.cache import digest
from scripts.catalogues.catalogue import Catalogue, Open
from scripts.catalogues.extraction import Found
from scripts.messages.markup import masked

_WORD = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")

Places = Mapping[str, tuple[str, ...]]
"""Place -> its messages' keys, each once, in the order of the source."""


def place_of(file: str, docs: str) -> str:
    """The page whose text a file holds (its path in docs), or the row of what stands in no page.

    >>> place_of("docs/a/b.md", "docs"), place_of("docs/a.yml", "docs"), place_of("macros/card.py", "docs")
    ('a/b.md', 'registers', 'theme')
    """
    if file == "mkdocs.yml":
        return NAVIGATION
    if file.endswith(".md"):
        return file.removeprefix(f"{docs}/")
    return THEME if file.startswith(("macros/", "overrides/")) else REGISTERS


def places(found: Iterable[Found], docs: str) -> Places:
    """The messages of each page, and of each part that is no page those that no page and no part before it has."""
    pages: dict[str, dict[str, None]] = {}
    others: dict[str, dict[str, None]] = {REGISTERS: {}, NAVIGATION: {}, THEME: {}}
    for item in found:
        place = place_of(item.file, docs)
        (others[place] if place in others else pages.setdefault(place, {}))[item.key] = None
    taken = {key for keys in pages.values() for key in keys}
    result = {place: tuple(keys) for place, keys in pages.items()}
    for place, keys in others.items():
        result[place] = tuple(key for key in keys if key not in taken)
        taken |= keys.keys()
    return result


@cache
def words(key: str) -> int:
    """The words of a message that are translated: no macro, code, tag or address; both forms of a plural.

    >>> words("Confirm within {{ value('x') }}, *today* in the [file](../a.md)")
    6
    """
    return sum(len(_WORD.findall(masked(form))) for form in key.split("\0"))


def counts(keys: Iterable[str], left: Mapping[str, Open], waived: Mapping[str, int]) -> Counts:
    """Count messages.

    Args:
        keys: the messages, each once.
        left: those that have no translation to show, as `Catalogue.open`.
        waived: how many terms are waived in the translation of a message.
    """
    keys = tuple(keys)
    kinds = [left[key].kind for key in keys if key in left]
    return Counts(
        messages=len(keys),
        fuzzy=kinds.count("fuzzy"),
        untranslated=kinds.count("untranslated"),
        refused=kinds.count("refused"),
        words=sum(words(key) for key in keys if key in left),
        waived=sum(waived.get(key, 0) for key in keys),
    )


def fingerprint(keys: Iterable[str], catalogue: Catalogue) -> str:
    """What a review vouches for: messages and their translations; their order does not matter.

    16 hexadecimal digits: enough to see a change, and short enough to stand in a file for people.
    """
    plurals = {"\0".join(sources): forms for sources, forms in catalogue.plurals.items()}
    said = ("\0".join((key, "\1", catalogue.messages.get(key, ""), *plurals.get(key, ()))) for key in set(keys))
    return digest(*sorted(said))[:16]
