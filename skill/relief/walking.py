"""The walking plan: five minutes, thirty of rest, five again, then longer rung by rung.

The whole plan is one whole number, a place in a table, so that it can be kept between calls:
0 and up is a rung of the ladder; below 0 is the easier walk after a bad one (-1 below the first
rung, -2 the first rung's length, and so on). A bad walk on an easier one stops the plan.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple


class WalkPlan(NamedTuple):
    """Where somebody is in the plan."""

    level: int = 0

    @property
    def walk_minutes(self) -> int:
        """Minutes of the coming walk."""
        return int(_stage(self.level)["walk"])

    @property
    def rest_minutes(self) -> int:
        """Minutes of rest that belong to it."""
        return int(_stage(self.level)["rest"])

    @property
    def eased(self) -> bool:
        """The last walk went badly, and this is the shorter one after it."""
        return self.level < 0


class AfterWalk(NamedTuple):
    """What comes of an answer."""

    plan: WalkPlan
    outcome: str
    """again, better, same, worse, stop, done: `walking.<outcome>` in the guide.

    stop: the red flags are to be asked again.
    """

    @property
    def slots(self) -> tuple[tuple[str, str], ...]:
        """The minutes for the texts' `{walk}` and `{rest}`."""
        return (("walk", str(self.plan.walk_minutes)), ("rest", str(self.plan.rest_minutes)))


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    path = Path(__file__).with_name("walking.json")
    table: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return table


def plan_at(kept: object) -> WalkPlan:
    """Give the plan for a number that was kept; anything else begins at the first rung."""
    if isinstance(kept, bool) or not isinstance(kept, int):
        return WalkPlan()
    rungs = len(_table()["stages"])
    return WalkPlan(kept) if -rungs <= kept < rungs else WalkPlan()


def after_walk(plan: WalkPlan, answer: str) -> AfterWalk:
    """Move the plan on by `better`, `same` or `worse`.

    `better` goes a rung up (the second five first, as V18 says), `same` repeats, `worse` shortens,
    and `worse` again on the shortened walk stops. Any other answer counts as `same`.
    """
    stages = _table()["stages"]
    if answer == "worse":
        if plan.eased:
            return AfterWalk(WalkPlan(), "stop")
        shorter = [i for i, stage in enumerate(stages) if stage["walk"] < plan.walk_minutes]
        return AfterWalk(WalkPlan(-2 - shorter[-1] if shorter else -1), "worse")
    if answer != "better":
        return AfterWalk(plan, "same")
    if plan.eased:
        longer = [i for i, stage in enumerate(stages) if stage["walk"] > plan.walk_minutes]
        return AfterWalk(WalkPlan(longer[0]), "better")
    if plan.level + 1 == len(stages):
        return AfterWalk(plan, "done")
    onward = WalkPlan(plan.level + 1)
    return AfterWalk(onward, "better" if onward.walk_minutes > plan.walk_minutes else "again")


def rest_is_over(hours_since_start: float) -> bool:
    """Tell whether lying and resting has had its day or two (V11)."""
    return hours_since_start >= float(_table()["rest_cap_hours"])


def _stage(level: int) -> Mapping[str, int]:
    table = _table()
    if level == -1:
        eased: Mapping[str, int] = table["eased_first"]
        return eased
    stage: Mapping[str, int] = table["stages"][level if level >= 0 else -level - 2]
    return stage
