"""Charts: every kind into every kind of file, offline, always the same, and safe whatever an article calls its actors."""

import shutil
import subprocess
import xml.dom.minidom
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from laut.cli import app as app_module
from laut.cli.network import MAX_NODES, network_chart, positions
from laut.cli.plots import KINDS, MAX_DYADS, SUFFIXES, draw, dyads_chart, timeline_chart
from laut.errors import LautError, UsageError
from laut.store import open_store
from laut.store.answers import Happened
from laut.stories.keeping import keep
from tests.cli.stored import story

pytest.importorskip("altair", reason="altair is not installed: pip install 'laut[plot]'")
pytest.importorskip("vl_convert", reason="vl-convert is not installed: pip install 'laut[plot]'")


def happened(id: str, day: str | None, actors: Sequence[str], recipients: Sequence[str], **known: Any) -> Happened:
    """Give a happening."""
    fields: dict[str, Any] = {"type": "AID", "state": "claimed"} | known
    return Happened(
        id, fields["type"], (), (), day, day, fields["state"], 1, 1, tuple(actors), tuple(recipients), (), (f"a#{id}",), ()
    )


SOME = [
    happened("1", "2025-01-03", ["Norland"], ["Sudland"]),
    happened("2", "2025-01-03", ["Norland"], ["Sudland"]),
    happened("3", "2025-03-04", ["Sudland"], ["Norland", "Ostland"], type="ACCUSE", state="contested"),
    happened("4", "2025-03-05", [], [], state="corroborated"),
    happened("5", None, ["Norland"], ["Ostland"]),
]


class Tags(HTMLParser):
    """The tags of a page with the names of their attributes, as a browser sees them: what a script holds is none."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[str]]] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [name for name, _ in attrs]))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] == "script":
            self.scripts[-1] += data.strip("\n")


def values(chart: Any) -> list[dict[str, Any]]:
    """Give the rows that a chart holds."""
    return [row for rows in chart.to_dict()["datasets"].values() for row in rows]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_kind_goes_into_every_file(tmp_path: Path, kind: str, suffix: str) -> None:
    draw(SOME, tmp_path / f"chart{suffix}", kind)
    data = (tmp_path / f"chart{suffix}").read_bytes()
    assert data.startswith({".svg": b"<svg", ".png": b"\x89PNG", ".html": b"<!DOCTYPE html>"}[suffix])
    if suffix == ".svg":
        assert ("Norland" if kind != "timeline" else "ACCUSE") in data.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_events_give_the_same_file(tmp_path: Path, kind: str) -> None:
    for name in ("a.svg", "b.svg"):
        draw(SOME, tmp_path / name, kind)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fetches_nothing_and_runs_nothing_of_an_article(tmp_path: Path, kind: str) -> None:
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\x1b[31m"
    draw([replace(item, actors=(hostile, *item.actors)) for item in SOME], tmp_path / "a.html", kind)
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    tags = Tags()
    tags.feed(page)
    assert [name for name, _ in tags.found] == ["html", "head", "meta", "meta", "title", "body", "div", "script", "script"]
    assert not {key for _, attributes in tags.found for key in attributes} & {"src", "href", "srcset", "action"}
    assert "default-src 'none'" in page
    assert "\x1b" not in page
    draw([replace(item, actors=(hostile,)) for item in SOME], tmp_path / "a.svg", kind)
    xml.dom.minidom.parse(str(tmp_path / "a.svg"))


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed, which reads the scripts of a page")
@pytest.mark.parametrize("kind", KINDS)
def test_the_scripts_of_a_page_are_sound_and_hold_the_library_and_the_chart(tmp_path: Path, kind: str) -> None:
    draw(SOME, tmp_path / "a.html", kind)
    tags = Tags()
    tags.feed((tmp_path / "a.html").read_text(encoding="utf-8"))
    library, chart = tags.scripts
    assert "window.vegaEmbed" in library
    assert chart.startswith("vegaEmbed(")
    for number, script in enumerate(tags.scripts):
        (tmp_path / f"{number}.js").write_text(script, encoding="utf-8")
        subprocess.run(["node", "--check", str(tmp_path / f"{number}.js")], check=True, timeout=60)


def test_a_timeline_has_a_mark_for_each_day_type_and_state() -> None:
    found = [(row["day"], row["type"], row["state"], row["events"]) for row in values(timeline_chart(SOME))]
    assert found == [
        ("2025-01-03", "AID", "claimed", 2), ("2025-03-04", "ACCUSE", "contested", 1), ("2025-03-05", "AID", "corroborated", 1),
    ]  # fmt: skip


def test_dyads_are_counted_by_month_and_months_without_any_are_there() -> None:
    chart = dyads_chart(SOME)
    found = {(row["dyad"], row["month"]): row["events"] for row in values(chart)}
    assert found == {
        ("Norland → Sudland", "2025-01"): 2, ("Sudland → Norland", "2025-03"): 1, ("Sudland → Ostland", "2025-03"): 1,
    }  # fmt: skip
    assert "'2025-02'" in str(chart.to_dict())


def test_a_network_has_a_node_for_each_actor_and_an_arrow_for_each_dyad() -> None:
    rows = values(network_chart(SOME))
    arrows = {(row["actor"], row["recipient"]): row["events"] for row in rows if "actor" in row}
    assert arrows == {
        ("Norland", "Sudland"): 2, ("Sudland", "Norland"): 1, ("Sudland", "Ostland"): 1, ("Norland", "Ostland"): 1,
    }  # fmt: skip
    assert {row["name"]: row["events"] for row in rows if "name" in row} == {"Norland": 4, "Sudland": 4, "Ostland": 2}


def test_what_is_rare_is_left_out_and_that_is_said() -> None:
    many = [happened(str(n), "2025-01-01", [f"Land {n}"], [f"Land {n + 1}"]) for n in range(60)]
    assert f"; {60 - MAX_DYADS} rarer pairs are left out" in str(dyads_chart(many).to_dict()["title"])
    assert network_chart(many).to_dict()["title"] == f"{MAX_NODES} actors; {61 - MAX_NODES} more are left out"


def test_those_who_have_to_do_with_one_another_stand_near() -> None:
    names = ["a", "b", "c", "d", "e", "f"]
    at = positions(names, {("a", "d"): 9, ("d", "f"): 9, ("b", "c"): 9, ("c", "e"): 9})
    assert np.abs(at).max() == 1.0
    assert np.linalg.norm(at[0] - at[3]) < np.linalg.norm(at[0] - at[2])
    distances = [np.linalg.norm(at[i] - at[j]) for i in range(6) for j in range(i)]
    assert min(distances) > 0.1


@pytest.mark.parametrize("n", [1, 2, 40])
def test_places_are_numbers_however_many_there_are(n: int) -> None:
    names = [str(i) for i in range(n)]
    assert np.isfinite(positions(names, dict.fromkeys(pairwise(names), 1))).all()


@pytest.mark.parametrize(
    ("happenings", "kind", "message"),
    [
        ([happened("1", None, ["a"], ["b"])], "timeline", "none of the events is dated"),
        ([happened("1", "2025-01-01", ["a"], [])], "dyads", "no dyads to draw"),
        ([happened("1", "2025-01-01", [], ["b"])], "network", "no network to draw"),
        (SOME, "cake", "there is no chart 'cake'; there are timeline, dyads, network"),
    ],
)
def test_what_cannot_be_drawn_is_said(tmp_path: Path, happenings: list[Happened], kind: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        draw(happenings, tmp_path / "a.svg", kind)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(LautError, match="cannot be written"):
        draw(SOME, tmp_path / "gone" / "a.svg", "timeline")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a store that holds a story."""
    url = str(tmp_path_factory.mktemp("store") / "news.sqlite")
    with open_store(url) as store:
        list(keep(store, story()))
    return url


def ask(url: str, *arguments: str | Path) -> Result:
    """Call `laut`."""
    return CliRunner().invoke(app_module.app, [*map(str, arguments), "--store", url])


@pytest.mark.parametrize("command", ["events", "timeline"])
def test_the_commands_draw_instead_of_listing(tmp_path: Path, url: str, command: str) -> None:
    path = tmp_path / "a.svg"
    found = ask(url, command, "--actor", "Norland", "--plot", path, "--plot-kind", "dyads", "--per-page", "1")
    assert (found.exit_code, found.stdout, found.stderr) == (0, "", f"laut: {path}: 2 events\n")
    assert "Norland → Sudland" in path.read_text(encoding="utf-8")


def test_nothing_is_drawn_of_nothing(tmp_path: Path, url: str) -> None:
    found = ask(url, "events", "--type", "ASSAULT", "--plot", tmp_path / "a.svg")
    assert (found.exit_code, found.stderr) == (0, "laut: nothing found, nothing drawn\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "kind"), [("a.pdf", "timeline"), ("a", "timeline"), ("a.svg", "cake")])
def test_wrong_use_is_said_before_the_store_is_asked(tmp_path: Path, name: str, kind: str) -> None:
    found = ask(str(tmp_path / "gone.sqlite"), "events", "--plot", tmp_path / name, "--plot-kind", kind)
    assert isinstance(found.exception, UsageError)


def test_missing_libraries_are_said(tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "vl_convert", None)
    found = ask(url, "events", "--plot", tmp_path / "a.svg")
    assert isinstance(found.exception, UsageError)
    assert "pip install 'laut[plot]'" in str(found.exception)
