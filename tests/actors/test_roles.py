"""Who fills the roles of statements: joint speakers, appositions, offices before names, and who says "ich"."""

import pytest

from laut.actors.mentions import Found
from laut.actors.roles import MentionsByPlace, with_roles
from laut.document import Document
from laut.findings import Role, Statement
from laut.lang.load import pack_of
from tests.actors.hand import COUNTRIES, document, mention, ordered
from tests.made_up import span, statement

DE = pack_of("de").actors


def filling(doc: Document, role: str, *found: Found) -> list[str]:
    """Give the words of the mentions that a role stands for."""
    mentions = ordered(*found)
    index = MentionsByPlace(doc, mentions)
    filled = index.filling([span(doc.text, role)], pack_of(doc.language).actors)
    return [doc.span_of_words(mentions[i].start, mentions[i].end).text for i in filled]


@pytest.mark.parametrize("joiner", ["und", "sowie", "oder"])
def test_two_joined_are_two_speakers(joiner: str) -> None:
    doc = document(f"Das sagten Maas {joiner} Kern.")
    assert filling(doc, f"Maas {joiner} Kern", mention(doc, "Maas"), mention(doc, "Kern")) == ["Maas", "Kern"]


def test_a_list_is_as_many_speakers_as_it_names() -> None:
    doc = document("Das sagten Maas, Kahl sowie Kern.")
    found = [mention(doc, name) for name in ("Maas", "Kahl", "Kern")]
    assert filling(doc, "Maas, Kahl sowie Kern", *found) == ["Maas", "Kahl", "Kern"]


def test_an_english_list_with_a_comma_before_the_and() -> None:
    doc = document("Smith, Jones, and Brown agreed.", "en")
    found = [mention(doc, name) for name in ("Smith", "Jones", "Brown")]
    assert filling(doc, "Smith, Jones, and Brown", *found) == ["Smith", "Jones", "Brown"]


def test_an_apposition_is_no_second_speaker() -> None:
    doc = document("Das sagte Peskow, Sprecher von Putin.")
    found = [mention(doc, "Peskow"), mention(doc, "Sprecher von Putin", "nominal"), mention(doc, "Putin")]
    assert filling(doc, "Peskow, Sprecher von Putin", *found) == ["Peskow"]


def test_an_apposition_that_is_no_mention_does_not_change_the_speaker() -> None:
    doc = document("Das sagte Peskow, Sprecher von Putin.")
    assert filling(doc, "Peskow, Sprecher von Putin", mention(doc, "Peskow"), mention(doc, "Putin")) == ["Peskow"]


def test_a_description_before_the_name_does_not_change_the_speaker() -> None:
    doc = document("Das sagte Putins Sprecher, Dmitri Peskow.")
    found = [mention(doc, "Putins Sprecher", "nominal"), mention(doc, "Putins"), mention(doc, "Dmitri Peskow")]
    assert filling(doc, "Putins Sprecher, Dmitri Peskow", *found) == ["Dmitri Peskow"]


def test_a_name_wins_over_the_office_before_it() -> None:
    doc = document("Das sagte UN-Generalsekretär Guterres.")
    found = [mention(doc, "UN-Generalsekretär", "nominal"), mention(doc, "Guterres")]
    assert filling(doc, "UN-Generalsekretär Guterres", *found) == ["Guterres"]


def test_an_office_loses_to_a_name_before_it_as_well() -> None:
    doc = document("Das sagte Guterres, der Generalsekretär.")
    found = [mention(doc, "Guterres"), mention(doc, "der Generalsekretär", "nominal")]
    assert filling(doc, "Guterres, der Generalsekretär", *found) == ["Guterres"]


def test_an_office_wins_over_the_body_it_speaks_for() -> None:
    doc = document("Das sagte ein Sprecher des Weißen Hauses.")
    found = [mention(doc, "ein Sprecher des Weißen Hauses", "nominal"), mention(doc, "Weißen Hauses", label="ORG")]
    assert filling(doc, "ein Sprecher des Weißen Hauses", *found) == ["ein Sprecher des Weißen Hauses"]


def test_offices_joined_inside_one_description_stay_one_speaker() -> None:
    doc = document("Das sagte der Minister für Bildung und Forschung.")
    found = [mention(doc, "der Minister für Bildung und Forschung", "nominal")]
    assert filling(doc, "der Minister für Bildung und Forschung", *found) == ["der Minister für Bildung und Forschung"]


def test_a_role_inside_a_mention_is_the_shortest_one_around_it() -> None:
    doc = document("Das sagte die Sprecherin der Regierung in Berlin.")
    found = [
        mention(doc, "die Sprecherin der Regierung in Berlin", "nominal"),
        mention(doc, "die Sprecherin der Regierung", "nominal"),
    ]
    assert filling(doc, "Sprecherin", *found) == ["die Sprecherin der Regierung"]


def test_a_role_that_touches_no_mention_is_nobodys() -> None:
    doc = document("Das sagte jemand. Maas schwieg.")
    assert filling(doc, "jemand", mention(doc, "Maas")) == []


def test_a_mention_of_the_same_words_counts_once() -> None:
    doc = document("Maas sagte, Maas gehe.")
    index = MentionsByPlace(doc, ordered(mention(doc, "Maas"), mention(doc, "Maas", nth=1)))
    assert index.filling([span(doc.text, "Maas"), span(doc.text, "Maas sagte")], DE) == [0]


def speaking(doc: Document, statements: list[Statement], *found: Found) -> dict[str, str]:
    """Give for each pronoun of the first person the words of its speaker."""
    mentions = ordered(*found)
    out = MentionsByPlace(doc, mentions).speaking(statements, pack_of(doc.language).actors)
    word = [doc.span_of_words(m.start, m.end).text for m in mentions]
    return {word[i]: word[j] for i, j in out.items()}


def test_who_says_I_is_who_speaks() -> None:
    text = "„Ich gehe, und mein Rat bleibt“, sagte Kern. Sie ging."
    doc = document(text)
    found = [
        mention(doc, "Ich", "pronoun"),
        mention(doc, "mein", "pronoun"),
        mention(doc, "Kern"),
        mention(doc, "Sie", "pronoun"),
    ]
    said = [statement(text, "„Ich gehe, und mein Rat bleibt“", speaker="Kern")]
    assert speaking(doc, said, *found) == {"Ich": "Kern", "mein": "Kern"}


def test_an_I_outside_of_quotes_is_nobodys() -> None:
    text = "Ich sah es. „Es brennt“, sagte Kern."
    doc = document(text)
    said = [statement(text, "„Es brennt“", speaker="Kern")]
    assert speaking(doc, said, mention(doc, "Ich", "pronoun"), mention(doc, "Kern")) == {}


NESTED = "„Maas sagte: ‚Ich gehe.‘ Da gingen wir“, sagte Kern."


def test_an_I_in_a_quote_in_a_quote_is_the_inner_speaker() -> None:
    doc = document(NESTED)
    said = [
        statement(NESTED, "„Maas sagte: ‚Ich gehe.‘ Da gingen wir“", speaker="Kern"),
        statement(NESTED, "‚Ich gehe.‘", id="s2", speaker="Maas", inside="s1"),
    ]
    found = [mention(doc, "Maas"), mention(doc, "Ich", "pronoun"), mention(doc, "wir", "pronoun"), mention(doc, "Kern")]
    assert speaking(doc, said, *found) == {"Ich": "Maas", "wir": "Kern"}
    assert speaking(doc, said[::-1], *found) == {"Ich": "Maas", "wir": "Kern"}


def test_an_I_in_indirect_speech_in_a_quote_is_the_outer_speaker() -> None:
    text = "„Maas hat gesagt, ich sei gefeuert“, sagte Kern."
    doc = document(text)
    said = [
        statement(text, "„Maas hat gesagt, ich sei gefeuert“", speaker="Kern"),
        statement(text, "ich sei gefeuert", id="s2", type="indirect", speaker="Maas", inside="s1"),
    ]
    found = [mention(doc, "Maas"), mention(doc, "ich", "pronoun"), mention(doc, "Kern")]
    assert speaking(doc, said, *found) == {"ich": "Kern"}


def test_a_quote_without_a_speaker_tells_of_nobody() -> None:
    text = "„Ich gehe“, hieß es."
    doc = document(text)
    assert speaking(doc, [statement(text, "„Ich gehe“")], mention(doc, "Ich", "pronoun")) == {}


def test_an_I_is_not_its_own_speaker() -> None:
    text = "„Ich gehe“, rief ich."
    doc = document(text)
    found = [mention(doc, "Ich", "pronoun"), mention(doc, "ich", "pronoun")]
    assert speaking(doc, [statement(text, "„Ich gehe“", speaker="Ich")], *found) == {}


def test_english_pronouns_are_known_in_capitals() -> None:
    text = '"I will go," Smith said.'
    doc = document(text, "en")
    said = [statement(text, '"I will go,"', speaker="Smith")]
    assert speaking(doc, said, mention(doc, "I", "pronoun"), mention(doc, "Smith")) == {"I": "Smith"}


def completed(text: str, said: Statement, *words: str) -> list[str]:
    doc = document(text)
    found = with_roles(doc, [mention(doc, w) for w in words], [said], DE, len(COUNTRIES))
    return [doc.span_of_words(m.start, m.end).text for m in found]


def test_a_role_that_nothing_fills_becomes_a_mention_in_its_place() -> None:
    text = "Maas sah zu. Die Lage sei kritisch, ließ er durch sein Büro Kahl sagen."
    said = statement(
        text,
        "Die Lage sei kritisch",
        speaker="er",
        via=Role((span(text, "sein Büro"),), ()),
        addressee=Role((span(text, "Kahl"),), ()),
    )
    assert completed(text, said, "Maas", "Kahl") == ["Maas", "er", "sein Büro", "Kahl"]


def test_a_role_that_is_filled_adds_nothing() -> None:
    text = "Es brenne, sagte Ministerin Kern."
    assert completed(text, statement(text, "Es brenne", speaker="Ministerin Kern"), "Kern") == ["Kern"]


def test_a_role_without_words_adds_nothing() -> None:
    text = "Es brenne, sagte jemand."
    assert completed(text, statement(text, "Es brenne", speaker=Role((), ()))) == []
