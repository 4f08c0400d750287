from dataclasses import replace

import pytest

from laut.errors import PackError
from laut.lang import tables
from laut.lang.channels import Channels
from laut.lang.load import pack_of
from laut.lang.pack import LanguagePack, Verb
from laut.lang.stops import StopTable
from laut.lang.tables import read_shape, read_table


@pytest.fixture(name="pack")
def _pack() -> LanguagePack:
    return pack_of("en")


@pytest.mark.parametrize("field", ["name", "cues", "shifts", "media", "stances", "medium_prepositions"])
def test_empty_field_is_refused(pack: LanguagePack, field: str) -> None:
    empty = "" if field == "name" else frozenset() if field == "medium_prepositions" else ()
    with pytest.raises(PackError, match=f"{field} is empty"):
        replace(pack, **{field: empty})  # type: ignore[arg-type]


def test_code_with_region_is_refused(pack: LanguagePack) -> None:
    with pytest.raises(PackError, match="lower-case letters"):
        replace(pack, code="en-GB")


def test_double_cue_is_refused(pack: LanguagePack) -> None:
    with pytest.raises(PackError, match="stands 2 times"):
        replace(pack, cues=(*pack.cues, pack.cues[0]))


@pytest.mark.parametrize("form", ["Said", "so be it", "", "cafe\u0301"])
def test_form_that_is_not_normal_is_refused(pack: LanguagePack, form: str) -> None:
    cue = replace(pack.cues[0], forms=Verb(frozenset({form})))
    with pytest.raises(PackError, match="lower case and NFC"):
        replace(pack, cues=(cue, *pack.cues[1:]))


def test_cue_without_example_is_refused(pack: LanguagePack) -> None:
    with pytest.raises(PackError, match="needs forms and an example"):
        replace(pack, cues=(replace(pack.cues[0], example=""), *pack.cues[1:]))


def test_unknown_act_is_refused(pack: LanguagePack) -> None:
    cue = replace(pack.cues[0], act="mumble")  # type: ignore[arg-type]
    with pytest.raises(PackError, match="'mumble'; allowed are say, claim"):
        replace(pack, cues=(cue, *pack.cues[1:]))


def test_two_media_are_refused(pack: LanguagePack) -> None:
    cue = replace(pack.cues[0], medium="speech", usual_medium="writing")
    with pytest.raises(PackError, match="keep one"):
        replace(pack, cues=(cue, *pack.cues[1:]))


def test_shift_needs_words_or_a_verb(pack: LanguagePack) -> None:
    with pytest.raises(PackError, match="either words or a verb"):
        replace(pack, shifts=(replace(pack.shifts[0], verb=Verb(frozenset({"shift"}))),))


@pytest.mark.parametrize(
    ("stops", "message"),
    [
        pytest.param(StopTable(never_final=frozenset({"Dr"})), "lower case and NFC", id="capital"),
        pytest.param(
            StopTable(never_final=frozenset({"co"}), maybe_final=frozenset({"co"})), "co cannot be in both", id="both kinds"
        ),
        pytest.param(StopTable(clitic="'s("), "is no regular expression", id="no expression"),
        pytest.param(StopTable(clitic="('s)?"), "must not match the empty word", id="empty clitic"),
    ],
)
def test_stops_that_contradict_themselves_are_refused(pack: LanguagePack, stops: StopTable, message: str) -> None:
    with pytest.raises(PackError, match=message):
        replace(pack, stops=stops)


def test_channel_word_that_is_not_normal_is_refused(pack: LanguagePack) -> None:
    with pytest.raises(PackError, match=r"channels\.people.*lower case and NFC"):
        replace(pack, channels=Channels(people=frozenset({"Anwalt"})))


@pytest.mark.parametrize(
    ("table", "message"),
    [
        pytest.param({"never": []}, "unknown keys never", id="unknown key"),
        pytest.param({"starters": "Der"}, "has to be a list of words", id="word for a list"),
        pytest.param({"starters": [1]}, "has to be a list of words", id="number for a word"),
        pytest.param({"ordinals": "yes"}, "has to be bool", id="word for a truth value"),
        pytest.param({"never_final": ["dr", "dr"]}, "has dr twice", id="word twice"),
    ],
)
def test_table_of_another_shape_is_refused(monkeypatch: pytest.MonkeyPatch, table: dict[str, object], message: str) -> None:
    monkeypatch.setattr(tables, "read_table", lambda package, name: table)
    with pytest.raises(PackError, match=message):
        read_shape("laut.lang.xx", "stops", StopTable)


def test_table_that_leaves_keys_out_keeps_their_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "read_table", lambda package, name: {"never_final": ["dr"]})
    assert read_shape("laut.lang.xx", "stops", StopTable) == StopTable(never_final=frozenset({"dr"}))


def test_missing_table_is_named() -> None:
    with pytest.raises(PackError, match=r"cannot read words/nothing\.toml"):
        read_table("laut.lang.de", "nothing")
