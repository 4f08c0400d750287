"""What two coders that have learned nothing get: one that always says the same type, and one that looks verbs up in a dictionary.

Here are also the English sentences the gate measures on, and the measure over them. The dictionary is PETRARCH-2's
(`events-petrarch-en`, MIT); what is read of it is simple: PETRARCH-2 matches its patterns against a parse, we match words beside a verb.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from benchmarks.quality.scorers import SHARED, fingerprint, scorer

N_TYPES: Final = 2  # so many types may be named for one sentence
# At most between two words of a pattern. Chosen on events-plover-en itself, in the dictionary's favour (2026-11-25): 0 gives
# 0.488, 2 0.585, 5 0.622, 8 0.585, 40 0.555.
WORDS_BETWEEN: Final = 5

TODAYS_NAMES: Final = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
PLOVER_OF_CAMEO: Final = {
    "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "CONCEDE",
    "084": "RETREAT", "085": "RETREAT", "086": "RETREAT", "087": "RETREAT",
    "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE",
    "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
"""By root code, and by the longer ones where these differ; 01 and 02 have no type. The manual does not say what a bare 080 is."""


@dataclass(frozen=True, slots=True)
class CodedSentence:
    """An English sentence and the PLOVER 2.0 type of its event."""

    id: str
    text: str
    type: str


def english_sentences(shared: Path = SHARED) -> list[CodedSentence]:
    """The sentences of events-plover-en, their older types under today's names.

    Only names change. What the manual now decides otherwise (a visit to come is AGREE) the coders had decided so already; where
    they had not (an apology is SUPPORT, today CONCEDE), the coding stands.
    """
    lines = (shared / "data" / "events-plover-en" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines if line.strip()]
    return [CodedSentence(r["id"], r["text"], TODAYS_NAMES.get(r["event"], r["event"])) for r in records]


def fingerprint_of(sentences: Iterable[CodedSentence]) -> str:
    """A hash of texts and types."""
    return fingerprint(*(json.dumps([s.text, s.type]) for s in sentences))


def type_among(found: Sequence[Sequence[str]], gold: Sequence[str]) -> float:
    """The share of sentences whose gold type is among the types found; ValueError where more than two were named for one."""
    if (most := max((len(types) for types in found), default=0)) > N_TYPES:
        raise ValueError(f"{most} types were named for one sentence; at most {N_TYPES} may be")
    return sum(type_ in types for types, type_ in zip(found, gold, strict=True)) / max(len(gold), 1)


# --- a constant


def majority_english(sentences: Sequence[CodedSentence]) -> float:
    """The share a coder gets that names the two commonest types of these very sentences for each: no constant gets more."""
    gold = [s.type for s in sentences]
    constant = [type_ for type_, _ in Counter(gold).most_common(N_TYPES)]
    return type_among([constant] * len(gold), gold)


def majority_german(articles: Mapping[str, Mapping[str, Any]]) -> float:
    """F1 type of a coder that puts one event of the commonest gold type into every sentence.

    Its trigger is the sentence's first word with a capital (else its first word); as the scorer pairs by sentence and there is one
    event in each, the word hardly matters. Sentences are the scorer's.
    """
    events = scorer("events")
    commonest = Counter(e["type"] for article in articles.values() for e in article["events"]).most_common(1)
    coded = {
        key: {"id": key, "events": [constant_event(commonest[0][0], t) for t in first_words(article["text"], events.sentences)]}
        for key, article in articles.items()
    }
    return float(events.score(articles, coded)["type"])


def first_words(text: str, sentences: Any) -> Iterator[tuple[int, int]]:
    """The offsets of the first word with a capital of every sentence, or of its first word."""
    cuts = sentences(text)
    for start, end in pairwise(cuts):
        words = list(re.finditer(r"\w+", text[start:end]))
        if words:
            first = next((w for w in words if w[0][0].isupper()), words[0])
            yield start + first.start(), start + first.end()


def constant_event(type_: str, trigger: tuple[int, int]) -> dict[str, Any]:
    """An event of which nothing is known but its type, in the gold's shape."""
    return {"type": type_, "mode": "", "contexts": [], "trigger": list(trigger), "actors": [], "recipients": []}


# --- a dictionary of verbs

Words = tuple[str, ...]
Alternatives = tuple[Words, ...]

BEFORE_NOUNS: Final = frozenset("A AN THE THIS THAT THESE THOSE ITS THEIR HIS HER OUR OF".split())
WORD: Final = re.compile(r"&?[A-Z][A-Z0-9'_-]*")  # of a pattern; brackets of its phrases and the places of actors are passed over


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words beside a verb that decide the code.

    Attributes:
        before, after: the words or phrases on either side in upper case, going away from the verb (before it backwards, within
            a phrase too), each with its alternatives.
        type: PLOVER type, or None for "no event".
    """

    before: tuple[Alternatives, ...]
    after: tuple[Alternatives, ...]
    type: str | None

    def matches(self, words: Sequence[str], start: int, end: int) -> bool:
        """Whether all words stand beside the verb at words[start:end]."""
        return follow(self.after, words[end:]) and follow(self.before, words[:start][::-1])


@dataclass(slots=True)
class Verb:
    """A verb of the dictionary: the type it has alone, and the patterns of its block."""

    type: str | None
    patterns: list[Pattern] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class VerbDictionary:
    """Codes sentences by the verbs in them.

    Attributes:
        verbs: by the words of an inflected form, in upper case.
        n_longest: words of the longest form.
    """

    verbs: Mapping[Words, Verb]
    n_longest: int

    def types_of(self, sentence: str) -> list[str]:
        """The types of the first verbs that have one, at most two different ones, in the order of the sentence.

        Without a parse, a word is no verb if it begins with a capital or follows an article or the like ("the attack").
        """
        found: list[str] = []
        written = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", sentence)
        words = [w.upper() for w in written]
        start = 0
        while start < len(words) and len(found) < N_TYPES:
            verb, end = self._verb_at(words, start)
            if verb is None or written[start][0].isupper() or (start and words[start - 1] in BEFORE_NOUNS):
                start += 1
                continue
            matching = [p for p in verb.patterns if p.matches(words, start, end)]
            best = max(matching, key=lambda p: len(p.before) + len(p.after), default=None)
            type_ = best.type if best else verb.type
            if type_ and type_ not in found:
                found.append(type_)
            start = end
        return found

    def _verb_at(self, words: Sequence[str], start: int) -> tuple[Verb | None, int]:
        for n in range(self.n_longest, 0, -1):
            if verb := self.verbs.get(tuple(words[start : start + n])):
                return verb, min(start + n, len(words))
        return None, start + 1


def follow(elements: tuple[Alternatives, ...], words: Sequence[str]) -> bool:
    """Whether every element follows the one before it with at most WORDS_BETWEEN words between them."""
    at = 0
    for alternatives in elements:
        starts = range(at, min(at + WORDS_BETWEEN + 1, len(words)))
        end = next((i + len(p) for i in starts for p in alternatives if stands_at(i, p, words)), None)
        if end is None:
            return False
        at = end
    return True


def stands_at(start: int, phrase: Words, words: Sequence[str]) -> bool:
    """Whether a phrase stands at words[start], each of its words as it is or in the plural."""
    there = words[start : start + len(phrase)]
    return len(there) == len(phrase) and all(b in (a, a + "S") for a, b in zip(phrase, there, strict=True))


def verb_dictionary(shared: Path = SHARED) -> VerbDictionary:
    """The CAMEO 2.0 dictionary of events-petrarch-en; its other one holds older codes and tests of the parser."""
    return parsed((shared / "data" / "events-petrarch-en" / "dictionaries" / "CAMEO.2.0.txt").read_text(encoding="utf-8"))


def dictionary_english(sentences: Sequence[CodedSentence], dictionary: VerbDictionary) -> float:
    """The share the verb dictionary gets."""
    return type_among([dictionary.types_of(s.text) for s in sentences], [s.type for s in sentences])


def parsed(source: str) -> VerbDictionary:
    """A dictionary in PETRARCH-2's format: sets of synonyms, and blocks of verbs with the patterns they share.

    Combinations of two verbs (lines with ~) and the places of actors in patterns ($ + ^ %) are left out.
    """
    sets: dict[str, list[Words]] = {}
    verbs: dict[Words, Verb] = {}
    members: list[Words] | None = None  # of the set being read; None within a block of verbs
    block: str | None = None
    patterns: list[Pattern] = []
    for line in (raw.split("#")[0].strip() for raw in source.splitlines()):
        if line.startswith("---"):
            block, patterns, members = code_in(line), [], None
        elif line.startswith("&"):
            members = sets.setdefault(line.strip("_"), [])
        elif line.startswith("-"):
            if pattern := pattern_in(line[1:], sets):
                patterns.append(pattern)
        elif members is not None and line.startswith("+"):
            members.append(tuple(line[1:].strip("_ ").split("_")))
        elif re.match(r"\+?[A-Z]", line):
            own = code_in(line)
            verb = Verb(plover(own if own is not None else block), patterns)
            for form in forms_in(line):
                verbs.setdefault(form, verb)
    return VerbDictionary(verbs, max(map(len, verbs), default=0))


def code_in(line: str) -> str | None:
    """The code in brackets, of the first actor where there are two ("[040:041]"); "" for "no event", None where there is none."""
    if not (bracket := re.search(r"\[([^\]]*)\]", line)):
        return None
    return next((digits for part in bracket[1].split(":") if (digits := re.sub(r"\D", "", part))), "")


def plover(cameo: str | None) -> str | None:
    """The PLOVER type of a CAMEO code; None for statements, appeals (01, 02) and no code."""
    code = cameo or ""
    return PLOVER_OF_CAMEO.get(code[:3]) or PLOVER_OF_CAMEO.get(code[:2])


def pattern_in(line: str, sets: Mapping[str, Sequence[Words]]) -> Pattern | None:
    """The pattern of a line; None if it has no words beside the verb or knows no set of its name."""
    sides = re.sub(r"\[.*", "", line).partition("*")
    before, after = (
        [
            sets.get(word.strip("_"), ()) if word.startswith("&") else (tuple(word.strip("_").split("_")),)
            for word in WORD.findall(side)
        ]
        for side in (sides[0], sides[2])
    )
    if not sides[1] or not (before or after) or not all((*before, *after)):
        return None
    backwards = tuple(tuple(phrase[::-1] for phrase in alternatives) for alternatives in reversed(before))
    return Pattern(backwards, tuple(tuple(a) for a in after), plover(code_in(line)))


def forms_in(line: str) -> Iterator[Words]:
    """All forms of a verb's line: those in braces, else the regular ones; of several words the one marked + inflects."""
    entry = re.split(r"[\[{]", line)[0].strip()
    words = entry.strip("_").split("_")
    yield tuple(w.strip("+") for w in words)
    if braces := re.search(r"\{([^}]*)\}", line):
        yield from (tuple(w.strip("+") for w in form.split("_")) for form in braces[1].split())
        return
    n = next((i for i, w in enumerate(words) if w.startswith("+")), 0)
    for form in regular_forms(words[n].strip("+")):
        yield tuple(form if i == n else w for i, w in enumerate(words))


def regular_forms(verb: str) -> tuple[str, str, str]:
    """Third person, past and -ing form of a regular verb, whose last consonant is not doubled."""
    if verb.endswith("E"):
        return f"{verb}S", f"{verb}D", f"{verb[:-1]}ING"
    if re.search(r"[^AEIOU]Y$", verb):
        return f"{verb[:-1]}IES", f"{verb[:-1]}IED", f"{verb}ING"
    return f"{verb}{'ES' if re.search('(S|X|Z|CH|SH)$', verb) else 'S'}", f"{verb}ED", f"{verb}ING"
