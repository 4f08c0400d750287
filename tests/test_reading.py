"""`laut.read`, the Python face for one article."""

from pathlib import Path
from typing import Any

import pytest

import laut
import laut.pipeline
from tests.made_up import MadeUpPipeline

TEXT = "Der Zug fährt am Montag nicht, sagte die Sprecherin der Bahn. Das Wetter sei zu schlecht für alle Züge im Land."


@pytest.fixture
def made_up() -> MadeUpPipeline:
    """Give a pipeline that needs no model."""
    return MadeUpPipeline()


@pytest.fixture(autouse=True)
def loads(monkeypatch: pytest.MonkeyPatch, made_up: MadeUpPipeline) -> list[str | None]:
    """Put it in the place of the real one; give the names of the models asked for."""
    asked: list[str | None] = []

    def load(model: str | None = None, kb: str | None = None) -> MadeUpPipeline:
        asked.append(model)
        return made_up

    monkeypatch.setattr(laut.pipeline, "load", load)
    laut._pipeline.cache_clear()
    return asked


def test_a_str_is_the_text_itself() -> None:
    record = laut.read(TEXT, published="2025-03", language="de")
    assert (record.article.text, record.article.published, record.article.language) == (TEXT, "2025-03", "de")


@pytest.mark.parametrize(
    "text", [pytest.param('{"text": "Nein"}', id="json"), pytest.param("\ufeffNein", id="mark"), "-", "a.txt"]
)
def test_a_str_is_never_taken_for_anything_else(text: str) -> None:
    assert laut.read(text, language="de").article.text == text


def test_a_path_is_a_file_with_one_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert laut.read(path).article.text == TEXT


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("a.jsonl", '{"text": "Eins."}\n{"text": "Zwei."}\n', "more than one article", id="several"),
        pytest.param("a.jsonl", '{"title": "kein Text"}\n', "a.jsonl", id="refused"),
        pytest.param("a.txt", "", "a.txt", id="empty"),
        pytest.param(
            "a.jsonl", '{"text": "Eins."}\n{"title": 1}\n', "a.jsonl:2: the JSON object has no `text`", id="second refused"
        ),
    ],
)
def test_other_than_one_article_is_an_article_error(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(laut.ArticleError, match=message):
        laut.read(tmp_path / name)


def test_language_and_probability_are_passed_on(tmp_path: Path, made_up: MadeUpPipeline) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    for given in (path, TEXT):
        assert laut.read(given, language="deu", min_probability=0.7).article.language == "de"
        assert made_up.asked == {"min_probability": 0.7}


@pytest.mark.parametrize("wrong", [{"language": "Deutsch!"}, {"published": "gestern"}, {"min_probability": 1.5}])
def test_wrong_use_is_the_same_for_a_text_and_a_path(tmp_path: Path, wrong: dict[str, Any]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    for given in (path, TEXT):
        with pytest.raises(laut.UsageError):
            laut.read(given, **wrong)


def test_an_article_that_cannot_be_analysed_is_an_article_error() -> None:
    with pytest.raises(laut.ArticleError, match="broken"):
        laut.read(f"{TEXT} kaputt", language="de")


def test_the_pipeline_is_loaded_once_for_each_model(loads: list[str | None]) -> None:
    for model in (None, None, "other", None):
        laut.read(TEXT, language="de", model=model)
    assert loads == [None, "other"]


def test_neither_text_nor_path_is_wrong_use() -> None:
    with pytest.raises(laut.UsageError, match="bytes"):
        laut.read(b"Nein")  # type: ignore[arg-type]
