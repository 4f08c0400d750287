"""The links that were checked by hand are what the figures in register.py and docs/actors.md say."""

import json
from collections import Counter
from pathlib import Path

from laut.actors.register import LEAST, RIGHT
from laut.kb.find import KnowledgeBase

LINKS = [json.loads(line) for line in (Path(__file__).with_name("links.jsonl")).read_text(encoding="utf-8").splitlines()]
ENOUGH = 200
MIN_RIGHT = 0.95


def test_enough_links_were_checked_and_enough_of_them_are_right() -> None:
    assert len(LINKS) >= ENOUGH
    assert sum(link["right"] for link in LINKS) / len(LINKS) >= MIN_RIGHT


def test_no_way_of_linking_is_called_better_than_it_was_found() -> None:
    found = Counter(link["how"] for link in LINKS)
    right = Counter(link["how"] for link in LINKS if link["right"])
    for how, share in RIGHT.items():
        if share >= LEAST and found[how] >= 20:
            assert right[how] / found[how] >= share - 0.02, how


def test_every_id_is_one_the_knowledge_base_gives() -> None:
    known = KnowledgeBase.open()
    for link in LINKS:
        assert known.entity(link["wikidata"]) is not None, link["name"]
