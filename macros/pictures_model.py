"""What pages draw: results by quarter, the process map and its ways, the certifications and the path to them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictFloat, StrictInt

from macros.base import (
    QUARTER,
    Dashed,
    Day,
    Frozen,
    IndicatorId,
    PageId,
    ProcessId,
    RoleId,
    SiteId,
    StandardId,
    Text,
    WayId,
)

Quarter = Annotated[str, Field(pattern=QUARTER)]
"""A calendar quarter, as in 2026-Q3."""
Measured = StrictInt | StrictFloat | None
"""A quarter's value; None where it is missing, which breaks a count of quarters."""


class Series(Frozen):
    """The values of one site and channel, a quarter each; without a site they are those of the whole centre."""

    site: SiteId | None = None
    channel: str = "all"
    values: tuple[Measured, ...]


class Result(Frozen):
    """What an indicator was over the quarters, site by site and channel by channel."""

    indicator: IndicatorId
    series: tuple[Series, ...]


class Results(Frozen):
    """The file docs/registers/results.yml: the quarters, oldest first, and the results of each indicator."""

    quarters: tuple[Quarter, ...] = ()
    results: tuple[Result, ...] = ()


class Process(Frozen):
    """A process: its place in the map, its owner, where it is described and which processes use what it gives."""

    id: Annotated[ProcessId, Dashed]
    name: Text
    kind: Literal["management", "operation", "support"]
    owner: RoleId
    page: PageId
    anchor: str = ""
    feeds: tuple[ProcessId, ...] = ()
    """Who uses what it gives; none where it serves all of them."""


class Step(Frozen):
    """A step of a way: what is done, by whom, and where it is described."""

    name: Text
    owner: RoleId | None = None
    person: Text | None = None
    """Who does it where that is no function of the centre, such as the investigator of one complaint."""
    page: PageId
    anchor: str = ""


class Way(Frozen):
    """How a contact, a complaint or a nonconformity goes from its start to its end."""

    id: Annotated[WayId, Dashed]
    start: Text
    steps: tuple[Step, ...]
    end: Text


class Processes(Frozen):
    """The file docs/registers/processes.yml: the processes in the order of the map, and its two ends."""

    start: Text
    end: Text
    processes: tuple[Process, ...]


class Ways(Frozen):
    """The file docs/registers/ways.yml."""

    ways: tuple[Way, ...]


class Certification(Frozen):
    """A text that a centre may be certified against, in our own words."""

    standard: StandardId
    proves: Text
    audience: Text
    looks_at: Text
    completes: Text
    status: Text


class Certifications(Frozen):
    """The file docs/registers/certifications.yml."""

    certifications: tuple[Certification, ...]


class Stage(Frozen):
    """A stage of the way to the certificate, and where the company stands on it."""

    name: Text
    page: PageId
    anchor: str = ""
    state: Literal["done", "current", "to-come"]
    day: Day
    """When it was done, or when it is planned to be."""


class CertificationPath(Frozen):
    """The file docs/registers/certification-path.yml."""

    stages: tuple[Stage, ...]


class Pictures(Frozen):
    """All of it, as far as the company keeps it."""

    results: Results = Results()
    processes: Processes | None = None
    ways: tuple[Way, ...] = ()
    certifications: tuple[Certification, ...] = ()
    path: tuple[Stage, ...] = ()
