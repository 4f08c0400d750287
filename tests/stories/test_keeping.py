"""Keeping items in batches: what became of each is said in order, and one that cannot be kept takes no other with it."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest

from laut.article import Refusal
from laut.record import Record
from laut.store import open_store, questions
from laut.stories.keeping import keep
from tests.made_up import record_of


def record(id: str, text: str = "Ada Kern ging.") -> Record:
    made = record_of(text)
    return replace(made, article=replace(made.article, id=id))


def test_what_became_of_each_is_said_in_order(tmp_path: Path) -> None:
    items: list[Record | Refusal] = [record("a"), Refusal("b.txt:1", "read", "no text"), record("a"), record("c", "Maas kam.")]
    with open_store(str(tmp_path / "s.sqlite")) as store:
        kept = list(keep(store, items, batch=2))
    assert [(k.id, k.outcome) for k in kept] == [("a", "stored"), (None, "refused"), ("a", "known"), ("c", "stored")]


def test_an_article_that_cannot_be_kept_takes_no_other_with_it(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "s.sqlite")) as store:
        kept = list(keep(store, [record("a"), record("x" * 5000), record("c", "Maas kam.")]))
        found = [questions.show(store, id).kind for id in ("a", "c")]
    assert [k.outcome for k in kept] == ["stored", "refused", "stored"]
    assert found == ["article", "article"]


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_of_cycles_is_left_as_it_was(is_on: bool, tmp_path: Path) -> None:
    (gc.enable if is_on else gc.disable)()
    try:
        with open_store(str(tmp_path / "s.sqlite")) as store:
            for _ in keep(store, [record("a"), record("c")], batch=1):
                assert gc.isenabled() == is_on
    finally:
        gc.enable()


def test_the_collector_of_cycles_is_on_again_when_a_transaction_fails(tmp_path: Path) -> None:
    broken = replace(record("a"), actors=("no actor",))  # type: ignore[arg-type]
    with open_store(str(tmp_path / "s.sqlite")) as store, pytest.raises(AttributeError):
        list(keep(store, [broken]))
    assert gc.isenabled()
