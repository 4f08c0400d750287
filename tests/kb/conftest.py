"""A small knowledge base built by hand, and the one that comes with laut."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from laut.kb.build import build
from laut.kb.find import KnowledgeBase
from laut.kb.rows import Entity, Name, Row, Source, Term

FACTS = Source("facts-people", "https://example.org/facts", "1", "CC0-1.0", "2024-11-30")
LISTS = Source("leaders", "https://example.org/leaders", "2", "CC0-1.0", "2022-10-12")

ROWS: tuple[tuple[Source, Row], ...] = (
    (FACTS, Entity("Q207", "person", "George W. Bush", "USA", ("GOV",), "Q207", prominence=0.8, gender="m")),
    (FACTS, Name("Q207", "George W. Bush", None, "name")),
    (FACTS, Entity("Q6279", "person", "Joe Biden", "USA", ("GOV",), "Q6279", prominence=0.8, gender="m")),
    (FACTS, Name("Q6279", "Joe Biden", None, "name")),
    (FACTS, Entity("laut:office-head-of-state-USA", "office", "President of the United States", "USA", ("GOV",))),
    (FACTS, Name("laut:office-head-of-state-USA", "US-Präsident", "de", "name")),
    (FACTS, Name("laut:office-head-of-state-USA", "Präsident", "de", "alias")),
    (FACTS, Term("Q207", "laut:office-head-of-state-USA", "2001-01-20", "2009-01-20")),
    (FACTS, Term("Q6279", "laut:office-head-of-state-USA", "2021-01-20", None)),
    (FACTS, Name("laut:government-RUS", "Kreml", "de", "seat")),
    (FACTS, Name("iso:RUS", "russisch", "de", "adjective")),
    (FACTS, Name("iso:RUS", "Russe", "de", "inhabitant")),
    (LISTS, Entity("Q159", "country", "Russia", "RUS", wikidata="Q159", lat=60.0, lon=100.0, prominence=0.8)),
    (LISTS, Name("Q159", "Russland", "de", "name")),
    (LISTS, Name("Q159", "Russia", "en", "name")),
    (LISTS, Entity("Q30", "country", "United States", "USA", wikidata="Q30", prominence=0.9)),
    (LISTS, Name("Q30", "United States", "en", "name")),
    (LISTS, Name("Q30", "US", "en", "abbreviation")),
    (LISTS, Entity("Q29", "country", "Spain", "ESP", wikidata="Q29", prominence=0.7)),
    (LISTS, Name("Q29", "Spain", "en", "name")),
    (LISTS, Entity("laut:government-RUS", "government", "Government of Russia", "RUS", ("GOV",))),
    (LISTS, Entity("Q6279", "person", "Joseph Biden", "USA", ("GOV",), "Q6279", prominence=0.9)),
    (LISTS, Entity("Q11696", "office", "President of the United States", "USA", ("GOV",), "Q11696")),
    (LISTS, Term("Q6279", "Q11696", "2021", None)),
    (LISTS, Entity("Q844587", "office", "Prime Minister of Spain", "ESP", ("GOV",), "Q844587")),
    (LISTS, Entity("Q6070218", "person", "Pedro Sánchez", "ESP", ("GOV",), "Q6070218", prominence=0.7)),
    (LISTS, Name("Q6070218", "Pedro Sánchez", "en", "name")),
    (LISTS, Entity("Q57456", "person", "Mariano Rajoy", "ESP", ("GOV",), "Q57456", prominence=0.6)),
    (LISTS, Name("Q57456", "Mariano Rajoy", "en", "name")),
    (LISTS, Term("Q57456", "Q844587", "2011-12", "2018")),
    (LISTS, Term("Q6070218", "Q844587", "2018", None)),
    (LISTS, Entity("Q7817", "organisation", "World Health Organization", "UNO", ("MED",), "Q7817")),
    (LISTS, Name("Q7817", "WHO", None, "abbreviation")),
    (LISTS, Entity("Q7184", "organisation", "NATO", "IGO", (), "Q7184")),
    (LISTS, Name("Q7184", "NATO", None, "abbreviation")),
)


@pytest.fixture(scope="session")
def small_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file of the small knowledge base."""
    path = tmp_path_factory.mktemp("kb") / "small.sqlite"
    build(ROWS, path, name="small")
    return path


@pytest.fixture
def small(small_path: Path) -> Iterator[KnowledgeBase]:
    """Give the small knowledge base, open."""
    with KnowledgeBase.open(small_path) as known:
        yield known


@pytest.fixture(scope="session")
def shipped() -> Iterator[KnowledgeBase]:
    """Give the knowledge base that comes with laut, open."""
    with KnowledgeBase.open() as known:
        yield known
