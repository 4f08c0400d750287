"""Every rule of every language has an example in which it is found, with its value; and its tables are in order."""

import pytest

from laut.lang.load import OWN
from laut.times.kinds import READERS
from laut.times.table import Rule, TimeTable, table_of
from tests.times.read import marked, read


def tables() -> list[TimeTable]:
    """Give the tables of all languages that have one."""
    return [table for table in map(table_of, OWN) if table]


RULES = [pytest.param(table.code, rule, id=f"{table.code}-{rule.example}") for table in tables() for rule in table.ordered]


def test_our_languages_have_rules() -> None:
    assert [table.code for table in tables()] == list(OWN)


def test_a_language_without_rules_has_no_table() -> None:
    assert table_of("tlh") is None


@pytest.mark.parametrize(("code", "rule"), RULES)
def test_its_kind_is_read(code: str, rule: Rule) -> None:
    assert rule.kind in READERS


@pytest.mark.parametrize(("code", "rule"), RULES)
def test_its_example_is_found_with_its_value(code: str, rule: Rule) -> None:
    text, spans = marked(rule.example)
    assert spans, "the example has no brackets"
    found = {(time.start, time.end): time.timex for time in read(text, lang=code)}
    assert found.get(spans[-1]) == rule.value, found
    assert set(spans) <= set(found)
