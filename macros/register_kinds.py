"""The registers: the file of each, and the types of the whole and of one entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.model import (
    Company,
    Concept,
    Frozen,
    Glossary,
    Indicator,
    Indicators,
    Record,
    Records,
    Role,
    Roles,
    Value,
)
from macros.pictures_model import (
    Certification,
    CertificationPath,
    Certifications,
    Process,
    Processes,
    Result,
    Results,
    Stage,
    Way,
    Ways,
)
from macros.plain_words_model import PlainWords, Sentence
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
from macros.registers_model import (
    Audits,
    Changes,
    InterestedParties,
    LegalWatch,
    Nonconformities,
    Objectives,
    Opportunities,
    Proposals,
    Providers,
    Responsibilities,
    Risks,
    Sites,
    TrainingMatrix,
)

STANDARDS = "docs/standards"


@dataclass(frozen=True)
class Kind:
    """A register: its file, the model of the whole and of one entry, and the key that holds the entries."""

    file: str
    whole: type[Frozen]
    key: str
    entry: type[Frozen]
    name: str = "id"


REGISTERS: Mapping[str, Kind] = {
    "role": Kind("docs/registers/roles.yml", Roles, "roles", Role),
    "record": Kind("docs/registers/records.yml", Records, "records", Record),
    "indicator": Kind("docs/registers/indicators.yml", Indicators, "indicators", Indicator),
    "value": Kind("docs/registers/company.yml", Company, "values", Value),
    "concept": Kind("locales/glossary.yml", Glossary, "concepts", Concept),
}
WORKING: Mapping[str, Kind] = {
    "site": Kind("docs/registers/sites.yml", Sites, "sites", Site),
    "party": Kind("docs/registers/interested-parties.yml", InterestedParties, "parties", InterestedParty),
    "rule": Kind("docs/registers/legal-watch.yml", LegalWatch, "rules", Rule),
    "risk": Kind("docs/registers/risks.yml", Risks, "risks", Risk),
    "opportunity": Kind("docs/registers/opportunities.yml", Opportunities, "opportunities", Opportunity),
    "objective": Kind("docs/registers/objectives.yml", Objectives, "objectives", Objective),
    "responsibility": Kind(
        "docs/registers/responsibilities.yml", Responsibilities, "responsibilities", Responsibility, "page"
    ),
    "training": Kind("docs/registers/training.yml", TrainingMatrix, "training", Training),
    "provider": Kind("docs/registers/providers.yml", Providers, "providers", Provider),
    "audit": Kind("docs/registers/audits.yml", Audits, "audits", Audit),
    "nonconformity": Kind("docs/registers/nonconformities.yml", Nonconformities, "nonconformities", Nonconformity),
    "proposal": Kind("docs/registers/proposals.yml", Proposals, "proposals", Proposal),
    "change": Kind("docs/registers/changes.yml", Changes, "changes", Change),
}
"""Registers that a manual may do without: a file that is missing is a register without lines."""
PICTURED: Mapping[str, Kind] = {
    "result": Kind("docs/registers/results.yml", Results, "results", Result, "indicator"),
    "process": Kind("docs/registers/processes.yml", Processes, "processes", Process),
    "way": Kind("docs/registers/ways.yml", Ways, "ways", Way),
    "certification": Kind(
        "docs/registers/certifications.yml", Certifications, "certifications", Certification, "standard"
    ),
    "stage": Kind("docs/registers/certification-path.yml", CertificationPath, "stages", Stage, "name"),
}
"""Registers that pages draw; a manual may do without them too."""
SAID: Mapping[str, Kind] = {
    "sentence": Kind("docs/registers/plain-words.yml", PlainWords, "plain_words", Sentence),
}
"""What the standards mean in plain words, which a manual may leave unsaid."""
OPTIONAL: Mapping[str, Kind] = {**WORKING, **PICTURED, **SAID}
