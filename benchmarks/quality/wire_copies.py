"""Measures whether copies of wires are told from independent articles, by how many of a wire's words a paper kept.

Texts are the dpa wires and articles of the shared data, each printed once at every level by `wire_edits`. Among them stand articles that
copy nothing: written on the same subjects, under the same notes, and in pairs that quote the same words. A merged text belongs to the
wire it mainly is of; that it is told as a copy of the other too counts neither way. `python -m benchmarks.quality.wire_copies` prints it.
"""

import html
import itertools
import json
import random
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.quality.scorers import SHARED
from benchmarks.quality.wire_edits import Printed, Wire, cut, noted, print_wire
from laut.stories.clusters import clusters_of, families_in
from laut.stories.copies import Signature, are_copies, sign
from laut.stories.signatures import Member

SEED: Final = 20261125
LEVELS: Final = (0.8, 0.6, 0.4, 0.2)
FLOOR: Final = 0.97
JUDGED: Final = (0.8, 0.6, 0.4)
MIN_WORDS: Final = 80  # of a wire
N_ALONE: Final = 80
N_COPIES: Final = 2  # of each wire at each level
MERGED: Final = 0.1
AGENCIES: Final = ("dpa", "afp", "reuters", "epd")
QUOTED: Final = (15, 60)  # words of a quotation that two independent articles share

_EXAMPLES: Final = Path(__file__).parents[2] / "examples"
_WIRES: Final = SHARED / "data" / "formats" / "newsmlg2-dpa" / "tests" / "data" / "input"
_DONORS: Final = "quotes-wikinews-de/train.jsonl"  # what papers add of their own is taken from here, every sentence once
_ARTICLES: Final = (
    "events-wikinews-de/dev.jsonl",
    "events-wikinews-de/train.jsonl",
    "quotes-wikinews-de/dev.jsonl",
)


@dataclass(frozen=True, slots=True)
class Level:
    """Figures at one level: of pairs tested, of pairs in one family, and of merged texts how many bind two wires together."""

    kept: float
    n_copies: int
    pair_precision: float
    pair_recall: float
    family_precision: float
    family_recall: float
    bridges: int


def measured() -> dict[str, Any]:
    """Give all figures by level for the gate; empty if the shared data is absent."""
    wires = list(_wires())
    if not wires:
        return {}
    levels = [_measure(wires, kept) for kept in LEVELS]
    return {f"{level.kept:.0%}": {name: getattr(level, name) for name in Level.__slots__} for level in levels}


def main() -> None:
    """Print a table of the figures."""
    began = time.perf_counter()
    figures = measured()
    if not figures:
        print(f"skipped: no articles under {SHARED / 'data'}")
        return
    print("words kept   copies   pairs: precision recall   families: precision recall   bridges")
    for name, f in figures.items():
        print(
            f"{name:>10} {f['n_copies']:8} {f['pair_precision']:17.3f} {f['pair_recall']:6.3f}"
            f" {f['family_precision']:21.3f} {f['family_recall']:6.3f} {f['bridges']:9}"
        )
    judged = [figures[f"{kept:.0%}"] for kept in JUDGED]
    least = min(f[name] for f in judged for name in f if name.endswith(("precision", "recall")))
    print(f"least down to {JUDGED[-1]:.0%}: {least:.3f}, floor {FLOOR}; {time.perf_counter() - began:.0f} s, seed {SEED}")


def _measure(wires: Sequence[Wire], kept: float) -> Level:
    rng = random.Random(f"{SEED} {kept}")
    mixed = rng.sample(wires, len(wires))
    donors = _donors(rng, wires)
    alone, copied = mixed[:N_ALONE], mixed[N_ALONE:]
    copies = []
    for n, wire in enumerate(copied * N_COPIES):
        others = [other for other in copied if other.agency != wire.agency]
        other = rng.choice(others) if rng.random() < MERGED else None
        copies.append(print_wire(rng, wire, kept, other, donors, f"copy {n}"))
    texts = (
        [Printed(w.id, noted(rng, _plain(w)), (w.id,), (w.agency,)) for w in copied] + copies + list(_alone(rng, alone, donors))
    )
    signatures = sign([(p.text, p.agencies) for p in texts])
    found, joined = _pairs(signatures), _families(texts, signatures)
    merged = [n for n, p in enumerate(texts) if len(p.of) > 1]
    place = {p.id: n for n, p in enumerate(texts)}
    together = {n: family for family in joined for n in family}
    bridges = sum(place[texts[n].of[1]] in together[n] and place[texts[n].of[0]] in together[n] for n in merged)
    family_pairs = {pair for family in joined for pair in itertools.combinations(sorted(family), 2)}
    return Level(
        kept, len(copies), *_figures(texts, found, of_wires=True), *_figures(texts, family_pairs, of_wires=False), bridges
    )


def _figures(texts: Sequence[Printed], found: Iterable[tuple[int, int]], *, of_wires: bool) -> tuple[float, float]:
    """Give precision and recall of pairs; those of a merged text with its second wire are not judged.

    Args:
        texts: in the order of their numbers.
        found: pairs of numbers, the lower first.
        of_wires: whether only pairs of a wire and a copy must be found: two copies that kept other parts share nothing.
    """
    of = defaultdict[str, list[int]](list)
    for n, text in enumerate(texts):
        of[text.of[0]].append(n)
    right = {pair for alike in of.values() for pair in itertools.combinations(alike, 2)}
    wanted = {(n, m) for n, m in right if not of_wires or texts[n].id == texts[n].of[0]}
    open_ = {(min(n, m), max(n, m)) for n, text in enumerate(texts) for second in text.of[1:] for m in of[second]}
    judged = set(found) - open_
    return len(judged & right) / max(len(judged), 1), len(judged & wanted) / len(wanted)


def _alone(rng: random.Random, wires: Sequence[Wire], donors: list[str]) -> Iterator[Printed]:
    """Give articles that copy nothing; every two of them quote the same words."""
    for one, other in zip(wires[::2], wires[1::2], strict=True):
        words = " ".join(donors.pop() for _ in range(8)).translate(str.maketrans("", "", '„“”»«"')).split()
        said = " ".join(words[: rng.randint(*QUOTED)])
        for wire in (one, other):
            marks = rng.choice(("„{}“", '"{}"', "»{}«"))
            yield Printed(wire.id, noted(rng, f"{_plain(wire)}\n\n{marks.format(said)}, sagte der Minister."), (wire.id,))


def _pairs(signatures: Sequence[Signature]) -> set[tuple[int, int]]:
    return {
        (n, m)
        for (n, one), (m, other) in itertools.combinations(enumerate(signatures), 2)
        if not one.bands.isdisjoint(other.bands) and are_copies(one, other)
    }


def _families(texts: Sequence[Printed], signatures: Sequence[Signature]) -> list[set[int]]:
    """Give the families of texts, by their numbers."""
    members = [Member(n, p.id, signature, None) for n, (p, signature) in enumerate(zip(texts, signatures, strict=True))]
    return [{member.no for member in family} for cluster in clusters_of(members) for family in families_in(cluster)]


def _wires() -> Iterator[Wire]:
    """Give every distinct text with enough words."""
    rng, seen = random.Random(SEED), set[str]()
    for name, text in _texts():
        wire = Wire(name, rng.choice(AGENCIES), cut(text))
        if wire.n_words >= MIN_WORDS and text not in seen:
            seen.add(text)
            yield wire


def _donors(rng: random.Random, wires: Sequence[Wire]) -> list[str]:
    """Give sentences of articles that are no wires, in a random order."""
    taken = {wire.id.split()[-1] for wire in wires}
    articles = (json.loads(line) for line in (SHARED / "data" / _DONORS).read_text(encoding="utf-8").splitlines())
    found = {s for a in articles if str(a["id"]) not in taken for p in cut(a["text"]) for s in p}
    sentences = sorted(s for s in found if len(s.split()) > 5)
    rng.shuffle(sentences)
    return sentences


def _texts() -> Iterator[tuple[str, str]]:
    for path in sorted(_WIRES.glob("*.json")):
        item = json.loads(path.read_text(encoding="utf-8"))
        if item["language"] == "de" and item.get("article_html"):
            yield f"dpa {path.stem}", _without_tags(item["article_html"])
    for name in _ARTICLES:
        path = SHARED / "data" / name
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            article = json.loads(line)
            yield f"{name} {article['id']}", article["text"]
    for path in sorted(_EXAMPLES.glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")


def _without_tags(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"(?i)</(?:p|h\d|li|tr|section)>|<br ?/?>", "\n", page)))


def _plain(wire: Wire) -> str:
    return "\n\n".join(" ".join(sentences) for sentences in wire.paragraphs)


if __name__ == "__main__":
    main()
