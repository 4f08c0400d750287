"""The days of EDTF values and the cuts between sentences, as far as scoring events needs them."""

import calendar
import re
from typing import Final

Day = tuple[int, int, int]

_JOINTS: Final = re.compile(r"[/,]|\.\.")
_DATE: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T.*)?")
_QUALIFIERS: Final = str.maketrans("", "", "~?")

# A full stop ends no sentence after a number of one or two digits: "am 3. Mai".
_CUT: Final = re.compile(
    r"""
      (?: (?<! \b\d ) (?<! \b\d\d ) \. | [!?:] )   # what ends a sentence
      ["“”»«']? \s+                                # a closing quotation mark, and space
      (?= ["„“»«]? [A-ZÄÖÜ0-9] )                   # before what begins one
    | \n+
    """,
    re.VERBOSE,
)


def extent(edtf: str) -> tuple[Day, Day] | None:
    """Give the earliest and the latest day of a date, an interval or a set; None if it is none."""
    parts = [part.strip() for part in _JOINTS.split(edtf.translate(_QUALIFIERS).strip("[]{} ")) if part]
    ends = [_ends(part) for part in parts]
    known = [end for end in ends if end is not None]
    if not known or len(known) < len(ends):
        return None
    return min(first for first, _ in known), max(last for _, last in known)


def sentence_starts(text: str) -> list[int]:
    """Give where the sentences of a text begin, the first one at 0."""
    return [0, *(match.end() for match in _CUT.finditer(text))]


def _ends(date: str) -> tuple[Day, Day] | None:
    match = _DATE.fullmatch(date)
    if match is None:
        return None
    year, month, day = (int(match[name]) if match[name] else None for name in ("year", "month", "day"))
    if year is None or (month is not None and not 1 <= month <= 12):
        return None
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    return (year, month or 1, day or 1), (year, last_month, last_day)
