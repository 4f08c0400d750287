"""Texts that are hard on a database: very long, in any script, with characters it does not like, or with no end of items."""

from dataclasses import replace
from typing import Any

import pytest

from laut.article import Refusal
from laut.errors import ArticleError
from laut.findings import Actor, Label
from laut.record import Record
from laut.store import Store
from laut.store.rows import record_from
from tests.store.hand import article, counts, found, kept_article, put, rows, told

MIB = 1024 * 1024
SCRIPTS = {
    "astral": "Ein 😀 und ein 𝔘𝔫𝔦𝔠𝔬𝔡𝔢, 👩‍👩‍👧‍👦 🇺🇦 \U0010ffff",
    "umlauts": "Äpfel, Öl, Übung, ẞ und ß; naïve Ærøskøbing",
    "decomposed": "Mu\u0308ller, C\u030capek",
    "cyrillic": "Путин: «Мы не отступим», сказал он",
    "arabic": "قال الرئيس إن \u202bالحرب\u202c انتهت",
    "hebrew": "רֹאשׁ הַמֶּמְשָׁלָה אמר",
    "chinese": "主席说“战争结束了”。",
    "devanagari": "प्रधानमंत्री ने कहा",
    "controls": "Ein\x01 \x07\x08\x1b[31mText\x7f\x85\xa0\u2028\u2029\ufeff\ufffd\uffff",
    "ends of line": "eins\r\nzwei\rdrei\nvier\x0b\x0c",
    "quotes": """'"`´’‘“”„»«\\ %s %(a)s :name ? $1 {} {{x}} \\u0000""",
    "sql": "'); DROP TABLE articles; --",
}


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_every_script_comes_out_as_it_went_in(store: Store, text: str) -> None:
    known: dict[str, Any] = dict.fromkeys(("title", "outlet", "url", "rights", "origin"), text)
    kept = article(text, id=text, authors=(text,), agencies=(text,), **known)
    assert put(store, kept) == ["stored"]
    assert kept_article(store, text) == kept
    assert put(store, kept) == ["known"]


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_an_article_of_any_script_is_found_by_its_id(store: Store, text: str) -> None:
    put(store, article(text, id=text))
    with store.writing() as writer:
        assert writer.forget_article(text) == 1
    assert counts(store) == {}


@pytest.mark.parametrize("words", ["unicode", "mueller capek", "Путин", "الحرب", "אמר", "主席说", "प्रधानमंत्री"])
def test_every_script_is_searched(store: Store, words: str) -> None:
    put(store, *(article(text, id=name) for name, text in SCRIPTS.items()))
    assert len(found(store, words)) == 1


def test_offsets_count_code_points(store: Store) -> None:
    """The emoji is one code point, two units of UTF-16 and four bytes."""
    before = "😀😀 "
    record = told(text=before + told().article.text)
    moved = [replace(s, quote=tuple(replace(q, start=q.start + 3, end=q.end + 3) for q in s.quote)) for s in record.statements]
    put(store, replace(record, statements=tuple(moved)))
    assert rows(store, "statements", "start", "quote")[0] == (moved[0].quote[0].start, "„Es reicht“ … „ich gehe.“")


@pytest.mark.parametrize(
    "known",
    [{"words": "ab\0cd"}, {"title": "a\0b"}, {"authors": ("A\0B",)}, {"id": "a\0b"}, {"outlet": "\0"}],
    ids=lambda known: next(iter(known)),
)
def test_a_nul_becomes_a_replacement_character(store: Store, known: dict[str, Any]) -> None:
    """PostgreSQL knows no NUL in texts; the place of every other character stays, and so do both engines alike."""
    assert put(store, article(**known)) == ["stored"]
    kept = kept_article(store, known.get("id", "a-1").replace("\0", "\ufffd"))
    assert not any("\0" in part for part in (kept.text, kept.title or "", *kept.authors, kept.id, kept.outlet or ""))
    assert put(store, article(**known)) == ["known"]


def test_a_record_with_nul_in_its_words_is_kept(store: Store) -> None:
    text = told().article.text.replace("ich gehe", "ich\0gehe")
    actors = (replace(told().actors[0], name="Ada\0Kern"),)
    put(store, replace(told(text=text), actors=actors))
    [(body,)] = rows(store, "records", "body")
    assert record_from(kept_article(store), body).actors[0].name == "Ada\ufffdKern"
    assert rows(store, "statements", "quote")[0] == ("„Es reicht“ … „ich\ufffdgehe.“",)


def test_an_article_with_nul_is_forgotten_by_its_own_id(store: Store) -> None:
    put(store, article(id="a\0b"))
    with store.writing() as writer:
        assert writer.forget_article("a\0b") == 1


@pytest.mark.parametrize("origin", ["caf\udce9.txt", "a\0b"], ids=["lone surrogate of a file name", "NUL"])
def test_a_refusal_may_name_any_file(store: Store, origin: str) -> None:
    with store.writing() as writer:
        writer.refuse(Refusal(origin, "read", f"cannot read {origin}", origin))
    assert counts(store) == {"refusals": 1}


# More of different words than a tsvector takes, which is 1 MB.
TOO_MANY_WORDS = " ".join(f"{n:05}{'7' * 50}" for n in range(24_000))


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["Der Minister sagte am Montag in Riga, es reiche. " * (5 * MIB // 49), TOO_MANY_WORDS, "a" * (5 * MIB), "\U0001f600" * MIB],
    ids=["one sentence", "too many words", "one word", "emoji"],
)
def test_a_very_long_text_is_kept(store: Store, text: str) -> None:
    assert put(store, article(f"Anfang in Bern. {text}", title="Lang")) == ["stored"]
    assert len(kept_article(store).text) == len(text) + 16
    assert found(store, "Lang Bern") == ["a-1"]


def test_the_end_of_a_long_text_is_found(store: Store) -> None:
    """A tsvector counts positions up to 16,383 only."""
    put(store, article("Der Minister sagte am Montag in Riga, es reiche. " * 2_000 + "Dann schwieg Bern."))
    assert found(store, "schwieg Bern") == ["a-1"]


def test_no_phrase_is_made_up_in_a_long_text(store: Store) -> None:
    """Words that are kept once in a long text must not come to stand side by side."""
    put(store, article("Der Minister sagte am Montag in Riga, es reiche. " * 12_000 + "Bern Minister Zürich"))
    assert found(store, "Bern Zürich") == ["a-1"]
    assert found(store, '"Bern Zürich"') == []


def test_a_very_long_title_is_kept(store: Store) -> None:
    assert put(store, article("Anfang in Bern.", title=TOO_MANY_WORDS)) == ["stored"]
    assert found(store, "Bern") == ["a-1"]


def varied(n: int) -> str:
    """Give a text of n characters that no database packs into less."""
    return "".join(chr(0x4E00 + (i * i * 7919 + i * 104729) % 20_000) for i in range(n))


def test_an_id_as_long_as_an_address_is_kept(store: Store) -> None:
    assert put(store, article(id=varied(660)), article(id=varied(660))) == ["stored", "known"]


def test_an_id_that_no_index_takes_is_refused(store: Store) -> None:
    """A key in an index of PostgreSQL has 2,704 bytes at the most; both engines refuse alike."""
    with pytest.raises(ArticleError, match="its id has 15000 bytes"):
        put(store, article(id=varied(5000)))
    assert counts(store) == {}


@pytest.mark.parametrize("label", ["PER", "ORG"])
def test_an_actor_with_a_very_long_name_is_kept(store: Store, label: Label) -> None:
    actor = Actor("a1", varied(5000), label, None, (), None, (), None, None, None)
    put(store, replace(told(), actors=(actor,)), replace(told("a-2"), actors=(actor,)))
    assert counts(store)["actors"] == 1


def test_a_record_of_many_items_is_kept(store: Store) -> None:
    record: Record = told()
    many = tuple(replace(record.statements[0], id=f"s{n}") for n in range(1200))
    events = tuple(replace(record.events[0], id=f"e{n}") for n in range(1200))
    put(store, replace(record, statements=many, events=events))
    assert {"statements": 1200, "speakers": 1200, "events": 1200, "attributions": 2400}.items() <= counts(store).items()
