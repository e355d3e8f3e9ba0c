"""Names, texts, dates and the frozen base: what every type of the manual is built from.

Apart from `macros.model` so that each family of types can be a module of its own and still be part of `Manual`.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal, NewType

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictInt

# Kinds of names. A macro's parameter annotated with one of them is checked before any build.
RequirementRef = NewType("RequirementRef", str)
"""`standard:clause`, for example `iso9001-2026:8.2.1` or `nf345:#two-quarters`."""
StandardId = NewType("StandardId", str)
RoleId = NewType("RoleId", str)
RecordId = NewType("RecordId", str)
IndicatorId = NewType("IndicatorId", str)
PageId = NewType("PageId", str)
ConceptId = NewType("ConceptId", str)
ValueId = NewType("ValueId", str)
SiteId = NewType("SiteId", str)
AuditId = NewType("AuditId", str)
NonconformityId = NewType("NonconformityId", str)
ProcessId = NewType("ProcessId", str)
WayId = NewType("WayId", str)

Confidence = Literal["public", "secondary", "from-memory"]
"""How a clause's number and title were seen: in public sources, in one indirect source, or not at all."""

TRANSLATABLE = "translatable"
Text = Annotated[str, Field(min_length=1), TRANSLATABLE]
"""Text a reader sees: one message for the translators (scripts.catalogues.extractors finds it by its mark)."""


Count = Annotated[StrictInt, Field(gt=0)]
DASHED = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NAMED = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""As DASHED, where a number may stand instead."""
PUBLISHED = r"^\d{4}(-\d\d(-\d\d)?)?$"
PAGE_ID = r"^[A-Z]{2}(-[A-Z]{3})?-\d\d$"
RECORD_ID = r"^RC(-[A-Z]{2,3})+-\d\d-\d+$"
INDICATOR_ID = r"^IN-\d\d+$"
QUARTER = r"^\d{4}-Q[1-4]$"
LINE_ID = r"^[A-Z]{2}(-\d{4})?-\d\d+$"
MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"
TIME = r"^([01]\d|2[0-3]):[0-5]\d$"
COUNTRY = r"^[A-Z]{2}$"
TONGUE = r"^[a-z]{2,3}$"
EXAMPLES = {
    DASHED: "quality-manager",
    NAMED: "answer-rate",
    PUBLISHED: "2026-09-16, 2026-09 or 2026",
    PAGE_ID: "PR-CUS-08",
    RECORD_ID: "RC-CUS-08-1",
    INDICATOR_ID: "IN-24",
    QUARTER: "2026-Q3",
    LINE_ID: "RK-01 or NC-2026-01",
    MONTH: "2026-03",
    TIME: "08:00, in quotes",
    COUNTRY: "FR",
    TONGUE: "fr",
}
"""What each form looks like, for messages."""

PublicationDate = Annotated[str, Field(pattern=PUBLISHED)]
"""A day, a month or a year, as far as it is known."""
Dashed = Field(pattern=DASHED)


def _day(given: object) -> object:
    """Take a date written as year-month-day only: pydantic would read a number as seconds since 1970."""
    if isinstance(given, dt.date) or (isinstance(given, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", given)):
        return given
    raise ValueError("not a date")


Day = Annotated[dt.date, BeforeValidator(_day)]


class Frozen(BaseModel):
    """Data that nobody changes after it was read; a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
