"""What every reader promises: Articles with origin and parts from a good sample, a Refusal and no error from a broken one."""

import bz2
import gzip
import lzma
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from laut.article import Article, Refusal
from laut.ingest import FORMATS, read_inputs
from tests.ingest.archives.crawled import arc, response, warc
from tests.ingest.archives.test_packed import tarred, zipped

SUFFIXES = [suffix for format in FORMATS for suffix in format.suffixes]


def parquet_of(rows: list[dict[str, str]]) -> bytes:
    """Write a Parquet table."""
    buffer = BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), buffer)
    return buffer.getvalue()


OBJECT = b'{"text": "Rat tagt\\n\\nDer Rat tagt am Montag. (dpa/red)\\n"}'
GOOD: dict[str, str | bytes] = {
    ".txt": "Rat tagt\n\nDer Rat tagt am Montag. (dpa/red)\n",
    ".json": '{"text": "Rat tagt\\n\\nDer Rat tagt am Montag. (dpa/red)\\n"}',
    ".jsonl": '{"text": "Rat tagt\\n\\nDer Rat tagt am Montag. (dpa/red)\\n"}\n',
    ".ndjson": '{"text": "Rat tagt\\n\\nDer Rat tagt am Montag. (dpa/red)\\n"}\n',
    ".rss": (
        "<rss><channel><item><title>Rat tagt</title>"
        "<description>&lt;p&gt;Der Rat tagt am Montag. (dpa/red)&lt;/p&gt;</description></item></channel></rss>"
    ),
    ".atom": (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Rat tagt</title>'
        '<content type="html">&lt;p&gt;Der Rat tagt am Montag. (dpa/red)&lt;/p&gt;</content></entry></feed>'
    ),
    ".rdf": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item>'
        "<title>Rat tagt</title><description>Der Rat tagt am Montag. (dpa/red)</description></item></rdf:RDF>"
    ),
    ".csv": 'id;text\n1;"Rat tagt\n\nDer Rat tagt am Montag. (dpa/red)\n"\n',
    ".tsv": 'id\ttext\n1\t"Rat tagt\n\nDer Rat tagt am Montag. (dpa/red)\n"\n',
    ".parquet": parquet_of([{"text": "Rat tagt\n\nDer Rat tagt am Montag. (dpa/red)\n"}]),
    ".gz": gzip.compress(OBJECT),
    ".bz2": bz2.compress(OBJECT),
    ".xz": lzma.compress(OBJECT),
    ".tgz": gzip.compress(tarred(a__json=OBJECT)),
    ".zip": zipped(a__json=OBJECT),
    ".tar": tarred(a__json=OBJECT),
    ".warc": warc(response("<html><body><h1>Rat tagt</h1><p>Der Rat tagt am Montag. (dpa/red)</p></body></html>")),
    ".arc": arc("<html><body><h1>Rat tagt</h1><p>Der Rat tagt am Montag. (dpa/red)</p></body></html>"),
    ".html": "<html><body><h1>Rat tagt</h1><p>Der Rat tagt am Montag. (dpa/red)</p></body></html>",
    ".htm": "<html><body><h1>Rat tagt</h1><p>Der Rat tagt am Montag. (dpa/red)</p></body></html>",
    ".xhtml": "<html><body><h1>Rat tagt</h1><p>Der Rat tagt am Montag. (dpa/red)</p></body></html>",
}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_reads_its_sample(suffix: str, tmp_path: Path) -> None:
    good = GOOD[suffix]
    (tmp_path / f"a{suffix}").write_bytes(good if isinstance(good, bytes) else good.encode())
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
