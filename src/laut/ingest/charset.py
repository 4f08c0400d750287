"""Turns bytes into text: byte-order marks, strict UTF-8, then legacy character sets, German ones first.

Nothing is ever replaced or dropped but a byte-order mark: content that cannot be read exactly is an ArticleError. A
guess among legacy character sets is made from how the characters beyond ASCII stand in their words ("f³r" is none,
"für" is one); what does not look German is left to chardet. Measured 2026-11 on the dev part of quotes-wikinews-de,
written in windows-1252, ISO-8859-15, code page 850 and Mac Roman: of whole articles 100 % are read right (chardet alone
100, 100, 96 and 100), of single sentences 100, 99, 99 and 98 % (chardet alone 99 % each; chardetng and
charset-normalizer know no code page 850 or miss it).
"""

import codecs
import re
from typing import Final

from laut.errors import ArticleError
from laut.ingest.binary import looks_binary

GERMAN_CHARSETS: Final = ("windows-1252", "iso-8859-15", "cp850", "mac-roman")  # the first wins a tie
MIN_GERMAN_SCORE: Final = 1.2  # mean over the characters beyond ASCII; 1.0 to 1.4 gave the same on the data named above
MAX_LOOKED_AT: Final = 4000  # characters beyond ASCII that a guess is made from
MAX_GUESSED_FROM: Final = 1_000_000  # bytes; more adds time and no certainty
MIN_UTF16_BYTES: Final = 64  # UTF-16 without a mark is only seen in content at least so long

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF8_SEQUENCE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BEYOND: Final = re.compile(r"[^\x00-\x7f]")
_UMLAUTS: Final = frozenset("äöüß")
_CAPITAL_UMLAUTS: Final = frozenset("ÄÖÜ")
_WESTERN: Final = frozenset("éèêëáàâãåæçíìîïñóòôõøœúùûÿšžÉÀÁÇØÅÆŠŽ")
_MARKS_IN_TEXT: Final = frozenset("„“”‚‘’»«›‹–—…€§°·•\u00a0©®½¼²³£†")


def decode(data: bytes, *, declared: str | None = None, replacing: bool = False) -> str:
    """Give the text of the content, without its byte-order mark; line ends and Unicode forms as they came.

    Args:
        declared: the character set the content itself names (HTML does), believed unless it is valid UTF-8 beyond ASCII.
        replacing: read broken places in UTF-8 as U+FFFD, as browsers do with pages, instead of refusing the content.

    Raises:
        ArticleError: it is binary, or UTF-8 with broken places.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], charset)
            if text is not None:
                return text
    text = _strictly(data, "utf-8")
    binary = looks_binary(data, is_utf8=text is not None)
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return unmarked
    if binary:
        raise ArticleError(f"no text but {binary}")
    if text is not None:
        in_seven_bits = declared is not None and data.isascii() and declared.lower().startswith(("iso-2022", "hz-"))
        return (_strictly(data, declared) if declared and in_seven_bits else None) or text
    if declared is not None:
        text = _strictly(data, _as_browsers_do(declared))
        if text is not None:
            return text
    if _is_broken_utf8(data):
        if replacing:
            return data.decode("utf-8", "replace")
        raise _broken_utf8_error(data)
    return _guess(data)


def _strictly(data: bytes, charset: str) -> str | None:
    """Decode, or give None if the content is not in the character set or Python does not know it."""
    try:
        return data.decode(charset)
    except (UnicodeError, LookupError):
        return None


def _as_browsers_do(charset: str) -> str:
    """Read Latin-1 as windows-1252, which holds it, as the HTML standard asks."""
    return "windows-1252" if charset.lower() in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"} else charset


def _unmarked_utf16(data: bytes) -> str | None:
    """Decode UTF-16 without a byte-order mark, seen by the NUL bytes that stand at nearly every other place."""
    if len(data) < MIN_UTF16_BYTES or len(data) % 2:
        return None
    even, odd = data[::2].count(0), data[1::2].count(0)
    if even > 0.8 * len(data) / 2 and odd == 0:
        return _strictly(data, "utf-16-be")
    if odd > 0.8 * len(data) / 2 and even == 0:
        return _strictly(data, "utf-16-le")
    return None


def _is_broken_utf8(data: bytes) -> bool:
    """Say whether content is UTF-8 but for a few bytes: any other reading would garble all of it."""
    n_sequences = len(_UTF8_SEQUENCE.findall(data))
    n_strays = len(_UTF8_SEQUENCE.sub(b"", data).translate(None, bytes(range(128))))
    return n_sequences > n_strays


def _broken_utf8_error(data: bytes) -> ArticleError:
    """Give the error that names the first broken place."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        place = f"byte {error.start} (line {line})"
        return ArticleError(f"broken UTF-8: 0x{data[error.start]:02x} at {place} belongs to no character")
    return ArticleError("broken UTF-8")


def _guess(data: bytes) -> str:
    """Decode content in a legacy character set."""
    best, text = MIN_GERMAN_SCORE, None
    for charset in GERMAN_CHARSETS:
        candidate = _strictly(data, charset)
        score = _german_score(candidate) if candidate is not None else 0.0
        if score > best:
            best, text = score, candidate
    if text is not None:
        return text
    import chardet  # only texts that are neither UTF-8 nor German need it

    found = chardet.detect(data[:MAX_GUESSED_FROM])["encoding"]
    text = _strictly(data, found) if found else None
    if text is None:
        text = _strictly(data, "windows-1252")
    return text if text is not None else data.decode("latin-1")


def _german_score(text: str) -> float:
    """Say how well the characters beyond ASCII stand in German words, on average: 2 at best, -3 at worst."""
    total = n_looked_at = 0
    for match in _BEYOND.finditer(text):
        total += _points(text, match.start())
        n_looked_at += 1
        if n_looked_at == MAX_LOOKED_AT:
            break
    return total / n_looked_at if n_looked_at else 0.0


def _points(text: str, at: int) -> int:
    """Judge one character by its neighbours: "für" 2, "Café" 1, "f³r" -3."""
    char = text[at]
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    joined = before.isalpha() or after.isalpha()
    if char in _UMLAUTS:
        return 2 if joined and not after.isupper() and (char != "ß" or before.islower()) else -3
    if char in _CAPITAL_UMLAUTS:
        return 2 if joined and not before.islower() else -3
    if char in _WESTERN:
        return 1 if joined and not (after.isupper() and char.islower()) else -3
    if char in _MARKS_IN_TEXT:
        inside = before.isalpha() and after.isalpha()
        return 2 if not inside or char in "’‘" else -3
    return -3
