"""The manual as frozen, typed data: what pages, standards, registers and the glossary may say.

Nothing here reads a file. `macros.manual.load` fills these types once, with every problem placed; what
comes after may trust them.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, NewType

from pydantic import BaseModel, ConfigDict, Field

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

Confidence = Literal["public", "secondary", "from-memory"]
"""How a clause's number and title were seen: in public sources, in one indirect source, or not at all."""

Text = Annotated[str, Field(min_length=1)]
"""Text a reader sees: one message for the translators."""


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Clause(Frozen):
    number: Annotated[str, Field(min_length=1)]
    level: Literal["leaf", "annex", "heading", "chapter", "front"]
    title: Text
    paraphrase: Text
    confidence: Confidence
    translation_confidence: Confidence | None = None
    project_anchor: bool = False
    maps_from: tuple[str, ...] = ()
    change: Text | None = None
    note: Text | None = None


class Standard(Frozen):
    id: StandardId
    title: Text
    short: Text
    status: Literal["current", "withdrawn", "replaced", "historical"]
    published: str
    withdrawn: str | None = None
    replaced_by: tuple[StandardId, ...] = ()
    kind: Literal["certifiable", "guidance", "label", "scheme"]
    checked_on: dt.date
    note: Text | None = None
    sources: tuple[str, ...] = ()
    clauses: tuple[Clause, ...]


class Role(Frozen):
    id: RoleId
    title: Text


class Record(Frozen):
    id: RecordId
    title: Text
    owner: RoleId
    place: Text
    retention_months: Annotated[int, Field(gt=0)]


class Target(Frozen):
    op: Literal["=", "<", "<=", ">", ">="]
    value: float
    unit: Text
    condition: Text | None = None


class Indicator(Frozen):
    id: IndicatorId
    name: Text
    family: str
    definition: Text
    formula: Text
    unit: Text
    better: Literal["higher", "lower", "in-range"]
    target: Target | None
    other_targets: tuple[Target, ...] = ()
    target_basis: Literal["norm", "scheme", "contract", "trade", "project", "law"]
    target_note: Text | None = None
    frequency: tuple[str, ...]
    owner: RoleId
    channels: tuple[str, ...]
    requirements: tuple[RequirementRef, ...]
    counts_for_eligibility: bool
    pitfall: Text
    source: str | None = None


class Value(Frozen):
    """A value the company decides: shown by `{{ value("id") }}` in the reader's language."""

    id: ValueId
    value: float | str
    unit: Literal["working-day", "day", "hour", "minute", "second", "month", "quarter", "percent", "count", "text"]
    meaning: Text


class Company(Frozen):
    name: str
    example: bool
    values: tuple[Value, ...]


class Terms(Frozen):
    """The words of one concept in one language, in TBX's terms."""

    preferred: str
    plural: str | None = None
    gender: Literal["m", "f", "mf"] | None = None
    admitted: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
    discouraged: tuple[str, ...] = ()
    customer_words: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    verified: bool = False


class Concept(Frozen):
    id: ConceptId
    domain: str
    definition: Text
    source: str
    note: str | None = None
    terms: dict[str, Terms]


class PageMeta(Frozen):
    """Front matter. A page without an id is not a controlled document (the guide, a page a macro makes)."""

    title: Text
    description: Text | None = None
    id: PageId | None = None
    owner: RoleId | None = None
    approver: RoleId | None = None
    version: str | None = None
    effective: dt.date | None = None
    review_months: Annotated[int, Field(gt=0)] | None = None
    indicators: tuple[IndicatorId, ...] = ()
    records: tuple[RecordId, ...] = ()
    customer_words: tuple[Text, ...] = ()
    concepts: tuple[ConceptId, ...] = ()
    hide: tuple[str, ...] = ()


class Passage(Frozen):
    """A part of a page under one heading. The part above the first heading has an empty id."""

    id: str
    title: str
    line: int


class Claim(Frozen):
    """A `meets(...)` in a passage: this page answers that requirement here."""

    requirement: RequirementRef
    page: str
    passage: Passage
    line: int
    anchor: str


class Page(Frozen):
    path: str
    url: str
    meta: PageMeta
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]


class Manual(Frozen):
    company: Company
    pages: tuple[Page, ...]
    standards: tuple[Standard, ...]
    roles: tuple[Role, ...]
    records: tuple[Record, ...]
    indicators: tuple[Indicator, ...]
    concepts: tuple[Concept, ...]
    languages: tuple[str, ...]
