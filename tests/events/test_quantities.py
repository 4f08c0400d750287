import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.errors import PackError
from laut.events.quantities import Found, assigned, find_quantities, quantities_of
from laut.findings import Quantity
from laut.lang.load import pack_of
from laut.lang.pack import LanguagePack
from laut.lang.quantities import QuantityWords
from laut.tokenise import document_of


def found_in(text: str, lang: str = "de") -> tuple[Found, ...]:
    """Give what is found in a text."""
    pack = pack_of(lang)
    return find_quantities(document_of(text, pack), pack)


def told(quantity: Quantity) -> str:
    """Write a quantity as its comparator, its number, its unit and what it counts: "> 10000 Soldaten troops"."""
    number = f"{quantity.value:.15g}" + (f"..{quantity.max:.15g}" if quantity.max is not None else "")
    return f"{quantity.comparator} {number} {quantity.unit or '-'} {quantity.of or '-'}"


def read(text: str, lang: str = "de") -> list[str]:
    """Give the quantities of a text, written shortly."""
    return [told(found.quantity) for found in found_in(text, lang)]


GERMAN_NUMBERS = [
    ("Der Staat entsandte 300 Helfer.", "= 300 Helfer -"),
    ("Pjöngjang schickte 10.000 Soldaten.", "= 10000 Soldaten troops"),
    ("Gezählt wurden 2 000 Gewehre.", "= 2000 Gewehre weapons"),
    ("Es kamen 1 250 000 Menschen.", "= 1250000 Menschen -"),
    ("Bern zahlt 10'000 Franken.", "= 10000 Franken money"),
    ("Die Partei erhielt 17,5 Prozent.", "= 17.5 Prozent -"),
    ("Fällig sind 1.250,50 Euro.", "= 1250.5 Euro money"),
    ("Die Miliz entführte zwei Lehrer.", "= 2 Lehrer -"),
    ("Im Lager sitzen einundzwanzig Gefangene.", "= 21 Gefangene -"),
    ("Die Armee bestellt zweihundertfünfzig Panzer.", "= 250 Panzer weapons"),
    ("Im Ort wohnen dreitausendvierhundert Menschen.", "= 3400 Menschen -"),
    ("Es waren hundertundeins Demonstranten.", "= 101 Demonstranten -"),
    ("Der Kongress bewilligte zwei Millionen Euro.", "= 2000000 Euro money"),
    ("Das Land erhält 2,5 Millionen Dollar.", "= 2500000 Dollar money"),
    ("Das Paket umfasst 20 Mrd. Euro.", "= 20000000000 Euro money"),
    ("Dafür sind 5 Mio. € vorgesehen.", "= 5000000 € money"),
    ("Die Bank verlieh 3 Tsd. Euro.", "= 3000 Euro money"),
    ("Zweieinhalb Millionen Menschen hungern.", "= 2500000 Menschen -"),
    ("Eine halbe Million Menschen lebt dort.", "= 500000 Menschen -"),
    ("Anderthalb Millionen Rubel fehlen.", "= 1500000 Rubel money"),
    ("Ein Dutzend Panzer rollte über die Grenze.", "= 12 Panzer weapons"),
    ("Ein halbes Dutzend Raketen schlug ein.", "= 6 Raketen weapons"),
    ("Zwei Dutzend Drohnen wurden abgefangen.", "= 24 Drohnen weapons"),
    ("Rom stellte US$ 40 Millionen bereit.", "= 40000000 US$ money"),
    ("Wien überwies EUR 5 Mio. an den Fonds.", "= 5000000 EUR money"),
    ("Berlin billigte ein 100-Millionen-Euro-Paket.", "= 100000000 Euro money"),
]

GERMAN_VAGUE = [
    ("Dutzende Menschen kamen.", ">= 24 Menschen -"),
    ("Hunderte Soldaten marschierten ein.", ">= 200 Soldaten troops"),
    ("Tausende von Menschen protestierten.", ">= 2000 Menschen -"),
    ("Zehntausende Anhänger feierten.", ">= 20000 Anhänger -"),
    ("Hunderttausende flohen.", ">= 200000 - displaced"),
    ("Millionen Menschen hungern.", ">= 2000000 Menschen -"),
    ("Mehrere Tausend Soldaten üben.", ">= 2000 Soldaten troops"),
    ("Mehrere hundert Polizisten rückten an.", ">= 200 Polizisten -"),
    ("Einige Dutzend Panzer stehen bereit.", ">= 24 Panzer weapons"),
    ("Ein paar Hundert Menschen blieben.", ">= 200 Menschen -"),
    ("Mehrere zehntausend Menschen demonstrierten.", ">= 20000 Menschen -"),
    ("Hunderte Millionen Euro fehlen.", ">= 200000000 Euro money"),
    ("Mehrere Milliarden Dollar flossen.", ">= 2000000000 Dollar money"),
]

GERMAN_COMPARED = [
    ("Mehr als 10.000 Soldaten kämpfen.", "> 10000 Soldaten troops"),
    ("Über 100 Menschen kamen.", "> 100 Menschen -"),
    ("Weit mehr als 50 Panzer fehlen.", "> 50 Panzer weapons"),
    ("Gut 200 Soldaten blieben.", "> 200 Soldaten troops"),
    ("Mindestens weitere 20 Menschen warten.", ">= 20 Menschen -"),
    ("Nicht weniger als 30 Staaten unterzeichneten.", ">= 30 Staaten -"),
    ("Weniger als zehn Prozent stimmten zu.", "< 10 Prozent -"),
    ("Fast 20 Milliarden Euro fehlen.", "< 20000000000 Euro money"),
    ("Knapp tausend Soldaten ziehen ab.", "< 1000 Soldaten troops"),
    ("Rund zwei Millionen Euro fließen.", "~ 2000000 Euro money"),
    ("Etwa 400 Zelte wurden geliefert.", "~ 400 Zelte -"),
    ("Ca. 40 Boote legten ab.", "~ 40 Boote -"),
    ("Bis zu 50 Raketen wurden abgefeuert.", "<= 50 Raketen weapons"),
    ("Höchstens drei Schiffe dürfen auslaufen.", "<= 3 Schiffe -"),
    ("Nicht mehr als fünf Zeugen sagten aus.", "<= 5 Zeugen -"),
    ("Genau 52 Staaten nahmen teil.", "= 52 Staaten -"),
    ("Zugelassen sind 100 Gäste oder mehr.", ">= 100 Gäste -"),
    ("Getroffen wurden zwei oder mehr Häuser.", ">= 2 Häuser -"),
    ("Mindestens eine Frau starb.", ">= 1 Frau killed"),
]

GERMAN_RANGES = [
    ("Zwischen 100 und 200 Panzer sollen folgen.", "= 100..200 Panzer weapons"),
    ("Gekommen waren 10 bis 15 Minister.", "= 10..15 Minister -"),
    ("Er forderte 100–200 Raketen.", "= 100..200 Raketen weapons"),
    ("Der Bau kostet 5 bis 10 Millionen Euro.", "= 5000000..10000000 Euro money"),
    ("Auf dem Platz standen zwei bis drei Dutzend Polizisten.", "= 24..36 Polizisten -"),
    ("Der Satz liegt bei 101 bis 800 €.", "= 101..800 € money"),
    ("Die Armee nahm zwischen 20 Menschen und 40 Menschen fest.", "= 20..40 Menschen arrested"),
]

GERMAN_UNITS = [
    ("Mehr als 10.000 nordkoreanische Soldaten übten.", "> 10000 Soldaten troops"),
    ("Er verlor mehr als 10.000 seiner Soldaten.", "> 10000 Soldaten troops"),
    ("Vier schwere, moderne Haubitzen trafen ein.", "= 4 Haubitzen weapons"),
    ("Es kamen 50 Berliner Polizisten.", "= 50 Polizisten -"),
    ("Riga stationiert 50 US-Soldaten.", "= 50 US-Soldaten troops"),
    ("Kiew erhielt zwölf F-16-Kampfjets.", "= 12 F-16-Kampfjets weapons"),
    ("Moskau lieferte zehn Tonnen Munition.", "= 10 Tonnen weapons"),
    ("Alle drei gehören der Union an, einer der 20 Parteien.", "= 20 Parteien -"),
    ("Zwei der Soldaten wurden verwundet.", "= 2 Soldaten injured"),
    ("Der Anteil stieg auf 12 %.", "= 12 % -"),
]

GERMAN_COUNTED = [
    ("Der Angriff forderte drei Tote.", "= 3 Tote killed"),
    ("Drei Soldaten wurden getötet.", "= 3 Soldaten killed"),
    ("Mindestens 22 Menschen kamen ums Leben.", ">= 22 Menschen killed"),
    ("Die Zahl der Toten stieg auf 15.", "= 15 - killed"),
    ("Nach dem Tod von vier Bergleuten ruht der Betrieb.", "= 4 Bergleuten killed"),
    ("Es gab 20 Verletzte.", "= 20 Verletzte injured"),
    ("Sie trugen 20 schwer verletzte Soldaten hinaus.", "= 20 Soldaten injured"),
    ("Die Polizei nahm 40 Demonstranten fest.", "= 40 Demonstranten arrested"),
    ("Acht Journalisten wurden verhaftet.", "= 8 Journalisten arrested"),
    ("Rund 40.000 Einwohner sind geflohen.", "~ 40000 Einwohner displaced"),
    ("Die Stadt nahm 500 Flüchtlinge auf.", "= 500 Flüchtlinge displaced"),
    ("Zwölf Uiguren wurden verhaftet.", "= 12 Uiguren arrested"),
]

GERMAN_SEVERAL = [
    ("Drei Menschen wurden getötet und 20 verletzt.", ["= 3 Menschen killed", "= 20 - injured"]),
    ("Drei Menschen starben, 20 wurden verletzt.", ["= 3 Menschen killed", "= 20 - injured"]),
    ("Drei Soldaten, zwei Polizisten und eine Frau wurden getötet.", ["= 3 Soldaten killed", "= 2 Polizisten killed"]),
    ("Mindestens 15 Menschen, darunter drei Kinder, starben.", [">= 15 Menschen killed", "= 3 Kinder killed"]),
    ("Drei Männer töteten vier Frauen.", ["= 3 Männer -", "= 4 Frauen killed"]),
    ("Die Truppe soll von 100 auf 200 Soldaten wachsen.", ["= 100 Soldaten troops", "= 200 Soldaten troops"]),
    ("Sie entführten 20 Soldaten und töteten 15.", ["= 20 Soldaten troops", "= 15 - killed"]),
    ("Die Koalition hat 328 von 547 Sitzen.", ["= 328 Sitzen -", "= 547 Sitzen -"]),
    ("Bei zwei Anschlägen starben elf Menschen.", ["= 2 Anschlägen -", "= 11 Menschen killed"]),
]

GERMAN_NONE = [
    "Am 5. März 2024 trat er zurück.",
    "Er regiert seit 2014 als Präsident.",
    "Seit 2014 Präsident, will er bleiben.",
    "Im Jahr 2015 begann der Krieg.",
    "Der Krieg von 1939–1945 war lang.",
    "Um 15.30 Uhr und um 18 Uhr tagt der Rat.",
    "Bayern gewann 3:1.",
    "Der Antrag wurde mit 52 zu 48 angenommen.",
    "Der 64-Jährige tritt ab.",
    "Die 20-köpfige Gruppe reiste ab.",
    "Ada Kern (64) tritt an.",
    "Er starb im Alter von 64 Jahren.",
    "Er erhielt drei Jahre Haft.",
    "Nach zwei Tagen kam er frei.",
    "Nach Artikel 5 und § 218 gilt das nicht.",
    "Die Resolution 1701 bleibt in Kraft.",
    "Sie erreichte Platz drei.",
    "Die Hotline lautet 030 1234567.",
    "Rückfragen unter +49 30 1234567 sind möglich.",
    "Zwei Drittel stimmten zu.",
    "Er traf ihn dreimal und dann noch drei Mal.",
    "Die F-16 stürzte ab, Covid-19 kehrt zurück.",
    "Die Proteste gegen Stuttgart 21 dauern an.",
    "Die deutsche Elf verlor.",
    "Er ließ das außer Acht, sie wollte es in Acht nehmen.",
    "Sie sprachen unter vier Augen.",
    "Ein Mann hat eine Bombe gefunden.",
    "Der Befehl vom 2024-11-07 gilt, die Hilfe auch 24/7.",
    "Die Zwei-Staaten-Lösung ist fern.",
    "Null Toleranz kündigte er an.",
]

GERMAN = [
    *(GERMAN_NUMBERS + GERMAN_VAGUE + GERMAN_COMPARED + GERMAN_RANGES + GERMAN_UNITS + GERMAN_COUNTED),
    *((text, "") for text in GERMAN_NONE),
]

ENGLISH = [
    ("The state sent 300 helpers.", "= 300 helpers -"),
    ("Pyongyang sent more than 10,000 North Korean soldiers.", "> 10000 soldiers troops"),
    ("It lost more than 10,000 of its soldiers.", "> 10000 soldiers troops"),
    ("Sales rose by 1.5 percent.", "= 1.5 percent -"),
    ("Washington pledged $5 million.", "= 5000000 $ money"),
    ("Washington pledged US$5 million.", "= 5000000 US$ money"),
    ("Berlin gave €5m in aid.", "= 5000000 € money"),
    ("Congress passed a $61-billion package.", "= 61000000000 $ money"),
    ("London sent £3bn.", "= 3000000000 £ money"),
    ("Twenty-one people gathered.", "= 21 people -"),
    ("Two hundred and fifty police officers stood by.", "= 250 officers -"),
    ("Two thousand five hundred soldiers marched.", "= 2500 soldiers troops"),
    ("One and a half million euros are missing.", "= 1500000 euros money"),
    ("Half a million people live there.", "= 500000 people -"),
    ("Half a dozen rockets hit the port.", "= 6 rockets weapons"),
    ("A hundred tanks crossed the border.", "= 100 tanks weapons"),
    ("Two dozen drones were shot down.", "= 24 drones weapons"),
    ("Dozens of people came.", ">= 24 people -"),
    ("Hundreds of religious leaders met.", ">= 200 leaders -"),
    ("Tens of thousands of people marched.", ">= 20000 people -"),
    ("Hundreds of thousands fled.", ">= 200000 - displaced"),
    ("Several thousand soldiers trained.", ">= 2000 soldiers troops"),
    ("A few hundred people stayed.", ">= 200 people -"),
    ("Scores of people were injured.", ">= 40 people injured"),
    ("At least 15 people came.", ">= 15 people -"),
    ("No fewer than 30 states signed.", ">= 30 states -"),
    ("Fewer than ten ships left.", "< 10 ships -"),
    ("Nearly 2,000 Libyans left.", "< 2000 Libyans -"),
    ("About 40 boats left.", "~ 40 boats -"),
    ("Some 800 tents were delivered.", "~ 800 tents -"),
    ("Up to 50 missiles were fired.", "<= 50 missiles weapons"),
    ("No more than five ships may sail.", "<= 5 ships -"),
    ("Over 100 ships sailed.", "> 100 ships -"),
    ("Five or more soldiers remain.", ">= 5 soldiers troops"),
    ("It takes 100+ people.", ">= 100 people -"),
    ("Between 100 and 200 ships sailed.", "= 100..200 ships -"),
    ("The mayor invited 10 to 15 people.", "= 10..15 people -"),
    ("It costs 10 to 15 million euros.", "= 10000000..15000000 euros money"),
    ("Between $5 million and $10 million was lost.", "= 5000000..10000000 $ money"),
    ("Three soldiers were killed.", "= 3 soldiers killed"),
    ("The attack left 15 dead.", "= 15 dead killed"),
    ("The army killed 15 last week.", "= 15 - killed"),
    ("The death toll rose to 40.", "= 40 - killed"),
    ("The bomb wounded eight passers-by.", "= 8 passers-by injured"),
    ("Police arrested 30 protesters.", "= 30 protesters arrested"),
    ("Eleven strikers were taken into custody.", "= 11 strikers arrested"),
    ("Some 12,000 villagers fled south.", "~ 12000 villagers displaced"),
    ("One soldier was killed.", "= 1 soldier killed"),
    ("He was killed by three gunmen.", "= 3 gunmen -"),
    ("They seized twenty tonnes of ammunition.", "= 20 tonnes weapons"),
    ("Two hundred officers arrested the mayor.", "= 200 officers -"),
    ("He resigned on May 5, 2024.", ""),
    ("He resigned on 5 May.", ""),
    ("In 2015 people fled.", ""),
    ("He has ruled since 2014 and left at 5 p.m. or 3pm.", ""),
    ("The team won 3-1 and then 3:1.", ""),
    ("The Senate voted 52 to 48.", ""),
    ("The 21-year-old left.", ""),
    ("John Smith, 64, resigned.", ""),
    ("He is 64 years old.", ""),
    ("He got three years in prison.", ""),
    ("Article 5 and Resolution 1701 hold.", ""),
    ("A two-state solution and three-quarters of it.", ""),
    ("The F-16 crashed near Route 66.", ""),
    ("One of those who left was a man.", ""),
    ("The 1st and the 22nd brigade met.", ""),
    ("Call 0800 123456 now.", ""),
]

ENGLISH_SEVERAL = [
    ("A bomb killed at least 15 people and wounded dozens more.", [">= 15 people killed", ">= 24 - injured"]),
    ("Three people were killed and 20 injured.", ["= 3 people killed", "= 20 injured injured"]),
    ("Forty officers arrested 30 protesters, including five journalists.",
     ["= 40 officers -", "= 30 protesters arrested", "= 5 journalists arrested"]),
    ("It grew from 100 to 200 troops.", ["= 100 troops troops", "= 200 troops troops"]),
    ("The raid killed three soldiers and two policemen.", ["= 3 soldiers killed", "= 2 policemen killed"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german_quantity_is_read(text: str, expected: str) -> None:
    assert read(text) == [expected] * bool(expected)


@pytest.mark.parametrize(("text", "expected"), GERMAN_SEVERAL)
def test_german_quantities_of_one_sentence_are_told_apart(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_quantity_is_read(text: str, expected: str) -> None:
    assert read(text, "en") == [expected] * bool(expected)


@pytest.mark.parametrize(("text", "expected"), ENGLISH_SEVERAL)
def test_english_quantities_of_one_sentence_are_told_apart(text: str, expected: list[str]) -> None:
    assert read(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mehr als 10.000 nordkoreanische Soldaten.", ["Mehr als 10.000", "Soldaten"], id="adjective left out"),
        pytest.param("Rund zwei Millionen Euro.", ["Rund zwei Millionen Euro"], id="side by side"),
        pytest.param("Zwischen 100 und 200 Panzer.", ["Zwischen 100 und 200 Panzer"], id="range"),
        pytest.param("Von 100 auf 200 Soldaten.", ["100", "Soldaten"], id="unit shared"),
        pytest.param("100 Menschen oder mehr.", ["100 Menschen oder mehr"], id="comparator behind"),
        pytest.param("Es gab Dutzende.", ["Dutzende"], id="no unit"),
    ],
)
def test_spans_are_the_words_of_the_quantity(text: str, expected: list[str]) -> None:
    assert [span.text for span in found_in(text)[0].quantity.spans] == expected


def _trigger(text: str, word: str, lang: str = "de") -> tuple[int, int]:
    doc = document_of(text, pack_of(lang))
    run = doc.words_in(text.index(word), text.index(word) + len(word))
    return run.start, run.stop


@pytest.mark.parametrize(
    ("text", "triggers", "expected"),
    [
        pytest.param(
            "Moskau schickte 500 Soldaten und tötete 20 Zivilisten.", ["schickte", "tötete"],
            [["= 500 Soldaten troops"], ["= 20 Zivilisten killed"]], id="the nearest of one clause",
        ),
        pytest.param(
            "Drei Menschen starben, 20 wurden verletzt.", ["starben", "verletzt"],
            [["= 3 Menschen killed"], ["= 20 - injured"]], id="a clause each",
        ),
        pytest.param(
            "Die 15 Soldaten, die der Kreml entsandte, wurden gefeuert.", ["entsandte", "gefeuert"],
            [[], ["= 15 Soldaten troops"]], id="around a relative clause",
        ),
        pytest.param(
            "Die Männer, die seit Monaten 20 Orte besetzen, marschierten ein.", ["marschierten"], [[]],
            id="not out of a relative clause",
        ),
        pytest.param(
            "Kiew forderte, dass 300 Gefangene freikommen.", ["forderte"], [["= 300 Gefangene -"]], id="out of a complement",
        ),
        pytest.param(
            "Moskau schickte 500 Soldaten. Kiew protestierte.", ["protestierte"], [[]], id="not from another sentence",
        ),
        pytest.param(
            "Mindestens 15 Menschen, darunter drei Kinder, wurden getötet.", ["getötet"],
            [[">= 15 Menschen killed", "= 3 Kinder killed"]], id="with an example of it",
        ),
    ],
)  # fmt: skip
def test_each_quantity_goes_to_one_trigger_at_most(text: str, triggers: list[str], expected: list[list[str]]) -> None:
    doc = document_of(text, pack_of("de"))
    out = assigned([_trigger(text, word) for word in triggers], found_in(text), doc)
    assert [[told(quantity) for quantity in quantities] for quantities in out] == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Drei Menschen starben, 20 wurden verletzt.", "starben", ["= 3 Menschen killed"]),
        ("Kiew will verhandeln, 20 Staaten sind dafür.", "verhandeln", ["= 20 Staaten -"]),
        ("Die Männer, die 20 Orte besetzen, marschierten ein.", "marschierten", []),
        ("Die Männer, die 20 Orte besetzen, marschierten ein.", "besetzen", ["= 20 Orte -"]),
        ("Kiew will verhandeln.", "verhandeln", []),
    ],
)
def test_quantities_of_the_clause_of_a_trigger_are_given(text: str, trigger: str, expected: list[str]) -> None:
    doc = document_of(text, pack_of("de"))
    assert [told(q) for q in quantities_of(*_trigger(text, trigger), found_in(text), doc)] == expected


def test_language_without_words_of_quantities_has_only_digits_to_go_by() -> None:
    pack = pack_of("de")
    bare = LanguagePack(
        code="nl", name="Dutch", cues=pack.cues, shifts=pack.shifts, media=pack.media, stances=pack.stances, clauses=pack.clauses,
        medium_prepositions=pack.medium_prepositions,
    )  # fmt: skip
    assert find_quantities(document_of("De bond telde twintig boten in 2024, om 3:1.", bare), bare) == ()


def test_row_without_a_word_is_refused() -> None:
    with pytest.raises(PackError, match="a row is a value and its words"):
        QuantityWords(numbers=("2",))


@pytest.mark.parametrize("lang", ["de", "en"])
def test_units_and_rows_hold_no_word_twice(lang: str) -> None:
    words = pack_of(lang).quantities
    kinds = ("killed", "injured", "arrested", "displaced", "troops", "weapons", "money", "people")
    units = [unit for kind in kinds for unit in getattr(words, f"{kind}_units")] + list(words.uncounted)
    rows = [word for row in words.numbers for word in row.split()[1:]]
    assert (sorted({u for u in units if units.count(u) > 1}), len(rows)) == ([], len(set(rows)))


PIECES = st.sampled_from(
    "10.000 10,000 2 000 1,5 0 007 3:1 2024 zwei two ein eine a Dutzend dozen Dutzende hundreds Millionen million Mio. bn halbe half "
    "mehrere several von of bis to zwischen between und and mehr als oder or weniger über up Soldaten soldiers Tote dead getötet killed "
    "nahm fest ums Leben die der that darunter including , . ; : ( ) - – $ US € % § + / „ \" 's \n \n\n F-16 64-Jährige twenty -one "
    "Euro".split(" ")
)  # fmt: skip


def _check(text: str, lang: str) -> None:
    pack = pack_of(lang)
    doc = document_of(text, pack)
    found = find_quantities(doc, pack)
    starts = [f.start for f in found]
    assert starts == sorted(starts)
    for f in found:
        spans = f.quantity.spans
        assert spans
        assert all(text[s.start : s.end] == s.text != "" for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert f.quantity.max is None or f.quantity.value < f.quantity.max
        assert f.quantity.unit is None or f.quantity.unit in text
        assert doc.sentence_of(spans[0].start) == doc.sentence_of(spans[-1].start) == f.sentence
    triggers = [(w, w + 1) for w in range(len(doc.words))]
    given_out = assigned(triggers, found, doc)
    assert sum(map(len, given_out)) <= len(found)
    for trigger in triggers[::7]:
        assert set(quantities_of(*trigger, found, doc)) <= {f.quantity for f in found}


@pytest.mark.parametrize("lang", ["de", "en"])
@given(text=st.text(max_size=200))
def test_any_text_is_read(lang: str, text: str) -> None:
    _check(text, lang)


@pytest.mark.parametrize("lang", ["de", "en"])
@given(pieces=st.lists(PIECES, max_size=40), glue=st.sampled_from([" ", " ", "", "\u00a0"]))
def test_any_row_of_number_words_is_read(lang: str, pieces: list[str], glue: str) -> None:
    _check(unicodedata.normalize("NFC", glue.join(pieces)), lang)
