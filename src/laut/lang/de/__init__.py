"""German: assembles its pack."""

from typing import Final

from laut.lang.channels import Channels
from laut.lang.de.grammar import verb_forms
from laut.lang.pack import LanguagePack
from laut.lang.stops import StopTable
from laut.lang.tables import read_shape, read_table, read_words

_STRONG = read_table(__name__, "strong")
_WORDS = read_words(__name__, inflect=lambda word: verb_forms(word, strong=_STRONG))

PACK: Final = LanguagePack(
    code="de",
    name="German",
    cues=_WORDS.cues,
    shifts=_WORDS.shifts,
    media=_WORDS.media,
    stances=_WORDS.stances,
    clauses=_WORDS.clauses,
    medium_prepositions=_WORDS.medium_prepositions,
    stops=read_shape(__name__, "stops", StopTable),
    channels=read_shape(__name__, "channels", Channels),
)
