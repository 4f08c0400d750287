"""What every reader promises: Articles with origin and parts from a good sample, a Refusal and no error from a broken one."""

from pathlib import Path

import pytest

from laut.article import Article, Refusal
from laut.ingest import FORMATS, read_inputs

SUFFIXES = [suffix for format in FORMATS for suffix in format.suffixes]
GOOD = {
    ".txt": "Rat tagt\n\nDer Rat tagt am Montag. (dpa/red)\n",
    ".json": '{"text": "Rat tagt\\n\\nDer Rat tagt am Montag. (dpa/red)\\n"}',
    ".jsonl": '{"text": "Rat tagt\\n\\nDer Rat tagt am Montag. (dpa/red)\\n"}\n',
    ".ndjson": '{"text": "Rat tagt\\n\\nDer Rat tagt am Montag. (dpa/red)\\n"}\n',
    ".html": "<html><body><h1>Rat tagt</h1><p>Der Rat tagt am Montag. (dpa/red)</p></body></html>",
    ".htm": "<html><body><h1>Rat tagt</h1><p>Der Rat tagt am Montag. (dpa/red)</p></body></html>",
    ".xhtml": "<html><body><h1>Rat tagt</h1><p>Der Rat tagt am Montag. (dpa/red)</p></body></html>",
}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_reads_its_sample(suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"a{suffix}").write_text(GOOD[suffix])
    (article,) = read_inputs([tmp_path])
    assert isinstance(article, Article)
    assert (article.origin or "").startswith(str(tmp_path / f"a{suffix}"))
    assert article.agencies == ("dpa",)
    assert [(part.kind, article.text[part.start : part.end]) for part in article.parts] == [
        ("headline", "Rat tagt"),
        ("body", "Der Rat tagt am Montag."),
        ("credit", "(dpa/red)"),
    ]


@pytest.mark.parametrize(
    "data", [b"", b"   \n", b"\x1f\x8b\x08\0\0\0\0\0", bytes(range(256)) * 8], ids=["empty", "blank", "gzip", "any"]
)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_refuses_what_is_broken(suffix: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / f"a{suffix}").write_bytes(data)
    found = list(read_inputs([tmp_path]))
    assert found
    assert all(isinstance(item, Refusal) and item.step == "read" and item.reason for item in found)
