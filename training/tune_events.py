"""Tunes what the event finder leaves open and calibrates its probabilities, on the dev articles of events-wikinews-de.

    python -m training.tune_events --export work/nc/export --quotation work/nc/settings.json --actors work/nc/actors.json \
        --out work/nc/events.json

Coordinate ascent over GRID on the figures of ``../shared/eval/events.py``.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.quality.scorers import scorer
from laut.actors.find import Actors
from laut.actors.settings import HEAD as ACTORS
from laut.actors.settings import actor_settings
from laut.encoder.weights import Manifest
from laut.events.find import Found, find_events
from laut.events.scores import AUXILIARIES, FACTUALITIES, ROLES
from laut.events.settings import EventChoice, EventSettings, settings_data
from laut.events.triggers import find_triggers
from laut.findings import Event
from laut.kb.find import KnowledgeBase
from laut.lang.load import pack_of
from training.climb import Step, climb
from training.prepared import Prepared, event_start, network, prepared, quotation
from training.tune_actors import found_in, line_of

GRID: list[Step] = [
    ("outside", None, (-3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5)),
    ("words", None, (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8)),
    ("outside", None, (-3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5)),
    ("least", None, (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)),
    *(("roles", at, (0.02, 0.03, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)) for at in range(len(ROLES))),
    *(("share", at, (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)) for at in range(len(ROLES))),
    ("mode", None, (0.0, 0.3, 0.5)),
    ("context", None, (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)),
    ("paragraph", None, (0.0, 0.2, 0.4)),
    ("article", None, (0.0, 0.2, 0.4)),
    ("context", None, (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)),
    *(("auxiliary", at, (-1.0, -0.5, 0.0, 0.5, 1.0)) for at in range(len(AUXILIARIES))),
    *(("factuality", at, (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5)) for at in range(len(FACTUALITIES))),
]


@dataclass(frozen=True, slots=True)
class Known:
    """An article with its actors."""

    article: Prepared
    who: Actors

    def events(self, settings: EventSettings) -> tuple[Event, ...]:
        """What the event finder finds in it."""
        doc = self.article.doc
        triggers = [t for p in self.article.passages for t in find_triggers(doc, p, settings)]
        found = Found(self.who.mentions, self.who.actors, self.article.times, self.who.statements)
        return find_events(doc, triggers, found, settings=settings, pack=pack_of(doc.language), published=self.article.published)


def records(articles: Sequence[Known], settings: EventSettings) -> dict[str, Any]:
    """Records, as far as the scorer needs them."""
    return {
        k.article.id: {
            "article": {"id": k.article.id},
            "mentions": [asdict(m) for m in k.who.mentions],
            "actors": [asdict(a) for a in k.who.actors],
            "statements": [asdict(s) for s in k.who.statements],
            "events": [asdict(e) for e in k.events(settings)],
        }
        for k in articles
    }


def goal(figures: dict[str, float]) -> float:
    """What is climbed: the figures the issue sets bars for, by the distance from them that is still usual."""
    return (
        2 * figures["type"]
        + figures["actor"]
        + figures["dyad"]
        + figures["sources"]
        + 0.3 * (figures["auxiliary"] + figures["factuality"] + figures["date"] + figures["contexts"])
        + 0.1 * figures["mode"]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--export", type=Path, required=True, help="folder of training.export_onnx")
    parser.add_argument("--quotation", type=Path, required=True, help="settings of training.tune")
    parser.add_argument("--actors", type=Path, required=True, help="settings of training.tune_actors")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    score = scorer("events", args.shared)
    gold = score.load(args.shared / "data" / "events-wikinews-de" / "dev.jsonl", lambda x: str(x["id"]))
    who = actor_settings(Manifest("", "", "", (), {ACTORS: json.loads(args.actors.read_text())}, {}, args.export))
    kb = KnowledgeBase.open()
    read = prepared(gold.values(), network(args.export), quotation(args.export, args.quotation))
    articles = [Known(a, found_in(a, who, kb)) for a in read]
    settings = event_start(args.export)

    def reached(choice: EventChoice) -> float:
        return goal(score.score(gold, records(articles, replace(settings, choice=choice))))

    settings = replace(settings, choice=climb(settings.choice, GRID, reached, rounds=args.rounds))
    print("tuned", score.score(gold, records(articles, settings)), flush=True)
    pairs = []
    for known in articles:
        cuts = score.sentences(known.article.doc.text)
        told = {(e["type"], n) for e in gold[known.article.id]["events"] for n in score.sentence_of([tuple(e["trigger"])], cuts)}
        for event in known.events(settings):
            spans = [(m[0].start, m[0].end) for m in event.mentions]
            pairs.append((event.probability, any((event.type, n) in told for n in score.sentence_of(spans, cuts))))
    settings = replace(settings, calibration=line_of(pairs))
    print("calibration", settings.calibration, "right", sum(r for _, r in pairs) / max(len(pairs), 1))
    if args.out:
        args.out.write_text(json.dumps(settings_data(settings)))


if __name__ == "__main__":
    main()
