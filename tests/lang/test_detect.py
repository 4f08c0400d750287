"""Which language a text is in: one sentence is enough, a long text costs no more, and there is always an answer."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.lang.detect import UNDETERMINED, detect


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Der Rat tagt am Montag in Musterdorf."),
        ("de", "Die Brücke bleibt zu, sagte sie."),
        ("de", "„Das ist falsch“, erklärte der Sprecher."),
        ("de", "DER RAT TAGT AM MONTAG IN MUSTERDORF."),
        ("de", "Laut Polizei wurde niemand verletzt."),
        ("en", "The council meets on Monday in Sampleton."),
        ("en", "The bridge stays closed, she said."),
        ("en", "“That is wrong,” the spokesman said."),
        ("en", "Police say nobody was hurt."),
        ("nl", "De burgemeester zei dinsdag dat de brug pas in het voorjaar weer opengaat."),
        ("da", "Borgmesteren sagde tirsdag, at broen først åbner igen til foråret."),
        ("sv", "Borgmästaren sade på tisdagen att bron öppnar först till våren."),
        ("fr", "Le maire a déclaré mardi que le pont ne rouvrirait qu'au printemps."),
        ("it", "Il sindaco ha detto martedì che il ponte riaprirà solo in primavera."),
        ("es", "El alcalde dijo el martes que el puente no reabrirá hasta la primavera."),
        ("pl", "Burmistrz powiedział we wtorek, że most zostanie otwarty dopiero wiosną."),
        ("ru", "Мэр сказал во вторник, что мост откроется снова только весной."),
        ("uk", "Мер сказав у вівторок, що міст знову відкриють лише навесні."),
        ("tr", "Belediye başkanı salı günü köprünün ancak ilkbaharda yeniden açılacağını söyledi."),
        ("zh", "市长星期二说，这座桥要到春天才会重新开放。"),
    ],
)
def test_detects(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize("text", ["", " \n", "12. 11. 2024 – 3:2!", "😀", "\0\0"])
def test_says_so_where_there_are_no_letters(text: str) -> None:
    assert detect(text) == UNDETERMINED


@given(st.text() | st.text(st.characters()))
def test_always_answers_and_the_same(text: str) -> None:
    assert detect(text) == detect(text) != ""


def test_takes_lone_surrogates_nul_and_line_breaks() -> None:
    assert detect("Der Rat\0 tagt\r\nam Montag\ud800 in Musterdorf.") == "de"


def test_looks_at_a_bounded_part() -> None:
    detect("Der Rat tagt.")
    started = time.process_time()
    assert detect("Der Rat tagt am Montag in Musterdorf. " * 150_000) == "de"
    assert time.process_time() - started < 0.5


def test_looks_beyond_a_foreign_beginning() -> None:
    english, german = (
        "The council met on Monday. " * 20,
        "Der Rat tagt am Montag in Musterdorf, sagte die Bürgermeisterin. " * 200,
    )
    assert detect(english + german) == "de"
