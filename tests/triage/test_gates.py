"""What is asked before a relief step, and what comes of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.triage import tables
from skill.triage.assess import assess, barred_steps, gate_holds
from skill.triage.findings import NUMBERS, Facts, Value
from skill.triage.interview import (
    Interview,
    follow_up,
    next_gate,
    next_question,
    question_by_id,
    record,
    step_rule,
)
from skill.triage.questions import rows
from tests.triage.patient import answered, consult
from tests.triage.test_rules import some_facts

STEPS = tables.gates().steps
HEALTHY: Facts = {"age": 35, "duration_days": 2}
UP = "getting_up walking driving_self"
DRUGS = "ibuprofen paracetamol medicine"

BARRED: list[tuple[dict[str, Value], str]] = [
    ({"ibuprofen_forbidden": True}, "ibuprofen"),
    ({"ibuprofen_ask_first": True}, "ibuprofen"),
    ({"pregnant": True, "pregnancy_weeks": 8}, "ibuprofen"),
    ({"pregnancy_possible": True}, "ibuprofen"),
    ({"age": 17}, DRUGS),
    ({"age_under_18": True}, DRUGS),
    ({"age": 60}, "ibuprofen"),
    ({"age": 59}, ""),
    ({"age": 18}, ""),
    ({"anticoagulant": True}, "ibuprofen massage"),
    ({"long_term_steroids": True}, "ibuprofen stretching massage"),
    ({"one_kidney": True}, "ibuprofen"),
    ({"vomiting": True}, "ibuprofen position"),
    ({"sedatives_or_alcohol": True}, f"{DRUGS} position cold heat {UP}"),
    ({"alcohol_dependence": True}, DRUGS),
    ({"painkiller_today": True}, DRUGS),
    ({"paracetamol_ask_first": True}, "paracetamol"),
    ({"paracetamol_ask_first": True, "age": 62}, DRUGS),
    ({"lying_flat_forbidden": True}, "position"),
    ({"fused_spine_or_spondylitis": True}, "position stretching massage"),
    ({"ice_forbidden": True}, "cold"),
    ({"heat_forbidden": True}, "heat"),
    ({"dizzy": True}, UP),
    ({"leg_numbness_one": True}, "driving_self"),
    ({"stretching_forbidden": True}, "stretching"),
    ({"osteoporosis": True}, "stretching massage"),
    ({"massage_forbidden": True}, "massage"),
    ({"cancer_history": True}, "massage"),
    ({"diabetes": True}, ""),
    ({"no_support_in_reach": True}, "getting_up walking"),
    ({"leg_pain_below_knee": True}, ""),
]
"""What each gate takes away where the level takes nothing, and nothing else."""


@pytest.mark.parametrize(("facts", "barred"), BARRED, ids=str)
def test_what_must_not_be_done(facts: dict[str, Value], barred: str) -> None:
    assert set(assess(facts).must_not) == set(barred.split())


@pytest.mark.parametrize(("facts", "barred"), BARRED, ids=str)
def test_what_is_not_known_bars_as_well(facts: dict[str, Value], barred: str) -> None:
    unknown: Facts = {name: None if value is True else value for name, value in facts.items()}
    assert set(barred.split()) == barred_steps(unknown)


def test_an_unknown_age_bars_medicines() -> None:
    assert set(assess({"age": None}).must_not) == set(DRUGS.split())


UNDER_THE_LEVEL = [
    (DRUGS, "medicine_excess"),
    ("ibuprofen", "dialysis immunosuppressed"),
    ("position breathing", "breathless"),
    ("breathing", "chest_pain"),
    ("cold heat", "fever"),
    (UP, "leg_weakness_one leg_weakness_both gait_unsteady stuck_on_floor"),
    (UP, "leg_weakness_severe_or_progressive cannot_walk_at_all"),
    ("driving_self", "faint_sweaty_or_collapse chest_pain breathless hard_to_wake"),
    ("driving_self", "both_legs_pain_or_numbness saddle_numbness medicine_excess"),
    ("stretching massage", "recent_spinal_procedure"),
    ("massage", "calf_swelling_one_leg cancer_active burning_band_or_rash"),
    ("massage", "spine_deformity_or_lump"),
]
"""Gates that stand even if the level did not."""


@pytest.mark.parametrize(("steps", "findings"), UNDER_THE_LEVEL)
def test_gates_stand_on_their_own(steps: str, findings: str) -> None:
    for finding in findings.split():
        assert set(steps.split()) <= barred_steps({finding: True}), finding


@pytest.mark.parametrize(
    ("step", "facts", "verdict"),
    [
        ("cold", {}, "go"),
        ("cold", {"age": 64}, "go"),
        ("cold", {"age": 65}, "adapt"),
        ("cold", {"long_term_steroids": True}, "adapt"),
        ("cold", {"diabetes": True}, "adapt"),
        ("cold", {"cancer_history": True}, "adapt"),
        ("cold", {"diabetes": True, "ice_forbidden": True}, "leave_out"),
        ("heat", {"diabetes": True}, "adapt"),
        ("walking", {"no_support_in_reach": True}, "leave_out"),
        ("walking", {"leg_numbness_one": True}, "adapt"),
        ("walking", {"leg_pain_below_knee": True}, "adapt"),
        ("stretching", {"leg_pain_below_knee": True}, "adapt"),
        ("getting_up", {"leg_numbness_one": True}, "adapt"),
        ("getting_up", {"no_support_in_reach": True}, "leave_out"),
        ("water_food", {"vomiting": True}, "adapt"),
        ("treatments", {"osteoporosis": True}, "adapt"),
        ("treatments", {"anticoagulant": True}, "adapt"),
        ("treatments", {"long_term_steroids": True}, "adapt"),
        ("treatments", {"fused_spine_or_spondylitis": True}, "adapt"),
        ("treatments", {"cancer_history": True}, "adapt"),
        ("medicine", {}, "go"),
        ("medicine", {"age": 62}, "adapt"),
        ("medicine", {"paracetamol_ask_first": True}, "adapt"),
        ("medicine", {"painkiller_today": True}, "ask_first"),
        ("medicine", {"age": 62, "paracetamol_ask_first": True}, "ask_first"),
        ("medicine", {"anticoagulant": True, "paracetamol_ask_first": True}, "ask_first"),
        ("medicine", {"age": 12}, "leave_out"),
        ("ibuprofen", {"age": 62}, "ask_first"),
        ("ibuprofen", {"anticoagulant": True}, "leave_out"),
        ("comfort", {"fever": True}, "go"),
        ("comfort", {"chest_pain": True}, "leave_out"),
        ("position", {"fever": True}, "leave_out"),
    ],
    ids=str,
)
def test_the_verdict_on_a_step(step: str, facts: Facts, verdict: str) -> None:
    rule = step_rule(step, facts)
    assert rule.verdict == verdict
    assert bool(rule.reason) is (verdict != "go")


def test_the_reasons() -> None:
    assert step_rule("cold", {"fever": True}).reason == "advice.level.urgent_same_day"
    assert step_rule("medicine", {"anticoagulant": True}).reason == "advice.gate.ibuprofen_thinner"
    assert step_rule("cold", {"ice_forbidden": None}).reason == "advice.gate.cold"


def test_late_pregnancy_lies_on_the_side() -> None:
    gates = {gate.id: gate for gate in tables.gates().gates}
    side, by_weeks = gates["lying_pregnant"], gates["lying_pregnant_weeks"]
    assert side.verdict == by_weeks.verdict == "adapt"
    assert not gate_holds(side, {"pregnant": True, "pregnancy_weeks": 19})
    assert gate_holds(side, {"pregnant": True, "pregnancy_weeks": 20})
    assert gate_holds(side, {"pregnant": True, "pregnancy_weeks": None})
    assert not gate_holds(side, {"pregnant": None})
    assert gate_holds(by_weeks, {"pregnancy_weeks": 20})
    assert not gate_holds(by_weeks, {"pregnancy_weeks": 19})


def asked_before(step: str, facts: Facts, interview: Interview) -> list[str]:
    """Give the ids of the questions before a step, each answered from the facts."""
    ids: list[str] = []
    while (question := next_gate(step, interview)) is not None:
        ids.append(question.id)
        assert len(ids) < 20
        interview = answered(interview, question, facts)
    return ids


@pytest.mark.parametrize(
    ("step", "questions"),
    [
        ("comfort", []),
        ("position", ["gate_lying", "gate_sedatives"]),
        ("breathing", []),
        ("cold", ["gate_cold", "gate_sedatives"]),
        ("heat", ["gate_heat", "gate_sedatives"]),
        ("medicine", ["gate_stomach", "gate_daily", "gate_taken", "gate_sedatives", "gate_liver"]),
        ("getting_up", ["gate_sedatives", "gate_dizzy", "gate_support"]),
        ("walking", ["gate_sedatives", "gate_dizzy", "gate_calf", "gate_support"]),
        ("stretching", ["gate_surgery", "gate_stretching"]),
        ("massage", ["gate_calf", "gate_massage", "gate_surgery"]),
        ("water_food", []),
        ("treatments", []),
        ("specialist", []),
    ],
)
def test_questions_before_a_step(step: str, questions: list[str]) -> None:
    assert asked_before(step, HEALTHY, consult(HEALTHY).interview) == questions


def test_nothing_is_asked_where_the_step_is_out_already() -> None:
    done = consult({**HEALTHY, "osteoporosis": True}).interview
    assert next_gate("massage", done) is None
    assert next_gate("stretching", done) is None
    thinned = consult({**HEALTHY, "anticoagulant": True}).interview
    assert "gate_stomach" not in asked_before("medicine", HEALTHY, thinned)


def returned() -> Interview:
    """Give the interview of a return with nothing new."""
    again = follow_up(Interview({}), "return")
    for _ in range(3):
        again = record(again, next_question(again), {}, "no")
    return again


def test_after_a_return_the_step_asks_what_the_interview_would_have() -> None:
    usual = ["bones", "age", "pregnancy", "gate_lying", "gate_sedatives"]
    assert asked_before("position", HEALTHY, returned()) == usual
    pregnant = {**HEALTHY, "pregnant": True, "pregnancy_weeks": 8}
    interview = returned()
    for id in ("bones", "age", "pregnancy", "sure_pregnant"):
        question = next_gate("position", interview)
        assert question is not None
        assert question.id == id
        interview = answered(interview, question, pregnant)
    weeks = next_question(interview)
    assert weeks == question_by_id("weeks")
    assert asked_before("massage", {**HEALTHY, "anticoagulant": True}, returned()) == [
        "bones",
        "thinners",
    ]


def test_a_step_changed_already_is_not_asked_about_for_the_same_change() -> None:
    old = record(returned(), None, {"age": 70}, None)
    assert asked_before("cold", {"age": 70}, old) == ["gate_cold", "gate_sedatives"]


def test_a_gate_answer_can_raise_the_advice() -> None:
    done = consult(HEALTHY).interview
    question = next_gate("massage", done)
    assert question is not None
    assert question.id == "gate_calf"
    assert assess(record(done, question, {}, "yes").facts).disposition == "urgent_same_day"


def test_a_painkiller_today_is_split() -> None:
    done = consult(HEALTHY).interview
    for id in ("gate_stomach", "gate_daily"):
        done = record(done, question_by_id(id), {}, "no")
    taken = record(done, question_by_id("gate_taken"), {}, "yes")
    question = next_gate("medicine", taken)
    assert question is not None
    assert question.id == "gate_excess"
    assert assess(record(taken, question, {}, "yes").facts).disposition == "urgent_same_day"
    well = record(taken, question, {}, "no")
    assert well.facts["painkiller_today"] is True
    assert step_rule("medicine", well.facts).verdict == "ask_first"
    assert next_gate("medicine", well) is None


def test_every_named_question_exists() -> None:
    for step, ids in tables.gates().ask.items():
        assert step in STEPS
        assert set(ids) <= set(rows())
    assert set(tables.gates().ask) == set(STEPS) - {"driving_self", "ibuprofen", "paracetamol"}


@given(some_facts, st.sampled_from(sorted(tables.gates().ask)))
@settings(max_examples=300, deadline=None)
def test_a_step_given_is_none_that_must_not_be(facts: dict[str, Value], step: str) -> None:
    barred = step in assess(facts).must_not
    assert (step_rule(step, facts).verdict in ("leave_out", "ask_first")) is barred


@given(some_facts, st.sampled_from(sorted(tables.gates().ask)))
@settings(max_examples=200, deadline=None)
def test_the_questions_before_a_step_end(facts: dict[str, Value], step: str) -> None:
    numbers = {name: value for name, value in facts.items() if name in NUMBERS}
    asked_before(step, facts, record(Interview({}), None, numbers, None))
