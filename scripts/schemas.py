"""JSON Schemas of the registers, so that an editor completes keys and marks mistakes while one types.

Each register names its schema in its first line (`# yaml-language-server: $schema=…`), which VS Code, Neovim
and Emacs read. They are made from `macros.model` and
`macros.registers_model`: an editor accepts what a check accepts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from macros.model import Company, Frozen, Glossary, Indicators, Records, Roles, Standard
from macros.register_kinds import OPTIONAL
from scripts import console
from scripts.state.reviews import Reviews

FOLDER = "docs/registers/schemas"
MODELS: Mapping[str, type[Frozen]] = {
    "company": Company,
    "glossary": Glossary,
    "indicators": Indicators,
    "records": Records,
    "reviews": Reviews,
    "roles": Roles,
    "standard": Standard,
    **{Path(kind.file).stem: kind.whole for kind in OPTIONAL.values()},
}


def schema(model: type[Frozen]) -> str:
    """Return the JSON Schema of a file that is read as `model`, as text that ends in a line feed."""
    return json.dumps(_without_titles(model.model_json_schema()), ensure_ascii=False, indent=2) + "\n"


def _without_titles(given: Any) -> Any:
    """Leave out the titles that pydantic makes of field names: editors show them before the description."""
    if isinstance(given, dict):
        return {
            key: _without_titles(value)
            for key, value in given.items()
            if not (key == "title" and isinstance(value, str))
        }
    return [_without_titles(item) for item in given] if isinstance(given, list) else given


@click.command()
@console.root_option
def schemas(root: Path) -> None:
    """Write the JSON Schemas of the registers to docs/registers/schemas, where editors find them."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    changed = 0
    for name, model in MODELS.items():
        path, text = folder / f"{name}.json", schema(model)
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            changed += 1
    console.say(f"{len(MODELS)} schemas in {FOLDER}, {changed} of them changed.")
