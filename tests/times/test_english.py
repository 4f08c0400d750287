"""What English newspapers write, in an article of Thursday, 2024-11-07."""

import pytest

from tests.times.read import read, values

FOUND = {
    "American date": ("She was born on May 3, 2021.", [("May 3, 2021", "2021-05-03")]),
    "British date": ("She was born on 3 May 2021.", [("3 May 2021", "2021-05-03")]),
    "ordinal date": ("She was born on the 3rd of May 2021.", [("the 3rd of May 2021", "2021-05-03")]),
    "dateline": ("LONDON, Nov 7 - Sales fell.", [("Nov 7", "2024-11-07")]),
    "weekday and date": ("It opens on Thursday, Nov. 14, in Hull.", [("Thursday, Nov. 14", "2024-11-14")]),
    "both ends": ("From 3 to 5 May there is a fair.", [("3", "2025-05-03"), ("5 May", "2025-05-05")]),
    "both ends of years": ("Between 1990 and 1995 it grew.", [("1990", "1990"), ("1995", "1995")]),
    "decade": ("It grew in the early 1990s.", [("the early 1990s", "199")]),
    "century": ("It is of the late 19th century.", [("the late 19th century", "18")]),
    "before Christ": ("He died in 44 BC.", [("44 BC", "BC0044")]),
    "clock": ("It began at 8:15 p.m. in Hull.", [("8:15 p.m.", "2024-11-07T20:15")]),
    "noon of a day named": ("It began on Tuesday at noon.", [("Tuesday", "2024-11-05"), ("noon", "2024-11-05T12:00")]),
    "half past midnight": ("It ended at 12:30 a.m. in Hull.", [("12:30 a.m.", "2024-11-07T00:30")]),
    "weekday night": ("It burned on Wednesday night.", [("Wednesday night", "2024-11-06TNI")]),
    "last week": ("It burned last week.", [("last week", "2024-W44")]),
    "this year's": ("He won this year's race.", [("this year's", "2024")]),
    "the weekend": ("It burned at the weekend.", [("the weekend", "2024-W44-WE")]),
    "ago": ("It burned two years ago.", [("two years ago", "2022")]),
    "later": ("On March 3, 2020, he came; three days later he left.",
              [("March 3, 2020", "2020-03-03"), ("three days later", "2020-03-06")]),
    "the day after": ("On March 3, 2020, he came, and the day after, she.",
                      [("March 3, 2020", "2020-03-03"), ("the day after", "2020-03-04")]),
    "length": ("It lasted eight months.", [("eight months", "P8M")]),
    "compound length": ("The three-day summit ended.", [("three-day", "P3D")]),
    "recent weeks": ("Much was built in recent weeks.", [("recent weeks", "PXW")]),
    "coming years": ("Much will be built in the coming years.", [("the coming years", "FUTURE_REF")]),
    "sets": ("It runs daily, every Monday and twice a week.", [("daily", "P1D"), ("every Monday", "XXXX-WXX-1"), ("twice a week", "P1W")]),
    "rate": ("It costs 20 dollars a week.", [("a week", "P1W")]),
    "now": ("It is currently closed.", [("currently", "PRESENT_REF")]),
    "Thanksgiving": ("It was closed on Thanksgiving 2023.", [("Thanksgiving 2023", "2023-11-23")]),
    "quarter": ("Profit rose in the third quarter.", [("the third quarter", "2024-Q3")]),
}  # fmt: skip

TENSES = {
    "present is to come": ("The minister arrives on Friday.", "2024-11-08"),
    "past": ("The minister arrived on Friday.", "2024-11-01"),
    "future": ("The minister will arrive on Friday.", "2024-11-08"),
    "scheduled": ("The vote is scheduled for Friday.", "2024-11-08"),
    "until": ("The bridge was closed until Friday.", "2024-11-08"),
    "month behind": ("They had signed in June.", "2024-06"),
    "month ahead": ("They will sign in June.", "2025-06"),
}

LEFT_ALONE = {
    "modal": "He may come.",
    "verb": "March on the town, he said.",
    "name": "May Smith laughed.",
    "title": 'His novel "1984" sold well.',
    "things counted": "It cost 2000 dollars and 1984 people came.",
    "age": "The 45-year-old man is 45 years old.",
    "score": "The score was 3-2.",
    "no such day": "On 31 February nothing happened.",
    "no such hour": "At 25:00 nothing happened.",
    "no such half day": "At 13 p.m. nothing happened.",
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text, lang="en") == expected


@pytest.mark.parametrize(("text", "expected"), TENSES.values(), ids=TENSES)
def test_tense_decides(text: str, expected: str) -> None:
    assert [timex for _, timex in values(text, lang="en")] == [expected]


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert values(text, lang="en") == []


def test_a_weekday_of_a_month() -> None:
    (time,) = read("She came on Thursday.", published="2024-11", lang="en")
    assert (time.timex, time.edtf) == ("XXXX-WXX-4", "[2024-10-31,2024-11-07,2024-11-14,2024-11-21,2024-11-28]")
