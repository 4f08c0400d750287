"""Trains the vector head over states of the frozen encoder: tellings of one happening near, all others far (InfoNCE).

    python -m training.train_vectors --weights work/nc/last.pt --base work --out work/nc/vectors.pt

Positives are tellings of one event: `also` triggers in one article, and triggers of several reports of one happening in
own/events-stories-de.jsonl. Negatives are all other triggers of the batch, those of the same article or story among them.
"""

import argparse
import json
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from training.corpora.events import load_events, load_stories
from training.encoder import build, unpack, wheel_in
from training.examples import examples
from training.heads.vectors import VectorHead
from training.train_heads import restored

STEPS = 600
GROUPS = 48  # happenings in a batch, two tellings of each
TEMPERATURE = 0.07
LR = 2e-3


@dataclass(frozen=True, slots=True)
class Told:
    """A telling: its state (width), and the happening it tells, by article or story and number; the type of the event."""

    state: Tensor
    happening: tuple[str, int]
    type: str


def tellings(model: torch.nn.Module, tokenizer: Tokenizer, shared: Path) -> list[Told]:
    """The state of every trigger that tells what another one tells too, and of the others of the same articles."""
    out: list[Told] = []
    articles = [a for part in ("de-train", "own-de", "own-en") for a in load_events("own", part, shared)]
    articles += load_events("events-wikinews-de", "train", shared)
    for article, story, numbers in [*((a, a.id, list(range(len(a.events)))) for a in articles), *load_stories()]:
        for example in examples([{"events": article}], tokenizer):
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                hidden = model.encoder(torch.tensor([example.ids]), torch.ones(1, len(example.ids), dtype=torch.bool))[0].float()
            first = hidden[torch.tensor(example.heads)]
            if len(example.heads) < len(article.doc.words):
                continue  # cut articles are few, and their windows would have to be told apart
            for event, number in zip(article.events, numbers, strict=True):
                for a, b in event.triggers:
                    out.append(Told(first[a:b].mean(0), (story, number), event.type))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--base", type=Path, default=Path("work"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    packed = unpack(wheel_in(args.base))
    kept = json.loads((args.base / "tokenizer" / "kept.json").read_text())
    model = restored(args.weights, build(packed, kept), packed.sizes["width"])
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer" / "tokenizer.json"))
    told = tellings(model, tokenizer, args.shared)
    by_happening: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for t in told:
        by_happening[t.happening].append(t)
    keys = sorted(k for k, members in by_happening.items() if len(members) > 1)
    held = set(rng.sample(keys, len(keys) // 10))
    train = [k for k in keys if k not in held]
    print(json.dumps({"tellings": len(told), "happenings told twice": len(keys), "held back": len(held)}), flush=True)
    head = VectorHead(packed.sizes["width"])
    optimizer = torch.optim.AdamW(head.parameters(), lr=LR, weight_decay=0.05)

    def loss_of(chosen: list[tuple[str, int]]) -> tuple[Tensor, float]:
        pairs = [rng.sample(by_happening[k], 2) for k in chosen]
        a, b = (F.normalize(head(torch.stack([p[n].state for p in pairs])), dim=-1) for n in (0, 1))
        scores = a @ b.T / TEMPERATURE
        gold = torch.arange(len(chosen))
        right = (scores.argmax(1) == gold).float().mean().item()
        return (F.cross_entropy(scores, gold) + F.cross_entropy(scores.T, gold)) / 2, right

    by_story: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for key in train:
        by_story[key[0]].append(key)
    for step in range(1, STEPS + 1):
        stories = rng.sample(sorted(by_story), len(by_story))
        chosen = [key for story in stories for key in by_story[story]][:GROUPS]
        loss, _ = loss_of(chosen)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        if step % 100 == 0:
            with torch.no_grad():
                dev, dev_right = loss_of(sorted(held))
            print(
                json.dumps(
                    {"step": step, "loss": round(loss.item(), 3), "held": round(dev.item(), 3), "right": round(dev_right, 3)}
                ),
                flush=True,
            )
    torch.save(head.state_dict(), args.out)


if __name__ == "__main__":
    main()
