"""Pseudo-translation of any MkDocs tree: what cannot be translated, and what breaks when texts grow.

Each message is written with accents, a third longer and in brackets: `Log it` becomes `⟦Łöğ ïţ ōñè⟧`. What is
left in plain English in the result was not found; a bracket that is cut off has no room. What is no word
stays: code, macro calls, tags, addresses, labels.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from scripts.console import progress, say
from scripts.messages.markup import tokens
from scripts.text.markdown_config import ConfigError
from scripts.text.renderer import Renderer
from scripts.text.segments import Segment, segments
from scripts.text.structure import rendered_differences
from scripts.text.translate import translate

_ACCENTS = str.maketrans(
    "AaCcDdEeGgHhIiKkLlNnOoRrSsTtUuYyZz",
    "ÅåÇçÐđÊéĞğĤĥÎïĶķŁłÑñØöŘřŠšŢţÛüÝýŽž",
)
_GROWTH = ("ōñè", "ţŵō", "ţĥŕèè", "ƒōûŕ", "ƒîṽè", "šîẋ", "šèṽèñ", "èîğĥţ", "ñîñè", "ţèñ")
_SHOWN = 5


def pseudo_text(message: str) -> str:
    """A message in accents, in brackets, about a third longer; what is no word in it is kept."""
    lines = message.split("\n")
    shown = "".join(_accented(message))
    more: list[str] = []
    while len(" ".join(more)) < len(shown) // 3 - 1:
        more.append(_GROWTH[len(more) % len(_GROWTH)])
    first, *rest = shown.split("\n")
    if len(lines) > 1:
        return "\n".join([f"⟦{first}", *rest]) + "⟧"
    return f"⟦{' '.join([shown, *more])}⟧"


_SIGNS = re.compile(
    r":[a-zA-Z0-9_+-]+:"  # emoji
    r"|\{[^{}\n]*\}|\]\([^)\s]*"  # attribute lists, addresses
    r"|%\(\w+\)s"  # placeholders
    r"|<(code|kbd|samp|pre)\b[^>]*>.*?</\1>"
    r"|\+\+\S(?:[^+\n]|\+(?!\+))*\+\+"  # keys
    r"|\$\$[^$]+\$\$|\$\S(?:[^$\n]*\S)?\$|\\\(.+?\\\)|\\\[.+?\\\]"  # formulas
    r"|(?<!\w)@[\w:/#.-]*\w|(?<!\w)[\w.-]+/[\w.-]+[#@!?][\w.-]+|(?<!\w)[#!?]\d+"  # people and issues
    r"|(?<!\w)[\w./-]*@?[0-9a-f]{7,40}(?:\.{3}[0-9a-f]{7,40})?\b"  # commits
    r"|\((?:c|tm|r|p)\)|\bc/o\b|\b\d+(?:st|nd|rd|th)\b"  # signs that are written in letters
    r"|\[=[^\]]*\]|\{[-+=~>]{2}.*?[-+=~<]{2}\}",  # progress bars, edits
    re.DOTALL,
)
"""What extensions of many sites read otherwise than as words."""


def _accented(message: str) -> Iterator[str]:
    """The message in pieces: words in accents, all else as it is."""
    kept = sorted(
        [
            *((token.start, token.end) for token in tokens(message)),
            *(sign.span() for sign in _SIGNS.finditer(message)),
        ]
    )
    position = 0
    for start, end in kept:
        yield message[position:start].translate(_ACCENTS)
        yield message[max(start, position) : end]
        position = max(end, position)
    yield message[position:].translate(_ACCENTS)


@dataclass(frozen=True)
class PseudoPage:
    """A page in pseudo-translation.

    Attributes:
        text: the page.
        messages: how many texts were replaced.
        changed: what of its structure changed; nothing, if all is well.
    """

    text: str
    messages: int
    changed: tuple[str, ...]


def pseudo_page(source: str, renderer: Renderer) -> PseudoPage:
    """Write a page in pseudo-translation and compare both renderings."""
    found = segments(source, renderer)

    def lookup(segment: Segment) -> str:
        return pseudo_text(segment.message)

    text = translate(source, found, lookup, mark=False)
    return PseudoPage(text, len(found), rendered_differences(source, text, renderer))


@click.command()
@click.option("--docs", type=click.Path(path_type=Path), required=True, help="The folder of the pages.")
@click.option("--config", type=click.Path(path_type=Path), required=True, help="The site's mkdocs.yml.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where the copy is written.")
def pseudo(docs: Path, config: Path, out: Path) -> None:
    """Write a copy of any MkDocs tree in which every text is ⟦ïñfłåţéđ ōñè ţŵō⟧, to see what is not translatable.

    Prints each page whose structure changed and the number of messages; ends with 1 when there are any such
    pages.
    """
    try:
        renderer = Renderer.from_config(config)
        files = _files(docs, out)
    except ConfigError as error:
        say(str(error))
        raise SystemExit(1) from None
    messages, pages, failed = 0, 0, 0
    with progress(files, "Pseudo-translating") as going:
        for path in going:
            target = out / path.relative_to(docs)
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix != ".md":
                shutil.copyfile(path, target)
                continue
            page = _written(path, target, renderer)
            pages += 1
            messages += page.messages
            failed += bool(page.changed)
            for change in page.changed[:_SHOWN]:
                click.echo(f"{path}: the structure changed: {change}")
    say(f"{messages} messages on {pages} pages written to {out}; the structure of {failed} pages changed.")
    raise SystemExit(1 if failed else 0)


def _files(docs: Path, out: Path) -> list[Path]:
    """The files of a tree, sorted.

    Raises:
        ConfigError: there is no such folder, or the copy would land in it.
    """
    if not docs.is_dir():
        raise ConfigError(f"{docs}: there is no such folder: name the folder of the pages")
    if out.resolve() == docs.resolve() or docs.resolve() in out.resolve().parents:
        raise ConfigError(f"{out}: the copy would lie among the pages: choose a folder outside of {docs}")
    return sorted(path for path in docs.rglob("*") if path.is_file())


def _written(path: Path, target: Path, renderer: Renderer) -> PseudoPage:
    try:
        page = pseudo_page(path.read_bytes().decode("utf-8"), renderer)
    except UnicodeDecodeError:
        shutil.copyfile(path, target)
        return PseudoPage("", 0, ("the file is no UTF-8 text: save it as such",))
    except Exception as error:  # noqa: BLE001 (a foreign extension may raise anything; the page is named)
        shutil.copyfile(path, target)
        return PseudoPage("", 0, (f"it cannot be rendered ({' '.join(str(error).split())})",))
    target.write_bytes(page.text.encode("utf-8"))
    return page
