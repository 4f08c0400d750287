"""Whether a position has moved between two passages; sentences of our own, with the phenomenon as test id."""

import pytest

from laut.findings import Act
from laut.stories.shifts import LEAST, Shift, Words, shift_between


def between(first: str, second: str, language: str = "de") -> Shift:
    return shift_between(Words(first, language), Words(second, language))


MOVED = [
    pytest.param(
        "Die Firma lehnt ein Treffen ab.", "Die Firma lenkt ein: Man treffe sich am Montag.", "lenkt ein", id="einlenken"
    ),
    pytest.param("Der Rat will keine Brücke bauen.", "Der Rat baut die Brücke nun doch.", "nun doch", id="nun doch"),
    pytest.param(
        "Ein Verbot lehne man ab.", "Ein Verbot schließe man nicht mehr aus.", "nicht mehr", id="schließt nicht mehr aus"
    ),
    pytest.param("Der Plan sei falsch.", "Erstmals zeigte sich der Verband offen für den Plan.", "Erstmals", id="erstmals"),
    pytest.param("Die Steuer bleibe.", "In einer Kehrtwende versprach der Minister ihr Ende.", "Kehrtwende", id="Kehrtwende"),
    pytest.param("Man liefere.", "Der Chef rückte von der Zusage ab.", "rückte", id="abrücken"),
]


@pytest.mark.parametrize(("first", "second", "cue"), MOVED)
def test_a_word_of_shift_moves(first: str, second: str, cue: str) -> None:
    shift = between(first, second)
    assert shift.has_moved
    assert cue in " ".join(span.text for span in shift.cues)
    assert all(second[span.start : span.end] == span.text for span in shift.cues)
    assert "says" in shift.reason


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Ein Beitritt kommt nicht infrage.", "Man sei zum Beitritt bereit.", id="nicht infrage, bereit"),
        pytest.param("Der Verband lehnt den Plan ab.", "Der Verband stimmt dem Plan zu.", id="ablehnen, zustimmen"),
        pytest.param("Der Rat fordert ein Verbot.", "Der Rat lehnt ein Verbot ab.", id="fordert ein Verbot, lehnt es ab"),
        pytest.param("Lager werde es im Land nicht geben.", "Die Regierung errichtet drei Lager.", id="bare negation, doing"),
        pytest.param("Das Land öffnet die Grenze.", "Das Land schließt die Grenze.", id="öffnen, schließen"),
        pytest.param("Die Bank hebt den Zins an.", "Die Bank senkt den Zins.", id="heben, senken"),
        pytest.param("Höchstens 2 Prozent seien drin.", "Die Firma bietet 3 Prozent.", id="at most 2, then 3"),
        pytest.param("Mindestens 500 Soldaten seien nötig.", "Es reichten 200 Soldaten.", id="at least 500, then 200"),
    ],
)
def test_a_position_moves_without_a_word_of_shift(first: str, second: str) -> None:
    shift = between(first, second)
    assert shift.has_moved
    assert shift.before
    assert shift.after
    assert shift.reason


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Das Land lehnt Quoten ab.", "Das Land lehnt Quoten weiterhin ab.", id="weiterhin"),
        pytest.param(
            "Man schließe ein Bündnis nicht aus.", "Ein Bündnis schließe man nach wie vor nicht aus.", id="nach wie vor"
        ),
        pytest.param("Waffen liefere man nicht.", "Die Regierung bleibt dabei: Waffen liefere sie nicht.", id="bleibt dabei"),
        pytest.param("Man halte am Plan fest.", "Der Rat rückt von dem Plan nicht ab.", id="rückt nicht ab"),
        pytest.param("Der Zoll sei falsch.", "Der Zoll schade allen, klagte der Verband erneut.", id="erneut"),
        pytest.param(
            "Die Firma lehnt Tarife ab.",
            "Obwohl die Post Pakete nun nicht mehr zustellt, lehnt die Firma Tarife ab.",
            id="cue in a clause of circumstance",
        ),
        pytest.param("Die Steuer müsse weg.", "Die Steuer gehöre abgeschafft.", id="same in other words"),
        pytest.param("Die Schule öffnet um acht.", "Die Mensa hat vierzig Plätze.", id="nothing told"),
    ],
)
def test_a_position_stays(first: str, second: str) -> None:
    shift = between(first, second)
    assert not shift.has_moved
    assert shift.probability < LEAST


def test_what_stays_says_why() -> None:
    assert between("Man lehne das ab.", "Man lehne das nach wie vor ab.").reason == "says “nach wie vor”"


@pytest.mark.parametrize(
    ("first", "second", "has_moved"),
    [
        pytest.param("The party rejects the deal.", "The party now supports the deal.", True, id="rejects, now supports"),
        pytest.param(
            "Talks are out of the question.", "The minister is ready to negotiate.", True, id="out of the question, ready"
        ),
        pytest.param("The firm opposes a ban.", "In a U-turn the firm backed a ban.", True, id="U-turn"),
        pytest.param("The party rejects the deal.", "The party still rejects the deal.", False, id="still"),
        pytest.param("The union opposes cuts.", "The union reiterated that it opposes cuts.", False, id="reiterate"),
    ],
)
def test_english(first: str, second: str, has_moved: bool) -> None:
    assert between(first, second, "en").has_moved is has_moved


@pytest.mark.parametrize(
    ("acts", "types", "has_moved"),
    [
        pytest.param(("deny",), ("AGREE",), True, id="denied, then agreed"),
        pytest.param(("deny",), (), False, id="one of them tells nothing"),
    ],
)
def test_acts_and_events_tell_where_words_do_not(acts: tuple[Act, ...], types: tuple[str, ...], has_moved: bool) -> None:
    first = Words("Davon war in Norstadt die Rede.", "de", acts=acts)
    second = Words("Die Sitzung war am Montag.", "de", types=types)
    assert shift_between(first, second).has_moved is has_moved


def test_the_same_words_do_not_move() -> None:
    assert not between("Der Rat lenkt ein.", "Der Rat lenkt ein.").has_moved


def test_a_language_without_a_pack_is_not_compared() -> None:
    shift = between("Il dit non.", "Il dit oui.", "fr")
    assert (shift.has_moved, shift.probability, shift.cues) == (False, 0.0, ())


def test_an_empty_passage_tells_nothing() -> None:
    assert not between("", "Die Mensa hat vierzig Plätze.").has_moved
