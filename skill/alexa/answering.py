"""One Alexa request through the conversation: attributes in, event, effects, attributes and speech out."""

from typing import Any, NamedTuple

from skill.alexa.effects import Edge
from skill.alexa.hearing import event_of
from skill.alexa.speech import Spoken, spoken
from skill.conversation import codec, opening
from skill.conversation.asking import Turn
from skill.conversation.events import Event, Heard, Launch, Outcome
from skill.conversation.keeping import kept_of
from skill.conversation.state import State
from skill.conversation.turn import turn, understood_in

_MOST_EFFECTS = 4
"""A turn needs three at most (timer, permission, timer again); more would be a loop."""
_PERMISSION = {"ACCEPTED": "accepted", "DENIED": "denied", "NOT_ANSWERED": "denied"}


class Answer(NamedTuple):
    """What goes back to Alexa, in plain data."""

    spoken: Spoken | None
    """None: no speech (a directive that speaks for itself)."""
    attributes: dict[str, Any]
    directive: Any = None


def answer(request: Any, attributes: Any, new: bool, locale: str, edge: Edge) -> Answer:
    """Answer a launch, an intent or a permission's outcome (the SDK's request model).

    `attributes` are the session's; anything that is not a state of ours begins the safety screen again.
    """
    state, reply = _turn(request, attributes, new, edge)
    for _ in range(_MOST_EFFECTS):
        if reply.effect is None:
            break
        if reply.effect.kind == "ask_permission":
            return Answer(None, codec.encode(state), edge.permission_request())
        outcome = edge.perform(reply.effect)
        if outcome == Outcome("set_timer", "set", outcome.details):
            edge.keep(kept_of(state, timed=True))
        state, reply = turn(state, outcome)
        if reply.ask is None and outcome.result == "set":
            return Answer(spoken(state, reply, locale), codec.closing(state))
    closed = reply.ask is None
    if closed or (state.phase == "emergency" and not _was_emergency(attributes)):
        edge.keep(kept_of(state))
    return Answer(
        spoken(state, reply, locale), codec.closing(state) if closed else codec.encode(state)
    )


def ended(attributes: Any, edge: Edge) -> None:
    """Keep the place of a session that Alexa has ended; there is nothing to say."""
    state = codec.decode(attributes)
    if state is not None:
        edge.keep(kept_of(state))


def recovered(attributes: Any, locale: str) -> Answer:
    """Answer what could not be read or handled: the emergency's question, else the safety screen again."""
    state, reply = opening.recovered(codec.emergency_on_record(attributes) or State(heard=True))
    return Answer(spoken(state, reply, locale), codec.encode(state))


def _turn(request: Any, attributes: Any, new: bool, edge: Edge) -> Turn:
    if request.object_type == "LaunchRequest":
        return turn(State(), Launch(edge.kept()))
    event = _event(request)
    state = codec.decode(attributes)
    if state is not None:
        return turn(state, event)
    if new and not attributes and isinstance(event, Heard):
        return opening.request(State(), understood_in(State(), event))
    return _damaged(event, attributes)


def _damaged(event: Event, attributes: Any) -> Turn:
    """Begin the screen again, unless these very words are an emergency; an emergency on record stays one."""
    on_record = codec.emergency_on_record(attributes)
    if on_record is not None:
        return opening.recovered(on_record)
    if isinstance(event, Heard):
        state, reply = turn(State(heard=True), event)
        if state.phase == "emergency":
            return state, reply
    return opening.recovered(State(heard=True))


def _event(request: Any) -> Event:
    if request.object_type == "Connections.Response":
        status = (
            (request.payload or {}).get("status") if isinstance(request.payload, dict) else None
        )
        return Outcome("ask_permission", _PERMISSION.get(str(status), "denied"))
    return event_of(request.intent)


def _was_emergency(attributes: Any) -> bool:
    return isinstance(attributes, dict) and attributes.get("phase") == "emergency"
