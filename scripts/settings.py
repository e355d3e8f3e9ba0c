"""What a command needs to know of mkdocs.yml: the languages, the title, the navigation, the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.documents import Document, parse
from macros.problems import Problem
from macros.reading import read
from scripts.languages.naming import canonical

CONFIGURATION = "mkdocs.yml"
HOME = Path(__file__).resolve().parent.parent
"""This project's own folder: what a manual elsewhere (`--root`) does not bring comes from here."""


class SettingsError(Exception):
    """mkdocs.yml is missing or cannot be used; carries the problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*map(str, problems))
        self.problems = problems


@dataclass(frozen=True)
class Settings:
    """The part of mkdocs.yml that is about languages; `docs` and `overrides` are folders relative to it."""

    title: str
    source: str
    languages: Mapping[str, str]
    site_url: str
    nav: tuple[Any, ...]
    docs: str
    overrides: str | None

    def templates(self, root: Path) -> Path:
        """The folder of the theme's templates: the manual's own, or this project's where it has none."""
        return root / self.overrides if self.overrides else HOME / "overrides"

    @property
    def translations(self) -> tuple[str, ...]:
        """The languages that a catalogue translates into: all but the source."""
        return tuple(language for language in self.languages if language != self.source)


def read_settings(root: Path) -> Settings:
    """Read the settings of the manual in a folder.

    Raises:
        SettingsError: there is no mkdocs.yml, it is no YAML mapping, or it names no languages or wrong ones.
    """
    text = read(root, CONFIGURATION)
    if isinstance(text, Problem):
        raise SettingsError(text)
    document = parse(CONFIGURATION, text)
    if document.problems or not isinstance(document.value, dict):
        raise SettingsError(
            *(document.problems or [document.problem((), "yaml-invalid", "this is no mapping: write site_name: …")])
        )
    return _settings(document, document.value)


def _settings(document: Document, data: dict[str, Any]) -> Settings:
    extra = data["extra"] if isinstance(data.get("extra"), dict) else {}
    languages = extra.get("languages")
    if not isinstance(languages, dict) or not languages:
        message = "extra.languages is missing: list the languages, for example en: English"
        raise SettingsError(document.problem(("extra",), "field-missing", message))
    for code in languages:
        if canonical(str(code)) != code:
            message = f'"{code}" is no language: {_meant(str(code))}'
            raise SettingsError(document.problem(("extra", "languages", str(code)), "language-invalid", message))
    theme = data.get("theme")
    overrides = theme.get("custom_dir") if isinstance(theme, dict) else None
    return Settings(
        title=str(data.get("site_name") or "Quality manual"),
        source=str(extra.get("language") or next(iter(languages))),
        languages={str(code): str(name) for code, name in languages.items()},
        site_url=str(data.get("site_url") or ""),
        nav=tuple(data.get("nav") or ()),
        docs=str(data.get("docs_dir") or "docs"),
        overrides=str(overrides) if overrides else None,
    )


def _meant(code: str) -> str:
    meant = canonical(code)
    return f'write "{meant}"' if meant else "write a code of BCP 47, such as pt, pt-BR, zh-Hans or ar"
