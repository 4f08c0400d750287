"""Coded actors as articles and as targets of windows: tags by layer, mentions that lie wholly in a window."""

import json
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="torch is only in the train extra")

from laut.actors.scores import BEGIN, INSIDE, KINDS, LABELS, SECTORS  # noqa: E402
from training.actor_examples import LAYERS, UNCODED, ActorCoding, actor_coding, layered  # noqa: E402
from training.corpora.actors import OF_GERMEVAL, OWN, ActorArticle, Mention, joined, load_actors, load_names  # noqa: E402

TEXT = "Der russische Präsident Putin kam. Er schwieg."


def raw(**changed: Any) -> dict[str, Any]:
    """Give an article as it stands in a set."""

    def at(words: str, kind: str, actor: str) -> dict[str, Any]:
        start = TEXT.index(words)
        return {"start": start, "end": start + len(words), "kind": kind, "actor": actor}

    return {
        "id": "x",
        "text": TEXT,
        "mentions": [
            at("Er", "pronoun", "a1"),
            at("russische", "adjective", "a2"),
            at("Der russische Präsident", "nominal", "a1"),
            at("Putin", "name", "a1"),
        ],
        "actors": [
            {"id": "a1", "name": "Putin", "label": "PER", "country": "RUS", "sectors": ["GOV"], "role": "Präsident"},
            {"id": "a2", "name": "Russland", "label": "LOC", "country": "RUS", "sectors": []},
        ],
    } | changed


def article(tmp_path: Path, **changed: Any) -> ActorArticle:
    folder = tmp_path / "data" / "made-up"
    folder.mkdir(parents=True)
    (folder / "train.jsonl").write_text(json.dumps(raw(**changed)) + "\n", encoding="utf-8")
    (found,) = load_actors("made-up", "train", tmp_path)
    return found


def tags_of(coding: ActorCoding, layer: str) -> list[int]:
    tags: list[int] = coding.tags[LAYERS.index(layer)].tolist()
    return tags


def tag(label: str, part: int) -> int:
    return 1 + 2 * LABELS.index(label) + part


def test_mentions_are_runs_of_words_in_text_order_the_outer_first(tmp_path: Path) -> None:
    found = article(tmp_path)
    assert [(m.start, m.end, m.kind, m.label) for m in found.mentions] == [
        (0, 3, "nominal", "PER"),
        (1, 2, "adjective", "LOC"),
        (3, 4, "name", "PER"),
        (6, 7, "pronoun", "PER"),
    ]
    assert found.actors["a1"].sectors == ("GOV",)
    assert found.actors["a2"].role is None


def test_every_layer_has_its_tags_and_the_wide_one_none(tmp_path: Path) -> None:
    coding = actor_coding(article(tmp_path), 0, 6)
    assert tags_of(coding, "nominal")[:4] == [tag("PER", BEGIN), tag("PER", INSIDE), tag("PER", INSIDE), 0]
    assert tags_of(coding, "name")[3] == tag("PER", BEGIN)
    assert tags_of(coding, "adjective")[1] == 1 + LABELS.index("LOC")
    assert set(tags_of(coding, "wide")) == {UNCODED}


def test_a_window_that_cuts_a_mention_tags_its_rest_but_does_not_count_it(tmp_path: Path) -> None:
    coding = actor_coding(article(tmp_path), 1, 6)
    assert tags_of(coding, "nominal")[:2] == [tag("PER", INSIDE)] * 2
    assert coding.mentions is not None
    assert coding.mentions.words == [[0], [2]]


def test_mentions_have_their_codes(tmp_path: Path) -> None:
    found = actor_coding(article(tmp_path), 0, 9).mentions
    assert found is not None
    assert found.kinds.tolist() == [KINDS.index(k) for k in ("nominal", "adjective", "name", "pronoun")]
    assert found.chains.tolist() == [0, 1, 0, 0]
    assert found.sectors.tolist() == [SECTORS.index("GOV"), len(SECTORS), SECTORS.index("GOV"), SECTORS.index("GOV")]
    assert found.places.tolist() == [False, True, False, False]
    assert found.relations.shape == found.distances.shape == found.agreements.shape == found.positions.shape == (4, 4)


def test_a_window_without_mentions_has_none(tmp_path: Path) -> None:
    assert actor_coding(article(tmp_path), 7, 9).mentions is None


def test_nested_descriptions_take_two_layers_and_a_third_none() -> None:
    nested = [Mention(0, 9, "nominal", "PER", "a"), Mention(1, 5, "nominal", "ORG", "b"), Mention(2, 4, "nominal", "LOC", "c")]
    assert [layer for layer, _ in layered(nested)] == ["nominal", "inner"]


def test_names_of_a_sentence_are_tagged_in_the_wide_layer_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "ner-germeval14-de"
    folder.mkdir(parents=True)
    rows = ["#\thttp://example.org", "1\tWladimir\tB-PER\tO", "2\tPutin\tI-PER\tO", "3\tkam\tO\tO", "", "1\tEs\tO\tO"]
    (folder / "dev.tsv").write_text("\n".join(rows), encoding="utf-8")
    first, second = load_names("ner-germeval14-de", "dev", tmp_path)
    assert (first.names, second.names) == ([(0, 2, "PER")], [])
    coding = actor_coding(first, 0, 3)
    assert tags_of(coding, "wide") == [tag("PER", BEGIN), tag("PER", INSIDE), 0]
    assert set(tags_of(coding, "name")) == {UNCODED}
    assert coding.mentions is None


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        pytest.param("B-PER I-PER O", [(0, 3, "PER")], id="two words"),
        pytest.param("B-PER B-LOC O", [(0, 1, "PER"), (2, 3, "LOC")], id="side by side"),
        pytest.param("B-PERderiv I-PERderiv O", [], id="derived names are left out"),
        pytest.param("O I-ORG O", [(2, 3, "ORG")], id="inside after nothing begins one"),
        pytest.param("B-OTH O O", [(0, 1, "MISC")], id="others"),
    ],
)
def test_tags_become_names(tags: str, names: list[tuple[int, int, str]]) -> None:
    text, found = joined(list(zip("abc", tags.split(), strict=True)), OF_GERMEVAL)
    assert (text, found) == ("a b c", names)


@pytest.mark.parametrize("part", ["de-train", "en-train", "en-dev"])
def test_our_own_coding_fits_its_texts(part: str, shared: Path) -> None:
    articles = load_actors("own", part, shared)
    assert len(articles) == len((OWN / f"actors-{part}.jsonl").read_text(encoding="utf-8").splitlines())
    for coded in articles:
        assert {m.actor for m in coded.mentions} <= set(coded.actors)
        assert all(m.kind in KINDS and m.label in LABELS and m.start < m.end for m in coded.mentions)
        assert all(s in SECTORS for a in coded.actors.values() for s in a.sectors)


@pytest.mark.parametrize("part", ["train", "dev"])
def test_the_shared_coding_is_read(part: str, shared: Path) -> None:
    articles = load_actors("actors-wikinews-de", part, shared)
    assert articles
    assert all(m.kind in KINDS and m.label in LABELS for a in articles for m in a.mentions)
