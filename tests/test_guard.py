"""What the guard refuses, what it lets through, and that two other parsers agree with it."""

from __future__ import annotations

from collections import Counter
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markdown import Markdown

from macros.problems import CODES
from scripts.messages.guard import refusals
from tests.legitimate import LEGITIMATE

PAIRS = [
    pytest.param(source, translation, kind, id=translation[:40])
    for kind, source, french, spanish in LEGITIMATE
    for translation in (french, spanish)
]


@pytest.mark.parametrize(("source", "translation", "kind"), PAIRS)
def test_good_translations_pass(source: str, translation: str, kind: str) -> None:
    assert refusals(source, translation, kind) == ()


REFUSED = [
    # source, translation, kind, the codes
    ("Text", "   ", "paragraph", ["translation-blank"]),
    ("Text", "x" * 600, "paragraph", ["translation-long"]),
    ("Text", "Te\u200bxte", "paragraph", ["translation-character"]),
    ("Text", "Texte\u202e", "paragraph", ["translation-character"]),
    ("Text", " Texte", "paragraph", ["translation-space"]),
    ("Text", "Texte ", "paragraph", ["translation-space"]),
    ("Text", "Texte\\", "cell", ["translation-backslash"]),
    ("Text", 'x" http-equiv="refresh', "front-matter", ["translation-quote"]),
    ('Say "no" now', 'Dire "non" x="1', "front-matter", ["translation-quote"]),
    ("Text", "[" * 200, "paragraph", ["translation-long"]),
    ("%(n)s of them", "%(n)s, soit 5 %", "plain", ["translation-placeholder"]),
    ("Pay {{ a }}", "Payer", "paragraph", ["translation-jinja"]),
    ("Pay {{ a }}", "Payer {{ b }}", "paragraph", ["translation-jinja"]),
    ("Pay {{ a }}", "Payer {{ a }} {{ a }}", "paragraph", ["translation-jinja"]),
    ("Pay {{ a }}", "Payer {{  a }}", "paragraph", ["translation-jinja"]),
    ("Pay {{ a }}", "Payer `{{ a }}`", "paragraph", ["translation-code", "translation-jinja"]),
    ("Pay {{ a }} [x](y)", "Payer [x {{ a }}](y)", "paragraph", ["translation-jinja"]),
    ("Pay {{ a }} [x](y 't')", "Payer [x](y 't {{ a }}')", "paragraph", ["translation-jinja"]),
    ("Pay {{ a }} ![x](y)", "Payer ![x {{ a }}](y)", "paragraph", ["translation-jinja"]),
    ("{% raw %}{{ a }}{% endraw %}", "{% raw %}{% endraw %}{{ a }}", "paragraph", ["translation-jinja"]),
    ("{% if a %}{{ b }}{% endif %}", "{{ b }}{% if a %}{% endif %}", "paragraph", ["translation-jinja"]),
    ("<b>a</b>", "</b>a<b>", "paragraph", ["translation-html"]),
    ("<b>a</b>", "a", "paragraph", ["translation-html"]),
    ("<b>a</b>", "<b class='x'>a</b>", "paragraph", ["translation-html"]),
    ("<b>a</b> <i>b</i>", "<b>a<i></b>b</i>", "paragraph", ["translation-html"]),
    ("less than 3", "< 3", "paragraph", ["translation-html"]),
    ("[a](b)", "[a](c)", "paragraph", ["translation-link"]),
    ("[a](b)", "a](b)", "paragraph", ["translation-link"]),
    ("[a](b)", "[a] (b)", "paragraph", ["translation-link", "translation-mark"]),
    ("[a](b)", "[a\\](b)", "paragraph", ["translation-link"]),
    ("![a](b)", "[a](b)", "paragraph", ["translation-link"]),
    ("[a](b) [c](d)", "[a [c](d)](b)", "paragraph", ["translation-link"]),
    ("[t][b]", "[t][b](javascript:x)", "paragraph", ["translation-link"]),
    ("to a@b.org", "à c@d.org", "paragraph", ["translation-link"]),
    ("[a][b]", "[a][c]", "paragraph", ["translation-label"]),
    ("a[^1]", "a[^2]", "paragraph", ["translation-label"]),
    ("`a`", "`b`", "paragraph", ["translation-code"]),
    ("a", "`a`", "paragraph", ["translation-code"]),
    ("[a](b){ .x }", "[a](b){ .y }", "paragraph", ["translation-attributes"]),
    ("[a](b){ .x } c", "c [a](b) { .x }", "paragraph", ["translation-markup"]),
    ("{number} pages", "{nombre} pages", "plain", ["translation-attributes"]),
    ("%(n)s pages", "%(m)s pages", "plain", ["translation-placeholder"]),
    ("a", "a &lt;", "paragraph", ["translation-entity"]),
    ("a", "a &#8203;", "paragraph", ["translation-entity"]),
    ("a", "**a", "paragraph", ["translation-mark"]),
    ("5 * 3", "5 * 3*", "paragraph", ["translation-mark"]),
    ("a [b]", "a b", "paragraph", ["translation-mark"]),
    ("a", "a | b", "cell", ["translation-mark"]),
    ("a  \nb", "a b", "paragraph", ["translation-break"]),
    ("a", "a\nb", "paragraph", ["translation-break"]),
    ("[a](b)", "[a](b\n)", "paragraph", ["translation-break"]),
    ("a", "# a", "paragraph", ["translation-block"]),
    ("a  \nb", "a  \n- b", "paragraph", ["translation-block"]),
    ("a  \nb", "a  \n===", "paragraph", ["translation-block"]),
]


@pytest.mark.parametrize(("source", "translation", "kind", "codes"), REFUSED)
def test_refused(source: str, translation: str, kind: str, codes: list[str]) -> None:
    found = refusals(source, translation, kind)
    assert sorted({code for code, _ in found}) == codes


def test_sentences_name_the_part_and_what_to_do() -> None:
    assert refusals("See [form](a.md).", "Voir la [fiche](b.md).", "paragraph") == (
        ("translation-link", "the link a.md is missing: copy it from the English text"),
        ("translation-link", "the link b.md is not in the English text: delete it"),
    )
    assert refusals("Now", "Main\u200btenant", "paragraph") == (
        (
            "translation-character",
            "U+200B ZERO WIDTH SPACE is invisible or a space of an unusual kind: delete it",
        ),
    )
    found = [refusal for case in REFUSED for refusal in refusals(*case[:3])]
    assert all(": " in sentence and code in CODES for code, sentence in found)


def test_a_quote_counts_where_it_could_end_an_attribute() -> None:
    assert refusals("Say no", 'Dire "non"', "paragraph") == ()
    assert refusals("Say no", 'Dire "non"', "plain")
    assert refusals("Say no", 'Dire "non"')


# Other parsers: what passes makes the same elements and the same macro calls

MESSAGES = st.sampled_from(
    [
        "See [the form](a.md) and **this** `code`.",
        'A [b](a.md "t"){ .x } c',
        "Use <b>x</b> and ![alt](i.png)[^1].",
        "Your [number] is *here* [b][b].",
        "Plain words only.",
        "a \\* b \\[c\\] `d` {{ e }} {% if f %}g{% endif %}",
        "line  \ntwo [x](a.md)",
        "5 * 3 < 4",
        "**[a](a.md)** _and_ [*b*](b.md) {{ c('}}') }}",
        "<http://x.y> a@b.c `` ` ``",
    ]
)
# fmt: off
PIECES = st.sampled_from([
    "[", "]", "(", ")", "![", "](", "](a.md", "`", "``", "\\", "{ .x }", "{:", "{", "}", "<", ">",
    "<b>", "</b>", "&lt;", "'", '"', ' "t")', "*", "_", "**", "***", " ", "  \n", "\n", "a", "é",
    "1", "[^1]", "[b]", "][b]", "{{", "}}", "{%", "%}", "{#", "#}", "{{ e }}", "#", "- ", "1. ",
    "!!! ", "<!--", "-->", "javascript:",
])
# fmt: on


@st.composite
def translations(draw: st.DrawFn) -> tuple[str, str]:
    """A message, and the same with pieces put in, taken out and moved."""
    source = draw(MESSAGES)
    text = source
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 8)))
        moved, rest = text[start:end], text[:start] + text[end:]
        at = draw(st.integers(0, len(rest)))
        change = draw(st.sampled_from([moved, moved, "", draw(PIECES)]))
        text = rest[:at] + change + rest[at:]
    return source, text


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[tuple[str, ...]] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = sorted(f"{key}={value}" for key, value in attrs if key not in {"alt", "title"})
        if tag not in {"em", "strong"} or kept:
            self.found[(tag, *kept)] += 1

    def handle_comment(self, data: str) -> None:
        self.found["!", data] += 1


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=["admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables"])


def _elements(page: str) -> Counter[tuple[str, ...]]:
    reader = _Elements()
    reader.feed(_markdown().reset().convert(page))
    reader.close()
    return reader.found


def _calls(text: str) -> list[str]:
    calls: list[str] = []
    for _, kind, value in Environment(autoescape=True).lexer.tokeniter(text, None):
        if kind.endswith("_begin"):
            calls.append("")
        if kind != "data":
            calls[-1] += value
    return sorted(calls)


@given(translations())
def test_what_passes_reads_the_same(pair: tuple[str, str]) -> None:
    source, translation = pair
    if refusals(source, translation, "paragraph"):
        return
    assert _calls(translation) == _calls(source)
    for page in (
        "MESSAGE\n",
        "- MESSAGE\n- more\n",
        "> MESSAGE\n",
        "word\n:   MESSAGE\n",
        "!!! note\n    MESSAGE\n",
    ):
        notes = "\n\n[^1]: note\n\n[b]: b.md\n"
        original, changed = (page.replace("MESSAGE", text) + notes for text in (source, translation))
        assert _elements(changed) == _elements(original)


@given(translations())
def test_the_source_itself_passes(pair: tuple[str, str]) -> None:
    assert refusals(pair[1], pair[1]) == ()
