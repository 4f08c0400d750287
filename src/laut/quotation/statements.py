"""From frames to statements: words to spans, direct quotes to their marks, what the cue says, which lies inside which."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from laut.document import Document, Span
from laut.findings import Role, Statement
from laut.lang.pack import LanguagePack
from laut.quotation.channels import find_channel, principal_of
from laut.quotation.confidence import probability
from laut.quotation.cues import read_cue
from laut.quotation.frames import Frame
from laut.quotation.marks import MarkPair, pair_marks
from laut.quotation.quotes import DIRECT, Quote
from laut.quotation.roles import Runs
from laut.quotation.scores import TYPES
from laut.quotation.settings import QuotationSettings

# The share a tagged run and a pair of marks must have in common for the marks to give the extent; 0.2 to 0.7 tried on the dev articles in
# November 2026, joint F1 the same within 0.01 point; low, so that a scrap ends at its mark.
SNAP: Final = 0.25
INSIDE: Final = 0.9  # share of a statement's characters in another for it to be nested there; a definition, not tuned
NO_WORDS: Final = frozenset(".,;:!?…–—- ")


def find_statements(doc: Document, frames: Iterable[Frame], settings: QuotationSettings, pack: LanguagePack) -> list[Statement]:
    """Give the statements of a document in text order, from the quotes and roles found in it."""
    found = spans_of_frames(doc, frames, pair_marks(doc.text))
    inside = _nesting([quote for quote, _, _ in found])
    return [
        _statement(doc, pack, f"s{i + 1}", quote, frame, roles, inside[i], settings)
        for i, (quote, frame, roles) in enumerate(found)
    ]


Found = tuple[tuple[Span, ...], Frame, dict[str, tuple[Span, ...]]]


def spans_of_frames(doc: Document, frames: Iterable[Frame], pairs: Sequence[MarkPair]) -> list[Found]:
    """Give frames with the spans of the quote and of each role, in text order.

    Left out are frames without a word, pieces of a direct quote whose marks another one of its layer already reaches to, and
    inner direct quotes that reach as far as the outer.
    """
    starts = [pair.start for pair in pairs]
    found: list[Found] = []
    for frame in frames:
        quote = _quote_spans(doc, frame.quote, pairs, starts)
        if quote:
            found.append((quote, frame, {role: _trimmed(doc, runs) for role, runs in frame.roles.items()}))
    found.sort(key=lambda f: (f[0][0].start, -f[0][-1].end, f[1].quote.layer, -len(f[1].quote.words)))
    reached: dict[int, int] = {}  # by layer, how far its direct quotes reach
    seen: set[tuple[Span, ...]] = set()
    out = []
    for quote, frame, roles in found:
        if frame.quote.type == DIRECT:
            if quote[-1].end <= reached.get(frame.quote.layer, 0) or quote in seen:
                continue
            reached[frame.quote.layer] = quote[-1].end
            seen.add(quote)
        out.append((quote, frame, roles))
    return out


def _statement(
    doc: Document,
    pack: LanguagePack,
    id_: str,
    quote: tuple[Span, ...],
    frame: Frame,
    roles: Mapping[str, tuple[Span, ...]],
    inside: int | None,
    settings: QuotationSettings,
) -> Statement:
    type_ = TYPES[frame.quote.type]
    speaker, via = roles.get("speaker", ()), roles.get("via", ())
    if via and not speaker:
        speaker, via = via, ()  # a channel that is the only source named is the speaker
    if _shared(speaker, via):
        via = ()  # a spokesperson in their own office is the speaker
    cue, framed = roles.get("cue", ()), roles.get("frame", ())
    if channel := find_channel(doc, pack, cue=cue, frame=framed, speaker=speaker):
        speaker, via = principal_of(doc, pack, speaker=speaker, channel=channel), channel
    reading = read_cue(doc, pack, type=type_, quote=quote, cue=cue, frame=framed, speaker=speaker)
    return Statement(
        id=id_,
        type=type_,
        medium=reading.medium,
        act=reading.act,
        quote=quote,
        cue=cue,
        frame=framed,
        shift=reading.shift,
        speaker=_role(speaker),
        via=_role(via),
        addressee=_role(roles.get("addressee", ())),
        time=None,
        inside=None if inside is None else f"s{inside + 1}",
        probability=probability(frame.inputs, settings.calibration),
    )


def _role(spans: tuple[Span, ...]) -> Role | None:
    return Role(spans, ()) if spans else None


def _quote_spans(doc: Document, quote: Quote, pairs: Sequence[MarkPair], starts: Sequence[int]) -> tuple[Span, ...]:
    """Give the spans of a quote; those of a direct one reach from mark to mark where its words lie in a pair of marks."""
    spans = []
    for first, last in quote.runs:
        start, end = doc.words[first][0], doc.words[last - 1][1]
        marked = _marked(start, end, pairs, starts) if quote.type == DIRECT else None
        if marked:
            spans.append(marked)
        else:
            spans.extend((s.start, s.end) for s in _trimmed(doc, ((first, last),), at_end=False))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(doc.span(start, end) for start, end in merged)


def _marked(start: int, end: int, pairs: Sequence[MarkPair], starts: Sequence[int]) -> tuple[int, int] | None:
    """Give the extent of the pair of marks that shares most with a run; a pair that starts too far off cannot share enough."""
    best, extent = SNAP, None
    for pair in pairs[bisect_left(starts, start - int((end - start) / SNAP)) : bisect_left(starts, end)]:
        shared = min(end, pair.end) - max(start, pair.start)
        share = shared / (max(end, pair.end) - min(start, pair.start))
        if share > best:
            best, extent = share, (pair.start, pair.end)
    return extent


def _trimmed(doc: Document, runs: Runs, *, at_end: bool = True) -> tuple[Span, ...]:
    """Give the spans of runs without marks at their start, and at their end too unless told otherwise."""
    spans = []
    for first, last in runs:
        while first < last and NO_WORDS.issuperset(doc.word(first)):
            first += 1
        while at_end and first < last and NO_WORDS.issuperset(doc.word(last - 1)):
            last -= 1
        if first < last:
            spans.append(doc.span_of_words(first, last))
    return tuple(spans)


def _nesting(quotes: Sequence[tuple[Span, ...]]) -> list[int | None]:
    """Give for each quote, in text order, the index of the shortest one that holds it, or None."""
    sizes = [sum(s.end - s.start for s in spans) for spans in quotes]
    out: list[int | None] = [None] * len(quotes)
    running: list[int] = []  # those not yet over where the next begins
    for i, quote in enumerate(quotes):
        running = [j for j in running if quotes[j][-1].end > quote[0].start]
        for j in running:
            inner, outer = (i, j) if sizes[i] < sizes[j] else (j, i)
            held = sizes[inner] < sizes[outer] and _shared(quotes[inner], quotes[outer]) >= INSIDE * sizes[inner]
            holder = out[inner]
            if held and (holder is None or sizes[outer] < sizes[holder]):
                out[inner] = outer
        running.append(i)
    return out


def _shared(one: Iterable[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
