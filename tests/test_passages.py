"""Headings, ids and links of a page, compared with what Python-Markdown makes of it."""

from __future__ import annotations

import re
import time

import markdown
import pytest

from macros.passages import Heading, Link, blanked, outline

PAGE = """\
# The *page* { #top }

## Ask `it` twice

### Ask it twice

Underlined { #lined }
---------------------

    # indented code, [no link](code.md)

- a list

    #### In a list

!!! note
    ##### In a note { #noted .loud }

    [a link](note.md)

```md
## Not a heading
[no link](fence.md)
```

<!-- ## hidden [no link](comment.md) -->

A `[no link](span.md)`, an ![image](a.png "title"), [nested [brackets]](b.md#c), [angles](<d e.md>)
and [two](f(1).md) [reference]. Some text.[^note] <span id="here"></span>

[reference]: g.md "Title"
[^note]: A footnote with [a link](h.md).
"""


def test_headings_have_the_ids_that_python_markdown_gives_them() -> None:
    extensions = ["admonition", "attr_list", "fenced_code", "footnotes", "toc"]
    html = markdown.markdown(PAGE, extensions=extensions)
    ids = re.findall(r'<h\d[^>]* id="([^"]+)"', html)
    assert (
        [heading.id for heading in outline(PAGE).headings]
        == ids
        == [
            "top",
            "ask-it-twice",
            "ask-it-twice_1",
            "lined",
            "in-a-list",
            "noted",
        ]
    )


def test_a_heading_is_its_markdown_without_the_attributes() -> None:
    headings = outline(PAGE, first_line=11).headings
    assert headings[0] == Heading(1, "The *page*", "top", True, 11)
    assert headings[1] == Heading(2, "Ask `it` twice", "ask-it-twice", False, 13)
    assert headings[3] == Heading(2, "Underlined", "lined", True, 17)


def test_links_outside_code_are_found_with_their_lines() -> None:
    assert outline(PAGE).links == (
        Link("note.md", 19),
        Link("a.png", 28),
        Link("b.md#c", 28),
        Link("d e.md", 28),
        Link("f(1).md", 29),
        Link("g.md", 31),
        Link("h.md", 32),
    )


def test_ids_of_all_kinds() -> None:
    ids = [name for name, _ in outline(PAGE).ids]
    made = ["ask-it-twice", "ask-it-twice_1", "in-a-list"]
    assert sorted(ids) == sorted([*made, "fn:note", "here", "lined", "noted", "top"])


@pytest.mark.parametrize(
    "source",
    [
        "[a]({{ link }})",
        "{{ '[a](b.md)' }}",
        "{# [a](b.md) #}",
        "{% set x = '[a](b.md)' %}",
        "`` [a](b.md) ` ``",
        "~~~\n[a](b.md)\n~~~",
        "> ```\n> [a](b.md)\n> ```",
        "- item\n\n    ```\n    [a](b.md)\n    ```",
        r"[a\](b.md)",
    ],
)
def test_no_link(source: str) -> None:
    assert outline(source).links == ()


@pytest.mark.parametrize(
    "source",
    [
        "{% raw %}[a](b.md){% endraw %}",
        '=== "Tab"\n\n    [a](b.md)',
        "```\nnever closed\n\n[a](b.md)",
        "a ` lone tick\n\nand [a](b.md) another `",
        "1. one\n\n    [a](b.md)",
        "text\n    [a](b.md) goes on",
    ],
)
def test_a_link(source: str) -> None:
    assert [link.target for link in outline(source).links] == ["b.md"]


def test_blanking_keeps_every_place() -> None:
    text = blanked(PAGE)
    assert len(text) == len(PAGE)
    assert [len(line) for line in text.split("\n")] == [len(line) for line in PAGE.split("\n")]


ODD = ["`", "[a](", "`a ", "```\n", "{{", "<!--", "#", "{: ", "<a ", "](", "a\n", "[ ]:", "~~~\n```\n", "[x"]


@pytest.mark.parametrize("piece", [*ODD, "{%raw%}"])
def test_odd_pages_take_no_longer_than_their_length_warrants(piece: str) -> None:
    start = time.perf_counter()
    outline(piece * 20_000)
    assert time.perf_counter() - start < 3
