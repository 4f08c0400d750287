"""German: assembles its pack."""

from typing import Final

from laut.lang.de.grammar import verb_forms
from laut.lang.pack import LanguagePack
from laut.lang.tables import assembled, read_table

_STRONG = read_table(__name__, "strong")

PACK: Final[LanguagePack] = assembled(__name__, code="de", name="German", inflect=lambda word: verb_forms(word, strong=_STRONG))
