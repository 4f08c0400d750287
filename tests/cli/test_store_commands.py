"""`laut store`: counts, checks, room, export, erasing and renewing."""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer.main
from sqlalchemy import text
from typer.testing import CliRunner, Result

import laut.pipeline
from laut.article import Article, Refusal
from laut.cli import app as app_module
from laut.cli.app import main
from laut.errors import UsageError
from laut.record import MadeBy, Record
from laut.store import open_store, questions
from laut.store.tables import metadata
from laut.store.upkeep import check, stats, traces
from laut.stories.keeping import keep
from tests.cli.stored import renamed, story, told
from tests.made_up import MadeUpPipeline

Ask = Callable[..., Result]


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Give a store that holds a story."""
    url = str(tmp_path / "news.sqlite")
    with open_store(url) as store:
        list(keep(store, story()))
    return url


@pytest.fixture
def ask(url: str) -> Ask:
    """Give a function that calls `laut store`."""
    return lambda *arguments: CliRunner().invoke(app_module.app, ["store", *map(str, arguments), "--store", url])


def tables(url: str) -> dict[str, int]:
    """Give how many rows each table has, after a look whether they fit together."""
    with open_store(url) as store:
        assert list(check(store)) == []
        return stats(store).tables


@pytest.mark.parametrize("command", ["stats", "check", "vacuum", "export", "forget", "reread"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    found = CliRunner().invoke(app_module.app, ["store", command, "--help"])
    assert f"laut store {command}" in found.stdout
    assert "Example" in found.stdout


def test_stats_count_everything(ask: Ask, url: str) -> None:
    found = json.loads(ask("stats").stdout)
    assert found["name"].endswith("news.sqlite")
    assert found["engine"].startswith("sqlite 3.")
    assert found["tables"]["articles"] == found["n_shown"] == 5
    assert found["states"] == {"contested": 1, "single-source": 1}
    assert (found["happening_events"], found["family_articles"], found["newest"]) == (4, 2, "2025-05-02")
    assert found["records"] == {"made-up 1": 5}
    assert found["size_bytes"] == Path(url).stat().st_size or found["size_bytes"] > 0
    with open_store(url) as store:
        assert questions.show(store, found["happening"]).kind == "happening"


def test_stats_are_lines_in_a_terminal(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("laut.cli.console.is_terminal", lambda stream: stream is sys.stdout)
    lines = [" ".join(line.split()) for line in ask("stats").stdout.splitlines()]
    assert "articles 5 (5 shown)" in lines
    assert "contested 1 happenings" in lines
    assert "largest family 2 articles" in lines


def test_a_sound_store_passes_the_check(ask: Ask) -> None:
    found = ask("check")
    assert (found.exit_code, found.stdout, found.stderr) == (0, "", "laut: everything fits together\n")


def test_what_does_not_fit_is_said(ask: Ask, url: str) -> None:
    with open_store(url) as store, store.writing() as writer:
        writer.connection.execute(text("UPDATE articles SET is_shown = 0 WHERE id = 'dpa-1'"))
    found = ask("check")
    assert found.exit_code == 1
    assert "dpa-1 is not shown and has rows in statements\n" in found.stdout
    assert "findings; restore a backup" in found.stderr


def test_vacuum_gives_room_back(ask: Ask, url: str) -> None:
    with open_store(url) as store:
        list(
            keep(
                store,
                [
                    told(f"x-{n}", f"Norland liefert Sudland Waffen, so Ada Kern. „Wir helfen“ {n} " + "Wort " * 3_000)
                    for n in range(20)
                ],
            )
        )
    size = json.loads(ask("stats").stdout)["size_bytes"]
    for n in range(20):
        assert ask("forget", f"x-{n}", "--yes").exit_code == 0
    found = ask("vacuum")
    assert (found.exit_code, found.stderr.startswith("laut: ")) == (0, True)
    assert json.loads(ask("stats").stdout)["size_bytes"] < size / 2
    assert len(tables(url)) > 10


def test_forget_erases_an_article_with_all_its_versions(ask: Ask, url: str) -> None:
    with open_store(url) as store:
        list(keep(store, [told("nein-1", story()[3].article.text + " Nachtrag."), Refusal("x.txt", "read", "kaputt", "nein-1")]))
    found = ask("forget", "nein-1", "--yes")
    assert (found.exit_code, found.stdout) == (0, "")
    assert "laut: nein-1 is erased, 2 versions\n" in found.stderr
    assert "vacuum" in found.stderr
    kept = tables(url)
    assert (kept["articles"], kept["refusals"], kept["happenings"]) == (4, 0, 2)
    with open_store(url) as store:
        assert {item.state for item in questions.events(store)} == {"corroborated", "single-source"}


def test_nothing_of_a_forgotten_article_is_left_in_the_file(ask: Ask, url: str, tmp_path: Path) -> None:
    with open_store(url) as store:
        list(keep(store, [told("x", "Norland liefert Sudland Waffen. Zwetschgenkuchen! „Wir helfen“, so Ada Kern.")]))
    assert ask("forget", "x", "--yes").exit_code == 0
    assert ask("vacuum").exit_code == 0
    left = b"".join(path.read_bytes() for path in tmp_path.glob("news.sqlite*"))
    assert b"wetschgenkuch" not in left.lower()  # the text, and its stem in the full text


def test_forget_erases_an_actor_and_leaves_the_texts(ask: Ask, url: str) -> None:
    found = ask("forget", "--actor", "ada kern", "--yes")
    assert found.exit_code == 0, found.exception
    assert "laut: Ada Kern (PER, NOR) is erased from 5 versions of articles" in found.stderr
    kept = tables(url)
    assert (kept["articles"], kept["records"], kept["statements"], kept["events"]) == (5, 5, 0, 5)
    with open_store(url) as store:
        assert questions.named(store, "Kern") == []
        assert len(questions.search(store, "Kern")) == 5


def test_forget_takes_no_country(ask: Ask, url: str) -> None:
    assert isinstance(ask("forget", "--actor", "SUD", "--yes").exception, UsageError)
    with open_store(url) as store:
        assert [actor.name for actor in questions.named(store, "SUD")] == ["Sudland"]


def test_a_forgotten_actor_stays_away_when_articles_are_read_again(monkeypatch: pytest.MonkeyPatch, ask: Ask, url: str) -> None:
    assert ask("forget", "--actor", "ada kern", "--yes").exit_code == 0
    assert reread(monkeypatch, url, Newer()).stderr == "laut: 5 of 5 renewed\n"
    with open_store(url) as store:
        assert [kept.outcome for kept in keep(store, story())] == ["stored"] * 5  # the records of the first model again
        assert questions.named(store, "Kern") == []
        assert len(questions.named(store, "Norland")) == 1


def test_forget_takes_none_of_several(ask: Ask, url: str) -> None:
    with open_store(url) as store:
        list(keep(store, [renamed(told("x"), "Otto Kern")]))
    found = ask("forget", "--actor", "Kern", "--yes")
    assert isinstance(found.exception, UsageError)
    assert "Ada Kern (PER, NOR), Otto Kern (PER, NOR); say which" in str(found.exception)
    assert ask("forget", "--actor", "Q1", "--yes").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "say what to forget"),
        (("a", "--actor", "b"), "say what to forget"),
        (("dpa-17", "--yes"), "there is no article 'dpa-17'"),
        (("--actor", "Niemand", "--yes"), "there is no actor 'Niemand'"),
        (("dpa-1",), "nobody can be asked"),
    ],
)
def test_what_cannot_be_forgotten_is_said(ask: Ask, url: str, arguments: tuple[str, ...], message: str) -> None:
    found = ask("forget", *arguments)
    assert isinstance(found.exception, UsageError)
    assert message in str(found.exception)
    assert tables(url)["articles"] == 5


@pytest.mark.parametrize(("answer", "n_left"), [("n\n", 5), ("y\n", 4), ("", 5)])
def test_a_terminal_is_asked_first(url: str, monkeypatch: pytest.MonkeyPatch, answer: str, n_left: int) -> None:
    monkeypatch.setattr("laut.cli.console.is_terminal", lambda stream: stream is sys.stdin)
    found = CliRunner().invoke(app_module.app, ["store", "forget", "dpa-1", "--store", url], input=answer)
    assert "Erase article dpa-1 “Titel dpa-1”, 1 version, for good?" in found.stderr
    assert tables(url)["articles"] == n_left


class Newer(MadeUpPipeline):
    """Reads with a newer model, as far as it is let: it can be told to stop, or to fail on an article."""

    def __init__(self, *, kb: str | None = None, stops_at: int | None = None, fails_on: str = "") -> None:
        super().__init__()
        self.kb, self.stops_at, self.fails_on, self.n_read = kb, stops_at, fails_on, 0

    def made_by(self) -> MadeBy:
        return MadeBy("0.2.0", "made-up 2", self.kb)

    def read_many(self, items: Iterable[Article | Refusal], **asked: Any) -> Iterator[Record | Refusal]:
        for item in items:
            assert isinstance(item, Article)
            if self.n_read == self.stops_at:
                raise KeyboardInterrupt
            self.n_read += 1
            if item.id == self.fails_on:
                yield Refusal(item.id, "read", "kaputt", item.id)
            else:
                yield replace(told(item.id, item.text, day=item.published), article=item, made_by=self.made_by())


def reread(monkeypatch: pytest.MonkeyPatch, url: str, pipeline: Newer) -> Result:
    """Call `laut store reread` with a pipeline in the place of the real one."""
    monkeypatch.setattr(laut.pipeline, "load", lambda model=None, kb=None: pipeline)
    return CliRunner().invoke(app_module.app, ["store", "reread", "--store", url])


def made(url: str) -> dict[str, int]:
    """Give how many records each model has made."""
    with open_store(url) as store:
        assert list(check(store)) == []
        return stats(store).records


def test_reread_renews_what_an_older_model_has_read(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    before = tables(url)
    found = reread(monkeypatch, url, Newer())
    assert (found.exit_code, found.stderr) == (0, "laut: 5 of 5 renewed\n")
    assert made(url) == {"made-up 2": 5}
    assert tables(url) == before
    found = reread(monkeypatch, url, Newer())
    assert (found.exit_code, found.stderr) == (0, "laut: every record is by made-up 2 with no knowledge base\n")
    assert reread(monkeypatch, url, Newer(kb="laut-base 7")).stderr == "laut: 5 of 5 renewed\n"


def test_reread_goes_on_after_an_interruption(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    with open_store(url) as store:
        list(keep(store, [told(f"x-{n}") for n in range(12)]))
    found = reread(monkeypatch, url, Newer(stops_at=10))
    assert (found.exit_code, found.stderr) == (130, "laut: interrupted: 8 of 17 renewed; the same call goes on from there\n")
    assert made(url) == {"made-up 1": 9, "made-up 2": 8}
    assert reread(monkeypatch, url, Newer()).stderr == "laut: 9 of 9 renewed\n"


def test_reread_keeps_the_old_record_of_what_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    found = reread(monkeypatch, url, Newer(fails_on="eigen-1"))
    assert found.exit_code == 1
    assert found.stderr == "laut: refused: eigen-1: kaputt\nlaut: 4 of 5 renewed, 1 refused\n"
    assert made(url) == {"made-up 1": 1, "made-up 2": 4}


def test_reread_does_not_bring_back_what_has_changed_while_it_was_read(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    class Slow(Newer):
        def read_many(self, items: Iterable[Article | Refusal], **asked: Any) -> Iterator[Record | Refusal]:
            if self.n_read == 0:
                with open_store(url) as store:
                    list(keep(store, [told("mai-1", told("x").article.text + " Nachtrag.")]))
            yield from super().read_many(items, **asked)

    assert reread(monkeypatch, url, Slow()).stderr == "laut: 5 of 5 renewed\n"
    assert made(url) == {"made-up 1": 1, "made-up 2": 5}
    with open_store(url) as store:
        assert traces(store, "mai-1").n_versions == 2
        assert questions.show(store, "mai-1").passages[0].text.endswith("Nachtrag.")


def test_a_store_of_the_wrong_kind_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["laut", "store", "stats", "--store", "oracle://x/y"])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert "laut: there is no store of the kind 'oracle'" in capsys.readouterr().err


def test_every_option_of_the_commands_is_in_the_docs() -> None:
    page = (Path(__file__).parent.parent.parent / "docs" / "store.md").read_text(encoding="utf-8")
    group = typer.main.get_command(app_module.app)
    commands = group.commands  # type: ignore[attr-defined]
    ours = {name: commands[name] for name in ("ingest", "search", "who", "events", "timeline", "show")}
    ours |= {f"store {name}": command for name, command in commands["store"].commands.items()}
    for name, command in ours.items():
        assert f"laut {name}" in page
        for option in (option for parameter in command.params for option in parameter.opts if option.startswith("--")):
            assert f"`{option}" in page, f"{option} of laut {name}"


@pytest.mark.parametrize("name", metadata.tables)
def test_every_column_of_the_tables_is_in_the_docs(name: str) -> None:
    page = (Path(__file__).parent.parent.parent / "docs" / "store.md").read_text(encoding="utf-8")
    section = page.partition("## Tables")[2].partition("## Parquet")[0]
    assert f"**{name}**" in section
    about = section.partition(f"**{name}**")[2].partition("**")[0]
    assert {f"`{column.name}`" for column in metadata.tables[name].c} <= set(re.findall(r"`\w+`", about))
