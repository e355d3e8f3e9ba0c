"""The registers that a company keeps up to date while it works: each is one file of docs/registers.

A company replaces them by its own.
"""

from __future__ import annotations

from macros.base import Frozen
from macros.register_lines import (
    Audit,
    Change,
    InterestedParty,
    Nonconformity,
    Objective,
    Opportunity,
    Proposal,
    Provider,
    Responsibility,
    Risk,
    Rule,
    Site,
    Training,
)


class Sites(Frozen):
    """The file docs/registers/sites.yml."""

    sites: tuple[Site, ...]


class InterestedParties(Frozen):
    """The file docs/registers/interested-parties.yml."""

    parties: tuple[InterestedParty, ...]


class LegalWatch(Frozen):
    """The file docs/registers/legal-watch.yml."""

    rules: tuple[Rule, ...]


class Risks(Frozen):
    """The file docs/registers/risks.yml."""

    risks: tuple[Risk, ...]


class Opportunities(Frozen):
    """The file docs/registers/opportunities.yml: a register of its own, as ISO 9001:2026 separates them."""

    opportunities: tuple[Opportunity, ...]


class Objectives(Frozen):
    """The file docs/registers/objectives.yml."""

    objectives: tuple[Objective, ...]


class Responsibilities(Frozen):
    """The file docs/registers/responsibilities.yml."""

    responsibilities: tuple[Responsibility, ...]


class TrainingMatrix(Frozen):
    """The file docs/registers/training.yml."""

    training: tuple[Training, ...]


class Providers(Frozen):
    """The file docs/registers/providers.yml."""

    providers: tuple[Provider, ...]


class Audits(Frozen):
    """The file docs/registers/audits.yml."""

    audits: tuple[Audit, ...]


class Nonconformities(Frozen):
    """The file docs/registers/nonconformities.yml."""

    nonconformities: tuple[Nonconformity, ...]


class Proposals(Frozen):
    """The file docs/registers/proposals.yml."""

    proposals: tuple[Proposal, ...]


class Changes(Frozen):
    """The file docs/registers/changes.yml."""

    changes: tuple[Change, ...]


class WorkingRegisters(Frozen):
    """All of them; one whose file a company does not keep is empty."""

    sites: tuple[Site, ...] = ()
    parties: tuple[InterestedParty, ...] = ()
    rules: tuple[Rule, ...] = ()
    risks: tuple[Risk, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    objectives: tuple[Objective, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    training: tuple[Training, ...] = ()
    providers: tuple[Provider, ...] = ()
    audits: tuple[Audit, ...] = ()
    nonconformities: tuple[Nonconformity, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    changes: tuple[Change, ...] = ()
