"""Where the text of a page stands: one golden file a construct, then what a file cannot show well.

A golden file holds a page, its messages, and the page with every message in capitals. After a change that is
meant, `GOLDEN=write pytest tests/test_segments.py` writes them anew: read the difference before committing
it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.messages.markup import masked
from scripts.site.pseudo import pseudo_text
from scripts.text.renderer import Renderer
from scripts.text.segments import Segment, segments
from scripts.text.structure import rendered_differences
from scripts.text.translate import translate

ROOT = Path(__file__).parent.parent
GOLDEN = sorted((Path(__file__).parent / "golden" / "segments").glob("*.txt"))


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer.from_config(ROOT / "mkdocs.yml")


def _in_capitals(segment: Segment) -> str:
    """The message with its words in capitals."""
    words = masked(segment.message, "\0")
    pairs = zip(words, segment.message, strict=True)
    return "".join(original if word == "\0" else word.upper() for word, original in pairs)


def _described(segment: Segment) -> str:
    notes = "".join(f"\n  note: {comment}" for comment in segment.comments)
    return f"{segment.line} {segment.kind}: {segment.message!r}{notes}\n"


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path: Path, renderer: Renderer) -> None:
    text = path.read_text("utf-8")
    page = text.partition("~~~~ page\n")[2].partition("~~~~ messages\n")[0]
    found = segments(page, renderer)
    messages = "".join(map(_described, found))
    translated = translate(page, found, _in_capitals, mark=False)
    expected = f"~~~~ page\n{page}~~~~ messages\n{messages}~~~~ translated\n{translated}"
    if os.environ.get("GOLDEN") == "write":
        path.write_text(expected, "utf-8")
    assert text == expected
    assert rendered_differences(page, translated, renderer) == ()
    assert translate(page, found, lambda segment: None, mark=False) == page


OTHER = """
markdown_extensions:
  - attr_list
  - nl2br
  - abbr
  - pymdownx.blocks.admonition
  - pymdownx.blocks.details
  - pymdownx.blocks.tab
  - pymdownx.blocks.html
  - pymdownx.fancylists
  - pymdownx.arithmatex
  - pymdownx.snippets
plugins: [search]
"""


@pytest.mark.parametrize(
    ("page", "messages", "translated"),
    [
        ("One\ntwo\n", ["One\ntwo"], "ONE\nTWO\n"),
        ("/// note\nText\n///\n", ["Note", "Text"], "/// note | NOTE\nTEXT\n///\n"),
        (
            "/// details | A title\n    open: true\n\nText\n///\n",
            ["A title", "Text"],
            "/// details | A TITLE\n    open: true\n\nTEXT\n///\n",
        ),
        ("/// html | div.box\nText\n///\n", ["Text"], "/// html | div.box\nTEXT\n///\n"),
        ("a. First\nb. Second\n", ["First", "Second"], "a. FIRST\nb. SECOND\n"),
        ("The rate $a b$ is low.\n", ["The rate $a b$ is low."], None),
        ('--8<-- "none.md"\n\nText\n', ["Text"], '--8<-- "none.md"\n\nTEXT\n'),
        ("{{ no_template }}\n\nA {{ no_template }}.\n", ["A {{ no_template }}."], None),
        ("::: package.module\n    options:\n      x: y\n\nText\n", ["Text"], None),
        (
            "## Words {: #given }\n\n## Words {#also}\n",
            ["Words", "Words"],
            "## WORDS {: #given }\n\n## WORDS {#also}\n",
        ),
        ("## An `__all__` list\n", ["An `__all__` list"], "## AN `__all__` LIST { #an-\\_\\_all\\_\\_-list }\n"),
        ("## 1 step\n", ["1 step"], "## 1 STEP { id=1-step }\n"),
        ("Not: valid: YAML\nat all\n---\n", ["at all"], None),
        ("---\na: b: c\nd\n---\n", ["a: b: c\nd"], None),
        ("Title: Words\n\nText\n", ["Words", "Text"], "Title: WORDS\n\nTEXT\n"),
    ],
)
def test_other_sites(page: str, messages: list[str], translated: str | None, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(OTHER)
    other = Renderer.from_config(config)
    found = segments(page, other)
    assert [segment.message for segment in found] == messages
    pseudo = translate(page, found, lambda segment: pseudo_text(segment.message), mark=False)
    assert rendered_differences(page, pseudo, other) == ()
    if translated is not None:
        assert translate(page, found, _in_capitals, mark=False) == translated


def test_offsets_are_those_of_the_file(renderer: Renderer) -> None:
    page = "\ufeff---\r\ntitle: One\r\n---\r\n\r\n- Two  \r\n  three\r\n\r\n    Four\x0cfive\tsix"
    found = segments(page, renderer)
    assert [page[segment.start : segment.end] for segment in found] == [
        "One",
        "Two  \r\n  three",
        "Four\x0cfive\tsix",
    ]
    assert [segment.line for segment in found] == [2, 5, 8]
    assert translate(page, found, _in_capitals, mark=False) == (
        "\ufeff---\r\ntitle: ONE\r\n---\r\n\r\n- TWO  \r\n  THREE\r\n\r\n    FOUR FIVE\tSIX"
    )


def test_what_is_not_translated_is_marked(renderer: Renderer) -> None:
    page = (
        '---\ntitle: A page\n---\n\n!!! note "A title"\n    See https://example.org\n\n'
        "??? tip\n    | A |\n    | - |\n    | b |\n"
    )
    marked = translate(page, segments(page, renderer), lambda segment: None, mark=True)
    assert marked == (
        "---\ntitle: A page\n---\n\n"
        "!!! note \"<span class='untranslated' lang='en'>A title</span>\"\n"
        '    <span class="untranslated" lang="en">See https://example.org </span>\n\n'
        "??? tip \"<span class='untranslated' lang='en'>Tip</span>\"\n"
        '    | <span class="untranslated" lang="en">A</span> |\n    | - |\n'
        '    | <span class="untranslated" lang="en">b</span> |\n'
    )
    assert rendered_differences(page, marked, renderer) == ()


@pytest.mark.parametrize(
    ("page", "translation", "written"),
    [
        ("Words\n", "# Mots", "\\# Mots\n"),
        ("Words\n", "- mots", "\\- mots\n"),
        ("Words\n", "1. mots", "1\\. mots\n"),
        ("Words\n", ": mots", "&#58; mots\n"),
        ("Words\n", "Note : mots", "Note : mots\n"),
        ("Words\n", "Note: mots", "\nNote: mots\n"),
        ("Words\n", "deux\n\nmots", "deux mots\n"),
        ("> Two  \n> words\n", "deux  \nmots", "> deux  \n> mots\n"),
        ("> Two  \n> words\n", "deux  \nmots  \nplus", "> deux  \n> mots   plus\n"),
        ("Two\nwords\n---\n", "deux mots", "deux\nmots\n---\n"),
        ("| A | B |\n|---|---|\n", "a|b\\", "| a\\|b\\\\ | a\\|b\\\\ |\n|---|---|\n"),
        ("## Words { #w }\n", "C#", "## C\\# { #w }\n"),
        ("Words\n", "  ", "Words\n"),
        ("---\ntitle: Words\n---\n", 'Oui : "non"', '---\ntitle: "Oui : \\"non\\""\n---\n'),
        ("---\ntitle: 'Words'\n---\n", "C'est", "---\ntitle: 'C''est'\n---\n"),
        ("---\ntitle: Words\n---\n", "oui", "---\ntitle: oui\n---\n"),
        ("---\ntitle: Words\n---\n", "yes", '---\ntitle: "yes"\n---\n'),
    ],
)
def test_a_translation_is_words_and_no_more(page: str, translation: str, written: str, renderer: Renderer) -> None:
    assert translate(page, segments(page, renderer), lambda segment: translation, mark=False) == written
