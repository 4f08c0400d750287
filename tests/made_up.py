"""Records and a pipeline made by hand, for tests that need no model."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from laut.article import Article, Refusal, article_of
from laut.document import Span
from laut.errors import ArticleError
from laut.findings import (
    Actor,
    Attribution,
    Event,
    EventTime,
    Geo,
    Mention,
    Participant,
    Quantity,
    Role,
    Statement,
    TimeExpression,
)
from laut.record import MadeBy, Record

TEXT = (
    "Die Ministerin will zurücktreten. „Es reicht“, sagte Ada Kern am Montag, „ich gehe.“ "
    "Der Verband habe 300 Helfer nach Riga geschickt, so Kern."
)


def span(text: str, words: str) -> Span:
    """Give the span of the first place where the words stand."""
    start = text.index(words)
    return Span(start, start + len(words), words)


def statement(text: str, *quote: str, id: str = "s1", speaker: str | Role | None = None, **known: Any) -> Statement:
    """Give a statement by its words; what is not named is empty."""
    fields: dict[str, Any] = {
        "id": id, "type": "direct", "medium": "speech", "act": "say", "cue": (), "frame": (), "shift": (), "via": None,
        "addressee": None, "time": None, "inside": None, "probability": 0.9,
        "quote": tuple(span(text, words) for words in quote),
        "speaker": Role((span(text, speaker),), ()) if isinstance(speaker, str) else speaker,
    }  # fmt: skip
    return Statement(**fields | known)


def record_of(text: str, *statements: Statement, **known: Any) -> Record:
    """Give a record of a text with these statements."""
    article = article_of(text, id="a-1", language="de", **known)
    return Record(article=article, made_by=MadeBy(laut="0.1.0", model="made-up 1"), statements=statements)


def full_record() -> Record:
    """Give a record with something in every list and every field that may be null."""
    s1 = statement(
        TEXT, "„Es reicht“", "„ich gehe.“", speaker=Role((span(TEXT, "Ada Kern"),), ("a1",)),
        cue=(span(TEXT, "sagte"),), frame=(span(TEXT, "sagte Ada Kern"),),
        shift=(span(TEXT, "reicht"),), via=Role((), ()), addressee=Role((), ()), time="t1",
    )  # fmt: skip
    s2 = statement(TEXT, "Der Verband habe 300 Helfer nach Riga geschickt", id="s2", type="indirect", inside="s1", act=None)
    event = Event(
        id="e1", type="AID", modes=(), contexts=("military",), trigger=(span(TEXT, "geschickt"),),
        mentions=((span(TEXT, "geschickt"),),), statement=None, actors=(Participant("m2", "a2"),),
        recipients=(Participant("m3", None),), places=("m3",), time=EventTime(("t1",), "2025-03-10"),
        quantities=(Quantity((span(TEXT, "300 Helfer"),), 300.0, None, "=", "Helfer", "troops"),), auxiliary="none",
        attributions=(Attribution("a1", "s2", (), "CT+"), Attribution("author", None, (), "Uu")), probability=0.7,
    )  # fmt: skip
    known: dict[str, Any] = {"title": "Kern geht", "outlet": "Tagblatt", "authors": ("A. B.",), "agencies": ("dpa",)}
    base = record_of(TEXT, s1, s2, published="2025-03-10", **known)
    return Record(
        article=base.article,
        made_by=base.made_by,
        statements=base.statements,
        mentions=(_mention("m1", "Ada Kern", "a1"), _mention("m2", "Der Verband", "a2"), _mention("m3", "Riga", None)),
        actors=(
            Actor("a1", "Ada Kern", "PER", "Ministerin", (), "DEU", ("GOV",), None, 0.8, None),
            Actor("a2", "Verband", "ORG", None, ("a1",), None, (), "Q1", None, Geo(56.9, -24.1, 456172)),
        ),
        times=(TimeExpression("t1", 0, 3, "Die", "DATE", "2025-03-10", None, None, None, "2025-03-10", "published"),),
        events=(event,),
    )


def _mention(id: str, words: str, actor: str | None) -> Mention:
    place = span(TEXT, words)
    return Mention(id, place.start, place.end, words, "name", "PER", actor, 0.95)


class MadeUpPipeline:
    """Reads as the real one does, without a model: a text with "kaputt" in it cannot be read; no one is quoted in the others."""

    def __init__(self, find: Callable[[str], tuple[Statement, ...]] = lambda text: ()) -> None:
        self._find = find
        self.asked: dict[str, Any] = {}

    def read(self, article: Article, **asked: Any) -> Record:
        self.asked = asked
        if "kaputt" in article.text:
            raise ArticleError("the text says that it is broken")
        return Record(article=article, made_by=MadeBy("0.1.0", "made-up 1"), statements=self._find(article.text))

    def read_many(self, items: Iterable[Article | Refusal], **asked: Any) -> Iterator[Record | Refusal]:
        self.asked = asked
        for item in items:
            if isinstance(item, Refusal):
                yield item
                continue
            try:
                yield self.read(item, **asked)
            except ArticleError as error:
                yield Refusal(item.origin or item.id, "read", str(error), item.id)
