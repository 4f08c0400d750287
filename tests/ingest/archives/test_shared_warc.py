"""The archives of warcio's test suite: each is read, or refused with the right reason."""

from pathlib import Path

import pytest

from laut.article import Article
from laut.ingest import read_inputs

SHARED = Path(__file__).parents[4] / "shared" / "data" / "formats" / "warcio" / "test" / "data"
# Articles, and what the reason of each refusal says. Files of requests and pictures hold nothing to read.
EXPECTED: dict[str, tuple[int, list[str]]] = {
    "bad.arc": (0, ["no length"]),
    "example-bad-non-chunked.warc.gz": (1, []),
    "example-bad.warc.gz.bad": (1, []),
    "example-digest.warc": (0, []),
    "example-iana.org-chunked.warc": (1, []),
    "example-resource.warc.gz": (1, []),
    "example-space-in-target-uri.warc.gz": (0, []),
    "example-space-in-url.arc": (0, ["cut off"]),
    "example-trunc.warc": (1, []),
    "example-wget-bad-target-uri.warc.gz": (1, []),
    "example-wrong-chunks.warc.gz": (1, []),
    "example.arc": (1, []),
    "example.arc.gz": (1, []),
    "example.warc": (1, []),
    "example.warc.gz": (1, []),
    "post-test.warc.gz": (0, ["has no `text`"] * 3),
}

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")


@pytest.mark.parametrize("name", sorted(path.name for path in SHARED.glob("*")) if SHARED.is_dir() else [])
def test_is_read_or_refused_rightly(name: str) -> None:
    found = list(read_inputs([SHARED / name]))
    articles = [item for item in found if isinstance(item, Article)]
    reasons = [item.reason for item in found if not isinstance(item, Article)]
    print(f"{name:40} {len(articles)} read; {'; '.join(reasons)}")  # noqa: T201  # the table that `pytest -s` shows
    n_articles, expected = EXPECTED[name]
    assert len(articles) == n_articles
    assert len(reasons) == len(expected)
    for reason, part in zip(reasons, expected, strict=True):
        assert part in reason
    assert all(article.url and article.published is None for article in articles)
