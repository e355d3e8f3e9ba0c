"""What an edit changes on the pages that are read now, shown before the whole site is built again.

Runs in a process of its own, which has read the libraries and keeps each language staged and built, apart from
build/. After an edit it renders the staged pages whose text has changed, and those that a browser shows. What an edit
changes on other pages (their links, their terms, the search) is left to the build of the whole site that follows.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import redirect_stdout, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import TextIO

from macros.problems import Problem
from scripts.catalogues.catalogue import path_of
from scripts.catalogues.extraction import EmptyExtractionError
from scripts.site.build import complete
from scripts.site.desk import Renewed
from scripts.site.lock import alone
from scripts.site.preparation import Prepared, prepare, prepare_again, stage_language, write_manual
from scripts.site.pseudo_language import with_pseudo
from scripts.site.staging import BUILD
from scripts.site.worker import run_mkdocs_again


class Workshop:
    """The languages, each staged and built in a folder of its own, as the last edit left them."""

    def __init__(self, root: Path, folder: Path, more: Collection[str] = ()) -> None:
        """Take over what the last build of the manual in `root` left, and keep it up to date in `folder`.

        Args:
            root: the manual's folder.
            folder: an empty one.
            more: the pseudo-language, if it is served too.

        Raises:
            SettingsError, EmptyExtractionError: the manual cannot be read any more.
        """
        self._root, self._folder = root, folder
        with alone(root):
            prepared = prepare(root)
            self._prepared = replace(prepared, settings=with_pseudo(prepared.settings, more))
            for language in self._prepared.settings.languages:
                if (root / BUILD / language / "site").is_dir():
                    shutil.copytree(root / BUILD / language, folder / language)
        list(self._all(self._prepared.settings.languages, ()))  # what is slow the first time is slow now

    def renew(self, edited: Collection[str], read: Collection[str]) -> Iterator[Renewed]:
        """Render what an edit has changed, the language that is read now first.

        Args:
            edited: the paths of the edited files, relative to the manual's folder.
            read: the addresses of the pages that browsers show, `/fr/customer/complaints/`.
        """
        try:
            prepared = prepare_again(self._root, self._prepared, edited)
        except EmptyExtractionError as error:
            yield Renewed("", (), _lines(error.problems), sound=False)
            return
        if not prepared.sound:
            yield Renewed("", (), _lines(prepared.problems), sound=False)
            return
        self._prepared = prepared
        yield from self._all(_in_order(prepared.settings.languages, edited, read), read)

    def _all(self, languages: Iterable[str], read: Collection[str]) -> Iterator[Renewed]:
        write_manual(self._root, self._prepared, self._folder)
        for language in languages:
            if (self._folder / language).is_dir():
                yield self._renew(language, self._prepared, read)

    def _renew(self, language: str, prepared: Prepared, read: Iterable[str]) -> Renewed:
        place = self._folder / language
        problems = stage_language(self._root, language, prepared, self._folder)
        _touch(place / "docs", language, read)
        before = _times(place / "site")
        problems += run_mkdocs_again(self._root, place, f"{BUILD}/{language}/mkdocs.yml")
        files = tuple(name for name, time in _times(place / "site").items() if before.get(name) != time)
        sound = complete(problems)
        return Renewed(language, tuple(f"{language}/{name}" for name in files if sound), _lines(problems), sound)


def _in_order(languages: Mapping[str, str], edited: Iterable[str], read: Iterable[str]) -> list[str]:
    """The languages that an edit concerns, those that are read now first: a catalogue concerns its own."""
    catalogues = {path_of(language).as_posix(): language for language in languages}
    concerned = {catalogues.get(file, "") for file in edited}
    now = [address.split("/")[1] for address in read if address.count("/") > 1]
    order = [*(language for language in now if language in languages), *languages]
    return [language for language in dict.fromkeys(order) if "" in concerned or language in concerned]


def _touch(docs: Path, language: str, read: Iterable[str]) -> None:
    """Have the pages that browsers show rendered, whatever has changed: registers and templates are on them too."""
    for address in read:
        _, first, *rest = address.rstrip("/").split("/")
        if first == language:
            name = "/".join(rest)
            for file in (docs / f"{name}.md", docs / name / "index.md"):
                with suppress(OSError):
                    if file.is_file():
                        file.touch()


def _times(site: Path) -> dict[str, int]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in files}


def _lines(problems: Iterable[Problem]) -> tuple[str, ...]:
    return tuple(str(problem) for problem in sorted(set(problems)))


def work(root: Path, folder: Path, more: Collection[str], requests: TextIO, answers: TextIO) -> None:
    """Answer a line of JSON with lines of JSON, an empty one at the end, until there are no more requests."""
    workshop = Workshop(root, folder, more)
    for request in requests:
        for renewed in workshop.renew(**json.loads(request)):
            answers.write(json.dumps(asdict(renewed)) + "\n")
            answers.flush()
        answers.write("\n")
        answers.flush()


if __name__ == "__main__":
    spoken = sys.stdout
    with redirect_stdout(sys.stderr):
        work(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:], sys.stdin, spoken)
