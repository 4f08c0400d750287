"""Where events are missed: the share of coded events found with the right type, by how they are told, by article length and by year.

    python -m benchmarks.quality.breakdown

The pairing is that of ``../shared/eval/events.py``. The tables stand in docs/limits.md.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.quality.events_gate import german
from benchmarks.quality.reading import records_of
from benchmarks.quality.scorers import scorer
from laut.pipeline import load

Doc = Mapping[str, Any]
Coded = Mapping[str, Any]

SHORT: Final = 200  # words; about a third of the dev articles are shorter
LONG: Final = 400


def _words(doc: Doc, event: Coded) -> str:
    start, end = event["trigger"]
    return str(doc["text"][start:end])


def _length(doc: Doc, _: Coded) -> str:
    n = len(doc["text"].split())
    return f"under {SHORT} words" if n < SHORT else f"{SHORT} to {LONG} words" if n < LONG else f"over {LONG} words"


def _year(doc: Doc, _: Coded) -> str:
    year = int(doc["published"][:4])
    return "2004 to 2006" if year < 2007 else "2007 to 2009" if year < 2010 else "2010 and later"


def _source(_: Doc, event: Coded) -> str:
    return "told by a source" if event["according_to"] else "told by the author"


def _construction(doc: Doc, event: Coded) -> str:
    words = _words(doc, event)
    return "several words" if " " in words else "a noun" if words[:1].isupper() else "a verb, participle or adjective"


def _standing(_: Doc, event: Coded) -> str:
    return {"none": "told as a fact", "": "told as a fact"}.get(event["aux"] or "", f"auxiliary {event['aux']}")


GROUPINGS: Final[Mapping[str, Callable[[Doc, Coded], str]]] = {
    "type": lambda _, event: str(event["type"]),
    "source": _source,
    "construction": _construction,
    "auxiliary": _standing,
    "length": _length,
    "year": _year,
}


def right_events(doc: Doc, record: Mapping[str, Any]) -> list[bool]:
    """Of each coded event, whether one of its type was found in its sentence; each found event counts once."""
    score = scorer("events")
    cuts = score.sentences(doc["text"])
    coded = [score.gold_event(e) for e in doc["events"]]
    found = [(e["type"], [(t[0]["start"], t[0]["end"]) for t in [e["trigger"], *e["mentions"][1:8]]]) for e in record["events"]]
    worth = np.zeros((len(coded), len(found)))
    for i, gold in enumerate(coded):
        for j, (type_, spans) in enumerate(found):
            if score.sentence_of(gold["spans"], cuts) & score.sentence_of(spans, cuts):
                worth[i, j] = 1 + 2 * (gold["type"] == type_) + score.touch(gold["spans"], spans)
    out = [False] * len(coded)
    for i, j in zip(*linear_sum_assignment(worth, maximize=True), strict=True):
        out[i] = bool(worth[i, j]) and coded[i]["type"] == found[j][0]
    return out


def main() -> None:
    """Print every table."""
    gold = german()
    records = records_of(load(None), gold)
    for name, group in GROUPINGS.items():
        met: dict[str, list[bool]] = defaultdict(list)
        for key, doc in gold.articles.items():
            for event, right in zip(doc["events"], right_events(doc, records[key]), strict=True):
                met[group(doc, event)].append(right)
        print(f"\n| {name} | coded | found, right type |\n|---|---|---|")
        for label, hits in sorted(met.items(), key=lambda item: -len(item[1])):
            print(f"| {label} | {len(hits)} | {np.mean(hits):.2f} |")


if __name__ == "__main__":
    main()
