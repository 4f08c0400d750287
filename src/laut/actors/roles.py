"""Who fills the roles of statements: from the words of a speaker, addressee or channel to mentions, and from "ich" to who says it."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from laut.actors.mentions import Found, bare_mention
from laut.document import Document, Span
from laut.findings import Statement
from laut.lang.actors import ActorWords

COMMA: Final = ","


class MentionsByPlace:
    """The mentions of a document, to be asked for by offsets."""

    def __init__(self, doc: Document, found: Sequence[Found]) -> None:
        """Index mentions given in text order."""
        self._doc, self._found = doc, found
        self._starts = [m.start for m in found]

    def filling(self, spans: Sequence[Span], table: ActorWords) -> list[int]:
        """Give the mentions, by index, that the words of a role stand for: one for each who is named jointly.

        Words that are coordinated ("A und B", "A, B sowie C") are parted; in each part a person's name wins over an office before it
        ("UN-Generalsekretär Guterres"), and an outer mention over what lies in it ("ein Sprecher des Weißen Hauses").
        """
        out: list[int] = []
        for span in spans:
            words = self._doc.words_in(span.start, span.end)
            inside = self._within(words.start, words.stop)
            inside = [i for i in inside if not self._stands_aside(i, inside, table)]
            outer = [i for i in inside if not any(self._holds(j, i) for j in inside if j != i)]
            if not outer:
                outer = self._around(words.start, words.stop)
            out.extend(self._chosen(part) for part in self._parted(outer, words, table))
        return list(dict.fromkeys(out))

    def _stands_aside(self, i: int, inside: Sequence[int], table: ActorWords) -> bool:
        """Whether a description gives way to a mention in it: to whose words they are, or to a name it ends with.

        Examples: "Celebis Angaben", "NASA-Angaben", "der Airbus-Vorstandsvorsitzende Enders".
        """
        outer = self._found[i]
        if outer.kind != "nominal":
            return False
        inner = [j for j in inside if j != i and self._holds(i, j) and self._found[j].kind in ("name", "nominal")]
        said = self._doc.word(outer.end - 1).lower().endswith(table.sayings or ("\0",))
        if said and inner:
            return True
        ends = [j for j in inner if self._found[j].kind == "name" and self._found[j].end == outer.end]
        return any(
            self._found[j].label == "PER"
            and self._doc.word(self._found[j].start - 1)[:1].isupper()
            and self._doc.word(self._found[j].start - 1).lower().endswith(table.offices or ("\0",))
            for j in ends
        )

    def _chosen(self, part: Sequence[int]) -> int:
        """Give the mention that a part stands for: a person's name before an office, a name right behind a description before it."""
        people = [i for i in part if self._found[i].kind == "name" and self._found[i].label == "PER"]
        if len(people) > 1 and self._comma_between(people[0], people[-1]):
            return people[0]  # "Peskow, Sprecher von Putin"
        if people:
            return people[-1]
        for before, after in pairwise(part):
            apart = self._found[after].start - self._found[before].end
            if self._found[before].kind == "nominal" and self._found[after].kind == "name" and apart <= 1:
                return after  # "der Fernsehsender „Silverbird“"
        return max(part, key=lambda i: self._found[i].end - self._found[i].start)

    def _within(self, start: int, end: int) -> list[int]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [i for i in range(first, last) if self._found[i].end <= end]

    def _around(self, start: int, end: int) -> list[int]:
        """Give the shortest mention that the words lie in."""
        last = bisect_left(self._starts, end)
        holding = [i for i in range(max(0, last - 20), last) if self._found[i].start <= start and self._found[i].end >= end]
        return [min(holding, key=lambda i: self._found[i].end - self._found[i].start)] if holding else []

    def _holds(self, outer: int, inner: int) -> bool:
        a, b = self._found[outer], self._found[inner]
        return a.start <= b.start and b.end <= a.end and (a.end - a.start > b.end - b.start or outer < inner)

    def _comma_between(self, first: int, last: int) -> bool:
        return any(self._doc.word(w) == COMMA for w in range(self._found[first].end, self._found[last].start))

    def _parted(self, outer: Sequence[int], words: range, table: ActorWords) -> list[list[int]]:
        parts: list[list[int]] = []
        after = words.start
        lists = self._lists(outer, table)
        for i in outer:
            between = [self._doc.word(w).lower() for w in range(after, self._found[i].start)]
            if not parts or table.joiners.intersection(between) or (between == [COMMA] and lists):
                parts.append([i])
            else:
                parts[-1].append(i)
            after = max(after, self._found[i].end)
        return parts

    def _lists(self, outer: Sequence[int], table: ActorWords) -> bool:
        """Whether the last two mentions are joined, so that commas before them part a list and no apposition."""
        if len(outer) < 3:
            return False
        last, before = self._found[outer[-1]], self._found[outer[-2]]
        return any(self._doc.word(w).lower() in table.joiners for w in range(before.end, last.start))

    def speaking(self, statements: Sequence[Statement], table: ActorWords) -> dict[int, int]:
        """Give for each "ich" and "wir" in a quote, by index, the mention of the one who says it: of the shortest direct quote, if any."""
        first_person = table.first_singular | table.first_plural
        pronouns = [
            i for i, m in enumerate(self._found) if m.kind == "pronoun" and self._doc.word(m.start).lower() in first_person
        ]
        starts = [self._doc.words[self._found[i].start][0] for i in pronouns]
        best: dict[int, tuple[bool, int, int]] = {}
        for statement in statements:
            speaker = self.filling(statement.speaker.spans, table) if statement.speaker else []
            if not speaker:
                continue
            rank = statement.type != "direct", sum(s.end - s.start for s in statement.quote), speaker[0]
            for span in statement.quote:
                for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                    i = pronouns[at]
                    if i != speaker[0] and (i not in best or rank < best[i]):
                        best[i] = rank
        return {i: speaker for i, (_, _, speaker) in best.items()}


def with_roles(
    doc: Document, found: Sequence[Found], statements: Sequence[Statement], table: ActorWords, n_countries: int
) -> Sequence[Found]:
    """Give mentions with one more for each role of a statement that none fills, so that everybody who speaks is somebody."""
    by_place = MentionsByPlace(doc, found)
    added: dict[tuple[int, int], Found] = {}
    for statement in statements:
        for role in (statement.speaker, statement.via, statement.addressee):
            for span in role.spans if role and not by_place.filling(role.spans, table) else ():
                words = doc.words_in(span.start, span.end)
                if words:
                    added[words.start, words.stop] = bare_mention(words.start, words.stop, n_countries)
    return sorted((*found, *added.values()), key=lambda m: (m.start, -m.end)) if added else found
