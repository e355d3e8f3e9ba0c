"""The page guard sees each change of a page's blocks and what no words are."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.text.renderer import Renderer
from scripts.text.structure import differences, rendered_differences

PAGE = """---
title: A page
id: PR-1
---

## Part { #part }

A paragraph with [a link](page.md) and {{ value("delay") }}.[^1]

| A | B |
| - | - |
| 1 | words |

- [ ] An item

```python
code
```

<p class="x">Text</p>

[^1]: A note.

[label]: other.md
"""


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer.from_config(Path(__file__).parent.parent / "mkdocs.yml")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A paragraph", "Un paragraphe"),
        ("title: A page", "title: Une page"),
        ("## Part", "## Partie"),
        ("| words |", "| mots |"),
        ("A note.", "Une note."),
        ("An item", '<span class="untranslated" lang="en">An item</span>'),
    ],
)
def test_other_words_are_no_difference(before: str, after: str, renderer: Renderer) -> None:
    assert differences(PAGE, PAGE.replace(before, after), renderer) == ()
    assert rendered_differences(PAGE, PAGE.replace(before, after), renderer) == ()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("A paragraph", "# A paragraph", "<h1>"),
        ("A paragraph", "A\n\nparagraph", "<p>"),
        ("page.md", "evil.md", "](evil.md"),
        ('value("delay")', 'value("other")', '{{ value("other") }}'),
        ("A paragraph", "A <script>", "<script>"),
        ("[^1] ", "", "[^1]"),
        ("words |", "words | more |", "words"),
        ("- [ ] An item", "An item", "<ul>"),
        ("code\n", "other\n", "the code"),
        ('class="x"', 'onclick="x"', 'onclick="x"'),
        ("other.md", "evil.md", "the link definition label: evil.md"),
        ("A note.", "A note.\n\n    More.", "<p>"),
        ("id: PR-1", "id: PR-2", "id: 'PR-2'"),
        ("title: A page", "titre: A page", "titre"),
        ("\n[label]: other.md", "", "the link definition label"),
    ],
)
def test_a_change_is_seen(before: str, after: str, said: str, renderer: Renderer) -> None:
    page = PAGE.replace("[^1]\n", "[^1] \n")
    changed = page.replace(before, after)
    if said == "words":
        # A cell too many is not shown: the table stays the same.
        assert differences(page, changed, renderer) == ()
        return
    [sentence] = differences(page, changed, renderer)
    assert said in sentence


def test_the_rendered_page_tells_inline_changes(renderer: Renderer) -> None:
    assert rendered_differences("Two *words*.", "Two words.", renderer) == ("<em> is missing at its end",)
    assert differences("Two *words*.", "Two words.", renderer) == ()


def test_ids_made_of_words_follow_the_words_where_a_page_cannot_say_them(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: x\n")
    plain = Renderer.from_config(config)
    assert rendered_differences("# Words\n\n[up](#words)", "# Mots\n\n[haut](#mots)", plain) == ()
