"""The lines of the registers that a company keeps up to date while it works, as frozen, typed data.

A field typed with a kind of name
(`RoleId`, `SiteId`, …) is checked against the register that defines it: see `macros.registers`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt

from macros.base import (
    COUNTRY,
    LINE_ID,
    MONTH,
    TIME,
    TONGUE,
    AuditId,
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
)

LineId = Annotated[str, Field(pattern=LINE_ID)]
Rating = Annotated[StrictInt, Field(ge=1, le=3)]
Share = Annotated[StrictInt, Field(ge=0, le=100)]
Time = Annotated[str, Field(pattern=TIME)]
Country = Annotated[str, Field(pattern=COUNTRY)]
"""A country or a union by its code: FR, ES, EU."""
Tongue = Annotated[str, Field(pattern=TONGUE)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Channel = Literal["voice", "email", "chat", "messaging", "social", "post", "face-to-face"]
Progress = Literal["planned", "under-way", "late", "done"]
Outcome = Literal["worked", "did-not-work", "too-early"]


class Opening(Frozen):
    """Days in a row with the same hours, in the time of the site."""

    first: Weekday
    last: Weekday
    opens: Time
    closes: Time


class Site(Frozen):
    """A place where the company works."""

    id: Annotated[SiteId, Dashed]
    name: Text
    address: Text
    country: Country
    serves: Country
    languages: tuple[Tongue, ...]
    channels: tuple[Channel, ...]
    hours: tuple[Opening, ...]
    agents: Count
    agents_at_home: StrictInt
    activities: Text
    law: Text
    not_applicable: tuple[RequirementRef, ...] = ()


class Expectation(Frozen):
    """One requirement of an interested party, where it stands, and what the system does with it."""

    text: Text
    found_in: Literal["contract", "law", "agreement", "survey", "minutes"]
    obligation: StrictBool = False
    climate: StrictBool = False
    decision: Literal["answered", "noted", "refused"]
    page: PageId | None = None


class InterestedParty(Frozen):
    """Who can affect the service or is affected by it."""

    id: LineId
    name: Text
    contact: RoleId
    expects: tuple[Expectation, ...]


class Rule(Frozen):
    """A legal rule that the company follows."""

    id: LineId
    title: Text
    country: Country
    applies_to: Text
    changes: Text
    since: PublicationDate | None = None
    adapt_by: Day | None = None
    until: Day | None = None
    page: PageId
    source: Annotated[str, Field(min_length=1)]
    checked_on: Day


class Risk(Frozen):
    """What could go wrong, and what is done about it."""

    id: LineId
    text: Text
    cause: Text
    effect: Text
    page: PageId
    sites: tuple[SiteId, ...]
    owner: RoleId
    likelihood: Rating
    severity: Rating
    answer: Literal["avoid", "reduce", "share", "accept"]
    action: Text | None = None
    person: RoleId | None = None
    due: Day | None = None
    indicator: IndicatorId | None = None
    progress: Progress | None = None
    likelihood_after: Rating | None = None
    severity_after: Rating | None = None
    worked: Outcome | None = None
    review: Day


class Opportunity(Frozen):
    """A circumstance that could be used, and what is done about it."""

    id: LineId
    text: Text
    gain: Text
    page: PageId
    sites: tuple[SiteId, ...]
    owner: RoleId
    benefit: Rating
    ease: Rating
    decision: Literal["adopt", "try", "fund", "later", "decline"]
    action: Text | None = None
    person: RoleId | None = None
    due: Day | None = None
    indicator: IndicatorId | None = None
    progress: Progress | None = None
    worked: Outcome | None = None
    review: Day


class Objective(Frozen):
    """What is to be reached by when, at which site, and with which means. Values are in the indicator's unit."""

    id: LineId
    title: Text
    sites: tuple[SiteId, ...]
    indicator: IndicatorId
    present: StrictInt | StrictFloat
    target: StrictInt | StrictFloat
    action: Text
    means: Text
    person: RoleId
    due: Day
    check: Day
    progress: Literal["on-course", "late", "reached"]


class Responsibility(Frozen):
    """Who decides, does, is asked and is told in one process, which goes by the page that describes it."""

    page: PageId
    answers: RoleId
    does: tuple[RoleId, ...]
    asked: tuple[RoleId, ...] = ()
    told: tuple[RoleId, ...] = ()


class Training(Frozen):
    """A subject that roles must master, by when, how it is proven, and when it is renewed."""

    id: LineId
    subject: Text
    roles: tuple[RoleId, ...]
    when: Literal["before-first-contact", "before-role", "on-arrival", "before-change"]
    proof: Text
    record: RecordId
    renewal_months: Count | None = None


class Provider(Frozen):
    """Who supplies what from outside. `name` is a name: it is not translated."""

    id: LineId
    name: Annotated[str, Field(min_length=1)]
    supplies: Text
    rank: Literal["critical", "important", "ordinary"]
    sites: tuple[SiteId, ...]
    owner: RoleId
    personal_data: StrictBool
    score: Share | None = None
    evaluated: Day | None = None
    next_evaluation: Day | None = None
    decision: Literal["keep", "keep-with-plan", "replace", "suspended"]


class Finding(Frozen):
    """What an audit found against one requirement. A nonconformity goes on in its own register."""

    id: LineId
    text: Text
    grade: Literal["major", "minor", "observation", "good-practice"]
    requirement: RequirementRef
    nonconformity: NonconformityId | None = None


class Audit(Frozen):
    """One internal audit of the programme: a process at a site, in a month, by an auditor of another site."""

    id: Annotated[AuditId, Field(pattern=LINE_ID)]
    page: PageId
    site: SiteId
    standards: tuple[StandardId, ...]
    month: Annotated[str, Field(pattern=MONTH)]
    auditor: RoleId
    auditor_site: SiteId
    progress: Progress
    findings: tuple[Finding, ...] = ()


class Action(Frozen):
    """What one person does against a cause."""

    text: Text
    person: RoleId
    due: Day
    done: Day | None = None


class Nonconformity(Frozen):
    """A requirement that was not met: the fact, what was put right, why it happened, and what was done about it."""

    id: Annotated[NonconformityId, Field(pattern=LINE_ID)]
    day: Day
    source: Literal["audit", "complaint", "staff", "indicator", "client", "certification-body"]
    audit: AuditId | None = None
    record: RecordId | None = None
    """Where what was reported stands, such as the register of complaints."""
    indicators: tuple[IndicatorId, ...] = ()
    """The indicators that showed it."""
    requirement: RequirementRef | None = None
    """Which requirement was not met; of an audit, the finding says it."""
    site: SiteId
    page: PageId
    grade: Literal["major", "minor"]
    fact: Text
    correction: Text
    owner: RoleId
    cause: Text | None = None
    actions: tuple[Action, ...] = ()
    check: Day | None = None
    worked: Outcome | None = None
    closed: Day | None = None


class Proposal(Frozen):
    """An idea, the decision on it with its reason, and what it changed."""

    id: LineId
    received: Day
    site: SiteId
    idea: Text
    decides: RoleId
    decision: Literal["yes", "trial", "later", "no"] | None = None
    decided: Day | None = None
    reason: Text | None = None
    person: RoleId | None = None
    due: Day | None = None
    indicator: IndicatorId | None = None
    result: Literal["better", "same", "worse"] | None = None


class Change(Frozen):
    """A change of one page, or without `page` of every page whose front matter says the same version."""

    id: LineId
    page: PageId | None = None
    version: Annotated[str, Field(min_length=1)]
    date: Day
    what: Text
    why: Text
    approved_by: RoleId
