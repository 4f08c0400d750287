"""English: assembles its pack."""

from typing import Final

from laut.lang.en.grammar import verb_forms
from laut.lang.pack import LanguagePack
from laut.lang.tables import assembled, read_table

_IRREGULAR = read_table(__name__, "irregular")

PACK: Final[LanguagePack] = assembled(
    __name__, code="en", name="English", inflect=lambda word: verb_forms(word, irregular=_IRREGULAR)
)
