"""One turn of the conversation: (state, event) in, (state, reply) out. Pure.

What is heard goes through a fixed order of ears, the gravest first: an emergency in any words, the emergency in hand,
the answer to the pending question, commands that mean the same everywhere, questions, and last what was not an answer.
"""

from functools import lru_cache

from skill.content import DEFAULT_LOCALE, words
from skill.conversation import (
    alarm,
    answering,
    emergency,
    interviewing,
    opening,
    outcomes,
    programme,
)
from skill.conversation.asking import Turn, again, close, from_triage, put, question_words
from skill.conversation.commands import COMMANDS
from skill.conversation.events import Event, Heard, Launch, Outcome, Unmatched
from skill.conversation.state import Pending, Say, State
from skill.triage.interview import record, single
from skill.understanding import Asked, Understood, understand

_ANSWERS = ("yes", "no", "dont_know", "ambiguous", "correction")
"""Meanings that answer the pending question; what they make an emergency is decided by what they answer."""


def turn(state: State, event: Event) -> Turn:
    """Move the conversation on by one event.

    Takes the state before and what happened; gives the state after and the reply. A reply with an effect is not an
    answer yet: the edge carries the effect out and comes back with an `Outcome`.
    """
    if isinstance(event, Launch):
        return opening.launch(event.kept)
    if isinstance(event, Outcome):
        return outcomes.take(state, event)
    if isinstance(event, Unmatched):
        return _unheard(state)
    return _hear(state, understood_in(state, event))


def asked_now(state: State) -> Asked:
    """Give the pending question as understanding needs it."""
    if state.pending is None:
        return Asked()
    if state.paused:
        return Asked(expects="ready")
    pending = state.pending
    question = question_words(pending, "ask")
    spoken = words(question.id, DEFAULT_LOCALE, dict(question.slots))
    return Asked(pending.asks, pending.yes_means, pending.expects, spoken)


def understood_in(state: State, heard: Heard) -> Understood:
    """Give what was heard as a meaning with findings, in the light of what was asked."""
    if heard.meaning:
        return Understood(heard.meaning, heard.findings, False, heard.details, ())
    asked = asked_now(state)
    return (
        _polar(heard.words, asked)
        if heard.words in ("yes", "no")
        else understand(heard.words, asked)
    )


@lru_cache(maxsize=512)
def _polar(word: str, asked: Asked) -> Understood:
    """Read Alexa's own yes and no, which make up most of an interview: the same two words to the same few questions."""
    return understand(word, asked)


def _hear(state: State, understood: Understood) -> Turn:
    if state.phase == "emergency":
        return emergency.hear(state, understood)
    if _is_alarm(state, understood):
        return _sound_alarm(state, understood)
    if state.paused:
        state = state._replace(paused=False)
        if understood.meaning in ("yes", "ready", "resume", "next"):
            return again(state)
        if understood.meaning == "no":
            return COMMANDS["wait"](state, understood)
    return (
        _pending_answer(state, understood)
        or _command(state, understood)
        or answering.answer(state, understood.meaning)
        or _volunteered(state, understood)
        or _unheard(state)
    )


def _is_alarm(state: State, understood: Understood) -> bool:
    """Tell whether the words call for help, or state what is an emergency with all that is known."""
    stated = {name: value for name, value in understood.findings.items() if value is True}
    if stated and alarm.is_one({**state.interview.facts, **stated}):
        return True
    if understood.meaning == "emergency" or (stated and understood.emergency):
        return True
    # Somebody else's ("my dad can't move his legs") names no finding of the person's, and is one all the same.
    return understood.emergency and understood.meaning not in _ANSWERS


def _sound_alarm(state: State, understood: Understood) -> Turn:
    stated = {name: value for name, value in understood.findings.items() if value is not None}
    interview = record(state.interview, None, stated, None)
    if not alarm.is_one(interview.facts):
        interview = record(interview, None, {"other_emergency_stated": True}, None)
    return alarm.enter(state._replace(interview=interview))


def _pending_answer(state: State, understood: Understood) -> Turn | None:
    pending = state.pending
    if pending is None:
        return None
    if pending.kind in ("triage", "single"):
        return interviewing.answer(state, pending, understood)
    if state.phase == "guide":
        return programme.answer(state, understood)
    return _offer_answer(state, pending, understood)


def _offer_answer(state: State, pending: Pending, understood: Understood) -> Turn | None:
    """Take the answer to an offer made outside the guide."""
    yes = understood.meaning in ("yes", "ready", "next", "resume")
    if not yes and understood.meaning != "no":
        return None
    if pending.id == "same_person":
        return opening.returned(state, yes)
    if pending.id.startswith("programme") and yes:
        return programme.go(state, state.goal or programme.FIRST)
    if pending.id == "urgent_repeat" and yes:
        return again(state, state.said)
    if pending.id == "anything_else" and yes:
        return interviewing.onward(state, ())
    return close(state, (Say("prompt.safety_net"),))


def _command(state: State, understood: Understood) -> Turn | None:
    command = COMMANDS.get(understood.meaning)
    if command is None:
        return None
    stated = {name: value for name, value in understood.findings.items() if value is not None}
    if stated:
        state = state._replace(interview=record(state.interview, None, stated, None))
    return command(state, understood)


def _volunteered(state: State, understood: Understood) -> Turn | None:
    doubtful = interviewing.in_doubt(understood.findings)
    if doubtful is not None:
        return put(state, (), from_triage(single(doubtful), kind="single"))
    if not any(value is not None for value in understood.findings.values()):
        return None
    return interviewing.volunteered(state, understood.findings, (Say("prompt.noted"),))


def _unheard(state: State) -> Turn:
    if state.phase == "emergency":
        return emergency.unheard(state)
    return interviewing.unheard(state)
