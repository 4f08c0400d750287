"""Bytes become text exactly, in whatever character set they are, or are refused with what is wrong."""

import contextlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from laut.errors import ArticleError
from laut.ingest.charset import decode

GERMAN = (
    "Die Bürgermeisterin von Großmusterhausen erklärte, die Brücke müsse „bis März“ geschlossen bleiben. "
    "Die Kosten – über 20.000 Euro – trägt die Gemeinde. Das Café öffnet früher, hieß es; Übergänge gibt es für Fußgänger."
)
WITHOUT_QUOTES = GERMAN.replace("„", '"').replace("“", '"').replace("–", "-")
RUSSIAN = "Мэр города сообщила, что мост останется закрытым до весны. Жители недовольны решением совета."
POLISH = (
    "Burmistrz oświadczyła, że most pozostanie zamknięty do wiosny. Mieszkańcy są niezadowoleni z tej decyzji, żądają wyjaśnień."
)

# Letters, white space, NUL, marks and emoji; other control characters in numbers make a text binary.
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\0\r\n\t\x85äß„“\u0301😀")


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        pytest.param(GERMAN, "windows-1252", id="German, Windows"),
        pytest.param(WITHOUT_QUOTES, "iso-8859-1", id="German, Latin-1"),
        pytest.param(WITHOUT_QUOTES.replace("Euro", "€"), "iso-8859-15", id="German, Latin-9 with euro sign"),
        pytest.param(WITHOUT_QUOTES, "cp850", id="German, DOS"),
        pytest.param(GERMAN, "mac-roman", id="German, old Mac"),
        pytest.param("Er müsse gehen, sagte sie.", "windows-1252", id="one umlaut"),
        pytest.param("Er müsse gehen, sagte sie.", "cp850", id="one umlaut, DOS"),
        pytest.param(RUSSIAN, "windows-1251", id="Russian, Windows"),
        pytest.param(RUSSIAN, "koi8-r", id="Russian, Unix"),
        pytest.param(POLISH, "iso-8859-2", id="Polish, Latin-2"),
        pytest.param(GERMAN, "utf-16", id="UTF-16 with mark"),
        pytest.param(GERMAN, "utf-16-le", id="UTF-16 without mark"),
        pytest.param(GERMAN, "utf-16-be", id="UTF-16, big end first, without mark"),
        pytest.param(GERMAN, "utf-32", id="UTF-32"),
        pytest.param(GERMAN, "utf-8-sig", id="UTF-8 with mark"),
    ],
)
def test_reads_character_sets(text: str, charset: str) -> None:
    assert decode(text.encode(charset)) == text


@given(st.text(CHARACTERS))
def test_utf8_comes_back(text: str) -> None:
    assume(not text.startswith("\ufeff") and text.count("\0") <= 8)
    assert decode(text.encode("utf-8")) == text


@given(st.text(CHARACTERS), st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_marked_unicode_comes_back(text: str, charset: str) -> None:
    assume(text.count("\0") <= 8)
    assume(not text.startswith("\0"))  # in UTF-16, a mark and then NUL is the mark of UTF-32
    assert decode(text.encode(charset)) == text


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(ArticleError):
        decode(data)


def test_reads_nul_bytes_and_line_ends_as_they_are() -> None:
    data = b"Der Rat\0 tagt.\r\nHeute.\rMorgen.\n"
    assert decode(data) == "Der Rat\0 tagt.\r\nHeute.\rMorgen.\n"


def test_leaves_only_the_first_mark_out() -> None:
    assert decode("\ufeff\ufeffDer Rat".encode()) == "\ufeffDer Rat"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(b"%PDF-1.7\n1 0 obj", "a PDF document", id="PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image", id="PNG"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image", id="JPEG"),
        pytest.param(b"PK\x03\x04\x14\0", "a ZIP archive", id="ZIP"),
        pytest.param(b"\x1f\x8b\x08\0\0\0", "gzip-compressed data", id="gzip"),
        pytest.param(b"\x7fELF\x02\x01\x01\0", "an ELF program", id="ELF"),
        pytest.param(b"{\\rtf1\\ansi Der Rat tagt.}", "an RTF document", id="RTF"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "an old Office document", id="DOC"),
        pytest.param(b"GIF89a" + bytes(range(256)) * 4, "a GIF image", id="GIF"),
        pytest.param(bytes(range(256)) * 4, "binary data", id="anything"),
        pytest.param(b"\0" * 100, "binary data", id="NUL only"),
        pytest.param(b"\x01\x02\x03\x04" * 20, "binary data", id="control characters"),
    ],
)
def test_refuses_binary(data: bytes, kind: str) -> None:
    with pytest.raises(ArticleError, match=f"^no text but {kind}"):
        decode(data)


@pytest.mark.parametrize("text", ["GIF8 ist kein Bild.", "MZ steht für nichts.", "ID3, BZh und RIFF sind Kürzel."])
def test_reads_text_that_begins_like_a_binary(text: str) -> None:
    assert decode(text.encode()) == text


def test_names_the_place_of_broken_utf8() -> None:
    data = "Erste Zeile über Brücken.\nZweite Zeile für Wähler".encode() + b"\xfc und andere."
    with pytest.raises(ArticleError, match=r"^broken UTF-8: 0xfc at byte \d+ \(line 2\)"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        pytest.param("Мост".encode("windows-1251"), "windows-1251", "Мост", id="believed"),
        pytest.param("Brücke „zu“".encode("windows-1252"), "iso-8859-1", "Brücke „zu“", id="Latin-1 as browsers do"),
        pytest.param("Brücke".encode(), "windows-1252", "Brücke", id="not believed against UTF-8"),
        pytest.param("Brücke über".encode("windows-1252"), "utf-8", "Brücke über", id="wrong"),
        pytest.param("Brücke über".encode("windows-1252"), "x-unknown", "Brücke über", id="unknown"),
        pytest.param("橋".encode("iso-2022-jp"), "iso-2022-jp", "橋", id="seven bits"),
    ],
)
def test_weighs_what_is_declared(data: bytes, declared: str, text: str) -> None:
    assert decode(data, declared=declared) == text
