"""Which agencies a text credits, and where; and that naming one in running text is no credit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.ingest.agencies import find_credits


@pytest.mark.parametrize(
    ("text", "agencies", "spans"),
    [
        pytest.param("Der Rat tagt.\n\n(afp/dts/red)", ("afp", "dts"), ["(afp/dts/red)"], id="bracket on its own line"),
        pytest.param("Der Rat tagt. (dpa/AFP)\n", ("dpa", "afp"), ["(dpa/AFP)"], id="bracket behind the last sentence"),
        pytest.param("Der Rat tagt. (Reuters, AP und dpa)", ("reuters", "ap", "dpa"), ["(Reuters, AP und dpa)"], id="commas"),
        pytest.param("Der Rat tagt. (dpa/ssc/mkl)", ("dpa",), ["(dpa/ssc/mkl)"], id="initials"),
        pytest.param("Der Rat tagt. (dpa/lby)", ("dpa",), ["(dpa/lby)"], id="regional service behind a stroke"),
        pytest.param("Der Rat tagt. (dpa-lbn)", ("dpa",), ["(dpa-lbn)"], id="regional service behind a hyphen"),
        pytest.param("Der Rat tagt. (dpa-AFX)", ("dpa-afx",), ["(dpa-AFX)"], id="agency with a hyphen"),
        pytest.param("Der Rat tagt. (dpa-infocom)", ("dpa-infocom",), ["(dpa-infocom)"], id="service with a name"),
        pytest.param("Der Rat tagt. (Keystone-SDA)", ("keystone-sda",), ["(Keystone-SDA)"], id="Swiss"),
        pytest.param("Der Rat tagt. (epd/KNA/APA)", ("epd", "kna", "apa"), ["(epd/KNA/APA)"], id="German-language"),
        pytest.param("Der Rat tagt. (mit Material von dpa)", ("dpa",), ["(mit Material von dpa)"], id="with material"),
        pytest.param("Der Rat tagt. (dts Nachrichtenagentur)", ("dts",), ["(dts Nachrichtenagentur)"], id="full name"),
        pytest.param("Der Rat tagt. [dpa]", ("dpa",), ["[dpa]"], id="square bracket"),
        pytest.param("The council met. (PA Media)", ("pa media",), ["(PA Media)"], id="two words"),
        pytest.param("Der Rat tagt.\ndpa/afp", ("dpa", "afp"), ["dpa/afp"], id="last line"),
        pytest.param("Der Rat tagt.\r\n\r\n© AFP\r\n", ("afp",), ["© AFP"], id="copyright"),
        pytest.param("Der Rat tagt.\nQuelle: dpa", ("dpa",), ["Quelle: dpa"], id="source line"),
        pytest.param("Der Rat tagt. (afp/red)\n\nFoto: privat", ("afp",), ["(afp/red)"], id="a note behind it"),
        pytest.param("Berlin (dpa) - Der Rat tagt.", ("dpa",), ["(dpa)"], id="dateline"),
        pytest.param("Berlin/Moskau (AFP) – Der Rat tagt.", ("afp",), ["(AFP)"], id="two places"),
        pytest.param("BERLIN, 7. Nov (Reuters) - Der Rat tagt.", ("reuters",), ["(Reuters)"], id="dateline with a day"),
        pytest.param("GENEVA (AP) — The council met.", ("ap",), ["(AP)"], id="English dateline"),
        pytest.param("BEIJING, Nov. 7 (Xinhua) -- The council met.", ("xinhua",), ["(Xinhua)"], id="English day"),
        pytest.param("Washington, D.C. (AP) — The council met.", ("ap",), ["(AP)"], id="place with full stops"),
        pytest.param("Frankfurt a. M. (dpa) - Der Rat tagt.", ("dpa",), ["(dpa)"], id="place with small letters"),
        pytest.param("MOSKAU, 7. November /TASS/. Der Rat tagt.", ("tass",), ["/TASS/"], id="strokes for brackets"),
        pytest.param("Köln (SID) Der Verein siegt.", ("sid",), ["(SID)"], id="dateline without a dash"),
        pytest.param("Rat tagt\n\nMusterdorf (dpa) - Der Rat.", ("dpa",), ["(dpa)"], id="dateline under a headline"),
        pytest.param(" date 2024-11 Berlin (dpa) - Der Rat.", ("dpa",), ["(dpa)"], id="dateline behind the date"),
        pytest.param("Berlin (dpa) - Der Rat tagt. (dpa/AFP)", ("dpa", "afp"), ["(dpa)", "(dpa/AFP)"], id="head and end"),
    ],
)
def test_finds_credits(text: str, agencies: tuple[str, ...], spans: list[str]) -> None:
    found = find_credits(text)
    assert found.agencies == agencies
    assert [text[start:end] for start, end in found.spans] == spans


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Der Rat tagt, sagte er der dpa.", id="running text"),
        pytest.param("Das meldet die Nachrichtenagentur AFP", id="running text at the end"),
        pytest.param("Er sprach mit der Deutschen Presse-Agentur (dpa).", id="name explained at the end"),
        pytest.param("Die Nachrichtenagentur (dpa) – sie sitzt in Musterdorf.", id="name explained at the head"),
        pytest.param("Der Rat tagt. (red)", id="department alone"),
        pytest.param("Der Rat tagt. (ssc/mkl)", id="initials alone"),
        pytest.param("Der Rat tagt. (Foto: dpa)", id="photo credit"),
        pytest.param("Der Rat tagt (siehe Bericht der dpa von gestern).", id="bracket with a sentence"),
        pytest.param("Der Rat tagt. (pa)", id="initials that are an agency in capitals"),
        pytest.param("", id="empty"),
    ],
)
def test_finds_no_credit(text: str) -> None:
    assert find_credits(text).agencies == ()


def test_title_is_no_line_of_its_own() -> None:
    text = "\n".join(["Rat tagt", *("Zeile." for _ in range(7)), "Berlin (dpa) - Der Rat tagt."])
    assert find_credits(text, title="Rat tagt").agencies == ("dpa",)


@given(st.text(alphabet="Aad(pf)/ \n\r-–.:©B,0é", max_size=200))
def test_spans_lie_in_the_text(text: str) -> None:
    spans = find_credits(text).spans
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@pytest.mark.parametrize("unit", ["A", "A ", "(", "(dpa", "dpa/", "\n", "(dpa) "])
def test_is_quick_on_a_long_line(unit: str) -> None:
    find_credits(unit * (3_000_000 // len(unit)))  # a quadratic search would never end
