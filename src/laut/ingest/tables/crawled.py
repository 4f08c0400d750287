"""What the crawlers news-please and fundus write: JSON with the article's text and what they found about it.

Both are read after their code: news-please `NewsArticle.get_serializable_dict`, which writes "None" for a date it does not
know, and fundus `Article.to_json`, whose users choose the keys. Their times have a zone only where they show one.
"""

from collections.abc import Iterator, Mapping

from laut.article import Article
from laut.errors import ArticleError
from laut.ingest.blocks import Block, article_from_blocks
from laut.ingest.keys import known_of, type_name

Found = Mapping[str, object]


def is_news_please(found: Found) -> bool:
    """Say whether an object is an article of news-please."""
    return "maintext" in found and not {"date_publish", "source_domain", "date_download", "title_page"}.isdisjoint(found)


def is_fundus(found: Found) -> bool:
    """Say whether an object is an article of fundus: its text is a tree, or plain beside what only fundus calls so."""
    body = found.get("body")
    return (isinstance(body, dict) and "sections" in body) or {"plaintext", "publishing_date"} <= found.keys()


def news_please(found: Found, origin: str) -> Iterator[Article]:
    """Give the article of one object of news-please.

    Raises:
        ArticleError: it has no text, or something of the wrong type.
    """
    text = found.get("maintext")
    if not isinstance(text, str):
        raise ArticleError("news-please found no text: `maintext` is " + type_name(text))
    known = {
        "id": found.get("url"),
        "url": found.get("url"),
        "title": found.get("title"),
        "outlet": found.get("source_domain"),
        "authors": found.get("authors"),
        "language": found.get("language"),
        "published": _date(found.get("date_publish")),
        "modified": _date(found.get("date_modify")),
    }
    yield _article(known, _bodies(text), origin)


def fundus(found: Found, origin: str) -> Iterator[Article]:
    """Give the article of one object of fundus.

    Raises:
        ArticleError: it has no text, or something of the wrong type.
    """
    html = _object(found.get("html"))
    source = _object(html.get("source_info"))
    url = found.get("url") or html.get("responded_url") or html.get("requested_url")
    known = {
        "id": url,
        "url": url,
        "title": found.get("title"),
        "outlet": found.get("publisher") or source.get("publisher"),
        "authors": found.get("authors"),
        "language": found.get("lang"),
        "published": _date(found.get("publishing_date")),
    }
    body = found.get("body")
    blocks = _tree(body) if isinstance(body, dict) else _bodies(str(found.get("plaintext") or ""))
    yield _article(known, blocks, origin)


def _article(known: Found, blocks: Iterator[Block], origin: str) -> Article:
    """Make the article, with its headline, which the text may begin with already."""
    text: tuple[Block, ...] = tuple(blocks)
    if not text:
        raise ArticleError("the crawler found no text")
    facts = known_of(known, origin)
    title = (facts.title or "").strip()
    if title:
        text = (("headline", title), *(text[1:] if text[0][1] == title else text))
    return article_from_blocks(text, origin=origin, known=facts)


def _bodies(text: str) -> Iterator[Block]:
    """Give the paragraphs, one a line."""
    return (("body", line.strip()) for line in text.splitlines() if line.strip())


def _tree(body: Found) -> Iterator[Block]:
    """Give the blocks of a body of fundus: its summary, then sections with a headline and paragraphs each."""
    yield from (("lead", words) for words in _words(body.get("summary")))
    sections = body.get("sections")
    for section in sections if isinstance(sections, list) else ():
        yield from (("heading", words) for words in _words(_object(section).get("headline")))
        yield from (("body", words) for words in _words(_object(section).get("paragraphs")))


def _words(value: object) -> Iterator[str]:
    """Give the texts of a list that hold words."""
    items = value if isinstance(value, list) else [value]
    return (item.strip() for item in items if isinstance(item, str) and item.strip())


def _object(value: object) -> Found:
    return value if isinstance(value, dict) else {}


def _date(value: object) -> object:
    return None if value == "None" else value
