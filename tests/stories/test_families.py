"""Families in a store: whatever the order of articles, the same copies are together."""

import itertools
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from laut.article import Article, article_of
from laut.errors import UsageError
from laut.store import Store, open_store
from laut.store import tables as t
from laut.stories.families import place
from laut.stories.signatures import HOLDERS
from laut.stories.wires import family_of

Ids = frozenset[str]


def words(topic: str, start: int, end: int) -> str:
    """Give words that no other topic has, four to a sentence."""
    return " ".join(f"{topic}{n}" if n % 4 else f"ende. {topic.title()}{n}" for n in range(start, end))


def article(id: str, text: str, **known: object) -> Article:
    """Give an article by its id and text."""
    return article_of(text, id=id, language="de", **known)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    with open_store(str(tmp_path / "news.sqlite")) as opened:
        yield opened


def put(store: Store, *articles: Article) -> set[str]:
    """Keep articles in one transaction; give the ids of those whose family changed."""
    with store.writing() as writer:
        for one in articles:
            writer.put(one)
        writer.flush()
        changed = place(writer)
        ids = select(t.articles.c.id).where(t.articles.c.no.in_(changed))
        return set(writer.connection.scalars(ids))


def forget(store: Store, *ids: str) -> set[str]:
    """Erase articles in one transaction; give the ids of those whose family changed."""
    with store.writing() as writer:
        for id in ids:
            writer.forget_article(id)
        writer.flush()
        changed = place(writer)
        return set(writer.connection.scalars(select(t.articles.c.id).where(t.articles.c.no.in_(changed))))


def families(store: Store) -> dict[str, Ids]:
    """Give the ids of all families by their keys."""
    query = (
        select(t.families.c.key, t.articles.c.id)
        .join_from(t.families, t.signatures, t.signatures.c.family == t.families.c.no)
        .join(t.articles, t.articles.c.no == t.signatures.c.article)
    )
    found: dict[str, set[str]] = {}
    with store.reading() as connection:
        for key, id in connection.execute(query):
            found.setdefault(key, set()).add(id)
        assert connection.scalar(select(func.count()).select_from(t.families)) == len(found)
    return {key: frozenset(ids) for key, ids in found.items()}


def number(store: Store, id: str) -> int:
    with store.reading() as connection:
        return int(connection.scalar(select(t.articles.c.no).where(t.articles.c.id == id, t.articles.c.is_current == 1)) or 0)


WIRES = [words(topic, 0, 200) for topic in ("alpha", "beta", "gamma")]
OWN = [f"wort{n}" for n in range(500)]
TEXTS = {
    **{
        f"{wire[6:10]} {n}": " ".join(wire.split()[20 * n : 20 * n + 120]) + " " + words(f"own{wire[6:10]}{n}x", 0, 50)
        for wire in WIRES
        for n in range(5)
    },
    **{f"{wire[6:10]} wire": wire for wire in WIRES},
    "alone": words("delta", 0, 200),
    "short": "Kurze Meldung",
}
AGENCIES = {"Alph": ("dpa",), "Beta": ("afp",), "Gamm": ("epd",)}
MIXES = {
    "mix": words("alpha", 20, 120) + " " + words("beta", 20, 100),
    "mix again": words("alpha", 130, 190) + " " + words("beta", 90, 200),
    "mix of three": words("alpha", 0, 50) + " " + words("beta", 0, 60) + " " + words("gamma", 0, 70),
}
ARTICLES = [
    *(article(id, text, agencies=AGENCIES.get(id.split()[0], ()) if "wire" in id or "3" in id else ()) for id, text in TEXTS.items()),
    *(article(id, text) for id, text in MIXES.items()),
]  # fmt: skip


def in_turn(store: Store, articles: Sequence[Article]) -> None:
    for one in articles:
        put(store, one)


def at_once(store: Store, articles: Sequence[Article]) -> None:
    put(store, *articles)


def with_detours(store: Store, articles: Sequence[Article]) -> None:
    """Take articles out and in again, and change some for a time."""
    put(store, *articles[::2])
    forget(store, *(one.id for one in articles[::3]))
    put(store, *(article(one.id, words("other", 0, 90)) for one in articles[1::4]))
    put(store, *articles[1::2], *articles[::2])
    put(store, *(one for one in articles if one.id not in set().union(*families(store).values())))
    put(store, *articles)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("fill", [in_turn, at_once, with_detours])
def test_order_makes_no_difference(
    store: Store, tmp_path: Path, fill: Callable[[Store, Sequence[Article]], None], seed: int
) -> None:
    fill(store, random.Random(seed).sample(ARTICLES, len(ARTICLES)))
    with open_store(str(tmp_path / "plain.sqlite")) as plain:
        put(plain, *ARTICLES)
        assert families(store) == families(plain)
    assert len(families(store)) == 5


def test_a_mix_goes_with_what_it_shares_most_with(store: Store) -> None:
    put(store, *ARTICLES)
    of = {id: family for family in families(store).values() for id in family}
    assert of["mix"] == of["Alph wire"]
    assert of["mix again"] == of["Beta wire"]
    assert of["mix of three"] == of["Gamm wire"]


@pytest.mark.parametrize(("credited", "left"), [((), "second"), (("dpa",), "second"), (("afp",), "first")])
@pytest.mark.parametrize("order", list(itertools.permutations(("first", "second", "mix"))))
def test_a_mix_of_two_wires_goes_with_the_one_it_credits(
    store: Store, order: Sequence[str], credited: tuple[str, ...], left: str
) -> None:
    texts = {"first": WIRES[0], "second": WIRES[1], "mix": MIXES["mix"]}
    agencies = {"first": ("dpa",), "second": ("afp",), "mix": credited}
    in_turn(store, [article(id, texts[id], agencies=agencies[id]) for id in order])
    assert set(families(store).values()) == {frozenset({left}), frozenset(texts) - {left}}


def test_a_copy_that_credits_another_agency_is_a_copy(store: Store) -> None:
    copies = [article(id, text, agencies=("dpa",)) for id, text in TEXTS.items() if id.startswith("Alph")]
    put(store, *copies, article("other credit", words("alpha", 30, 150), agencies=("afp",)))
    assert [len(family) for family in families(store).values()] == [len(copies) + 1]


def test_families_are_one_when_the_credit_that_parted_them_is_gone(store: Store) -> None:
    first, second = (article(id, wire, agencies=(id,)) for id, wire in zip(("dpa", "afp"), WIRES, strict=False))
    put(store, first, second, article("mix", MIXES["mix"]))
    put(store, replace(second, agencies=()))
    assert set(families(store).values()) == {frozenset({"dpa", "afp", "mix"})}


def test_ten_copies_and_two_reports_are_three_families(store: Store) -> None:
    copies = [
        article(f"copy {n}", " ".join(WIRES[0].split()[10 * n : 10 * n + 100]) + f" {words(f'own{n}', 0, 60)}") for n in range(10)
    ]
    reports = [article("report 1", WIRES[1]), article("report 2", WIRES[2])]
    in_turn(store, random.Random(1).sample([*copies, *reports], 12))
    assert sorted(len(family) for family in families(store).values()) == [1, 1, 10]


def test_family_falls_apart_without_what_held_it_together(store: Store) -> None:
    head, tail = article("head", words("alpha", 0, 90)), article("tail", words("alpha", 110, 200))
    wire = article("wire", WIRES[0])
    put(store, head, tail)
    assert put(store, wire) >= {"wire"}
    assert set(families(store).values()) == {frozenset({"head", "wire", "tail"})}
    assert forget(store, "wire") in ({"head"}, {"tail"})
    assert set(families(store).values()) == {frozenset({"head"}), frozenset({"tail"})}


def test_withdrawn_article_leaves_its_family(store: Store) -> None:
    put(store, article("a", WIRES[0]), article("b", WIRES[0]), article("c", WIRES[1]))
    put(store, article("a", WIRES[0], status="canceled"), article("c", WIRES[1], status="canceled"))
    assert list(families(store).values()) == [frozenset({"b"})]


def test_new_version_may_be_of_another_family(store: Store) -> None:
    put(store, article("a", WIRES[0]), article("b", WIRES[0]), article("c", WIRES[1]))
    assert put(store, article("b", WIRES[1])) == {"b"}
    assert set(families(store).values()) == {frozenset({"a"}), frozenset({"b", "c"})}


def test_placing_twice_changes_nothing(store: Store) -> None:
    put(store, *ARTICLES)
    before = families(store)
    assert put(store, *ARTICLES) == set()
    assert families(store) == before


def test_changed_are_those_that_moved(store: Store) -> None:
    put(store, article("a", words("alpha", 0, 90)), article("b", words("alpha", 0, 90)))
    put(store, article("c", words("alpha", 110, 200)))
    assert put(store, article("wire", WIRES[0])) == {"c", "wire"}


@pytest.mark.slow
def test_thousands_of_copies(store: Store) -> None:
    rng = random.Random(5)
    wire = words("alpha", 0, 300).split()
    starts = [rng.randrange(180) for _ in range(2_000)]
    copies = [
        article(f"c{n}", f"{' '.join(wire[at : at + 160])} {' '.join(rng.choices(OWN, k=60))}") for n, at in enumerate(starts)
    ]
    for at in range(0, len(copies), 250):
        put(store, *copies[at : at + 250])
    assert [len(family) for family in families(store).values()] == [2_000]
    with store.reading() as connection:
        held = connection.scalars(select(func.count()).select_from(t.bands).group_by(t.bands.c.band)).all()
    assert max(held) == HOLDERS
    forget(store, "c7", "c8")
    assert [len(family) for family in families(store).values()] == [1_998]


def test_family_tells_origin_and_changes(store: Store) -> None:
    wire = (
        "Der Hafen wird gesperrt. Die Stadt prüft nun den Bau einer zweiten Brücke über den Fluss. Ein Gutachten liegt noch nicht vor, "
        "soll aber bis Ende Mai fertig sein."
    )
    put(
        store,
        article("early", f"{wire} Anwohner sind empört.", outlet="Morgenblatt", published="2026-03-01"),
        article("agency", wire, outlet="dpa", agencies=("dpa",), published="2026-03-02T10:00:00Z", title="Hafen"),
        article("late", wire.replace("Der Hafen wird gesperrt. ", "").replace("prüft nun", "prüft"), published="2026-03-03"),
    )  # fmt: skip
    with store.reading() as connection:
        family = family_of(connection, number(store, "late"))
    assert [member.id for member in family.members] == ["agency", "early", "late"]
    assert (family.origin.outlet, family.origin.agencies, family.origin.changes) == ("dpa", ("dpa",), None)
    early, late = (member.changes for member in family.members[1:])
    assert early is not None
    assert late is not None
    assert [span.text for span in early.added] == ["Anwohner sind empört."]
    assert [span.text for span in late.dropped] == ["Der Hafen wird gesperrt."]
    assert [(one.start, other.start) for one, other in late.changed] == [(25, 0)]


def test_origin_is_the_earliest_then_the_longest(store: Store) -> None:
    put(
        store,
        article("short", words("alpha", 0, 60), published="2026-03-01"),
        article("long", words("alpha", 0, 120), published="2026-03-01"),
        article("late", words("alpha", 0, 150), published="2026-03-02T08:00:00+01:00"),
        article("undated", words("alpha", 0, 180)),
    )
    with store.reading() as connection:
        family = family_of(connection, number(store, "late"), compared=1)
    assert [member.id for member in family.members] == ["long", "short", "late", "undated"]
    assert [member.changes is None for member in family.members] == [True, False, True, True]


def test_no_family_of_an_article_that_is_not_shown(store: Store) -> None:
    put(store, article("a", WIRES[0], status="withheld"))
    with store.reading() as connection, pytest.raises(UsageError, match="no family"):
        family_of(connection, number(store, "a"))
