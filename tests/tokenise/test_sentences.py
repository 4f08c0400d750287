"""Sentences: where German and English news sentences end, and that nothing falls between them."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.lang.load import pack_of
from laut.lang.stops import StopTable
from laut.tokenise import split_sentences, split_words

STOPS = {"de": pack_of("de").stops, "en": pack_of("en").stops, "none": StopTable()}
LANGS = tuple(STOPS)
ROUGH = st.text(alphabet=st.sampled_from("aBß7IX .!?:„“”\"'»«()-–…。\u0301\u200b\0\n\r\t\x85\u2028\u2029😀"))
PIECES = st.lists(
    st.sampled_from(["Er ", "ging", ". ", ".", "“ ", "„", "usw. ", "7. ", "Dr. ", "!", "? ", "\n", "\r\n", "(afp)", " "])
)
TEXTS = st.one_of(st.text(), ROUGH, PIECES.map("".join))


def cut(text: str, lang: str) -> list[tuple[int, int]]:
    """Give the spans of the sentences of a text."""
    return split_sentences(text, split_words(text, STOPS[lang]), STOPS[lang])


def sentences(text: str, lang: str) -> list[str]:
    """Give the sentences of a text as strings."""
    return [text[start:end] for start, end in cut(text, lang)]


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param(["Er kam.", "Sie ging!", "Warum?"], id="plain"),
        pytest.param(["Der Rat tagt am 7. November.", "Am 8. Mai auch."], id="ordinals"),
        pytest.param(["Das war im Jahr 2023.", "Danach kam nichts."], id="year"),
        pytest.param(["Sie ist 25.", "Ihr Bruder ist 30."], id="number at the end"),
        pytest.param(["Der II. Senat entschied.", "Johannes XXIII. starb."], id="Roman ordinals"),
        pytest.param(["Prof. Dr. Weiß und Frau Dr. Klee kamen.", "Alle blieben."], id="titles"),
        pytest.param(["Sie mag z. B. Obst, d. h. Äpfel, Birnen usw. und Nüsse.", "Er nicht."], id="abbreviations inside"),
        pytest.param(["Es gab Äpfel, Birnen usw.", "Der Rest blieb liegen."], id="abbreviation at the end"),
        pytest.param(["Es kostet 3,5 Mio. Euro.", "Die GmbH & Co. KG zahlt ca. 20.000 Euro."], id="amounts"),
        pytest.param(["Thomas K. Maier wohnt in der Hauptstr. 5.", "Er schwieg."], id="initial and street"),
        pytest.param(["Der Angeklagte Thomas K.", "Er schwieg."], id="shortened name at the end"),
        pytest.param(["„Das ist gut.“", "Sie ging."], id="closing quote after the stop"),
        pytest.param(["»Das ist gut.«", "Sie ging."], id="guillemets inwards"),
        pytest.param(["«Das ist gut.»", "Sie ging."], id="guillemets outwards"),
        pytest.param(['"Das ist gut."', '"Nein."'], id="straight quotes"),
        pytest.param(["„Geh!“, sagte er.", "„Kommst du?“ fragte sie."], id="frame behind the quote"),
        pytest.param(["Er sagte: „Wir gehen.", "Dann essen wir.“", "Sie nickte."], id="quote of two sentences"),
        pytest.param(["Sie ging. – wie immer spät.", "Er blieb."], id="dash and lower case"),
        pytest.param(["Sie ging.", "– Er blieb."], id="dash and capital"),
        pytest.param(["Der Kanzler (sichtlich froh!) kam.", "(Er war müde.)", "Sie auch."], id="brackets"),
        pytest.param(["Der Rat stimmte zu.", "(afp/dts/red)"], id="credit"),
        pytest.param(["Berlin (dpa) - Der Rat tagt.", "Er stimmt ab."], id="dateline"),
        pytest.param(["Nein ...", "Doch…", "Ja!!!", "Was?!"], id="runs of marks"),
        pytest.param(["Das iPhone ist da.", "iPhone und eBay gewinnen."], id="brand begins"),
        pytest.param(["1. Der erste Punkt gilt.", "Der zweite nicht."], id="numbered line"),
        pytest.param(["Mehr auf www.zeitung.de.", "Oder spiegel.de/politik."], id="addresses"),
        pytest.param(["Die Zahl stieg auf 1,5.", "5 Menschen kamen."], id="digit begins"),
    ],
)
def test_german_sentences(expected: list[str]) -> None:
    assert sentences(" ".join(expected), "de") == expected


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param(["Mr. Lee met Dr. Reed.", "They talked."], id="titles"),
        pytest.param(
            ["He lives in the U.S. Senate wing.", "It is in the U.S.", "She left."], id="abbreviation inside and at the end"
        ),
        pytest.param(["It began at 5 p.m.", "The vote was late."], id="time of day"),
        pytest.param(["“I don’t know.”", "He left."], id="curly quotes"),
        pytest.param(['"Go!" she said.', "He went."], id="frame behind the quote"),
        pytest.param(["No. 5 won.", "He said no.", "She is 25."], id="numbers"),
        pytest.param(["J. A. Reed won.", "See e.g. Tom."], id="initials"),
        pytest.param(["Acme Inc. rose.", "So did Smith & Sons Ltd.", "The rest fell."], id="companies"),
    ],
)
def test_english_sentences(expected: list[str]) -> None:
    assert sentences(" ".join(expected), "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rat vor der Wahl\n\nDer Rat tagt.", ["Rat vor der Wahl", "Der Rat tagt."], id="headline"),
        pytest.param("Rat\r\n \t\r\nTagt", ["Rat", "Tagt"], id="empty line with spaces"),
        pytest.param("Am 7.\n\nNovember", ["Am 7.", "November"], id="even after an ordinal"),
        pytest.param("Rat\u2029Tagt", ["Rat", "Tagt"], id="paragraph separator"),
        pytest.param("Der Rat\r\ntagt.\nEr geht.", ["Der Rat\r\ntagt.", "Er geht."], id="single break does not end"),
        pytest.param("Ja.\n(afp)\n\nNein.", ["Ja.", "(afp)", "Nein."], id="credit before an empty line"),
    ],
)
def test_empty_line_ends_a_sentence(text: str, expected: list[str]) -> None:
    assert sentences(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Das war alles.Dann ging er.", ["Das war alles.", "Dann ging er."], id="space forgotten"),
        pytest.param("Sie ging.„Gut.“", ["Sie ging.", "„Gut.“"], id="opening quote at once"),
        pytest.param("他说。我们去!", ["他说。", "我们去!"], id="Chinese"),
        pytest.param(" \n Ja.\0 \ufeff", ["Ja.\0 \ufeff"], id="odd characters stay"),
    ],
)
def test_unusual_input(text: str, expected: list[str]) -> None:
    assert sentences(text, "de") == expected


@pytest.mark.parametrize("text", ["", " \n\n\t\u00a0 "])
def test_no_words_no_sentences(text: str) -> None:
    assert cut(text, "de") == []


def test_sentences_of_a_language_without_a_table() -> None:
    expected = ["De burgemeester zei dat de brug open is.", "“Eindelijk!” riep J. A. Vos.", "Dr.", "Bos zweeg."]
    assert sentences(" ".join(expected), "none") == expected


@pytest.mark.parametrize("lang", LANGS)
@given(text=TEXTS)
def test_only_white_space_lies_between_sentences(text: str, lang: str) -> None:
    edges = [0, *(edge for span in cut(text, lang) for edge in span), len(text)]
    assert edges == sorted(edges)
    assert not "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)).strip()


@pytest.mark.parametrize("lang", LANGS)
@given(text=TEXTS)
def test_sentences_are_trimmed_and_not_empty(text: str, lang: str) -> None:
    found = sentences(text, lang)
    assert all(found)
    assert found == [sentence.strip() for sentence in found]


@pytest.mark.parametrize("lang", LANGS)
@given(text=TEXTS)
def test_no_sentence_cuts_a_word(text: str, lang: str) -> None:
    starts, ends = map(set, zip(*split_words(text, STOPS[lang]), strict=True)) if text.strip() else (set(), set())
    assert all(start in starts and end in ends for start, end in cut(text, lang))


@pytest.mark.parametrize("lang", LANGS)
@given(text=TEXTS)
def test_no_sentence_spans_an_empty_line(text: str, lang: str) -> None:
    assert not any(re.search(r"\n[ \t]*\n|\r\n[ \t]*\r\n|\u2029", sentence) for sentence in sentences(text, lang))


@pytest.mark.parametrize("seed", ["a", ".", "a.", "Ja. ", "!(", '."', "„", "usw. Der ", "\n ", "\n\n", "。", "( . ", "iI. "])
def test_long_line_takes_linear_time(seed: str) -> None:
    text = seed * (400_000 // len(seed))
    began = time.process_time()
    cut(text, "de")
    assert time.process_time() - began < 8  # measured: under 1; quadratic code takes minutes
