"""Trains the heads of actors and events on with the encoder frozen, over states computed once: minutes instead of hours.

    python -m training.refine_heads --weights work/nc/last.pt --data nc --base work --out work/nc/refined.pt --epochs 12

Classification heads are still learning when the encoder has had enough. The epoch with the least weighted loss on the dev articles is
kept, of actors and of events each by itself. Quotation heads are left as they are.
"""

import argparse
import copy
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.corpora.actors import load_actors
from training.corpora.events import load_events
from training.encoder import build, unpack, wheel_in
from training.examples import Batch, Example, batches, examples
from training.train_heads import WEIGHTS, Model, group, means, naming_sentences, restored, training_articles

PARTS = ("actors", "events")
BATCH = 16  # windows a step
N_SENTENCES = 1200  # with coded names, beside the articles


def states(model: Model, items: Sequence[Example]) -> list[Tensor]:
    """The encoder's states (piece, width) of each window, in half precision."""
    out: dict[int, Tensor] = {}
    at = {id(e): n for n, e in enumerate(items)}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in batches(items, 4, random.Random(0)):
            hidden = model.encoder(batch.ids, batch.mask)
            for row, example in enumerate(batch.examples):
                out[at[id(example)]] = hidden[row, : len(example.ids)].half()
    return [out[n] for n in range(len(items))]


def padded(some: Sequence[Tensor]) -> Tensor:
    """States of several windows as one (window, piece, width)."""
    return nn.utils.rnn.pad_sequence([s.float() for s in some], batch_first=True)


def losses_of(model: Model, part: str, hidden: Tensor, items: list[Example]) -> dict[str, Tensor]:
    """The losses of one of PARTS by name."""
    batch = Batch(torch.empty(0), torch.empty(0), items)
    return model._actor_losses(hidden, batch) if part == "actors" else model._event_losses(hidden, batch)


def weighted(losses: dict[str, Tensor]) -> Tensor:
    """One figure of several losses."""
    return torch.stack([WEIGHTS[name] * loss for name, loss in losses.items()]).sum()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", choices=("open", "nc"), required=True)
    parser.add_argument("--base", type=Path, default=Path("work"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--lr", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(2)
    rng = random.Random(args.seed)
    packed = unpack(wheel_in(args.base))
    kept = json.loads((args.base / "tokenizer" / "kept.json").read_text())
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer" / "tokenizer.json"))
    model = restored(args.weights, build(packed, kept), packed.sizes["width"])
    whole = examples(training_articles(args.data, args.shared), tokenizer)
    items = [e for e in whole if any(getattr(e, part) for part in args.parts)]
    if "actors" in args.parts:
        items += rng.sample(list(examples(naming_sentences(args.shared), tokenizer)), N_SENTENCES)
    dev_sets = {
        "actors": load_actors("actors-wikinews-de", "dev", args.shared),
        "events": load_events("events-wikinews-de", "dev", args.shared),
    }
    dev = list(examples(group(dev_sets), tokenizer))
    began = time.monotonic()
    known, dev_known = states(model, items), states(model, dev)
    print(json.dumps({"windows": len(items), "states after s": round(time.monotonic() - began)}), flush=True)
    for part in args.parts:
        heads = getattr(model, part)
        chosen = [n for n, e in enumerate(items) if getattr(e, part)]
        tables = [p for n, p in heads.named_parameters() if n.startswith("by_") or "_by_" in n]
        rest = [p for n, p in heads.named_parameters() if not (n.startswith("by_") or "_by_" in n)]
        optimizer = torch.optim.AdamW(
            [{"params": rest, "lr": args.lr}, {"params": tables, "lr": 5 * args.lr, "weight_decay": 0.0}], weight_decay=0.05
        )
        n_steps = args.epochs * -(-len(chosen) // BATCH)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s, n=n_steps: max(0.02, 1 - s / n))
        best, kept_state = float("inf"), copy.deepcopy(heads.state_dict())
        for epoch in range(args.epochs + 1):
            heads.eval()
            sums: dict[str, list[float]] = {name: [0.0, 0] for name in WEIGHTS}
            with torch.no_grad():
                for at in range(0, len(dev), BATCH):
                    for name, loss in losses_of(model, part, padded(dev_known[at : at + BATCH]), dev[at : at + BATCH]).items():
                        sums[name][0] += float(loss)
                        sums[name][1] += 1
            reached = sum(WEIGHTS[name] * mean for name, mean in means(sums).items())
            print(json.dumps({part: epoch, "dev": round(reached, 4)} | means(sums)), flush=True)
            if reached < best:
                best, kept_state = reached, copy.deepcopy(heads.state_dict())
            if epoch == args.epochs:
                break
            heads.train()
            rng.shuffle(chosen)
            for start in range(0, len(chosen), BATCH):
                numbers = chosen[start : start + BATCH]
                loss = weighted(losses_of(model, part, padded([known[n] for n in numbers]), [items[n] for n in numbers]))
                loss.backward()
                nn.utils.clip_grad_norm_(heads.parameters(), 1.0)
                optimizer.step()
                optimizer.zero_grad()
                schedule.step()
        heads.load_state_dict(kept_state)
    torch.save({"model": model.state_dict()}, args.out)


if __name__ == "__main__":
    main()
