"""`laut search`, `who`, `events`, `timeline` and `show`: what they answer, in which form, and what they say where there is nothing."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from laut.cli import app as app_module
from laut.cli.answer_rows import columns, csv_rows
from laut.cli.view_answers import VIEWS, show_answers
from laut.errors import StoreError, UsageError
from laut.store import open_store
from laut.store.answers import Deed, Happened, Hit, Named, Passage, Shown
from laut.stories.keeping import keep
from tests.cli.stored import renamed, story, told
from tests.store.test_utterances import LONGER, said

Ask = Callable[..., Result]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a store that holds a story."""
    url = str(tmp_path_factory.mktemp("store") / "news.sqlite")
    with open_store(url) as store:
        list(keep(store, story()))
    return url


@pytest.fixture
def ask(url: str) -> Ask:
    """Give a function that asks the store."""
    return lambda *arguments: CliRunner().invoke(app_module.app, [*map(str, arguments), "--store", url])


def objects(found: Result) -> list[dict[str, Any]]:
    """Give the objects of the lines."""
    assert found.exit_code == 0, (found.stderr, found.exception)
    return [json.loads(line) for line in found.stdout.splitlines()]


def test_search_finds_inflected_words_with_their_sentence(ask: Ask) -> None:
    found = objects(ask("search", "Lastwagen", "Woche"))
    assert {hit["article"] for hit in found} == {"dpa-1", "blatt-1"}
    assert "die ersten Lastwagen" in found[0]["passage"]["text"]
    assert [hit["article"] for hit in objects(ask("search", "Reporters"))] == ["eigen-1"]


def test_search_takes_phrases_beginnings_and_days(ask: Ask) -> None:
    assert {hit["article"] for hit in objects(ask("search", '"schon unterwegs"'))} == {"dpa-1", "blatt-1"}
    assert len(objects(ask("search", "Nor*"))) == 5
    assert [hit["article"] for hit in objects(ask("search", "Norland", "--since", "2025-05"))] == ["mai-1"]
    assert len(objects(ask("search", "Norland", "--until", "2025-03"))) == 4


def test_who_tells_the_same_words_once_and_the_latest_first(ask: Ask) -> None:
    (said,) = objects(ask("who", "Kern"))
    assert (said["kind"], said["what"], said["n_articles"], said["passage"]["text"]) == ("statement", "say", 5, "„Wir helfen“")
    done = objects(ask("who", "Norland"))
    assert [(deed["day"], deed["recipients"], deed["n_articles"]) for deed in done] == [
        ("2025-05-02", ["Sudland"], 1),
        ("2025-03-10", ["Sudland"], 4),
    ]
    assert objects(ask("who", "Q1")) == done
    assert [deed["day"] for deed in objects(ask("who", "Norland", "--until", "2025-04"))] == ["2025-03-10"]


def test_who_says_which_are_meant_where_several_have_the_name(tmp_path: Path) -> None:
    url = str(tmp_path / "news.sqlite")
    with open_store(url) as store:
        list(keep(store, [told("a"), renamed(told("b"), "Otto Kern")]))
    run = CliRunner()
    found = run.invoke(app_module.app, ["who", "Kern", "--store", url])
    assert "'Kern' is the name of several: Ada Kern NOR, Otto Kern NOR" in found.stderr
    assert "is the name" not in run.invoke(app_module.app, ["who", "Otto Kern", "--store", url]).stderr
    text = run.invoke(app_module.app, ["who", "Kern", "--store", url, "--format", "text"]).stdout
    assert "Actors of this name" in text
    assert "Otto Kern" in text


@pytest.fixture(scope="module")
def told_twice(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a store in which one utterance is told in two wordings, and of two speakers."""
    url = str(tmp_path_factory.mktemp("store") / "news.sqlite")
    with open_store(url) as store:
        list(keep(store, [said("a"), said("b", LONGER), said("c", who="Jon Berg")]))
    return url


@pytest.mark.parametrize("question", [("who", "Ada"), ("search", "Abend", "Hilfe"), ("show", "a#s1")], ids=lambda q: q[0])
def test_other_words_and_another_speaker_are_told(told_twice: str, question: tuple[str, ...]) -> None:
    found = CliRunner().invoke(app_module.app, [*question, "--store", told_twice, "--format", "text"])
    assert found.exit_code == 0, found.exception
    text = " ".join(found.stdout.split())
    assert "another speaker: Jon Berg" in text
    assert "other words: " in text
    table = CliRunner().invoke(app_module.app, [*question, "--store", told_twice, "--format", "csv"]).stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    assert any(row["other_speakers"] == "Jon Berg" for row in rows)
    assert any(row["other_wordings"] for row in rows)


def test_variants_are_in_the_data(told_twice: str) -> None:
    (deed,) = objects(CliRunner().invoke(app_module.app, ["who", "Ada", "--store", told_twice]))
    assert deed["id"] == "b#s1"
    assert [(v["id"], v["is_worded_differently"], v["has_other_speaker"]) for v in deed["variants"]] == [
        ("c#s1", True, True),
        ("a#s1", True, False),
    ]


@pytest.mark.parametrize("name", ["Norwegen", "Norway", "NOR"])
def test_a_country_is_asked_for_by_its_name_and_code(ask: Ask, name: str) -> None:
    found = ask("who", name)
    assert {deed["kind"] for deed in objects(found)} == {"statement", "event"}
    assert found.stderr == ("" if name == "NOR" else f"laut: {name!r} is taken for the country NOR\n")
    assert len(objects(ask("events", "--actor", name))) == 2


def test_a_country_of_nobody_in_the_store_is_a_name(ask: Ask) -> None:
    assert ask("who", "Frankreich").stderr == "laut: nothing found\n"


@pytest.mark.parametrize(
    ("options", "days"),
    [
        ((), ["2025-05-02", "2025-03-10"]),
        (("--actor", "Norland", "--recipient", "SUD"), ["2025-05-02", "2025-03-10"]),
        (("--actor", "Sudland"), []),
        (("--type", "aid", "--context", "military"), ["2025-05-02", "2025-03-10"]),
        (("--type", "ASSAULT"), []),
        (("--context", "election"), []),
        (("--since", "2025-04"), ["2025-05-02"]),
        (("--until", "2025-04"), ["2025-03-10"]),
        (("--state", "contested"), ["2025-03-10"]),
        (("--state", "single-source"), ["2025-05-02"]),
        (("--min-sources", "2"), ["2025-03-10"]),
        (("--per-page", "1"), ["2025-05-02"]),
        (("--per-page", "1", "--page", "2"), ["2025-03-10"]),
    ],
)
def test_events_are_chosen_and_the_latest_come_first(ask: Ask, options: tuple[str, ...], days: list[str]) -> None:
    found = ask("events", *options)
    assert [item["first_day"] for item in objects(found)] == days
    assert found.stderr == ("" if days else "laut: nothing found\n")


def test_a_timeline_begins_with_the_first(ask: Ask) -> None:
    days = [item["first_day"] for item in objects(ask("timeline"))]
    assert days == ["2025-03-10", "2025-05-02"]
    assert [item["first_day"] for item in objects(ask("timeline", "--min-sources", "2", "--actor", "NOR"))] == days[:1]


def test_events_carry_sources_tellings_and_passages(ask: Ask) -> None:
    (item,) = objects(ask("events", "--state", "contested"))
    assert item["tellings"] == ["blatt-1#e1", "dpa-1#e1", "eigen-1#e1", "nein-1#e1"]
    assert item["n_families"] == 3
    assert {(source["is_author"], tuple(source["factualities"])) for source in item["sources"]} == {
        (True, ("CT+",)),
        (True, ("CT-",)),
    }
    assert [passage["article"] for passage in item["passages"]] == ["blatt-1", "dpa-1", "eigen-1", "nein-1"]


def test_show_follows_the_ids_of_answers(ask: Ask) -> None:
    (said,) = objects(ask("who", "Kern"))
    (shown,) = objects(ask("show", said["id"]))
    assert (shown["kind"], shown["passages"][0]["text"]) == ("statement", "„Wir helfen“")
    (item,) = objects(ask("events", "--state", "contested"))
    (shown,) = objects(ask("show", item["id"]))
    assert (shown["kind"], len(shown["passages"])) == ("happening", 4)
    (shown,) = objects(ask("show", item["tellings"][0]))
    assert (shown["kind"], shown["passages"][0]["text"]) == ("event", "liefert")
    (shown,) = objects(ask("show", "dpa-1"))
    assert shown["passages"][0]["text"].startswith("Norland liefert")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "dpa-17#s1"), "there is no article, statement, event or happening 'dpa-17#s1'"),
        (("search", "!!"), "nothing to search for"),
        (("who", "?"), "holds no name"),
        (("events", "--type", "WAR"), "there is no type 'WAR'; there are AGREE"),
        (("events", "--context", "war"), "there is no context 'war'; there are military"),
        (("timeline", "--state", "sure"), "there is no state 'sure'; there are"),
        (("events", "--since", "gestern"), "--since: 'gestern' is no date"),
        (("events", "--until", "2025-02-30"), "--until: '2025-02-30' is no date"),
        (("who", "Kern", "--since", "2025-03", "--until", "2025-02"), "nothing can be between them"),
        (("search", "Nein", "--format", "pdf"), "there is no format 'pdf'; there are text, jsonl, csv"),
    ],
)
def test_wrong_use_is_said(ask: Ask, arguments: tuple[str, ...], message: str) -> None:
    found = ask(*arguments)
    assert isinstance(found.exception, UsageError)
    assert message in str(found.exception)


@pytest.mark.parametrize(
    "arguments", [("search", "x"), ("who", "x"), ("events",), ("timeline",), ("show", "x"), ("store", "stats")]
)
def test_a_store_that_is_not_there_is_an_error_and_is_not_made(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    found = CliRunner().invoke(app_module.app, [*arguments, "--store", str(tmp_path / "gone.sqlite")])
    assert isinstance(found.exception, StoreError)
    assert "gone.sqlite; `laut ingest` fills one" in str(found.exception)
    assert list(tmp_path.iterdir()) == []


def test_wrong_pages_are_wrong_use(ask: Ask) -> None:
    assert ask("events", "--page", "0").exit_code == 2
    assert ask("events", "--per-page", "0").exit_code == 2
    assert ask("search").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (("search", "Norland"), Hit),
        (("who", "Norland"), Deed),
        (("events",), Happened),
        (("timeline",), Happened),
        (("show", "dpa-1#e1"), Shown),
    ],
)
def test_csv_has_flat_columns_with_ids(ask: Ask, arguments: tuple[str, ...], kind: type[Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(ask(*arguments, "--format", "csv").stdout)))
    assert rows
    assert tuple(rows[0]) == columns(kind)
    assert rows[0].get("id") or rows[0]["article"]


def test_csv_joins_lists_and_has_its_header_where_there_is_nothing(ask: Ask) -> None:
    (row,) = csv.DictReader(io.StringIO(ask("events", "--state", "contested", "--format", "csv").stdout))
    assert row["tellings"] == "blatt-1#e1;dpa-1#e1;eigen-1#e1;nein-1#e1"
    assert (row["actors"], row["recipients"]) == ("Norland", "Sudland")
    found = ask("search", "Niemand", "--format", "csv")
    assert (found.exit_code, found.stdout) == (0, ",".join(columns(Hit)) + "\n")
    assert found.stderr == "laut: nothing found\n"


def test_a_cell_that_would_run_as_a_formula_is_defused() -> None:
    hit = Hit("=1+1", 0.5, Passage("=1+1", 0, 1, "=1+1", None, None, None))
    assert "'=1+1" in "".join(csv_rows(Hit, [hit]))


def test_empty_answers_say_so_and_are_no_error(ask: Ask) -> None:
    found = ask("who", "Niemand")
    assert (found.exit_code, found.stdout, found.stderr) == (0, "", "laut: nothing found\n")
    found = ask("who", "Kern", "--page", "7")
    assert (found.exit_code, found.stdout, found.stderr) == (0, "", "laut: no more answers\n")


def test_text_shows_ids_and_says_that_there_may_be_more(ask: Ask) -> None:
    found = ask("who", "Norland", "--format", "text", "--per-page", "1")
    assert "mai-1#e1" in found.stdout
    assert found.stderr == "laut: there may be more: --page 2\n"
    assert "\x1b" not in found.stdout


def test_show_marks_the_words_in_their_text(ask: Ask) -> None:
    text = " ".join(ask("show", "dpa-1#e1", "--format", "text").stdout.split())
    assert "event dpa-1#e1" in text
    assert "Titel dpa-1 dpa · 2025-03-10 · dpa-1 Norland [liefert] Sudland Waffen." in text


LONG = "sha256:" + "0123456789abcdef" * 4
PASSAGE = Passage(LONG, 10, 20, "Er sagte\x1b[31m: „Nein“", "Titel", "Blatt", "2025-03-10T12:00:00Z")
ANSWERS = {
    Hit: Hit(LONG, 1.0, PASSAGE),
    Named: Named(1, "Ada Kern", "PER", "DEU", "Q1", 12),
    Deed: Deed(f"{LONG}#s1", "statement", "say", "2025-03-10", ("Ada Kern",), (), PASSAGE, None, None, 3),
    Happened: Happened(
        "0123456789abcdef", "AID", (), (), "2025-03-10", "2025-03-12", "contested", 1, 2, ("Norland",) * 9, ("Sudland",), (),
        ("a#e1", "b#e1"), (PASSAGE, PASSAGE),
    ),
    Shown: Shown(LONG, "happening", (PASSAGE, PASSAGE), ("davor ", ""), (" danach", "")),
}  # fmt: skip


@pytest.mark.parametrize("width", [20, 64, 80, 120, 200])
@pytest.mark.parametrize("kind", VIEWS)
def test_text_fits_every_window_and_never_speaks_to_the_terminal(kind: type[Any], width: int) -> None:
    out = io.StringIO()
    show_answers([ANSWERS[kind]], Console(file=out, width=width, force_terminal=False))
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    assert "\x1b" not in out.getvalue()
    if kind is not Named:
        id = getattr(ANSWERS[kind], "id", LONG)
        assert id in "".join(line.strip() for line in lines)


@pytest.mark.parametrize(("id", "width", "first"), [("dpa-1", 120, "Id"), ("dpa-1", 60, "dpa-1"), (LONG, 120, LONG)])
def test_a_table_stands_where_window_and_ids_leave_it_room(id: str, width: int, first: str) -> None:
    out = io.StringIO()
    show_answers([Hit(id, 1.0, PASSAGE)], Console(file=out, width=width))
    lines = [line.strip() for line in out.getvalue().splitlines() if line.strip()]
    assert lines[1].split()[0] == first
