"""Scores mentions, chains and the codes of actors. Spans are compared exactly; a mention without an actor is a chain of one."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from laut.findings import Actor, Mention
from laut.scoring.chains import Chain, b_cubed, ceaf_e, muc
from laut.scoring.gold import GoldActor, GoldMention
from laut.scoring.pairing import Figures, Gold, Records, f1, matched, n_missing, share

KINDS: Final = ("name", "nominal", "pronoun", "adjective")
CODES: Final = ("country", "sector", "label")


def score_actors(gold: Gold, records: Records) -> Figures:
    """Give F1 of the mentions, together and by kind, the CoNLL score of the chains and its three parts, and the codes.

    A code is the share of coded mentions that are found and whose actor has the coded value, of those whose coded actor has one.
    """
    n: Counter[str] = Counter()
    links = ChainCounts()
    for document, record in matched(gold, records):
        coded, found = document.mentions or (), record.mentions if record else ()
        links.add(_chains(coded), _chains(found))
        n["coded"] += len(coded)
        n["found"] += len(found)
        n.update(f"found {item.kind}" for item in found)
        at = {(item.start, item.end): item for item in found}
        coded_actors = {item.id: item for item in document.actors or ()}
        found_actors = {item.id: item for item in (record.actors if record else ())}
        for mention in coded:
            other = at.get((mention.start, mention.end))
            n[f"coded {mention.kind}"] += 1
            if other is not None:
                n["hit"] += 1
                n[f"hit {mention.kind}"] += other.kind == mention.kind
            wanted = _codes(coded_actors.get(mention.actor or ""))
            given = _codes(found_actors.get((other.actor or "") if other else ""))
            for code, value in wanted.items():
                n[f"coded {code}"] += 1
                n[f"right {code}"] += given.get(code) == value
    figures: Figures = {"mentions": _f1_of(n["hit"], n["found"], n["coded"]), **links.figures()}
    figures |= {f"mentions, {kind}": _f1_of(n[f"hit {kind}"], n[f"found {kind}"], n[f"coded {kind}"]) for kind in KINDS}
    figures |= {code: share(n[f"right {code}"], n[f"coded {code}"]) for code in CODES}
    return figures | {"coded": n["coded"], "found": n["found"], "documents": len(gold), "missing": n_missing(gold, records)}


class ChainCounts:
    """The hits and possible hits of the three measures, in both directions, over the documents so far."""

    def __init__(self) -> None:
        self._hits: Counter[str] = Counter()
        self._possible: Counter[str] = Counter()
        self._sums: dict[str, float] = dict.fromkeys(("b-cubed precision", "b-cubed recall", "ceaf-e"), 0.0)

    def add(self, coded: list[Chain], found: list[Chain]) -> None:
        """Count one document."""
        for side, ours, theirs in (("recall", coded, found), ("precision", found, coded)):
            kept, possible = muc(ours, theirs)
            self._hits[f"muc {side}"] += kept
            self._possible[f"muc {side}"] += possible
            shared, n_mentions = b_cubed(ours, theirs)
            self._sums[f"b-cubed {side}"] += shared
            self._possible[f"b-cubed {side}"] += n_mentions
            self._possible[f"ceaf-e {side}"] += len(ours)
        self._sums["ceaf-e"] += ceaf_e(coded, found)

    def figures(self) -> Figures:
        """Give the CoNLL score as `chains`, and the F1 of each measure."""
        parts = {
            "muc": self._f1("muc", self._hits["muc precision"], self._hits["muc recall"]),
            "b-cubed": self._f1("b-cubed", self._sums["b-cubed precision"], self._sums["b-cubed recall"]),
            "ceaf-e": self._f1("ceaf-e", self._sums["ceaf-e"], self._sums["ceaf-e"]),
        }
        return {"chains": sum(parts.values()) / len(parts), **parts}

    def _f1(self, measure: str, precise: float, recalled: float) -> float:
        possible = self._possible
        return f1(share(precise, possible[f"{measure} precision"]), share(recalled, possible[f"{measure} recall"]))


def _chains(mentions: Iterable[GoldMention | Mention]) -> list[Chain]:
    chains: dict[object, set[tuple[int, int]]] = {}
    for number, mention in enumerate(mentions):
        chains.setdefault(mention.actor or number, set()).add((mention.start, mention.end))
    return [frozenset(chain) for chain in chains.values()]


def _codes(actor: GoldActor | Actor | None) -> dict[str, str]:
    """Give the codes that an actor has; of several sectors the primary one."""
    if actor is None:
        return {}
    values = {"country": actor.country, "sector": next(iter(actor.sectors), None), "label": actor.label}
    return {code: value for code, value in values.items() if value}


def _f1_of(hit: int, found: int, coded: int) -> float:
    return f1(share(hit, found), share(hit, coded))
