"""The one path from an Article to its Record, seen on one page. Only this module knows the order of the steps.

pipeline = laut.load()                          # weights and packs are loaded once
for result in pipeline.read_many(items): ...    # Record or Refusal, in the order of the items
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from laut import _version
from laut.actors.find import find_actors
from laut.actors.mentions import Found as FoundMention
from laut.actors.mentions import find_mentions
from laut.actors.settings import OUTPUTS as ACTOR_OUTPUTS
from laut.actors.settings import actor_settings
from laut.article import Article, Refusal
from laut.encoder.session import Encoder
from laut.encoder.vectors import OUTPUT as VECTORS
from laut.encoder.vectors import WordVectors
from laut.encoder.weights import Manifest, find_manifest
from laut.errors import ArticleError, ModelError
from laut.events.find import Found as FoundSoFar
from laut.events.find import find_events
from laut.events.settings import OUTPUTS as EVENT_OUTPUTS
from laut.events.settings import event_settings
from laut.events.triggers import Trigger, find_triggers
from laut.findings import Statement
from laut.kb.find import KnowledgeBase
from laut.lang.detect import detect
from laut.lang.load import pack_of
from laut.quotation.frames import Frame, find_frames
from laut.quotation.settings import OUTPUTS as QUOTATION_OUTPUTS
from laut.quotation.settings import quotation_settings
from laut.quotation.statements import find_statements
from laut.record import MadeBy, Record
from laut.times import find_times, statement_times
from laut.tokenise import document_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading of one article is, in words."""

    article: str
    n_done: int
    n_words: int


OnProgress = Callable[[Progress], None]


def load(model: str | None = None, *, kb: str | None = None, n_threads: int | None = None) -> "Pipeline":
    """Load a model and a knowledge base and give the pipeline that reads with them.

    Args:
        model: name of an installed model package or a folder with a manifest; None for LAUT_MODEL or the preferred one.
        kb: file of a knowledge base; None for LAUT_KB or the shipped one.
        n_threads: threads of the encoder; None for as many as the machine has cores.

    Raises:
        ModelError: there is no such model, or it does not fit.
        KnowledgeError: there is no such knowledge base, or it is empty.
    """
    return Pipeline(find_manifest(model), kb=KnowledgeBase.open(kb), n_threads=n_threads)


class Pipeline:
    """Reads articles with one model and one knowledge base."""

    def __init__(self, manifest: Manifest, *, kb: KnowledgeBase | None = None, n_threads: int | None = None) -> None:
        """Load the network and check that every head a finder asks for is there with its labels (ModelError); no `kb` is an empty one."""
        self.manifest = manifest
        self.kb = kb or KnowledgeBase.empty()
        self.quotation = quotation_settings(manifest)
        self.actors = actor_settings(manifest)
        self.events = event_settings(manifest)
        self.encoder = Encoder(manifest, n_threads=n_threads)
        if missing := {*QUOTATION_OUTPUTS, *ACTOR_OUTPUTS, *EVENT_OUTPUTS} - set(self.encoder.outputs):
            raise ModelError(
                f"model {manifest.name} {manifest.version} has no output {', '.join(sorted(missing))}; install it again"
            )

    def made_by(self, *, min_probability: float = 0.0) -> MadeBy:
        """Give the versions and settings that go into every record."""
        model = f"{self.manifest.name} {self.manifest.version}"
        return MadeBy(
            laut=_version.VERSION, model=model, kb=self.kb.name_and_version, settings={"min_probability": min_probability}
        )

    def read(self, article: Article, *, min_probability: float = 0.0, on_progress: OnProgress | None = None) -> Record:
        """Give the record of one article.

        Args:
            article: what was read; its language is detected where it is None.
            min_probability: statements less sure than this are left out.
            on_progress: called after each passage of at most 3,000 words.

        Raises:
            ArticleError: the article has no words, or its language no pack.
        """
        # 1 which language, and its pack
        if not article.text.strip():
            raise ArticleError(f"article {article.id} has no text; leave it out or give its text")
        language = article.language or detect(article.text)
        pack = pack_of(language)
        article = replace(article, language=language)
        # 2 words and sentences, from where the article proper begins
        doc = document_of(article.text, pack)
        if article.parts:
            doc = doc.starting_at(article.parts[0].start)
        # 3 the encoder, once over everything; 4 frames of reported speech, mentions and triggers of events, as soon as a passage is read
        frames: list[Frame] = []
        mentions: list[FoundMention] = []
        triggers: list[Trigger] = []
        vectors = WordVectors()
        for passage in self.encoder.read(doc):
            framed = find_frames(passage, self.quotation)
            frames.extend(framed)
            mentions.extend(find_mentions(doc, passage, self.actors, table=pack.actors, roles=_role_runs(framed)))
            triggers.extend(find_triggers(doc, passage, self.events))
            if VECTORS in self.encoder.outputs:
                vectors.add(passage)
            if on_progress:
                on_progress(Progress(article.id, passage.end, len(doc.words)))
        # 5 statements
        statements = find_statements(doc, frames, self.quotation, pack)
        # 6 times, and when each statement was made
        times = find_times(doc, pack, published=article.published, statements=statements)
        dated = statement_times(doc, statements, times)
        # 7 who is meant
        who = find_actors(doc, mentions, dated, settings=self.actors, pack=pack, kb=self.kb, published=article.published)
        # 8 who did what to whom
        events = find_events(
            doc,
            triggers,
            FoundSoFar(who.mentions, who.actors, times, who.statements),
            settings=self.events,
            pack=pack,
            parts=article.parts,
            published=article.published,
        )
        # 9 the record
        return Record(
            article=article,
            made_by=self.made_by(min_probability=min_probability),
            mentions=who.mentions,
            actors=who.actors,
            times=tuple(times),
            statements=tuple(replace(s, vector=vectors.of(doc, s.quote)) for s in _sure_enough(who.statements, min_probability)),
            events=tuple(replace(e, vector=vectors.of(doc, e.trigger)) for e in events if e.probability >= min_probability),
        )

    def read_many(
        self,
        items: Iterable[Article | Refusal],
        *,
        min_probability: float = 0.0,
        on_progress: OnProgress | None = None,
    ) -> Iterator[Record | Refusal]:
        """Give a Record or a Refusal for each item, in order, each as soon as it is made; refusals given are passed on."""
        for item in items:
            if isinstance(item, Refusal):
                yield item
                continue
            place = item.origin or item.id
            try:
                yield self.read(item, min_probability=min_probability, on_progress=on_progress)
            except ArticleError as error:
                yield Refusal(origin=place, step="language" if item.text.strip() else "read", reason=str(error), id=item.id)
            except Exception as error:  # the one broad catch: an article must never take the others with it
                logger.exception("reading %s failed", place)
                yield Refusal(origin=place, step="analysis", reason=f"a fault in laut: {error!r}; please report it", id=item.id)


def _sure_enough(statements: Iterable[Statement], min_probability: float) -> tuple[Statement, ...]:
    """Leave out what is less sure; what was nested in it moves to the next statement around."""
    statements = tuple(statements)
    around = {s.id: s.inside for s in statements}
    kept = {s.id for s in statements if s.probability >= min_probability}

    def holder(id_: str | None) -> str | None:
        while id_ is not None and id_ not in kept:
            id_ = around[id_]
        return id_

    return tuple(replace(s, inside=holder(s.inside)) for s in statements if s.id in kept)


def _role_runs(frames: Iterable[Frame]) -> list[tuple[int, int]]:
    """Give the runs of words that speak, are spoken to or pass on."""
    return [run for frame in frames for role in ("speaker", "addressee", "via") for run in frame.roles.get(role, ())]
