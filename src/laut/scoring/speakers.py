"""Scores who the speakers are: whether a statement's speaker leads to the actor that is meant.

A coded statement is found where a record's statement shares at least half its words; its speaker is right where the name of one of
the speaker's actors is the coded one, or one of the two names has all words of the other, a genitive s and articles aside.
"""

import re
from typing import Final

from laut.findings import Statement
from laut.scoring.pairing import Figures, Gold, Records, matched, share
from laut.scoring.quotes import Positions, offsets, overlap, positions, word_spans

KINDS: Final = ("name", "nominal", "pronoun")
LEAST_OVERLAP: Final = 0.5  # F1 of the words from which a statement is found
MIN_GENITIVE: Final = 5  # letters from which a last s is taken for a genitive

_NAME_WORD: Final = re.compile(r"[\w-]+")
_UNNAMED: Final = frozenset("der die das des dem den ein eine einer eines und".split())


def score_speakers(gold: Gold, records: Records) -> Figures:
    """Give the shares of speakers that are right, of those whose statement is found and of all, together and by kind of words."""
    n_right, n_found, n_all = (dict.fromkeys(KINDS, 0) for _ in range(3))
    for document, record in matched(gold, records):
        words = word_spans(document.text)
        found = [(positions(offsets(item.quote), words), item) for item in (record.statements if record else ())]
        names = {actor.id: actor.name for actor in (record.actors if record else ())}
        coded = {item.statement: item for item in document.speakers or ()}
        for statement in document.annotations or ():
            who = coded.get(statement.id or "")
            if who is None:
                continue
            n_all[who.kind] += 1
            nearest = _nearest(positions(statement.quote, words), found)
            if nearest is None:
                continue
            n_found[who.kind] += 1
            actors = nearest.speaker.actors if nearest.speaker else ()
            n_right[who.kind] += any(_same_name(who.referent, names[actor]) for actor in actors if actor in names)
    right, of_found, of_all = (sum(counts.values()) for counts in (n_right, n_found, n_all))
    figures: Figures = {"right of found": share(right, of_found), "right of all": share(right, of_all)}
    figures |= {f"{kind} right of found": share(n_right[kind], n_found[kind]) for kind in KINDS}
    return figures | {"coded": of_all, "found": of_found}


def _nearest(quote: Positions, found: list[tuple[Positions, Statement]]) -> Statement | None:
    """Give the statement that shares most words, the first on a tie; None if it shares less than half."""
    words, statement = max(found, key=lambda item: overlap(quote, item[0]), default=(frozenset(), None))
    return statement if overlap(quote, words) >= LEAST_OVERLAP else None


def _same_name(ours: str, theirs: str) -> bool:
    a, b = _name_words(ours), _name_words(theirs)
    return bool(b) and (b <= a or a <= b)


def _name_words(name: str) -> set[str]:
    words = _NAME_WORD.findall(name.lower())
    return {word[:-1] if len(word) >= MIN_GENITIVE and word.endswith("s") else word for word in words} - _UNNAMED
