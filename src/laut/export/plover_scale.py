"""PLOVER's quad codes and scores from conflict (-10) to cooperation (+10), by event type and mode.

Figures from the tables of the PLOVER manual, draft 2.0 (Open Event Data Alliance 2021, CC BY-SA 4.0). Two places of it are put right:
ACCUSE is printed with 3, which has lost its minus sign (all its modes are negative, their mean is -3); SANCTION stands under verbal
conflict in one table and under material conflict in its own section, in the summary and in POLECAT. PROTEST:vandalize has no score.
"""

from collections.abc import Iterable
from typing import Final

QUAD_NAMES: Final = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}

# Type: quad code, score of the type, scores of its modes.
TYPES: Final[dict[str, tuple[int, float, dict[str, float]]]] = {
    "AGREE": (1, 2.5, {}),
    "CONSULT": (1, 2.5, {"visit": 4.0, "third-party": 1.0, "multilateral": 4.0, "phone": 1.5}),
    "SUPPORT": (1, 5.0, {}),
    "CONCEDE": (1, 4.5, {}),
    "COOPERATE": (2, 9.5, {}),
    "AID": (2, 10.0, {}),
    "RETREAT": (
        2, 6.5, {"withdraw": 8.0, "release": 6.5, "disarm": 10.0, "ceasefire": 7.5, "access": 6.5, "resign": 4.5},
    ),
    "REQUEST": (3, 0.0, {"assist": 0.5, "change": -1.0, "yield": -1.0, "meet": 0.0}),
    "ACCUSE": (3, -3.0, {"disapprove": -2.0, "investigate": -3.5, "allege": -3.5}),
    "REJECT": (3, -2.0, {"assist": -1.5, "change": -2.0, "yield": -2.0, "meet": -2.0}),
    "THREATEN": (
        3, -3.5, {"restrict": -3.0, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4.0, "violence": -3.5},
    ),
    "PROTEST": (
        4, -5.0, {"demo": -5.0, "riot": -7.0, "strike": -5.0, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5},
    ),
    "SANCTION": (4, -6.0, {"convict": -6.0, "expel": -5.5, "withdraw": -6.0, "discontinue": -6.0}),
    "MOBILIZE": (4, -5.5, {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6.0}),
    "COERCE": (
        4, -7.0,
        {"seize": -7.0, "restrict": -7.0, "censor": -6.5, "curfew": -6.5, "martial-law": -7.5, "arrest": -7.0, "deport": -7.0,
         "withhold": -7.0, "misinformation": -6.5, "cyber": -7.0},
    ),
    "ASSAULT": (
        4, -9.0,
        {"abduct": -8.5, "beat": -7.5, "torture": -8.5, "sexual": -8.5, "targeted": -9.5, "destroy": -8.5, "primitive": -8.0,
         "firearms": -9.0, "explosives": -9.0, "suicide-attack": -9.5, "aerial": -9.5, "drone": -9.5, "heavy-weapons": -9.5,
         "crowd-control": -7.5, "unconventional": -10.0},
    ),
}  # fmt: skip


def quad_of(type: str) -> int | None:
    """Give the quad code of an event type; None if PLOVER has no such type."""
    known = TYPES.get(type)
    return known[0] if known else None


def score_of(type: str, modes: Iterable[str]) -> float | None:
    """Give the score of an event: of several modes the one farthest from 0; that of the type if no mode has one."""
    known = TYPES.get(type)
    if known is None:
        return None
    _, score, by_mode = known
    return max((by_mode[mode] for mode in modes if mode in by_mode), key=abs, default=score)
