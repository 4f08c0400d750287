"""Scores statements by their words, as the German news quotation data are scored (Petersen-Frey and Biemann, LREC-COLING 2024).

Spans are compared as sets of word positions; a word is a run of letters and digits, and punctuation counts nothing. Statements are
paired one to one so that the word-F1 of their quotes is highest in sum.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from laut.document import Span
from laut.findings import Role, Statement
from laut.scoring.gold import GoldStatement
from laut.scoring.pairing import Figures, Gold, Records, best_pairs, f1, matched, n_missing, share

ROLES: Final = ("speaker", "cue", "frame", "addressee")
PARTS: Final = ("quote", *ROLES)
SAME_TYPE: Final = 0.01  # what an equal type adds to the worth of a pair, so that it decides between equal overlaps

_WORD: Final = re.compile(r"\w+")

Positions = frozenset[int]


@dataclass(frozen=True, slots=True)
class Parts:
    """A statement as sets of word positions, by the name of the part."""

    type: str
    words: dict[str, Positions]


def word_spans(text: str) -> list[tuple[int, int]]:
    """Give where the words of a text stand."""
    return [match.span() for match in _WORD.finditer(text)]


def positions(spans: Iterable[tuple[int, int]], words: Sequence[tuple[int, int]]) -> Positions:
    """Give the numbers of the words that spans touch."""
    found: set[int] = set()
    for start, end in spans:
        first = bisect_right(words, start, key=lambda word: word[1])
        found.update(range(first, bisect_left(words, end, lo=first, key=lambda word: word[0])))
    return frozenset(found)


def overlap(a: Positions, b: Positions) -> float:
    """Give the F1 of two sets of words, 0 of empty ones."""
    return share(2 * len(a & b), len(a) + len(b))


def offsets(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Give the offsets of a record's spans."""
    return [(span.start, span.end) for span in spans]


def score_quotes(gold: Gold, records: Records) -> Figures:
    """Give precision, recall and F1 of the quote, of each role, of all roles and of all together (`joint`), and of the types.

    Precision and recall are means over statements and parts; a part that is empty counts for neither. A statement found without a
    quote counts as wrong. `exact` is the share of coded statements whose quote and speaker are met to the word.
    """
    precision: dict[str, list[float]] = {part: [] for part in PARTS}
    recall: dict[str, list[float]] = {part: [] for part in PARTS}
    n_gold = n_found = n_types = n_exact = 0
    for document, record in matched(gold, records):
        words = word_spans(document.text)
        coded = [item for item in (_of_gold(a, words) for a in document.annotations or ()) if item.words["quote"]]
        found = [_of_record(s, words) for s in (record.statements if record else ())]
        n_gold += len(coded)
        n_found += len(found)
        pairs = best_pairs(coded, found, _worth)
        n_types += sum(coded[i].type == found[j].type for i, j in pairs)
        n_exact += sum(_exact(coded[i], found[j]) for i, j in pairs)
        for ours, theirs in _all_pairs(coded, found, pairs):
            if not ours.words["quote"] and not theirs.words["quote"]:
                precision["quote"].append(0.0)
            for part in PARTS:
                a, b = ours.words[part], theirs.words[part]
                if b:
                    precision[part].append(len(a & b) / len(b))
                if a:
                    recall[part].append(len(a & b) / len(a))
    figures: Figures = {}
    for name, parts in {"joint": PARTS, "quote": ("quote",), "roles": ROLES, **{role: (role,) for role in ROLES}}.items():
        p = _mean([value for part in parts for value in precision[part]])
        r = _mean([value for part in parts for value in recall[part]])
        figures |= {name: f1(p, r), f"{name} precision": p, f"{name} recall": r}
    figures["type"] = f1(share(n_types, n_found), share(n_types, n_gold))
    figures["exact"] = share(n_exact, n_gold)
    return figures | {"coded": n_gold, "found": n_found, "documents": len(gold), "missing": n_missing(gold, records)}


def _of_gold(item: GoldStatement, words: Sequence[tuple[int, int]]) -> Parts:
    spans = {"quote": item.quote, "speaker": item.speaker, "cue": item.cue, "frame": item.frame, "addressee": item.addressee}
    return Parts(_type(item.type), {part: positions(spans[part], words) for part in PARTS})


def _of_record(item: Statement, words: Sequence[tuple[int, int]]) -> Parts:
    spans = {
        "quote": item.quote,
        "speaker": _role(item.speaker),
        "cue": item.cue,
        "frame": item.frame,
        "addressee": _role(item.addressee),
    }
    return Parts(_type(item.type), {part: positions(offsets(spans[part]), words) for part in PARTS})


def _role(role: Role | None) -> tuple[Span, ...]:
    return role.spans if role else ()


def _type(name: str) -> str:
    """Give a type without underscores and capitals: the data write "IndirectFreeIndirect"."""
    return name.replace("_", "").lower()


def _worth(ours: Parts, theirs: Parts) -> float:
    shared = overlap(ours.words["quote"], theirs.words["quote"])
    return shared + SAME_TYPE * (shared > 0 and ours.type == theirs.type)


def _exact(ours: Parts, theirs: Parts) -> bool:
    return all(ours.words[part] == theirs.words[part] for part in ("quote", "speaker"))


def _all_pairs(coded: Sequence[Parts], found: Sequence[Parts], pairs: Sequence[tuple[int, int]]) -> list[tuple[Parts, Parts]]:
    """Give the pairs, then each statement that has no partner with an empty one."""
    empty = Parts("", dict.fromkeys(PARTS, frozenset()))
    paired_coded, paired_found = {i for i, _ in pairs}, {j for _, j in pairs}
    return [
        *((coded[i], found[j]) for i, j in pairs),
        *((item, empty) for i, item in enumerate(coded) if i not in paired_coded),
        *((empty, item) for j, item in enumerate(found) if j not in paired_found),
    ]


def _mean(values: Sequence[float]) -> float:
    return share(sum(values), len(values))
