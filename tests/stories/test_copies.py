"""Whether two texts are copies, and what a copy made of its origin."""

import subprocess
import sys

import pytest

from laut.stories.copies import Signature, are_copies, sign
from laut.stories.passages import changes_between
from laut.stories.shingles import shingles_of

WIRE = (
    "Berlin (dpa) - Die Bundesregierung will den Schutz von Brücken und Häfen verstärken. Das Kabinett beschloss am Mittwoch ein Paket "
    "im Umfang von 300 Millionen Euro, das bis zum Jahr 2027 reichen soll.\n\n"
    "Verkehrsminister Jonas Weiß nannte den Beschluss überfällig. „Wir haben zu lange zugesehen“, sagte er vor Journalisten. Die Länder "
    "sollen zunächst prüfen, welche Anlagen besonders gefährdet sind.\n\n"
    "Die Opposition kritisierte das Vorhaben als halbherzig. Viele Gemeinden könnten ihren Anteil an den Kosten gar nicht aufbringen, hieß "
    "es aus mehreren Fraktionen. Der Städtetag forderte deshalb einen festen Zuschuss des Bundes für jede neue Anlage an der Küste."
)
OWN = (
    "In Rostock stieß der Plan auf Zustimmung. Hafenchef Peter Quast rechnet damit, dass die ersten Arbeiten noch im Herbst beginnen und "
    "etwa zwei Jahre dauern werden. Für die Fischer der Stadt ändert sich vorerst nichts."
)
OTHER = (
    "Das Kabinett hat ein Paket für Häfen und Brücken auf den Weg gebracht. Nach Angaben aus dem Verkehrsministerium fließen dafür in den "
    "kommenden drei Jahren 300 Millionen Euro. Aus den Reihen der Opposition kam Widerspruch, weil die Kommunen mitzahlen müssen. Minister "
    "Weiß verteidigte seine Pläne gegen die Einwände und kündigte Gespräche mit den Ländern an."
)
FIRST, SECOND, THIRD = WIRE.split("\n\n")
QUOTED = (
    "„Niemand in diesem Haus hat jemals daran gezweifelt, dass wir diese Brücken brauchen und dass wir sie schnell brauchen, und wer etwas "
    "anderes behauptet, der hat die Unterlagen nicht gelesen oder will sie nicht verstehen“, sagte der Minister."
)
NOTE = "An dieser Stelle bindet das Portal Inhalte Dritter ein, die vor der Anzeige einer Zustimmung der Leserinnen und Leser bedürfen."
GOLDEN = "[570363463, 4383625920, 8703476634]"


def signed(text: str, *agencies: str) -> Signature:
    """Give the signature of one text."""
    return sign([(text, agencies)])[0]


COPIES = {
    "cut": f"{FIRST}\n\n{SECOND}",
    "own paragraphs added": f"{OWN}\n\n{THIRD}\n\n{NOTE}",
    "reordered": f"{THIRD}\n\n{FIRST}",
    "umlauts transcribed": WIRE.replace("ü", "ue").replace("ä", "ae").replace("ö", "oe").replace("ß", "ss"),
    "straight quotes": WIRE.replace("„", '"').replace("“", '"'),
    "HTML entities": WIRE.replace("ü", "&uuml;").replace("„", "&bdquo;").replace("“", "&ldquo;"),
    "decomposed": WIRE.replace("ü", "u\u0308"),
    "line breaks": WIRE.replace(" ", "\n"),
    "capitals": WIRE.upper().replace("SS", "ss"),
    "small changes": WIRE.replace("sagte", "erklärte")
    .replace("sollen", "müssen")
    .replace("(dpa) ", "")
    .replace("Viele", "Manche"),
    "in a long text": f"{OTHER}\n\n{' '.join(f'Wort{n}' for n in range(3000))}\n\n{WIRE}\n\n{' '.join(f'Zeit{n}' for n in range(3000))}",
}
INDEPENDENT = {
    "same subject": (WIRE, OTHER),
    "one quotation": (f"{OTHER}\n\n{QUOTED}", f"{OWN}\n\n{QUOTED.replace('„', '»').replace('“', '«')}"),
    "a note under both": (f"{OTHER}\n\n{NOTE}", f"{OWN}\n\n{NOTE}"),
    "a newsletter above both": (
        f"Abonnieren Sie den Newsletter! {NOTE}\n{OTHER}",
        f"Abonnieren Sie den Newsletter! {NOTE}\n{OWN}",
    ),
    "headline of few words": ("Der Papst ist tot", "Der Papst ist tot"),
    "nothing": ("", ""),
    "marks only": ("***", "***"),
}


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES.keys())
def test_copies(copy: str) -> None:
    assert are_copies(signed(WIRE), signed(copy))
    assert are_copies(signed(copy), signed(WIRE))


@pytest.mark.parametrize(("one", "other"), INDEPENDENT.values(), ids=INDEPENDENT.keys())
def test_independent(one: str, other: str) -> None:
    assert not are_copies(signed(one), signed(other))
    assert not are_copies(signed(other), signed(one))


def test_headline_that_is_the_same_word_for_word() -> None:
    headline = "Kabinett beschließt Paket für Häfen und Brücken im Norden"
    assert are_copies(signed(headline), signed(headline + "."))


def test_text_of_two_agencies_belongs_to_the_first() -> None:
    first, second = signed(WIRE, "dpa"), signed(f"{OTHER} {OWN}", "afp")
    merged = signed(f"{FIRST}\n\n{SECOND}\n\n{OTHER}", "dpa", "afp")
    assert are_copies(merged, first)
    assert not are_copies(merged, second)
    assert are_copies(merged, signed(f"{FIRST}\n\n{SECOND}\n\n{OTHER}\n\n{NOTE}"))


def test_signature_survives_packing() -> None:
    signature = signed(f"{WIRE}\n\n{NOTE}", "dpa")
    assert Signature.unpacked(signature.n_shingles, signature.packed(), ("dpa",)) == signature


def test_signature_is_the_same_in_every_process_and_version() -> None:
    # Stores keep bands: a version of rensa that gives others needs a new schema.
    code = f"from laut.stories.copies import sign; print(sorted(sign([({WIRE!r}, ())])[0].bands)[:3])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert found.strip() == str(sorted(signed(WIRE).bands)[:3]) == GOLDEN


def test_long_text_costs_no_more_than_its_beginning() -> None:
    text = " ".join(f"Wort{n}" for n in range(700_000))
    signature = signed(text)
    assert len(shingles_of(text).hashes) < 50_000
    assert len(signature.packed()) < 20_000


def test_long_texts_are_told_by_a_sample() -> None:
    words = [f"Wort{n}" for n in range(20_000)]
    half = [*words[:10_000], *(f"Zeit{n}" for n in range(10_000))]
    tenth = [*words[:2_000], *(f"Zeit{n}" for n in range(18_000))]
    assert are_copies(signed(" ".join(words)), signed(" ".join(half)))
    assert not are_copies(signed(" ".join(words)), signed(" ".join(tenth)))


def test_changes() -> None:
    copy = f"{OWN}\n\n{SECOND}\n\n{FIRST.replace('am Mittwoch', 'gestern').replace('„', '»')}"
    changes = changes_between(WIRE, copy, "de")
    assert [span.text for span in changes.dropped] == [
        "Die Opposition kritisierte das Vorhaben als halbherzig.",
        "Viele Gemeinden könnten ihren Anteil an den Kosten gar nicht aufbringen, hieß es aus mehreren Fraktionen.",
        "Der Städtetag forderte deshalb einen festen Zuschuss des Bundes für jede neue Anlage an der Küste.",
    ]
    assert [(one.text[:33], other.text[:33]) for one, other in changes.changed] == [
        ("Das Kabinett beschloss am Mittwoc", "Das Kabinett beschloss gestern ei")
    ]
    assert " ".join(span.text for span in changes.added) == OWN
    for text, spans in ((WIRE, changes.dropped), (copy, changes.added)):
        assert all(text[span.start : span.end] == span.text for span in spans)


def test_changes_of_the_same_text_in_other_spelling_are_none() -> None:
    changes = changes_between(WIRE, COPIES["umlauts transcribed"].replace("„", '"').replace("“", '"'), None)
    assert (changes.dropped, changes.changed, changes.added) == ((), (), ())


def test_changes_in_a_language_without_a_pack() -> None:
    assert len(changes_between("Een zin. Nog een zin.", "Een zin.", "nl").dropped) == 1
