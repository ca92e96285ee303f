"""The guide's steps in order, and which wording of a step fits where the person is."""

from collections.abc import Container

STEPS = (
    "position",
    "breathing",
    "cold",
    "heat",
    "medicine",
    "getting_up",
    "walking",
    "stretching",
    "massage",
    "water_food",
    "treatments",
    "specialist",
)
"""In the order of `design/experience.md`; `comfort` (in place, no gate) comes before them all."""

PLACES = ("bed", "recliner", "chair", "floor")
"""Where the person may be; `position` and `getting_up` have their own words for most of them."""

_WORDED_FOR_A_PLACE = frozenset(
    {
        "position.bed",
        "position.recliner",
        "position.chair",
        "position.floor",
        "getting_up.floor",
        "getting_up.chair",
    }
)
_SAME_AS = {"getting_up.recliner": "getting_up.chair"}
_ADAPTED = {"position": "position.side", "cold": "cold.short", "medicine": "medicine.ask_first"}


def step_of(entry: str) -> str:
    """Give the step of an entry of `guide.json`: `position.side` is a wording of `position`."""
    return entry.partition(".")[0]


def next_step(current: str | None, allowed: Container[str]) -> str | None:
    """Give the next allowed step after an entry.

    `None`, `comfort` and names that are no step stand before the first. Gives None past the last.
    """
    return next((step for step in STEPS[_index(current) + 1 :] if step in allowed), None)


def previous_step(current: str | None, allowed: Container[str]) -> str | None:
    """Give the nearest allowed step before an entry, or None at the beginning."""
    earlier = STEPS[: max(_index(current), 0)]
    return next((step for step in reversed(earlier) if step in allowed), None)


def progress(current: str, allowed: Container[str]) -> tuple[int, int]:
    """Give (number, total) for "step 3 of 9"; the current step counts even when not allowed."""
    here = step_of(current)
    counted = [step for step in STEPS if step in allowed or step == here]
    number = counted.index(here) + 1 if here in counted else 0
    return number, len(counted)


def entry(step: str, place: str | None = None, adapted: bool = False, walk_level: int = 0) -> str:
    """Give the entry of `guide.json` to speak for a step.

    `adapted`: the step's rule says "adapt" or "ask_first": on the side, the short cold, the
    pharmacist first.
    `place`: one of `PLACES` where known. `walk_level`: how far the walking plan is.
    """
    if adapted and step in _ADAPTED:
        return _ADAPTED[step]
    if step == "walking":
        return "walking.first" if walk_level == 0 else "walking.next"
    worded = f"{step}.{place}"
    worded = _SAME_AS.get(worded, worded)
    return worded if worded in _WORDED_FOR_A_PLACE else step


def _index(current: str | None) -> int:
    here = step_of(current or "")
    return STEPS.index(here) if here in STEPS else -1
