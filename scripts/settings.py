"""What a command needs to know of mkdocs.yml: the languages, the title, the navigation, the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.problems import Problem

CONFIGURATION = "mkdocs.yml"


class SettingsError(Exception):
    """mkdocs.yml is missing or cannot be used; carries the problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*map(str, problems))
        self.problems = problems


@dataclass(frozen=True)
class Settings:
    title: str
    source: str
    languages: Mapping[str, str]
    site_url: str
    nav: tuple[Any, ...]
    docs: str
    overrides: str | None

    @property
    def translations(self) -> tuple[str, ...]:
        """The languages that a catalogue translates into: all but the source."""
        return tuple(language for language in self.languages if language != self.source)


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """A safe loader that reads MkDocs' own tags (`!ENV`, `!!python/name`) as nothing: none of them is run here."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def read_settings(root: Path) -> Settings:
    """Read the settings of the manual in a folder.

    Raises:
        SettingsError: there is no mkdocs.yml, it is no YAML mapping, or it names no languages.
    """
    try:
        data = yaml.load((root / CONFIGURATION).read_text("utf-8-sig"), Loader=_Loader)  # noqa: S506 (a safe loader)
    except FileNotFoundError:
        raise SettingsError(
            _problem("config-missing", "there is no mkdocs.yml here: go to the manual's folder or name it with --root")
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(_problem("config-invalid", f"{error}: save the file as UTF-8 text")) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        reason = getattr(error, "problem", None) or "this is no YAML"
        raise SettingsError(_problem("config-invalid", f"{reason}: correct the YAML", line)) from None
    if not isinstance(data, dict):
        raise SettingsError(_problem("config-invalid", "this is no YAML mapping: begin with site_name: …"))
    return _settings(data)


def _settings(data: dict[str, Any]) -> Settings:
    extra = data.get("extra") or {}
    languages = extra.get("languages") if isinstance(extra, dict) else None
    if not isinstance(languages, dict) or not languages:
        raise SettingsError(
            _problem("config-invalid", "extra.languages is missing: list the languages, for example en: English")
        )
    source = str(extra.get("language") or next(iter(languages)))
    theme = data.get("theme")
    overrides = theme.get("custom_dir") if isinstance(theme, dict) else None
    return Settings(
        title=str(data.get("site_name") or "Quality manual"),
        source=source,
        languages={str(code): str(name) for code, name in languages.items()},
        site_url=str(data.get("site_url") or ""),
        nav=tuple(data.get("nav") or ()),
        docs=str(data.get("docs_dir") or "docs"),
        overrides=str(overrides) if overrides else None,
    )


def _problem(code: str, message: str, line: int = 1) -> Problem:
    return Problem(CONFIGURATION, line, code, message)
