"""Putting an answer right, with the words that say how: what is stated counts at once."""

from skill.conversation.events import Heard
from skill.conversation.state import State
from skill.conversation.turn import turn
from tests.conversation.patient import consult


def all_answered_no(state: State) -> State:
    """Answer no until nothing about findings is asked any more."""
    while state.pending is not None and state.pending.kind == "triage":
        state, _ = turn(state, Heard(words="no"))
    return state


def test_a_correction_of_the_last_answer_raises_the_advice() -> None:
    state = consult({"age": 40, "duration_days": 2}).state
    state, _ = turn(state, Heard(meaning="hurts_more"))
    state = all_answered_no(state)
    assert state.disposition == "self_care"
    state, reply = turn(state, Heard(meaning="correction", findings={"worsening": True}))
    assert state.disposition == "see_clinician_soon"
    assert any(say.id == "prompt.advice_changed" for say in reply.say)


def test_a_correction_in_the_interview_is_not_asked_again() -> None:
    state = consult({"age": 40, "duration_days": 2}).turns[5][1]
    state, _ = turn(state, Heard(meaning="correction", findings={"diabetes": True}))
    assert state.interview.facts["diabetes"] is True
