"""From frames to statements: spans, marks, roles, nesting, and a model that does not fit."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from laut.document import Document
from laut.encoder.distances import N_BUCKETS
from laut.encoder.weights import Manifest
from laut.errors import ModelError
from laut.findings import Statement
from laut.lang.load import pack_of
from laut.quotation.confidence import CERTAIN, FEATURES, features, probability
from laut.quotation.frames import Frame
from laut.quotation.quotes import Quote, QuoteSettings
from laut.quotation.roles import RoleSettings, Runs
from laut.quotation.scores import N_TAGS, ROLES, TYPES
from laut.quotation.settings import QuotationSettings, quotation_settings, settings_data
from laut.quotation.statements import find_statements
from laut.tokenise import document_of

SETTINGS = QuotationSettings(
    QuoteSettings(np.zeros((N_TAGS, N_TAGS)).tolist(), 1.0, (0.0, 0.0), (0.0,) * 5, (1,) * 5, (-9.0,) * 5, 40, 0.7),
    RoleSettings((0.5,) * 5, (0.5,) * 5, (1,) * 5),
    np.zeros((len(TYPES), len(ROLES), N_BUCKETS), np.float32),
    dict.fromkeys(FEATURES, 0.0),
)


def runs_of(doc: Document, *parts: str) -> Runs:
    """Find parts of the text as runs of words."""
    found = []
    for part in parts:
        words = doc.words_in(start := doc.text.index(part), start + len(part))
        found.append((words.start, words.stop))
    return tuple(found)


def frame(doc: Document, type_: str, *quote: str, **roles: str | tuple[str, ...]) -> Frame:
    """Build a frame from the words of its parts."""
    found = Quote(runs_of(doc, *quote), TYPES.index(type_), 0, 2.0)
    named: Mapping[str, Runs] = {
        role: runs_of(doc, *((parts,) if isinstance(parts, str) else parts)) for role, parts in roles.items()
    }
    return Frame(found, named, (0.9,) * len(ROLES))


def statements(text: str, *frames: tuple[str, tuple[str, ...], dict[str, str | tuple[str, ...]]]) -> list[Statement]:
    doc = document_of(text, pack_of("de"))
    return find_statements(doc, [frame(doc, t, *q, **r) for t, q, r in frames], SETTINGS, pack_of("de"))


def test_spans_and_roles_are_those_of_the_words() -> None:
    (found,) = statements(
        "Die Lage sei ernst, sagte Ministerin Anna Kahl.",
        (
            "indirect",
            ("Die Lage sei ernst",),
            {"speaker": "Ministerin Anna Kahl", "cue": "sagte", "frame": ", sagte Ministerin Anna Kahl"},
        ),
    )
    assert found.id == "s1"
    assert [s.text for s in found.quote] == ["Die Lage sei ernst"]
    assert found.speaker is not None
    assert [s.text for s in found.speaker.spans] == ["Ministerin Anna Kahl"]
    assert [s.text for s in found.frame] == ["sagte Ministerin Anna Kahl"], "the comma that joins is left out"
    assert (found.act, found.medium) == ("say", "speech")
    assert found.probability == 0.5


def test_a_direct_quote_reaches_from_mark_to_mark() -> None:
    (found,) = statements("Er rief: »Das wird teuer!« und ging.", ("direct", ("Das wird teuer",), {}))
    assert [s.text for s in found.quote] == ["»Das wird teuer!«"]


def test_an_indirect_quote_is_not_drawn_to_marks_inside_it() -> None:
    (found,) = statements(
        "Das sei ein „wirklich großer Fehler“, hieß es.", ("indirect", ("Das sei ein „wirklich großer Fehler“",), {})
    )
    assert [s.text for s in found.quote] == ["Das sei ein „wirklich großer Fehler“"]


def test_a_quote_broken_by_its_frame_is_one_statement() -> None:
    (found,) = statements(
        "„Das geht“, sagte sie, „aber nur heute.“",
        ("direct", ("Das geht", "aber nur heute."), {"speaker": "sie", "cue": "sagte"}),
    )
    assert [s.text for s in found.quote] == ["„Das geht“", "„aber nur heute.“"]


def test_a_scrap_lies_inside_the_quote_around_it() -> None:
    outer, inner = statements(
        "Man müsse „ehrlich rechnen“, sagte Maas.",
        ("indirect", ("Man müsse „ehrlich rechnen“",), {"speaker": "Maas"}),
        ("direct", ("„ehrlich rechnen“",), {"speaker": "Maas"}),
    )
    assert (outer.id, outer.inside) == ("s1", None)
    assert (inner.id, inner.inside) == ("s2", "s1")


def test_statements_come_in_text_order() -> None:
    found = statements(
        "Er lobte sie. Sie dankte ihm.", ("reported", ("Sie dankte ihm.",), {}), ("reported", ("Er lobte sie.",), {})
    )
    assert [s.quote[0].text for s in found] == ["Er lobte sie.", "Sie dankte ihm."]


def test_a_channel_without_a_principal_is_the_speaker() -> None:
    (found,) = statements("Es werde geprüft, teilte sein Büro mit.", ("indirect", ("Es werde geprüft",), {"via": "sein Büro"}))
    assert found.via is None
    assert found.speaker is not None
    assert found.speaker.spans[0].text == "sein Büro"


def test_a_channel_beside_a_principal_stays_one() -> None:
    (found,) = statements(
        "Es werde geprüft, ließ er einen Sprecher erklären.",
        ("indirect", ("Es werde geprüft",), {"speaker": "er", "via": "einen Sprecher"}),
    )
    assert found.via is not None
    assert found.via.spans[0].text == "einen Sprecher"


def test_a_quote_of_marks_only_is_none() -> None:
    assert statements("Ja – und nein.", ("indirect", ("–",), {})) == []


def test_probability_grows_with_what_speaks_for_it_and_never_reaches_one() -> None:
    quote = Quote(((0, 5),), 0, 0, 3.0)
    weights = dict.fromkeys(FEATURES, 0.0) | {"speaker": 2.0}
    low, high = (probability(features(quote, [p] * len(ROLES)), weights) for p in (0.1, 0.9))
    assert 0.5 < low < high < 1
    assert probability(features(quote, [1.0] * len(ROLES)), weights | {"one": 50.0}) == CERTAIN


def manifest(head: dict[str, object] | None) -> Manifest:
    heads = {} if head is None else {"quotation": head}
    return Manifest("tiny", "1.0", "CC0-1.0", ("de",), heads, {}, Path())


def test_settings_survive_the_manifest() -> None:
    back = quotation_settings(manifest(settings_data(SETTINGS)))
    assert back.roles == SETTINGS.roles
    assert back.quotes.reach == SETTINGS.quotes.reach
    assert np.array_equal(back.bias, SETTINGS.bias)


def test_a_model_without_the_head_is_refused() -> None:
    with pytest.raises(ModelError, match="no head 'quotation'"):
        quotation_settings(manifest(None))


def test_a_model_with_other_labels_is_refused() -> None:
    with pytest.raises(ModelError, match=r"has types .*update the older"):
        quotation_settings(manifest(settings_data(SETTINGS) | {"types": ["direct"]}))


def test_a_model_without_a_tuned_value_is_refused() -> None:
    data = settings_data(SETTINGS)
    del data["quotes"]["reach"]
    with pytest.raises(ModelError, match="does not fit"):
        quotation_settings(manifest(data))
