"""What a call leaves behind for the next one: a place, and nothing that anybody answered."""

from skill.conversation.events import Kept
from skill.conversation.state import State
from skill.relief import guide
from skill.triage.interview import question_by_id, screen_question_for

WALKED = "walked"
"""The place after a timed walk: the next call asks how it was."""


REST = "rest_timer"
"""The question before the rest between two walks; once it is timed, the next call goes on with the walk."""


def kept_of(state: State, timed: bool = False) -> Kept:
    """Give what the next launch needs. `timed`: a timer was set, so that it goes on behind the step in hand.

    After an emergency or urgent ending there is no place to go on from. The question that comes first next time is
    kept only if it is one of the screen's, which every call asks: which it is tells nothing about the answer.
    """
    return Kept(_place(state, timed), _question(state), state.walk, state.pace, state.heard)


def _place(state: State, timed: bool) -> str | None:
    if state.phase != "guide" or state.place is None:
        return None
    resting = state.pending is not None and state.pending.id == REST
    if not timed or resting:
        return state.place
    return WALKED if state.place == "walking" else guide.next_step(state.place, guide.STEPS)


def _question(state: State) -> str | None:
    if state.alarm:
        return screen_question_for(state.alarm[0])
    if state.pending is None or state.pending.kind != "triage":
        return None
    question = question_by_id(state.pending.id)
    return question.id if question.phase == "screen" else None
