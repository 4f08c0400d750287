"""A small knowledge base for linking: one country, its government with two seats, homonyms, and offices with terms."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from laut.kb.build import build
from laut.kb.find import KnowledgeBase
from laut.kb.rows import Entity, Name, Row, Source, Term

SOURCE = Source("facts", "https://example.org/facts", "1", "CC0-1.0", "2024-12-31")
ROWS: tuple[Row, ...] = (
    Entity("Q159", "country", "Russland", "RUS", (), "Q159", 60.0, 100.0, 2017370, 0.8),
    Name("Q159", "Russland", "de", "name"),
    Name("Q159", "russisch", "de", "adjective"),
    Name("Q159", "Russe", "de", "inhabitant"),
    Name("Q159", "Russen", "de", "inhabitant"),
    Entity("Q30", "country", "USA", "USA", (), "Q30", 38.0, -97.0, 6252001, 0.9),
    Name("Q30", "USA", "de", "name"),
    Name("Q30", "US", "en", "abbreviation"),
    Entity("Q884", "country", "South Korea", "KOR", (), "Q884", prominence=0.7),
    Name("Q884", "South Korean", "en", "adjective"),
    Name("Q884", "Korean", "en", "adjective"),
    Entity("Q423", "country", "North Korea", "PRK", (), "Q423", prominence=0.6),
    Name("Q423", "North Korean", "en", "adjective"),
    Name("Q423", "Korean", "en", "adjective"),
    Entity("gov-RUS", "government", "Regierung Russlands", "RUS", ("GOV",), "Q1140115"),
    Name("gov-RUS", "Kreml", "de", "seat"),
    Name("gov-RUS", "Moskau", "de", "seat"),
    Entity("gov-1", "government", "Regierung von Eins", "AAA", ("GOV",), "Q991"),
    Name("gov-1", "Doppelsitz", "de", "seat"),
    Entity("gov-2", "government", "Regierung von Zwei", "BBB", ("GOV",), "Q992"),
    Name("gov-2", "Doppelsitz", "de", "seat"),
    Entity("Q649", "place", "Moskau", "RUS", (), "Q649", 55.75, 37.6, 524901, 0.9),
    Name("Q649", "Moskau", "de", "name"),
    Entity("Q1794", "place", "Frankfurt", "DEU", (), "Q1794", 50.1, 8.7, 2925533, 0.6),
    Name("Q1794", "Frankfurt", "de", "name"),
    Entity("Q4024", "place", "Frankfurt (Oder)", "POL", (), "Q4024", 52.3, 14.5, 2925535, 0.55),
    Name("Q4024", "Frankfurt", "de", "name"),
    Entity("Q501", "place", "Neustadt am Rain", "DEU", (), "Q501", 49.0, 8.0, 501, 0.3),
    Name("Q501", "Neustadt", "de", "name"),
    Entity("Q502", "place", "Neustadt am See", "DEU", (), "Q502", 53.0, 10.0, 502, 0.25),
    Name("Q502", "Neustadt", "de", "name"),
    Entity("Q7184", "organisation", "NATO", "IGO", (), "Q7184"),
    Name("Q7184", "NATO", None, "abbreviation"),
    Entity("Q31", "organisation", "Rat der Stadt", "DEU", (), "Q31"),
    Name("Q31", "Rat", "de", "alias"),
    Entity("Q32", "organisation", "Rat des Landes", "DEU", (), "Q32"),
    Name("Q32", "Rat", "de", "alias"),
    Entity("office-RUS", "office", "Präsident Russlands", "RUS", ("GOV",)),
    Name("office-RUS", "Präsident", "de", "name"),
    Entity("office-USA", "office", "Präsident der USA", "USA", ("GOV",)),
    Name("office-USA", "Präsident", "de", "name"),
    Name("office-USA", "president", "en", "name"),
    Entity("Q7747", "person", "Wladimir Putin", "RUS", ("GOV",), "Q7747", prominence=0.9, gender="m"),
    Name("Q7747", "Wladimir Putin", "de", "name"),
    Name("Q7747", "Putin", "de", "alias"),
    Term("Q7747", "office-RUS", "2012-05-07", None),
    Entity("Q23530", "person", "Dmitri Medwedew", "RUS", ("GOV",), "Q23530", prominence=0.6, gender="m"),
    Name("Q23530", "Dmitri Medwedew", "de", "name"),
    Name("Q23530", "Medwedew", "de", "alias"),
    Term("Q23530", "office-RUS", "2008-05-07", "2012-05-07"),
    Entity("Q6279", "person", "Joe Biden", "USA", ("GOV",), "Q6279", prominence=0.9, gender="m"),
    Name("Q6279", "Joe Biden", None, "name"),
    Name("Q6279", "Biden", None, "alias"),
    Term("Q6279", "office-USA", "2021-01-20", None),
    Entity("Q51", "person", "Anna Kern", "DEU", ("PTY",), "Q51", gender="f"),
    Name("Q51", "Anna Kern", "de", "name"),
    Name("Q51", "Kern", "de", "alias"),
    Entity("Q52", "person", "Paul Kern", "DEU", ("BUS",), "Q52", gender="m"),
    Name("Q52", "Paul Kern", "de", "name"),
    Name("Q52", "Kern", "de", "alias"),
)  # fmt: skip


@pytest.fixture(scope="session")
def kb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """Give the small knowledge base, open."""
    path: Path = tmp_path_factory.mktemp("kb") / "small.sqlite"
    build(((SOURCE, row) for row in ROWS), path, name="small")
    with KnowledgeBase.open(path) as known:
        yield known
