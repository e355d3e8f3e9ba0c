"""Every command: its help, its one line at the end, and what it says of a manual that is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts.__main__ import COMMANDS, main
from tests import bad_inputs, minimanual
from tests.bad_inputs import BadInput


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")
    assert command in run("--help").stdout


def test_an_unknown_command_is_one_line_of_usage() -> None:
    done = subprocess.run([sys.executable, "-m", "scripts", "biuld"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "No such command 'biuld'" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_not_there_is_said() -> None:
    result = run("check", "--root", "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.output


@pytest.mark.parametrize("case", bad_inputs.bad_inputs(), ids=lambda case: case.name)
def test_every_bad_input_gives_its_lines_and_exit_1(tmp_path: Path, case: BadInput) -> None:
    result = run("check", "--root", str(case.write(tmp_path)))
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines
    for line in lines:
        place, _, said = line.partition(": ")
        assert place.count(":") == 1, line
        assert said.partition(" ")[0].replace("-", "").isalpha(), line


def test_problems_for_machines_are_one_json_list(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    minimanual.edit(root, "docs/customer/complaints.md", 'meets("demo-2026:8#answer")', 'meets("demo-2026:9")')
    run("update", "--root", str(root))
    result = run("check", "--root", str(root), "--format", "json")
    assert result.exit_code == 1
    (problem,) = json.loads(result.stdout)
    assert (problem["file"], problem["code"]) == ("docs/customer/complaints.md", "requirement-unknown")
    assert set(problem) == {"file", "line", "code", "message", "severity"}


def test_the_last_line_sums_up(tmp_path: Path) -> None:
    root = minimanual.write(tmp_path)
    run("update", "--root", str(root))
    result = run("check", "--root", str(root))
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-1].startswith("No problem. fr: ")


def test_the_manual_itself_is_sound() -> None:
    result = run("check")
    assert result.exit_code == 0, result.output
    assert "term-deprecated" not in result.output
