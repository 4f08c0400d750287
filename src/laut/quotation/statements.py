"""From the encoder's scores to statements: the quotation finder, in the order it works.

1 tags to quotes, 2 roles for each quote, 3 direct quotes to their marks, 4 words to spans, 5 what the cue says of medium, act
and shift, 6 which lies inside which.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from laut.document import Document, Span
from laut.encoder.session import Passage, WindowScores
from laut.encoder.weights import Manifest
from laut.errors import ModelError
from laut.findings import Role, Statement
from laut.lang.pack import LanguagePack
from laut.quotation.confidence import FEATURES, features, probability
from laut.quotation.cues import read_cue
from laut.quotation.marks import MarkPair, pair_marks
from laut.quotation.quotes import DIRECT, Quote, QuoteSettings, find_quotes
from laut.quotation.roles import RoleSettings, Runs, choose_roles, role_probabilities
from laut.quotation.scores import N_BUCKETS, ROLES, TYPES

HEAD: Final = "quotation"
TAGS, QUERY, KEY = "quote_tags", "quote_query", "quote_key"
SNAP: Final = 0.5  # share of words a tagged run and a pair of marks have in common for the marks to give the extent
INSIDE: Final = 0.9  # share of a statement's words that lie in another for it to be nested there
NO_WORDS: Final = frozenset(".,;:!?…–—- ")


@dataclass(frozen=True, slots=True)
class QuotationSettings:
    """What the model's manifest says of this head: tuned values, learned biases (type, role, bucket), calibration weights."""

    quotes: QuoteSettings
    roles: RoleSettings
    bias: NDArray[np.float32]
    calibration: Mapping[str, float]


def quotation_settings(manifest: Manifest) -> QuotationSettings:
    """Read the head's settings from a manifest.

    Raises:
        ModelError: the model has no such head, or one with other labels.
    """
    head = manifest.heads.get(HEAD)
    if head is None:
        raise ModelError(f"model {manifest.name} {manifest.version} has no head {HEAD!r}; install a model that has it")
    labels = {"types": TYPES, "roles": ROLES, "outputs": (TAGS, QUERY, KEY)}
    for name, expected in labels.items():
        if tuple(head.get(name, ())) != expected:
            raise ModelError(
                f"model {manifest.name} {manifest.version}: head {HEAD!r} has {name} {head.get(name)}, "
                f"this version of laut reads {list(expected)}; update the older of the two"
            )
    try:
        return QuotationSettings(
            quotes=QuoteSettings(**head["quotes"]),
            roles=RoleSettings(**head["role_choice"]),
            bias=np.asarray(head["bias"], np.float32).reshape(len(TYPES), len(ROLES), N_BUCKETS),
            calibration={name: float(head["calibration"][name]) for name in FEATURES},
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"model {manifest.name} {manifest.version}: head {HEAD!r} does not fit ({error}); update the older of the two"
        ) from error


@dataclass(frozen=True, slots=True)
class Frame:
    """A quote with the runs of words that fill its roles and the inputs of its confidence; words of the document."""

    quote: Quote
    roles: Mapping[str, Runs]
    inputs: NDArray[np.float64]


def find_frames(passage: Passage, settings: QuotationSettings) -> list[Frame]:
    """Give the quotes of a passage with their roles, in text order, in words of the document."""
    frames = []
    for quote in find_quotes(passage.stitched(TAGS), settings.quotes):
        start, scores = ask_roles(passage, quote, settings.bias)
        frames.append(frame_of(quote, passage.start, start, scores, settings))
    return frames


def ask_roles(passage: Passage, quote: Quote, bias: NDArray[np.float32]) -> tuple[int, NDArray[np.float32]]:
    """Give the document's word the quote's window begins with, and (role, word) how likely its words fill the roles."""
    home = _home(passage.windows, quote)
    shift = home.window.start
    words = [w - shift for w in quote.words if shift <= w < home.window.end]
    scores = role_probabilities(home.arrays[QUERY], home.arrays[KEY], words, quote.type, bias)
    return passage.start + shift, scores


def frame_of(quote: Quote, quote_start: int, role_start: int, scores: NDArray[np.float32], settings: QuotationSettings) -> Frame:
    """Give a quote, counted from `quote_start`, with its roles out of scores (role, word) counted from `role_start`."""
    roles = choose_roles(scores, quote.type, settings.roles)
    moved = {role: _moved(runs, role_start) for role, runs in roles.items()}
    surest = scores.max(axis=1).tolist()
    return Frame(replace(quote, runs=_moved(quote.runs, quote_start)), moved, features(quote, surest))


def find_statements(doc: Document, frames: Iterable[Frame], settings: QuotationSettings, pack: LanguagePack) -> list[Statement]:
    """Give the statements of a document in text order, from the quotes and roles found in it."""
    found = list(spans_of_frames(doc, frames, pair_marks(doc.text)))
    inside = _nesting([quote for quote, _, _ in found])
    return [
        _statement(doc, pack, f"s{i + 1}", quote, frame, roles, inside[i], settings)
        for i, (quote, frame, roles) in enumerate(found)
    ]


def spans_of_frames(
    doc: Document, frames: Iterable[Frame], pairs: Sequence[MarkPair]
) -> Iterator[tuple[tuple[Span, ...], Frame, dict[str, tuple[Span, ...]]]]:
    """Give frames in text order with the spans of the quote and of each role; those without a word are left out."""
    for frame in sorted(frames, key=lambda f: (f.quote.runs[0][0], -f.quote.runs[-1][1])):
        quote = _quote_spans(doc, frame.quote, pairs)
        if quote:
            yield quote, frame, {role: _trimmed(doc, runs) for role, runs in frame.roles.items()}


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
    if set(via) & set(speaker):
        via = ()
    cue, framed = roles.get("cue", ()), roles.get("frame", ())
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


def _home(windows: Sequence[WindowScores], quote: Quote) -> WindowScores:
    """Give the window that shows most of a quote, and most around it."""

    def room(scores: WindowScores) -> tuple[int, int]:
        start, end = scores.window.start, scores.window.end
        shown = sum(max(0, min(b, end) - max(a, start)) for a, b in quote.runs)
        return shown, min(quote.runs[0][0] - start, end - quote.runs[-1][1])

    return max(windows, key=room)


def _moved(runs: Runs, by: int) -> Runs:
    return tuple((a + by, b + by) for a, b in runs)


def _quote_spans(doc: Document, quote: Quote, pairs: Sequence[MarkPair]) -> tuple[Span, ...]:
    """Give the spans of a quote; those of a direct one reach from mark to mark where its words lie in a pair of marks."""
    spans = []
    for first, last in quote.runs:
        start, end = doc.words[first][0], doc.words[last - 1][1]
        marked = _marked(start, end, pairs) if quote.type == DIRECT else None
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


def _marked(start: int, end: int, pairs: Sequence[MarkPair]) -> tuple[int, int] | None:
    best, extent = SNAP, None
    for pair in pairs:
        shared = min(end, pair.end) - max(start, pair.start)
        share = shared / (max(end, pair.end) - min(start, pair.start))
        if share > best:
            best, extent = share, (pair.start, pair.end)
    return extent


def _trimmed(doc: Document, runs: Runs, *, at_end: bool = True) -> tuple[Span, ...]:
    """Give the spans of runs without marks at their start, and at their end too unless told otherwise."""
    spans = []
    for first, last in runs:
        while first < last and doc.word(first) in NO_WORDS:
            first += 1
        while at_end and first < last and doc.word(last - 1) in NO_WORDS:
            last -= 1
        if first < last:
            spans.append(doc.span_of_words(first, last))
    return tuple(spans)


def _nesting(quotes: Sequence[tuple[Span, ...]]) -> list[int | None]:
    """Give for each quote the index of the shortest one that holds it, or None."""
    sizes = [sum(s.end - s.start for s in spans) for spans in quotes]
    out: list[int | None] = []
    for i, inner in enumerate(quotes):
        holders = [j for j, outer in enumerate(quotes) if sizes[j] > sizes[i] and _shared(inner, outer) >= INSIDE * sizes[i]]
        out.append(min(holders, key=lambda j: sizes[j], default=None))
    return out


def _shared(one: Iterable[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def settings_data(settings: QuotationSettings) -> dict[str, Any]:
    """Give the settings as the plain data a manifest holds."""
    from dataclasses import asdict

    return {
        "types": list(TYPES),
        "roles": list(ROLES),
        "outputs": [TAGS, QUERY, KEY],
        "quotes": asdict(settings.quotes),
        "role_choice": asdict(settings.roles),
        "bias": np.round(settings.bias, 4).reshape(-1).tolist(),
        "calibration": dict(settings.calibration),
    }
