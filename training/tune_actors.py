"""Tunes what the actor finder leaves open and calibrates the probabilities of mentions, on the dev articles of actors-wikinews-de.

    python -m training.tune_actors --export work/nc/export --quotation work/nc/settings.json --out work/nc/actors.json

Coordinate ascent over GRID on the figures of ``../shared/eval/actors.py`` and the strict F1 of names in the GermEval dev sentences.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.quality.scorers import scorer
from laut.actors.find import Actors, find_actors
from laut.actors.mentions import find_mentions
from laut.actors.scores import KINDS
from laut.actors.settings import TUNED_LAYERS, ActorChoice, ActorSettings, settings_data
from laut.kb.find import KnowledgeBase
from laut.lang.load import pack_of
from training.climb import Step, climb
from training.corpora.actors import NameSentence, load_names
from training.prepared import Prepared, actor_start, network, prepared, quotation

ROLES = ("speaker", "addressee", "via")
GRID: list[Step] = [
    *(("outside", layer, (-1.5, -1.0, -0.5, -0.25, 0.0, 0.25, 0.5, 1.0, 1.5)) for layer in TUNED_LAYERS),
    ("wide", None, (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)),
    ("again", None, (-4.0, -3.0, -2.0, -1.0, 0.0)),
    *(("new", kind, (-2.0, -1.5, -1.0, -0.5, -0.25, 0.0, 0.25, 0.5, 1.0, 1.5, 2.0)) for kind in KINDS),
    *(("country_weights", at, (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0)) for at in range(3)),
    ("country_least", None, (0.0, 0.1, 0.2, 0.3, 0.5, 0.8)),
    ("sector", None, (0.15, 0.2, 0.3, 0.4)),
]
N_SENTENCES = 700  # of GermEval's dev part; enough for a tenth of a point, and read in a minute


def found_in(article: Prepared, settings: ActorSettings, kb: KnowledgeBase) -> Actors:
    """What the actor finder finds in an article."""
    pack = pack_of(article.doc.language)
    roles = [run for frame in article.frames for role in ROLES for run in frame.roles.get(role, ())]
    mentions = [m for p in article.passages for m in find_mentions(article.doc, p, settings, table=pack.actors, roles=roles)]
    return find_actors(
        article.doc, mentions, article.statements, settings=settings, pack=pack, kb=kb, published=article.published
    )


def records(articles: Sequence[Prepared], settings: ActorSettings, kb: KnowledgeBase) -> dict[str, Any]:
    """Records, as far as the scorer needs them."""
    out = {}
    for article in articles:
        who = found_in(article, settings, kb)
        out[article.id] = {
            "article": {"id": article.id},
            "mentions": [asdict(m) for m in who.mentions],
            "actors": [asdict(a) for a in who.actors],
        }
    return out


def names_f1(sentences: Sequence[tuple[NameSentence, Prepared]], settings: ActorSettings) -> float:
    """The strict F1 of names with their labels."""
    hit = gold = found = 0
    for sentence, article in sentences:
        (passage,) = article.passages
        mine = {
            (m.start, m.end, m.label)
            for m in find_mentions(article.doc, passage, settings, table=pack_of(article.doc.language).actors)
            if m.kind == "name"
        }
        hit += len(mine & set(sentence.names))  # type: ignore[arg-type]
        found += len(mine)
        gold += len(sentence.names)
    return 2 * hit / max(found + gold, 1)


def goal(figures: dict[str, float], names: float) -> float:
    """What is climbed: chains rest on mentions, codes on both."""
    return (
        figures["mentions"]
        + figures["chains"]
        + 0.3 * figures["mentions, name"]
        + 0.4 * figures["country"]
        + 0.4 * figures["sector"]
        + 0.8 * names
    )


def calibrated(articles: Sequence[Prepared], settings: ActorSettings, gold: dict[str, Any], kb: KnowledgeBase) -> ActorSettings:
    """Settings with a line of log-odds for each kind, fitted on whether a mention has the gold's exact words and kind."""
    pairs: dict[str, list[tuple[float, bool]]] = {kind: [] for kind in KINDS}
    plain = replace(settings, calibration=dict.fromkeys(KINDS, (1.0, 0.0)))
    for article in articles:
        right = {(m["start"], m["end"], m["kind"]) for m in gold[article.id]["mentions"]}
        for m in found_in(article, plain, kb).mentions:
            pairs[m.kind].append((m.probability, (m.start, m.end, m.kind) in right))
    return replace(settings, calibration={kind: line_of(pairs[kind]) for kind in KINDS})


def line_of(pairs: Sequence[tuple[float, bool]], steps: int = 3000, rate: float = 0.05, least: int = 20) -> tuple[float, float]:
    """Slope and intercept of a logistic regression on log-odds, by gradient descent with a little decay towards (1, 0)."""
    if len(pairs) < least:
        return (1.0, 0.0)
    p = np.clip([x for x, _ in pairs], 1e-4, 1 - 1e-4)
    odds, right = np.log(p / (1 - p)), np.array([float(r) for _, r in pairs])
    slope, intercept = 1.0, 0.0
    for _ in range(steps):
        error = 1 / (1 + np.exp(-(slope * odds + intercept))) - right
        slope -= rate * (float((error * odds).mean()) + 0.002 * (slope - 1))
        intercept -= rate * (float(error.mean()) + 0.002 * intercept)
    return round(max(slope, 0.05), 4), round(intercept, 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--export", type=Path, required=True, help="folder of training.export_onnx")
    parser.add_argument("--quotation", type=Path, required=True, help="settings of training.tune")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    score = scorer("actors", args.shared)
    gold = score.load(args.shared / "data" / "actors-wikinews-de" / "dev.jsonl", lambda x: str(x["id"]))
    encoder, kb = network(args.export), KnowledgeBase.open()
    framed = quotation(args.export, args.quotation)
    articles = prepared(gold.values(), encoder, framed)
    sentences = load_names("ner-germeval14-de", "dev", args.shared)[:N_SENTENCES]
    named = list(zip(sentences, prepared(({"id": "", "text": s.doc.text} for s in sentences), encoder, framed), strict=True))
    settings = actor_start(args.export)
    seen: dict[str, float] = {}

    def reached(choice: ActorChoice) -> float:
        trial = replace(settings, choice=choice)
        key = json.dumps([choice.outside, choice.again, choice.wide])
        if key not in seen:
            seen[key] = names_f1(named, trial)
        return goal(score.score(gold, records(articles, trial, kb)), seen[key])

    settings = replace(settings, choice=climb(settings.choice, GRID, reached, rounds=args.rounds))
    print("tuned", score.score(gold, records(articles, settings, kb)), "names", round(names_f1(named, settings), 4), flush=True)
    settings = calibrated(articles, settings, gold, kb)
    if args.out:
        args.out.write_text(json.dumps(settings_data(settings)))


if __name__ == "__main__":
    main()
