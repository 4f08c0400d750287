"""The same figures as the scorers that the published ones come from, on the public dev sets, with records made by spoiling the coding."""

import importlib.util
import json
import random
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from laut.article import article_of
from laut.document import Span
from laut.findings import Actor, Attribution, Event, EventTime, Mention, Participant, Role, Statement, TimeExpression
from laut.record import MadeBy, Record, to_data
from laut.scoring.gold import GoldDocument
from laut.scoring.read_gold import gold_documents, gold_speakers
from laut.scoring.score import score, with_speakers

pytest.importorskip("scipy")

Raw = dict[str, Any]
TYPES = {"Direct": "direct", "Indirect": "indirect", "FreeIndirect": "free_indirect", "Reported": "reported"}


def theirs(shared: Path, name: str) -> ModuleType:
    """Give one of the shared scorers."""
    folder = str(shared / "eval")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    spec = importlib.util.spec_from_file_location(f"shared_{name}", shared / "eval" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines_of(path: Path) -> list[str]:
    """Give the lines of a file."""
    return path.read_text(encoding="utf-8").splitlines()


def spoilt(pairs: Any, text: str, dice: random.Random) -> tuple[Span, ...]:
    """Give spans that are right, shifted at an end, or gone."""
    spans = []
    for start, end in pairs or ():
        fate = dice.random()
        if fate < 0.1:
            continue
        if fate < 0.35:
            start, end = max(0, start - dice.randint(0, 12)), min(len(text), end + dice.randint(-6, 12))
        if start < end:
            spans.append(Span(start, end, text[start:end]))
    return tuple(spans)


def record(document: Raw, **lists: Any) -> Record:
    """Give a record of a document with these lists."""
    return Record(article=article_of(document["text"], id=str(document["id"])), made_by=MadeBy("0", "spoilt"), **lists)


def spoilt_statements(document: Raw, dice: random.Random) -> Record:
    """Give a record with most coded statements, spoilt, and some that nobody coded."""
    text, statements, actors = document["text"], [], []
    for number, item in enumerate(document["annotations"]):
        if dice.random() < 0.2:
            continue
        type_: Any = TYPES.get(item["type"], "indirect_free_indirect") if dice.random() < 0.8 else dice.choice([*TYPES.values()])
        role = {
            name: Role(spans, (f"a{number}",) if name == "speaker" else ()) if (spans := spoilt(item[name], text, dice)) else None
            for name in ("speaker", "addressee")
        }
        parts = {name: spoilt(item[name], text, dice) for name in ("quote", "cue", "frame")}
        statements.append(
            Statement(
                f"s{number}", type_, "speech", "say", parts["quote"], parts["cue"], parts["frame"], (), role["speaker"],
                None, role["addressee"], None, None, 0.5,
            )
        )  # fmt: skip
        speaker = role["speaker"]
        name = (speaker.spans[0].text if speaker else "Niemand") + dice.choice(["", "s", " Meier"])
        actors.append(Actor(f"a{number}", name, "PER", None, (), None, (), None, None, None))
        if dice.random() < 0.1:
            start = dice.randint(0, len(text) - 20)
            extra = (Span(start, start + 20, text[start : start + 20]),)
            statements.append(
                Statement(
                    f"x{number}", "direct", None, None, extra, (), (), (), None, None, None, None, None, 0.5,
                )
            )  # fmt: skip
    return record(document, statements=tuple(statements), actors=tuple(actors))


def spoilt_actors(document: Raw, dice: random.Random) -> Record:
    """Give a record with most coded mentions, some shifted, some in the wrong chain or in none, and codes that are wrong at times."""
    text, mentions = document["text"], []
    ids = [actor["id"] for actor in document["actors"]]
    for item in document["mentions"]:
        if dice.random() < 0.15:
            continue
        for span in spoilt([(item["start"], item["end"])], text, dice):
            fate = dice.random()
            actor = dice.choice(ids) if fate < 0.15 else None if fate < 0.2 else item["actor"]
            kind: Any = item["kind"] if dice.random() < 0.9 else "name"
            mentions.append(Mention(item["id"], span.start, span.end, span.text, kind, item["label"], actor, 0.5))
    actors = [
        Actor(
            item["id"], item["name"], item["label"] if dice.random() < 0.8 else "MISC", item["role"], (),
            item.get("country") if dice.random() < 0.8 else "DEU", tuple(item["sectors"]) if dice.random() < 0.8 else (),
            None, None, None,
        )
        for item in document["actors"]
    ]  # fmt: skip
    return record(document, mentions=tuple(mentions), actors=tuple(actors))


def spoilt_events(document: Raw, dice: random.Random) -> Record:
    """Give a record with most coded events, spoilt, some told twice, and sources that are right, wrong or silent."""
    text, statements, events = document["text"], [], []
    mentions: list[Mention] = []
    actors: list[Actor] = []

    def parties(items: list[Raw]) -> tuple[Participant, ...]:
        found = []
        for item in items:
            number = len(mentions) + 1
            country = item["country"] if dice.random() < 0.8 else dice.choice(["DEU", None, "IGOUNO"])
            mentions.append(Mention(f"m{number}", item["start"], item["end"], "", "name", "MISC", f"a{number}", 0.5))
            actors.append(Actor(f"a{number}", "", "MISC", None, (), country, (), None, None, None))
            found.append(Participant(f"m{number}", f"a{number}"))
        return tuple(found)

    for number, item in enumerate(document["events"]):
        if dice.random() < 0.2:
            continue
        trigger = spoilt([item["trigger"]], text, dice)
        values: Any = dice.choice(["CT+", "Uu", "PR+", item["factuality"]])
        attributions = [Attribution("author", None, (), values)]
        for source in spoilt(item["according_to"], text, dice):
            statements.append(
                Statement(
                    f"s{number}", "direct", None, None, (), (), (), (), Role((source,), ()), None, None, None, None, 0.5,
                )
            )  # fmt: skip
            attributions.append(Attribution("unknown", f"s{number}", (), dice.choice(["CT+", "Uu", "CT-"])))
        if mentions and dice.random() < 0.1:
            attributions.append(Attribution("a1", None, (), "CT+"))
        auxiliary: Any = item["aux"] if dice.random() < 0.7 else dice.choice(["none", "future"])
        events.append(
            Event(
                f"e{number}", item["type"] if dice.random() < 0.7 else dice.choice(["AID", "CONSULT"]),
                tuple([item["mode"]] if item["mode"] and dice.random() < 0.9 else []),
                tuple(dice.sample(item["contexts"], min(1, len(item["contexts"])))), trigger,
                (trigger, *((Span(start, end, ""),) for start, end in item["also"])), None,
                parties(item["actors"]), parties(item["recipients"]),
                (), EventTime((), item["date"] or None if dice.random() < 0.7 else "2005-06/2005-07"), (), auxiliary,
                tuple(attributions), 0.5,
            )
        )  # fmt: skip
    return record(document, mentions=tuple(mentions), actors=tuple(actors), statements=tuple(statements), events=tuple(events))


def spoilt_times(document: Raw, dice: random.Random) -> Record:
    """Give a record with most coded time expressions, spoilt."""
    times = [
        TimeExpression(
            f"t{number}", span.start, span.end, span.text, item["type"] if dice.random() < 0.8 else "DATE",
            item["value"] if dice.random() < 0.8 else "2005", None, None, None, None, None,
        )
        for number, item in enumerate(document["times"])
        for span in spoilt([(item["start"], item["end"])], document["text"], dice)
    ]  # fmt: skip
    return record(document, times=tuple(times))


def pairs_of(
    path: Path, spoil: Callable[[Raw, random.Random], Record], seed: int
) -> tuple[dict[str, Raw], dict[str, GoldDocument], dict[str, Record]]:
    """Give the coding, raw and read, and its spoilt records; one document has none."""
    dice = random.Random(seed)
    raw = {str(item["id"]): item for item in map(json.loads, lines_of(path))}
    records = {key: spoil(item, dice) for key, item in list(raw.items())[1:]}
    return raw, gold_documents(lines_of(path), source=str(path)), records


def plain(records: Mapping[str, Record]) -> dict[str, Any]:
    """Give records as the shared scorers take them, as JSON has them."""
    return {key: json.loads(json.dumps(to_data(item))) for key, item in records.items()}


NAMES = {"gold": "coded", "gold events": "coded events"}


def expected(figures: Mapping[str, Any]) -> dict[str, float]:
    """Give the shared figures under our names; of precision, recall and F1 each one of its own."""
    found: dict[str, float] = {}
    for name, value in figures.items():
        if isinstance(value, tuple):
            found |= {f"{name} precision": value[0], f"{name} recall": value[1], name: value[2]}
        else:
            found[NAMES.get(name, name)] = value
    return found


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(
    ("what", "path", "spoil"),
    [
        pytest.param("quotes", "quotes-wikinews-de/dev.jsonl", spoilt_statements, id="quotes"),
        pytest.param("actors", "actors-wikinews-de/dev.jsonl", spoilt_actors, id="actors"),
        pytest.param("events", "events-wikinews-de/dev.jsonl", spoilt_events, id="events"),
        pytest.param("times", "times-krauts-de/dolomiten-100.jsonl", spoilt_times, id="times"),
    ],
)
def test_the_figures_are_those_of_the_shared_scorers(shared: Path, what: Any, path: str, spoil: Any, seed: int) -> None:
    raw, gold, records = pairs_of(shared / "data" / path, spoil, seed)
    wanted = expected(theirs(shared, what).score(raw, plain(records)))
    figures = score(what, gold, records)
    assert {name: figures[name] for name in wanted} == pytest.approx(wanted, abs=1e-4)
    assert sum(0 < value < 1 for value in wanted.values()) >= 4


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_speakers_are_those_of_the_shared_scorer(shared: Path, seed: int) -> None:
    folder = shared / "data" / "quotes-wikinews-de"
    raw, gold, records = pairs_of(folder / "dev.jsonl", spoilt_statements, seed)
    who = {str(item["id"]): item for item in map(json.loads, lines_of(folder / "speakers-dev.jsonl"))}
    figures = theirs(shared, "speakers").score(raw, who, plain(records))
    wanted = {"coded" if name == "all" else name: value for name, value in figures.items()}
    gold = with_speakers(gold, gold_speakers(lines_of(folder / "speakers-dev.jsonl"), source="speakers"))
    assert score("speakers", gold, records) == pytest.approx(wanted, abs=1e-4)


@pytest.mark.slow
def test_two_codings_of_events_are_compared_as_the_shared_scorer_does(shared: Path) -> None:
    raw, gold, _ = pairs_of(shared / "data" / "events-wikinews-de" / "dev.jsonl", spoilt_events, 1)
    dice = random.Random(3)
    second = {
        key: {**item, "events": [e | {"type": dice.choice(["AID", e["type"]])} for e in item["events"]]}
        for key, item in raw.items()
    }
    wanted = expected(theirs(shared, "events").score(raw, second))
    read = gold_documents(map(json.dumps, second.values()), source="second")
    figures = score("events", gold, read)
    assert {name: figures[name] for name in wanted} == pytest.approx(wanted, abs=1e-4)
