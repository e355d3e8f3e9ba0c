"""The search index of one language, made by Pagefind from the built pages and read by the browser.

Pagefind folds accents and inflections by itself and splits a word at a straight apostrophe, so that
"equipement" finds "l'équipement". At a typographic apostrophe it does not: the pages are handed to it with
straight ones, and overrides/assets/search.js puts the typographic ones back. The words customers use
come from the front matter as metadata: searched, never shown. What a question needs beyond that is the subject of
overrides/assets/search/ranking.js. The same pages give the same bytes.

Pagefind is run as a program, once: its Python interface waits a tenth of a second for each page.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind.service import get_executable

from macros.problems import Problem

INDEX = "pagefind"
BODY = "data-pagefind-body"
"""The attribute the theme puts around a page's text: what has none (404, list of pages) is not indexed."""
LEFT_OUT = (
    ".headerlink",
    ".meets",
    ".document-card",
    ".md-clipboard",
    ".footnote-backref",
    ".doubt",
    ".abstract > .admonition-title",
)
"""Parts of the text that nobody looks for: permalinks, badges, the folded panel at the foot, the words "In short"."""
READ_AS = {
    **{"’": "'", "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"},
    **{
        f"</{end}><{start}": f"</{end}> <{start}"
        for end, start in (("dt", "dd"), ("td", "td"), ("th", "th"), ("th", "td"))
    },
}
"""People type neither ligatures nor curved apostrophes; Pagefind 1.5.2 folds accents, but these it keeps, and it reads
two cells as one word."""
NOT_PUBLISHED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Pagefind's own interfaces: the manual has one of its own."""


def index(site: Path, language: str) -> tuple[Problem, ...]:
    """Index the pages of a built language into its folder `pagefind`.

    Args:
        site: the folder MkDocs has built, one language.
        language: its code, which decides on the stemming.

    Returns:
        The problems; an index that cannot be made is one.
    """
    target = site.resolve() / INDEX
    shutil.rmtree(target, ignore_errors=True)
    with TemporaryDirectory() as folder:
        for path in sorted(site.rglob("*.html")):
            text = path.read_text("utf-8")
            if BODY in text:
                copy = Path(folder, path.relative_to(site))
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_text(searchable(text), "utf-8")
        failure = _run(Path(folder), language, target)
    if failure:
        sentence = f"Pagefind could not index the pages ({failure}): install the locked dependencies again"
        return (Problem(f"build/{language}/site", 1, "search-index", sentence),)
    for pattern in NOT_PUBLISHED:
        for path in target.glob(pattern):
            path.unlink()
    return ()


def searchable(html: str) -> str:
    """Return the page as Pagefind reads it best: apostrophes straight, ligatures in two letters, cells apart.

    >>> searchable("l’œuvre")
    "l'oeuvre"
    """
    for written, read in READ_AS.items():
        html = html.replace(written, read)
    return html


def _run(pages: Path, language: str, target: Path) -> str:
    """Run Pagefind; return why it failed, in one line, or nothing."""
    program = get_executable()
    if program is None:
        return "the program is missing"
    options = ["--site", str(pages), "--output-path", str(target), "--force-language", language, "--quiet"]
    for selector in LEFT_OUT:
        options += ["--exclude-selectors", selector]
    try:
        done = subprocess.run([str(program), *options], capture_output=True, text=True, check=False)
    except OSError as error:
        return str(error)
    return " ".join(done.stderr.split()) or f"exit {done.returncode}" if done.returncode else ""
