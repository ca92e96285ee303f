"""The walking plan over an episode."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.content import words
from skill.relief.walking import WalkPlan, after_walk, plan_at, rest_is_over


def live(*answers: str) -> list[tuple[int, str]]:
    plan, lived = WalkPlan(), []
    for answer in answers:
        plan, outcome = after_walk(plan, answer)
        lived.append((plan.walk_minutes, outcome))
    return lived


def test_five_thirty_five_then_longer() -> None:
    assert (WalkPlan().walk_minutes, WalkPlan().rest_minutes) == (5, 30)
    assert live("better", "better", "better") == [(5, "again"), (8, "better"), (10, "better")]


def test_same_repeats() -> None:
    assert live("same", "same", "hmm") == [(5, "same")] * 3


def test_a_bad_walk_shortens_and_a_good_one_lengthens_again() -> None:
    assert live("better", "better", "better", "worse", "better") == [
        (5, "again"),
        (8, "better"),
        (10, "better"),
        (8, "worse"),
        (10, "better"),
    ]
    assert live("worse", "better") == [(3, "worse"), (5, "better")]
    assert live("better", "worse") == [(5, "again"), (3, "worse")]


def test_two_bad_walks_stop_the_plan_even_with_a_same_between() -> None:
    assert live("worse", "worse")[-1][1] == "stop"
    assert live("worse", "same", "worse")[-1][1] == "stop"
    assert live("worse", "better", "worse")[-1][1] == "worse"


def test_the_ladder_ends() -> None:
    assert live(*["better"] * 9)[-1] == (30, "done")


@pytest.mark.parametrize("kept", [None, "3", 2.5, True, 8, -9, 10**9, [1]])
def test_a_damaged_number_begins_again(kept: object) -> None:
    assert plan_at(kept) == WalkPlan(0)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["better", "same", "worse"]), max_size=60))
def test_whatever_the_answers(answers: list[str]) -> None:
    """The plan survives being kept between any two walks, and its minutes stay in bounds."""
    plan, worse_since_better = WalkPlan(), 0
    for answer in answers:
        before = plan.walk_minutes
        plan, outcome = after_walk(plan_at(plan.level), answer)
        worse_since_better = {"better": 0, "same": worse_since_better}.get(
            answer, worse_since_better + 1
        )
        assert plan == plan_at(plan.level)
        assert 3 <= plan.walk_minutes <= 30
        assert plan.rest_minutes == 30
        assert (outcome == "stop") == (worse_since_better == 2)
        if outcome == "stop":
            worse_since_better = 0
        assert {
            "better": plan.walk_minutes > before,
            "worse": plan.walk_minutes < before,
            "stop": plan == WalkPlan(),
        }.get(outcome, plan.walk_minutes == before)


@pytest.mark.parametrize(
    "answers", [["better"], ["same"], ["worse"], ["worse"] * 2, ["better"] * 8]
)
def test_every_outcome_has_words_with_its_minutes(answers: list[str]) -> None:
    plan = WalkPlan()
    for answer in answers:
        after = after_walk(plan, answer)
        said = words(f"guide.walking.{after.outcome}", "en-US", dict(after.slots))
        assert "{" not in said
        assert str(after.plan.walk_minutes) in said or after.outcome == "stop"
        plan = after.plan


def test_rest_lasts_a_day_or_two_at_most() -> None:
    assert not rest_is_over(47.9)
    assert rest_is_over(48)
