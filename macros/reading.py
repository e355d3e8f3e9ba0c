"""Files of the manual as text, and a page's front matter apart from its body.

Reading never raises for what a file holds or for a file that is not there: it returns the problem.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from macros.documents import parse
from macros.problems import Problem

CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
FRONT_MATTER = re.compile(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
"""As in mkdocs.utils.meta, whose rules decide what a page's front matter is."""
KEYWORD = re.compile(r"^[ ]{0,3}[A-Za-z0-9_-]+:")
KEYWORD_CONTINUED = re.compile(r"^(?:[ ]{4}|\t)")


class FrontMatter(NamedTuple):
    """A page's YAML and its body, each with the line of the file on which it starts."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def read(root: Path, file: str) -> str | Problem:
    """Return the text of a file below root, its line ends as line feeds, or the problem with it.

    An empty file and one with the marks of an unfinished merge are problems.
    """
    try:
        data = (root / file).read_bytes()
    except FileNotFoundError:
        return Problem(file, 1, "file-missing", "the file does not exist: create it")
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        return Problem(file, 1, "file-unreadable", f"{reason}: check that the file may be read")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"0x{data[error.start]:02x}"
        return Problem(file, line, "file-encoding", f"byte {byte} is not UTF-8: save the file as UTF-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Problem(file, 1, "file-empty", "the file is empty: write its content or delete it")
    if conflict := CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        message = "a merge is unfinished: keep the right lines and delete the marks"
        return Problem(file, line, "merge-conflict", message)
    return text


def front_matter(text: str) -> FrontMatter:
    """Split a page as MkDocs does: its YAML and the first line of it, its body and the first line of that.

    The YAML is empty where a page has none. Line ends must be line feeds. The body is the end of the text.
    Lines such as `Author: Ann` at the top of a page without YAML are metadata for MkDocs, so in neither.
    """
    found = FRONT_MATTER.match(text)
    if found is None:
        start = _after_keywords(text)
        yaml_text = ""
    elif isinstance(parse("", found[1], 1).value, dict):
        start, yaml_text = found.end(), found[1]
    else:
        start, yaml_text = 0, ""
    if found is None or yaml_text:
        start += len(text[start:]) - len(text[start:].lstrip("\n"))
    return FrontMatter(yaml_text, 2 if yaml_text else 1, text[start:], text.count("\n", 0, start) + 1)


def _after_keywords(text: str) -> int:
    start, inside = 0, False
    for line in text.split("\n"):
        if not line.strip():
            return min(start + len(line) + 1, len(text))
        if KEYWORD.match(line):
            inside = True
        elif not (inside and KEYWORD_CONTINUED.match(line)):
            return start
        start += len(line) + 1
    return len(text)
