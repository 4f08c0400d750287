"""What an office is called in the news: "Prime Minister of Spain" is the Ministerpräsident, Premier and Regierungschef of its country."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

_FOREIGN: Final = re.compile(
    r"\b(minister|secretary)\b.*\b(foreign|external|international relations)\b|\bforeign\b.*\bminister\b"
)
_IS_ONE: Final = re.compile(r"^(first |second )?(deputy|vice|former|shadow|acting|parliamentary|under|member|assistant)\b")


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """Titles as the lists have them, the countries in which they count (all if empty), and the words of the news for them."""

    titles: frozenset[str]
    only: frozenset[str]
    words: tuple[tuple[str, Literal["de", "en"]], ...]


def words_for(title: str, country: str | None, country_names: Iterable[str]) -> Iterator[tuple[str, Literal["de", "en"]]]:
    """Give the words, with their language, for an office with an English title in a country that has these names.

    Words are given only if nothing but the country is left of the title: the president of a university is no president of a country.
    """
    bare = _bare(title.casefold(), [name.casefold() for name in country_names])
    if _IS_ONE.match(bare):
        return
    if _FOREIGN.search(bare) and " of " not in re.sub(r"\b(minister|secretary)( of state)? (of|for) ", "", bare):
        bare = "foreign minister"
    for office in table():
        if bare in office.titles and (not office.only or country in office.only):
            yield from office.words


def _bare(title: str, country_names: Sequence[str]) -> str:
    """Give a title without the country in it: "italian minister of foreign affairs", "president of the republic of benin"."""
    for name in sorted(country_names, key=len, reverse=True):
        for pattern in (rf"[ ,]*(?:\b(?:of|in|for) )?(?:the )?\b{re.escape(name)}[)]?$", rf"^{re.escape(name)} "):
            shorter = re.sub(pattern, "", title).rstrip("( ")
            if shorter and shorter != title:
                return shorter
    return title


@cache
def table() -> tuple[OfficeWords, ...]:
    """Give the table of offices."""
    text = files("laut.kb").joinpath("tables", "offices.toml").read_text(encoding="utf-8")
    return tuple(
        OfficeWords(
            titles=frozenset(row["titles"]),
            only=frozenset(row.get("only", ())),
            words=(*((word, "de") for word in row["de"]), *((word, "en") for word in row["en"])),
        )
        for row in tomllib.loads(text)["offices"]
    )
