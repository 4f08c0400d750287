import pytest

from laut.lang.de.grammar import verb_forms
from laut.lang.tables import read_table

STRONG = read_table("laut.lang.de", "strong")


@pytest.mark.parametrize(
    ("word", "form"),
    [
        pytest.param("sagen", "sage", id="Konjunktiv I"),
        pytest.param("sagen", "sagten", id="weak past"),
        pytest.param("sagen", "gesagt", id="participle with ge"),
        pytest.param("berichten", "berichtete", id="e between t and t"),
        pytest.param("berichten", "berichtet", id="participle without ge after be"),
        pytest.param("zitieren", "zitiert", id="participle without ge in -ieren"),
        pytest.param("leugnen", "leugnete", id="e after gn"),
        pytest.param("warnen", "warnte", id="no e after rn"),
        pytest.param("bezeichnen", "bezeichnete", id="e after chn"),
        pytest.param("bezweifeln", "bezweifle", id="-eln loses its e"),
        pytest.param("äußern", "äußere", id="-ern"),
        pytest.param("wiederholen", "wiederholt", id="inseparable wieder"),
        pytest.param("geben", "gäbe", id="Konjunktiv II with umlaut"),
        pytest.param("geben", "gibt", id="change of vowel in the present"),
        pytest.param("werfen", "würfe", id="irregular Konjunktiv II"),
        pytest.param("denken", "dächten", id="mixed verb"),
        pytest.param("schreiben", "schrieben", id="strong past plural"),
        pytest.param("mit|teilen", "mitteilte", id="verb at the end of the clause"),
        pytest.param("mit|teilen", "mitgeteilt", id="participle with particle"),
        pytest.param("hinzu|fügen", "hinzuzufügen", id="infinitive with zu"),
        pytest.param("ein|räumen", "einräume", id="Konjunktiv I at the end of the clause"),
        pytest.param("aus|schließen", "ausgeschlossen", id="strong participle with particle"),
    ],
)
def test_form_is_made(word: str, form: str) -> None:
    assert form in verb_forms(word, strong=STRONG).whole


@pytest.mark.parametrize(
    ("word", "form"), [("mit|teilen", "teilte"), ("zurück|weisen", "wies"), ("an|geben", "gäben"), ("ein|räumen", "räumt")]
)
def test_split_form_needs_its_particle(word: str, form: str) -> None:
    verb = verb_forms(word, strong=STRONG)
    assert form in verb.split
    assert form not in verb.whole
    assert verb.particle == word.split("|")[0]
