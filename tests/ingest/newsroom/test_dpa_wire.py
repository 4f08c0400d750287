"""dpa digitalwires: how the text is put together, what is kept, and what is refused."""

from collections.abc import Mapping

import pytest

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.newsroom.dpa_wire import articles, is_dpa_wire

ENTRY: Mapping[str, object] = {
    "format": "digitalwires@0.9.1", "urn": "urn:x:1", "version_created": "2024-11-07T12:30:00+01:00", "pubstatus": "usable",
    "embargoed": None, "language": "de", "kicker": "Haushalt", "headline": "Rat tagt", "byline": "Von Ada Beispiel, dpa",
    "teaser": "Es geht um Geld.", "dateline": "Musterstadt (dpa) - ", "creditline": "dpa", "copyrightnotice": "Muster\n\t",
    "article_html": "<section class='main'><p>Er streitet.</p></section>", "infobox_html": "<h3>Zahlen</h3><p>Zwei.</p>",
    "notepad": {"nonpublic_html": "<p>Nur für Redaktionen</p>"},
    "categories": [{"type": "dnltype:provider", "name": "dpa"}, {"type": "dnltype:creator", "name": "beispiel.ada"}, {"type": "x"}],
}  # fmt: skip


def one(**said: object) -> Article | Refusal:
    """Read an entry in which something else is said."""
    (item,) = articles({**ENTRY, **said}, "a.json")
    return item


def article(**said: object) -> Article:
    """Read the article of an entry in which something else is said."""
    item = one(**said)
    assert isinstance(item, Article)
    return item


def test_puts_the_text_together() -> None:
    found = article()
    assert [(part.kind, found.text[part.start : part.end]) for part in found.parts] == [
        ("headline", "Rat tagt"),
        ("heading", "Haushalt"),
        ("credit", "Von Ada Beispiel, dpa"),
        ("lead", "Es geht um Geld."),
        ("body", "Musterstadt"),
        ("credit", "(dpa)"),
        ("body", "- Er streitet."),
        ("heading", "Zahlen"),
        ("body", "Zwei."),
    ]


def test_keeps_the_metadata() -> None:
    found = article()
    assert (found.id, found.title, found.outlet, found.language) == ("urn:x:1", "Rat tagt", "dpa", "de")
    assert (found.published, found.modified) == ("2024-11-07T12:30:00+01:00", "2024-11-07T12:30:00+01:00")
    assert (found.authors, found.agencies, found.rights) == (("Ada Beispiel",), ("dpa",), "Muster")


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ('<p><span class="dateline">Hier - </span>Er streitet.</p>', "Hier - Er streitet."),
        ('<p class="a">Er streitet.</p>', "A & B (dpa) - Er streitet."),
        ("Er streitet.", "A & B (dpa) - Er streitet."),
    ],
    ids=["has it", "paragraph", "no paragraph"],
)
def test_puts_the_dateline_once_before_the_text(text: str, beginning: str) -> None:
    assert article(article_html=text, dateline="A & B (dpa) - ").text.split("\n\n")[4] == beginning


def test_keeps_an_embargo() -> None:
    assert article(embargoed="2024-11-08T06:00:00+01:00").embargo == "2024-11-08T06:00:00+01:00"


def test_keeps_a_kill_notice_without_text() -> None:
    killed = article(pubstatus="canceled", article_html=None, infobox_html=None)
    assert (killed.status, killed.id) == ("canceled", "urn:x:1")


def test_refuses_a_picture_by_its_id() -> None:
    found = one(article_html=None, infobox_html=None, associations=[{"type": "image", "caption": "Der Rat"}])
    assert isinstance(found, Refusal)
    assert found.id == "urn:x:1"
    assert found.reason.startswith("an entry of image without text")


def test_names_the_key_of_a_wrong_type() -> None:
    with pytest.raises(ArticleError, match="`headline` must be a string, not an array"):
        one(headline=["Rat tagt"])


@pytest.mark.parametrize(
    ("found", "fits"),
    [
        ({"format": "digitalwires@1.0"}, True),
        ({"urn": "urn:x:1", "article_html": ""}, True),
        ({"urn": "urn:x:1"}, False),
        ("", False),
    ],
)
def test_is_told_by_its_keys(found: object, fits: bool) -> None:
    assert is_dpa_wire(found) is fits
