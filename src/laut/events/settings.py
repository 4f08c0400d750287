"""What a model's manifest says of the event head: its labels, its learned biases, its tuned values."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from laut.encoder.distances import N_BUCKETS
from laut.encoder.heads import head_of
from laut.encoder.weights import Manifest
from laut.events.lexicon import TriggerWords, read_trigger_words
from laut.events.scores import AUXILIARIES, CONTEXTS, FACTUALITIES, ROLES, TYPE_MODES, TYPES

HEAD: Final = "events"
WORDS_FILE: Final = "triggers.npz"
OUTPUTS: Final = (
    "event_tags", "event_query", "event_key", "event_near", "event_mode", "event_context", "event_auxiliary", "event_factuality",
)  # fmt: skip
TAGS, QUERY, KEY, NEAR, MODE, CONTEXT, AUXILIARY, FACTUALITY = OUTPUTS


@dataclass(frozen=True, slots=True)
class EventChoice:
    """The tuned values.

    Attributes:
        outside: added to the score of being no trigger; below nought finds more.
        words: how much the log-odds of the trigger words count.
        least: the probability an event needs to be given.
        roles: by role, the probability its surest mention needs.
        share: by role, a mention counts that reaches this share of the surest one's.
        mode: the probability a mode needs to be given.
        context: the probability a context needs to be given.
        paragraph, article: how much an event's contexts count those of its paragraph, and of the article.
        auxiliary, factuality: by value, added to its score.
    """

    outside: float
    words: float
    least: float
    roles: Sequence[float]
    share: Sequence[float]
    mode: float
    context: float
    paragraph: float
    article: float
    auxiliary: Sequence[float]
    factuality: Sequence[float]


@dataclass(frozen=True, slots=True)
class EventSettings:
    """What the model says of events.

    Tuned values, learned biases (type, role, bucket), calibration as slope and intercept of the log-odds, and words that tell events.
    """

    choice: EventChoice
    bias: NDArray[np.float32]
    calibration: tuple[float, float]
    words: TriggerWords


def event_settings(manifest: Manifest) -> EventSettings:
    """Read the head's settings from a manifest.

    Raises:
        ModelError: the model has no such head, or one with other labels.
    """
    labels: Mapping[str, tuple[str, ...]] = {
        "types": TYPES, "modes": tuple(map(":".join, TYPE_MODES)), "contexts": CONTEXTS, "roles": ROLES, "outputs": OUTPUTS,
    }  # fmt: skip
    with head_of(manifest, HEAD, labels) as head:
        slope, intercept = head["calibration"]
        lengths = {
            "roles": len(ROLES),
            "share": len(ROLES),
            "auxiliary": len(AUXILIARIES),
            "factuality": len(FACTUALITIES),
        }
        if wrong := [name for name, n in lengths.items() if len(head["choice"][name]) != n]:
            raise ValueError(f"{', '.join(wrong)} has not one value for each label")
        return EventSettings(
            choice=EventChoice(**head["choice"]),
            bias=np.asarray(head["bias"], np.float32).reshape(len(TYPES), len(ROLES), N_BUCKETS),
            calibration=(float(slope), float(intercept)),
            words=read_trigger_words(manifest.file(WORDS_FILE)),
        )


def settings_data(settings: EventSettings) -> dict[str, Any]:
    """Give the settings as the plain data a manifest holds."""
    return {
        "types": list(TYPES),
        "modes": [":".join(pair) for pair in TYPE_MODES],
        "contexts": list(CONTEXTS),
        "roles": list(ROLES),
        "outputs": list(OUTPUTS),
        "choice": asdict(settings.choice),
        "bias": np.round(settings.bias, 4).reshape(-1).tolist(),
        "calibration": list(settings.calibration),
    }
