"""What the lists of a rule have matched: values by the names of the groups, for the readers of all kinds."""

from typing import Final

from laut.times.anchor import Scene
from laut.times.expressions import Match

PIVOT: Final = 30  # two digits up to this are years of this century


def listed(match: Match, scene: Scene, *names: str) -> str | None:
    """Give the value of the first of the named groups that matched."""
    for name in names:
        if name in match.groups:
            return scene.table.value_of(match.rule.lists.get(name, name), match.groups[name])
    return None


def relative(match: Match, scene: Scene) -> int | None:
    """Give how far words such as "vergangene" lead, or None if there is none."""
    found = listed(
        match, scene, "back", "ahead", "here", "following", "preceding", "same", "back2", "ahead2", "same2", "following2"
    )
    if found is None and "offset" in match.rule.fixed:
        return int(match.rule.fixed["offset"])
    return int(found) if found is not None else None


def year_in(match: Match) -> int | None:
    """Give the year that a match names; of two digits the nearer century."""
    if "year" in match.groups:
        return int(match.groups["year"])
    if "shortyear" in match.groups:
        short = int(match.groups["shortyear"])
        return short + (2000 if short <= PIVOT else 1900)
    return None
