"""In an emergency: repeatable for ever, left only by taking back the very answer that raised it."""

from skill.conversation import alarm
from skill.conversation.asking import Turn, again, close, put
from skill.conversation.interviewing import onward
from skill.conversation.state import Pending, Say, State
from skill.triage.interview import record, single
from skill.understanding import Understood

_HEAR_AGAIN = {"yes", "repeat", "ready", "emergency", "clarify", "help", "next", "resume", "slower"}
_ENOUGH = {"stop", "goodbye", "thanks", "no"}


def hear(state: State, understood: Understood) -> Turn:
    """Answer whatever is said during an emergency."""
    if state.pending is not None and state.pending.kind == "retake":
        return _retake(state, state.pending, understood)
    if _takes_back(state, understood):
        return recheck(state)
    fresh = {name: value for name, value in understood.findings.items() if value is True}
    if fresh:
        return alarm.enter(state._replace(interview=record(state.interview, None, fresh, None)))
    if understood.meaning in _ENOUGH:
        return close(state, (Say("prompt.emergency_close"),))
    if understood.meaning in _HEAR_AGAIN:
        return again(state, alarm.advice(state))
    if understood.meaning == "wait":
        return again(state, (Say("prompt.emergency_wait"),))
    return again(state, (Say("prompt.emergency_brief"),))


def unheard(state: State) -> Turn:
    """Answer noise: the number again, and after three times the end."""
    state = state._replace(tries=state.tries + 1)
    if state.tries >= 3:
        return close(state, (Say("prompt.emergency_close"),))
    if state.pending is not None and state.pending.kind == "retake":
        return again(state, (), "simpler")
    return again(state, (Say("prompt.emergency_brief"),))


def recheck(state: State) -> Turn:
    """Ask the item that raised the emergency once more; an item taken back before stays for good."""
    if set(state.alarm) & set(state.retaken) or not state.alarm:
        return again(state, (Say("prompt.emergency_stays"), *alarm.advice(state)))
    return put(state, (Say("prompt.recheck"),), _item(state.alarm[0]))


def _retake(state: State, pending: Pending, understood: Understood) -> Turn:
    """Take a clear no to the single item; anything else leaves the emergency as it is."""
    if understood.meaning in ("stop", "goodbye"):
        return close(state, (Say("prompt.emergency_close"),))
    if understood.meaning in ("repeat", "clarify", "slower", "start_over", "wait"):
        return again(state, (), "simpler")
    item = pending.asks[0]
    stated = dict(understood.findings)
    if stated.pop(item, "unsaid") is not False or any(
        value is not False for value in stated.values()
    ):
        settled = record(state.interview, None, understood.findings, None)
        return alarm.enter(state._replace(interview=settled, retaken=(*state.retaken, item)))
    rest = tuple(name for name in state.alarm if name != item)
    state = state._replace(
        interview=record(state.interview, None, {item: False, **stated}, None),
        alarm=rest,
        retaken=(*state.retaken, item),
    )
    if rest:
        return put(state, (), _item(rest[0]))
    if alarm.is_one(state.interview.facts):
        return alarm.enter(state)
    state = state._replace(phase="screen", disposition=None, pending=None)
    return onward(state, (Say("prompt.taken_back"),))


def _item(finding: str) -> Pending:
    question = single(finding)
    return Pending("retake", question.id, question.asks, question.yes_means)


def _takes_back(state: State, understood: Understood) -> bool:
    if understood.meaning in ("correction", "start_over"):
        return True
    return any(understood.findings.get(name, "unsaid") is False for name in state.alarm)
