"""Scores the time expressions on KRAUTS, WikiWarsDE and our own English articles; the gate calls `measured` and `confusion`.

    python -m benchmarks.quality.times_gate

Statements are left out here: without a model no quotes are known. The scorer is the shared one.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.quality import wikiwars
from benchmarks.quality.scorers import SHARED, fingerprint, scorer
from laut.findings import TimeExpression
from laut.lang.load import pack_of
from laut.times import find_times
from laut.tokenise import document_of
from training.corpora import marked

OWN: Final = Path(__file__).parents[2] / "training" / "own"
FIGURES: Final = ("strict", "relaxed", "type", "value")
TYPES: Final = ("DATE", "TIME", "DURATION", "SET")
NOTHING: Final = "-"

Articles = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class TimesGold:
    """A set of articles with gold times, by id."""

    name: str
    lang: str
    articles: Articles

    def fingerprint(self) -> str:
        """A hash of texts and codings; another one means figures that cannot be compared."""
        return fingerprint(*(json.dumps([a["text"], a["published"], a["times"]]) for a in self.articles.values()))


def krauts() -> TimesGold:
    """German newspaper articles."""
    path = SHARED / "data" / "times-krauts-de" / "dolomiten-100.jsonl"
    return TimesGold("times-krauts-de", "de", scorer("times").load(path, lambda x: str(x["id"])))


def wikiwars_de() -> TimesGold:
    """German accounts of wars, their TIMEX2 made TIMEX3."""
    return TimesGold("times-wikiwars-de", "de", {a["id"]: a for a in wikiwars.articles()})


def own_english() -> TimesGold:
    """Our own English articles, with the times coded beside them."""
    texts = {a["id"]: a for a in (marked.read(path) for path in sorted((OWN / "en-dev").glob("*.txt")))}
    coded = (json.loads(line) for line in (OWN / "en-dev-times.jsonl").read_text(encoding="utf-8").splitlines() if line.strip())
    articles = {row["id"]: {**texts[row["id"]], "times": row["times"]} for row in coded}
    return TimesGold("own en-dev-times", "en", articles)


SETS: Final[dict[str, Callable[[], TimesGold]]] = {
    "times-krauts-de": krauts,
    "times-wikiwars-de": wikiwars_de,
    "own en-dev-times": own_english,
}


def found(gold: TimesGold) -> dict[str, list[TimeExpression]]:
    """What is found in each article."""
    pack = pack_of(gold.lang)
    return {key: find_times(document_of(a["text"], pack), pack, published=a["published"]) for key, a in gold.articles.items()}


def measured(gold: TimesGold) -> dict[str, float]:
    """The figures of the shared scorer."""
    records = {
        key: {
            "article": {"text": gold.articles[key]["text"]},
            "times": [{"start": t.start, "end": t.end, "type": t.type, "timex": t.timex} for t in times],
        }
        for key, times in found(gold).items()
    }
    figures = scorer("times").score(gold.articles, records)
    return {name: figures[name] for name in FIGURES}


def confusion(gold: TimesGold) -> dict[tuple[str, str], int]:
    """How often gold of one type (first) was found as another (second); `NOTHING` for what is missed or too much."""
    counts: Counter[tuple[str, str]] = Counter()
    for key, times in found(gold).items():
        free = list(times)
        for wanted in gold.articles[key]["times"]:
            if not wanted.get("type"):
                continue
            at = _best(wanted, free)
            counts[wanted["type"], free.pop(at).type if at is not None else NOTHING] += 1
        counts.update((NOTHING, time.type) for time in free)
    return dict(counts)


def _best(wanted: dict[str, Any], times: Iterable[TimeExpression]) -> int | None:
    """The number of the expression that overlaps most, or None."""
    over = [(min(wanted["end"], t.end) - max(wanted["start"], t.start), -number) for number, t in enumerate(times)]
    best = max(over, default=(0, 0))
    return -best[1] if best[0] > 0 else None


def table(counts: dict[tuple[str, str], int]) -> list[list[str]]:
    """The confusion as rows: a head, then one row for each type of the gold."""
    names = (*TYPES, NOTHING)
    return [["gold", *names], *([row, *(str(counts.get((row, column), 0)) for column in names)] for row in names)]


if __name__ == "__main__":
    for load in SETS.values():
        gold = load()
        print(f"{gold.name} ({len(gold.articles)} articles, {gold.fingerprint()})")
        print("  " + "  ".join(f"{name} {value:.4f}" for name, value in measured(gold).items()))
        for row in table(confusion(gold)):
            print("  " + "".join(f"{cell:>10}" for cell in row))
