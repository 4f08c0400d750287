"""Chooses the scorers that fit a file of coding, and lets them score."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Literal

from laut.errors import UsageError
from laut.record import Record
from laut.scoring.actors import score_actors
from laut.scoring.events import score_events
from laut.scoring.gold import GoldDocument, GoldSpeaker
from laut.scoring.pairing import Figures, Gold
from laut.scoring.quotes import score_quotes
from laut.scoring.speakers import score_speakers
from laut.scoring.times import score_times

What = Literal["quotes", "speakers", "actors", "events", "times"]

# Which fields of the coding each scorer needs.
NEEDS: Final[Mapping[What, tuple[str, ...]]] = {
    "quotes": ("annotations",),
    "speakers": ("annotations", "speakers"),
    "actors": ("mentions", "actors"),
    "events": ("events",),
    "times": ("times",),
}


def scorable(gold: Gold) -> tuple[What, ...]:
    """Give what the coding lets be scored: all that the fields of one document at least suffice for."""
    return tuple(what for what, fields in NEEDS.items() if any(_has(document, fields) for document in gold.values()))


def with_speakers(gold: Gold, speakers: Mapping[str, tuple[GoldSpeaker, ...]]) -> dict[str, GoldDocument]:
    """Give the documents with the speakers that a file of their own holds."""
    return {key: replace(document, speakers=speakers.get(key, document.speakers)) for key, document in gold.items()}


def score(what: What, gold: Gold, found: Mapping[str, Record | GoldDocument]) -> Figures:
    """Give the figures of one scorer, by name; all but counts lie between 0 and 1.

    Args:
        what: what to score.
        gold: the coding, by document id.
        found: records by article id; for events also a second coding.

    Raises:
        UsageError: the coding has not what is to be scored, the texts differ, or scipy is not installed.
    """
    if what not in (possible := scorable(gold)):
        fields = " and ".join(f"`{field}`" for field in NEEDS[what])
        others = ", ".join(possible) or "nothing"
        raise UsageError(f"the coding has no {fields}, so {what} cannot be scored; it lets be scored: {others}")
    gold = {key: document for key, document in gold.items() if _has(document, NEEDS[what])}
    if what == "events":
        return score_events(gold, found)
    records = {key: item for key, item in found.items() if isinstance(item, Record)}
    if len(records) < len(found):
        raise UsageError(f"{what} are scored in records of laut; a second coding is compared for events only")
    scorers = {"quotes": score_quotes, "speakers": score_speakers, "actors": score_actors, "times": score_times}
    return scorers[what](gold, records)


def _has(document: GoldDocument, fields: tuple[str, ...]) -> bool:
    return all(getattr(document, field) is not None for field in fields)
