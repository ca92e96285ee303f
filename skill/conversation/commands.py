"""What a person may say at any time: repeat, slower, wait, next, back, pause, start over, stop and the rest."""

from collections.abc import Callable

from skill.conversation import interviewing, programme
from skill.conversation.asking import Turn, again, close, offer, put
from skill.conversation.state import Effect, Reply, Say, State
from skill.relief import guide
from skill.triage.interview import follow_up, question_by_id
from skill.understanding import Understood

Command = Callable[[State, Understood], Turn]


def _with_last(state: State, says: tuple[Say, ...]) -> Turn:
    """Say something, then what was said last with its question; "repeat" repeats the latter only."""
    moved, reply = again(state, (*says, *state.said))
    return moved._replace(said=state.said), reply


def _repeat(state: State, _: Understood) -> Turn:
    return _with_last(state, ())


def _slower(state: State, _: Understood) -> Turn:
    return _with_last(state._replace(pace="slow"), (Say("prompt.slower"),))


def _faster(state: State, _: Understood) -> Turn:
    pace = "normal" if state.pace == "slow" else "fast"
    return _with_last(state._replace(pace=pace), (Say("prompt.faster"),))


def _louder(state: State, _: Understood) -> Turn:
    return _with_last(state._replace(volume="loud"), (Say("prompt.louder"),))


def _quieter(state: State, _: Understood) -> Turn:
    return _with_last(state._replace(volume="soft"), (Say("prompt.quieter"),))


def _shorter(state: State, _: Understood) -> Turn:
    return again(state, (Say("prompt.shorter"),), "simpler")


def _longer(state: State, _: Understood) -> Turn:
    if state.phase == "guide" and state.place:
        entry = next(
            (say.id for say in state.said if say.id.startswith("guide.")), f"guide.{state.place}"
        )
        return again(state, (Say(entry.partition(":")[0] + ":longer"),))
    if state.pending is not None and state.pending.id == "programme_or_what_to_tell":
        return again(state, (Say("advice.tell_them"),))
    return _clarify(state, _)


def _clarify(state: State, _: Understood) -> Turn:
    if state.pending is not None and state.pending.kind != "offer":
        from_why = "prompt.part:why"
        if state.pending.asks == question_by_id(state.pending.id).asks:
            from_why = f"question.{state.pending.id}:why"
        return again(state, (Say(from_why),), "simpler")
    return again(state, (Say("prompt.in_other_words"),), "simpler")


def _help(state: State, _: Understood) -> Turn:
    return again(state, (Say("prompt.help_line"), Say("answer.help")))


def _wait(state: State, _: Understood) -> Turn:
    return again(state, (Say("prompt.company"),))


def _pause(state: State, _: Understood) -> Turn:
    state = state._replace(paused=True, said=())
    return state, Reply((), Say("prompt.paused:ask"), Say("prompt.paused:reprompt"))


def _resume(state: State, _: Understood) -> Turn:
    return again(state)


def _thanks(state: State, _: Understood) -> Turn:
    return again(state, (Say("prompt.welcome"),))


def _stop(state: State, _: Understood) -> Turn:
    return close(state, (Say("prompt.stop"),))


def _cancel(state: State, _: Understood) -> Turn:
    """Amazon's Cancel holds "nothing" and "never mind": with a question pending it must not hang up."""
    if state.pending is None:
        return close(state, (Say("prompt.stop"),))
    if state.tries:
        return interviewing.unheard(state)
    return again(state._replace(tries=1), (Say("prompt.no_or_stop"),), "simpler")


def _start_over(state: State, _: Understood) -> Turn:
    fresh = State(heard=state.heard, pace=state.pace, volume=state.volume, retaken=state.retaken)
    return interviewing.onward(fresh, (Say("prompt.starting_again"),))


def _next(state: State, _: Understood) -> Turn:
    if state.phase == "guide" and state.pending is not None and state.pending.kind == "offer":
        return programme.after(state)
    return again(state, (Say("prompt.this_first"),))


def _previous(state: State, _: Understood) -> Turn:
    if state.phase == "guide":
        return programme.before(state)
    before = interviewing.reopened(state)
    if before is None:
        return again(state, (Say("prompt.nothing_before"),))
    return interviewing.onward(before, ())


def _correction(state: State, understood: Understood) -> Turn:
    """Take what is put right; "you misheard" without saying what asks the last question again."""
    stated = {name: value for name, value in understood.findings.items() if value is not None}
    if stated:
        return interviewing.volunteered(state, stated, (Say("prompt.noted"),))
    before = interviewing.reopened(state, misheard=True)
    return interviewing.onward(before, (Say("prompt.asked_again"),)) if before else again(state)


def _skip_to(state: State, understood: Understood) -> Turn:
    step = str(understood.details.get("step", ""))
    if step not in guide.STEPS:
        return again(state, (Say("prompt.which_step"),))
    if state.phase == "guide" or (
        state.phase == "advised" and state.disposition != "urgent_same_day"
    ):
        return programme.go(state, step)
    if state.disposition == "urgent_same_day":
        return again(state, (Say("prompt.not_now"),))
    return again(state._replace(goal=step), (Say("prompt.this_first"),))


def _hurts_more(state: State, _: Understood) -> Turn:
    if not state.comforted:
        return again(state, (Say("prompt.stop_there"),))
    says = programme.easier(state)
    return interviewing.onward(state._replace(interview=follow_up(state.interview, "worse")), says)


def _glad(state: State, _: Understood) -> Turn:
    return again(state, (Say("prompt.glad"),))


def _same(state: State, _: Understood) -> Turn:
    return again(state, (Say("prompt.all_right"),))


def _child(state: State, _: Understood) -> Turn:
    return interviewing.volunteered(state, {"age_under_18": True}, (Say("prompt.child"),))


def _other(state: State, _: Understood) -> Turn:
    return again(state, (Say("prompt.other"),))


def _forget_me(state: State, _: Understood) -> Turn:
    return state, Reply((), effect=Effect("forget"))


def _ask_timer(state: State, understood: Understood) -> Turn:
    if state.phase != "guide":
        return again(state, (Say("prompt.this_first"),))
    seconds = int(understood.details.get("seconds", 0))
    if not seconds:
        return put(state, (), offer("walk_timer" if state.place == "walking" else "cold_timer"))
    return state, Reply((), effect=Effect("set_timer", {"kind": "timer", "seconds": seconds}))


def _timer_query(state: State, _: Understood) -> Turn:
    return state, Reply((), effect=Effect("time_left"))


def _cancel_timer(state: State, _: Understood) -> Turn:
    return state, Reply((), effect=Effect("cancel_timers"))


def _said_sorry(state: State, _: Understood) -> Turn:
    return again(state, (Say("prompt.that_hurts"),))


def _pain_noted(state: State, _: Understood) -> Turn:
    return again(state, (Say("prompt.pain_noted"),))


COMMANDS: dict[str, Command] = {
    "repeat": _repeat,
    "slower": _slower,
    "faster": _faster,
    "louder": _louder,
    "quieter": _quieter,
    "shorter": _shorter,
    "longer": _longer,
    "clarify": _clarify,
    "help": _help,
    "wait": _wait,
    "pause": _pause,
    "resume": _resume,
    "thanks": _thanks,
    "stop": _stop,
    "goodbye": _stop,
    "navigate_home": _stop,
    "cancel": _cancel,
    "start_over": _start_over,
    "next": _next,
    "previous": _previous,
    "correction": _correction,
    "skip_to": _skip_to,
    "hurts_more": _hurts_more,
    "worse": _hurts_more,
    "better": _glad,
    "same": _same,
    "about_child": _child,
    "about_other": _other,
    "forget_me": _forget_me,
    "ask_timer": _ask_timer,
    "timer_query": _timer_query,
    "cancel_timer": _cancel_timer,
    "profanity": _said_sorry,
    "severity_value": _pain_noted,
    "severity_words": _pain_noted,
    "symptom_description": _pain_noted,
}
"""Meaning to what it does, in any state but an emergency (see `emergency`)."""
