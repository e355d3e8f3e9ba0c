"""The standards that a company follows: `standards` of docs/registers/company.yml; without it, all that are described.

A company leaves a standard out, or takes it up again, by one line. Everything that names the others stays where it
is, in claims, indicators and plain words, and is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from macros.base import RequirementRef, StandardId
from macros.model import Company, Manual, Page
from macros.pages import Draft
from macros.problems import Problem
from macros.references import references
from macros.register_kinds import REGISTERS, WORKING
from macros.registers import Register

LISTED = REGISTERS["value"].file


def left_out(company: Company | None, described: Iterable[StandardId]) -> frozenset[StandardId]:
    """Return the standards that are described and not followed."""
    followed = company.standards if company else ()
    return frozenset(described) - set(followed) if followed else frozenset()


def followed(manual: Manual, without: Set[StandardId]) -> Manual:
    """Return the manual without the standards that the company does not follow."""
    if not without:
        return manual
    pictures = manual.pictures
    told = (each.model_copy(update={"requirements": _kept(each.requirements, without)}) for each in manual.plain_words)
    return manual.model_copy(
        update={
            "standards": tuple(each for each in manual.standards if each.id not in without),
            "pages": tuple(_page(each, without) for each in manual.pages),
            "indicators": tuple(
                each.model_copy(update={"requirements": _kept(each.requirements, without)})
                for each in manual.indicators
            ),
            "plain_words": tuple(each for each in told if each.requirements),
            "pictures": pictures.model_copy(
                update={"certifications": tuple(one for one in pictures.certifications if one.standard not in without)}
            ),
        }
    )


def left_out_problems(
    drafts: Iterable[Draft], by_kind: Mapping[str, Register], without: Set[StandardId]
) -> Iterator[Problem]:
    """Find what would show a standard that the company does not follow: its page, and lines of working registers."""
    for draft in drafts:
        for call in draft.embedded.calls:
            if call.name == "requirements" and call.args and call.args[0] in without:
                advice = f"delete this page and its line in mkdocs.yml, or add {call.args[0]} there"
                yield Problem(draft.file, call.line, "standard-left-out", _sentence(str(call.args[0]), advice))
    for name in WORKING:
        register = by_kind[name]
        for loc, _, entry in register.entries:
            for inner, kind, given in references(entry) if entry is not None else ():
                standard = given.partition(":")[0]
                if kind in (StandardId, RequirementRef) and standard in without:
                    sentence = _sentence(standard, f"delete it here, or add {standard} there")
                    yield register.document.problem((*loc, *inner), "standard-left-out", sentence)


def _sentence(standard: str, advice: str) -> str:
    return f'"{standard}" is not among the standards of {LISTED}: {advice}'


def _page(page: Page, without: Set[StandardId]) -> Page:
    claims = tuple(each for each in page.claims if _standard(each.requirement) not in without)
    return page.model_copy(update={"claims": claims})


def _kept(refs: Iterable[RequirementRef], without: Set[StandardId]) -> tuple[RequirementRef, ...]:
    return tuple(ref for ref in refs if _standard(ref) not in without)


def _standard(ref: RequirementRef) -> str:
    return ref.partition(":")[0]
