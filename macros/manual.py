"""The whole manual, read and checked once: pages, standards, registers, glossary and navigation.

`load` is the one place where all of it meets. It never raises for what files hold; it returns what could be
read together with every problem, so that one run shows them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros import calls, links, pages
from macros.calls import Allowed
from macros.followed import followed, left_out, left_out_problems
from macros.model import Company, Concept, Manual, Standard
from macros.names import Names
from macros.navigation import Navigation, navigation_problems, read_navigation
from macros.orders import order_problems, repeated_names
from macros.owners import owner_problems
from macros.pages import Draft, as_page, page_problems, read_page
from macros.pictures import picture_problems, pictures
from macros.plain_words import plain_words_problems
from macros.problems import Problem
from macros.registers import Registers, read_registers, working
from macros.targets import decided, target_problems

Signatures = Mapping[str, Callable[..., object]]


@dataclass(frozen=True)
class Loaded:
    """The manual as far as it could be read, and its problems, sorted by file and line."""

    manual: Manual
    problems: tuple[Problem, ...]


def load(root: Path, signatures: Signatures | None = None) -> Loaded:
    """Read the manual in `root`.

    `signatures` maps each macro to a function with the parameters that authors write; without it, those of
    the `macros` package.
    """
    if signatures is None:
        from macros import MACROS  # noqa: PLC0415 - the package itself imports this module

        signatures = MACROS
    navigation = read_navigation(root)
    found, outside = pages.files(root)
    kept = [path for path in found if not navigation.excluded.match_file(path)]
    drafts = [read_page(root, path) for path in kept if path.endswith(".md")]
    registers = read_registers(root, frozenset(draft.id for draft in drafts if draft.id is not None))
    described = {each.whole.id: each for each in registers.standards if each.whole}
    without = left_out(registers.by_kind["value"].whole, described)
    shown = tuple(each for standard, each in described.items() if standard not in without)
    problems = [
        *outside,
        *navigation.problems,
        *registers.problems,
        *picture_problems(registers.by_kind),
        *plain_words_problems(registers.by_kind["sentence"], shown),
        *target_problems(registers.by_kind["indicator"], registers.by_kind["value"], registers.names),
        *order_problems(registers.by_kind),
        *owner_problems(drafts, registers.by_kind),
        *repeated_names(registers.by_kind),
        *left_out_problems(drafts, registers.by_kind, without),
        *navigation_problems(navigation, frozenset(draft.path for draft in drafts)),
        *_page_problems(drafts, kept, Allowed(signatures, registers.names, navigation.variables)),
        *_shared_ids(drafts),
        *_record_problems(drafts, registers),
    ]
    manual = followed(_manual(drafts, registers, navigation), without)
    return Loaded(manual, tuple(sorted(set(problems))))


def _page_problems(drafts: list[Draft], kept: list[str], allowed: Allowed) -> Iterator[Problem]:
    ids = dict(_ids(drafts, allowed.names))
    files = frozenset(kept)
    for draft in drafts:
        yield from page_problems(draft, allowed.names)
        yield from calls.problems(draft.file, draft.embedded, allowed, frozenset(draft.raw))
        yield from links.link_problems(draft.path, draft.outline.links, ids, files)


def _ids(drafts: list[Draft], names: Names) -> Iterator[tuple[str, set[str]]]:
    """Everything in each page that a link can lead to: headings and elements, claims, what macros make.

    Pages of which that cannot be known, since they or a register could not be read, are left out.
    """
    for draft in drafts:
        generated = links.generated_ids(draft.embedded.calls, names)
        if draft.readable and generated is not None:
            headings = {heading.id for heading in draft.outline.headings}
            written = {name for name, _ in draft.outline.ids}
            yield draft.path, headings | written | {claim.anchor for claim in draft.claims} | generated


def _shared_ids(drafts: list[Draft]) -> Iterator[Problem]:
    first: dict[str, Draft] = {}
    for draft in drafts:
        if draft.id is None:
            continue
        if draft.id in first:
            message = f'"{draft.id}" is the id of {first[draft.id].file} already: choose another'
            yield draft.document.problem(("id",), "page-id-duplicate", message)
        first.setdefault(draft.id, draft)


def _record_problems(drafts: list[Draft], registers: Registers) -> Iterator[Problem]:
    """Each record belongs to one page, and its id says to which."""
    register = registers.by_kind["record"]
    lists: dict[str, Draft] = {}
    for draft in drafts:
        for position, record in enumerate(draft.names("records")):
            place = ("records", position)
            if lists.setdefault(record, draft) is not draft:
                message = f"{record} is a record of {lists[record].file} already: leave it in one of the two"
                yield draft.document.problem(place, "record-shared", message)
            elif draft.id and record in registers.names.known["record"] and not _belongs(record, draft.id):
                advice = f"write {record_prefix(draft.id)}1, …2 or list it in its own page"
                message = f"{record} is not named after {draft.id}: {advice}"
                yield draft.document.problem(place, "record-id-mismatch", message)
    for loc, record, _ in register.entries:
        if record not in lists and all(draft.readable for draft in drafts):
            message = f'no page lists {record}: add it to "records" in the front matter of its page, or delete it'
            yield register.document.problem(loc, "record-unlisted", message)


def record_prefix(page: str) -> str:
    """Return how the ids of a page's records begin: `RC-CUS-08-` for PR-CUS-08, `RC-MQ-00-` for MQ-00."""
    return f"RC-{page.removeprefix('PR-')}-"


def _belongs(record: str, page: str) -> bool:
    return record.startswith(record_prefix(page))


def _manual(drafts: list[Draft], registers: Registers, navigation: Navigation) -> Manual:
    order = {entry.path: number for number, entry in enumerate(navigation.entries)}
    written = [as_page(draft, draft.meta) for draft in drafts if draft.meta is not None]
    standards = [register.whole for register in registers.standards if register.whole is not None]
    by_kind = registers.by_kind
    return Manual(
        company=by_kind["value"].whole or Company(name="?", example=True, values=by_kind["value"].valid),
        pages=tuple(sorted(written, key=lambda page: (order.get(page.path, len(order)), page.path))),
        standards=tuple(_in_order(standards, order)),
        roles=by_kind["role"].valid,
        records=by_kind["record"].valid,
        indicators=decided(by_kind["indicator"].valid, by_kind["value"].valid),
        concepts=tuple(_in_regions(concept, navigation.languages) for concept in by_kind["concept"].valid),
        languages=navigation.languages,
        registers=working(by_kind),
        pictures=pictures(by_kind),
        plain_words=by_kind["sentence"].valid,
        sources=by_kind["concept"].whole.sources if by_kind["concept"].whole else {},
    )


def _in_regions(concept: Concept, languages: tuple[str, ...]) -> Concept:
    """The concept with words in each regional language: where it has none of its own, those of the language itself."""
    bases = {code: code.partition("-")[0] for code in languages if code not in concept.terms}
    own = {code: concept.terms[base] for code, base in bases.items() if base in concept.terms}
    return concept.model_copy(update={"terms": {**concept.terms, **own}}) if own else concept


def _in_order(standards: Iterable[Standard], order: Mapping[str, int]) -> list[Standard]:
    """Put the standards in the order of their pages in the navigation; those without one follow."""
    return sorted(standards, key=lambda standard: (order.get(f"standards/{standard.id}.md", len(order)), standard.id))
