"""ninjs: the same article in the names of versions 1, 2 and 3, and what is refused."""

import json
from collections.abc import Mapping
from io import BytesIO

import pytest

from laut.article import Article, Refusal
from laut.ingest.newsroom.ninjs import articles, is_ninjs
from laut.ingest.objects import read_objects

HTML = "<h1>Rat tagt</h1><p>Er streitet.</p>"
NITF = "<nitf><body><body.content><p>Eins.</p></body.content></body></nitf>"
VERSION_1 = {
    "uri": "urn:x:1", "type": "text", "versioncreated": "2024-11-07T12:30:00Z", "firstcreated": "2024-11-06", "pubstatus": "usable",
    "language": "de", "headline": "Rat tagt", "byline": "Von Ada Beispiel, dpa", "copyrightholder": "dpa", "copyrightnotice": "Muster",
    "body_html": HTML, "body_text": "Rat tagt. Er streitet.", "embargoed": "2024-11-08T06:00:00Z",
    "associations": {"bild": {"uri": "urn:x:2", "type": "picture", "description_text": "Der Rat"}},
}  # fmt: skip
VERSION_2 = {
    "uri": "urn:x:1", "type": "text", "versioncreated": "2024-11-07T12:30:00Z", "firstcreated": "2024-11-06", "pubstatus": "usable",
    "language": "de", "headlines": [{"role": "kurz", "value": "Rat"}, {"role": "main", "value": "Rat tagt"}], "by": "Von Ada Beispiel, dpa",
    "infosources": [{"name": "dpa"}], "copyrightnotice": "Muster", "embargoed": "2024-11-08T06:00:00Z",
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": "Rat tagt."},
        {"role": "html", "contenttype": "text/html", "value": HTML},
    ],
}  # fmt: skip
VERSION_3 = {
    "uri": "urn:x:1", "type": "text", "versionCreated": "2024-11-07T12:30:00Z", "contentCreated": "2024-11-06", "pubStatus": "usable",
    "language": "de", "headlines": [{"value": "Rat tagt"}], "by": "Von Ada Beispiel, dpa", "infoSources": [{"name": "dpa"}],
    "copyrightNotice": "Muster", "embargoedUntil": "2024-11-08T06:00:00Z",
    "bodies": [{"contentType": "text/html", "value": HTML}],
}  # fmt: skip


def one(found: Mapping[str, object]) -> Article | Refusal:
    """Read the one item of an object."""
    (item,) = articles(found, "a.json")
    return item


def article(found: Mapping[str, object]) -> Article:
    """Read the one article of an object."""
    item = one(found)
    assert isinstance(item, Article)
    return item


@pytest.mark.parametrize("found", [VERSION_1, VERSION_2, VERSION_3], ids=["1", "2", "3"])
def test_reads_all_versions_alike(found: Mapping[str, object]) -> None:
    item = article(found)
    assert (item.id, item.title, item.text) == ("urn:x:1", "Rat tagt", "Rat tagt\n\nEr streitet.")
    assert (item.published, item.modified, item.embargo) == ("2024-11-06", "2024-11-07T12:30:00Z", "2024-11-08T06:00:00Z")
    assert (item.authors, item.agencies, item.outlet) == (("Ada Beispiel",), ("dpa",), "dpa")
    assert (item.language, item.rights, item.status) == ("de", "Muster", "usable")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"body_text": "Eins.\n\nZwei."}, "Eins.\n\nZwei."),
        ({"body_main": "<p>Eins.</p>"}, "Eins."),
        ({"body_main": "3 < 5"}, "3 < 5"),
        ({"body_html": " ", "body_text": "Eins."}, "Eins."),
        ({"bodies": [{"contentType": "text/plain", "value": "Zum <b>-Tag"}]}, "Zum <b>-Tag"),
        (
            {"bodies": [{"contentType": "text/vnd.IPTC.NITF", "value": NITF}]},
            "Eins.",
        ),
    ],
    ids=["text", "mark-up without a name", "no mark-up", "first is empty", "plain text", "NITF"],
)  # fmt: skip
def test_reads_every_kind_of_body(body: Mapping[str, object], words: str) -> None:
    assert article({"uri": "urn:x:1", **body}).text == words


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"pubstatus": "withheld"}, "withheld"),
        ({"pubStatus": "canceled"}, "canceled"),
        ({"pubstatus": "commissioned"}, "withheld"),
        ({"embargoed": "Montag"}, "withheld"),
        ({"embargoed": None}, "usable"),
    ],
)
def test_keeps_the_status(said: Mapping[str, object], status: str) -> None:
    assert article({"uri": "urn:x:1", "body_text": "Eins.", **said}).status == status


def test_keeps_a_kill_notice_without_text() -> None:
    killed = article({"uri": "urn:x:1", "pubstatus": "canceled"})
    assert (killed.id, killed.status) == ("urn:x:1", "canceled")


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ({"uri": "urn:x:1", "type": "picture", "description_text": "Der Rat"}, "type picture without a body"),
        ({"uri": "urn:x:1", "headlines": [{"value": "Rat tagt"}]}, "item without a body"),
        ({"uri": "urn:x:1", "eventDetails": {}}, "no article but a ninjs item of type event"),
        ({"uri": "urn:x:1", "type": "planning"}, "no article but a ninjs item of type planning"),
        ({"uri": "urn:x:1", "bodies": [{"contentType": "x/nitf", "value": "<nitf>"}]}, "broken XML"),
        ({"pubstatus": "canceled"}, "no id"),
    ],
)
def test_says_why_an_item_is_no_article(found: Mapping[str, object], reason: str) -> None:
    item = one(found)
    assert isinstance(item, Refusal)
    assert reason in item.reason
    assert item.id == found.get("uri")


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"uri": 7}, "`uri` must be a string, not a number"),
        ({"versionCreated": 7}, "`versionCreated` must be a string"),
        ({"body_text": ["Eins."]}, "`body_text` must be a string, not an array"),
        ({"bodies": "Eins."}, "`bodies` must be an array, not a string"),
        ({"bodies": ["Eins."]}, "`bodies` must hold objects, not a string"),
    ],
)
def test_names_the_key_of_a_wrong_type(wrong: Mapping[str, object], reason: str) -> None:
    (item,) = read_objects(BytesIO(json.dumps({"uri": "urn:x:1", "headline": "Rat tagt", **wrong}).encode()), "a.json")
    assert isinstance(item, Refusal)
    assert reason in item.reason


@pytest.mark.parametrize(
    ("found", "fits"),
    [
        ({"uri": "urn:x:1"}, True),
        ({"bodies": []}, True),
        ({"body_html": ""}, True),
        ({"versionCreated": "2024"}, True),
        ({"text": "Eins.", "uri": "urn:x:1"}, False),
        ({"url": "https://x.example"}, False),
        ([], False),
    ],
)
def test_is_told_by_its_keys(found: object, fits: bool) -> None:
    assert is_ninjs(found) is fits
