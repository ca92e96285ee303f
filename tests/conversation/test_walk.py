"""An exhaustive walk of the conversation: every kind of state, every kind of answer."""

from collections import deque
from functools import cache

import pytest

from skill.content import words
from skill.conversation import codec
from skill.conversation.events import Event, Heard, Kept, Launch, Outcome, Unmatched
from skill.conversation.state import Effect, Reply, Say, State
from skill.conversation.turn import turn
from skill.relief import guide
from skill.triage.assess import assess

pytestmark = pytest.mark.xdist_group("walk")

_MEANINGS = (
    "repeat next previous pause resume start_over help stop cancel navigate_home slower "
    "faster louder quieter shorter longer clarify wait thanks goodbye ready better same "
    "worse hurts_more forget_me about_child about_other ask_ice ask_ibuprofen ask_timer "
    "timer_query cancel_timer privacy about_skill out_of_scope nonanswer silence_or_noise "
    "profanity symptom_description correction severity_words "
)
ANSWERS: tuple[Event, ...] = (
    *(
        Heard(words=text)
        for text in (
            "yes",
            "no",
            "i don't know",
            "maybe",
            "forty",
            "seventy two",
            "three days",
            "ten days",
        )
    ),
    *(Heard(meaning=meaning) for meaning in _MEANINGS.split()),
    *(Heard(meaning="skip_to", details={"step": step}) for step in ("walking", "cold", "nonsense")),
    Heard(meaning="red_flag", findings={"fever": True}),
    Heard(meaning="meds_volunteer", findings={"anticoagulant": True}),
    Heard(meaning="red_flag", findings={"chest_pain": True}),
    Unmatched(),
)
KEY_ANSWERS = (
    *(Heard(words=text) for text in ("yes", "no", "i don't know", "forty")),
    *(
        Heard(meaning=meaning)
        for meaning in ("repeat", "help", "stop", "start_over", "resume", "hurts_more")
    ),
    Heard(meaning="red_flag", findings={"chest_pain": True}),
    Unmatched(),
)
"""What is tried in a state that differs from a plain one only by a second ask, noise before it, or a pause."""
OUTCOMES = {
    "set_timer": (("set", {"length": "20 minutes"}), ("unavailable", {}), ("no_permission", {})),
    "time_left": (
        ("found", {"left": "5 minutes"}),
        ("none", {}),
        ("unavailable", {}),
        ("no_permission", {}),
    ),
    "cancel_timers": (("done", {}), ("none", {}), ("unavailable", {}), ("no_permission", {})),
    "forget": (("done", {}), ("unavailable", {})),
    "ask_permission": (("accepted", {}), ("denied", {})),
}


def signature(state: State) -> tuple[object, ...]:
    """Give what tells two states apart for the walk: the same question in the same light."""
    pending = state.pending
    about = (pending.kind, pending.id) if pending else None
    heading_for = None if state.disposition else assess(state.interview.facts).disposition
    light = (
        state.disposition,
        state.unsure,
        state.tries,
        state.paused,
        state.brief,
        state.place,
        bool(state.alarm),
    )
    return (state.phase, about, heading_for, *light)


def after(state: State, event: Event) -> list[tuple[Event, State, Reply]]:
    """Give every end of one event: with an effect, one for each outcome it may have."""
    moved, reply = turn(state, event)
    if reply.effect is None:
        return [(event, moved, reply)]
    return [end for outcome in outcomes(reply.effect) for end in after(moved, outcome)]


def outcomes(effect: Effect) -> list[Outcome]:
    """Give what an effect may come to."""
    return [Outcome(effect.kind, result, details) for result, details in OUTCOMES[effect.kind]]


@cache
def walk() -> tuple[tuple[State | None, Event, State, Reply], ...]:
    """Give every step of the walk: (state before, event, state after, reply)."""
    steps: list[tuple[State | None, Event, State, Reply]] = []
    begin = [
        Launch(),
        Launch(Kept(heard=True)),
        Launch(Kept(step="cold")),
        Launch(Kept(step="walked", walk=2)),
    ]
    first = [(None, event, *turn(State(), event)) for event in begin]
    queue = deque(state for _, _, state, reply in first if reply.ask)
    steps += first
    seen = {signature(state) for state in queue}
    while queue:
        state = queue.popleft()
        plain = not (state.tries or state.unsure or state.paused)
        for answer in ANSWERS if plain else KEY_ANSWERS:
            for event, moved, reply in after(state, answer):
                steps.append((state, event, moved, reply))
                if reply.ask is not None and signature(moved) not in seen:
                    seen.add(signature(moved))
                    queue.append(moved)
    return tuple(steps)


def spoken(says: tuple[Say, ...]) -> str:
    """Give texts as they are spoken."""
    return " ".join(words(say.id, "en-US", dict(say.slots)) for say in says)


def test_the_walk_reaches_every_ending_and_every_step() -> None:
    dispositions = {state.disposition for _, _, state, _ in walk()}
    assert dispositions >= {
        "emergency_now",
        "urgent_same_day",
        "see_clinician_soon",
        "see_specialist",
        "self_care",
    }
    assert {state.place for _, _, state, _ in walk()} >= set(guide.STEPS)


def test_every_open_answer_ends_in_a_question_with_a_reprompt_that_adds_something() -> None:
    for _, event, _, reply in walk():
        if reply.ask is None:
            continue
        question, reprompt = spoken((reply.ask,)), spoken((reply.reprompt,))
        assert question.endswith("?"), (event, question)
        assert reprompt.endswith("?") and reprompt != question, (event, question)


def test_every_closing_answer_says_something_and_asks_nothing() -> None:
    for before, event, _, reply in walk():
        if reply.ask is None:
            text = spoken(reply.say)
            assert text and not text.endswith("?"), (before, event, text)


def test_an_emergency_said_in_any_state_wins() -> None:
    for before, event, after_, _ in walk():
        if before is not None and event == Heard(meaning="red_flag", findings={"chest_pain": True}):
            assert after_.disposition == "emergency_now" and after_.phase == "emergency"


def test_no_relief_step_is_given_in_an_emergency() -> None:
    for _, _, state, reply in walk():
        if state.phase == "emergency":
            assert not any(say.id.startswith("guide.") for say in reply.say)


def test_an_emergency_is_left_only_by_a_clear_no_to_its_item_asked_again() -> None:
    for before, event, after_, _ in walk():
        if before is not None and before.phase == "emergency" and after_.phase != "emergency":
            assert before.pending is not None and before.pending.kind == "retake"
            assert event == Heard(words="no")


@pytest.mark.parametrize("meaning", ["stop", "goodbye", "navigate_home"])
def test_stop_ends_the_session_in_every_state(meaning: str) -> None:
    for before, event, _, reply in walk():
        if before is not None and event == Heard(meaning=meaning):
            assert reply.ask is None or before.phase == "emergency"


def test_repeat_and_help_keep_the_question() -> None:
    for before, event, after_, reply in walk():
        if before is not None and event in (Heard(meaning="repeat"), Heard(meaning="help")):
            assert reply.ask is not None
            if before.phase != "emergency":
                assert after_.pending == before.pending


def test_three_unheard_answers_in_a_row_end_with_the_safety_line() -> None:
    for before, event, _, reply in walk():
        if before is not None and event == Unmatched() and before.tries >= 2:
            assert reply.ask is None and "nine one one" in spoken(reply.say)


def test_every_state_survives_the_session_attributes_and_stays_small() -> None:
    for _, _, state, reply in walk():
        if reply.ask is None:
            continue
        data = codec.encode(state)
        assert codec.decode(data) == state
        assert len(str(data)) <= 2000
