"""On whose word an event stands: the author and every source, each with a value of FactBank (Saurí and Pustejovsky, 2009).

What is told inside a statement is its speaker's; who only passes on is none; the author's own value is that of the factuality head.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from laut.document import Document, Span
from laut.events.clauses import BREAKS
from laut.events.participants import Filling
from laut.findings import Act, Attribution, FactualityValue, Statement
from laut.lang.pack import LanguagePack

# What a speaker's act makes of what is told in it.
OF_ACT: Final[Mapping[Act, FactualityValue]] = {"deny": "CT-", "doubt": "PR-", "ask": "CTu"}
PERFORMING: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "CONCEDE", "SUPPORT"})
NEGATED: Final[Mapping[FactualityValue, FactualityValue]] = {
    "CT+": "CT-",
    "PR+": "PR-",
    "PS+": "PS-",
    "CT-": "CT+",
    "PR-": "PR+",
    "PS-": "PS+",
}


CLAUSE_WORDS: Final = 40  # a clause hardly reaches further to either side
_OPENERS: Final = frozenset("\"'„“”‚‘’»«›‹([:")  # a word behind one may have its capital from beginning a sentence


@dataclass(frozen=True, slots=True)
class Telling:
    """Where a telling of an event stands among the statements: those it lies in, the innermost first, and the one that performs it."""

    inside: tuple[Statement, ...]
    performs: Statement | None


class StatementIndex:
    """The statements of a document, to be asked for by offsets; found by sentence, so that time grows with the text."""

    def __init__(self, doc: Document, statements: Sequence[Statement]) -> None:
        """Index statements by the sentences of their quotes, cues and frames."""
        self._doc = doc
        self._by_sentence: dict[int, list[Statement]] = {}
        for statement in statements:
            touched: set[int] = set()
            for span in (*statement.quote, *statement.cue, *statement.frame):
                touched.update(range(doc.sentence_of(span.start), doc.sentence_of(max(span.start, span.end - 1)) + 1))
            for sentence in touched:
                self._by_sentence.setdefault(sentence, []).append(statement)

    def telling(
        self, start: int, end: int, type_: str, *, actors: Collection[str | None] = (), author: FactualityValue = "Uu"
    ) -> Telling:
        """Give where the words from `start` to `end`, that tell an event of a type, stand.

        Who says "wir fordern" demands: what a statement's own speaker does in it is done by saying it, unless the author leaves it open.

        Args:
            start, end: offsets of the trigger.
            type_: of the event.
            actors: ids of who does it.
            author: the author's value for it.
        """
        near = self._by_sentence.get(self._doc.sentence_of(start), [])
        around = [s for s in near if any(a.start <= start and end <= a.end for a in s.quote)]
        around.sort(key=lambda s: sum(a.end - a.start for a in s.quote))
        if type_ not in PERFORMING:
            return Telling(tuple(around), None)
        said = next((s for s in around if s.type == "reported"), None)
        if said is None and author != "Uu" and around and around[0].speaker and set(around[0].speaker.actors) & set(actors):
            said = around[0]
        if said:
            return Telling(tuple(s for s in around if s is not said), said)
        performs = next((s for s in near if s not in around and _touches((*s.cue, *s.frame), start, end)), None)
        return Telling(tuple(around), performs)


def attributions(
    doc: Document,
    run: tuple[int, int],
    telling: Telling,
    author: FactualityValue,
    *,
    negated: bool,
    sources: Sequence[Filling],
    pack: LanguagePack,
) -> tuple[Attribution, ...]:
    """Give the author's and every source's word on an event.

    Args:
        doc: the document.
        run: the words of its trigger, half-open.
        telling: where it is told.
        author: the author's value.
        negated: whether it is told as not having happened.
        sources: further mentions of sources, beyond the statements.
        pack: of the language; its hedges and negators are the words that make a value. A hedge is the author's wherever it stands
            in the clause, and a speaker's only where it stands in what the speaker says.
    """
    around = clause_of(doc, *run)
    hedges = {"PR": _marked(doc, around, pack.hedges.probable), "PS": _marked(doc, around, pack.hedges.possible)}
    negators = _marked(doc, around, pack.clauses.negators) if negated else ()
    own = hedges.get(author[:2], ()) or (negators if author.endswith("-") else ())
    out = [Attribution("author", None, own, author)]
    seen: set[str] = set()
    for statement in telling.inside:
        said = {key: _within(spans, statement.quote) for key, spans in hedges.items()}
        level = _level(said)
        value = OF_ACT.get(statement.act, level) if statement.act else level
        if negated and value.endswith("+"):
            value = NEGATED[value]
        words = (*statement.cue, *said.get(value[:2], ()), *negators)
        role = statement.speaker
        unnamed = (
            ("unknown",) if author[:2] != "CT" or role else ()
        )  # what the author asserts needs no one unnamed to vouch for it
        for actor in (role.actors if role else ()) or unnamed:
            if actor not in seen:
                seen.add(actor)
                out.append(Attribution(actor, statement.id, tuple(sorted(words, key=lambda s: s.start)), value))
    if author == "Uu":
        level = _level(hedges)
        for filling in sources:
            actor_id = filling.mention.actor
            if actor_id and actor_id not in seen:
                seen.add(actor_id)
                span = doc.span(filling.mention.start, filling.mention.end)
                out.append(Attribution(actor_id, None, (span,), NEGATED[level] if negated else level))
    return tuple(out)


def clause_of(doc: Document, start: int, end: int) -> range:
    """Give the words around a half-open run up to the next marks that part clauses, in its sentence."""
    sentence = doc.words_of_sentence(doc.sentence_of(doc.words[start][0]))
    first, last = start, end
    while first > max(sentence.start, start - CLAUSE_WORDS) and doc.word(first - 1) not in BREAKS:
        first -= 1
    while last < min(sentence.stop, end + CLAUSE_WORDS) and doc.word(last) not in BREAKS:
        last += 1
    return range(first, last)


def _marked(doc: Document, words: range, table: frozenset[str]) -> tuple[Span, ...]:
    """Give the words that stand in a table, with a capital only where a sentence may begin: in "zum Wohl" and "in May" is no hedge."""
    return tuple(doc.span_of_words(w, w + 1) for w in words if _uncapitalised(doc, w) in table)


def _uncapitalised(doc: Document, w: int) -> str:
    begins = w == doc.words_of_sentence(doc.sentence_of(doc.words[w][0])).start or doc.word(w - 1) in _OPENERS
    return doc.word(w).lower() if begins else doc.word(w)


def _within(spans: Sequence[Span], quote: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(s for s in spans if any(q.start <= s.start and s.end <= q.end for q in quote))


def _level(hedges: Mapping[str, Sequence[Span]]) -> FactualityValue:
    return "PS+" if hedges["PS"] else "PR+" if hedges["PR"] else "CT+"


def _touches(spans: Sequence[Span], start: int, end: int) -> bool:
    return any(s.start < end and start < s.end for s in spans)
