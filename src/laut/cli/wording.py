"""Words for people: for the codes of a record, for who is meant, and for a place in the text with what stands around it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from laut.cli.console import shown
from laut.document import Span
from laut.findings import Actor, Attribution, Auxiliary, Event, FactualityValue, Role, StatementType
from laut.record import Record

if TYPE_CHECKING:
    from laut.store.answers import Variant

FACTUALITY: Final[Mapping[FactualityValue, str]] = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "certainly not",
    "PR-": "probably not",
    "PS-": "possibly not",
    "CTu": "decided, not said how",
    "Uu": "uncommitted",
}
AUXILIARY: Final[Mapping[Auxiliary, str]] = {
    "none": "",
    "negation": "did not happen",
    "hypothetical": "hypothetical",
    "future": "in the future",
    "historical": "in the past",
}
TYPES: Final[Mapping[StatementType, str]] = {
    "direct": "direct",
    "indirect": "indirect",
    "free_indirect": "free indirect",
    "indirect_free_indirect": "indirect free indirect",
    "reported": "reported",
}
MAX_NAME: Final = 60  # characters of the words that name somebody, where the name follows
MAX_QUOTE: Final = 120  # characters of what another article quotes
MAX_AROUND: Final = 70  # characters of the sentence on each side of a span

_SENTENCE_END: Final = re.compile(r"(?<=[^\W\d][.!?…])[“”\"»«']?\s+|\n+")


def one_line(text: str) -> str:
    """Give a text of the article as it may stand in a line of ours."""
    return shown(text).replace("\n", " ")


def words(spans: Iterable[Span]) -> str:
    """Give the words of spans, those left out between them as an ellipsis."""
    return one_line(" … ".join(span.text for span in spans))


def names_of(record: Record) -> dict[str, str]:
    """Give the names of the actors by id."""
    return {actor.id: one_line(actor.name) for actor in record.actors}


def who(role: Role | None, names: Mapping[str, str]) -> str:
    """Give who fills a role: the names, and before them the words where these say something else: "er = Dmitri Peskow"."""
    if role is None:
        return ""
    said = words(role.spans)
    meant = [names.get(actor, actor) for actor in role.actors]
    if not meant:
        return said
    if not said or all(_says_the_same(said, name) for name in meant):
        return ", ".join(meant)
    return f"{cut(said, MAX_NAME)} = {', '.join(meant)}"


def source(by: str, names: Mapping[str, str]) -> str:
    """Give the name of an attribution's source."""
    return {"author": "author", "unknown": "unknown source"}.get(by) or names.get(by, by)


def on_whose_word(attributions: Sequence[Attribution], names: Mapping[str, str]) -> list[str]:
    """Give the sources with their factuality in words, the author first, the others of one value together."""
    by_value: dict[tuple[bool, FactualityValue], list[str]] = {}
    for item in sorted(attributions, key=lambda a: a.by != "author"):
        by_value.setdefault((item.by == "author", item.factuality), []).append(source(item.by, names))
    return [f"{', '.join(dict.fromkeys(sources))}: {FACTUALITY[value]}" for (_, value), sources in by_value.items()]


def kind_of(event: Event) -> str:
    """Give type, modes and auxiliary: "ASSAULT:drone, hypothetical"."""
    return ", ".join(
        part for part in (f"{event.type}{''.join(f':{mode}' for mode in event.modes)}", AUXILIARY[event.auxiliary]) if part
    )


def when(edtf: str | None) -> str:
    """Give a date, an interval or a set of days in words."""
    if not edtf:
        return ""
    if edtf.startswith("["):
        days = edtf.strip("[]").split(",")
        return f"one of {len(days)} days, {days[0]} to {days[-1]}" if len(days) > 1 else days[0]
    start, slash, end = edtf.partition("/")
    if not slash:
        return edtf
    return f"{start if start not in {'', '..'} else 'an open start'} to {end if end not in {'', '..'} else 'an open end'}"


def told_otherwise(variants: "Iterable[Variant]") -> str:
    """Give how other articles have an utterance: "other words: „…“ (b-2#s1); another speaker: Jon Berg (c-3#s2)"."""
    return "; ".join(map(_variant, variants))


def _variant(variant: "Variant") -> str:
    speakers = one_line(", ".join(variant.speakers))
    parts = []
    if variant.has_other_speaker:
        parts.append(f"another speaker: {speakers}")
    if variant.is_worded_differently:
        parts.append(f"other words: {cut(one_line(variant.quote), MAX_QUOTE)}")
    many = f", {variant.n_articles} articles" if variant.n_articles > 1 else ""
    return f"{', '.join(parts)} ({one_line(variant.id)}{many})"


def origin_of(actor: Actor) -> str:
    """Give country and sectors as they stand in the record: "RUS GOV"."""
    return " ".join(part for part in (actor.country, ", ".join(actor.sectors)) if part)


def in_context(text: str, *spans: Span) -> str:
    """Give spans, each in brackets, with a bit of the sentence around: "… hat [geschickt] …"; spans are in text order."""
    if not spans:
        return ""
    start, end = spans[0].start, spans[-1].end
    marked, position = "", start
    for span in spans:
        between = text[position : span.start]
        marked += f"{between if len(between) <= MAX_AROUND else ' … '}[{text[span.start : span.end]}]"
        position = span.end
    return one_line(_before(text, start) + marked + _after(text, end)).strip()


def cut(text: str, length: int) -> str:
    """Give a text with no more characters than that, an ellipsis for what is left out."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _before(text: str, start: int) -> str:
    """Give what stands before an offset, back to where the sentence begins, or to a space where that is far."""
    before = text[max(0, start - MAX_AROUND - 1) : start]
    if starts := [match.end() for match in _SENTENCE_END.finditer(before)]:
        return before[starts[-1] :]
    if len(before) <= MAX_AROUND:
        return before
    return "…" + before[before.find(" ") if " " in before else 1 :]


def _after(text: str, end: int) -> str:
    """Give what stands after an offset, up to where the sentence ends, or to a space where that is far."""
    after = text[end : end + MAX_AROUND + 1]
    if ending := _SENTENCE_END.search(text[max(0, end - 1) : end] + after):
        return after[: max(0, ending.start() - 1)]
    if len(after) <= MAX_AROUND:
        return after
    return (after[: after.rfind(" ") + 1] if " " in after else after[:MAX_AROUND]) + "…"


def _says_the_same(said: str, name: str) -> bool:
    """Say whether words are a name, a part of it, or have it in them: "Kremlsprecher Peskow" and "Peskow"."""
    some, others = set(said.casefold().split()), set(name.casefold().split())
    return some <= others or others <= some
