"""What int8 costs: the same weights in int8 and float32, decoded with the same settings and scored on the dev articles.

    python -m training.parity --export work/nc/export --settings work/nc/settings.json

Prints for each output the largest and the mean difference, and both joint F1; gives 1 if more than half a point is lost.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np

from benchmarks.quality.scorers import scorer
from laut.actors.settings import OUTPUTS as ACTOR_OUTPUTS
from laut.encoder.weights import Manifest
from laut.events.settings import OUTPUTS as EVENT_OUTPUTS
from laut.quotation.settings import HEAD, OUTPUTS, quotation_settings
from training.corpora.quotes import load
from training.scores import exported, scored
from training.tune import Decoder

GOLD = "quotes-wikinews-de"
MAX_LOSS = 0.005


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--export", type=Path, required=True)
    parser.add_argument("--settings", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    head = json.loads(args.settings.read_text())
    settings = quotation_settings(Manifest("settings", "", "", (), {HEAD: head}, {}, args.export))
    quotes = scorer("quotes", args.shared)
    gold = quotes.load(args.shared / "data" / GOLD / "dev.jsonl", lambda x: str(x["id"]))
    articles = load(GOLD, "dev", args.shared)
    joint, passages = {}, {}
    for name, folder in (("int8", args.export), ("fp32", args.export / "fp32")):
        encoder, bias = exported(folder)
        decoder = Decoder(scored(articles, encoder), bias)
        passages[name] = [a.passage for a in decoder.articles]
        joint[name] = quotes.score(gold, decoder.records(settings))["joint"][2]
    for output in (*OUTPUTS, *ACTOR_OUTPUTS, *EVENT_OUTPUTS):
        apart = np.concatenate(
            [
                np.abs(a.stitched(output) - b.stitched(output)).reshape(-1)
                for a, b in zip(passages["int8"], passages["fp32"], strict=True)
            ]
        )
        print(f"{output}: int8 and fp32 differ by at most {apart.max():.3f}, on average {apart.mean():.4f}")
    print(f"joint F1: int8 {joint['int8']:.4f}, fp32 {joint['fp32']:.4f}")
    return int(joint["fp32"] - joint["int8"] > MAX_LOSS)


if __name__ == "__main__":
    sys.exit(main())
