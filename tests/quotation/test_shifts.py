import pytest

from laut.lang.load import pack_of
from laut.quotation.shifts import find_shift
from laut.tokenise import document_of


@pytest.mark.parametrize(
    ("text", "is_telling", "found"),
    [
        pytest.param("Maas lehnt das nicht mehr ab", False, ["nicht mehr"], id="beside a stance"),
        pytest.param("Es regnet nicht mehr", False, [], id="without stance"),
        pytest.param("Es regnet nicht mehr", True, ["nicht mehr"], id="the clause tells of the saying"),
        pytest.param("Anders als bisher regnet es", False, ["Anders als bisher"], id="needs no stance"),
        pytest.param("Maas räumte nun erstmals Fehler ein", False, ["nun erstmals"], id="longer entry wins"),
        pytest.param("Maas vollzog eine Kehrtwende", False, ["vollzog", "Kehrtwende"], id="verb with its noun"),
    ],
)
def test_shift_is_found(text: str, is_telling: bool, found: list[str]) -> None:
    doc = document_of(text, pack_of("de"))
    spans = find_shift(doc, [tuple(range(len(doc.words)))], pack_of("de"), is_telling=is_telling)
    assert [span.text for span in spans] == found
