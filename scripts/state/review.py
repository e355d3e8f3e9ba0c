"""`review`: record that a person other than the translator has read the translation of a page."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

import click

from macros.problems import Problem, suggestion
from macros.translation_state import Row
from scripts import console
from scripts.catalogues.catalogue import path_of
from scripts.site.preparation import Prepared
from scripts.state.reviews import FILE, Recorded, Register, is_one_of, name_of, read_reviews
from scripts.state.status import prepared_or_end, unknown_language

_DATE = click.DateTime(["%Y-%m-%d"])
EMPTY = "# yaml-language-server: $schema=../docs/registers/schemas/reviews.json\npeople: []\n"


@dataclass(frozen=True)
class Asked:
    """What a person asks to record; the page by its id or its path in docs."""

    language: str
    page: str
    by: str
    date: dt.date


@click.command()
@console.root_option
@click.argument("language")
@click.argument("page")
@click.option("--by", "name", required=True, help="Who read the page: one of the language's reviewers.")
@click.option("--date", "day", type=_DATE, default=None, help="On which day (year-month-day); today by default.")
def review(root: Path, language: str, page: str, name: str, day: dt.datetime | None) -> None:
    """Record in locales/reviews.yml that NAME has reviewed a PAGE (its id or its path) in a LANGUAGE.

    The review stands until the English text or its translation changes.
    """
    prepared = prepared_or_end(root)
    register = read_reviews(root, prepared.manual, prepared.settings.translations)
    on = day.date() if day else dt.datetime.now(dt.UTC).date()
    found = checked(root, prepared, register, Asked(language, page, name, on))
    if isinstance(found, Problem):
        console.end([found])
        return
    (root / FILE).write_text(written(register, found), "utf-8")
    console.say(f"{found.page} in {language}: reviewed by {name} on {on}. Commit {FILE}.")


def checked(root: Path, prepared: Prepared, register: Register, asked: Asked) -> Recorded | Problem:
    """The review to record, or why it cannot be: the language, the page, the person or the translation."""
    if asked.language not in prepared.settings.translations:
        return unknown_language(asked.language, prepared.settings.translations)
    language = next(each for each in prepared.state.languages if each.language == asked.language)
    rows = {name: row for row in language.rows if (name := name_of(row.place, prepared.manual))}
    page = name_of(asked.page.removeprefix(f"{prepared.settings.docs}/"), prepared.manual)
    if page not in rows:
        advice = suggestion(asked.page, rows, "name its id, or its path in docs")
        return Problem(FILE, 1, "page-unknown", f'no page is called "{asked.page}": {advice}')
    if problem := _person(root, prepared, register, asked):
        return problem
    if problem := _unfinished(page, rows[page], asked.language):
        return problem
    if asked.date > dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1):
        return Problem(
            FILE, 1, "date-invalid", f"{asked.date} has not come yet: give the day on which the page was read"
        )
    return Recorded(page=page, language=asked.language, by=asked.by, date=asked.date, digest=rows[page].fingerprint)


def _person(root: Path, prepared: Prepared, register: Register, asked: Asked) -> Problem | None:
    """Why somebody cannot review a language: by name its translator, or not among its reviewers."""
    people, line = register.people(asked.language), register.line(asked.language)
    last = prepared.catalogue(root, asked.language).translator
    if is_one_of(asked.by, [*people.translators, last]):
        message = f"{asked.by} translates {asked.language}: have another person review the page"
        return Problem(FILE, line, "review-by-translator", message)
    if not is_one_of(asked.by, people.reviewers):
        known = " or ".join(people.reviewers)
        advice = f"the page is reviewed by {known}; others are added there" if known else "name its reviewers there"
        return Problem(FILE, line, "reviewer-unknown", f"{asked.by} is no reviewer of {asked.language}: {advice}")
    return None


def _unfinished(page: str, row: Row, language: str) -> Problem | None:
    if not row.counts.open:
        return None
    message = f"{row.counts.open} of {row.counts.messages} messages of {page} are in English: translate them first"
    return Problem(path_of(language).as_posix(), 1, "review-unfinished", message)


def written(register: Register, recorded: Recorded) -> str:
    """The register with one more review in place of an earlier one of the page; all above its reviews stays."""
    others = [
        each for each in register.reviews.reviews if (each.page, each.language) != (recorded.page, recorded.language)
    ]
    entries = sorted([*others, recorded], key=lambda each: (each.language, each.page))
    lines = (register.text or EMPTY).rstrip("\n").split("\n")
    start, end = _block(register, lines)
    body = ["reviews:", *(f"  - {_flow(each)}" for each in entries)]
    return "\n".join([*lines[:start], *body, *lines[end:]]) + "\n"


def _block(register: Register, lines: list[str]) -> tuple[int, int]:
    """Where the reviews stand among the lines of the file, from 0: from their key up to what follows them."""
    keys = {loc: line - 1 for loc, line in register.document.lines.items() if len(loc) == 1}
    start = keys.get(("reviews",), len(lines))
    end = min((line for line in keys.values() if line > start), default=len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return start, end


def _flow(each: Recorded) -> str:
    """A review on one line; JSON's quotes are YAML's."""
    quoted = {name: json.dumps(getattr(each, name), ensure_ascii=False) for name in ("page", "by", "digest")}
    return (
        f"{{language: {each.language}, page: {quoted['page']}, date: {each.date}, by: {quoted['by']}, "
        f"digest: {quoted['digest']}}}"
    )
