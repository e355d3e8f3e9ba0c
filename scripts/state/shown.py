"""What a translated page is told of its own state, in its front matter: the templates make sentences of it.

The state is part of the page that is staged, so that a page is made again only when what it shows has changed.
"""

from __future__ import annotations

import datetime as dt
import gettext
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from macros.language import Reader
from macros.model import Manual
from macros.pieces import TRANSLATIONS
from macros.translation_state import Row, Translations
from scripts.site.staging import Staged

KEY = "translation_state"
FALLBACK = "fallback"
_FRONT_MATTER = re.compile(r"\A\ufeff?-{3}[ \t]*\r?\n(?!\s*\{)(?:[^\r\n]*\r?\n)*?(?=(?:\.{3}|-{3})[ \t]*(?:\r?\n|\Z))")


def with_state(pages: Iterable[Staged], language: str, manual: Manual, state: Translations) -> Iterator[Staged]:
    """Tell each page of a language its state; the pages of a language without one, the source, stay as they are."""
    rows = {row.place: row for each in state.languages if each.language == language for row in each.rows}
    listed = next((page.url for page in manual.pages if page.path == TRANSLATIONS), "")
    for page in pages:
        row = rows.get(page.path)
        if row is None:
            yield page
            continue
        told: dict[str, Any] = {KEY: _told(row, language, listed)}
        if page.problems:
            # The guard held the whole translation back.
            told[FALLBACK] = "guard"
        yield replace(page, text=_with_meta(page.text, told))


def _told(row: Row, language: str, listed: str) -> dict[str, Any]:
    """A row as the templates need it; days in the reader's words, since templates cannot write them."""
    told: dict[str, Any] = {"messages": row.counts.messages, "open": row.counts.open, "page": listed}
    if row.since:
        told |= {"since": _day(row.since, language), "days": row.days}
    if row.review:
        told |= {"by": row.review.by, "on": _day(row.review.date, language), "stands": row.review.stands}
    return told


def _day(day: dt.date, language: str) -> dict[str, str]:
    return {"iso": day.isoformat(), "text": Reader(language, gettext.NullTranslations()).date(day)}


def _with_meta(text: str, told: dict[str, Any]) -> str:
    """A page with more in its front matter, as JSON, which is YAML on one line; one without any stays as it is."""
    found = _FRONT_MATTER.match(text)
    if found is None:
        return text
    newline = "\r\n" if found[0].endswith("\r\n") else "\n"
    added = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}{newline}" for key, value in told.items())
    return text[: found.end()] + added + text[found.end() :]
