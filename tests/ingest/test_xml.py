"""XML: what is parsed, and what is refused because it could fetch something or blow itself up."""

from pathlib import Path

import pytest

from laut.article import Refusal
from laut.errors import ArticleError
from laut.ingest import read_inputs
from laut.ingest.xml import MAX_XML_BYTES, parsed

LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
BILLION_LAUGHS = b'<!DOCTYPE nitf [<!ENTITY l0 "ha">' + LAUGHS + b"]><nitf>%s</nitf>"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<a>Rat<!-- nie --> tagt<?x y?></a>", "Rat tagt"),
        ('<?xml version="1.0" encoding="iso-8859-1"?><a>Müll</a>'.encode("latin-1"), "Müll"),
        (b'<!DOCTYPE a SYSTEM "https://example.org/a.dtd"><a>M&uuml;ll &amp; Co.&nbsp;<b/>KG</a>', "Müll & Co.\xa0KG"),
    ],
    ids=["comments", "latin-1", "characters named by HTML"],
)
def test_gives_the_words(data: bytes, words: str) -> None:
    assert "".join(parsed(data).itertext()) == words


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" ", "empty"),
        (b"<a><b></a>", "broken XML"),
        (b"<a>Der Rat", "broken XML"),
        (b"<" + b"a><" * 2000 + b"a>", "broken XML"),
        (BILLION_LAUGHS % b"&l9;", "entities of its own"),
        (BILLION_LAUGHS % b'<p id="&l9;"/>', "entities of its own"),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "entities of its own"),
        (b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]><a>&y;</a>', "entit"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a>&agency;</a>', "&agency;"),
    ],
    ids=["blank", "not well-formed", "truncated", "deep", "laughs", "laughs in attribute", "file", "DTD", "unknown entity"],
)
def test_refuses_what_is_broken_or_hostile(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        parsed(data)


def test_refuses_what_is_too_large() -> None:
    with pytest.raises(ArticleError, match="more than"):
        parsed(b"<a>" + b" " * MAX_XML_BYTES + b"</a>")


def test_never_takes_other_xml_for_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text('<?xml version="1.0"?><recipe><step>Rühren.</step></recipe>', encoding="utf-8")
    (found,) = read_inputs([tmp_path / "a.xml"])
    assert isinstance(found, Refusal)
    assert "<recipe>" in found.reason
