"""Says in Markdown which sources a knowledge base has, under which licences, and what these ask to be said."""

from collections.abc import Iterable
from typing import Final

from laut.kb.rows import Source

CHANGED: Final = "Changed: reduced to what laut needs, joined with ids of Wikidata, inflected."
MIT: Final = """\
> The MIT License (MIT). Copyright (c) 2016 widdix GmbH
>
> Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
> (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
> publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do
> so, subject to the following conditions:
>
> The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.
>
> THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
> MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE
> FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
> CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."""

NOTICES: Final = {
    "mledoze-countries": "Contains information from mledoze/countries by Mohammed Le Doze and contributors, which is made available "
    "under the Open Database License (ODbL), https://opendatacommons.org/licenses/odbl/1-0/. " + CHANGED + " The tables "
    "`entities_mledoze_countries` and `names_mledoze_countries` are a derivative database under the same licence.",
    "i18n-nationality": "German adjectives of nationality.\n\n" + MIT,
    "natural-earth": "Made with Natural Earth, which is in the public domain; taken from martynafford/natural-earth-geojson (CC0).",
    "supraverden": "SupraVerden, © Confirmordeny 2025–2026, licensed under Creative Commons Attribution-ShareAlike 4.0 International, "
    "https://creativecommons.org/licenses/by-sa/4.0/. "
    + CHANGED
    + " The tables `entities_supraverden` and `names_supraverden` are "
    "under the same licence.",
    "world-leaders": "From Wikidata, whose content is dedicated to the public domain (CC0), as queried by EveryPolitician.",
    "world-ministers": "From Wikidata, whose content is dedicated to the public domain (CC0), as queried by EveryPolitician.",
    "wikidata": "From Wikidata, whose content is dedicated to the public domain (CC0).",
    "laut-words": "Written for laut, dedicated to the public domain.",
}
OF_FACTS: Final = "Facts kept by hand for laut, dedicated to the public domain."

HEAD: Final = """\
# Licences of the knowledge base

`base.sqlite` is a collection of independent tables, three for each source. Each source's tables stand under the licence of that
source; the licence of laut itself covers the code only. The same list is in the file, in the table `sources`.
Printed by `laut kb sources --licences`.
"""


def as_markdown(sources: Iterable[Source]) -> str:
    """Give a page with a section for each source."""
    return HEAD + "".join(map(_section, sources))


def _section(source: Source) -> str:
    notice = NOTICES.get(source.name, OF_FACTS if source.name.startswith("facts-") else "")
    facts = f"- Licence: {source.licence}\n- From: {source.url}\n- Version: {source.version}\n- Known to: {source.known_to}\n"
    return f"\n## {source.name}\n\n{facts}" + (f"\n{notice}\n" if notice else "")
