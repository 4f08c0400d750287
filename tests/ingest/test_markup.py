"""HTML inside other formats: the blocks it is cut into."""

import pytest

from laut.ingest.blocks import Block
from laut.ingest.markup import blocks_of_markup


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("Er tagt.", [("body", "Er tagt.")]),
        ("<p>Er\n  tagt.</p><p>Sie <b>kommt</b>.</p>", [("body", "Er tagt."), ("body", "Sie kommt.")]),
        ("Vorher<p>Mitten</p>nachher", [("body", "Vorher"), ("body", "Mitten"), ("body", "nachher")]),
        ("<h2>Haushalt</h2><p>Eins<br/>zwei</p>", [("heading", "Haushalt"), ("body", "Eins\nzwei")]),
        ("<ul><li>Geld</li><li><p>Zeit</p></li></ul>", [("body", "Geld"), ("body", "Zeit")]),
        ("<table><tr><td>1</td><td>2</td></tr><tr><th>3</th></tr></table>", [("body", "1\t2"), ("body", "3")]),
        ("<figure><img src='x'><figcaption>Der <i>Rat</i></figcaption></figure>", [("caption", "Der Rat")]),
        ("<p>Er</p><script>x()</script><style>p {}</style><nav>Start</nav> tagt<!-- nie -->", [("body", "Er"), ("body", "tagt")]),
        (" \n ", []),
    ],
    ids=["text", "paragraphs", "around", "break", "list", "table", "caption", "left out", "empty"],
)
def test_cuts_markup_into_blocks(markup: str, blocks: list[Block]) -> None:
    assert list(blocks_of_markup(markup)) == blocks


def test_takes_the_meaning_of_classes_from_the_source() -> None:
    markup = '<ul class="tags x"><li>Geld</li></ul><p class="teaser">Kurz</p><div class="teaser"><h3>Mehr</h3><p>Lang</p></div><p>Er</p>'
    blocks = list(blocks_of_markup(markup, classes={"tags": None, "teaser": "lead"}))
    assert blocks == [("lead", "Kurz"), ("heading", "Mehr"), ("lead", "Lang"), ("body", "Er")]
