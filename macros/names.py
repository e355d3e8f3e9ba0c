"""The names that registers define, and what to say of a name that none of them does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from macros.base import (
    AuditId,
    ConceptId,
    IndicatorId,
    NonconformityId,
    PageId,
    ProcessId,
    RecordId,
    RequirementRef,
    RoleId,
    SiteId,
    StandardId,
    ValueId,
    WayId,
)
from macros.problems import nearest, suggestion

Complaint = tuple[str, str]
"""A problem's code and message, before its place is known."""

KINDS: Mapping[object, str] = {
    StandardId: "standard",
    RequirementRef: "requirement",
    RoleId: "role",
    RecordId: "record",
    IndicatorId: "indicator",
    ConceptId: "concept",
    ValueId: "value",
    PageId: "page",
    SiteId: "site",
    AuditId: "audit",
    NonconformityId: "nonconformity",
    ProcessId: "process",
    WayId: "way",
}
WHERE = {
    "standard": "add docs/standards/{name}.yml",
    "role": "add it to docs/registers/roles.yml",
    "record": "add it to docs/registers/records.yml",
    "indicator": "add it to docs/registers/indicators.yml",
    "concept": "add it to locales/glossary.yml",
    "value": "add it to docs/registers/company.yml, or a site to docs/registers/sites.yml",
    "page": "correct it, or write the page",
    "site": "add it to docs/registers/sites.yml",
    "audit": "add it to docs/registers/audits.yml",
    "nonconformity": "add it to docs/registers/nonconformities.yml",
    "process": "add it to docs/registers/processes.yml",
    "way": "add it to docs/registers/ways.yml",
}
CLAIMABLE = frozenset({"leaf", "annex"})
"""Levels of a standard's entries that hold requirements. The others group entries or introduce the text."""
REFERENCE = re.compile(r"[^\s:]+:[^\s:][^:]*")


@dataclass(frozen=True)
class Names:
    """Every name of each kind, whether or not the entry that defines it is valid: one mistake, one problem.

    `levels` holds the level of each entry of each standard. `unread` holds the kinds and the standards whose
    file could not be read: nothing is said of their names.
    """

    known: Mapping[str, Set[str]]
    levels: Mapping[str, str]
    unread: Set[str] = field(default_factory=frozenset)

    def complaint(self, kind: object, name: str) -> Complaint | None:
        """Return what is wrong with a name of a kind (a NewType of `macros.model`), or None."""
        word = KINDS[kind]
        if word == "requirement":
            return self._requirement(name)
        if word in self.unread or name in self.known[word]:
            return None
        otherwise = WHERE[word].format(name=name)
        found = nearest(name, self.known[word])
        advice = f'did you mean "{found}"? If not, {otherwise}' if found else otherwise
        return f"{word}-unknown", f'no {word} "{name}": {advice}'

    def claim(self, ref: str) -> Complaint | None:
        """Return why a known requirement cannot be claimed, or None where it can or is not known at all."""
        level = self.levels.get(ref)
        if level is None or level in CLAIMABLE:
            return None
        below = [each for each in self._below(ref) if self.levels[each] in CLAIMABLE]
        advice = f"claim one of {', '.join(below[:6])}" if below else "claim a clause that holds requirements"
        return "requirement-not-claimable", f"{ref} is a {level} without requirements of its own: {advice}"

    def clauses(self, standard: str) -> list[RequirementRef]:
        """Return the entries of a standard, in its order."""
        return [RequirementRef(each) for each in self.levels if each.startswith(f"{standard}:")]

    def _below(self, ref: str) -> list[str]:
        return [each for each in self.levels if each.startswith((f"{ref}.", f"{ref}#"))]

    def _requirement(self, ref: str) -> Complaint | None:
        if ref in self.levels:
            return None
        if not REFERENCE.fullmatch(ref):
            found = suggestion(ref, self.levels, 'write "standard:clause", as in "iso9001-2026:8.2.1"')
            return "requirement-malformed", f'"{ref}" does not name a requirement: {found}'
        standard, _, clause = ref.partition(":")
        if complaint := self.complaint(StandardId, standard):
            return complaint
        if standard in self.unread:
            return None
        otherwise = f"its clauses are listed in docs/standards/{standard}.yml"
        found = suggestion(ref, self.clauses(standard), otherwise)
        return "requirement-unknown", f'{standard} has no clause "{clause}": {found}'
