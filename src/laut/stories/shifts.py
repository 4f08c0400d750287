"""Whether the position of one actor on one topic has moved between two passages, and on which words that rests, without a database.

From words of the later passage that say so ("lenkt ein", "nicht mehr", "nun"), from words that say the opposite ("nach wie vor"),
and from comparison: what was refused is accepted, what was raised is lowered, a limit is passed. How a passage is read: `stances`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from laut.document import Span
from laut.errors import LanguageError
from laut.events.quantities import find_quantities
from laut.findings import Act, Quantity
from laut.lang.load import pack_of
from laut.lang.pack import LanguagePack
from laut.stories.stances import Stance, read_stance, spans_of
from laut.tokenise import document_of

# Weights of a logistic regression, fitted (C 0.5; 0.3-3 tried, no difference) on the pairs with an odd id of
# benchmarks/quality/stories/positions.jsonl on 2026-11, ten-fold F1 there 0.84.
BIAS: Final = -0.45
MARKED: Final = 0.55  # the later passage has words of shift, as the record marks them
TURNED: Final = 1.45  # … or others that say that a position moves
NEW: Final = 1.0  # … or that something is new
STEADY: Final = -2.0  # … or that nothing has changed
OPPOSED: Final = 1.0  # the passages stand against each other
AGREED: Final = -0.4  # both are for it, or both against
LEAST: Final = 0.5  # probability from which a position has moved

READ_AT_ONCE: Final = 4096  # passages kept as they were read: a list is compared with its neighbours

# What an act or event tells of a stance where the words tell nothing: acts of statements and types of PLOVER.
FOR: Final = frozenset({"confirm", "praise", "AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
AGAINST: Final = frozenset({"deny", "blame", "doubt", "REJECT", "ACCUSE", "PROTEST", "SANCTION", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Words:
    """A passage of the actor on the topic.

    Attributes:
        language: of a language pack; in any other, nothing is compared.
        acts: acts of its statement.
        types: PLOVER types of its events.
    """

    text: str
    language: str
    acts: tuple[Act, ...] = ()
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """Whether a position has moved, and why.

    Attributes:
        probability: that it has.
        cues: words of the later passage that say so; offsets are those of its text.
        before, after: words of either passage by which it stands for or against the matter; empty where they do not differ.
        reason: why, in words; "" if nothing tells.
    """

    has_moved: bool
    probability: float
    cues: tuple[Span, ...]
    before: tuple[Span, ...]
    after: tuple[Span, ...]
    reason: str


UNTOLD: Final = Shift(has_moved=False, probability=0.0, cues=(), before=(), after=(), reason="")


def shift_between(first: Words, second: Words) -> Shift:
    """Say whether the position has moved from the first passage to the second; both have to be on one topic, nothing asks that here.

    How it moved is told by the reason only, not as a class: softening and concession are not to be told apart by words.
    Known misses: shifts that only who knows the matter can see ("Der Pass spiele keine Rolle").
    """
    if first.text == second.text:
        return UNTOLD
    packs = _pack_of(first.language), _pack_of(second.language)
    if packs[0] is None or packs[1] is None:
        return UNTOLD
    before, after = _read(first.text, packs[0].code), _read(second.text, packs[1].code)
    turned, new, steady = after.spans("turn"), after.spans("new"), after.spans("steady")
    signs = _sign(before, first), _sign(after, second)
    limit = _limit_passed(before, after)
    undone = any((number, not side) in after.undone for number, side in before.undone)
    is_opposed = signs[0] * signs[1] < 0 or undone or limit is not None
    told = (
        (MARKED, bool(after.shift)), (TURNED, bool(turned)), (NEW, bool(new)), (STEADY, bool(steady)), (OPPOSED, is_opposed),
        (AGREED, signs[0] * signs[1] > 0 and not is_opposed),
    )  # fmt: skip
    probability = 1 / (1 + math.exp(-BIAS - sum(weight for weight, holds in told if holds)))
    has_moved = probability >= LEAST
    return Shift(
        has_moved,
        round(probability, 3),
        _joined(after, after.shift, turned, new),
        _grounds(before, limit, is_opposed=is_opposed, side=0),
        _grounds(after, limit, is_opposed=is_opposed, side=1),
        _reason(_joined(after, after.shift, turned, new) if has_moved else steady, signs, limit, undone, has_moved=has_moved),
    )


@lru_cache(maxsize=READ_AT_ONCE)
def _read(text: str, code: str) -> Stance:
    pack = pack_of(code)
    return read_stance(document_of(text, pack), pack)


def _pack_of(language: str) -> LanguagePack | None:
    try:
        return pack_of(language)
    except LanguageError:
        return None


def _sign(stance: Stance, words: Words) -> int:
    """Give 1 for the matter, -1 against it, 0 for neither: by its words, else by its acts and events."""
    if stance.toward:
        return 1 if stance.toward > 0 else -1
    told = {*words.acts, *words.types}
    return bool(told & FOR) - bool(told & AGAINST)


def _limit_passed(before: Stance, after: Stance) -> tuple[Quantity, Quantity] | None:
    """Give the first limit of the earlier passage that a number of the later one passes: "höchstens 2 Prozent", "3 Prozent"."""
    earlier, later = (_quantities(stance) for stance in (before, after))
    for old in earlier:
        for new in later:
            if old.unit is None or old.unit != new.unit:
                continue
            if (old.comparator in ("<", "<=") and new.value > old.value) or (
                old.comparator in (">", ">=") and new.value < old.value
            ):
                return old, new
    return None


def _quantities(stance: Stance) -> list[Quantity]:
    return [found.quantity for found in find_quantities(stance.doc, pack_of(stance.doc.language))]


def _joined(stance: Stance, *groups: Sequence[Span]) -> tuple[Span, ...]:
    """Give the spans of several groups in text order, those that touch as one."""
    doc = stance.doc
    return spans_of(doc, {word for spans in groups for span in spans for word in doc.words_in(span.start, span.end)})


def _grounds(stance: Stance, limit: tuple[Quantity, Quantity] | None, *, is_opposed: bool, side: int) -> tuple[Span, ...]:
    if limit is not None:
        return limit[side].spans
    return stance.grounds() if is_opposed else ()


def _reason(
    cues: Sequence[Span], signs: tuple[int, int], limit: tuple[Quantity, Quantity] | None, undone: bool, *, has_moved: bool
) -> str:
    """Give the reason in words: what is said, then what the comparison tells."""
    parts = [f"says “{' … '.join(span.text for span in cues)}”"] if cues else []
    if has_moved:
        if limit is not None:
            parts.append(f"first {limit[0].comparator} {limit[0].value:g} {limit[0].unit}, then {limit[1].value:g}")
        if signs[0] * signs[1] < 0:
            parts.append("first against it, then for it" if signs[1] > 0 else "first for it, then against it")
        elif undone:
            parts.append("does the opposite")
    return "; ".join(parts)
