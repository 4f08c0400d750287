"""Embargoes: until when they last, and what is shown when they are over."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from laut.record import MadeBy
from laut.store import Store
from laut.store.writing import is_under_embargo
from tests.store.hand import article, counts, found, put, shown, told

BEFORE = datetime(2025, 3, 10, 12, tzinfo=UTC)
AFTER = datetime(2025, 3, 14, 12, tzinfo=UTC)
EMBARGO = "2025-03-12T06:00:00+01:00"


@pytest.mark.parametrize(
    ("embargo", "last", "first"),
    [
        ("2025-03-12T06:00:00Z", "2025-03-12T05:59:59Z", "2025-03-12T06:00:00Z"),
        ("2025-03-12T06:00:00+01:00", "2025-03-12T04:59:59Z", "2025-03-12T05:00:00Z"),
        ("2025-03-12T06:00-05:00", "2025-03-12T10:59:59Z", "2025-03-12T11:00:00Z"),
        ("2025-03-12T06:00:00", "2025-03-12T05:59:59Z", "2025-03-12T06:00:00Z"),
        ("2025-03-12 06:00:00", "2025-03-12T05:59:59Z", "2025-03-12T06:00:00Z"),
        ("2025-03-12t06:00:00Z", "2025-03-12T05:59:59Z", "2025-03-12T06:00:00Z"),
        ("2025-03-12", "2025-03-13T11:59:59Z", "2025-03-13T12:00:00Z"),
        ("2025-03", "2025-04-01T11:59:59Z", "2025-04-01T12:00:00Z"),
        ("2025", "2026-01-01T11:59:59Z", "2026-01-01T12:00:00Z"),
        ("2025-03-10/2025-03-12", "2025-03-13T11:59:59Z", "2025-03-13T12:00:00Z"),
        ("2024-02-29", "2024-03-01T11:59:59Z", "2024-03-01T12:00:00Z"),
    ],
)
def test_an_embargo_lasts_until_its_moment(embargo: str, last: str, first: str) -> None:
    assert is_under_embargo(embargo, datetime.fromisoformat(last))
    assert not is_under_embargo(embargo, datetime.fromisoformat(first))


def test_now_may_be_in_any_zone() -> None:
    in_berlin = datetime(2025, 3, 12, 6, tzinfo=timezone(timedelta(hours=1)))
    assert is_under_embargo("2025-03-12T05:00:01Z", in_berlin)
    assert not is_under_embargo("2025-03-12T05:00:00Z", in_berlin)


@pytest.mark.parametrize(
    "embargo",
    ["morgen früh", "", " ", "2025-02-30", "2025-13", "0000", "12.03.2025", "2025-03-10/..", "🕕", "99999-01-01", "T06:00", "/"],
)
def test_what_is_no_date_is_an_embargo_for_ever(embargo: str) -> None:
    assert is_under_embargo(embargo, datetime.max.replace(tzinfo=UTC))


def test_no_embargo_is_none() -> None:
    assert not is_under_embargo(None, datetime.min.replace(tzinfo=UTC))


@pytest.mark.parametrize("embargo", ["9999-12-31", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"])
def test_the_ends_of_the_calendar_are_dates_too(embargo: str) -> None:
    assert is_under_embargo(embargo, BEFORE) is embargo.startswith("9999")


def test_an_article_under_embargo_is_kept_and_not_shown(store: Store) -> None:
    assert put(store, told(embargo=EMBARGO), now=BEFORE) == ["stored"]
    assert counts(store) == {"articles": 1, "records": 1}


def test_an_article_whose_embargo_is_over_is_shown_at_once(store: Store) -> None:
    put(store, told(embargo=EMBARGO), now=AFTER)
    assert found(store, "Riga") == ["a-1"]


def test_release_shows_what_was_under_an_embargo_that_is_over(store: Store) -> None:
    put(store, told(embargo=EMBARGO), now=BEFORE)
    put(store, told("a-2"), now=BEFORE)
    others = counts(store)
    with store.writing(now=AFTER) as writer:
        assert writer.release() == 1
    assert found(store, "Riga") == ["a-1", "a-2"]
    assert counts(store)["events"] == 2 * others["events"]


def test_release_tells_what_it_shows(store: Store) -> None:
    put(store, told(embargo=EMBARGO), now=BEFORE)
    with store.writing(now=AFTER) as writer:
        writer.release()
        assert len(writer.touched.shown) == 1


def test_release_shows_an_article_without_a_record(store: Store) -> None:
    put(store, article("Riga tagt.", embargo=EMBARGO), now=BEFORE)
    with store.writing(now=AFTER) as writer:
        writer.release()
    assert found(store, "Riga") == ["a-1"]


def test_release_shows_an_article_once(store: Store) -> None:
    put(store, told(embargo=EMBARGO), now=BEFORE)
    for n in (1, 0):
        with store.writing(now=AFTER) as writer:
            assert writer.release() == n


@pytest.mark.parametrize(
    "known",
    [{"embargo": "2025-03-15"}, {"embargo": EMBARGO, "status": "withheld"}, {"embargo": EMBARGO, "status": "canceled"}],
    ids=["under embargo", "withheld", "canceled"],
)
def test_release_leaves_what_may_not_be_shown(store: Store, known: dict[str, str]) -> None:
    put(store, told(**known), now=BEFORE)
    with store.writing(now=AFTER) as writer:
        assert writer.release() == 0
    assert shown(store) == []


def test_release_leaves_older_versions(store: Store) -> None:
    put(store, told(embargo=EMBARGO), article("Neu.", embargo="2025-03-20"), now=BEFORE)
    with store.writing(now=AFTER) as writer:
        assert writer.release() == 0


def test_a_version_without_the_embargo_is_shown(store: Store) -> None:
    put(store, told(embargo=EMBARGO), told(), now=BEFORE)
    assert found(store, "Riga") == ["a-1"]


def test_a_version_under_embargo_hides_the_one_that_was_shown(store: Store) -> None:
    put(store, told(), told(embargo=EMBARGO), now=BEFORE)
    assert found(store, "Riga") == []


def test_release_shows_the_newest_record(store: Store) -> None:
    newer = replace(told(embargo=EMBARGO), made_by=MadeBy("0.2.0", "made-up 2"), events=())
    put(store, told(embargo=EMBARGO), newer, now=BEFORE)
    with store.writing(now=AFTER) as writer:
        writer.release()
    assert "events" not in counts(store)
