from dataclasses import replace

import pytest

from laut.errors import PackError
from laut.lang.load import pack_of
from laut.lang.pack import LanguagePack, Verb
from laut.lang.tables import read_table


@pytest.fixture(name="pack")
def _pack() -> LanguagePack:
    return pack_of("en")


@pytest.mark.parametrize("field", ["name", "marks", "cues", "shifts", "media", "stances", "medium_prepositions"])
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


def test_missing_table_is_named() -> None:
    with pytest.raises(PackError, match=r"cannot read words/nothing\.toml"):
        read_table("laut.lang.de", "nothing")
