"""No hostile translation passes: first the guard alone, then the whole build."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.messages.guard import refusals
from tests import poisoned
from tests.hostile import CASES, HOSTILE, POSITIONS, Hostile, Position


@pytest.mark.parametrize("position", POSITIONS, ids=lambda position: position.name)
def test_the_harmless_part_passes(position: Position) -> None:
    source, translation = position.poisoned(Hostile("nothing", "MARK"), 1, "même")
    assert refusals(source, translation, position.kind) == ()


@pytest.mark.parametrize(("number", "hostile"), list(enumerate(HOSTILE, 1)), ids=[text.name for text in HOSTILE])
def test_the_guard_refuses(number: int, hostile: Hostile) -> None:
    for position in (position for at, _, position in CASES if at == number):
        source, translation = position.poisoned(hostile, number, "zq")
        assert refusals(source, translation, position.kind), position.name
        assert refusals(source, translation), position.name


@dataclass(frozen=True)
class Built:
    root: Path
    hostile_lines: frozenset[int]
    code: int
    output: str

    def published(self) -> dict[str, str]:
        """The text of every file of the French site, and of what MkDocs made it from."""
        return {
            path.relative_to(self.root).as_posix(): path.read_text("utf-8", errors="replace")
            for folder in ("site/fr", "build/fr/docs")
            for path in (self.root / folder).rglob("*")
            if path.is_file()
        }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("poisoned")
    lines = poisoned.write(root)
    done = subprocess.run(
        [sys.executable, "-m", "scripts", "build", "--root", str(root)],
        capture_output=True,
        text=True,
        check=False,
    )
    return Built(root, lines, done.returncode, done.stdout + done.stderr)


def test_translations_do_reach_the_site(built: Built) -> None:
    assert poisoned.WITNESS[1] in built.published()["site/fr/index.html"], built.output


def test_no_hostile_translation_reaches_the_site(built: Built) -> None:
    for name, text in built.published().items():
        assert not re.findall(r"(?i)zq\d+zq|evil\.example|uid=|root:x:", text), name


def test_the_english_text_is_shown_instead(built: Built) -> None:
    page = built.published()["site/fr/p1/index.html"]
    for position in POSITIONS:
        if position.name not in {"register", "link", "link title"}:
            assert position.source.replace("NUMBER", "1").partition("](")[0].lstrip("![") in page, position.name


def test_every_hostile_translation_is_reported_in_its_place(built: Built) -> None:
    found = re.findall(
        rf"(?m)^{re.escape(poisoned.CATALOGUE.as_posix())}:(\d+): translation-[a-z]+ .+: .+$", built.output
    )
    assert {int(line) for line in found} == built.hostile_lines
    assert built.code == 1
    assert "Traceback" not in built.output
