"""What is not words in a message: each construct, and Jinja cut where Jinja cuts it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, TemplateSyntaxError

from scripts.messages.markup import masked, tokens

EXAMPLES = [
    # message, its tokens, its words with every other character filled
    ("Confirm receipt within one day.", [], "Confirm receipt within one day."),
    ("**corrective** action", [("mark", "**"), ("mark", "**")], "··corrective·· action"),
    ("_urgent_ or *not*", [("mark", m) for m in "__**"], "·urgent· or ·not·"),
    ("snake_case, 5 * 3 and a ** b", [], "snake_case, 5 * 3 and a ** b"),
    (
        '[the *form*](form.md "Fill in") now',
        [
            ("mark", "["),
            ("mark", "*"),
            ("mark", "*"),
            ("link-target", "](form.md"),
            ("mark", ' "'),
            ("mark", '")'),
        ],
        "·the ·form············Fill in·· now",
    ),
    ("[a](x(1).md)", [("mark", "["), ("link-target", "](x(1).md"), ("mark", ")")], "·a··········"),
    (
        "[a](<x y> 't')",
        [("mark", "["), ("link-target", "](<x y>"), ("mark", " '"), ("mark", "')")],
        "·a·········t··",
    ),
    ("[a](it's) b", [("mark", "["), ("link-target", "](it's"), ("mark", ")")], "·a······· b"),
    ("[a]() b", [("mark", "["), ("link-target", "]("), ("mark", ")")], "·a··· b"),
    (
        '[a](b "see [c]")',
        [("mark", "["), ("link-target", "](b"), ("mark", ' "'), ("mark", '")')],
        "·a·····see [c]··",
    ),
    (
        "![Flow](flow.svg)",
        [("mark", "!["), ("image-target", "](flow.svg"), ("mark", ")")],
        "··Flow···········",
    ),
    (
        "[![Flow](f.svg)](g.md)",
        [
            ("mark", "["),
            ("mark", "!["),
            ("image-target", "](f.svg"),
            ("mark", ")"),
            ("link-target", "](g.md"),
            ("mark", ")"),
        ],
        "···Flow···············",
    ),
    ("see [text][label]", [("mark", "["), ("reference", "][label]")], "see ·text········"),
    ("see [text] [label]", [("mark", "["), ("reference", "] [label]")], "see ·text·········"),
    (
        "see [label][] or [label]",
        [("reference", "[label][]"), ("reference", "[label]")],
        "see ········· or ·······",
    ),
    ("said so[^1]", [("footnote", "[^1]")], "said so····"),
    ("press `Alt`", [("code", "`Alt`")], "press ·····"),
    ("``a ` b`` and ` lone", [("code", "``a ` b``")], "········· and ` lone"),
    (
        r"\`x\` and \\`y`",
        [("escape", r"\`"), ("escape", r"\`"), ("escape", "\\\\"), ("code", "`y`")],
        "··x·· and ·····",
    ),
    (r"C:\temp", [], r"C:\temp"),
    ("Pay {{ value('x') }} now", [("jinja", "{{ value('x') }}")], "Pay ················ now"),
    ('{{ f("}}") }} x', [("jinja", '{{ f("}}") }}')], "············· x"),
    ("{{ {'a': {}} }} x", [("jinja", "{{ {'a': {}} }}")], "··············· x"),
    ("{% if a %}x{# c #}", [("jinja", "{% if a %}"), ("jinja", "{# c #}")], "··········x·······"),
    ("{% raw %}{{ x }}{% endraw %}", [("jinja", "{% raw %}{{ x }}{% endraw %}")], "·" * 28),
    ("lone {{ and }}", [("jinja", "{{ and }}")], "lone ·········"),
    ("lone {{ and", [("jinja", "{{")], "lone ·· and"),
    ("lone }} %}", [("jinja", "}}"), ("jinja", "%}")], "lone ·· ··"),
    ("`{{ x }}`", [("code", "`{{ x }}`")], "·········"),
    ("[a](b/{{ x }})", [("mark", "["), ("link-target", "](b/{{ x }}"), ("mark", ")")], "·a············"),
    ("<b class='x'>so</b>", [("html", "<b class='x'>"), ("html", "</b>")], "·············so····"),
    (
        "a<!-- note -->b < 3 <script",
        [("html", "<!-- note -->"), ("html", "<s")],
        "a·············b < 3 ··cript",
    ),
    ("&nbsp;& &lt;", [("entity", "&nbsp;"), ("entity", "&lt;")], "······& ····"),
    (
        "<https://a.b> <a@b.c>",
        [("autolink", "<https://a.b>"), ("autolink", "<a@b.c>")],
        "············· ·······",
    ),
    (
        "at https://a.b/c. or a@b.org.",
        [("url", "https://a.b/c"), ("email", "a@b.org")],
        "at ·············. or ·······.",
    ),
    ("x { .wide } y }", [("attributes", "{ .wide }"), ("attributes", "}")], "x ········· y ·"),
    ("one  \ntwo\\\nthree", [("break", "  \n"), ("break", "\\\n")], "one···two··three"),
]


@pytest.mark.parametrize(("message", "expected", "words"), EXAMPLES)
def test_tokens_of(message: str, expected: list[tuple[str, str]], words: str) -> None:
    assert [(token.kind, token.text) for token in tokens(message)] == expected
    assert masked(message, "·") == words


MARKDOWN = st.sampled_from(
    [
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "`",
        "``",
        "\\",
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "{",
        "}",
        "<",
        ">",
        "<b>",
        "&amp;",
        "'",
        '"',
        "*",
        "_",
        "**",
        "[^1]",
        "x.md",
        "https://a.b",
        "@",
        "!",
        ":",
        "a",
        "é",
        " ",
        "\n",
        "  \n",
    ]
)
JINJA = st.sampled_from(
    [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "{",
        "}",
        "'",
        '"',
        "(",
        ")",
        "a",
        "x()",
        " ",
        '{{"}}"}}',
        "{%set",
        " a=",
    ]
)


@given(st.lists(MARKDOWN, max_size=25).map("".join))
def test_any_text_is_cut_without_gaps_or_overlaps(message: str) -> None:
    found = tokens(message)
    assert all(message[token.start : token.end] == token.text != "" for token in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert len(masked(message)) == len(message)


@given(st.lists(JINJA, max_size=12).map("".join))
def test_jinja_is_cut_where_jinja_cuts_it(message: str) -> None:
    environment = Environment(autoescape=True)
    try:
        environment.parse(message)
    except TemplateSyntaxError:
        return
    parts = environment.lexer.tokeniter(message, None)
    text = "".join(value for _, kind, value in parts if kind == "data")
    rest = list(message)
    for token in reversed(tokens(message)):
        if token.kind == "jinja" and token.text[:2] in {"{{", "{%", "{#"}:
            del rest[token.start : token.end]
    assert "".join(rest) == text
