"""The rules and word lists of one language, read from its `words/times.toml` and compiled once, when first asked for.

How a table is written is said at its head; what a match means, in `laut.times.kinds`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from laut.errors import PackError
from laut.lang.tables import Row, read_table

KEY: Final = 3  # letters by which rules are looked up at a word
DIGIT: Final = "0"  # the key of all numbers
RULE_KEYS: Final = frozenset(
    """kind pattern with article approx
    before not_before left not_left follow not_follow capital next_capital amount example value""".split()
)
_PLACE: Final = re.compile(r"\{(?:(\w+):)?([a-z]\w*)\}")
_PART: Final = re.compile(r"\{\{(\w+)\}\}")
_SPACE: Final = r"\s{1,4}"
_NO_SPACE: Final = r"\\s{0,4}"
_OPTIONAL_SPACE: Final = re.compile(r" \?")
_HEAD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, compiled; its text fields are those of the table."""

    kind: str
    regex: re.Pattern[str]
    lists: Mapping[str, str]  # group name to list
    fixed: Mapping[str, Any]
    article: bool
    approx: bool
    before: frozenset[str]
    not_before: frozenset[str]
    left: re.Pattern[str] | None
    not_left: re.Pattern[str] | None
    capital: bool | None
    next_capital: bool | None
    amount: bool
    example: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeTable:
    """All that is needed to find and read time expressions of one language.

    Attributes:
        rules: by the first letters of what they match.
        lists: for each list its values, by words; looked up through `value_of`.
        ordered: all rules, in the order of the table.
    """

    code: str
    rules: Mapping[str, tuple[Rule, ...]]
    ordered: tuple[Rule, ...]
    lists: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]
    articles: frozenset[str]
    approx: re.Pattern[str]
    mods: Mapping[str, str]
    tense: Mapping[str, frozenset[str]]
    compose: str | None
    decimal: str
    possessive: tuple[str, ...]
    words: Mapping[str, frozenset[str]]

    def value_of(self, name: str, words: str) -> str | None:
        """Give the value of words in a list, or None; composed numbers are taken apart ("einundzwanzig" is 21)."""
        words = " ".join(words.split())
        for pattern, value in self.lists.get(name, ()):
            if pattern.fullmatch(words):
                return value
        if name == "number" and self.compose and self.compose in words:
            first, _, rest = words.partition(self.compose)
            ones, tens = self.value_of("stem", first), self.value_of(name, rest)
            if ones and tens:
                return str(int(ones) + int(tens))
        return None


@cache
def table_of(code: str) -> TimeTable | None:
    """Give the table of a language, or None if its pack has none.

    Raises:
        PackError: the table is wrong in itself.
    """
    package = f"laut.lang.{code}"
    if not _has_table(package):
        return None
    table = read_table(package, "times")
    try:
        return _compile(code, table)
    except (KeyError, re.error) as error:
        raise PackError(f"package {package!r}: words/times.toml: {error!r}") from error


def _has_table(package: str) -> bool:
    """Say whether a language of ours has rules for times; packs of other projects have none yet."""
    try:
        return files(package).joinpath("words", "times.toml").is_file()
    except ModuleNotFoundError:
        return False


def _compile(code: str, table: Row) -> TimeTable:
    """Compile a table; KeyError and re.error where it is wrong."""
    sources = {name: _alternatives(list(_words_of(entries))) for name, entries in table["lists"].items()}
    if "compose" in table:
        tens = "|".join(words for value in table["compose_tens"] for words in _entries(table["lists"]["number"][str(value)]))
        ones = "|".join(words for value in "123456789" for words in _entries(table["lists"]["stem"][value]))
        sources["number"] = rf"(?:{sources['number']}|(?:{ones}){table['compose']}(?:{tens}))"
    sources |= dict(table["raw"])
    parts = table.get("parts", {})
    rules: list[Rule] = []
    index: dict[str, list[Rule]] = {}
    for row in table["rules"]:
        rule = _rule(code, row, sources, parts)
        rules.append(rule)
        for key in sorted(set(_keys(row["pattern"], table))):
            index.setdefault(key, []).append(rule)
    approx = sorted(_entries(table["approx"]), key=len, reverse=True)
    return TimeTable(
        code=code,
        rules={key: tuple(found) for key, found in index.items()},
        ordered=tuple(rules),
        lists={
            name: tuple((re.compile(_spaced(words)), value) for value, entry in entries.items() for words in _entries(entry))
            for name, entries in table["lists"].items()
        },
        articles=frozenset(_entries(table["articles"])),
        approx=re.compile(
            rf"(?<!\w)(?:{'|'.join(re.escape(word).replace(chr(92) + ' ', _SPACE) for word in approx)})\s{{1,4}}\Z"
        ),
        mods={word: mod for mod, words in table["mods"].items() for word in words},
        tense={name: frozenset(_entries(words)) for name, words in table["tense"].items()},
        compose=table.get("compose"),
        decimal=table["decimal"],
        possessive=tuple(table.get("possessive", ())),
        words={name: frozenset(_entries(words)) for name, words in table.get("words", {}).items()},
    )


def _rule(code: str, row: Row, sources: Mapping[str, str], parts: Mapping[str, str]) -> Rule:
    """Compile one row."""
    if unknown := sorted(set(row) - RULE_KEYS):
        raise PackError(f"times of {code!r}: {dict(row)!r:.120} has unknown keys {', '.join(unknown)}")
    lists: dict[str, str] = {}

    def place(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        lists[name] = match[2]
        return f"(?P<{name}>{sources[match[2]]})"

    pattern = _PLACE.sub(place, _spaced(row["pattern"]))
    follow, not_follow = (_spaced(_PART.sub(lambda part: parts[part[1]], row.get(key, ""))) for key in ("follow", "not_follow"))
    behind = (f"(?={follow})" if follow else "") + (f"(?!{not_follow})" if not_follow else "")
    return Rule(
        kind=row["kind"],
        regex=re.compile(rf"(?:{pattern})(?!\w|[.,:]\d){behind}"),
        lists=lists,
        fixed=row.get("with", {}),
        article=row.get("article", False),
        approx=row.get("approx", False),
        before=frozenset(row.get("before", "").split()),
        not_before=frozenset(row.get("not_before", "").split()),
        left=_leading(row.get("left")),
        not_left=_leading(row.get("not_left")),
        capital=row.get("capital"),
        next_capital=row.get("next_capital"),
        amount=row.get("amount", False),
        example=row["example"],
        value=row["value"],
    )


def _leading(pattern: str | None) -> re.Pattern[str] | None:
    """Compile what has to stand, or must not, right before a match."""
    return re.compile(rf"(?<!\w)(?:{_spaced(pattern)})\Z") if pattern else None


def _entries(entry: str | list[str]) -> list[str]:
    """Give the words of an entry: a text is cut at spaces, a list is taken as it is."""
    return entry.split() if isinstance(entry, str) else list(entry)


def _words_of(entries: Mapping[str, str | list[str]]) -> Iterator[str]:
    """Give all words of a list."""
    for entry in entries.values():
        yield from _entries(entry)


def _spaced(pattern: str) -> str:
    """Write each space of a pattern as any white space; one that may be missing stays so."""
    return _OPTIONAL_SPACE.sub(_NO_SPACE, pattern).replace(" ", _SPACE)


def _alternatives(words: list[str]) -> str:
    """Give a pattern for any of the words; the longest is tried first, so that "märz" does not hide "märzes"."""
    return "(?:" + "|".join(_spaced(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _keys(pattern: str, table: Row) -> Iterator[str]:
    """Give the first letters of all that a pattern can begin with."""
    choices, rest, is_optional = _first_element(pattern)
    for choice in choices:
        place = _PLACE.match(choice)
        if place and place[2] in table["raw"]:
            yield DIGIT
        elif place:
            for words in _words_of(table["lists"][place[2]]):
                yield _key(words)
            if place[2] == "number" and "compose" in table:
                for words in _words_of(table["lists"]["stem"]):
                    yield _key(words)
        elif choice.startswith(("(?:", "(?P<", "(")):
            yield from _keys(choice, table)
        elif choice.startswith("\\d"):
            yield DIGIT
        elif choice:
            yield _key(choice)
    if is_optional:
        yield from _keys(rest, table)


def _first_element(pattern: str) -> tuple[list[str], str, bool]:
    """Give the choices that a pattern begins with, what follows them, and whether they may be left out."""
    if not pattern.startswith("("):
        return [pattern], "", False
    depth = 0
    start = pattern.index(">") + 1 if pattern.startswith("(?P<") else 3 if pattern.startswith("(?:") else 1
    cuts, end = [start], len(pattern)
    for at, char in enumerate(pattern):
        if char == "(" and pattern[at - 1] != "\\":
            depth += 1
        elif char == ")" and pattern[at - 1] != "\\":
            depth -= 1
            if depth == 0:
                end = at
                break
        elif char == "|" and depth == 1:
            cuts.append(at + 1)
    choices = [pattern[cut : (cuts[number + 1] - 1 if number + 1 < len(cuts) else end)] for number, cut in enumerate(cuts)]
    rest = pattern[end + 1 :]
    is_optional = rest.startswith("?")
    return choices, rest[1:].lstrip(" ") if is_optional else rest, is_optional


def _key(words: str) -> str:
    """Give the letters by which a word is looked up.

    Raises:
        PackError: it begins with less than three letters and goes on as a pattern.
    """
    head = _HEAD.match(words)
    letters = head[0] if head else ""
    follow = words[len(letters) : len(letters) + 1]
    if follow in ("?", "*"):
        letters = letters[:-1]
    if letters[:1].isdigit():
        return DIGIT
    is_whole = follow in ("", " ", "-", ".", "{") or words.startswith("\\.", len(letters))
    if not letters or (len(letters) < KEY and not is_whole):
        raise PackError(f"times: {words!r} has to begin with three letters or a whole word")
    return letters[:KEY]
