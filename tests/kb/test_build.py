"""Building: the same rows give the same file, whole or not at all, and the shipped one is that of the lists."""

import sqlite3
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

import laut.kb
from laut.errors import KnowledgeError
from laut.kb import bodies, country_words, facts, lists, store
from laut.kb.build import build
from laut.kb.find import KnowledgeBase, shipped_rows
from laut.kb.holders import LEADERS
from laut.kb.licences import NOTICES, as_markdown
from laut.kb.rows import Entity, Name, Row, Source, Term
from laut.kb.tabular import read_json, read_rows
from tests.kb.conftest import FACTS, LISTS, ROWS

LISTED = Path(__file__).parents[3] / "shared" / "data" / "actors"
SHIPPED = Path(laut.kb.__file__).parent / "base.sqlite"
needs_lists = pytest.mark.skipif(not LISTED.is_dir(), reason="needs the public lists in ../shared/data/actors")


def rows_of(path: Path) -> list[tuple[Source, Row]]:
    """Give all rows of a file."""
    connection = store.connect(path)
    found = list(store.rows_in(connection))
    connection.close()
    return found


def test_the_same_rows_give_the_same_bytes(tmp_path: Path, small_path: Path) -> None:
    built = build(ROWS, tmp_path / "again.sqlite", name="small")
    assert (tmp_path / "again.sqlite").read_bytes() == small_path.read_bytes()
    assert (built.n_dangling, built.counts["facts-people", "terms"]) == (0, 2)


def test_a_file_built_from_its_own_rows_is_the_same(tmp_path: Path, small_path: Path) -> None:
    build(rows_of(small_path), tmp_path / "again.sqlite", name="small")
    assert (tmp_path / "again.sqlite").read_bytes() == small_path.read_bytes()


def test_the_version_is_that_of_the_content(tmp_path: Path) -> None:
    one = build(ROWS, tmp_path / "one.sqlite", name="small")
    other = build(ROWS[:-1], tmp_path / "other.sqlite", name="small")
    assert one.version != other.version


def test_each_source_has_its_own_tables(small_path: Path) -> None:
    connection = store.connect(small_path)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    licences = dict(connection.execute("SELECT tables, licence FROM sources"))
    connection.close()
    assert {f"{kind}_{ending}" for kind in ("entities", "names", "terms") for ending in ("facts_people", "leaders")} <= tables
    assert licences == {"facts_people": "CC0-1.0", "leaders": "CC0-1.0"}


def test_names_and_terms_of_nobody_are_left_out_and_counted(tmp_path: Path) -> None:
    dangling: list[tuple[Source, Row]] = [
        (FACTS, Name("Q0", "Niemand", "de", "name")),
        (LISTS, Term("Q0", "Q844587", "2001", None)),
    ]
    built = build([*ROWS, *dangling], tmp_path / "kb.sqlite", name="small")
    assert built.n_dangling == 2
    with KnowledgeBase.open(tmp_path / "kb.sqlite") as known:
        assert known.find("Niemand") == ()


def test_offices_that_say_nothing_are_left_out(tmp_path: Path) -> None:
    offices: list[tuple[Source, Row]] = []
    for code, own in (("FRA", "Hausherr im Élysée"), ("ITA", "Präsident"), ("USA", "Präsident")):
        offices += [(FACTS, Entity(f"laut:president-{code}", "office", "president", code))]
        offices += [(FACTS, Name(f"laut:president-{code}", word, "de", "name")) for word in ("Präsident", own)]
    build([*ROWS, *offices], tmp_path / "kb.sqlite", name="small")
    with KnowledgeBase.open(tmp_path / "kb.sqlite") as known:
        assert known.entity("laut:president-FRA") is not None  # it has a word of its own
        assert known.entity("laut:president-ITA") is None
        assert known.entity("laut:office-head-of-state-USA") is not None  # somebody is known to have held it


def test_who_is_the_same_gets_one_key(tmp_path: Path) -> None:
    kept: list[tuple[Source, Row]] = [
        (FACTS, Entity("laut:pedro-sanchez", "person", "Pedro Sánchez", "ESP", ("GOV",), gender="m")),
        (FACTS, Name("laut:pedro-sanchez", "Pedro Sánchez", None, "name")),
        (FACTS, Entity("laut:pedro-sanchez-2", "person", "Pedro Sánchez", "ARG")),
        (FACTS, Name("laut:pedro-sanchez-2", "Pedro Sánchez", None, "name")),
    ]
    build([*kept, *ROWS], tmp_path / "kb.sqlite", name="small")
    with KnowledgeBase.open(tmp_path / "kb.sqlite") as known:
        assert [found.entity.key for found in known.find("Pedro Sánchez")] == ["Q6070218", "laut:pedro-sanchez-2"]
        assert known.find("Pedro Sánchez")[0].entity.gender == "m"


def test_nothing_is_no_knowledge_base(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="would be empty"):
        build([], tmp_path / "kb.sqlite", name="none")
    assert list(tmp_path.iterdir()) == []


def test_a_build_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    def failing() -> Iterator[tuple[Source, Row]]:
        yield FACTS, Entity("a", "person", "A")
        raise KnowledgeError("the dump is cut off")

    (tmp_path / "kb.sqlite").write_bytes(b"old")
    with pytest.raises(KnowledgeError, match="cut off"):
        build(failing(), tmp_path / "kb.sqlite", name="none")
    assert [path.name for path in tmp_path.iterdir()] == ["kb.sqlite"]
    assert (tmp_path / "kb.sqlite").read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be written"):
        build(ROWS, tmp_path / "no" / "kb.sqlite", name="none")


def test_lists_that_are_missing_are_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="has no mledoze-countries, i18n-nationality"):
        list(lists.rows(tmp_path))


def test_a_list_that_is_broken_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"a\.json: is no JSON"):
        read_json(tmp_path / "a.json")
    (tmp_path / "a.csv").write_bytes(b"a,b\n\xff\n")
    with pytest.raises(KnowledgeError, match=r"a\.csv: cannot be read"):
        list(read_rows(tmp_path / "a.csv"))


def test_without_pyyaml_the_way_out_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(KnowledgeError, match="pip install 'laut"):
        list(bodies.rows(tmp_path))


def test_the_shipped_one_is_small_and_has_every_licence() -> None:
    assert SHIPPED.stat().st_size < 8_000_000
    with KnowledgeBase.open(SHIPPED) as known:
        sources = known.sources
    assert all(source.licence and source.url and source.version and source.known_to for source in sources)
    assert {source.name for source in sources if not source.name.startswith("facts-")} <= set(NOTICES)
    assert (SHIPPED.parent / "LICENCES.md").read_text(encoding="utf-8") == as_markdown(sources)


def test_the_shipped_one_holds_together() -> None:
    connection = sqlite3.connect(f"{SHIPPED.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    nobody = "SELECT count(*) FROM names WHERE NOT EXISTS (SELECT 1 FROM entities WHERE key = entity)"
    assert connection.execute(nobody).fetchone() == (0,)
    connection.close()


def test_the_shipped_rows_are_what_a_larger_one_is_built_on(tmp_path: Path) -> None:
    built = build(shipped_rows(), tmp_path / "again.sqlite", name="laut-base")
    assert (built.n_dangling, rows_of(tmp_path / "again.sqlite")) == (0, rows_of(SHIPPED))


@needs_lists
def test_the_shipped_one_is_that_of_the_lists(tmp_path: Path) -> None:
    built = build(chain(facts.rows(), lists.rows(LISTED)), tmp_path / "again.sqlite", name="laut-base")
    assert built.n_dangling == 0, "a kept fact names an entity that no source has"
    told = "run 'laut kb build --lists ../shared/data/actors --out src/laut/kb/base.sqlite'"
    assert rows_of(tmp_path / "again.sqlite") == rows_of(SHIPPED), told


@needs_lists
def test_wikidata_ids_of_countries_are_those_of_the_lists() -> None:
    ours = set(country_words.words()["wikidata"].values()) | {"Q756617", "Q29999"}  # the two kingdoms, as states
    ours |= set(country_words.words()["partly_recognised"]) | set(country_words.words()["parts"])
    listed = {row["countryid"] for row in read_rows(LISTED / "world-leaders-2021" / "data" / "wikidata.csv")}
    assert listed <= ours


def test_what_is_known_ends_where_the_lists_end() -> None:
    assert LEADERS.known_to == "2022-10-12"
