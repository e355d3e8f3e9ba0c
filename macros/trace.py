"""Requirement ↔ passage ↔ record: the links of the manual, the state of each, and what is still open.

Three steps, after OpenFastTrace: the manual is read (`macros.manual`), its links are followed here, and pages
report them. A link is followed both ways, so that an auditor may start from a requirement or from a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from macros.model import Claim, Clause, Manual, Page, RecordId, RequirementRef, Standard, StandardId
from macros.names import CLAIMABLE


class RequirementState(Enum):
    """Whether the manual answers a requirement: a tag and a sentence."""

    COVERED = ("covered", "At least one passage meets it.")
    OPEN = ("open", "No passage meets it yet.")
    GROUP = ("group", "It only groups or introduces other clauses: nothing to meet.")

    def __init__(self, tag: str, sentence: str) -> None:
        self.tag = tag
        self.sentence = sentence


class ClaimState(Enum):
    """What a claim is worth, given the standing of the text it names: a tag and a sentence."""

    CURRENT = ("current", "The standard is in force.")
    SUPERSEDED = ("superseded", "A later edition has replaced the standard.")
    WITHDRAWN = ("withdrawn", "The standard has been withdrawn.")
    HISTORICAL = ("historical", "The text is no longer maintained.")
    UNWANTED = ("unwanted", "The clause holds no requirement.")
    ORPHANED = ("orphaned", "The standard has no such clause.")

    def __init__(self, tag: str, sentence: str) -> None:
        self.tag = tag
        self.sentence = sentence


STANDING = {
    "current": ClaimState.CURRENT,
    "replaced": ClaimState.SUPERSEDED,
    "withdrawn": ClaimState.WITHDRAWN,
    "historical": ClaimState.HISTORICAL,
}


@dataclass(frozen=True)
class Link:
    """A claim and what it is worth."""

    claim: Claim
    state: ClaimState


@dataclass(frozen=True)
class Coverage:
    """How much of a standard the manual answers."""

    standard: Standard
    covered: tuple[RequirementRef, ...]
    open: tuple[RequirementRef, ...]

    @property
    def share(self) -> float:
        """The covered requirements as a share of all, from 0 to 1; 1 where there are none."""
        total = len(self.covered) + len(self.open)
        return len(self.covered) / total if total else 1.0


@dataclass(frozen=True)
class Trace:
    """The links of one manual, each followed once."""

    manual: Manual

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every page by its path in docs."""
        return {page.path: page for page in self.manual.pages}

    @cached_property
    def documents(self) -> Mapping[str, Page]:
        """Every controlled page by its id; of two with the same, the first."""
        return {page.meta.id: page for page in reversed(self.manual.pages) if page.meta.id}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every claim with its state, in the order of pages and lines."""
        claims = (claim for page in self.manual.pages for claim in page.claims)
        return tuple(Link(claim, self._claim_state(claim)) for claim in claims)

    @cached_property
    def clauses(self) -> Mapping[RequirementRef, tuple[Standard, Clause]]:
        """Every entry of every standard, claimable or not."""
        return {
            requirement(standard.id, clause.number): (standard, clause)
            for standard in self.manual.standards
            for clause in standard.clauses
        }

    @cached_property
    def claims(self) -> Mapping[RequirementRef, tuple[Claim, ...]]:
        """Requirement -> the claims that name it; requirements that nobody claims are absent."""
        found: dict[RequirementRef, tuple[Claim, ...]] = {}
        for link in self.links:
            found[link.claim.requirement] = (*found.get(link.claim.requirement, ()), link.claim)
        return found

    @cached_property
    def named(self) -> Mapping[RecordId, tuple[Claim, ...]]:
        """Record -> the claims whose passages name it; records that none names are absent."""
        found: dict[RecordId, tuple[Claim, ...]] = {}
        for page in self.manual.pages:
            for claim in page.claims:
                for record in claim.records:
                    found[record] = (*found.get(record, ()), claim)
        return found

    def proof(self, claim: Claim) -> tuple[RecordId, ...]:
        """Return the records that prove a claim, each once.

        They are those that its passage names, and those of its page that no passage names; of a passage that names
        none, all of its page.
        """
        page = self.pages.get(claim.page)
        listed = page.meta.records if page else ()
        loose = (record for record in listed if record not in self.named)
        return tuple(dict.fromkeys((*claim.records, *loose))) if claim.records else listed

    @cached_property
    def records(self) -> Mapping[RecordId, tuple[RequirementRef, ...]]:
        """Record -> the requirements of the claims that it proves, each once, in the order of the pages."""
        found: dict[RecordId, dict[RequirementRef, None]] = {record.id: {} for record in self.manual.records}
        for page in self.manual.pages:
            for claim in page.claims:
                for record in self.proof(claim):
                    found.setdefault(record, {})[claim.requirement] = None
        return {record: tuple(proved) for record, proved in found.items()}

    def state(self, ref: RequirementRef) -> RequirementState:
        """Return the state of one entry of a standard.

        Raises KeyError for an entry that no standard has.
        """
        _standard, clause = self.clauses[ref]
        if clause.level not in CLAIMABLE:
            return RequirementState.GROUP
        return RequirementState.COVERED if ref in self.claims else RequirementState.OPEN

    def coverage(self) -> tuple[Coverage, ...]:
        """Return the coverage of each standard, in the manual's order."""
        return tuple(
            Coverage(
                standard,
                covered=tuple(self._in_state(standard, RequirementState.COVERED)),
                open=tuple(self._in_state(standard, RequirementState.OPEN)),
            )
            for standard in self.manual.standards
        )

    def _in_state(self, standard: Standard, state: RequirementState) -> Iterator[RequirementRef]:
        every = (requirement(standard.id, clause.number) for clause in standard.clauses)
        return (ref for ref in every if self.state(ref) is state)

    def _claim_state(self, claim: Claim) -> ClaimState:
        if claim.requirement not in self.clauses:
            return ClaimState.ORPHANED
        standard, clause = self.clauses[claim.requirement]
        return STANDING[standard.status] if clause.level in CLAIMABLE else ClaimState.UNWANTED


def requirement(standard: StandardId, number: str) -> RequirementRef:
    """Return the id of a standard's entry: `iso9001-2026:8.2.1`."""
    return RequirementRef(f"{standard}:{number}")


def refs(pages: Iterable[Page]) -> Iterator[RequirementRef]:
    """Return the requirements that the pages claim, in order, repetitions included."""
    return (claim.requirement for page in pages for claim in page.claims)


def anchor(ref: RequirementRef) -> str:
    """Return the id in HTML of a requirement: the same in every language and release."""
    return ref.replace("#", "~").replace(" ", "-")


def anchors(claimed: Iterable[RequirementRef]) -> Iterator[str]:
    """Return the anchor of each claim of one page: the second claim of a requirement ends in "-2"."""
    seen: dict[RequirementRef, int] = {}
    for ref in claimed:
        seen[ref] = seen.get(ref, 0) + 1
        yield anchor(ref) if seen[ref] == 1 else f"{anchor(ref)}-{seen[ref]}"
