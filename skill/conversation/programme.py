"""The relief programme: one step after another, each behind its gates, with timers where they help."""

from skill.conversation.asking import Turn, again, close, from_triage, offer, put
from skill.conversation.keeping import REST, WALKED
from skill.conversation.state import Effect, Reply, Say, State
from skill.relief import cold, guide, walking
from skill.triage.assess import assess
from skill.triage.interview import follow_up, next_gate, next_question, step_rule
from skill.understanding import Understood

FIRST = guide.STEPS[0]
_FETCHED = ("cold", "heat")
"""Steps that need something brought; a person who cannot get up is not told to fetch it."""
_TIMED = {"cold": "cold_timer", "heat": "heat_timer", "walking": "walk_timer"}
_ON = ("yes", "ready", "next", "better", "same")


def go(state: State, step: str | None, says: tuple[Say, ...] = ()) -> Turn:
    """Move to a step: leave it out, ask what must be known before it, or give it. None: the guide is at its end."""
    if step is None:
        return close(
            state._replace(place=None), (*says, Say("prompt.guide_end"), Say("prompt.safety_net"))
        )
    if step == WALKED:
        return put(
            state._replace(phase="guide", place="walking", goal=None),
            says,
            offer("walk_feedback", "choice"),
        )
    state = state._replace(phase="guide", place=step, goal=None)
    rule = step_rule(step, state.interview.facts)
    if rule.verdict == "leave_out" or step in assess(state.interview.facts).must_not:
        return go(state, guide.next_step(step, guide.STEPS), (*says, *_reason(rule.reason)))
    gate = next_gate(step, state.interview)
    if gate is not None:
        return put(state, says, from_triage(gate))
    if step in _FETCHED and state.fetch is None:
        return put(state, says, offer("fetch"))
    if step in _FETCHED and not state.fetch:
        return go(state, guide.next_step(step, guide.STEPS), says)
    adapted = rule.verdict in ("adapt", "ask_first")
    if adapted:
        says = (*says, *_reason(rule.reason))
    entry = guide.entry(step, adapted=adapted, walk_level=state.walk)
    says = (*says, Say(f"guide.{entry}", _slots(state, step)))
    return put(state, says, offer(_TIMED[step]) if step in _TIMED else offer("next", "ready"))


def after(state: State, says: tuple[Say, ...] = ()) -> Turn:
    """Move to the step behind the one in hand."""
    return go(state, guide.next_step(state.place, guide.STEPS), says)


def before(state: State) -> Turn:
    """Move to the step before the one in hand; at the first, that one again."""
    return go(state, guide.previous_step(state.place, guide.STEPS) or FIRST)


def easier(state: State) -> tuple[Say, ...]:
    """Give the easier variant of the step in hand, for "it hurts more"."""
    return (Say(f"guide.{state.place or 'comfort'}:easier"),)


def answer(state: State, understood: Understood) -> Turn | None:
    """Take the answer to one of the programme's own questions; None if the words do not answer it."""
    assert state.pending is not None
    meaning, question = understood.meaning, state.pending.id
    if question == "walk_feedback":
        return _after_walk(state, meaning) if meaning in ("better", "same", "worse") else None
    if question == "fetch" and meaning in ("yes", "no"):
        if meaning == "yes":
            return go(state._replace(fetch=True), state.place)
        return after(state._replace(fetch=False), (Say("prompt.nobody_to_fetch"),))
    if question in (REST, *_TIMED.values()) and meaning in ("yes", "ready", "no"):
        if meaning == "no":
            return put(state, without_timer(state), offer("next", "ready"))
        return state, Reply((), effect=timer(state))
    if meaning in _ON:
        return after(state)
    if meaning == "no":
        return again(state, (Say("prompt.take_your_time"),), "simpler")
    return None


def timer(state: State) -> Effect:
    """Give the timer that goes with the step in hand."""
    plan = walking.plan_at(state.walk)
    if state.pending is not None and state.pending.id == REST:
        return Effect("set_timer", {"kind": "rest", "seconds": plan.rest_minutes * 60})
    if state.place == "walking":
        minutes = plan.walk_minutes
    else:
        rule = step_rule(str(state.place), state.interview.facts)
        minutes = cold.pack(guide.entry(str(state.place), adapted=rule.verdict == "adapt")).minutes
    return Effect("set_timer", {"kind": str(state.place), "seconds": minutes * 60})


def without_timer(state: State) -> tuple[Say, ...]:
    """Give the text that says the same plan without a timer, for a step that has one."""
    return (Say(f"prompt.{state.place}_without_timer"),) if state.place in _TIMED else ()


def _after_walk(state: State, felt: str) -> Turn:
    result = walking.after_walk(walking.plan_at(state.walk), felt)
    state = state._replace(walk=result.plan.level)
    said = Say(f"guide.walking.{result.outcome}", result.slots)
    if result.outcome in ("stop", "worse"):
        # Worse: what matters is asked again before anything else; a second time the walks end.
        place = "walking" if result.outcome == "worse" else guide.next_step("walking", guide.STEPS)
        state = state._replace(place=place, interview=follow_up(state.interview, "worse"))
        question = next_question(state.interview)
        if question is not None:
            return put(state, (said,), from_triage(question))
    if result.outcome in ("stop", "done"):
        return after(state, (said,))
    return put(state, (said,), offer(REST))


def _reason(reason: str) -> tuple[Say, ...]:
    return (Say(reason),) if reason else ()


def _slots(state: State, step: str) -> tuple[tuple[str, str], ...]:
    if step != "walking":
        return ()
    return _minutes(walking.plan_at(state.walk))


def _minutes(plan: walking.WalkPlan) -> tuple[tuple[str, str], ...]:
    """Give the slots of the walk's texts."""
    return (("walk", str(plan.walk_minutes)), ("rest", str(plan.rest_minutes)))
