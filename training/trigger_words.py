"""Makes the table of trigger words: counts over what the event heads are trained on, and the lexicon in own/triggers-*.words.

    python -m training.trigger_words --out work/nc/export/triggers.npz

A word's share of a type is (its counts + those its lexicon entries stand for + SMOOTHING x the usual share) / all. What the table holds
is the logarithm of that against the usual share.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from laut.events.lexicon import SHORTEST, keys_of
from laut.events.scores import TYPES
from laut.stemming import stem_of
from training.corpora.events import OWN, EventArticle, load_events

SMOOTHING = 5.0  # 1 to 20 tried on the dev articles of events-wikinews-de
LONGEST = 3  # words of a trigger that counts; of longer ones nobody knows which word tells
WORTH = {
    "1": (4.0, 0.2),
    "2": (4.0, 0.5),
    "3": (4.0, 0.8),
}  # how many occurrences an entry stands for, and the share that are events
COMPOUND = 0.5  # how much the last part of a compound counts of what it counts alone
PARTS = ("de-train", "own-de", "own-en", "snippets-de", "snippets-en", "stories-de")


class Table:
    """Counts by language and key: of each type, and of all occurrences."""

    def __init__(self) -> None:
        self.told: dict[tuple[str, str], np.ndarray] = defaultdict(lambda: np.zeros(len(TYPES)))
        self.all: dict[tuple[str, str], float] = defaultdict(float)

    def count(self, article: EventArticle) -> None:
        """Count the words of a coded article, each by its most telling keys."""
        doc = article.doc
        types = {
            w: TYPES.index(event.type)
            for event in article.events
            for start, end in event.triggers
            if end - start <= LONGEST
            for w in range(start, end)
        }
        for word in range(len(doc.words)):
            for key in keys_of(doc, word):
                if not key.startswith("*"):
                    self.all[doc.language, key] += 1
                    if word in types:
                        self.told[doc.language, key][types[word]] += 1

    def write_in(self, language: str, lines: Iterable[str]) -> None:
        """Count what lexicon entries stand for."""
        for line in lines:
            fields = re.split(r"\s+\|\s+", line.strip())
            if len(fields) != 4 or line.startswith("#"):
                continue
            n, share = WORTH[fields[1]]
            at = TYPES.index(fields[0].partition("/")[0])
            for key in set(_keys(fields[2], fields[3].split(), language)):
                self.told[language, key][at] += n * share
                self.all[language, key] += n

    def rows(self) -> tuple[list[str], np.ndarray]:
        """Give keys with their language, and log-odds (key, type)."""
        usual = sum(self.told.values()) / sum(self.all.values())
        keys, out = [], []
        for (language, key), n in sorted(self.all.items()):
            told = self.told.get((language, key))
            if told is None and n < 3:
                continue
            counts = told if told is not None else np.zeros(len(TYPES))
            weights = [(key, 1.0)]
            if key.startswith("^") and len(key) > SHORTEST and told is not None and told.sum() >= 2:
                weights.append((f"*{key[1:]}", COMPOUND))
            for name, weight in weights:
                share = (weight * counts + SMOOTHING * usual) / (weight * n + SMOOTHING)
                keys.append(f"{language} {name}")
                out.append(np.log(share) - np.log(usual))
        return keys, np.array(out)


def _keys(kind: str, forms: list[str], language: str) -> Iterator[str]:
    """Give the keys of an entry's forms."""
    if kind != "v":
        for form in forms:
            stem = stem_of(form.lstrip("*").lower(), language)
            if form.startswith("*"):
                yield f"*{stem}"
            yield f"^{stem}" if kind == "n" and language == "de" else stem
        return
    if language == "en":
        particle = f"|{forms[1]}" if len(forms) == 5 else ""
        yield from (stem_of(form.lower(), language) + particle for form in (forms[0], *forms[-3:]))
        return
    infinitive, present, past, participle = forms[-4:]
    particle, bar, verb = infinitive.partition("|")
    if not bar:
        yield from (stem_of(form.lower(), language) for form in (infinitive, present, past, past + "n", past + "en", participle))
        return
    apart = [verb, present, past, past + "n" if past.endswith("e") else past + "en", verb[:-2] + "e"]
    yield from (f"{stem_of(form.lower(), language)}|{particle}" for form in apart)
    joined = [particle + verb, particle + "zu" + verb, participle, particle + present, particle + past, particle + past + "n"]
    yield from (stem_of(form.lower(), language) for form in joined)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    table = Table()
    for article in load_events("events-wikinews-de", "train", args.shared):
        table.count(article)
    for part in PARTS:
        for article in load_events("own", part, args.shared):
            table.count(article)
    for path in sorted(OWN.glob("triggers-*.words")):
        table.write_in(path.stem.split("-")[1], path.read_text(encoding="utf-8").splitlines())
    keys, odds = table.rows()
    order = {key: n for n, key in enumerate(keys)}  # of a key given twice the later counts
    np.savez_compressed(args.out, keys=np.array("\n".join(order)), odds=odds[list(order.values())].astype(np.float16))
    print(len(order), "keys,", args.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
