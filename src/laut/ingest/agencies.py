"""News agencies credited at the end or the head of a text: "(afp/dts/red)", "Berlin (dpa) -", "Quelle: dpa", "© AFP".

A credit is told by its place and shape; an agency named in running text ("sagte er der dpa") is none, and neither is a
photo credit. Department codes and initials after a stroke ("/red", "/ssc") belong to the credit and are no agencies.
Known misses: agencies that are not in the table, and credits in the middle of a text that is no credit line of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

AGENCIES: Final = frozenset(
    (
        "dpa dpa-afx dpa-infocom afp epd kna apa sda keystone-sda sid dts ots dapd ddp awp "  # German-language
        "reuters rtr ap upi bloomberg efe ansa agi adnkronos lusa anp belga ritzau ntb stt bns leta elta "
        "pap čtk ctk tasr mti hina tanjug srna agerpres mediafax ata tass itar-tass interfax ria unian ukrinform "
        "anadolu wafa irna isna mehr tasnim spa qna kyodo jiji yonhap kcna xinhua pti ians aap telam"
    ).split()
)
IN_CAPITALS: Final = frozenset({"PA", "TT", "AA", "ATS", "STA", "CNA", "ANI"})  # in small letters they are initials or words
_FULL_NAMES: Final = {
    "deutsche presse-agentur": "dpa",
    "agence france-presse": "afp",
    "associated press": "ap",
    "the associated press": "ap",
    "thomson reuters": "reuters",
    "austria presse agentur": "apa",
    "evangelischer pressedienst": "epd",
    "katholische nachrichten-agentur": "kna",
    "sport-informations-dienst": "sid",
    "press association": "pa",
    "pa media": "pa media",
    "ria nowosti": "ria",
    "ria novosti": "ria",
    "dow jones": "dow jones",
    "dj": "dow jones",
    "dts nachrichtenagentur": "dts",
    "nachrichtenagentur dpa": "dpa",
    "europa press": "europa press",
}
HEAD_CHARS: Final = 3000  # of the text in which a dateline is looked for
HEAD_LINES: Final = 8  # non-empty lines: headline, lead and the like may stand before the dateline
TAIL_LINES: Final = 3  # non-empty lines: a note may stand behind the credit
MAX_CREDIT_CHARS: Final = 90

_SEPARATORS: Final = re.compile(r"\s*(?:[/,;&+|]|\b(?:und|and|sowie)\b)\s*")
_INTRODUCTION: Final = re.compile(
    r"(?:(?:(?:quellen?|text|source|agenturen|agentur|mit|unter|nach|from|with|material|agenturmaterial|informationen|angaben|"
    r"verwendung|files|copyright|von|der|des|nachrichtenagentur|nachrichtenagenturen)\b|©|\(c\))\s*:?\s*)+",
    re.IGNORECASE,
)
_CODE: Final = re.compile(r"[a-z]{2,6}\d?|[a-z]{1,3}[.-][a-z]{1,3}", re.ASCII | re.IGNORECASE)
_DEFINED: Final = re.compile(r"(?:agentur|dienst|presse?|agency|service)\s*\Z", re.IGNORECASE)  # "Deutsche Presse-Agentur (dpa)"
_BRACKET_AT_END: Final = re.compile(r"[(\[]([^()\[\]\r\n]{2,90})[)\]](?=[\s.]{0,20}\Z)")
_LINE: Final = re.compile(r"[^\r\n\u2028\u2029]+")
_PLACE: Final = r"[A-ZÀ-Þ][^\W\d_]{0,40}"
_DATELINE: Final = re.compile(
    rf"\s{{0,9}}(?:{_PLACE}(?:[ ./\-–,]{{1,3}}(?:{_PLACE}|[a-zäöü]{{2,4}}|\d{{4}}|\d{{1,2}}|[a-z](?=\.))){{0,9}}"
    r"[.,:]{0,2}\s{1,3})?"
    r"(?P<bracket>\((?P<inside>[^()\r\n]{2,60})\)|/(?P<tass>[A-Z]{3,12})/)(?=\s{0,3}[-–—―:.]|\s{1,3}[A-ZÀ-Þ„»\"“])"
)


@dataclass(frozen=True, slots=True)
class Credits:
    """Who is credited, in the order of the text and once each; and where the credits stand, half-open in code points."""

    agencies: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


def find_credits(text: str, *, title: str | None = None) -> Credits:
    """Give the agencies that a text credits, and where; `title` is its headline, if known."""
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    for start, end, agencies in (*_at_head(text, title or ""), *_at_end(text)):
        found.setdefault((start, end), agencies)
    spans = tuple(sorted(found))
    return Credits(tuple(dict.fromkeys(name for span in spans for name in found[span])), spans)


def agencies_in(words: str) -> tuple[str, ...]:
    """Give the agencies of a credit's words, "dpa/AFP/red" for example; () if the words are no credit."""
    words = _INTRODUCTION.sub("", words.strip(" \t.:"), count=1).strip()
    agencies = []
    for word in _SEPARATORS.split(words):
        agency = _agency(word.strip(" .©"))
        if agency:
            agencies.append(agency)
        elif not _CODE.fullmatch(word.strip(" .")):
            return ()
    return tuple(agencies)


def _agency(word: str) -> str | None:
    """Give the agency that a word names, in lower case."""
    lower = word.lower()
    if lower in _FULL_NAMES:
        return _FULL_NAMES[lower]
    if lower in AGENCIES:
        return {"rtr": "reuters", "čtk": "ctk", "itar-tass": "tass"}.get(lower, lower)
    if word in IN_CAPITALS:
        return lower
    service = re.fullmatch(r"(dpa|afp|ap|apa|epd|kna)[- ][a-zäöü]{2,8}", lower)  # "dpa-lby" is a service of dpa
    return service[1] if service else None


def _at_head(text: str, title: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Find datelines: "Berlin/Moskau (AFP) –" at the start of one of the first lines."""
    n_lines = 0
    for line in _LINE.finditer(text, 0, HEAD_CHARS):
        if not line[0].strip() or line[0].strip() == title.strip():
            continue
        n_lines += 1
        if n_lines > HEAD_LINES:
            return
        opening = re.match(r"\s*date\s+[\d-]+\s", line[0])
        match = _DATELINE.match(text, line.start() + (opening.end() if opening else 0))
        agencies = agencies_in(match["inside"] or match["tass"]) if match else ()
        if match and agencies and not _DEFINED.search(text, line.start(), match.start("bracket")):
            yield (*match.span("bracket"), agencies)
            return


def _at_end(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Find credits that close one of the last lines or are one: "… (dpa/red)", "© AFP", "dpa/afp"."""
    end = len(text)
    for _ in range(TAIL_LINES):
        end = len(text[:end].rstrip())
        start = max(text.rfind(mark, 0, end) for mark in "\n\r\u2028\u2029") + 1
        bracket = _BRACKET_AT_END.search(text, max(start, end - MAX_CREDIT_CHARS - 20), end)
        agencies = agencies_in(bracket[1]) if bracket else ()
        if bracket and agencies and not _DEFINED.search(text, start, bracket.start()):
            yield (*bracket.span(), agencies)
            return
        line = text[start:end] if end - start <= MAX_CREDIT_CHARS else ""
        agencies = agencies_in(line)
        if agencies and _is_credit_line(line):
            yield end - len(line.lstrip()), end, agencies
            return
        end = start


def _is_credit_line(line: str) -> bool:
    """Tell "dpa/AFP" and "Quelle: dpa" from a heading of short words."""
    return bool(_INTRODUCTION.match(line.strip())) or all(
        _agency(word.strip(" .©")) or word.strip(" .").islower() for word in _SEPARATORS.split(line.strip())
    )
