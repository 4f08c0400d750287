"""What a name could mean: order, dates, spellings, and names that are none."""

import sqlite3
import threading
from datetime import date
from pathlib import Path

import pytest

from laut.errors import KnowledgeError
from laut.kb import store
from laut.kb.build import build
from laut.kb.find import ENVIRONMENT, KnowledgeBase
from laut.kb.rows import Entity, Name, Row, Source, Term
from tests.kb.conftest import FACTS, LISTS

NO_NAMES = (
    "",
    " ",
    "…",
    "A" * 100_000,
    "ß" * 100_000,
    "'; DROP TABLE sources; --",
    '" OR 1=1',
    "%",
    "Pu_in",
    "Путинъ",
    "平壤市长",
    "\x00",
    "\ud800",
)


def names(known: KnowledgeBase, name: str, **options: date) -> list[str]:
    """Give the names of the candidates."""
    return [candidate.entity.name for candidate in known.find(name, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NO_NAMES)
def test_what_is_no_name_is_nobody(small: KnowledgeBase, shipped: KnowledgeBase, name: str) -> None:
    for known in (small, shipped, KnowledgeBase.empty()):
        assert known.find(name, on=date(2024, 1, 1)) == ()
        assert known.country_of(name) is None
        assert known.seat_of(name) is None
        assert known.holders(name, None, on=date(2024, 1, 1)) == ()
    assert small.find("Biden")


def test_the_empty_one_knows_nothing() -> None:
    known = KnowledgeBase.empty()
    assert known.find("Putin") == ()
    assert known.country_of("Russland") is None
    assert known.seat_of("Kreml") is None
    assert known.holders("Präsident", "USA", on=date(2022, 1, 1)) == ()
    assert known.entity("Q7747") is None
    assert known.sources == ()
    assert known.name_and_version is None


@pytest.mark.parametrize("name", ["Pedro Sánchez", "PEDRO SANCHEZ", "pedro sanchez", "Sánchez", "Sanchez", "Sa\u0301nchez"])
def test_case_and_accents_do_not_matter(small: KnowledgeBase, name: str) -> None:
    assert names(small, name) == ["Pedro Sánchez"]


def test_a_surname_is_an_alias_and_says_why(small: KnowledgeBase) -> None:
    (found,) = small.find("Rajoy", on=date(2015, 5, 1))
    assert found.form == "alias"
    assert found.source == "leaders"
    assert found.why == "alias 'Rajoy' in leaders; Prime Minister of Spain 2011-12 to 2018 (leaders)"
    assert [held.holds for held in found.terms] == ["certainly"]


def test_who_is_not_in_office_has_no_terms(small: KnowledgeBase) -> None:
    (found,) = small.find("Rajoy", on=date(2020, 5, 1))
    assert found.terms == ()


def test_who_is_in_office_comes_first(tmp_path: Path) -> None:
    office = Entity("o", "office", "Prime Minister", "ESP")
    rows: list[tuple[Source, Row]] = [(LISTS, office)]
    for key, prominence, start, end in (("a", 0.9, "1990", "1995"), ("b", 0.1, "2000", "2005")):
        rows += [
            (LISTS, Entity(key, "person", f"{key} Gómez", "ESP", prominence=prominence)),
            (LISTS, Term(key, "o", start, end)),
        ]
    with opened(rows, tmp_path) as known:
        assert [found.entity.key for found in known.find("Gómez")] == ["a", "b"]
        assert [found.entity.key for found in known.find("Gómez", on=date(2002, 1, 1))] == ["b", "a"]


@pytest.mark.parametrize(
    ("name", "expected"), [("WHO", 1), ("W.H.O.", 1), ("Who", 0), ("who", 0), ("Nato", 1), ("NATO", 1), ("nato", 0)]
)
def test_an_abbreviation_has_to_be_written_as_one(small: KnowledgeBase, name: str, expected: int) -> None:
    assert len(small.find(name)) == expected


def test_an_entity_is_put_together_from_all_sources(small: KnowledgeBase) -> None:
    found = small.entity("Q6279")
    assert found is not None
    assert (found.name, found.gender, found.prominence) == ("Joe Biden", "m", 0.9)


def test_the_facts_may_name_a_country_by_its_code(small: KnowledgeBase) -> None:
    assert {name.text for name in small.names_of("Q159")} == {"Russland", "Russia", "russisch", "Russe"}


def test_offices_are_found_by_words_that_only_one_country_has(small: KnowledgeBase) -> None:
    assert {found.entity.kind for found in small.find("US-Präsident")} == {"office"}
    assert {found.entity.country for found in small.find("Premier")} == {"ESP"}


def test_offices_are_not_found_by_words_of_many_countries(shipped: KnowledgeBase) -> None:
    assert [found for found in shipped.find("Präsident") if found.entity.kind == "office"] == []


def test_threads_may_share_it(shipped: KnowledgeBase) -> None:
    found: list[int] = []

    def ask() -> None:
        found.extend(len(shipped.find(f"{name}", on=date(2021, 1, 1))) for name in ("Paris", "Kiew", "Merkel", "Xi") * 50)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 800


def test_a_requested_one_that_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KnowledgeError, match=r"gone\.sqlite: there is no such file; build one with 'laut kb build'"):
        KnowledgeBase.open(tmp_path / "gone.sqlite")
    monkeypatch.setenv(ENVIRONMENT, str(tmp_path / "other.sqlite"))
    with pytest.raises(KnowledgeError, match=r"other\.sqlite"):
        KnowledgeBase.open()


def test_the_environment_names_another(small_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, str(small_path))
    with KnowledgeBase.open() as known:
        assert known.path == small_path
        assert known.name_and_version is not None
        assert known.name_and_version.startswith("small ")


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to be read as a header of one\n" * 40])
def test_a_file_that_is_none_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a b#?%.sqlite").write_bytes(content)
    with pytest.raises(KnowledgeError, match=r"no knowledge base|no SQLite file"):
        KnowledgeBase.open(tmp_path / "a b#?%.sqlite")


def test_one_without_entities_is_said(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "empty.sqlite") as connection:
        store.create(connection)
        store.add_views(connection)
    connection.close()
    with pytest.raises(KnowledgeError, match="is empty"):
        KnowledgeBase.open(tmp_path / "empty.sqlite")


def test_another_format_is_said(tmp_path: Path, small_path: Path) -> None:
    (tmp_path / "new.sqlite").write_bytes(small_path.read_bytes())
    with sqlite3.connect(tmp_path / "new.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(KnowledgeError, match="of format 99, this version of laut reads"):
        KnowledgeBase.open(tmp_path / "new.sqlite")


def test_a_truncated_one_is_said(tmp_path: Path, small_path: Path) -> None:
    (tmp_path / "half.sqlite").write_bytes(small_path.read_bytes()[:3000])
    with pytest.raises(KnowledgeError, match=r"half\.sqlite"):
        KnowledgeBase.open(tmp_path / "half.sqlite")


def opened(rows: list[tuple[Source, Row]], folder: Path) -> KnowledgeBase:
    """Give a knowledge base of these rows, open."""
    build(rows, folder / "kb.sqlite", name="test")
    return KnowledgeBase.open(folder / "kb.sqlite")


def test_common_surnames_give_no_endless_list(tmp_path: Path) -> None:
    rows: list[tuple[Source, Row]] = []
    for number in range(500):
        rows += [(FACTS, Entity(f"Q{number}", "person", "A")), (FACTS, Name(f"Q{number}", "Müller", None, "alias"))]
    with opened(rows, tmp_path) as known:
        assert len(known.find("Mueller")) == 0
        assert len(known.find("Müller")) == 64
