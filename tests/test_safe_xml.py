"""XML from elsewhere: lines are kept, and what makes XML dangerous is refused in one line."""

from __future__ import annotations

import pytest

from scripts.safe_xml import DEEPEST, XmlError, parse

LAUGHS = (
    b'<?xml version="1.0"?>\n<!DOCTYPE lolz [\n<!ENTITY lol "lol">\n<!ENTITY lol2 "&lol;&lol;&lol;&lol;">\n]>\n'
    b"<lolz>&lol2;</lolz>"
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>\n<x>&file;</x>'
REMOTE = b'<?xml version="1.0"?>\n<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">\n<x/>'


def test_elements_know_their_names_and_lines() -> None:
    root = parse('<a xmlns="urn:x">\n<b xml:lang="fr">é</b>\n\n<c/></a>'.encode(), "x.xml")
    assert [(each.tag, each.line) for each in root] == [("{urn:x}b", 2), ("{urn:x}c", 4)]  # type: ignore[attr-defined]
    assert root[0].text == "é"
    assert root[0].attrib == {"{http://www.w3.org/XML/1998/namespace}lang": "fr"}


def test_the_declared_encoding_is_read() -> None:
    assert parse('<?xml version="1.0" encoding="utf-16"?><a>é</a>'.encode("utf-16"), "x.xml").text == "é"
    assert parse('<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>'.encode("latin-1"), "x.xml").text == "é"


@pytest.mark.parametrize(
    ("data", "line", "code"),
    [
        (LAUGHS, 2, "xml-refused"),
        (OUTSIDE, 1, "xml-refused"),
        (REMOTE, 2, "xml-refused"),
        (b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1), 1, "xml-refused"),
        (b"<a>\n<b></a>", 2, "xml-invalid"),
        (b"<a>\n&file;</a>", 2, "xml-invalid"),
        (b"", 1, "xml-invalid"),
        (b"\xff\xfe\x00", 1, "xml-invalid"),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', 1, "xml-invalid"),
        (b"<a>\xe9</a>", 1, "xml-invalid"),
    ],
    ids=["laughs", "file", "remote", "deep", "tags", "entity", "empty", "bytes", "encoding", "latin"],
)
def test_what_is_dangerous_or_broken_is_refused_with_its_line(data: bytes, line: int, code: str) -> None:
    with pytest.raises(XmlError) as refused:
        parse(data, "x.xml")
    assert (refused.value.problem.file, refused.value.problem.line, refused.value.problem.code) == ("x.xml", line, code)


def test_a_file_that_is_far_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.safe_xml.LARGEST", 10)
    with pytest.raises(XmlError, match="xml-refused"):
        parse(b"<a>0123456789</a>", "x.xml")
