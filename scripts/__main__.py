"""`python -m scripts COMMAND`: what a person does with the manual."""

from __future__ import annotations

import importlib

import click

COMMANDS = {
    "build": "scripts.build:build",
    "check": "scripts.check:check",
    "pseudo": "scripts.pseudo:pseudo",
    "schemas": "scripts.schemas:schemas",
    "serve": "scripts.serve:serve",
    "terms": "scripts.terms:terms",
    "translate": "scripts.build:translate",
    "update": "scripts.catalogues:update",
}


class Commands(click.Group):
    """Commands imported when asked for, so that `--help` and small commands start at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


main = Commands(
    name="python -m scripts",
    help="Build, check and translate the quality manual.",
    context_settings={"help_option_names": ["-h", "--help"]},
)

if __name__ == "__main__":
    main(prog_name="python -m scripts")
