"""Coded events as articles and as targets of windows: trigger tags, roles, codes; and tuning by climbing."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="torch is only in the train extra")

from laut.events.scores import (  # noqa: E402
    AUXILIARIES,
    BEGIN,
    CONTEXTS,
    FACTUALITIES,
    INSIDE,
    MODES,
    ROLES,
    TYPE_MODES,
    TYPES,
)
from training.climb import climb  # noqa: E402
from training.corpora.events import OWN, EventArticle, load_events  # noqa: E402
from training.event_examples import event_coding  # noqa: E402
from training.heads.events import UNCODED  # noqa: E402

TEXT = "Kern griff Maas in Riga an. Der Angriff war kurz."


def at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def named(words: str) -> dict[str, Any]:
    start, end = at(words)
    return {"start": start, "end": end, "country": "RUS", "sector": "GOV"}


def article(tmp_path: Path, **changed: Any) -> EventArticle:
    """Give an article of one event, read from a set."""
    event = {
        "type": "ASSAULT",
        "mode": "beat",
        "contexts": ["crime"],
        "trigger": at("griff"),
        "also": [at("Angriff")],
        "actors": [named("Kern")],
        "recipients": [named("Maas")],
        "place": at("Riga"),
        "according_to": [],
        "aux": "",
        "factuality": "PR+",
    } | changed
    folder = tmp_path / "data" / "made-up"
    folder.mkdir(parents=True)
    (folder / "dev.jsonl").write_text(json.dumps({"id": "x", "text": TEXT, "events": [event]}) + "\n", encoding="utf-8")
    (found,) = load_events("made-up", "dev", tmp_path)
    return found


def test_an_event_is_runs_of_words_and_codes(tmp_path: Path) -> None:
    (event,) = article(tmp_path).events
    assert event.triggers == ((1, 2), (8, 9))
    assert event.roles == {"actor": ((0, 1),), "recipient": ((2, 3),), "place": ((4, 5),), "source": ()}
    assert (event.type, event.mode, event.auxiliary, event.factuality) == ("ASSAULT", "beat", "none", "PR+")


def test_all_tellings_are_tagged_and_the_clearest_is_the_event(tmp_path: Path) -> None:
    coding = event_coding(article(tmp_path), 0, 12)
    begin = 1 + 2 * TYPES.index("ASSAULT") + BEGIN
    assert [i for i, t in enumerate(coding.tags.tolist()) if t] == [1, 8]
    assert coding.tags[1] == coding.tags[8] == begin
    assert coding.events is not None
    assert coding.events.words == [[1]]


def test_codes_become_indices(tmp_path: Path) -> None:
    found = event_coding(article(tmp_path), 0, 12).events
    assert found is not None
    assert found.types.tolist() == [TYPES.index("ASSAULT")]
    assert found.modes.tolist() == [TYPE_MODES.index(("ASSAULT", "beat"))]
    assert [CONTEXTS[i] for i in found.contexts[0].nonzero().flatten().tolist()] == ["crime"]
    assert (found.auxiliaries.tolist(), found.factualities.tolist()) == ([0], [FACTUALITIES.index("PR+")])
    assert dict(zip(ROLES, found.roles[0], strict=True)) == {"actor": [0], "recipient": [2], "place": [4], "source": []}
    assert found.buckets.shape == (1, 12)


def test_a_role_named_only_outside_of_the_window_teaches_nothing(tmp_path: Path) -> None:
    found = event_coding(article(tmp_path), 1, 4).events
    assert found is not None
    assert dict(zip(ROLES, found.roles[0], strict=True)) == {"actor": None, "recipient": [1], "place": None, "source": []}


def test_a_window_with_another_telling_alone_has_tags_and_no_event(tmp_path: Path) -> None:
    coding = event_coding(article(tmp_path), 7, 12)
    assert coding.tags.count_nonzero() == 1
    assert coding.events is None


def test_a_window_that_cuts_a_trigger_tags_its_rest(tmp_path: Path) -> None:
    coding = event_coding(article(tmp_path, trigger=at("griff Maas"), also=[]), 2, 12)
    assert coding.tags[0] == 1 + 2 * TYPES.index("ASSAULT") + INSIDE
    assert coding.events is None


@pytest.mark.parametrize(
    ("mode", "index"), [pytest.param("", len(TYPE_MODES), id="none"), pytest.param("visit", UNCODED, id="of another type")]
)
def test_a_mode_that_the_type_has_not(mode: str, index: int, tmp_path: Path) -> None:
    found = event_coding(article(tmp_path, mode=mode), 0, 12).events
    assert found is not None
    assert found.modes.tolist() == [index]


def check(articles: list[EventArticle]) -> None:
    """Check that every code of a set is one of ours."""
    for event in (e for a in articles for e in a.events):
        assert event.type in TYPES
        assert not event.mode or event.mode in MODES[event.type]
        assert set(event.contexts) <= set(CONTEXTS)
        assert event.auxiliary in AUXILIARIES
        assert event.factuality in FACTUALITIES
        assert event.triggers


@pytest.mark.parametrize("part", ["own-de", "own-en"])
def test_the_articles_we_invented_are_coded_in_our_terms(part: str) -> None:
    articles = load_events("own", part, Path("nowhere"))
    assert len(articles) == len((OWN / f"events-{part}.jsonl").read_text(encoding="utf-8").splitlines())
    check(articles)


def test_our_own_coding_fits_its_texts(shared: Path) -> None:
    check(load_events("own", "de-train", shared))


@pytest.mark.parametrize("part", ["train", "dev"])
def test_the_shared_coding_is_read(part: str, shared: Path) -> None:
    check(load_events("events-wikinews-de", part, shared))


@dataclass(frozen=True)
class Choice:
    """Values to tune: alone, in a row, by name."""

    least: float = 0.0
    row: tuple[float, ...] = (0.0, 0.0)
    named: Any = None


STEPS = (("least", None, (0.1, 0.5, 0.9)), ("row", 1, (0.2, 0.4)), ("named", "x", (1.0, 2.0)))


def test_climbing_keeps_what_raises_the_goal(capsys: pytest.CaptureFixture[str]) -> None:
    def goal(choice: Choice) -> float:
        return -abs(choice.least - 0.5) + choice.row[1] + float(choice.named["x"])

    found = climb(Choice(named={"x": 0.0}), STEPS, goal)
    assert found == Choice(0.5, (0.0, 0.4), {"x": 2.0})
    assert capsys.readouterr().out.startswith("start -0.5")


def test_climbing_stops_where_nothing_is_gained() -> None:
    asked = []

    def goal(choice: Choice) -> float:
        asked.append(choice)
        return 1.0

    start = Choice(named={"x": 0.0})
    assert climb(start, STEPS, goal, rounds=9) == start
    assert len(asked) == 1 + 3 + 2 + 2
