"""The manual as frozen, typed data: what pages, standards, registers and the glossary may say.

Nothing here reads a file. `macros.manual.load` fills these types once, with every problem placed; what
comes after may trust them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt

from macros.base import (
    DASHED,
    EXAMPLES,
    INDICATOR_ID,
    NAMED,
    PAGE_ID,
    PUBLISHED,
    RECORD_ID,
    TRANSLATABLE,
    AuditId,
    ConceptId,
    Confidence,
    Count,
    Dashed,
    Day,
    Frozen,
    IndicatorId,
    NonconformityId,
    PageId,
    PublicationDate,
    RecordId,
    RequirementRef,
    RoleId,
    SiteId,
    StandardId,
    Text,
    ValueId,
)
from macros.pictures_model import Pictures
from macros.plain_words_model import Sentence
from macros.registers_model import WorkingRegisters

__all__ = [
    "DASHED",
    "EXAMPLES",
    "INDICATOR_ID",
    "PAGE_ID",
    "PUBLISHED",
    "RECORD_ID",
    "TRANSLATABLE",
    "AuditId",
    "Claim",
    "Clause",
    "Company",
    "Concept",
    "ConceptId",
    "Confidence",
    "Count",
    "Dashed",
    "Day",
    "Frozen",
    "Glossary",
    "Indicator",
    "IndicatorId",
    "Indicators",
    "Manual",
    "NonconformityId",
    "Page",
    "PageId",
    "PageMeta",
    "Passage",
    "PublicationDate",
    "Record",
    "RecordId",
    "Records",
    "RequirementRef",
    "Role",
    "RoleId",
    "Roles",
    "SiteId",
    "Standard",
    "StandardId",
    "Target",
    "Terms",
    "Text",
    "Value",
    "ValueId",
]


class Clause(Frozen):
    """One entry of a standard: number, short title and our own words for it."""

    number: Annotated[str, Field(min_length=1)]
    level: Literal["leaf", "annex", "heading", "chapter", "front"]
    title: Text
    paraphrase: Text
    confidence: Confidence
    translation_confidence: Confidence | None = None
    project_anchor: StrictBool = False
    maps_from: tuple[str, ...] = ()
    change: Text | None = None
    note: Text | None = None


class Standard(Frozen):
    """One edition of a standard, a scheme or a label. Leaves and annexes hold the requirements."""

    id: Annotated[StandardId, Dashed]
    title: Text
    short: Text
    status: Literal["current", "withdrawn", "replaced", "historical"]
    published: PublicationDate
    withdrawn: PublicationDate | None = None
    replaced_by: tuple[StandardId, ...] = ()
    kind: Literal["certifiable", "guidance", "label", "scheme"]
    checked_on: Day
    note: Text | None = None
    sources: tuple[str, ...] = ()
    clauses: tuple[Clause, ...]


class Role(Frozen):
    """A function in the company."""

    id: Annotated[RoleId, Dashed]
    title: Text
    deputy: RoleId | None = None


class Record(Frozen):
    """What proves that work was done: who keeps it, where, how long."""

    id: Annotated[RecordId, Field(pattern=RECORD_ID)]
    title: Text
    owner: RoleId
    place: Text
    retention_months: Count


class Target(Frozen):
    """A figure that an indicator should reach, and under which condition."""

    op: Literal["=", "<", "<=", ">", ">="]
    value: StrictInt | StrictFloat | Annotated[ValueId, Field(pattern=NAMED)]
    """A number, or the name of a value of docs/registers/company.yml."""
    unit: Text
    condition: Text | None = None
    """Names of values may stand in it: "within {email-reply}"."""

    @property
    def figure(self) -> float:
        """The number; reading the manual has put it in the place of a name.

        Raises TypeError for a name.
        """
        if isinstance(self.value, str):
            raise TypeError(f"{self.value} is the name of a value, not yet its figure")
        return self.value


class Indicator(Frozen):
    """What is measured, how, and where its target comes from."""

    id: Annotated[IndicatorId, Field(pattern=INDICATOR_ID)]
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
    counts_for_eligibility: StrictBool
    pitfall: Text
    source: str | None = None


class Value(Frozen):
    """A value the company decides: shown by `{{ value("id") }}` in the reader's language."""

    id: Annotated[ValueId, Dashed]
    value: StrictInt | StrictFloat | Text
    unit: Literal["working-day", "day", "hour", "minute", "second", "month", "quarter", "percent", "count", "text"]
    meaning: Text


class Company(Frozen):
    """Who wrote the manual, and the values it decides. `example` marks all of it as example data."""

    name: Annotated[str, Field(min_length=1)]
    example: StrictBool
    standards: tuple[StandardId, ...] = ()
    """Those that the company follows, by their ids; without the list, all that are described."""
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
    verified: StrictBool = False


class Concept(Frozen):
    """One concept of the glossary with its words in each language."""

    id: Annotated[ConceptId, Dashed]
    domain: str
    definition: Text
    source: str
    note: str | None = None
    terms: dict[str, Terms]


class PageMeta(Frozen):
    """Front matter. A page without an id is not a controlled document (the guide, a page a macro makes)."""

    title: Text
    description: Text | None = None
    id: Annotated[PageId, Field(pattern=PAGE_ID)] | None = None
    owner: RoleId | None = None
    approver: RoleId | None = None
    version: str | None = None
    effective: Day | None = None
    review_months: Count | None = None
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
    records: tuple[RecordId, ...] = ()
    """The records that the passage names: what proves it."""


class Page(Frozen):
    """A page: its place in docs/, its address below a language's root, and what it says of itself."""

    path: str
    url: str
    meta: PageMeta
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]


class Roles(Frozen):
    """The file docs/registers/roles.yml."""

    roles: tuple[Role, ...]


class Records(Frozen):
    """The file docs/registers/records.yml."""

    records: tuple[Record, ...]


class Indicators(Frozen):
    """The file docs/registers/indicators.yml."""

    indicators: tuple[Indicator, ...]


class Glossary(Frozen):
    """The file locales/glossary.yml. `sources` explains the keys that concepts name as their source."""

    sources: dict[str, str] = Field(default_factory=dict)
    concepts: tuple[Concept, ...]


class Manual(Frozen):
    """Everything that macros and commands know of the manual."""

    company: Company
    pages: tuple[Page, ...]
    standards: tuple[Standard, ...]
    roles: tuple[Role, ...]
    records: tuple[Record, ...]
    indicators: tuple[Indicator, ...]
    concepts: tuple[Concept, ...]
    languages: tuple[str, ...]
    registers: WorkingRegisters = WorkingRegisters()
    plain_words: tuple[Sentence, ...] = ()
    """What the requirements mean for the people whose daily work they are."""
    pictures: Pictures = Pictures()
    """What the company keeps up to date while it works: risks, objectives, audits and the like."""
    sources: dict[str, str] = Field(default_factory=dict)
    """What the sources of concepts are: the key that a concept names, and what it stands for."""
    uses: dict[ConceptId, tuple[str, ...]] = Field(default_factory=dict)
    """The pages (their paths) whose English text uses a concept; known when a command has prepared the manual."""
