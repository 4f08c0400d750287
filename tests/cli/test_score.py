"""`laut score`: what it prints, in which form, and how it fails. The figures themselves: tests/scoring."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from laut.cli.app import main
from laut.record import to_json
from tests.made_up import TEXT, full_record, span

pytest.importorskip("scipy")


def pair(words: str) -> list[int]:
    """Give the offsets of words in the text."""
    place = span(TEXT, words)
    return [place.start, place.end]


CODED: dict[str, Any] = {
    "id": "a-1",
    "text": TEXT,
    "annotations": [
        {
            "id": 1,
            "type": "Direct",
            "quote": [pair("„Es reicht“"), pair("„ich gehe.“")],
            "speaker": [pair("Ada Kern")],
            "cue": [pair("sagte")],
        }
    ],
    "speakers": [{"statement": 1, "kind": "name", "referent": "Ada Kern"}],
    "events": [
        {
            "type": "AID",
            "trigger": pair("geschickt"),
            "actors": [],
            "recipients": [],
            "mode": "",
            "contexts": ["military"],
            "date": "2025-03-10",
            "aux": "none",
            "factuality": "Uu",
            "according_to": [pair("Kern")],
        }
    ],
}


def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Call `laut score` and give exit code, output and messages."""
    monkeypatch.setattr(sys, "argv", ["laut", "score", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    captured = capsys.readouterr()
    return int(left.value.code or 0), captured.out, captured.err


def written(path: Path, *items: Any) -> str:
    """Write objects, one a line, and give the path."""
    path.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    return str(path)


@pytest.fixture
def gold(tmp_path: Path) -> str:
    """Give the path of a file of coding."""
    return written(tmp_path / "gold.jsonl", CODED)


@pytest.fixture
def records(tmp_path: Path) -> str:
    """Give the path of a records file."""
    return written(tmp_path / "records.jsonl", json.loads(to_json(full_record())))


def test_all_that_was_coded_is_scored(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], gold: str, records: str
) -> None:
    code, out, _ = call(monkeypatch, capsys, gold, records)
    found = {figures["what"]: figures for figures in map(json.loads, out.splitlines())}
    assert (code, list(found)) == (0, ["quotes", "speakers", "events"])
    assert (found["quotes"]["exact"], found["quotes"]["coded"], found["quotes"]["found"]) == (1.0, 1, 2)
    assert found["speakers"]["right of all"] == 1.0
    assert (found["events"]["type"], found["events"]["contexts"]) == (1.0, 1.0)


def test_one_part_is_scored(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], gold: str, records: str) -> None:
    _, out, _ = call(monkeypatch, capsys, gold, records, "--what", "events")
    assert [json.loads(line)["what"] for line in out.splitlines()] == ["events"]


def test_it_is_a_table_in_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], gold: str, records: str
) -> None:
    monkeypatch.setattr("laut.cli.console.is_terminal", lambda stream: stream is sys.stdout)
    _, out, _ = call(monkeypatch, capsys, gold, records, "--what", "events")
    assert out.startswith("events\n  found ")
    assert "1.0000" in out


def test_speakers_may_stand_in_a_file_of_their_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, records: str
) -> None:
    quotes = written(tmp_path / "quotes.jsonl", {key: CODED[key] for key in ("id", "text", "annotations")})
    who = written(tmp_path / "who.jsonl", {"id": "a-1", "speakers": CODED["speakers"]})
    _, out, _ = call(monkeypatch, capsys, quotes, records, "--what", "speakers", "--speakers", who)
    assert json.loads(out)["right of found"] == 1.0


def test_two_codings_of_events_are_compared(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], gold: str
) -> None:
    _, out, _ = call(monkeypatch, capsys, gold, gold, "--what", "events")
    assert json.loads(out)["dyad"] == 1.0


@pytest.mark.parametrize(
    ("change", "arguments", "message"),
    [
        pytest.param(
            {}, ("--what", "places"), "there is nothing 'places' to score; there are quotes, speakers", id="no such part"
        ),
        pytest.param({}, ("--what", "times"), "the coding has no `times`, so times cannot be scored", id="not coded"),
        pytest.param({"text": TEXT + "!"}, (), "has another text than the coding", id="another text"),
        pytest.param({"id": "x"}, (), "no record in", id="no common id"),
        pytest.param(
            {"events": [{"type": "AID"}]}, (), "gold.jsonl:1: not coded as docs/scoring.md says: events.0.trigger", id="shape"
        ),
    ],
)
def test_what_cannot_be_scored_is_said(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    records: str,
    change: dict[str, Any],
    arguments: tuple[str, ...],
    message: str,
) -> None:
    gold = written(tmp_path / "gold.jsonl", CODED | change)
    code, out, err = call(monkeypatch, capsys, gold, records, *arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_a_coding_in_place_of_records_is_for_events_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], gold: str
) -> None:
    code, _, err = call(monkeypatch, capsys, gold, gold, "--what", "quotes")
    assert (code, "a second coding is compared for events only" in err) == (2, True)


@pytest.mark.parametrize("which", ["gold", "records"])
def test_an_article_that_comes_twice_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, gold: str, records: str, which: str
) -> None:
    path = Path(gold if which == "gold" else records)
    path.write_text(path.read_text(encoding="utf-8") * 2, encoding="utf-8")
    code, _, err = call(monkeypatch, capsys, gold, records)
    assert (code, ":2: " in err, "has come before" in err) == (2, True, True)


def test_without_scipy_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], gold: str, records: str
) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    code, _, err = call(monkeypatch, capsys, gold, records)
    assert (code, "pip install 'laut[score]'" in err) == (2, True)
