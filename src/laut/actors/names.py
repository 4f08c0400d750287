"""What an actor is called: the fullest name its mentions give, or the clearest description; and the office the text gives it."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from laut.actors.mentions import Found
from laut.actors.scores import content_words
from laut.document import Document
from laut.kb.find import KnowledgeBase
from laut.lang.actors import ActorWords

LONGEST_NAME: Final = 8  # words; what is longer is no name but a tagging that ran on
LONGEST_ROLE: Final = 14
LONGEST_ABBREVIATION: Final = 6  # letters
SHORTEST_STEM: Final = 2  # letters before a noun for what is said
_ATTRIBUTES: Final = frozenset({"of", "for", "to", "in", "from", "at", "on", "with", "who", ","})


def name_of(doc: Document, chain: Sequence[Found], table: ActorWords) -> str:
    """Give the name of a chain, without a genitive s that none of its other mentions has.

    The name with most words that mean something, abbreviations last, the most frequent among them, the first on a tie; without a
    name the description with most such words, else the first mention.
    """
    names = [m for m in chain if m.kind == "name" and m.end - m.start <= LONGEST_NAME]
    if names:
        texts = [_without_clitic(doc, m, table) for m in names]
        known = {text.casefold() for text in texts}
        counts = Counter(_bare(text, known) for text in texts)
        return _whose(max(counts, key=lambda text: (len(content_words(text)), not _is_short(text), counts[text])), table)
    nominals = [m for m in chain if m.kind == "nominal"] or list(chain)
    texts = [doc.span_of_words(m.start, m.end).text for m in nominals]
    best = max(texts, key=lambda text: min(len(content_words(text)), LONGEST_NAME))
    return _whose(best, table)


def _is_short(text: str) -> bool:
    """Whether a name is an abbreviation: "BGH" beside "Bundesgerichtshof"."""
    return text.isupper() and len(text) <= LONGEST_ABBREVIATION


def _whose(description: str, table: ActorWords) -> str:
    """Give who says it, of a compound for what is said: "Polizei" of "Polizeiangaben"."""
    for ending in table.sayings:
        for end in (ending, f"-{ending.capitalize()}"):
            stem = description.removesuffix(end)
            if stem != description and not stem.endswith((" ", "-")) and len(stem) > SHORTEST_STEM:
                return stem
    return description


def _without_clitic(doc: Document, mention: Found, table: ActorWords) -> str:
    end = mention.end
    if end - 1 > mention.start and doc.word(end - 1).lower() in table.clitics:
        end -= 1
    return doc.span_of_words(mention.start, end).text


def _bare(text: str, known: set[str]) -> str:
    """Give a name without its genitive s if the article also has it without; "Hans" stays."""
    return text[:-1] if text.endswith("s") and text[:-1].casefold() in known else text.rstrip("'’")


def role_of(doc: Document, chain: Sequence[Found], name: str, table: ActorWords) -> str | None:
    """Give the office or description the text gives, without its article: one with a noun of office before others, the first on a tie."""
    best: tuple[bool, str] | None = None
    for m in chain:
        if m.kind != "nominal" or m.end - m.start > LONGEST_ROLE:
            continue
        start = m.start
        while start < m.end - 1 and is_article(doc.word(start).lower(), table):
            start += 1
        text = doc.span_of_words(start, m.end).text
        if doc.span_of_words(m.start, m.end).text == name:
            continue
        office = any(doc.word(w).lower().endswith(table.offices) for w in range(start, m.end)) if table.offices else False
        if best is None or office > best[0]:
            best = (office, text)
    return best[1] if best else None


def is_article(word: str, table: ActorWords) -> bool:
    """Whether a word, in lower case, is an article or a word that is told by the same lists."""
    return word in table.masculine or word in table.feminine or word in table.neuter or word in {"the", "a", "an"}


def lookup_names(doc: Document, chain: Sequence[Found], name: str, table: ActorWords, kb: KnowledgeBase) -> list[str]:
    """Give the names a chain can be looked up by, the fullest first, each also without a genitive s; adjectives only where it has no name.

    A name that is part of a longer word ("Guatemala-Stadt", "Sachsen-Anhalt") is looked up as that word, if it is known, else not
    at all where it is its end; nor is a town after a word that makes it something else ("Camp Pendleton", "Provinz Cabinda").
    """
    names = [m for m in chain if m.kind == "name"] or [m for m in chain if m.kind == "adjective"]
    texts: dict[str, None] = {}
    for m in names:
        text = _whole(doc, m, kb)
        if text is None or (m.start and doc.word(m.start - 1).lower() in table.not_towns and m.label == "LOC"):
            continue
        texts[text] = None
    if not texts:
        return []
    ordered = dict.fromkeys([*([name] if name in texts else []), *sorted(texts, key=len, reverse=True)])
    return list(dict.fromkeys(form for text in ordered for form in (text, text.removesuffix("s"))))


def _whole(doc: Document, mention: Found, kb: KnowledgeBase) -> str | None:
    """Give a name, or the hyphenated word it is part of, or None where that word is unknown and the name is not its first part."""
    start, end = mention.start, mention.end
    while start >= 2 and doc.word(start - 1) == "-" and doc.words[start - 1][1] == doc.words[start][0]:
        start -= 2
    while end + 1 < len(doc.words) and doc.word(end) == "-" and doc.words[end][0] == doc.words[end - 1][1]:
        end += 2
    text = doc.span_of_words(mention.start, mention.end).text
    if (start, end) == (mention.start, mention.end):
        return text
    whole = doc.span_of_words(start, end).text
    if mention.label == "LOC" and any(c.entity.kind != "office" for c in kb.find(whole)):
        return whole
    return text if start == mention.start and not doc.word(mention.end + 1).lower().startswith("sprach") else None


def office_heads(doc: Document, chain: Sequence[Found], table: ActorWords) -> list[str]:
    """Give the offices a chain's descriptions say it holds, each once: "Außenminister" of "der russische Außenminister".

    None is given of "der frühere Präsident", who holds it no more (but of "der Präsident der früheren Kolonie"), of "ein Vertrauter
    des Präsidenten", who never did, and of "zwölf Präsidenten". The first description has to be an office, for what else is in the
    chain may have strayed there.
    """
    out: dict[str, None] = {}
    first = next((m for m in chain if m.kind == "nominal"), None)
    for m in chain:
        if m.kind != "nominal":
            continue
        words = [doc.word(w) for w in range(m.start, m.end)]
        head = _head(words, doc, table)
        if head is not None and table.former.intersection(w.lower() for w in words[: head + 1]):
            continue
        is_several = words[0].lower() in table.plural and not is_article(words[0].lower(), table)
        if head is not None and _is_office(words[head], table) and not is_several:
            out[words[head]] = None
        elif m is first:
            return []
    return list(out)


def _head(words: Sequence[str], doc: Document, table: ActorWords) -> int | None:
    """Give where the head noun of a description stands: in German the first with a capital that is neither before a hyphen nor a place.

    Before "of" and the like in English the last; none in "the president's brother".
    """
    if doc.language == "de":
        nouns = (n for n, w in enumerate(words) if w[:1].isupper() and (n > 0 or not is_article(w.lower(), table)))
        return next((n for n in nouns if words[n + 1 : n + 2] != ["-"] and not _is_place_of(words, n, table)), None)
    before = next((n for n, w in enumerate(words) if n and w.lower() in _ATTRIBUTES), len(words))
    return before - 1 if "'s" not in words and "’s" not in words else None


def _is_place_of(words: Sequence[str], n: int, table: ActorWords) -> bool:
    """Whether a word with a capital looks like the place of the noun right behind it: "Russlands", "Laos'" and "Moskauer", no office.

    Known misses: "ein Berater Präsident Bidens", which looks like "der Moskauer Bürgermeister".
    """
    marked = words[n + 1 : n + 2] in (["'"], ["’"])
    behind = "".join(words[n + 1 + marked : n + 2 + marked])
    return (marked or words[n].endswith(("s", "er"))) and behind[:1].isupper() and not _is_office(words[n], table)


def _is_office(word: str, table: ActorWords) -> bool:
    return bool(table.offices) and word.lower().endswith(table.offices)
