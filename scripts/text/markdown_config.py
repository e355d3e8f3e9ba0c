"""The Markdown part of any mkdocs.yml: which extensions a site renders its pages with, and how they are set.

MkDocs reads its configuration with a loader that runs what the tags in it say. Here a file is read for what
the block structure of pages depends on and nothing else: names are looked up, calls are not made (pymdownx's
own slug makers apart, which heading ids need), unknown tags are left out, nothing is fetched from the
network.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

DEFAULTS = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs adds to every configuration."""

_LEFT_OUT = object()
_CALLED = ("pymdownx.slugs.",)


class ConfigError(Exception):
    """A configuration that cannot be used; its text says why and what to do, in one line."""


@dataclass(frozen=True)
class MarkdownConfig:
    """What a mkdocs.yml says of Markdown.

    Attributes:
        extensions: name of each extension and its settings, in the order in which they are loaded.
        jinja: pages are Jinja templates (mkdocs-macros is among the plugins).
        autorefs: `[text][identifier]` is a link that a plugin makes (mkdocstrings and its kin).
        docs: the folder of the pages.
    """

    extensions: Mapping[str, Mapping[str, Any]]
    jinja: bool
    autorefs: bool
    docs: Path


def read(path: Path) -> MarkdownConfig:
    """Read a mkdocs.yml, with what it inherits.

    Raises:
        ConfigError: the file is missing, is no YAML mapping, or its Markdown part is not what MkDocs takes.
    """
    data = _data(path, set())
    extensions = _extensions(data, path)
    plugins = _names(data.get("plugins"))
    return MarkdownConfig(
        extensions={name: _settled(name, settings, path.parent) for name, settings in extensions},
        jinja="macros" in plugins,
        autorefs=bool(plugins & {"autorefs", "mkdocstrings"}),
        docs=path.parent / str(data.get("docs_dir") or "docs"),
    )


def _data(path: Path, seen: set[Path]) -> dict[str, Any]:
    if path.resolve() in seen:
        raise ConfigError(f"{path}: INHERIT comes back to this file: remove the circle")
    try:
        data = _without(yaml.load(path.read_text("utf-8-sig"), Loader=_loader(path.parent)))  # noqa: S506 (a safe one)
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such file: name the site's mkdocs.yml") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}: save the file as UTF-8 text") from None
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f":{mark.line + 1}" if mark else ""
        reason = getattr(error, "problem", None) or "this is no YAML"
        raise ConfigError(f"{path}{place}: {reason}: correct the YAML") from None
    if not isinstance(data, dict):
        raise ConfigError(f"{path}: this is no YAML mapping: begin with site_name: …")
    inherited = data.pop("INHERIT", None)
    if not isinstance(inherited, str):
        return data
    return _merged(_data(path.parent / inherited, seen | {path.resolve()}), data)


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Mappings merged key by key, as MkDocs does for INHERIT."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _loader(folder: Path) -> type[yaml.SafeLoader]:
    """A safe loader that knows the tags of mkdocs.yml; what it cannot know becomes _LEFT_OUT."""

    class Loader(yaml.SafeLoader):
        pass

    def env(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
        names = [item.value for item in node.value] if isinstance(node, yaml.SequenceNode) else [node.value]
        values = (os.environ[name] for name in names if isinstance(name, str) and name in os.environ)
        fallback = names[-1] if isinstance(node, yaml.SequenceNode) and len(names) > 1 else None
        return next(values, fallback)

    def relative(loader: yaml.SafeLoader, node: yaml.Node) -> str:
        return str(folder)

    Loader.add_constructor("!ENV", env)
    Loader.add_constructor("!relative", relative)
    Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", _named)
    Loader.add_multi_constructor("tag:yaml.org,2002:python/object/apply:", _applied)
    Loader.add_multi_constructor("", lambda loader, suffix, node: _LEFT_OUT)
    return Loader


def _named(loader: yaml.SafeLoader, name: str, node: yaml.Node) -> Any:
    found = _looked_up(name)
    return _LEFT_OUT if found is None else found


def _looked_up(name: str) -> Any:
    """What a dotted name stands for; None where it stands for nothing here."""
    module, _, attribute = name.rpartition(".")
    try:
        return getattr(importlib.import_module(module), attribute, None)
    except (ImportError, ValueError):
        return None


def _applied(loader: yaml.SafeLoader, name: str, node: yaml.Node) -> Any:
    function = _looked_up(name) if name.startswith(_CALLED) else None
    if function is None:
        return _LEFT_OUT
    values = loader.construct_mapping(node, deep=True) if isinstance(node, yaml.MappingNode) else {}
    try:
        return function(*values.get("args", ()), **values.get("kwds", {}))
    except TypeError:
        return _LEFT_OUT


def _without(value: Any) -> Any:
    """A value without what was left out of it."""
    if isinstance(value, dict):
        return {key: _without(item) for key, item in value.items() if item is not _LEFT_OUT}
    if isinstance(value, list):
        return [_without(item) for item in value if item is not _LEFT_OUT]
    return value


def _names(listed: Any) -> set[str]:
    if isinstance(listed, dict):
        return {str(name) for name in listed}
    names: set[str] = set()
    for item in listed if isinstance(listed, list) else ():
        names.update(map(str, item) if isinstance(item, dict) else [str(item)])
    return {name.rpartition("/")[2] for name in names}


def _extensions(data: dict[str, Any], path: Path) -> list[tuple[str, dict[str, Any]]]:
    """The extensions and their settings in MkDocs' order: its defaults first."""
    listed = data.get("markdown_extensions") or []
    if isinstance(listed, dict):
        listed = [{name: settings} for name, settings in listed.items()]
    if not isinstance(listed, list):
        raise ConfigError(f"{path}: markdown_extensions is no list: write one a line, each after '- '")
    found: dict[str, dict[str, Any]] = {name: {} for name in DEFAULTS}
    for item in listed:
        pairs = item.items() if isinstance(item, dict) else [(item, None)]
        for name, settings in pairs:
            if not isinstance(name, str) or not isinstance(settings, dict | None):
                raise ConfigError(f"{path}: {item!r} is no extension: write its name, or 'name:' and settings")
            found[name] = {**found.get(name, {}), **(settings or {})}
    return list(found.items())


def _settled(name: str, settings: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Settings with which an extension runs and fetches nothing, and finds its files beside mkdocs.yml."""
    match name:
        case "pymdownx.snippets":
            paths = settings.get("base_path") or ["."]
            paths = [paths] if isinstance(paths, str) else paths
            paths = [str(folder / path) for path in paths if isinstance(path, str)]
            return {**settings, "base_path": paths, "check_paths": False, "url_download": False}
        case "pymdownx.superfences":
            fences = [fence for fence in settings.get("custom_fences") or [] if isinstance(fence, dict)]
            # What only a plugin understands behind a fence's language is no reason to take code for text.
            return {**settings, "custom_fences": [_inert(fence) for fence in fences], "relaxed_headers": True}
        case "codehilite" | "markdown.extensions.codehilite":
            return {**settings, "use_pygments": False}
        case _:
            return settings


def _inert(fence: dict[str, Any]) -> dict[str, Any]:
    """A custom fence that shows its code; where a site checks a fence's options itself, any will do."""
    kept = {key: value for key, value in fence.items() if key in ("name", "class")}
    return {**kept, "validator": _accept} if "validator" in fence else kept


def _accept(language: str, inputs: dict[str, Any], options: dict[str, Any], *_: object) -> bool:
    options.update(inputs)
    return True
