"""Who answers for a process is said where readers look for it: by its page, by the map and by the responsibilities.

The three must agree: a company that gives a process to another function changes all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.pages import Draft
from macros.problems import Problem
from macros.registers import Register


def owner_problems(drafts: Iterable[Draft], by_kind: Mapping[str, Register]) -> Iterator[Problem]:
    """Find processes whose owner is not the same in the page, the responsibilities and the map."""
    owners = {draft.id: (draft.file, draft.meta.owner) for draft in drafts if draft.meta and draft.meta.owner}
    responsibilities = by_kind["responsibility"]
    said = {entry.page: entry.answers for _, _, entry in responsibilities.entries if entry is not None}
    for loc, _, entry in responsibilities.entries:
        file, owner = owners.get(entry.page, ("", None)) if entry is not None else ("", None)
        if owner and owner != entry.answers:
            yield _differs(responsibilities, (*loc, "answers"), entry.answers, f"{owner} owns {file}")
    processes = by_kind["process"]
    for loc, _, entry in processes.entries:
        answers = said.get(entry.page) if entry is not None else None
        if answers and answers != entry.owner:
            where = f"{answers} answers for {entry.page} in {responsibilities.kind.file}"
            yield _differs(processes, (*loc, "owner"), entry.owner, where)


def _differs(register: Register, loc: tuple[str | int, ...], given: str, other: str) -> Problem:
    return register.document.problem(loc, "owner-differs", f"{given} here, but {other}: write the same in both")
