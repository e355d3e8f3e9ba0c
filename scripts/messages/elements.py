"""What Python-Markdown makes of a message: the guard's second reading, independent of scripts.messages.markup's."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from xml.etree.ElementTree import Element, SubElement
from zlib import crc32

from markdown import Markdown

from scripts.messages.markup import jinja


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=["attr_list", "tables"])


def read(text: str) -> tuple[Counter[tuple[str, ...]], str]:
    """Read a message as Python-Markdown does, without knowing what labels and footnotes its page defines.

    Returns:
        How often each element occurs: its name, its attributes but for the texts of images and titles, and
        the text of code. Emphasis without attributes is left out: translators may place it anew. Then the
        text that is left outside of code, with whatever signs were no marks.
    """
    markdown = _markdown()
    markdown.htmlStash.reset()
    root = Element("div")
    SubElement(root, "p").text = _without_jinja(text)
    for processor in ("inline", "attr_list"):
        markdown.treeprocessors[processor].run(root)
    found: Counter[tuple[str, ...]] = Counter(
        ("tag", tag) for tag in map(str, markdown.htmlStash.rawHtmlBlocks) if tag[:1] != "&"
    )
    words = ""
    for element in root.iter():
        code = element.tag == "code"
        attributes = sorted(f"{key}={value}" for key, value in element.items() if key not in {"alt", "title"})
        if element.tag not in {"em", "strong"} or attributes:
            found[(element.tag, *attributes, (element.text or "") if code else "")] += 1
        words += "".join(("" if code else element.text or "", element.tail or "", element.get("alt", "")))
        words += element.get("title", "")
    # An underscore inside a word (snake_case) is no mark.
    return found, re.sub(r"(?<=\w)_+(?=\w)", "", words)


def _without_jinja(text: str) -> str:
    """Each macro call as a word of its own: what it gives is the macros' business, where it stands ours."""
    parts: list[str] = []
    position = 0
    for _, start, end in jinja(text):
        parts += [text[position:start], f"j{crc32(text[start:end].encode())}j"]
        position = end
    return "".join([*parts, text[position:]])
