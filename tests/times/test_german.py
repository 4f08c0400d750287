"""What German newspapers write, in an article of Thursday, 2024-11-07, unless said otherwise."""

import pytest

from tests.times.read import read, values

FOUND = {
    "full date": ("Der Rat tagte am 3. Mai 2021.", [("3. Mai 2021", "2021-05-03")]),
    "Austrian January": ("Am 16. Jänner 2021 war Probe.", [("16. Jänner 2021", "2021-01-16")]),
    "numbers": ("Der Brief ist vom 07.11.24.", [("07.11.24", "2024-11-07")]),
    "numbers without year": ("Die Frist endet am 7.12. um Mitternacht.", [("7.12.", "2024-12-07"), ("Mitternacht", "2024-12-07T24:00")]),
    "weekday and date": ("Am Montag, 18. November, ist Markt.", [("Montag, 18. November", "2024-11-18")]),
    "edges of a year": ("Ende 2023 und Anfang 2025.", [("Ende 2023", "2023"), ("Anfang 2025", "2025")]),
    "decades": ("Mitte der 90er Jahre und in den Siebzigerjahren.", [("Mitte der 90er Jahre", "199"), ("den Siebzigerjahren", "197")]),
    "school year": ("Im Schuljahr 2004/05 war Streit.", [("Schuljahr 2004/05", "XXXX-XX-XX")]),
    "century": ("Der Turm ist aus dem 12. Jahrhundert.", [("dem 12. Jahrhundert", "11")]),
    "before Christ": ("Die Stadt fiel 146 v. Chr. an Rom.", [("146 v. Chr.", "BC0146")]),
    "week": ("Geliefert wird in KW 45.", [("KW 45", "2024-W45")]),
    "quarter": ("Im dritten Quartal stieg der Gewinn.", [("dritten Quartal", "2024-Q3")]),
    "clock": ("Das Stück begann um 20.15 Uhr.", [("20.15 Uhr", "2024-11-07T20:15")]),
    "clock in words": ("Um acht Uhr abends war es dunkel.", [("acht Uhr abends", "2024-11-07T20:00")]),
    "half past": ("Um halb neun war Schluss.", [("halb neun", "2024-11-07T08:30")]),
    "clock of a day named": ("Am 9. Dezember um 20 Uhr ist Konzert.", [("9. Dezember", "2024-12-09"), ("20 Uhr", "2024-12-09T20:00")]),
    "clock of each time": ("Der Film läuft täglich um 20 Uhr.", [("täglich", "P1D"), ("20 Uhr", "T20:00")]),
    "two clock times": ("Geöffnet ist heute von 10 bis 18 Uhr.",
                        [("heute", "2024-11-07"), ("10", "2024-11-07T10:00"), ("18 Uhr", "2024-11-07T18:00")]),
    "evening of a weekday": ("Am Mittwochabend brannte es.", [("Mittwochabend", "2024-11-06TEV")]),
    "night to a weekday": ("In der Nacht zum Sonntag brannte es.", [("der Nacht zum Sonntag", "2024-11-02TNI")]),
    "this morning": ("Heute früh fiel Schnee.", [("Heute früh", "2024-11-07TMO")]),
    "yesterday": ("Gestern fiel Schnee, vorgestern nicht.", [("Gestern", "2024-11-06"), ("vorgestern", "2024-11-05")]),
    "last week": ("Vergangene Woche fiel Schnee.", [("Vergangene Woche", "2024-W44")]),
    "next weekend": ("Am kommenden Wochenende wird gewählt.", [("kommenden Wochenende", "2024-W45-WE")]),
    "year before": ("Im Vorjahr waren es mehr.", [("Vorjahr", "2023")]),
    "day before": ("Am 3. Mai 2021 war Ruhe, am Vortag nicht.", [("3. Mai 2021", "2021-05-03"), ("Vortag", "2021-05-02")]),
    "day after": ("Am 3. Mai 2021 war Ruhe, tags darauf nicht.", [("3. Mai 2021", "2021-05-03"), ("tags darauf", "2021-05-04")]),
    "days later": ("Am 3. Mai 2021 kam er, drei Tage später sie.", [("3. Mai 2021", "2021-05-03"), ("drei Tage später", "2021-05-06")]),
    "chain of days": ("Am 3. Mai 2021 kam er, zwei Tage später sie, einen Tag darauf ich.",
                      [("3. Mai 2021", "2021-05-03"), ("zwei Tage später", "2021-05-05"), ("einen Tag darauf", "2021-05-06")]),
    "month of a year told": ("2019 baute er um. Im März zog er ein.", [("2019", "2019"), ("März", "2019-03")]),
    "years ago": ("Vor drei Jahren zog er um.", [("drei Jahren", "P3Y")]),
    "for months": ("Seit Monaten wird gebaut.", [("Monaten", "PXM")]),
    "days to come": ("In den kommenden Tagen wird gebaut.", [("den kommenden Tagen", "FUTURE_REF")]),
    "last years": ("In den vergangenen fünf Jahren wurde gebaut.", [("den vergangenen fünf Jahren", "P5Y")]),
    "so far": ("Bislang war es ruhig, derzeit nicht, künftig wieder.",
               [("Bislang", "PAST_REF"), ("derzeit", "PRESENT_REF"), ("künftig", "FUTURE_REF")]),
    "nowadays": ("Wie wir heute wissen, war das falsch.", [("heute", "PRESENT_REF")]),
    "each Monday": ("Der Chor probt jeden Montag.", [("jeden Montag", "XXXX-WXX-1")]),
    "every two years": ("Alle zwei Jahre ist Wahl.", [("Alle zwei Jahre", "P2Y")]),
    "lasting three days": ("Der dreitägige Gipfel endete.", [("dreitägige", "P3D")]),
    "lasting several weeks": ("Nach mehrwöchiger Pause kam er.", [("mehrwöchiger", "PXW")]),
    "ten years of a thing": ("Der Verein feiert sein zehnjähriges Bestehen.", [("zehnjähriges", "P10Y")]),
    "composed number": ("Das dauerte einundzwanzig Tage.", [("einundzwanzig Tage", "P21D")]),
    "half an hour": ("Das dauerte eine halbe Stunde.", [("eine halbe Stunde", "PT30M")]),
    "hours and a half": ("Das dauerte eineinhalb Stunden.", [("eineinhalb Stunden", "PT1.5H")]),
    "both ends of days": ("Vom 3. bis 5. Mai ist Messe.", [("3.", "2025-05-03"), ("5. Mai", "2025-05-05")]),
    "both ends over new year": ("Vom 30. Dezember bis 2. Januar ist zu.", [("30. Dezember", "2024-12-30"), ("2. Januar", "2025-01-02")]),
    "both ends of years": ("Zwischen 1990 und 1995 wuchs die Stadt.", [("1990", "1990"), ("1995", "1995")]),
    "both ends of a length": ("Das dauert sechs bis acht Monate.", [("sechs", "P6M"), ("acht Monate", "P8M")]),
    "Easter Monday": ("Am Ostermontag 2024 war zu.", [("Ostermontag 2024", "2024-04-01")]),
    "Pentecost": ("Zu Pfingsten 2023 war es warm.", [("Pfingsten 2023", "2023-05-28")]),
    "Unity Day": ("Am Tag der Deutschen Einheit war frei.", [("Tag der Deutschen Einheit", "2024-10-03")]),
    "New Year's Eve": ("An Silvester wird gefeiert.", [("Silvester", "2024-12-31")]),
    "Day of Repentance": ("Am Buß- und Bettag 2024 ist frei.", [("Buß- und Bettag 2024", "2024-11-20")]),
}  # fmt: skip

TENSES = {
    "present is to come": ("Der Minister trifft am Freitag in Riga ein.", "2024-11-08"),
    "past": ("Der Minister traf am Freitag in Riga ein.", "2024-11-01"),
    "future": ("Der Minister wird am Freitag in Riga eintreffen.", "2024-11-08"),
    "perfect": ("Der Minister ist am Freitag in Riga eingetroffen.", "2024-11-01"),
    "pluperfect": ("Am Freitag hatte der Minister abgesagt.", "2024-11-01"),
    "planned": ("Das Treffen ist für Freitag geplant.", "2024-11-08"),
    "published": ("Die am Freitag veröffentlichten Zahlen gelten.", "2024-11-01"),
    "no verb": ("Brand am Freitag", "2024-11-01"),
    "today's weekday is today": ("Der Rat tagte am Donnerstag.", "2024-11-07"),
    "last excludes today": ("Der Rat tagte am vergangenen Donnerstag.", "2024-10-31"),
    "next excludes today": ("Der Rat tagt am kommenden Donnerstag.", "2024-11-14"),
    "month behind": ("Im Juni wurde gewählt.", "2024-06"),
    "month ahead": ("Im Juni wird gewählt.", "2025-06"),
    "day near by whatever the tense": ("Das Spiel vom 18. Dezember wurde verlegt.", "2024-12-18"),
    "since": ("Seit März steht das Haus leer.", "2024-03"),
}

LEFT_ALONE = {
    "surname": "Frau Mai und Herr Freitag lachten.",
    "first name": "August Müller lachte.",
    "title": "Sein Roman „1984“ verkaufte sich gut.",
    "paragraph": "Nach § 12 ist das verboten.",
    "things counted": "Er hat 2000 Meter hinter sich und 1984 Euro gespart.",
    "devices": "Sieben Uhren fehlen.",
    "score": "Das Spiel endete 20:15.",
    "version": "Version 2.11.3 ist da.",
    "telephone": "Anruf unter 030/2015-1998.",
    "age": "Der 45-jährige Mann ist 45 Jahre alt.",
    "no such day": "Am 31. Februar geschah nichts.",
    "no such hour": "Um 25 Uhr geschah nichts.",
    "no such month": "Am 12.13.2020 geschah nichts.",
    "no leap year": "Am 29. Februar 2023 geschah nichts.",
    "compound": "Das Wochenend-Ticket gilt, die Montag-Gruppe fährt.",
}

NEVER_MORE_PRECISE = {
    "weekday of a month": ("2024-11", "Sie kam am Donnerstag.", "XXXX-WXX-4", "[2024-10-31,2024-11-07,2024-11-14,2024-11-21,2024-11-28]"),
    "month of a month": ("2024-11", "Sie kam im Juni.", "2024-06", "2024-06"),
    "today of a month": ("2024-11", "Heute kommt sie.", "2024-11-XX", "2024-11"),
    "yesterday of a month": ("2024-11", "Gestern kam sie.", "2024-XX-XX", "2024-10-31/2024-11-29"),
    "year before of a month": ("2024-11", "Sie kam im Vorjahr.", "2023", "2023"),
    "last weeks of a month": ("2024-11", "Sie kam in den vergangenen Wochen.", "PXW", "2024-10/2024-11"),
    "clock of a month": ("2024-11", "Sie kam um 8 Uhr.", "T08:00", "2024-11"),
    "month of a year": ("2024", "Sie kam im Juni.", "XXXX-06", "[2023-06,2024-06]"),
    "weekday of a year": ("2024", "Sie kam am Donnerstag.", "XXXX-WXX-4", None),
    "weekday of nothing": (None, "Sie kam am Donnerstag.", "XXXX-WXX-4", None),
    "day of nothing": (None, "Sie kam am 3. Mai.", "XXXX-05-03", None),
    "date of nothing": (None, "Sie kam am 3. Mai 2021.", "2021-05-03", "2021-05-03"),
    "today of nothing": (None, "Heute kommt sie.", "XXXX-XX-XX", None),
}  # fmt: skip

EDTF = {
    "week": ("Vergangene Woche fiel Schnee.", "2024-10-28/2024-11-03"),
    "weekend": ("Am Wochenende fiel Schnee.", "2024-11-02/2024-11-03"),
    "season": ("Im Herbst 2023 fiel Schnee.", "2023-23"),
    "quarter": ("Im dritten Quartal 2023 fiel Schnee.", "2023-35"),
    "half": ("Im ersten Halbjahr 2023 fiel Schnee.", "2023-40"),
    "decade": ("In den 90er Jahren fiel Schnee.", "199X"),
    "century": ("Im 19. Jahrhundert fiel Schnee.", "18XX"),
    "before Christ": ("146 v. Chr. fiel Schnee.", "-0145"),
    "winter over two years": ("Im Schuljahr 2004/05 fiel Schnee.", "2004/2005"),
    "ago": ("Vor drei Jahren fiel Schnee.", "2021"),
    "since": ("Seit drei Jahren fällt Schnee.", "2021/2024"),
    "clock": ("Um 8 Uhr fiel Schnee.", "2024-11-07"),
    "night": ("In der Nacht zum Sonntag fiel Schnee.", "2024-11-02/2024-11-03"),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(("text", "expected"), TENSES.values(), ids=TENSES)
def test_tense_decides(text: str, expected: str) -> None:
    assert [timex for _, timex in values(text)] == [expected]


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(("published", "text", "timex", "edtf"), NEVER_MORE_PRECISE.values(), ids=NEVER_MORE_PRECISE)
def test_never_more_precise_than_known(published: str | None, text: str, timex: str, edtf: str | None) -> None:
    (time,) = read(text, published=published)
    assert (time.timex, time.edtf) == (timex, edtf)


@pytest.mark.parametrize(("text", "edtf"), EDTF.values(), ids=EDTF)
def test_edtf(text: str, edtf: str) -> None:
    (time,) = read(text)
    assert time.edtf == edtf


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("Anfang März war Schnee.", "START"),
        ("Mitte März war Schnee.", "MID"),
        ("Ende März war Schnee.", "END"),
        ("Etwa drei Jahre lag Schnee.", "APPROX"),
        ("Mehr als drei Jahre lag Schnee.", "MORE_THAN"),
        ("Mindestens drei Jahre lag Schnee.", "EQUAL_OR_MORE"),
        ("Drei Jahre lag Schnee.", None),
    ],
)
def test_modifier(text: str, mod: str | None) -> None:
    (time,) = read(text)
    assert time.mod == mod


@pytest.mark.parametrize(
    ("text", "quant", "freq"),
    [("Der Chor probt jeden Montag.", "EVERY", None), ("Der Chor probt zweimal pro Woche.", None, "2X")],
)
def test_sets(text: str, quant: str | None, freq: str | None) -> None:
    (time,) = read(text)
    assert (time.type, time.quant, time.freq) == ("SET", quant, freq)


def test_article_and_modifiers_belong_to_it_and_prepositions_do_not() -> None:
    (time,) = read("Das war in den vergangenen Wochen so.")
    assert time.text == "den vergangenen Wochen"


def test_the_anchor_is_what_it_was_resolved_against() -> None:
    times = read("Am Montag kam er. Am 3. Mai 2021 ging er, am Tag darauf sie.")
    assert [time.anchor for time in times] == ["published", None, "t2"]


def test_the_opening_line_of_a_plain_text_is_not_told() -> None:
    assert values(" date 2024-11 Am Montag kam er.") == [("Montag", "2024-11-04")]
