"""The interview: an answer is recorded, and the next question, the comfort or the advice follows."""

from collections.abc import Mapping

from skill.conversation import advising, alarm, programme
from skill.conversation.asking import Turn, again, close, from_triage, put
from skill.conversation.state import Pending, Say, State
from skill.triage.assess import is_emergency_finding
from skill.triage.findings import Value
from skill.triage.interview import Question, next_question, question_by_id, record, single
from skill.understanding import Understood

_SCREEN = ("screen", "split", "follow_up")
_UNSURE = {"dont_know", "ambiguous", "duration_unclear"}


def answer(state: State, pending: Pending, understood: Understood) -> Turn | None:
    """Take the answer to the pending triage question; None if the words do not answer it."""
    # "I don't know" counts for what was not asked; for what was, it leads to the second ask.
    stated = {
        name: value
        for name, value in understood.findings.items()
        if value is not None or name not in pending.asks
    }
    if pending.kind != "single" and (doubtful := in_doubt(stated)):
        return put(state, (), from_triage(single(doubtful), kind="single"))
    clash = _clash(state, pending, understood, stated)
    if clash:
        return put(state, (Say("prompt.clash"),), from_triage(single(clash), kind="single"))
    polar = understood.meaning if understood.meaning in ("yes", "no") else None
    no_number = polar is not None and not stated and pending.expects != "yes_no"
    if understood.meaning in _UNSURE or no_number:
        return _unsure(state, pending, stated)
    question = question_by_id(pending.id)._replace(asks=pending.asks)
    if stated:
        interview = record(state.interview, question, stated, None)
    elif polar and pending.expects == "yes_no":
        interview = record(state.interview, question, {}, polar)
    else:
        return None
    unasked = bool(stated) and not set(stated) & set(pending.asks)
    news = question.phase in _SCREEN and any(
        interview.facts.get(name, True) is not False for name in pending.asks
    )
    state = state._replace(interview=interview, brief=state.brief and not news)
    return onward(state, (Say("prompt.noted"),) if unasked else ())


def in_doubt(stated: Mapping[str, Value]) -> str | None:
    """Give the emergency finding that the words hint at without stating it; it is asked by itself."""
    return next(
        (n for n, value in stated.items() if value is None and is_emergency_finding(n)), None
    )


def volunteered(state: State, findings: Mapping[str, Value], says: tuple[Say, ...]) -> Turn:
    """Take what was said unasked, and go on with what it changes."""
    news = any(value is not False for value in findings.values())
    interview = record(state.interview, None, findings, None)
    return onward(state._replace(interview=interview, brief=state.brief and not news), says)


def reopened(state: State, misheard: bool = False) -> State | None:
    """Give the state before the last settled question, for "back" and "you misheard". None: there is no such question.

    Going back, a finding that was stated stays; misheard, the whole answer is asked again.
    """
    asked = state.interview.asked
    if not asked:
        return None
    again_open = set(question_by_id(asked[-1]).asks)
    stays = {n for n, v in state.interview.facts.items() if v is True and not misheard}
    facts = {n: v for n, v in state.interview.facts.items() if n not in again_open or n in stays}
    return state._replace(interview=state.interview._replace(facts=facts, asked=asked[:-1]))


def unheard(state: State) -> Turn:
    """Answer noise and unmatched talk: ask again, differently each time; after three the safety line."""
    state = state._replace(tries=state.tries + 1)
    if state.tries >= 3:
        return close(state, (Say("prompt.could_not_hear"),))
    return again(state, (), "simpler" if state.tries == 1 else "reprompt")


def onward(state: State, says: tuple[Say, ...]) -> Turn:
    """Give what follows from all that is known: the emergency, the next question, the comfort, the advice."""
    if not state.interview.queue and alarm.is_one(state.interview.facts):
        return alarm.enter(state)
    if state.brief and advising.is_worrying(state.interview.facts):
        state = state._replace(brief=False)
    question = _next(state)
    screening = question is not None and question.phase in _SCREEN
    if not screening and not state.comforted:
        state = state._replace(comforted=True, phase="interview")
        says = (*says, Say("prompt.none_of_those"), Say("guide.comfort"))
    if question is not None:
        return put(state, says, from_triage(question))
    if not advising.changes(state) and state.phase == "guide":
        return programme.go(state, state.place, says)
    if state.brief:
        return programme.go(state, state.goal, says)
    return advising.give(state, says)


def _next(state: State) -> Question | None:
    """Give the question that comes next; a brief call asks the screen only, until something worrying is said."""
    question = next_question(state.interview)
    if state.brief and question is not None and question.phase not in _SCREEN:
        return None
    return question


def _unsure(state: State, pending: Pending, stated: Mapping[str, Value]) -> Turn:
    """Not sure is not no: ask once more in simpler words, then take the safe side."""
    question = question_by_id(pending.id)._replace(asks=pending.asks)
    if state.unsure:
        interview = record(state.interview, question, stated, "dont_know")
        return onward(state._replace(interview=interview), (Say("prompt.safe_side"),))
    if stated:
        state = state._replace(interview=record(state.interview, question, stated, None))
        left = tuple(name for name in pending.asks if name not in stated)
        state = state._replace(pending=pending._replace(asks=left) if left else pending)
        return again(state._replace(unsure=True), (), "simpler")
    split = record(state.interview, question, {}, "yes" if pending.expects == "yes_no" else None)
    if split.queue != state.interview.queue:
        # Its parts lead to different advice: the second ask is each of them by itself.
        return onward(state._replace(interview=split), (Say("prompt.one_by_one"),))
    return again(state._replace(unsure=True), (), "simpler")


def _clash(
    state: State, pending: Pending, understood: Understood, stated: Mapping[str, Value]
) -> str | None:
    """Give the finding that was stated before and is denied now, unless this was just asked or put right."""
    if pending.kind == "single" or understood.meaning == "correction":
        return None
    known = state.interview.facts
    return next((n for n, v in stated.items() if v is False and known.get(n) is True), None)
