"""The shipped example, read by the installed model as a fact checker would read it: every statement, and nothing that is none."""

from pathlib import Path

import pytest

from laut.article import Article
from laut.findings import Statement
from laut.ingest import read_inputs
from laut.pipeline import load
from laut.record import Record

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parents[2] / "examples" / "waffenhilfe.txt"

# type, words of the quote, words of the speaker
MISSED = pytest.mark.xfail(strict=True, reason="laut-model-news 0.3.0 misses it, 0.2.0 found it")
EXPECTED = [
    pytest.param("indirect", "seine Haltung zur Luftabwehr", "des Élysée-Palasts", id="nach Darstellung"),
    pytest.param("direct", "Anders als viele in seiner Partei", "Luc Marchetti", id="direct with its frame"),
    pytest.param("indirect_free_indirect", "Man müsse sehen", None, id="fügte er hinzu", marks=MISSED),
    pytest.param("indirect_free_indirect", "Frankreich werde Ashworth", None, id="Konjunktiv without a frame"),
    pytest.param("reported", "als unwahrscheinlich", "Marchetti", id="bezeichnete als"),
    pytest.param("indirect", "habe seine Zusagen", "der Élyséesprecher", id="so der Sprecher"),
    pytest.param("direct", "zögerlicher Partner", "der Élyséesprecher", id="scrap inside an indirect quote"),
    pytest.param("indirect", "schließt Rumänien", "Präsident Mihai Dobrescu", id="nach Angaben in mid-sentence"),
    pytest.param("direct", "Kommen weitere Drohnen", "Dobrescu", id="direct at a press conference"),
    pytest.param("direct", "Auch über Raketen", "Dobrescu", id="second quote without a frame"),
    pytest.param("indirect", "eine bislang wenig bekannte Miliz", "britischen Regierung und der Slowakei", id="joint sources"),
    pytest.param("reported", "besorgt über Berichte", "Jonas Solheim", id="zeigte sich besorgt", marks=MISSED),
    pytest.param("indirect", "Dies könne den Streit", "er", id="ließ erklären"),
    pytest.param("direct", "Jetzt zählt", "Solheim", id="so behind a direct quote"),
]
NARRATED = ["ratifizierte am Mittwoch", "hatten bereits im Januar einen Vertrag", "zählt seit Langem"]


@pytest.fixture(scope="module")
def record() -> Record:
    (article,) = read_inputs([EXAMPLE])
    assert isinstance(article, Article)
    return load().read(article)


def with_words(record: Record, words: str, type_: str) -> list[Statement]:
    return [s for s in record.statements if s.type == type_ and any(words in span.text for span in s.quote)]


@pytest.mark.parametrize(("type_", "words", "speaker"), EXPECTED)
def test_a_statement_is_found_with_its_speaker(record: Record, type_: str, words: str, speaker: str | None) -> None:
    found = with_words(record, words, type_)
    assert len(found) == 1, [(s.type, s.quote) for s in record.statements]
    if speaker is not None:
        assert found[0].speaker is not None
        assert speaker in " … ".join(span.text for span in found[0].speaker.spans)


@pytest.mark.parametrize("words", NARRATED)
def test_what_is_narrated_is_no_statement(record: Record, words: str) -> None:
    assert not [s for s in record.statements if any(words in span.text for span in s.quote)]


def test_the_changed_position_is_marked(record: Record) -> None:
    (found,) = with_words(record, "schließt Rumänien", "indirect")
    assert [s.text for s in found.shift] == ["nicht länger"]


def test_the_scrap_lies_in_the_quote_around_it(record: Record) -> None:
    (inner,) = with_words(record, "zögerlicher Partner", "direct")
    (outer,) = with_words(record, "habe seine Zusagen", "indirect")
    assert inner.inside == outer.id


def test_the_head_of_the_article_is_known(record: Record) -> None:
    assert (record.article.published, record.article.agencies) == ("2025-03", ("dpa", "dts"))
