"""`status`: how far each language is, on a terminal or for machines; the same figures as the page "Translations"."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from macros.model import Manual
from macros.problems import Problem
from macros.translation_state import History, LanguageState, Row, Translations
from macros.translations import most_behind
from scripts import console
from scripts.catalogues.catalogue import path_of
from scripts.catalogues.extraction import EmptyExtractionError
from scripts.settings import CONFIGURATION, SettingsError
from scripts.site.preparation import Prepared, prepare
from scripts.state.reviews import name_of

WIDTH = 80
_COLUMNS = (("done", 5), ("of", 5), ("fuzzy", 5), ("new", 5), ("refused", 7), ("words", 6), ("days", 4))
_REVIEW = "  0000-00-00"
_FIRST = WIDTH - sum(width + 1 for _, width in _COLUMNS) - len(_REVIEW)
_UNKNOWN: dict[History, str] = {
    "none": "Days behind are not known: the manual is in no git repository, or was never committed.",
    "shallow": "Days behind are not known: the git history is shallow. Run git fetch --unshallow.",
}


def unknown_language(language: str, languages: Iterable[str]) -> Problem:
    """The problem with a language that the manual is not translated into."""
    message = f'"{language}" is no language that is translated: use one of {", ".join(languages)}'
    return Problem(CONFIGURATION, 1, "language-unknown", message)


def prepared_or_end(root: Path, form: str = "text") -> Prepared:
    """Read the manual; a command cannot go on without one that is sound, and ends with its problems."""
    try:
        prepared = prepare(root)
    except (SettingsError, EmptyExtractionError) as error:
        console.end(error.problems, form)
        raise SystemExit(1) from None
    if not prepared.sound:
        console.end(prepared.problems, form)
    return prepared


@click.command()
@console.root_option
@click.argument("languages", metavar="[LANGUAGE]…", nargs=-1)
@click.option("--open", "only_open", is_flag=True, help="Only pages with something to translate or to review again.")
@console.format_option
def status(root: Path, languages: tuple[str, ...], only_open: bool, form: str) -> None:
    """Show how much of each page is translated and reviewed, and how far it is behind the English text.

    All languages, or those that are named. The pages that are furthest behind stand first.
    """
    prepared = prepared_or_end(root, form)
    state, known = prepared.state, prepared.settings.translations
    if unknown := [language for language in languages if language not in known]:
        console.end([unknown_language(unknown[0], known)], form)
    wanted = [each for each in state.languages if not languages or each.language in languages]
    shown = [_open(each) for each in wanted] if only_open else wanted
    if form == "json":
        click.echo(json.dumps([_data(each, state) for each in shown], ensure_ascii=False, indent=1))
    else:
        for line in table(shown, state, prepared.manual):
            click.echo(line)
    unread = [problem for each in wanted for problem in _unread(prepared, root, each)]
    if unread:
        # On standard error: a machine's list stays a list.
        for problem in unread:
            console.say(str(problem))
        raise SystemExit(1)
    console.say(summary(wanted))


def _open(each: LanguageState) -> LanguageState:
    return each.model_copy(update={"rows": tuple(row for row in each.rows if needs_work(row))})


def needs_work(row: Row) -> bool:
    """Whether a row has something to translate, or a review that no longer stands."""
    return bool(row.counts.open) or (row.review is not None and not row.review.stands)


def _unread(prepared: Prepared, root: Path, each: LanguageState) -> list[Problem]:
    """Why a catalogue cannot be read, where nothing of it is shown; single messages are the subject of `check`."""
    if each.total.untranslated < each.total.messages:
        return []
    path = path_of(each.language).as_posix()
    catalogue = prepared.catalogue(root, each.language)
    return [problem for problem in catalogue.problems if problem.file == path and not problem.code.startswith("tr")]


def _data(each: LanguageState, state: Translations) -> dict[str, object]:
    """A language as plain data, with what all of them share."""
    dated = state.model_dump(mode="json", include={"history", "as_of"})
    data = each.model_dump(mode="json")
    for counts in (data["total"], *(row["counts"] for row in data["rows"])):
        left = counts["fuzzy"] + counts["untranslated"] + counts["refused"]
        counts |= {"open": left, "translated": counts["messages"] - left}
    return {**dated, **data}


def table(languages: Iterable[LanguageState], state: Translations, manual: Manual) -> Iterator[str]:
    """Write a table a language, no row longer than `WIDTH`: the page furthest behind first, all together last."""
    head = "".join(f" {name:>{width}}" for name, width in _COLUMNS)
    for each in languages:
        yield f"{each.language:<{_FIRST}}{head}  review"
        rows = [(name_of(row.place, manual) or row.place, row) for row in most_behind(each.rows)]
        for name, row in rows:
            yield _line(name if len(name) <= _FIRST else f"…{name[1 - _FIRST :]}", row)
        yield _line("all, each once", Row(place="", counts=each.total, fingerprint=""))
        for name, row in rows:
            if row.review:
                since = "" if row.review.stands else ", changed since"
                yield f"{name}: reviewed by {row.review.by} on {row.review.date}{since}"
        for waiver in each.waivers:
            yield f"{', '.join(waiver.places)}: {waiver.what} waived: {waiver.reason}"
        yield ""
    if state.history in _UNKNOWN:
        yield _UNKNOWN[state.history]
    elif state.as_of:
        yield f"Days are counted up to the last commit, {state.as_of}."


def _line(name: str, row: Row) -> str:
    counts = row.counts
    days = row.days if row.days is not None else "?" if counts.open and row.place else "-"
    left = (figure or "-" for figure in (counts.fuzzy, counts.untranslated, counts.refused, counts.words))
    figures = (counts.translated, counts.messages, *left, days)
    cells = "".join(f" {figure:>{width}}" for figure, (_, width) in zip(figures, _COLUMNS, strict=True))
    review = "" if row.review is None else str(row.review.date) if row.review.stands else "changed"
    return f"{name:<{_FIRST}}{cells}  {review}".rstrip()


def summary(languages: Iterable[LanguageState]) -> str:
    """One sentence a language."""
    said = []
    for each in languages:
        total, pages = each.total, [row for row in each.rows if row.counts.messages]
        standing = sum(row.review is not None and row.review.stands for row in pages)
        left = f"{total.open} to do ({total.words} words)" if total.open else "complete"
        said.append(f"{each.language}: {total.translated} of {total.messages} messages, {left}, {standing} reviewed.")
    return " ".join(said) or "The manual has no translations."
