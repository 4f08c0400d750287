"""The whole path with the installed model: exact spans, the same record every time, no article taken down by another."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laut.article import Article, Refusal, article_of
from laut.document import Span
from laut.errors import ArticleError, LanguageError
from laut.pipeline import Pipeline, Progress, load
from laut.record import Record, from_data, to_data, to_json

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parents[1] / "examples" / "waffenhilfe.txt"
NEWS = st.lists(
    st.sampled_from(
        [
            "„Das reicht nicht“, sagte Ministerin Kahl am Montag. ",
            "Laut Polizei gab es drei Verletzte. ",
            "Es bleibe dabei, so der Sprecher. ",
            "\n\n",
            "»",
            "“",
            "\0",
            "🇩🇪 ",
            "e\u0301",
            "\r\n",
            "Er lobte den Plan. ",
            "x" * 300,
        ]
    ),
    max_size=12,
).map("".join)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


def spans_of(record: Record) -> Iterator[Span]:
    for m in record.mentions:
        yield Span(m.start, m.end, m.text)
    for e in record.events:
        yield from (*e.trigger, *(span for telling in e.mentions for span in telling))
        yield from (span for q in e.quantities for span in q.spans)
        yield from (span for a in e.attributions for span in a.spans)
    for s in record.statements:
        yield from (*s.quote, *s.cue, *s.frame, *s.shift)
        for role in (s.speaker, s.via, s.addressee):
            yield from role.spans if role else ()


def check(record: Record, text: str) -> None:
    assert record.article.text == text
    for span in spans_of(record):
        assert 0 <= span.start < span.end <= len(text)
        assert span.text == text[span.start : span.end]
    ids = [s.id for s in record.statements]
    assert len(set(ids)) == len(ids)
    actors = {a.id for a in record.actors}
    mentions = {m.id for m in record.mentions}
    assert {m.actor for m in record.mentions} <= actors
    for a in record.actors:
        assert set(a.members) <= actors
    for e in record.events:
        assert {p.mention for p in (*e.actors, *e.recipients)} | set(e.places) <= mentions
        assert {a.by for a in e.attributions} <= actors | {"author", "unknown"}
        assert [a.by for a in e.attributions].count("author") == 1
        assert 0 <= e.probability <= 1
    for s in record.statements:
        assert s.quote
        assert {a for r in (s.speaker, s.via, s.addressee) if r for a in r.actors} <= actors
        assert list(s.quote) == sorted(s.quote, key=lambda x: x.start)
        assert 0 <= s.probability < 1
        assert s.inside is None or s.inside in ids
    assert from_data(to_data(record)) == record


@given(st.one_of(st.text(min_size=1), NEWS).filter(str.strip))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_span_is_the_slice_it_names(pipeline: Pipeline, text: str) -> None:
    check(pipeline.read(article_of(text, language="de")), text)


@given(st.lists(NEWS.filter(str.strip), min_size=2, max_size=4))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_record_does_not_depend_on_its_neighbours(pipeline: Pipeline, texts: list[str]) -> None:
    articles = [article_of(t, language="de") for t in texts]
    together = [to_json(r) for r in pipeline.read_many(articles) if isinstance(r, Record)]
    assert together == [to_json(pipeline.read(a)) for a in articles]


def test_a_second_pipeline_on_another_number_of_threads_reads_the_same(pipeline: Pipeline) -> None:
    article = article_of(EXAMPLE.read_text(encoding="utf-8"))
    assert to_json(load(n_threads=1).read(article)) == to_json(pipeline.read(article))


def test_one_bad_article_never_stops_the_others(pipeline: Pipeline) -> None:
    items: list[Article | Refusal] = [
        article_of("Die Lage sei ernst, sagte Ministerin Kahl.", language="de"),
        Refusal("somewhere.txt", "read", "is empty"),
        article_of("Всё будет хорошо, сказал министр на встрече с журналистами.", id="ru"),
        article_of(" \n"),
        article_of("Alles bleibe, wie es ist, so der Sprecher.", language="de"),
    ]
    results = list(pipeline.read_many(items))
    assert [type(r) for r in results] == [Record, Refusal, Refusal, Refusal, Record]
    assert isinstance(results[2], Refusal)
    assert "ru" in results[2].reason


def test_a_language_without_a_pack_is_refused_by_name(pipeline: Pipeline) -> None:
    with pytest.raises(LanguageError, match="de"):
        pipeline.read(article_of("Le ministre a dit que tout irait bien.", language="fr"))


def test_a_text_without_words_is_refused(pipeline: Pipeline) -> None:
    with pytest.raises(ArticleError, match="has no text"):
        pipeline.read(article_of("\n\t "))


def test_less_sure_statements_can_be_left_out(pipeline: Pipeline) -> None:
    article = article_of(EXAMPLE.read_text(encoding="utf-8"))
    everything, sure = pipeline.read(article), pipeline.read(article, min_probability=0.7)
    assert 0 < len(sure.statements) < len(everything.statements)
    assert all(s.probability >= 0.7 for s in sure.statements)
    assert sure.made_by.settings == {"min_probability": 0.7}
    check(sure, article.text)


def test_a_long_text_is_read_in_passages_with_progress(pipeline: Pipeline) -> None:
    text = "„Das reicht nicht“, sagte Ministerin Kahl am Montag in Bonn. Die Straße blieb leer. " * 1_000
    seen: list[Progress] = []
    record = pipeline.read(article_of(text, language="de"), on_progress=seen.append)
    check(record, text)
    assert len(seen) > 1
    assert seen[-1].n_done == seen[-1].n_words
    direct = [s for s in record.statements if s.type == "direct"]
    assert len(direct) > 900, "sentences in the middle are found as well as the first"


def test_english_is_read_with_its_own_pack(pipeline: Pipeline) -> None:
    record = pipeline.read(article_of("“We will not sign this deal,” Foreign Minister Alice Brandt told reporters on Monday."))
    assert record.article.language == "en"
    (found,) = record.statements
    assert found.quote[0].text == "“We will not sign this deal,”"
    assert found.speaker is not None
    assert "Alice Brandt" in found.speaker.spans[0].text
    assert found.medium == "speech"
