"""What an effect came to: a timer set or refused, a permission given or not, the time that is left."""

from skill.conversation import programme
from skill.conversation.asking import Turn, again, close, offer, put
from skill.conversation.events import Outcome
from skill.conversation.state import Effect, Reply, Say, State


def take(state: State, outcome: Outcome) -> Turn:
    """Answer the outcome of an effect in words; relief goes on whatever it was."""
    if outcome.effect == "set_timer":
        return _timer(state, outcome)
    if outcome.effect == "ask_permission":
        return _permission(state, outcome)
    if outcome.effect == "time_left" and outcome.result == "found":
        return again(state, (Say("prompt.time_left", (("left", str(outcome.details["left"])),)),))
    return again(state, (Say(f"prompt.{outcome.effect}_{outcome.result}"),))


def _timer(state: State, outcome: Outcome) -> Turn:
    if outcome.result == "set":
        return close(
            state, (Say("prompt.timer_set", (("length", str(outcome.details["length"])),)),)
        )
    if outcome.result == "no_permission" and not state.permission_asked:
        return state._replace(permission_asked=True), Reply((), effect=Effect("ask_permission"))
    return _without_timer(state, "prompt.timer_unavailable")


def _permission(state: State, outcome: Outcome) -> Turn:
    if outcome.result == "accepted" and state.phase == "guide":
        return state, Reply((), effect=programme.timer(state))
    return _without_timer(state, "prompt.permission_denied")


def _without_timer(state: State, reason: str) -> Turn:
    if state.phase != "guide":
        return again(state, (Say(reason),))
    return put(state, (Say(reason), *programme.without_timer(state)), offer("next", "ready"))
