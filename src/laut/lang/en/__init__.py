"""English: assembles its pack."""

from typing import Final

from laut.lang.channels import Channels
from laut.lang.en.grammar import verb_forms
from laut.lang.pack import LanguagePack
from laut.lang.stops import StopTable
from laut.lang.tables import read_shape, read_table, read_words

_IRREGULAR = read_table(__name__, "irregular")
_WORDS = read_words(__name__, inflect=lambda word: verb_forms(word, irregular=_IRREGULAR))

PACK: Final = LanguagePack(
    code="en",
    name="English",
    cues=_WORDS.cues,
    shifts=_WORDS.shifts,
    media=_WORDS.media,
    stances=_WORDS.stances,
    clauses=_WORDS.clauses,
    medium_prepositions=_WORDS.medium_prepositions,
    stops=read_shape(__name__, "stops", StopTable),
    channels=read_shape(__name__, "channels", Channels),
)
