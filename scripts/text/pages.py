"""The segments of a page, found once and kept by content hash: all languages and commands share them."""

from __future__ import annotations

from pydantic import TypeAdapter

from scripts.cache import Shelf, digest
from scripts.text.renderer import Renderer
from scripts.text.segments import Segment, segments

_SEGMENTS = TypeAdapter(tuple[Segment, ...])


def page_segments(source: str, renderer: Renderer, shelf: Shelf | None) -> tuple[Segment, ...]:
    """The segments of a page's source, from the shelf when they are known."""
    if shelf is None:
        return segments(source, renderer)
    kept = shelf.recall(
        digest(renderer.fingerprint, source),
        lambda: _SEGMENTS.dump_python(segments(source, renderer), mode="json"),
    )
    return _SEGMENTS.validate_python(kept)
