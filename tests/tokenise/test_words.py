"""Words: what counts as one, and that no character is lost whatever comes in."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.lang.load import pack_of
from laut.lang.stops import StopTable
from laut.tokenise import split_words

STOPS = {"de": pack_of("de").stops, "en": pack_of("en").stops, "none": StopTable()}
LANGS = tuple(STOPS)
ROUGH = st.text(
    alphabet=st.sampled_from("aBß7IX .,!?:;/„“”\"'’«»()[]-–…*@#\u0301\u200d\u00ad\u200b\ufeff\0\n\r\t\x85\u2028😀🇩👩")
)
PIECES = st.lists(
    st.sampled_from([*"z.B. usw. 7. K. XXI. www. http:// .de a@b Dr. 's n't :innen `` '' ;-) \n ".split(" "), " ", "Er"])
)
TEXTS = st.one_of(st.text(), ROUGH, PIECES.map("".join))


def words(text: str, lang: str) -> str:
    """Show the words of a text with a bar between them."""
    return "|".join(text[start:end] for start, end in split_words(text, STOPS[lang]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Sie kam, sah und ging.", "Sie|kam|,|sah|und|ging|.", id="marks stand alone"),
        pytest.param("„Gut“, sagte er (59).", "„|Gut|“|,|sagte|er|(|59|)|.", id="quotes and brackets"),
        pytest.param("``Gut'', hieß es.", "``|Gut|''|,|hieß|es|.", id="typewriter quotes"),
        pytest.param("Prof. Dr. Anna Weiß", "Prof.|Dr.|Anna|Weiß", id="titles keep the stop"),
        pytest.param("Sie kam z.B. gestern.", "Sie|kam|z.B.|gestern|.", id="abbreviation with inner stops"),
        pytest.param("Sie kam z. B. gestern.", "Sie|kam|z.|B.|gestern|.", id="spaced abbreviation"),
        pytest.param("Äpfel, Birnen usw. Der Rest", "Äpfel|,|Birnen|usw.|Der|Rest", id="abbreviation at the end"),
        pytest.param("am 7. November", "am|7.|November", id="ordinal before a month"),
        pytest.param("vom 7. bis 9. Mai", "vom|7.|bis|9.|Mai", id="ordinal before lower case"),
        pytest.param("am 7./8. Mai", "am|7.|/|8.|Mai", id="two ordinals"),
        pytest.param("am 7. 11. 2024", "am|7.|11.|2024", id="date in numbers with spaces"),
        pytest.param("am 7.11.2024.", "am|7.11.2024|.", id="date in numbers"),
        pytest.param("Das war 2023. Der Rest", "Das|war|2023|.|Der|Rest", id="year at the end"),
        pytest.param("Sie ist 25. Er ist 30.", "Sie|ist|25|.|Er|ist|30|.", id="number at the end"),
        pytest.param("1. Der Anfang", "1.|Der|Anfang", id="numbered line"),
        pytest.param("Papst Johannes XXIII. starb.", "Papst|Johannes|XXIII.|starb|.", id="Roman ordinal"),
        pytest.param("Thomas K. Maier", "Thomas|K.|Maier", id="initial"),
        pytest.param("Das ist Plan B. Der Rest", "Das|ist|Plan|B|.|Der|Rest", id="letter at the end"),
        pytest.param("20.000 Euro, 3,5 Prozent, 2:1", "20.000|Euro|,|3,5|Prozent|,|2:1", id="numbers"),
        pytest.param("um 17.45 Uhr 250g", "um|17.45|Uhr|250g", id="time and amount"),
        pytest.param("Art. 5, auf seine Art. Dann", "Art.|5|,|auf|seine|Art|.|Dann", id="abbreviation before a number only"),
        pytest.param("Die SPD-Chefin", "Die|SPD|-|Chefin", id="hyphen as in GSD"),
        pytest.param("Wie geht's?", "Wie|geht|'s|?", id="clitic after a verb"),
        pytest.param("um 300 v.Chr. mit Ph.D. hier", "um|300|v.Chr.|mit|Ph.D.|hier", id="abbreviation with a longer part"),
        pytest.param("D’Artagnan und O'Neill", "D’Artagnan|und|O'Neill", id="apostrophe in a name"),
        pytest.param("Leser:innen, Leser*innen", "Leser:innen|,|Leser*innen", id="gender marks"),
        pytest.param("Er sagte:ja", "Er|sagte|:|ja", id="colon without space"),
        pytest.param("a@b.de und https://x.de/y?z=1.", "a@b.de|und|https://x.de/y?z=1|.", id="addresses"),
        pytest.param("Spiegel.de schrieb.Das", "Spiegel.de|schrieb|.|Das", id="domain and missing space"),
        pytest.param("#Wahl @bundestag", "#Wahl|@bundestag", id="hash and handle"),
        pytest.param("Nein ... doch… ;-)", "Nein|...|doch|…|;-)", id="dots and smiley"),
        pytest.param("Gut 👩‍👩‍👧🇩🇪👍🏽!", "Gut|👩‍👩‍👧|🇩🇪|👍🏽|!", id="emoji stay whole"),
        pytest.param("u\u0308ber Do\u00adnau", "u\u0308ber|Do\u00adnau", id="combining mark and soft hyphen"),
        pytest.param("a\0b \ud800", "a|\0|b|\ud800", id="NUL and lone surrogate"),
    ],
)
def test_german_words(text: str, expected: str) -> None:
    assert words(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("I don't know.", "I|do|n't|know|.", id="negation"),
        pytest.param("Anna’s friends’ car", "Anna|’s|friends|’|car", id="genitive"),
        pytest.param("They're, we'll, I've", "They|'re|,|we|'ll|,|I|'ve", id="clitics"),
        pytest.param("Mr. Lee of the U.S. Senate", "Mr.|Lee|of|the|U.S.|Senate", id="abbreviations"),
        pytest.param("No. 5 is a no.", "No.|5|is|a|no|.", id="abbreviation before a number only"),
        pytest.param("He is 25. Tom is 7.", "He|is|25|.|Tom|is|7|.", id="no ordinals with a stop"),
        pytest.param("taller than I. Tom", "taller|than|I|.|Tom", id="pronoun is no initial"),
        pytest.param("at 5 p.m. today", "at|5|p.m.|today", id="time of day"),
        pytest.param("J. A. Reed", "J.|A.|Reed", id="initials"),
        pytest.param("$1,000.50", "$|1,000.50", id="amount"),
    ],
)
def test_english_words(text: str, expected: str) -> None:
    assert words(text, "en") == expected


def test_empty_text_has_no_words() -> None:
    assert split_words("", STOPS["de"]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ze kwam, zag en won.", "Ze|kwam|,|zag|en|won|.", id="marks stand alone"),
        pytest.param("Dr. Vos kwam a.s. vrijdag.", "Dr|.|Vos|kwam|a.s.|vrijdag|.", id="abbreviations only by their form"),
        pytest.param("op 7. mei v.Chr.", "op|7|.|mei|v|.|Chr|.", id="no ordinals"),
        pytest.param("Anna's J. A. Vos", "Anna's|J.|A.|Vos", id="no clitics, but initials"),
    ],
)
def test_words_of_a_language_without_a_table(text: str, expected: str) -> None:
    assert words(text, "none") == expected


@pytest.mark.parametrize("lang", LANGS)
@given(text=TEXTS)
def test_words_hold_each_character_but_white_space_once(text: str, lang: str) -> None:
    spans = split_words(text, STOPS[lang])
    assert "".join(text[start:end] for start, end in spans) == "".join(text.split())


@pytest.mark.parametrize("lang", LANGS)
@given(text=TEXTS)
def test_words_are_in_order_and_apart(text: str, lang: str) -> None:
    edges = [edge for span in split_words(text, STOPS[lang]) for edge in span]
    assert edges == sorted(edges)
    assert all(start < end for start, end in split_words(text, STOPS[lang]))
    assert not edges or (edges[0] >= 0 and edges[-1] <= len(text))


@pytest.mark.parametrize(
    "seed", ["a", ".", "a.", "ab.", "z.B.", "„", "A. ", "7. ", "www.", "http://!", "a@", "1:", "a-", "😀\u200d", "a'"]
)
def test_long_line_takes_linear_time(seed: str) -> None:
    text = seed * (400_000 // len(seed))
    began = time.process_time()
    split_words(text, STOPS["de"])
    assert time.process_time() - began < 8  # measured: under 0.6; quadratic code takes minutes
