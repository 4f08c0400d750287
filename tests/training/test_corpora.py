"""Our own coded articles follow their guide, and spans become runs of words."""

from pathlib import Path

import pytest

from training.corpora import marked
from training.corpora.quotes import runs_of

OWN = Path(marked.__file__).parents[1] / "own"
FILES = sorted(OWN.rglob("*.txt"))

HEAD = "title: Rat lobt Plan\npublished: 2024-03-05\nlanguage: de\n===\n"


def test_there_are_articles_to_train_on_and_others_to_measure_on() -> None:
    assert {p.parent.name for p in FILES} == {"de-train", "en-train", "en-dev"}
    assert len([p for p in FILES if p.parent.name == "en-dev"]) == 20


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_article_follows_the_guide(path: Path) -> None:
    article = marked.read(path)
    assert article["annotations"]
    for statement in article["annotations"]:
        for role in ("quote", "speaker", "cue", "frame", "addressee", "via"):
            assert all(article["text"][a:b].strip() for a, b in statement[role])


def write(tmp_path: Path, text: str, table: str) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(HEAD + text + "\n===\n" + table, encoding="utf-8")
    return path


def test_tags_become_spans_of_the_bare_text(tmp_path: Path) -> None:
    article = marked.read(write(tmp_path, "<q1>Es gehe</q1><f1>, <c1>sagte</c1> <s1>sie</s1></f1>.", "1 indirect speech\n"))
    assert article["text"] == "Es gehe, sagte sie."
    (found,) = article["annotations"]
    assert (found["quote"], found["cue"], found["speaker"], found["frame"]) == ([[0, 7]], [[9, 14]], [[15, 18]], [[7, 18]])


@pytest.mark.parametrize(
    ("text", "table", "message"),
    [
        ("<q1>Es gehe", "1 indirect speech", "never closed"),
        ("Es gehe</q1>", "1 indirect speech", "closes nothing"),
        ("<q1>a</q1> <q2>b</q2>", "1 direct speech", "not in the table"),
        ("<q1>a</q1>", "1 said speech", "cannot read the table line"),
        ("<s1>a</s1>", "1 direct speech", "has no <q1>"),
        ("<q1>a</q1> <c1>b</c1>", "1 reported speech", "neither cue nor frame"),
        ("<q1>a</q1> <q>b", "1 direct speech", "stray tag"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(tmp_path: Path, text: str, table: str, message: str) -> None:
    with pytest.raises(marked.MarkedError, match=message) as caught:
        marked.read(write(tmp_path, text, table + "\n"))
    assert "a.txt" in str(caught.value)


def test_spans_become_runs_of_the_words_they_touch() -> None:
    words = [(0, 2), (3, 6), (7, 9), (9, 10)]
    assert runs_of([[0, 1], [7, 10]], words) == ((0, 1), (2, 4))
    assert runs_of([[2, 3]], words) == ()
    assert runs_of([[0, 4], [4, 8]], words) == ((0, 3),)
