"""Where the links of a page lead, and whether anything is there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from urllib.parse import unquote

from macros.calls import Call
from macros.names import Names
from macros.passages import Link
from macros.problems import CODES, Problem, nearest, suggestion
from macros.trace import anchor

EXTERNAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")

LISTS: Mapping[str, str] = {
    "records": "record",
    "indicators": "indicator",
    "glossary": "concept",
    "standards": "standard",
    "sites": "site",
    "interested_parties": "party",
    "legal_watch": "rule",
    "risks": "risk",
    "opportunities": "opportunity",
    "objectives": "objective",
    "responsibilities": "responsibility",
    "training_matrix": "training",
    "providers": "provider",
    "audit_programme": "audit",
    "nonconformities": "nonconformity",
    "proposals": "proposal",
    "changes": "change",
}
"""Macros that leave on their page the id of each entry of a register, and what kind of name that is."""


def generated_ids(calls: Iterable[Call], names: Names) -> set[str] | None:
    """Return the ids that the macros of a page make, claims apart, as far as authors link to them.

    None where that cannot be known, since a register could not be read: its own problem says enough.
    """
    made: set[str] = set()
    for call in calls:
        if call.name in LISTS:
            if LISTS[call.name] in names.unread:
                return None
            made |= names.known[LISTS[call.name]]
        elif call.name == "requirements":
            standard = str(call.args[0]) if call.args else ""
            if standard not in names.known["standard"] or standard in names.unread:
                return None
            made |= {anchor(ref) for ref in names.clauses(standard)}
        elif call.name == "problem_codes":
            made |= CODES.keys()
    return made


def link_problems(page: str, links: Iterable[Link], ids: Mapping[str, Set[str]], files: Set[str]) -> Iterator[Problem]:
    """Check the links of the page `page`; `ids` holds those of every page, `files` everything in docs.

    Paths are relative to docs. A page without ids here is not looked into.
    """
    for link in links:
        if EXTERNAL.match(link.target):
            continue
        complaint = _complaint(page, link.target, ids, files)
        if complaint:
            yield Problem(f"docs/{page}", link.line, *complaint)


def _complaint(page: str, target: str, ids: Mapping[str, Set[str]], files: Set[str]) -> tuple[str, str] | None:
    path, _, fragment = target.partition("#")
    path, fragment = unquote(path.partition("?")[0]), unquote(fragment)
    if path.startswith("/"):
        advice = f'write it relative to this page, as in "{_relative(page, path.strip("/") or "index.md")}"'
        return "link-absolute", f'"{target}" starts at the site\'s root: {advice}'
    place = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if place not in files:
        return _nowhere(page, path, place, files)
    if fragment and place in ids and fragment not in ids[place]:
        advice = suggestion(fragment, ids[place], f"correct it, or give its heading {{ #{fragment} }}")
        return "anchor-broken", f'"{target}" leads to a page without "#{fragment}": {advice}'
    return None


def _nowhere(page: str, path: str, place: str, files: Set[str]) -> tuple[str, str]:
    stem = place.rstrip("/").removesuffix(".html")
    for source in (f"{stem}.md", posixpath.normpath(f"{stem}/index.md")):
        if source in files:
            return "link-unresolved", f'"{path}" is an address, not a file: write "{_relative(page, source)}"'
    if place.startswith(".."):
        return "link-broken", f'"{path}" leads out of docs: link to a page of the manual'
    kind = posixpath.splitext(place)[1] or ".md"
    near = nearest(place, (each for each in files if each.endswith(kind)))
    otherwise = "correct the path, write the page, or delete the link"
    advice = f'did you mean "{_relative(page, near)}"? If not, {otherwise}' if near else otherwise
    return "link-broken", f'"{path}" leads nowhere, docs/{place} does not exist: {advice}'


def _relative(page: str, path: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(page) or ".")
