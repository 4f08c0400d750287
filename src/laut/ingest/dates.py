"""Publication dates as inputs write them, brought to EDTF (ISO 8601-2) without adding or losing precision.

Fractions of a second are dropped, which EDTF has no place for; nothing else is.
"""

import re
from datetime import date, time, timedelta, timezone
from typing import Final

from laut.errors import UsageError
from laut.ingest.edtf import is_edtf

_DAY: Final = r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?"
_TIME: Final = r"(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
_ZONE: Final = r"(?P<zone>[Zz]|[+-]\d{2}(?::?\d{2})?)"
_ISO: Final = re.compile(rf"{_DAY}(?:[Tt ]{_TIME} ?{_ZONE}?)?", re.ASCII)
_BASIC: Final = re.compile(rf"(\d{{4}})(\d{{2}})(\d{{2}})(?:T(\d{{2}})(\d{{2}})(\d{{2}})?{_ZONE}?)?", re.ASCII)
_GERMAN: Final = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", re.ASCII)
_OPENING: Final = re.compile(r"\s{0,1000}date\s{1,1000}(\d{4}(?:-\d{2}){0,2})(?=\s|\Z)", re.ASCII)


def edtf_of(value: str) -> str | None:
    """Give a date in EDTF, or None if it is none of the kinds read.

    Read are EDTF of level 0 and 1 ("2024-11~", "2024-11/2024-12"), which stays as it is, ISO 8601 ("2024-11",
    "2024-11-07T12:30:00+01:00", "20241107T113000Z"), RFC 2822 ("Thu, 07 Nov 2024 12:30:00 +0100") and the German
    "7.11.2024". An unknown zone stays unknown.
    """
    value = value.strip()
    basic = _BASIC.fullmatch(value)
    if basic:
        year, month, day, hour, minute, second, zone = basic.groups()
        clock = f"T{hour}:{minute}" + (f":{second}" if second else "") + (zone or "") if hour else ""
        value = f"{year}-{month}-{day}{clock}"
    german = _GERMAN.fullmatch(value)
    if german:
        value = f"{german[3]}-{int(german[2]):02}-{int(german[1]):02}"
    if is_edtf(value):
        return value
    return _iso(value) if _ISO.fullmatch(value) else _rfc_2822(value)


def checked_date(value: str) -> str:
    """Give a date that the caller asks for in EDTF.

    Raises:
        UsageError: it is none.
    """
    date = value.strip()
    edtf = date if is_edtf(date) else _iso(date)
    if edtf is None:
        raise UsageError(
            f"{value!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD, a day with its time such as 2024-11-07T12:30:00+01:00,"
            " or EDTF of level 0 or 1 such as 2024-11~ or 2024-11/2024-12"
        )
    return edtf


def opening_date(text: str) -> tuple[str | None, int]:
    """Give the date of a text that opens with " date 2024-11 ", and the offset behind it; else None and 0."""
    match = _OPENING.match(text)
    edtf = _iso(match[1]) if match else None
    return (edtf, match.end()) if match and edtf else (None, 0)


def _iso(value: str) -> str | None:
    """Bring an ISO date to its EDTF form, or give None if there is no such date."""
    match = _ISO.fullmatch(value)
    if not match:
        return None
    year, month, day, hour, minute, second, zone = match.group("year", "month", "day", "hour", "minute", "second", "zone")
    if hour and not day:
        return None
    try:
        date(int(year), int(month or 1), int(day or 1))
        if not hour:
            return value
        time(int(hour), int(minute), int(second or 0))
        return f"{year}-{month}-{day}T{hour}:{minute}{':' + second if second else ''}{_zone(zone)}"
    except ValueError:
        return None


def _zone(zone: str | None) -> str:
    """Write a zone as EDTF does: "Z", "+01:00" or nothing.

    Raises:
        ValueError: there is no such zone.
    """
    if not zone or zone in "Zz":
        return "Z" if zone else ""
    hours, minutes = zone[:3], zone[3:].lstrip(":") or "00"
    timezone(timedelta(hours=int(hours), minutes=int(minutes)))
    return f"{hours}:{minutes}"


def _rfc_2822(value: str) -> str | None:
    """Bring a mail or feed date to EDTF, or give None."""
    from email.utils import parsedate_to_datetime  # slow to import, and few inputs have such dates

    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    written = moment.isoformat(timespec="seconds")
    return written.replace("+00:00", "Z")
