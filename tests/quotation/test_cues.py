import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.document import Document, Span
from laut.findings import Act, Medium, StatementType
from laut.lang.load import pack_of
from laut.quotation.cues import CueReading, read_cue
from laut.tokenise import document_of


def _spans(doc: Document, words: str) -> list[Span]:
    """Give the span of each piece, parted by " … ", in text order."""
    spans: list[Span] = []
    at = 0
    for piece in words.split(" … ") if words else []:
        at = doc.text.index(piece, at)
        spans.append(doc.span(at, at + len(piece)))
        at += len(piece)
    return spans


def _read(
    text: str,
    type_: StatementType = "indirect",
    *,
    quote: str = "",
    cue: str = "",
    frame: str = "",
    speaker: str = "",
    lang: str = "de",
) -> CueReading:
    doc = document_of(text, pack_of(lang))
    return read_cue(
        doc,
        pack_of(lang),
        type=type_,
        quote=_spans(doc, quote or (text if type_ == "reported" else "")),
        cue=_spans(doc, cue),
        frame=_spans(doc, frame),
        speaker=_spans(doc, speaker),
    )


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        pytest.param("Das Amt teilte am Freitag mit, es sei zu spät.", "teilte … mit", "say", id="separable"),
        pytest.param("Das Amt teilte am Freitag mit, es sei zu spät.", "teilte", "say", id="particle not marked"),
        pytest.param("Er habe das gesagt, hieß es.", "gesagt", "say", id="participle"),
        pytest.param("Wie das Amt mitteilte, ist es zu.", "Wie … mitteilte", "say", id="verb at the end"),
        pytest.param("Ohne ein Wort hinzuzufügen, ging er.", "hinzuzufügen", "say", id="infinitive with zu"),
        pytest.param("Nach Angaben der Wache war es ruhig.", "Nach", "say", id="preposition alone"),
        pytest.param("Nach Darstellung der Firma war es ruhig.", "Nach", "claim", id="noun beside the preposition"),
        pytest.param("Dem Wirt zufolge war es ruhig.", "zufolge", "say", id="postposition"),
        pytest.param("Es war ruhig, so der Wirt.", "so", "say", id="so"),
        pytest.param("Er stellte das Urteil in Frage.", "stellte … in Frage", "doubt", id="fixed phrase"),
        pytest.param("Er forderte sie zum Gehen auf.", "forderte … auf", "demand", id="longer verb before shorter"),
    ],
)  # fmt: skip
def test_act_of_a_marked_cue(text: str, cue: str, act: Act) -> None:
    assert _read(text, cue=cue).act == act


def test_frame_tells_where_the_marked_words_do_not() -> None:
    assert (
        _read("Es gehe gut, räumte der Wirt ein.", quote="Es gehe gut", cue="der", frame=", räumte der Wirt ein").act == "confirm"
    )


def test_words_of_the_quote_do_not_tell_for_its_frame() -> None:
    reading = _read("Der Rat lehne das ab, sagte Maas.", quote="Der Rat lehne das ab", cue="sagte", frame=", sagte Maas")
    assert reading.act == "say"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Der Minister wies den Vorwurf, er habe gelogen, zurück.", "deny"),
        ("Die Jury lobte den Koch, der den Preis gefordert hatte.", "praise"),
        ("Peters zeigte sich skeptisch über den Kauf.", "doubt"),
        ("Der Redner rief zu Spenden auf.", "demand"),
        ("Der Wirt gab an die Gäste Suppe.", None),
        ("Die Polizei geht von Brandstiftung aus.", "say"),
        ("Der Zug fuhr um acht.", None),
    ],
)
def test_act_of_a_reported_statement(text: str, act: Act | None) -> None:
    assert _read(text, "reported").act == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        pytest.param("Das Amt bestätigte den Fund nicht.", None, id="neither confirmed nor denied"),
        pytest.param("Das Amt wollte den Fund nicht bestätigen.", None, id="with a modal"),
        pytest.param("Der Minister schließt Neuwahlen nicht aus.", "say", id="does not rule out"),
        pytest.param("Die Bank bezweifelt das nicht.", "say", id="does not doubt"),
        pytest.param("Das Amt bestätigte nicht nur den Fund.", "confirm", id="not only"),
        pytest.param("Der Rat forderte, nicht zu zögern.", "demand", id="negation below"),
        pytest.param("Die Trainerin glaubt nicht an einen Sieg.", "doubt", id="does not believe"),
    ],
)
def test_negation(text: str, act: Act | None) -> None:
    assert _read(text, "reported").act == act


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "medium"),
    [
        pytest.param("Das geht, sagte Maas.", "sagte", "Maas", "speech", id="always speech"),
        pytest.param("Das geht, schrieb Maas.", "schrieb", "Maas", "writing", id="always writing"),
        pytest.param("Das geht, hofft Maas.", "hofft", "Maas", "thought", id="always thought"),
        pytest.param("Das geht, erklärte Maas.", "erklärte", "Maas", "speech", id="usually speech"),
        pytest.param("Das geht, erklärte Maas in einem Brief.", "erklärte", "Maas", "writing", id="in a letter"),
        pytest.param(
            "Das geht, erklärte Maas im Interview mit dieser Zeitung.", "erklärte", "Maas", "speech", id="interview with a paper"
        ),
        pytest.param("Den Bericht nannte Maas falsch.", "nannte", "Maas", "speech", id="the letter as object"),
        pytest.param("Das geht, erklärte Maas in einer E-Mail.", "erklärte", "Maas", "writing", id="hyphen"),
        pytest.param("Zeitung nannte Maas das.", "nannte", "Maas", "speech", id="first word of the text"),
        pytest.param("Laut der Studie geht das.", "Laut", "der Studie", "writing", id="written speaker"),
        pytest.param("Laut Maas geht das.", "Laut", "Maas", None, id="open"),
        pytest.param("Laut Polizeisprecher geht das.", "Laut", "Polizeisprecher", "speech", id="spokesperson"),
    ],
)
def test_medium(text: str, cue: str, speaker: str, medium: Medium | None) -> None:
    assert _read(text, cue=cue, frame=text, speaker=speaker).medium == medium


def _shift(reading: CueReading) -> list[str]:
    return [span.text for span in reading.shift]


@pytest.mark.parametrize(
    ("quote", "frame", "cue", "shift"),
    [
        pytest.param("Man schließe den Verkauf nicht mehr aus", ", sagte Maas", "sagte", ["nicht mehr"], id="main verb"),
        pytest.param("Der Rat will keine Steuern mehr erhöhen", ", so Maas", "so", ["keine", "mehr"], id="with a gap"),
        pytest.param("Die Brücke sei nicht mehr befahrbar", ", sagte Maas", "sagte", [], id="no stance"),
        pytest.param("Er sei froh, dass der Rat nicht mehr ablehne", ", sagte Maas", "sagte", [], id="clause below"),
        pytest.param("nicht mehr den Rat zu unterstützen", ", forderte Maas", "forderte", [], id="demanded of others"),
    ],
)
def test_shift_of_an_indirect_statement(quote: str, frame: str, cue: str, shift: list[str]) -> None:
    assert _shift(_read(f"{quote}{frame}.", quote=quote, cue=cue, frame=frame)) == shift


def test_shift_in_a_quote_around_its_frame() -> None:
    text = "Das Land schließt den Verkauf von Panzern nach Angaben von Minister Kim nicht mehr aus."
    quote = "Das Land schließt den Verkauf von Panzern … nicht mehr aus"
    reading = _read(text, quote=quote, cue="nach", frame="nach Angaben von Minister Kim")
    assert (reading.act, _shift(reading)) == ("say", ["nicht mehr"])


@pytest.mark.parametrize(
    ("quote", "frame", "shift"),
    [("„Ich lehne das nicht mehr ab“", ", räumte Maas ein", []), ("„Ja“", ", räumte Maas erstmals ein", ["erstmals"])],
)
def test_shift_of_a_direct_statement_stands_in_its_frame(quote: str, frame: str, shift: list[str]) -> None:
    assert _shift(_read(f"{quote}{frame}.", "direct", quote=quote, cue="räumte … ein", frame=frame)) == shift


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("Maas rückte von seiner Forderung ab.", ["rückte von", "ab"]),
        ("Maas fordert nun doch ein Verbot.", ["nun doch"]),
        ("Maas forderte, das Gesetz zurückzunehmen.", []),
        ("Maas lehnte das bislang ab und fordert nun ein Verbot.", ["bislang", "nun"]),
        ("Maas sprach erstmals von Schnee.", []),
    ],
)
def test_shift_of_a_reported_statement(text: str, shift: list[str]) -> None:
    assert _shift(_read(text, "reported")) == shift


@pytest.mark.parametrize(
    ("text", "act", "shift"),
    [
        ("The premier no longer rules out a vote.", "say", ["no longer"]),
        ("The premier does not rule out a vote.", "say", []),
        ("The minister backed away from the plan and called for talks.", "demand", ["backed away"]),
        ("The mayor now says the bridge is unsafe.", "say", ["now says"]),
        ("The clinic didn't confirm the death.", None, []),
    ],
)
def test_english(text: str, act: Act | None, shift: list[str]) -> None:
    reading = _read(text, "reported", lang="en")
    assert (reading.act, _shift(reading)) == (act, shift)


def test_english_word_with_a_hyphen_tells_the_medium() -> None:
    text = "It works, Lund argued in an e-mail."
    assert _read(text, cue="argued", frame=text, speaker="Lund", lang="en").medium == "writing"


def test_statement_without_words_of_saying_is_open() -> None:
    reading = _read("Der Rat werde das prüfen.", "indirect_free_indirect", quote="Der Rat werde das prüfen.")
    assert reading == CueReading(None, None, ())


@pytest.mark.parametrize("type_", ["direct", "indirect", "free_indirect", "indirect_free_indirect", "reported"])
def test_statement_without_any_words_is_open(type_: StatementType) -> None:
    doc = document_of("", pack_of("de"))
    assert read_cue(doc, pack_of("de"), type=type_, quote=[], cue=[], frame=[], speaker=[]) == CueReading(None, None, ())


SPAN = st.tuples(st.integers(0, 60), st.integers(1, 40))


@given(
    st.lists(
        st.sampled_from(
            ["nicht", "mehr", "sagte", "teilte", "mit", "ein", "räumte", ",", ".", "weil", "„", "nun", "doch", "Laut", "zu"]
        )
    ),
    st.lists(SPAN, max_size=2),
    st.lists(SPAN, max_size=2),
    st.lists(SPAN, max_size=2),
    st.sampled_from(["direct", "indirect", "free_indirect", "indirect_free_indirect", "reported"]),
)
def test_whatever_is_marked_shift_is_a_slice_of_the_text(
    words: list[str], quote: list[tuple[int, int]], cue: list[tuple[int, int]], frame: list[tuple[int, int]], type_: StatementType
) -> None:
    doc = document_of(" ".join(words), pack_of("de"))
    spans = [
        [doc.span(min(at, len(doc.text)), min(at + size, len(doc.text))) for at, size in part] for part in (quote, cue, frame)
    ]
    reading = read_cue(doc, pack_of("de"), type=type_, quote=spans[0], cue=spans[1], frame=spans[2], speaker=[])
    assert all(doc.text[span.start : span.end] == span.text for span in reading.shift)
    assert list(reading.shift) == sorted(reading.shift, key=lambda span: span.start)
