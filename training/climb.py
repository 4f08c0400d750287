"""Coordinate ascent over tuned values: tries each value of each, keeps what raises the goal, goes round until little is gained."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

LEAST_GAIN = 0.0004

Choice = TypeVar("Choice")
Step = tuple[str, Any, tuple[float, ...]]


def climb(choice: Choice, grid: Iterable[Step], goal: Callable[[Choice], float], *, rounds: int = 2) -> Choice:
    """Give the best choice found.

    Args:
        choice: a dataclass of tuned values to start from.
        grid: (field, index or key or None, values to try).
        goal: what is climbed.
        rounds: at most.
    """
    best = goal(choice)
    print(f"start {best:.4f}", flush=True)
    steps = list(grid)
    for _ in range(rounds):
        before = best
        for field, at, values in steps:
            for value in values:
                trial = replace(choice, **{field: _changed(getattr(choice, field), at, value)})  # type: ignore[type-var]
                if trial == choice:
                    continue
                reached = goal(trial)
                if reached > best + LEAST_GAIN:
                    best, choice = reached, trial
                    print(f"{field} {'' if at is None else at} {value}: {best:.4f}", flush=True)
        if best < before + 3 * LEAST_GAIN:
            break
    return choice


def _changed(old: Any, at: Any, value: float) -> Any:
    if at is None:
        return value
    if isinstance(old, dict):
        return {**old, at: value}
    return (*old[:at], value, *old[at + 1 :])
