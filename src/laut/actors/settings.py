"""What a model's manifest says of the actor head: its labels, its learned tables, its tuned values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from laut.actors.agreement import AGREEMENTS
from laut.actors.scores import KINDS, LABELS, N_DISTANCES, POSITIONS, RELATIONS, SECTORS, SPAN_LAYERS, WORD_LAYERS
from laut.encoder.heads import head_of
from laut.encoder.weights import Manifest

HEAD: Final = "actors"
OUTPUTS: Final = (
    "actor_tags", "actor_query", "actor_key", "actor_near", "actor_sector", "actor_country", "place_query", "place_key",
)  # fmt: skip
TAGS, QUERY, KEY, NEAR, SECTOR, COUNTRY, PLACE_QUERY, PLACE_KEY = OUTPUTS
TUNED_LAYERS: Final = (*(layer for layer in SPAN_LAYERS if layer != "wide"), *WORD_LAYERS)
_PAIR: Final = (len(KINDS), len(KINDS))
TABLES: Final[Mapping[str, tuple[int, ...]]] = {
    "words": (*_PAIR, len(RELATIONS)),
    "distance": (*_PAIR, N_DISTANCES),
    "agreement": (*_PAIR, len(AGREEMENTS)),
    "position": (*_PAIR, len(POSITIONS)),
    "label": (*_PAIR, 2),
    "place_distance": (N_DISTANCES,),
}


@dataclass(frozen=True, slots=True)
class ActorChoice:
    """The tuned values.

    Attributes:
        outside: by tag layer, added to the score of being in no mention.
        wide: the weight of the layer of names learned from codings that also name works, products and events; 1 is that layer alone.
        again: added where one mention begins right behind another of its layer.
        new: by kind, the score a mention must have with one before it to be the same.
        sector: the probability a sector needs to be given.
        country_weights: of the country head, of links to places, of words in the mentions.
        country_least: the score a country needs to be given.
    """

    outside: Mapping[str, float]
    wide: float
    again: float
    new: Mapping[str, float]
    sector: float
    country_weights: tuple[float, ...]
    country_least: float


@dataclass(frozen=True, slots=True)
class ActorSettings:
    """What the manifest says: tuned values, learned tables by name, countries of the country head, calibration by kind."""

    choice: ActorChoice
    tables: Mapping[str, NDArray[np.float32]]
    countries: tuple[str, ...]
    calibration: Mapping[str, tuple[float, float]]


def actor_settings(manifest: Manifest) -> ActorSettings:
    """Read the head's settings from a manifest.

    Raises:
        ModelError: the model has no such head, or one with other labels.
    """
    labels = {"kinds": KINDS, "labels": LABELS, "sectors": SECTORS, "outputs": OUTPUTS}
    with head_of(manifest, HEAD, labels) as head:
        choice = dict(head["choice"])
        choice["country_weights"] = tuple(choice["country_weights"])
        if set(choice["outside"]) != set(TUNED_LAYERS) or set(choice["new"]) != set(KINDS) or len(choice["country_weights"]) != 3:
            raise ValueError("the tuned values are not of these layers and kinds")
        return ActorSettings(
            choice=ActorChoice(**choice),
            tables={name: np.asarray(head["tables"][name], np.float32).reshape(shape) for name, shape in TABLES.items()},
            countries=tuple(head["countries"]),
            calibration={kind: (float(head["calibration"][kind][0]), float(head["calibration"][kind][1])) for kind in KINDS},
        )


def settings_data(settings: ActorSettings) -> dict[str, Any]:
    """Give the settings as the plain data a manifest holds."""
    return {
        "kinds": list(KINDS),
        "labels": list(LABELS),
        "sectors": list(SECTORS),
        "outputs": list(OUTPUTS),
        "countries": list(settings.countries),
        "choice": asdict(settings.choice),
        "tables": {name: np.round(table, 4).reshape(-1).tolist() for name, table in settings.tables.items()},
        "calibration": {kind: list(line) for kind, line in settings.calibration.items()},
    }
