"""`python -m scripts COMMAND`: what a person does with the manual."""

from __future__ import annotations

import importlib
from typing import cast

import click

COMMANDS = {
    "build": "scripts.site.build:build",
    "check": "scripts.check:check",
    "glossary": "scripts.glossary.command:glossary",
    "language": "scripts.languages.command:language",
    "pseudo": "scripts.site.pseudo:pseudo",
    "review": "scripts.state.review:review",
    "schemas": "scripts.schemas:schemas",
    "serve": "scripts.site.serve:serve",
    "status": "scripts.state.status:status",
    "terms": "scripts.terms.command:terms",
    "translate": "scripts.site.preparation:translate",
    "typo": "scripts.catalogues.typo:typo",
    "update": "scripts.catalogues.update:update",
    "xliff": "scripts.xliff.command:xliff",
}


class Commands(click.Group):
    """Commands imported when asked for, so that `--help` and small commands start at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, sorted, as `--help` lists them."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        return cast(click.Command, getattr(importlib.import_module(module), attribute))


main = Commands(
    name="python -m scripts",
    help="Build, check and translate the quality manual.",
    context_settings={"help_option_names": ["-h", "--help"]},
)

if __name__ == "__main__":
    main(prog_name="python -m scripts")
