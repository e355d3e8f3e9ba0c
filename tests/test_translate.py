"""What holds for any page: untouched it is the same, and no translation changes its structure unseen."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from scripts.site.pseudo import pseudo_text
from scripts.text.renderer import Renderer
from scripts.text.segments import Segment, segments
from scripts.text.structure import differences, rendered_differences
from scripts.text.translate import translate
from tests.markdown_pages import pages

RENDERER = Renderer.from_config(Path(__file__).parent.parent / "mkdocs.yml")


def _none(segment: Segment) -> None:
    return None


@given(pages())
@example("a\x0cb\tc  \r\nd\x02\U000f0001e\r\r\n- f\x1d\n\t- g \\\nno end")
def test_an_untranslated_page_is_the_same_byte_for_byte(page: str) -> None:
    found = segments(page, RENDERER)
    assert translate(page, found, _none, mark=False) == page
    assert all(page[segment.start : segment.end] for segment in found if not segment.after)


@given(st.text(alphabet=" \n\r\t#>-*`~|:!?=[](){}%<>/\\^1a.é\"'&_\x0c$+", max_size=120))
def test_any_text_is_a_page(page: str) -> None:
    assert translate(page, segments(page, RENDERER), _none, mark=False) == page


@given(pages())
def test_other_words_keep_the_structure(page: str) -> None:
    translated = translate(page, segments(page, RENDERER), lambda segment: pseudo_text(segment.message), mark=False)
    assert rendered_differences(page, translated, RENDERER) == ()
    assert differences(page, translated, RENDERER) == ()


@given(pages())
def test_marking_what_is_not_translated_keeps_the_structure(page: str) -> None:
    marked = translate(page, segments(page, RENDERER), _none, mark=True)
    assert rendered_differences(page, marked, RENDERER) == ()
    assert differences(page, marked, RENDERER) == ()


STARTERS = (
    "# ",
    "###",
    "- ",
    "+ ",
    "* ",
    "1. ",
    "12) ",
    "> ",
    ": ",
    ":   ",
    "    ",
    "\t",
    "!!! note ",
    "??? tip ",
    '=== "x" ',
    "/// note ",
    "::: module ",
    "[^7]: ",
    "[other]: ",
    "*[words]: ",
    "| a | b ",
    "[ ] ",
    "[x] ",
    "--8<-- ",
    "Note: ",
    "```",
    "~~~ ",
    "---\n",
    "\n\n",
    "\n- ",
    "\n# ",
    "\n===\n",
)
ENDINGS = ("", "#", " ##", "\\", "\n---", "\n", "  \n", "|", ' "', "\n\n    code", "\n: words")

HALF_A_REFERENCE = """\
-   agent

    agent
    agent
    agent &

    agent

    > agent
    > =====
    >
    > === "agent"
    >
    >     agent
    >     agent <span class="x">tagged</span>
    >
    > === "agent"
    >
    >     agent
    >
    >     agent
    >     agent
    >     agent &nbsp;
"""


@given(pages(), st.sampled_from(STARTERS), st.sampled_from(ENDINGS))
@example(HALF_A_REFERENCE, "# ", "#")
def test_no_translation_opens_a_block(page: str, starter: str, ending: str) -> None:
    def lookup(segment: Segment) -> str:
        return starter + segment.message + ending

    translated = translate(page, segments(page, RENDERER), lookup, mark=False)
    # Labels and code spans are inline (scripts.messages.guard refuses them), and so is the place of a line's break.
    if not {"[", "`", "\n"} & set(starter + ending):
        assert rendered_differences(page, translated, RENDERER) == ()
        assert differences(page, translated, RENDERER) == ()
