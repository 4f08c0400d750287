"""By whom somebody lets be said: found where it is sure, and nothing where it may mean something else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.document import Document, Span
from laut.lang.load import pack_of
from laut.quotation.channels import find_channel, principal_of
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


def _find(frame: str, speaker: str, *, lang: str = "de", after: str = "Es bleibe dabei, ") -> str:
    """Give "speaker <- channel" of a statement whose frame follows its quote; empty if there is no channel."""
    doc = document_of(f"{after}{frame}.", pack_of(lang))
    spans = _spans(doc, speaker)
    channel = find_channel(doc, pack_of(lang), cue=[], frame=_spans(doc, frame), speaker=spans)
    if not channel:
        return ""
    principal = principal_of(doc, pack_of(lang), speaker=spans, channel=channel)
    return " <- ".join(" … ".join(span.text for span in part) for part in (principal, channel))


@pytest.mark.parametrize(
    ("frame", "speaker", "expected"),
    [
        pytest.param("ließ er einen Sprecher erklären", "er", "er <- einen Sprecher", id="accusative"),
        pytest.param("ließ er einen Sprecher erklären", "er einen Sprecher", "er <- einen Sprecher", id="speaker covers both"),
        pytest.param(
            "ließ der Bischof seine Sprecherin ausrichten", "der Bischof", "der Bischof <- seine Sprecherin", id="feminine"
        ),
        pytest.param(
            "ließ die Reederei ihren langjährigen Hamburger Anwalt sagen",
            "die Reederei",
            "die Reederei <- ihren langjährigen Hamburger Anwalt",
            id="adjectives",
        ),
        pytest.param("ließ die Fürstin durch ihren Anwalt ausrichten", "die Fürstin", "die Fürstin <- ihren Anwalt", id="durch"),
        pytest.param(
            "ließ die Fürstin durch ihren Anwalt ausrichten",
            "die Fürstin durch ihren Anwalt",
            "die Fürstin <- ihren Anwalt",
            id="durch in the speaker",
        ),
        pytest.param("ließ Larsen über seine Sprecherin mitteilen", "Larsen", "Larsen <- seine Sprecherin", id="über"),
        pytest.param(
            "ließ Larsen seine Gäste über seinen Sprecher wissen", "Larsen", "Larsen <- seinen Sprecher", id="wissen lassen"
        ),
        pytest.param(
            "wie der Abt über den Klostersprecher Ole Brandt verbreiten ließ",
            "der Abt",
            "der Abt <- den Klostersprecher Ole Brandt",
            id="verb at the end, name of two words",
        ),
        pytest.param(
            "hat die Bank durch SPD-Sprecher Brandt mitteilen lassen",
            "die Bank",
            "die Bank <- SPD-Sprecher Brandt",
            id="perfect, compound, name without article",
        ),
        pytest.param(
            "ließ der Graf durch einen Sprecher des Schlosses erklären",
            "der Graf",
            "der Graf <- einen Sprecher des Schlosses",
            id="genitive",
        ),
        pytest.param(
            "ließ der Graf durch seinen Anwalt Klage ankündigen", "der Graf", "der Graf <- seinen Anwalt", id="object is no name"
        ),
        pytest.param("ließ sie - offenbar durch ihre Anwälte - verbreiten", "sie", "sie <- ihre Anwälte", id="between dashes"),
        pytest.param(
            "teilte die Sängerin über ihr Management mit",
            "die Sängerin",
            "die Sängerin <- ihr Management",
            id="über without lassen",
        ),
        pytest.param(
            "erklärte der Verein durch eine Sprecherin", "der Verein", "der Verein <- eine Sprecherin", id="durch without lassen"
        ),
        pytest.param(
            "heißt es in einer von seinem Büro verbreiteten Botschaft des Papstes",
            "des Papstes",
            "des Papstes <- seinem Büro",
            id="released",
        ),
        pytest.param("ließ sie ihr Ministerium verbreiten", "sie", "sie <- ihr Ministerium", id="neuter"),
        pytest.param("teilte sein Büro mit", "sein Büro", "sein Büro <- sein Büro", id="possessive office"),
        pytest.param("erklärte ihr Anwalt in ihrem Namen", "ihr Anwalt", "ihr Anwalt <- ihr Anwalt", id="in ihrem Namen"),
    ],
)
def test_german_channel(frame: str, speaker: str, expected: str) -> None:
    assert _find(frame, speaker) == expected


@pytest.mark.parametrize(
    ("frame", "speaker"),
    [
        pytest.param("sagte Schlosssprecher Brandt", "Schlosssprecher Brandt", id="spokesman in office"),
        pytest.param("sagte seine Sprecherin", "seine Sprecherin", id="may speak for herself"),
        pytest.param("teilte das Büro mit", "das Büro", id="nobody else is named"),
        pytest.param("ließ ein Sprecher aus Oslo verlauten", "ein Sprecher aus Oslo", id="nominative"),
        pytest.param("ließ, so der Abt, sein Sprecher verlauten", "der Abt", id="nominative with possessive"),
        pytest.param("ließ ihre Sprecherin mitteilen", "ihre Sprecherin", id="feminine alone"),
        pytest.param("ließ er den Sprecher entlassen und sagte es", "er", id="verb of something else"),
        pytest.param("ließ er seinen Sprecher wissen", "er", id="wissen lassen: addressee"),
        pytest.param("ließ er gegen einen Sprecher erklären", "er", id="after another preposition"),
        pytest.param("ließ der Richter den Anwalt nicht antworten", "der Richter", id="negated"),
        pytest.param("sprach er über seinen Anwalt", "er", id="topic"),
        pytest.param("teilte er über die Lage einem Sprecher mit", "er", id="another noun between"),
        pytest.param("teilte über die Lage ein Sprecher mit", "ein Sprecher", id="verb between"),
        pytest.param("wurde durch einen Sprecher der Wache bestätigt", "einen Sprecher der Wache", id="passive"),
        pytest.param("sagte ein Sprecher durch seinen Anwalt", "ein Sprecher", id="spokesman again"),
        pytest.param("sagte der Wirt, der durch einen Anwalt klagt", "der Wirt", id="clause below"),
        pytest.param("sagte der Wirt von seinem Anwalt", "der Wirt", id="von without release"),
        pytest.param("ließ die Stadt durch die Anwalt-Kammer erklären", "die Stadt", id="compound of something else"),
        pytest.param("sagte der Wirt", "", id="no speaker"),
    ],
)
def test_german_without_a_channel(frame: str, speaker: str) -> None:
    assert _find(frame, speaker) == ""


@pytest.mark.parametrize(
    ("frame", "speaker", "expected"),
    [
        pytest.param("the skipper said through a spokesman on Monday", "the skipper", "the skipper <- a spokesman", id="through"),
        pytest.param(
            "she said via her longtime publicist Ann Reed", "she", "she <- her longtime publicist Ann Reed", id="via, name"
        ),
        pytest.param("Lund said through the club's lawyer", "Lund", "Lund <- the club's lawyer", id="genitive before"),
        pytest.param("Lund, through a spokeswoman, said", "Lund", "Lund <- a spokeswoman", id="between commas"),
        pytest.param("Lund said in a statement released on Monday by her office", "Lund", "Lund <- her office", id="released by"),
        pytest.param("her lawyer said on her behalf", "her lawyer", "her lawyer <- her lawyer", id="on her behalf"),
        pytest.param("his office said", "his office", "his office <- his office", id="possessive office"),
    ],
)
def test_english_channel(frame: str, speaker: str, expected: str) -> None:
    assert _find(frame, speaker, lang="en", after="It stays, ") == expected


@pytest.mark.parametrize(
    ("frame", "speaker"),
    [
        pytest.param("said Lund, who spoke through a lawyer", "Lund", id="clause below"),
        pytest.param("her lawyer said", "her lawyer", id="may speak for herself"),
        pytest.param("Lund said through tears to a lawyer", "Lund", id="another noun"),
        pytest.param("Lund said by her office", "Lund", id="place"),
        pytest.param("a spokesman said through his lawyer", "a spokesman", id="spokesman again"),
        pytest.param("said Lund through the night a spokesman was silent", "Lund", id="second article between"),
    ],
)
def test_english_without_a_channel(frame: str, speaker: str) -> None:
    assert _find(frame, speaker, lang="en", after="It stays, ") == ""


@pytest.mark.parametrize(
    ("text", "frame", "speaker", "lang", "expected"),
    [
        pytest.param("Der Abt bleibe, teilte sein Büro mit.", "teilte sein Büro mit", "Der Abt", "de", ["sein Büro"], id="office"),
        pytest.param("Ole bleibe, sagte seine Sprecherin.", "sagte seine Sprecherin", "Ole", "de", ["seine Sprecherin"], id="person"),
        pytest.param("The abbot stays, said his lawyer.", "said his lawyer", "The abbot", "en", ["his lawyer"], id="English"),
        pytest.param("Der Abt bleibe, hieß es durch seine Tür.", "hieß es durch seine Tür", "Der Abt", "de", [], id="another noun"),
        pytest.param("Der Abt bleibe, teilte das Büro mit.", "teilte das Büro mit", "Der Abt", "de", [], id="of nobody"),
    ],
)  # fmt: skip
def test_speaker_named_outside_the_frame(text: str, frame: str, speaker: str, lang: str, expected: list[str]) -> None:
    doc = document_of(text, pack_of(lang))
    found = find_channel(doc, pack_of(lang), cue=[], frame=_spans(doc, frame), speaker=_spans(doc, speaker))
    assert [span.text for span in found] == expected


def test_clause_around_the_cue_stands_for_a_frame() -> None:
    doc = document_of("Es bleibe dabei, ließ er durch seinen Anwalt mitteilen. Dann ging ein Sprecher.", pack_of("de"))
    found = find_channel(doc, pack_of("de"), cue=_spans(doc, "ließ … mitteilen"), frame=[], speaker=_spans(doc, "er"))
    assert [span.text for span in found] == ["seinen Anwalt"]


def test_nothing_is_found_without_cue_and_frame() -> None:
    doc = document_of("Sein Büro lobte den Bau durch einen Sprecher.", pack_of("de"))
    assert find_channel(doc, pack_of("de"), cue=[], frame=[], speaker=_spans(doc, "Sein Büro")) == ()


WORDS = st.sampled_from(
    "ließ er einen ihre Sprecher Büro durch über von mitteilen wissen nicht - , des Anwalt Weiß veröffentlichten".split()
)


@given(st.lists(WORDS, max_size=12), st.integers(0, 40), st.integers(0, 40), st.sampled_from(["de", "en"]))
def test_whatever_the_words_are_the_channel_is_a_slice_of_the_text(words: list[str], first: int, size: int, lang: str) -> None:
    doc = document_of(" ".join(words), pack_of(lang))
    start = min(first, len(doc.text))
    speaker = [doc.span(start, min(start + size, len(doc.text)))]
    whole = [doc.span(0, len(doc.text))]
    channel = find_channel(doc, pack_of(lang), cue=whole, frame=whole, speaker=speaker)
    assert all(doc.text[span.start : span.end] == span.text != "" for span in channel)
    assert principal_of(doc, pack_of(lang), speaker=speaker, channel=channel)


def test_long_frame_takes_little_time() -> None:
    doc = document_of("ließ er durch ihren " * 20_000, pack_of("de"))
    whole = [doc.span(0, len(doc.text))]
    began = time.process_time()
    assert find_channel(doc, pack_of("de"), cue=[], frame=whole, speaker=whole) == ()
    assert time.process_time() - began < 2
