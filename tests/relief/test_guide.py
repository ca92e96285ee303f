"""The steps in order, and the wording for where the person is."""

from itertools import pairwise

import pytest

from skill.content import table
from skill.relief.guide import PLACES, STEPS, entry, next_step, previous_step, progress, step_of


def walk_through(allowed: tuple[str, ...]) -> list[str]:
    seen: list[str] = []
    step = next_step("comfort", allowed)
    while step is not None:
        seen.append(step)
        step = next_step(step, allowed)
    return seen


@pytest.mark.parametrize(
    "left_out", [(), ("cold", "heat"), STEPS[:3], STEPS[-2:], STEPS[:-1], STEPS]
)
def test_next_visits_every_allowed_step_once_in_order(left_out: tuple[str, ...]) -> None:
    allowed = tuple(step for step in STEPS if step not in left_out)
    assert tuple(walk_through(allowed)) == allowed


def test_previous_undoes_next() -> None:
    allowed = ("position", "heat", "walking", "specialist")
    for before, after in pairwise(allowed):
        assert next_step(before, allowed) == after
        assert previous_step(after, allowed) == before
    assert previous_step("position", allowed) is None
    assert previous_step("comfort", allowed) is None
    assert next_step("specialist", allowed) is None


def test_going_on_from_a_step_that_is_no_longer_allowed() -> None:
    assert next_step("cold", ("position", "walking")) == "walking"
    assert previous_step("cold", ("position", "walking")) == "position"
    assert next_step("no such step", ("cold",)) == "cold"
    assert next_step(None, ("cold",)) == "cold"


def test_an_entry_stands_where_its_step_stands() -> None:
    assert next_step("position.side", STEPS) == "breathing"
    assert previous_step("walking.next", STEPS) == "getting_up"
    assert step_of("cold.short") == "cold"


def test_progress_counts_only_what_this_person_gets() -> None:
    allowed = ("position", "breathing", "walking")
    assert progress("position.floor", allowed) == (1, 3)
    assert progress("walking", allowed) == (3, 3)
    assert progress("heat", allowed) == (3, 4)
    assert progress("comfort", allowed) == (0, 3)


def test_every_wording_exists_in_the_content() -> None:
    guide = table("guide")
    for step in STEPS:
        for place in (None, *PLACES, "spaceship"):
            for adapted in (False, True):
                for level in (-1, 0, 3):
                    assert entry(step, place, adapted, level) in guide


def test_the_wording_fits_the_person() -> None:
    assert entry("position", "floor") == "position.floor"
    assert entry("position", "floor", adapted=True) == "position.side"
    assert entry("position") == "position"
    assert entry("getting_up", "recliner") == "getting_up.chair"
    assert entry("getting_up", "bed") == "getting_up"
    assert entry("cold", "bed", adapted=True) == "cold.short"
    assert entry("medicine", adapted=True) == "medicine.ask_first"
    assert entry("walking") == "walking.first"
    assert entry("walking", walk_level=2) == "walking.next"
