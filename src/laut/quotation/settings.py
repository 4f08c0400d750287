"""What a model's manifest says of the quotation head: its labels, its tuned values, its learned biases."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from laut.encoder.distances import N_BUCKETS
from laut.encoder.heads import head_of
from laut.encoder.weights import Manifest
from laut.quotation.confidence import FEATURES
from laut.quotation.quotes import QuoteSettings
from laut.quotation.roles import RoleSettings
from laut.quotation.scores import ROLES, TYPES

HEAD: Final = "quotation"
TAGS, QUERY, KEY, NEAR = OUTPUTS = "quote_tags", "quote_query", "quote_key", "quote_near"


@dataclass(frozen=True, slots=True)
class QuotationSettings:
    """What the model's manifest says of this head: tuned values, learned biases (type, role, bucket), calibration weights."""

    quotes: QuoteSettings
    roles: RoleSettings
    bias: NDArray[np.float32]
    calibration: Mapping[str, float]


def quotation_settings(manifest: Manifest) -> QuotationSettings:
    """Read the head's settings from a manifest.

    Raises:
        ModelError: the model has no such head, or one with other labels.
    """
    labels = {"types": TYPES, "roles": ROLES, "outputs": OUTPUTS}
    with head_of(manifest, HEAD, labels) as head:
        return QuotationSettings(
            quotes=QuoteSettings(**head["quotes"]),
            roles=RoleSettings(**head["role_choice"]),
            bias=np.asarray(head["bias"], np.float32).reshape(len(TYPES), len(ROLES), N_BUCKETS),
            calibration={name: float(head["calibration"][name]) for name in FEATURES},
        )


def settings_data(settings: QuotationSettings) -> dict[str, Any]:
    """Give the settings as the plain data a manifest holds."""
    return {
        "types": list(TYPES),
        "roles": list(ROLES),
        "outputs": list(OUTPUTS),
        "quotes": asdict(settings.quotes),
        "role_choice": asdict(settings.roles),
        "bias": np.round(settings.bias, 4).reshape(-1).tolist(),
        "calibration": dict(settings.calibration),
    }
