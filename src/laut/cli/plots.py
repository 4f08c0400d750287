"""Charts of merged events with Vega-Altair: when what happened, who did it to whom by month, and who stands in which relation.

Everything is made offline: vl-convert brings Vega along and writes it into HTML files, which fetch nothing. Colour is never the only
sign. The same happenings give the same file.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from laut.cli.console import shown
from laut.errors import LautError, UsageError
from laut.store.answers import Happened

SUFFIXES: Final = (".svg", ".png", ".html")
KINDS: Final = ("timeline", "dyads", "network")
STATES: Final = ("corroborated", "single-source", "claimed", "contested")
COLOURS: Final = ("#1b7837", "#2166ac", "#8c8c8c", "#b2182b")
SHAPES: Final = ("circle", "square", "triangle-up", "cross")
WIDTH: Final = 720
MAX_DYADS: Final = 20  # rows of a chart that can be read
MAX_MONTHS: Final = 120  # columns with those in which nothing happened
N_NAMED: Final = 3  # dyads that a point's tooltip names
LEAST_OF_SCALE: Final = 5  # events of the largest mark, so that two do not look like many
SCALE: Final = 2.0  # pixels of a PNG for each of the chart's

# A page that can fetch nothing: the policy forbids it.
PAGE: Final = """<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:">
<title>laut</title>
</head>
<body>
<div id="chart"></div>
<script>{bundle}</script>
<script>vegaEmbed("#chart", {spec}, {{renderer: "svg", actions: {{editor: false, source: false, compiled: false}}}});</script>
</body>
</html>
"""


def check(path: Path, kind: str) -> None:
    """Refuse what cannot be drawn, before anything is asked for.

    Raises:
        UsageError: no such kind of chart or file, or the libraries are not installed.
    """
    if kind not in KINDS:
        raise UsageError(f"there is no chart {kind!r}; there are {', '.join(KINDS)}")
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{path}: charts are {', '.join(SUFFIXES)}; give a file name that ends so")
    try:
        import altair  # noqa: F401
        import vl_convert  # noqa: F401
    except ImportError as error:
        raise UsageError("charts need altair and vl-convert; install them: pip install 'laut[plot]'") from error


def draw(happenings: Sequence[Happened], path: Path, kind: str) -> None:
    """Draw happenings into a file.

    Raises:
        UsageError: as `check`, or they hold nothing of the kind.
        LautError: the file cannot be written.
    """
    check(path, kind)
    from laut.cli.network import network_chart

    spec = {"timeline": timeline_chart, "dyads": dyads_chart, "network": network_chart}[kind](happenings).to_dict()
    try:
        path.write_bytes(_rendered(spec, path.suffix.lower()))
    except OSError as error:
        raise LautError(f"{path} cannot be written: {error.strerror or error}") from error


def _rendered(spec: dict[str, Any], suffix: str) -> bytes:
    import vl_convert

    if suffix == ".svg":
        return str(vl_convert.vegalite_to_svg(spec)).encode()
    if suffix == ".png":
        return bytes(vl_convert.vegalite_to_png(spec, scale=SCALE))
    # not vegalite_to_html, which lets a "</script>" in an article's name end the script
    data = json.dumps(spec, ensure_ascii=False).replace("<", "\\u003c")
    return PAGE.format(bundle=vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"), spec=data).encode()


def timeline_chart(happenings: Sequence[Happened]) -> Any:
    """Give a chart of types over days: a mark for each day, type and state, the larger the more there was.

    Raises:
        UsageError: none is dated.
    """
    import altair as alt

    points = _points(happenings)
    if not points:
        raise UsageError("none of the events is dated: there is no timeline to draw")
    first, last = points[0]["day"], points[-1]["day"]
    return (
        alt.Chart(inline(points))
        .mark_point(filled=True, opacity=0.75)
        .encode(
            x=alt.X("day:T", title=None, scale=alt.Scale(type="utc")),  # else the day before, west of Greenwich
            y=alt.Y("type:N", title=None, sort="ascending"),
            yOffset=alt.YOffset("state:N", sort=list(STATES)),
            color=alt.Color("state:N", title="state", scale=alt.Scale(domain=STATES, range=COLOURS)),
            shape=alt.Shape("state:N", title="state", scale=alt.Scale(domain=STATES, range=SHAPES)),
            size=size(points, [60, 400]),
            tooltip=["date:N", "type:N", "state:N", "events:Q", "who:N"],
        )
        .properties(width=WIDTH, height=alt.Step(14), title=f"{sum(p['events'] for p in points):,} events, {first} to {last}")
    )


def _points(happenings: Iterable[Happened]) -> list[dict[str, Any]]:
    groups: dict[tuple[str, str, str], list[str]] = {}
    for item in happenings:
        if item.first_day:
            who = f"{', '.join(item.actors) or '?'} → {', '.join(item.recipients) or '?'}"
            groups.setdefault((item.first_day, item.type, item.state), []).append(shown(who))
    return [
        {
            "day": day,
            "date": f"{day} ",  # not for Vega to take for a moment, which would depend on the zone
            "type": type_,
            "state": state,
            "events": len(who),
            "who": "; ".join(sorted(set(who))[:N_NAMED]),
        }
        for (day, type_, state), who in sorted(groups.items())
    ]


def dyads_chart(happenings: Sequence[Happened]) -> Any:
    """Give a chart of who did something to whom how often by month, the most frequent dyads first.

    Raises:
        UsageError: nobody did anything to anybody.
    """
    import altair as alt

    counts = Counter(
        (f"{actor} → {recipient}", item.first_day[:7])
        for item in happenings
        if item.first_day
        for actor, recipient in dyads(item)
    )
    if not counts:
        raise UsageError("none of the dated events has both an actor and a recipient: there are no dyads to draw")
    totals = Counter[str]()
    for (dyad, _), n in counts.items():
        totals[dyad] += n
    rows = sorted(totals, key=lambda dyad: (-totals[dyad], dyad))[:MAX_DYADS]
    values = [{"dyad": dyad, "month": month, "events": n} for (dyad, month), n in sorted(counts.items()) if dyad in rows]
    months = _months(month for dyad, month in counts if dyad in rows)
    base = alt.Chart(inline(values)).encode(
        x=alt.X("month:O", title=None, scale=alt.Scale(domain=months)),
        y=alt.Y("dyad:N", title=None, sort=rows, axis=alt.Axis(labelLimit=320)),
    )
    colour = alt.Color("events:Q", legend=None, scale=alt.Scale(scheme="blues", domain=[0, 2 * max(counts.values())]))
    cells = base.mark_rect().encode(color=colour, tooltip=["dyad:N", "month:O", "events:Q"])
    left_out = f"; {len(totals) - len(rows):,} rarer pairs are left out" if len(totals) > len(rows) else ""
    title = alt.TitleParams(f"Events by month, who → to whom{left_out}", anchor="start")
    return (cells + base.mark_text(fontSize=10).encode(text="events:Q")).properties(title=title)


def _months(months: Iterable[str]) -> list[str]:
    """Give all months from the first to the last of some, those between too, as long as they are not too many to read."""
    some = sorted(set(months))
    numbers = [int(month[:4]) * 12 + int(month[5:]) - 1 for month in some]
    if numbers[-1] - numbers[0] >= MAX_MONTHS:
        return some
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(numbers[0], numbers[-1] + 1)]


def size(rows: Sequence[dict[str, Any]], areas: Sequence[int]) -> Any:
    """Give how large marks are by the events they stand for: whole numbers, so that the legend has no halves."""
    import altair as alt

    most = max(row["events"] for row in rows)
    legend = alt.Legend(title="events", format="d", values=sorted({1, (1 + most) // 2, most})) if most > 1 else None
    return alt.Size("events:Q", legend=legend, scale=alt.Scale(domain=[1, max(most, LEAST_OF_SCALE)], range=areas))


def inline(values: list[dict[str, Any]]) -> dict[str, Any]:
    """Give rows as a chart's data, which stand in the chart itself."""
    return {"values": values}


def dyads(item: Happened) -> list[tuple[str, str]]:
    return [(shown(actor), shown(recipient)) for actor in item.actors for recipient in item.recipients]
