"""A chart of who stands in which relation to whom: actors as nodes, what one did to the other as arrows. As `plots` draws them."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from laut.cli.plots import COLOURS, WIDTH, dyads, inline, size
from laut.errors import UsageError
from laut.store.answers import Happened

MAX_NODES: Final = 40
N_STEPS: Final = 300  # of the force layout
EDGE: Final = 1.15  # the frame of a network, whose nodes lie between -1 and 1
ARROW: Final = 0.62  # where on its way an edge has its arrow


def network_chart(happenings: Sequence[Happened]) -> Any:
    """Give a chart of actors, joined by arrows that are the thicker the more one did to the other.

    Raises:
        UsageError: nobody did anything to anybody.
    """
    import altair as alt

    edges = Counter(dyad for item in happenings for dyad in dyads(item) if dyad[0] != dyad[1])
    if not edges:
        raise UsageError("none of the events has both an actor and a recipient: there is no network to draw")
    degrees = Counter[str]()
    for (actor, recipient), n in edges.items():
        degrees[actor] += n
        degrees[recipient] += n
    names = sorted(degrees, key=lambda name: (-degrees[name], name))[:MAX_NODES]
    kept = {dyad: n for dyad, n in sorted(edges.items()) if dyad[0] in names and dyad[1] in names}
    places = dict(zip(names, positions(names, kept).tolist(), strict=True))
    lines = alt.Chart(inline([_edge(*dyad, n, places) for dyad, n in kept.items()]))
    actors = [{"name": n, "x": places[n][0], "y": places[n][1], "events": degrees[n]} for n in names]
    nodes = alt.Chart(inline(actors))
    frame = alt.Scale(domain=[-EDGE, EDGE])
    x, y = alt.X("x:Q", scale=frame, axis=None), alt.Y("y:Q", scale=frame, axis=None)
    widths = alt.Scale(range=[1, 6])
    layers = (
        lines.mark_rule(opacity=0.4).encode(
            x=x, y=y, x2="x2:Q", y2="y2:Q", strokeWidth=alt.StrokeWidth("events:Q", scale=widths, legend=None)
        ),
        lines.mark_point(shape="triangle-up", filled=True, size=70, color="#444444", opacity=1).encode(
            x=alt.X("at_x:Q", scale=frame, axis=None), y=alt.Y("at_y:Q", scale=frame, axis=None),
            angle=alt.Angle("angle:Q", scale=alt.Scale(domain=[0, 360], range=[0, 360])), tooltip=["actor:N", "recipient:N", "events:Q"],
        ),
        nodes.mark_circle(color=COLOURS[1], opacity=1).encode(
            x=x, y=y, size=size(actors, [60, 600]), tooltip=["name:N", "events:Q"]
        ),
        nodes.mark_text(dy=-14, fontSize=11).encode(x=x, y=y, text="name:N"),
    )  # fmt: skip
    left_out = f"; {len(degrees) - len(names)} more are left out" if len(degrees) > len(names) else ""
    return (
        alt.layer(*layers)
        .properties(width=WIDTH, height=WIDTH, title=f"{len(names)} actors{left_out}")
        .configure_view(stroke=None)
    )


def _edge(actor: str, recipient: str, n: int, places: dict[str, list[float]]) -> dict[str, str | int | float]:
    (x, y), (x2, y2) = places[actor], places[recipient]
    angle = math.degrees(math.atan2(x2 - x, y2 - y)) % 360
    return {
        "actor": actor, "recipient": recipient, "events": n, "x": x, "y": y, "x2": x2, "y2": y2, "angle": round(angle, 3),
        "at_x": x + ARROW * (x2 - x), "at_y": y + ARROW * (y2 - y),
    }  # fmt: skip


def positions(names: Sequence[str], edges: dict[tuple[str, str], int]) -> NDArray[np.float64]:
    """Give a place (name, x and y between -1 and 1) to each name, those that have to do with one another near each other.

    Fruchterman and Reingold's forces (1991), from a circle on, without chance.
    """
    n = len(names)
    turns = 2 * np.pi * np.arange(n) / n
    at: NDArray[np.float64] = np.stack([np.cos(turns), np.sin(turns)], axis=1)
    number = {name: row for row, name in enumerate(names)}
    pull = np.zeros((n, n))
    for (actor, recipient), weight in edges.items():
        one, other = number[actor], number[recipient]
        pull[one, other] += 1 + math.log(weight)
        pull[other, one] = pull[one, other]
    ideal = math.sqrt(4 / n)
    for step in range(N_STEPS):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.linalg.norm(apart, axis=2), 1e-3)
        force = ideal**2 / distance**2 - pull * distance / ideal
        move = (apart * force[:, :, None]).sum(axis=1) - 0.3 * at
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        at += move / length * np.minimum(length, 0.2 * (1 - step / N_STEPS))
    at -= at.mean(axis=0)
    return np.round(at / max(float(np.abs(at).max()), 1e-9), 4)
