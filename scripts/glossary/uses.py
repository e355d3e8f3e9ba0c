"""Which pages use which concept, for the glossary on the site: found once for each page, kept by content."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from macros.model import Manual
from scripts.cache import Shelf, digest, program
from scripts.settings import CONFIGURATION, Settings
from scripts.terms.find import Matcher
from scripts.terms.inflection import by_rules
from scripts.terms.linking import GLOSSARY
from scripts.text.pages import page_segments
from scripts.text.renderer import Renderer
from scripts.text.segments import Segment


def concept_uses(root: Path, settings: Settings, manual: Manual) -> dict[str, tuple[str, ...]]:
    """The pages in whose text, in the source language, each concept is used.

    Args:
        root: the manual's folder.
        settings: of the manual.
        manual: its pages and concepts; without a page that shows the glossary, nothing is looked for.

    Returns:
        The pages' paths by the concept's id, in the order of the manual; concepts that no page uses are left out.
    """
    if not any(page.path == GLOSSARY for page in manual.pages):
        return {}
    renderer = Renderer.from_config(root / CONFIGURATION)
    words = [concept.model_dump_json(include={"id", "terms"}) for concept in manual.concepts]
    how = digest(renderer.fingerprint, program("terms", "messages/markup.py"), settings.source, *words)
    matcher = cache(lambda: Matcher(manual.concepts, settings.source, by_rules(settings.source)))
    found: dict[str, list[str]] = {}
    with Shelf(root, "segments") as segments, Shelf(root, "uses") as known:
        for page in manual.pages:
            # As staging reads it, so that both ask the shelf for the same segments.
            with (root / settings.docs / page.path).open(encoding="utf-8", newline="") as stream:
                source = stream.read()
            texts = page_segments(source, renderer, segments)
            used = known.recall(digest(how, source), partial(_used, texts, matcher))
            for concept in used if page.path != GLOSSARY else ():
                found.setdefault(concept, []).append(page.path)
    return {concept: tuple(pages) for concept, pages in found.items()}


def _used(texts: tuple[Segment, ...], matcher: Callable[[], Matcher]) -> list[str]:
    uses = (use.concept for segment in texts for use in matcher().uses(segment.message))
    return sorted(set(uses))
