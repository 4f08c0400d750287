"""What can be read: one table of formats, each with its reader, and how a stream shows that it is in one.

A format is recognised by its content, whatever the file is called. Names decide only between formats that content does
not tell apart: any content is a text, and a broken JSON file is still one. A new format needs a module with a reader
and a line in FORMATS; a new kind of JSON object a line in `shapes`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from laut.errors import UsageError
from laut.ingest.archives.arc import is_arc, read_arc
from laut.ingest.archives.packed import is_packed, is_tar, is_zip, read_packed, read_tar, read_zip
from laut.ingest.archives.warc import is_warc, read_warc
from laut.ingest.feeds.opml import read_opml
from laut.ingest.feeds.syndicated import is_feed, read_feed
from laut.ingest.head import Head, Reader
from laut.ingest.newsroom.newsml import is_newsml, read_newsml
from laut.ingest.newsroom.nitf import is_nitf, read_nitf
from laut.ingest.objects import read_lines, read_objects, read_shape
from laut.ingest.plain import read_plain
from laut.ingest.shapes import SHAPES
from laut.ingest.tables.parquet import is_parquet, read_parquet
from laut.ingest.tables.tabular import is_table, read_table
from laut.ingest.webpage import looks_like_html, read_webpage
from laut.ingest.xml import is_xml, read_other_xml


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: what `--from` calls it.
        reader: takes a buffered stream and the name of its origin; yields Articles, and Refusals for what it cannot read
            among them; an ArticleError refuses the stream as a whole.
        is_begun: whether a stream that begins so is surely in this format; None where content alone never says so.
        suffixes: of files that are in this format if their content does not show another.
        what: one line for people.
        example: the beginning of such a file, or what it holds.
    """

    name: str
    reader: Reader
    is_begun: Callable[[Head], bool] | None
    suffixes: tuple[str, ...]
    what: str
    example: str


def _is_list_of_feeds(head: Head) -> bool:
    return head.root.lower() == "opml"


def reader_of(head: Head, suffix: str) -> Reader | None:
    """Give the reader of the format that a stream begins in, else of the one of its suffix, lower case with its full stop.

    None if neither says what it is.
    """
    begun = next((format for format in FORMATS if format.is_begun and format.is_begun(head)), None)
    found = begun or next((format for format in FORMATS if suffix in format.suffixes), None)
    return found.reader if found else None


def _is_page(head: Head) -> bool:
    return looks_like_html(head.text)


# The first that is begun is taken. What stands in a shape of JSON objects comes from `shapes`.
FORMATS: Final[tuple[Format, ...]] = (
    Format(
        "warc",
        partial(read_warc, reader_of=reader_of),
        is_warc,
        (".warc",),
        "what a crawler archived, plain or gzip",
        "WARC/1.0…",
    ),
    Format(
        "arc",
        partial(read_arc, reader_of=reader_of),
        is_arc,
        (".arc",),
        "what old crawlers archived, plain or gzip",
        "filedesc://…",
    ),
    Format(
        "packed",
        partial(read_packed, reader_of=reader_of),
        is_packed,
        (".gz", ".bz2", ".xz", ".tgz"),
        "any of these, packed with gzip, bzip2 or xz",
        "articles.jsonl.gz",
    ),
    Format("zip", partial(read_zip, reader_of=reader_of), is_zip, (".zip",), "any of these in a zip archive", "news.zip"),
    Format("tar", partial(read_tar, reader_of=reader_of), is_tar, (".tar",), "any of these in a tar archive", "news.tar"),
    Format("html", read_webpage, _is_page, (".html", ".htm", ".xhtml"), "a saved web page", "<!doctype html><title>…"),
    Format("newsml", read_newsml, is_newsml, (), "agency items: NewsML-G2", "<newsMessage xmlns=…><itemSet><newsItem>…"),
    Format("nitf", read_nitf, is_nitf, (), "an agency article: NITF", "<nitf><head><docdata>…"),
    Format("feed", read_feed, is_feed, (".rss", ".atom", ".rdf"), "a feed: RSS, RDF or Atom", '<rss version="2.0"><channel>…'),
    Format("opml", read_opml, _is_list_of_feeds, (), "a list of feeds, for `laut watch`", '<opml version="2.0"><body>…'),
    Format("xml", read_other_xml, is_xml, (), "other XML, which is refused", '<?xml version="1.0"?><list>…'),
    Format("parquet", read_parquet, is_parquet, (".parquet",), "a table with named columns", "columns id, title, text, …"),
    Format("csv", read_table, is_table, (".csv", ".tsv"), "a table with named columns", "id;title;text"),
    Format("jsonl", read_lines, None, (".jsonl", ".ndjson"), "one JSON object a line", '{"id": "1", "text": "…"}'),
    Format("json", read_objects, None, (".json",), "a JSON object, or an array of them", '[{"id": "1", "text": "…"}]'),
    Format("text", read_plain, None, (".txt",), "one plain text", "Der Rat tagt am Montag."),
)


def reader_named(name: str) -> Reader:
    """Give the reader of the format, or of the shape of JSON objects, that `--from` names.

    Raises:
        UsageError: there is none of that name.
    """
    readers = {format.name: format.reader for format in FORMATS}
    readers |= {shape.name: partial(read_shape, shape=shape) for shape in SHAPES if shape.name not in readers}
    if name not in readers:
        raise UsageError(f"there is no format {name!r}: choose one of {', '.join(readers)} (`laut formats` describes them)")
    return readers[name]
