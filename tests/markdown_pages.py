"""Strategies that write Markdown pages: every construct of the site's dialect, nested in each other."""

from __future__ import annotations

from hypothesis import strategies as st

_PLAIN = "agent complaint Customer answer écrire día e-mail it's end. so, why? 客户 Ответ"
_OTHER = 'naïve 90 % 2026 A1 C# (here) "said" œuvre №5 50/50 & : ; – … 3) 1. + - * # > | = ~ ! ? ¿qué? <5 a_b __x'
PLAIN = st.sampled_from(_PLAIN.split(" "))
WORDS = st.sampled_from(f"{_PLAIN} {_OTHER}".split(" "))
INLINE = st.sampled_from(
    [
        "**bold words**",
        "*emphasis*",
        "`code`",
        "``a `tick` b``",
        "[a link](page.md#part)",
        '[titled](page.md "Its title")',
        "![an image](image.png)",
        "[text][label]",
        "[label],",
        "A note.[^1]",
        '<span class="x">tagged</span>',
        "<https://example.org>",
        '{{ value("delay") }}',
        "&nbsp;",
        r"\*star\*",
        r"\<word>",
        "ISO",
        "<br>",
        "[btn](a.md){ .button }",
    ]
)


@st.composite
def _line(draw: st.DrawFn) -> str:
    """Some words and inline marks; a plain word first, so that the line starts no block."""
    parts = [draw(PLAIN), *draw(st.lists(st.one_of(WORDS, WORDS, INLINE), max_size=6))]
    return " ".join(parts)


TITLES = st.lists(st.one_of(PLAIN, INLINE.filter(lambda text: '"' not in text)), min_size=1, max_size=3).map(" ".join)


@st.composite
def _paragraph(draw: st.DrawFn) -> list[str]:
    lines = draw(st.lists(_line(), min_size=1, max_size=3))
    return [line + draw(st.sampled_from(["", "", "", "  ", "\\"])) for line in lines[:-1]] + lines[-1:]


@st.composite
def _heading(draw: st.DrawFn) -> list[str]:
    level = draw(st.integers(1, 6))
    text = draw(_line()).rstrip("#").rstrip()
    after = draw(st.sampled_from(["", " ##", " { #anchor }", " { .wide }", " {: .wide data-x=y }"]))
    return [f"{'#' * level} {text}{_said(text, after)}"]


def _said(text: str, after: str) -> str:
    """The id of a heading that calls a macro is the page's to say: only the built site knows another one."""
    return " { #said }" if "{{" in text else after


@st.composite
def _underlined(draw: st.DrawFn) -> list[str]:
    text = draw(_line())
    return [text + _said(text, ""), draw(st.sampled_from(["=====", "---"]))]


@st.composite
def _fence(draw: st.DrawFn) -> list[str]:
    fence = draw(st.sampled_from(["```", "~~~", "````"]))
    first = draw(st.sampled_from(["", "python", ' yaml title="a b"', " { .json .annotate }"]))
    code = draw(st.lists(st.sampled_from(["print('words')", "", "# no heading", "- no item", "!!! note"]), max_size=4))
    return [fence + first, *code, fence]


@st.composite
def _table(draw: st.DrawFn) -> list[str]:
    columns = draw(st.integers(2, 3))
    cell = st.one_of(TITLES, st.just(""), st.just(r"a \| b"), st.just("`a | b`"), st.just("90 %"))
    rows = draw(st.lists(st.lists(cell, min_size=columns, max_size=columns), min_size=1, max_size=3))
    head = draw(st.lists(TITLES, min_size=columns, max_size=columns))
    edge = draw(st.sampled_from(["|", "|", ""]))
    rule = "|".join(draw(st.sampled_from(["---", ":--", "--:"])) for _ in range(columns))
    lines = [" | ".join(head), *(" | ".join(row) for row in rows)]
    if edge:
        written = [f"| {line} |" for line in lines]
    else:
        written = [line if line.strip(" |") else f"x{line}" for line in lines]
    return [written[0], f"{edge}{rule}{edge}", *written[1:]]


HTML = st.sampled_from(
    [
        ['<div class="card">', "<p>Some <b>bold</b> words,", "and more.</p>", "<pre>code</pre>", "</div>"],
        ['<p align="center">Words <img src="a.png" alt="x"> here</p>'],
        ["<!-- a comment", "of two lines -->"],
        ["<!-- translators: a word to them -->"],
        ["<div markdown>", "", "Some *Markdown* words.", "", "</div>"],
        ["***"],
        ["[TOC]"],
        ['{% if country == "fr" %}'],
        ["{% endif %}"],
        ["{{ matrix() }}"],
        ["{# A remark", "on two lines #}"],
        ["    indented code"],
    ]
)


def _indented(blocks: list[list[str]], indent: str) -> list[str]:
    return [indent + line if line.strip() else "" for line in _joined(blocks)]


def _joined(blocks: list[list[str]]) -> list[str]:
    lines: list[str] = []
    for number, block in enumerate(blocks):
        lines += [*([""] if number else []), *block]
    return lines


def _containers(inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    """Blocks that hold other blocks."""
    contents = st.lists(inner, min_size=1, max_size=3)

    @st.composite
    def listed(draw: st.DrawFn) -> list[str]:
        sign = draw(st.sampled_from(["-   ", "*   ", "1.  ", "- ", "1. ", "- [ ] ", "- [x] "]))
        lines: list[str] = []
        for _ in range(draw(st.integers(1, 3))):
            first = draw(_paragraph())
            lines += [sign + first[0], *(f"    {line}" for line in first[1:])]
            if draw(st.booleans()):
                lines += ["", *_indented(draw(contents), "    "), ""]
        return lines[:-1] if lines[-1] == "" else lines

    @st.composite
    def titled(draw: st.DrawFn) -> list[str]:
        sign = draw(st.sampled_from(["!!! note", "!!! tip inline end", "??? question", "???+ danger"]))
        title = draw(st.one_of(st.just(""), TITLES.map(lambda text: f' "{text}"'), st.just(' ""')))
        return [sign + title, *_indented(draw(contents), "    ")]

    @st.composite
    def tabs(draw: st.DrawFn) -> list[str]:
        blocks = [
            [f'=== "{draw(TITLES)}"', "", *_indented(draw(contents), "    ")] for _ in range(draw(st.integers(1, 2)))
        ]
        return _joined(blocks)

    @st.composite
    def defined(draw: st.DrawFn) -> list[str]:
        more = ["", *_indented(draw(contents), "    ")] if draw(st.booleans()) else []
        return [draw(TITLES), f":   {draw(_line())}", *more]

    @st.composite
    def quoted(draw: st.DrawFn) -> list[str]:
        return [f"> {line}".rstrip() if not line.endswith("  ") else f"> {line}" for line in _joined(draw(contents))]

    return st.one_of(listed(), titled(), tabs(), defined(), quoted())


BLOCKS = st.recursive(
    st.one_of(_paragraph(), _paragraph(), _heading(), _underlined(), _fence(), _table(), HTML),
    _containers,
    max_leaves=8,
)

HEADS = st.sampled_from(
    [
        "",
        "",
        "---\ntitle: Handling a complaint\nid: PR-1\n---\n\n",
        "---\ntitle: 'It''s here'\ndescription: >-\n  Two\n  lines\ncustomer_words: [claim, \"a b\"]\n---\n",
        "Title: Words at the top\n\n",
    ]
)

FEET = st.sampled_from(
    [
        "",
        '\n\n[^1]: The note\n    on two lines.\n\n    Its second paragraph.\n\n[label]: other.md "A title"\n',
        "\n\n*[ISO]: A body for standards\n\n[label]: <other.md>\n\n[^1]: The note\n",
    ]
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A page of any constructs, with any line ends."""
    blocks = draw(st.lists(BLOCKS, min_size=1, max_size=5))
    page = draw(HEADS) + "\n".join(_joined(blocks)) + draw(FEET) + draw(st.sampled_from(["\n", "", "\n\n"]))
    return draw(st.sampled_from(["", "", "\ufeff"])) + page.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))
