"""What authors get wrong, and what they are told: golden/bad_inputs.txt, one mistake a block.

A block names the mistake and a file of the mini manual, says what becomes of it (`delete`, `write` and the
bytes, or the lines `-` replaced by the lines `+`), and lists each problem that follows from it (`=`).
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

from tests import minimanual

GOLDEN = Path(__file__).parent / "golden" / "bad_inputs.txt"


@dataclass(frozen=True)
class BadInput:
    """One mistake, and the problems that are reported for it."""

    name: str
    file: str
    change: tuple[str, ...]
    problems: tuple[str, ...]

    def write(self, root: Path) -> Path:
        """Write the mini manual with the mistake in it into `root` and return it."""
        minimanual.write(root)
        if self.change == ("delete",):
            (root / self.file).unlink()
        elif self.change[0].startswith("write "):
            (root / self.file).write_bytes(ast.literal_eval(self.change[0].removeprefix("write ")))
        else:
            old = "\n".join(line[2:] for line in self.change if line.startswith("- "))
            new = "\n".join(line[2:] for line in self.change if line.startswith("+ "))
            minimanual.edit(root, self.file, old if new else f"{old}\n", new)
        return root

    def text(self, problems: tuple[str, ...]) -> str:
        """Return the block with these problems."""
        return "\n".join((f"# {self.name}", self.file, *self.change, *(f"= {each}" for each in problems)))


def bad_inputs() -> tuple[BadInput, ...]:
    """Return every mistake of the golden file."""
    return tuple(_bad_input(block) for block in GOLDEN.read_text("utf-8").strip().split("\n\n"))


def _bad_input(block: str) -> BadInput:
    name, file, *rest = block.split("\n")
    change = tuple(line for line in rest if not line.startswith("= "))
    problems = tuple(line[2:] for line in rest if line.startswith("= "))
    return BadInput(name.removeprefix("# "), file, change, problems)
