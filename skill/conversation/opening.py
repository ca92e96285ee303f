"""How a call begins: a bare launch, a return, a one-shot request, or a state that was damaged on the way."""

from skill.conversation import answering, emergency, interviewing
from skill.conversation.asking import Turn, from_triage, offer, put
from skill.conversation.commands import COMMANDS
from skill.conversation.events import Kept
from skill.conversation.keeping import WALKED
from skill.conversation.state import Say, State
from skill.relief import guide
from skill.triage.interview import is_question, question_by_id, single
from skill.understanding import Understood

_WITHOUT_SCREEN = {
    "stop",
    "goodbye",
    "cancel",
    "navigate_home",
    "timer_query",
    "cancel_timer",
    "forget_me",
}


def launch(kept: Kept) -> Turn:
    """Open a call: say who speaks, then the first question; after an earlier call, a shorter way."""
    state = State(heard=True, pace=kept.pace, walk=kept.walk)
    hello = Say("prompt.opening_again" if kept.heard else "prompt.opening")
    if kept.step == WALKED or kept.step in guide.STEPS:
        return put(state._replace(goal=kept.step), (hello,), offer("same_person"))
    if kept.question is not None and is_question(kept.question):
        return put(state, (hello,), from_triage(question_by_id(kept.question)))
    return interviewing.onward(state, (hello,))


def returned(state: State, same: bool) -> Turn:
    """Go on after "are you the same person, with nothing new?": the short way if so, else from the start."""
    if not same:
        return interviewing.onward(state._replace(goal=None), (Say("prompt.from_the_start"),))
    return interviewing.onward(state._replace(brief=True, comforted=True), ())


def request(state: State, understood: Understood) -> Turn:
    """Open a call with a request: a question is answered at once, a step waits for the short screen."""
    hello = (Say("prompt.opening"),)
    state = state._replace(heard=True)
    if understood.meaning in _WITHOUT_SCREEN:
        return COMMANDS[understood.meaning](state, understood)
    if understood.meaning == "skip_to":
        step = str(understood.details.get("step", ""))
        if step in guide.STEPS:
            return interviewing.onward(state._replace(goal=step, brief=True, comforted=True), hello)
    answered = answering.answer(state, understood.meaning)
    if answered is not None:
        return put(
            answered[0], (Say("prompt.opening_short"), *answered[1].say), offer("anything_else")
        )
    doubtful = interviewing.in_doubt(understood.findings)
    if doubtful is not None:
        return put(state, hello, from_triage(single(doubtful), kind="single"))
    return interviewing.volunteered(state, understood.findings, hello)


def recovered(state: State) -> Turn:
    """Go on after session attributes were lost or damaged: the emergency's question, or the screen again."""
    if state.phase == "emergency":
        return emergency.recheck(state)
    return interviewing.onward(state, (Say("prompt.lost_place"),))
