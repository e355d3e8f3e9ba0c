"""One page at a time: its front matter, its passages, its claims, and what is wrong with it alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from macros.calls import Embedded, embedded
from macros.documents import Document, Loc, parse
from macros.model import (
    Claim,
    ConceptId,
    IndicatorId,
    Page,
    PageMeta,
    Passage,
    RecordId,
    RequirementRef,
    RoleId,
)
from macros.names import Names
from macros.passages import Heading, Outline, outline
from macros.problems import Problem, nearest
from macros.reading import FRONT_MATTER, front_matter, read
from macros.trace import anchors
from macros.validation import validated

DOCS = "docs"
CLAIM = "meets"
"""The macro by which a passage claims to meet requirements."""
RECORD = "record"
"""The macro by which a passage names what it makes."""
CARD = "document_card"
"""The macro that ends a controlled page."""
ABOVE_HEADINGS = Passage(id="", title="", line=1)
"""The passage of a claim that stands above the first heading."""
CONTROLLED = ("owner", "approver", "version", "effective", "review_months")
"""What a controlled page (one with an id) must say of itself: who answers for it, and until when it holds."""
NAMED: tuple[tuple[str, object], ...] = (
    ("owner", RoleId),
    ("approver", RoleId),
    ("indicators", IndicatorId),
    ("records", RecordId),
    ("concepts", ConceptId),
)
"""Keys of the front matter that hold names, and of what kind."""


@dataclass(frozen=True)
class Draft:
    """A page as it was read.

    `meta` is None where the front matter is not valid; `raw` is what it says all the same.
    """

    path: str
    meta: PageMeta | None
    raw: dict[str, Any]
    document: Document
    embedded: Embedded
    outline: Outline
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]

    @property
    def file(self) -> str:
        """The page's file, relative to the manual's folder."""
        return f"{DOCS}/{self.path}"

    @property
    def readable(self) -> bool:
        """Whether all that the page holds is known: of a broken page nothing else is said."""
        return bool(self.raw) and not self.document.problems and not self.embedded.error

    @property
    def id(self) -> str | None:
        """The page's id, valid or not."""
        given = self.raw.get("id")
        return given if isinstance(given, str) else None

    def names(self, key: str) -> list[str]:
        """Return the names that a list of the front matter holds."""
        given = self.raw.get(key)
        return [each for each in given if isinstance(each, str)] if isinstance(given, list) else []


def files(root: Path) -> tuple[list[str], list[Problem]]:
    """Return every file below docs, relative to it and sorted, and the links that lead out of it."""
    docs = root / DOCS
    if not docs.is_dir():
        message = "there is no folder docs: run the command in the manual's folder or give it with --root"
        return [], [Problem(DOCS, 1, "file-missing", message)]
    inside = docs.resolve()
    found, problems = [], []
    for folder, folders, names in os.walk(docs):
        place = Path(folder)
        for name in [*folders, *names]:
            path = (place / name).relative_to(docs).as_posix()
            if (place / name).is_symlink() and not (place / name).resolve().is_relative_to(inside):
                message = "the link leads out of docs: put the file itself here"
                problems.append(Problem(f"{DOCS}/{path}", 1, "file-outside", message))
            elif name in names:
                found.append(path)
    return sorted(found), problems


def url(path: str) -> str:
    """Return a page's address below its language's root, as MkDocs makes it: `customer/complaints/`."""
    source = PurePosixPath(path)
    folder = source.parent if source.stem in ("index", "README") else source.with_suffix("")
    return "" if folder == PurePosixPath() else f"{folder}/"


def read_page(root: Path, path: str) -> Draft:
    """Read the page at `path`, relative to docs."""
    file = f"{DOCS}/{path}"
    nothing = Document(file, None, {}, {}, ())
    text = read(root, file)
    if isinstance(text, Problem):
        return Draft(path, None, {}, nothing, Embedded(), Outline((), (), ()), (), (text,))
    matter = front_matter(text)
    document, problems = _front_matter(file, text, matter.yaml)
    raw = document.value if isinstance(document.value, dict) else {}
    meta = None
    if raw and not document.problems:
        meta, invalid = validated(PageMeta, document, (), raw)
        problems += invalid
    found = embedded(matter.body, matter.body_line)
    shape = outline(matter.body, matter.body_line)
    claims = tuple(_claims(path, found, shape))
    return Draft(path, meta, raw, document, found, shape, claims, tuple(problems))


def _front_matter(file: str, text: str, yaml: str) -> tuple[Document, list[Problem]]:
    message = 'the page has no front matter: start it with "---", "title: …", "---"'
    if not yaml and text.startswith("---"):
        # MkDocs takes what it cannot read for the page's text: read it here for the sake of the message
        ended = FRONT_MATTER.match(text)
        yaml = ended[1] if ended else ""
        if not ended:
            message = "the front matter never ends: close it with a line of three dashes"
    if not yaml:
        return Document(file, None, {}, {}, ()), [Problem(file, 1, "front-matter-missing", message)]
    document = parse(file, yaml, 2)
    problems = list(document.problems)
    if not problems and not isinstance(document.value, dict):
        problems.append(document.problem((), "field-missing", '"title" is missing: add it'))
    return document, problems


def as_page(draft: Draft, meta: PageMeta) -> Page:
    """Return the page for the manual."""
    passages = (ABOVE_HEADINGS, *map(_passage, draft.outline.headings))
    return Page(path=draft.path, url=url(draft.path), meta=meta, passages=passages, claims=draft.claims)


def _claims(path: str, found: Embedded, shape: Outline) -> Iterator[Claim]:
    """Return the requirements that a page's passages claim to meet, each with its anchor."""
    named = [
        (RequirementRef(ref), call)
        for call in found.calls
        if call.name == CLAIM
        for ref in call.args
        if isinstance(ref, str)
    ]
    for (ref, call), anchor in zip(named, anchors(ref for ref, _ in named), strict=True):
        above = [heading for heading in shape.headings if heading.line <= call.line]
        passage = _passage(above[-1]) if above else ABOVE_HEADINGS
        records = _records(found, shape, above[-1] if above else None)
        yield Claim(requirement=ref, page=path, passage=passage, line=call.line, anchor=anchor, records=records)


def _records(found: Embedded, shape: Outline, heading: Heading | None) -> tuple[RecordId, ...]:
    """Return the records named under a heading and those below it, each once."""
    level, start = (heading.level, heading.line) if heading else (0, 0)
    # what stands above the first heading ends at it; what stands below one ends at the next of its level
    after = (each.line for each in shape.headings if each.line > start and (not heading or each.level <= level))
    end = min(after, default=None)
    inside = (call for call in found.calls if call.name == RECORD and start <= call.line < (end or call.line + 1))
    return tuple(dict.fromkeys(RecordId(name) for call in inside for name in call.args if isinstance(name, str)))


def _passage(heading: Heading) -> Passage:
    return Passage(id=heading.id, title=heading.title, line=heading.line)


def page_problems(draft: Draft, names: Names) -> Iterator[Problem]:
    """Check a page by itself and against the names that the registers define."""
    yield from draft.problems
    yield from _unknown_names(draft, names)
    yield from _claim_problems(draft, names)
    yield from _repeated_ids(draft)
    if draft.id is not None:
        yield from _controlled(draft)


def _unknown_names(draft: Draft, names: Names) -> Iterator[Problem]:
    for key, kind in NAMED:
        given = draft.raw.get(key)
        listed = given if isinstance(given, list) else []
        places: list[tuple[Loc, object]] = [((key,), given)]
        for place, name in places + [((key, number), each) for number, each in enumerate(listed)]:
            if isinstance(name, str) and (complaint := names.complaint(kind, name)):
                yield draft.document.problem(place, *complaint)


def _claim_problems(draft: Draft, names: Names) -> Iterator[Problem]:
    first: dict[tuple[int, str], int] = {}
    for claim in draft.claims:
        place = (claim.passage.line, claim.requirement)
        if place in first:
            where = f'under "{claim.passage.title}"' if claim.passage.title else "above the first heading"
            message = f"{claim.requirement} is claimed twice {where}: delete one of the two"
            yield Problem(draft.file, claim.line, "requirement-claimed-twice", message)
        first.setdefault(place, claim.line)
        if complaint := names.claim(claim.requirement):
            yield Problem(draft.file, claim.line, *complaint)


def _repeated_ids(draft: Draft) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for name, line in draft.outline.ids:
        if name in first:
            message = f'"{name}" is the id of line {first[name]} already: choose another'
            yield Problem(draft.file, line, "heading-id-duplicate", message)
        first.setdefault(name, line)


def _controlled(draft: Draft) -> Iterator[Problem]:
    document, raw = draft.document, draft.raw
    misspelled = {nearest(key, PageMeta.model_fields) for key in raw if key not in PageMeta.model_fields}
    for field in CONTROLLED:
        if field not in raw and field not in misspelled:
            message = f'"{field}" is missing: a controlled page (one with an id) says it; add it'
            yield document.problem((), "field-missing", message)
    if isinstance(raw.get("approver"), str) and raw.get("approver") == raw.get("owner"):
        message = f'"{raw["owner"]}" cannot approve a page of their own: name another role'
        yield document.problem(("approver",), "approver-is-owner", message)
    for heading in draft.outline.headings:
        if heading.level > 1 and not heading.explicit:
            message = f'"{heading.title}" has no id of its own: end the line with {{ #{heading.id} }}'
            yield Problem(draft.file, heading.line, "heading-without-id", message)
    used = {call.name for call in draft.embedded.calls} | {name for name, _ in draft.embedded.variables}
    if not draft.embedded.error and CARD not in used:
        message = f"the page has no card: end it with a line {{{{ {CARD}() }}}}"
        yield document.problem(("id",), "card-missing", message)
