"""Segments on hundreds of real pages: see tests/corpus.py for what is measured.

A sample of the pages by default; `CORPUS=all` for every page (some minutes); `-s` shows the figures.
"""

from __future__ import annotations

import os
import warnings
from pathlib import Path

import pytest

from tests.corpus import NoNetworkError, Site, measured, sites

CACHE = Path(__file__).parent.parent / ".cache" / "corpus"
EVERY = 1 if os.environ.get("CORPUS") == "all" else 6


@pytest.fixture(scope="module")
def corpus() -> list[Site]:
    try:
        with warnings.catch_warnings():
            # Extensions of other sites may use what their libraries warn of.
            warnings.simplefilter("ignore")
            return list(sites(CACHE))
    except NoNetworkError as error:
        pytest.skip(f"no development corpus: {error}")


@pytest.mark.filterwarnings("ignore")
def test_structure_stays_and_text_is_reached(corpus: list[Site]) -> None:
    blocks, missed, changed, pages = 0, [], [], 0
    for site in corpus:
        if site.left_out:
            print(f"{site.name}: without {', '.join(site.left_out)}")
        for page in site.pages[::EVERY]:
            result = measured(page, site)
            name = page.relative_to(CACHE).as_posix()
            assert result.identical, name
            pages += 1
            blocks += result.blocks
            missed += [f"{name}: {text[:80]}" for text in result.missed]
            changed += [f"{name}: {what}" for what in result.changed]
    reached = 1 - len(missed) / blocks
    print(f"{pages} pages, {len(changed)} with another structure; {reached:.3%} of {blocks} text blocks reached")
    print(*missed, sep="\n")
    assert changed == []
    assert reached > 0.995
