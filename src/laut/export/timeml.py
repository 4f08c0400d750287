"""TimeML 1.2.1: the text of an article with its time expressions marked as TIMEX3, for tools that read it.

Every record is an XML document of its own, as TimeML has it: one file for each article, or cut at the XML declarations. The text is the
article's, character by character; what XML does not allow (control characters) becomes U+FFFD, so that offsets stay the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from laut.errors import UsageError
from laut.findings import TimeExpression
from laut.record import Record

CREATION: Final = "t0"  # the id of the publication; ours begin with t1
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DATE: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?)?")
_SCHEMA: Final = "http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd"
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="{_SCHEMA}">\n'
)


def export_timeml(records: Iterable[Record], *, table: str | None = None) -> Iterator[str]:
    """Give each record as one TimeML document.

    Raises:
        UsageError: a table was asked for; TimeML holds the text and its times.
    """
    if table is not None:
        raise UsageError(f"timeml holds the text with its times, there is no table {table!r} to choose; use --format csv")
    return (_document(record) for record in records)


def _document(record: Record) -> str:
    """Give one document."""
    article = record.article
    title = f"<TITLE>{_text(article.title)}</TITLE>\n" if article.title else ""
    return (
        f"{_HEAD}<DOCID>{_text(article.id)}</DOCID>\n<DCT>{_creation(article.published)}</DCT>\n{title}"
        f"<TEXT>{''.join(_marked(article.text, record.times))}</TEXT>\n</TimeML>\n"
    )


def _creation(published: str | None) -> str:
    """Give the TIMEX3 of the publication; of an unknown or uncertain one what is known, X for the rest."""
    match = _DATE.match(published or "")
    value = match[0] if match else "XXXX-XX-XX"
    attributes = {
        "tid": CREATION,
        "type": "TIME" if "T" in value else "DATE",
        "value": value,
        "temporalFunction": "false",
        "functionInDocument": "PUBLICATION_TIME",
    }
    return f"<TIMEX3{_attributes(attributes)}>{_text(published or '')}</TIMEX3>"


def _marked(text: str, times: Iterable[TimeExpression]) -> Iterator[str]:
    """Give the text with its times marked; of two that overlap the first, for TIMEX3 do not nest."""
    end = 0
    for time in sorted(times, key=lambda time: (time.start, -time.end)):
        if time.start < end:
            continue
        yield _text(text[end : time.start])
        yield f"<TIMEX3{_attributes(_attributes_of(time))}>{_text(text[time.start : time.end])}</TIMEX3>"
        end = time.end
    yield _text(text[end:])


def _attributes_of(time: TimeExpression) -> dict[str, str | None]:
    """Give the attributes of a time expression in TimeML's names."""
    return {
        "tid": time.id,
        "type": time.type,
        "value": time.timex,
        "mod": time.mod,
        "quant": time.quant,
        "freq": time.freq,
        "temporalFunction": "true" if time.anchor else "false",
        "functionInDocument": "NONE",
        "anchorTimeID": CREATION if time.anchor == "published" else time.anchor,
    }


def _attributes(known: Mapping[str, str | None]) -> str:
    """Write attributes; those without a value are left out."""
    return "".join(f" {name}={quoteattr(_allowed(value))}" for name, value in known.items() if value is not None)


def _text(text: str) -> str:
    """Write text as XML; a carriage return is kept from being read as the end of a line."""
    return escape(_allowed(text), {"\r": "&#13;"})


def _allowed(text: str) -> str:
    """Put U+FFFD for each character that XML does not allow."""
    return _FORBIDDEN.sub("\ufffd", text)
