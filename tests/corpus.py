"""A development corpus: the pages of public packages whose source distributions carry a MkDocs tree.

The distributions are named with their hashes, fetched once from the Python package index that pip uses, and
unpacked under .cache/corpus; nothing of them is part of this project. Each page is rendered as its own
mkdocs.yml says; extensions that are not installed are left out, and said.

Two figures say how well segments work:

- pages whose structure changes when every message is replaced by pseudo-translation (0 is wanted); - the
share of text blocks reached: of the blocks of text in the rendered page that hold letters, those whose text
was
  replaced. Code is no text, nor are addresses, nor a plugin's identifiers. What a page shows of another file
  (pymdownx.snippets) is that file's text, and left out.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import ssl
import tarfile
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

from scripts.site.pseudo import pseudo_text
from scripts.text import markdown_config
from scripts.text.markdown_config import MarkdownConfig
from scripts.text.renderer import MissingExtensionError, Renderer
from scripts.text.segments import segments
from scripts.text.structure import differences, rendered_differences
from scripts.text.translate import translate

SOURCES = (
    (
        "pymdown-extensions",
        "pymdown_extensions-10.14.3.tar.gz",
        "41e576ce3f5d650be59e900e4ceff231e0aed2a88cf30acaee41e02f063a061b",
    ),
    (
        "markdown",
        "markdown-3.11.3.tar.gz",
        "81eb91631dc97ad1efbc76019ef0f80fe90ca49ddf81546752d79989c3bfff3e",
    ),
    (
        "starlette",
        "starlette-1.10.0.tar.gz",
        "b8399098d4c1e3522734f7235dc79b1fc967f96cf139c81e0fa30479e0685f9b",
    ),
    (
        "hatch",
        "hatch-1.18.2.tar.gz",
        "7f365f1a5b8f1a8162813daed9bf9fce83f15dc933fc99c6d04cbb942e64f4d0",
    ),
    (
        "griffe",
        "griffe-1.5.1.tar.gz",
        "72964f93e08c553257706d6cd2c42d1c172213feb48b2be386f243380b405d4b",
    ),
    (
        "mkdocstrings",
        "mkdocstrings-0.26.2.tar.gz",
        "34a8b50f1e6cfd29546c6c09fbe02154adfb0b361bb758834bf56aa284ba876e",
    ),
    (
        "wcmatch",
        "wcmatch-10.0.tar.gz",
        "e72f0de09bba6a04e0de70937b0cf06e55f36f37b3deb422dfaf854b867b840a",
    ),
    (
        "cibuildwheel",
        "cibuildwheel-2.21.3.tar.gz",
        "3ce23a9e5406b3eeb80039d7a6fdb218a2450932a8037c0bf76511cd88dfb74e",
    ),
    (
        "mkdocs",
        "mkdocs-1.6.1.tar.gz",
        "7b432f01d928c084353ab39c57282f29f92136665bdd6abf7c1ec8d822ef86f2",
    ),
    (
        "mkdocs-static-i18n",
        "mkdocs_static_i18n-1.3.1.tar.gz",
        "a6125ea7db6cc1a900d76a967f262535af09831160a93c56d7f0d522a79b5faf",
    ),
    (
        "pydantic-settings",
        "pydantic_settings-2.16.3.tar.gz",
        "10e36f616623ebb586c05ca3d3cd22927146869db413d4f14c20c514442a1337",
    ),
    (
        "mcp",
        "mcp-2.3.0.tar.gz",
        "8b147a50441cf059dc88c684e0aeed3687f0aa0f39c6cde7b90330effd2b34d8",
    ),
    (
        "openai-agents",
        "openai_agents-0.24.0.tar.gz",
        "4b4b285f4fed81fdf1b4ac426a9101658d9cd29b4fb1aaeee18f639b77e704e3",
    ),
)

_KEPT = (".md", ".yml", ".yaml")


class NoNetworkError(Exception):
    """The package index cannot be reached."""


@dataclass(frozen=True)
class Site:
    """A MkDocs tree of the corpus.

    Attributes:
        name: the distribution that it comes from.
        pages: its pages, sorted.
        renderer: as its mkdocs.yml says.
        own_text: the same without what puts other files' text into a page.
        left_out: extensions that are not installed here.
    """

    name: str
    pages: tuple[Path, ...]
    renderer: Renderer
    own_text: Renderer
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Measured:
    """What came of one page: its text blocks with letters, those not reached, and what changed."""

    blocks: int
    missed: tuple[str, ...]
    changed: tuple[str, ...]
    identical: bool


def sites(cache: Path) -> Iterator[Site]:
    """The sites of the corpus, fetched if need be.

    Raises:
        NoNetworkError: a distribution is not in the cache and cannot be fetched.
    """
    for project, filename, digest in SOURCES:
        folder = cache / filename.removesuffix(".tar.gz")
        if not (folder / ".complete").exists():
            _unpack(_fetched(project, filename, digest), folder)
        for path in sorted(folder.rglob("mkdocs.yml")):
            config = markdown_config.read(path)
            pages = tuple(sorted(config.docs.rglob("*.md")))
            renderer, left_out = _renderer(config)
            bare = {name: value for name, value in config.extensions.items() if name != "pymdownx.snippets"}
            own_text, _ = _renderer(replace(config, extensions=bare))
            if pages:
                yield Site(folder.name, pages, renderer, own_text, left_out)


def _fetched(project: str, filename: str, digest: str) -> bytes:
    """A source distribution, by the index's JSON (PEP 691), checked against its hash."""
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/")
    accept = {"Accept": "application/vnd.pypi.simple.v1+json"}
    files = json.loads(_read(f"{index}/{project}/", accept))["files"]
    address = next(item["url"] for item in files if item["filename"] == filename)
    data = _read(address, {})
    if hashlib.sha256(data).hexdigest() != digest:
        raise NoNetworkError(f"{filename} is not the file that was expected")
    return data


def _read(address: str, headers: dict[str, str]) -> bytes:
    if not address.startswith("https://"):
        raise NoNetworkError(f"{address} is no https address")
    context = ssl.create_default_context(cafile=os.environ.get("PIP_CERT"))
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 (https, see above)
    try:
        with urllib.request.urlopen(request, timeout=60, context=context) as answer:  # noqa: S310
            data: bytes = answer.read()
    except OSError as error:
        raise NoNetworkError(f"{request.host} cannot be reached: {error}") from None
    return data


def _unpack(data: bytes, folder: Path) -> None:
    """Write the pages and configurations of a distribution; nothing else of it, and nothing elsewhere."""
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive:
            parts = PurePosixPath(member.name).parts[1:]
            if not member.isfile() or not member.name.endswith(_KEPT) or ".." in parts:
                continue
            content = archive.extractfile(member)
            if content is not None:
                target = folder.joinpath(*parts)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())
    (folder / ".complete").touch()


def _renderer(config: MarkdownConfig) -> tuple[Renderer, tuple[str, ...]]:
    """The renderer of a site without the extensions that cannot be loaded, and their names."""
    try:
        return Renderer(config), ()
    except MissingExtensionError as error:
        kept = {name: value for name, value in config.extensions.items() if name not in error.names}
        return Renderer(replace(config, extensions=kept)), error.names


def measured(page: Path, site: Site) -> Measured:
    """Pseudo-translate a page and look at what came of it."""
    source = page.read_bytes().decode("utf-8")
    found = segments(source, site.renderer)
    pseudo = translate(source, found, lambda segment: pseudo_text(segment.message), mark=False)
    changed = rendered_differences(source, pseudo, site.renderer)
    changed = changed or differences(source, pseudo, site.renderer)
    texts = [text for text in _texts(site.own_text.html(_without_head(pseudo))) if _letters(text)]
    return Measured(
        blocks=len(texts),
        missed=tuple(text for text in texts if not _REPLACED & set(text)),
        changed=changed,
        identical=translate(source, found, lambda segment: None, mark=False) == source,
    )


def _without_head(page: str) -> str:
    return re.sub(r"\A\ufeff?---\n.*?\n---\n", "", page.replace("\r\n", "\n"), flags=re.DOTALL)


_NO_TEXT = re.compile(
    r"https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+"  # addresses
    r"|\{\{.*?\}\}|\{%.*?%\}|:[\w+-]+:|\[TOC\]"  # macro calls, emoji
    r"|^:::.*|.*8<-.*|^/{3,}.*|[\w./-]+#[\w-]+|\]\[_\w+\]\{.*?\}"  # what plugins and snippets put there
)
_ALPHABET = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_REPLACED = frozenset(pseudo_text(_ALPHABET * 3)) - frozenset(_ALPHABET)


def _letters(text: str) -> bool:
    return any(character.isalpha() for character in _NO_TEXT.sub("", text))


def _texts(html: str) -> Sequence[str]:
    reader = _Texts()
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.texts


class _Texts(HTMLParser):
    """The text of each block of a rendered page, without code."""

    _INLINE = frozenset(
        re.findall(
            r"\w+",
            "a abbr autoref b br cite code data del dfn em i img ins kbd label mark q s samp small span strong sub"
            " sup time u var wbr",
        )
    )
    _CODE = frozenset({"code", "pre", "script", "style", "kbd", "samp", "textarea", "svg", "math"})
    _NO_WORDS = ("arithmatex", "headerlink", "magiclink", "footnote-backref", "emojione", "twemoji")

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._current: list[str] = []
        self._skipped: list[str] = []

    def flush(self) -> None:
        text = " ".join("".join(self._current).split())
        self._current.clear()
        if text:
            self.texts.append(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = dict(attrs).get("class") or ""
        if (
            tag in self._CODE
            or any(name in classes for name in self._NO_WORDS)
            or (self._skipped and tag == self._skipped[-1])
        ):
            self._skipped.append(tag)
        if tag not in self._INLINE or tag == "label":
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        if self._skipped and tag == self._skipped[-1]:
            self._skipped.pop()
        if tag not in self._INLINE or tag == "label":
            self.flush()

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._current.append(data)
