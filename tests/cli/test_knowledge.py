"""`laut kb`: what it prints, in which form, and how it fails."""

import json
import sys
from pathlib import Path

import pytest

from laut.cli.app import main
from tests.kb.conftest import ROWS


def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Call `laut kb` and give exit code, output and messages."""
    monkeypatch.setattr(sys, "argv", ["laut", "kb", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    captured = capsys.readouterr()
    return int(left.value.code or 0), captured.out, captured.err


@pytest.fixture
def small(tmp_path: Path) -> str:
    """Give the path of a small knowledge base."""
    from laut.kb.build import build

    build(ROWS, tmp_path / "small.sqlite", name="small")
    return str(tmp_path / "small.sqlite")


def test_find_says_who_and_why(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], small: str) -> None:
    code, out, _ = call(monkeypatch, capsys, "find", "Bush", "--on", "2005", "--kb", small)
    (found,) = map(json.loads, out.splitlines())
    assert (code, found["name"], found["country"], found["wikidata"]) == (0, "George W. Bush", "USA", "Q207")
    assert found["offices"] == [
        {"office": "President of the United States", "start": "2001-01-20", "end": "2009-01-20", "holds": "certainly"}
    ]
    assert found["why"].startswith("alias 'Bush' in facts-people; President of the United States 2001-01-20 to")


def test_find_takes_offices(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], small: str) -> None:
    _, out, _ = call(monkeypatch, capsys, "find", "Ministerpräsident", "--on", "2015", "--kb", small)
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["Prime Minister of Spain", "Mariano Rajoy"]


def test_find_takes_words_for_countries(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], small: str) -> None:
    _, out, _ = call(monkeypatch, capsys, "find", "russischen", "--kb", small)
    assert [json.loads(line)["country"] for line in out.splitlines()] == ["RUS"]


def test_find_is_a_table_in_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], small: str) -> None:
    monkeypatch.setattr("laut.cli.console.is_terminal", lambda stream: True)
    code, out, _ = call(monkeypatch, capsys, "find", "Biden", "--kb", small)
    assert code == 0
    assert "sectors" in out and "Joe Biden" in out and "{" not in out


@pytest.mark.parametrize("name", ["Niemand", "", "x" * 100_000, "'; DROP TABLE names; --", "\x1b[31m"])
def test_find_says_when_nothing_is_known(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], small: str, name: str
) -> None:
    code, out, err = call(monkeypatch, capsys, "find", "--kb", small, "--", name)
    assert (code, out) == (1, "")
    assert err.startswith("laut: nothing is known by the name")
    assert len(err) < 200


@pytest.mark.parametrize("day", ["gestern", "2024-13", "2024-02-30", ""])
def test_a_day_that_is_none_is_wrong_use(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], small: str, day: str
) -> None:
    code, _, err = call(monkeypatch, capsys, "find", "Biden", "--on", day, "--kb", small)
    assert code == 2
    assert "is no date; write 2010, 2010-05 or 2010-05-12" in err


def test_a_missing_knowledge_base_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, _, err = call(monkeypatch, capsys, "find", "Biden", "--kb", str(tmp_path / "gone.sqlite"))
    assert code == 2
    assert "there is no such file; build one with 'laut kb build'" in err


def test_sources_are_listed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], small: str) -> None:
    _, out, _ = call(monkeypatch, capsys, "sources", "--kb", small)
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["facts-people", "leaders"]
    _, out, _ = call(monkeypatch, capsys, "sources", "--licences")
    assert "Open Database License" in out and "CC-BY-SA-4.0" in out


def test_build_takes_over_what_comes_with_laut(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, err = call(monkeypatch, capsys, "build", "--out", str(tmp_path / "full.sqlite"))
    assert (code, out) == (0, "")
    assert "natural-earth: 7333 entities" in err
    assert (tmp_path / "full.sqlite").stat().st_size > 1_000_000


def test_build_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = call(monkeypatch, capsys, "build", "--lists", str(tmp_path), "--out", str(tmp_path / "a.sqlite"))
    assert code == 2
    assert "has no mledoze-countries" in err
    assert list(tmp_path.iterdir()) == []


def item(key: str, day: str, name: str, claims: dict[str, object]) -> str:
    """Give a line of a dump."""
    labels = {"en": {"language": "en", "value": name}}
    return json.dumps({"id": key, "type": "item", "modified": f"{day}T10:00:00Z", "labels": labels, "claims": claims})


def snak(kind: str, value: object) -> dict[str, object]:
    """Give a value as dumps have it."""
    return {"snaktype": "value", "datavalue": {"type": kind, "value": value}}


OFFICE = {
    "mainsnak": snak("wikibase-entityid", {"id": "Q2"}),
    "rank": "normal",
    "qualifiers": {"P580": [snak("time", {"time": "+2020-01-01T00:00:00Z", "precision": 11})]},
}
HUMAN = {"mainsnak": snak("wikibase-entityid", {"id": "Q5"}), "rank": "normal"}
DUMP = [
    item("Q1", "2025-01-05", "Ann Other", {"P31": [HUMAN], "P39": [OFFICE]}),
    item("Q2", "2025-01-06", "Keeper of Seals", {}),
]


@pytest.mark.parametrize(
    ("name", "options", "known_to"),
    [
        ("dump.json", (), "2025-01-06"),
        ("wikidata-20250104-all.json", (), "2025-01-04"),
        ("dump.json", ("--known-to", "2025-01-01"), "2025-01-01"),
    ],
)
def test_a_dump_is_known_to_its_day(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    name: str,
    options: tuple[str, ...],
    known_to: str,
) -> None:
    (tmp_path / name).write_text("[\n" + ",\n".join(DUMP) + "\n]\n", encoding="utf-8")
    out = str(tmp_path / "full.sqlite")
    code, _, err = call(monkeypatch, capsys, "build", "--wikidata", str(tmp_path / name), "--out", out, *options)
    assert (code, "wikidata: 2 entities" in err) == (0, True), err
    _, told, _ = call(monkeypatch, capsys, "sources", "--kb", out)
    assert json.loads(told.splitlines()[-1])["known_to"] == known_to
    _, told, _ = call(monkeypatch, capsys, "find", "Ann Other", "--on", "2024", "--kb", out)
    assert json.loads(told)["offices"][0]["office"] == "Keeper of Seals"


def test_a_dump_of_no_day_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "dump.json").write_text("[\n]\n", encoding="utf-8")
    code, _, err = call(
        monkeypatch, capsys, "build", "--wikidata", str(tmp_path / "dump.json"), "--out", str(tmp_path / "a.sqlite")
    )
    assert (code, "say so with '--known-to'" in err) == (2, True)
    code, _, err = call(monkeypatch, capsys, "build", "--known-to", "2025", "--out", str(tmp_path / "a.sqlite"))
    assert (code, "goes with --wikidata" in err) == (2, True)
