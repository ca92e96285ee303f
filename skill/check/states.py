"""Every reachable state against the platform's rules: each intent of the model is sent in each state."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from skill.check.violation import Violation
from skill.conversation import codec
from skill.conversation.state import State
from skill.device.envelope import Identity, Session, envelope
from skill.device.platform_rules import check_response

_IDENTITY = Identity(
    "amzn1.ask.skill.check", "amzn1.ask.account.CHECK", "amzn1.ask.device.CHECK", "en-US", False
)
_NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
Handler = Callable[[Any, Any], dict[str, Any]]
_SLOT_VALUES = {
    "query": ("nothing much", "know", "feel fine"),
    "symptom": ("a fever", "chest pain"),
    "answer": ("maybe", "since yesterday"),
    "duration": ("P3D", "P10D"),
    "age": ("40", "72"),
    "severity": ("8",),
    "number": ("3",),
    "step": ("walking", "cold"),
}
"""What is put into each slot while walking: enough to reach every kind of state."""


def check_states(handler: Handler, model: Mapping[str, Any], locale: str) -> Iterator[Violation]:
    """Walk everything that can be reached from a launch; give each answer's violations, and each exception.

    A response that breaks a rule is named by the question that was pending and the intent that was sent.
    """
    intents = list(_requests(model))
    seen: set[tuple[object, ...]] = set()
    queue: deque[dict[str, Any]] = deque()
    for violation, attributes in _send(handler, locale, {"type": "LaunchRequest"}, {}, "launch"):
        if violation:
            yield violation
        elif attributes:
            queue.append(attributes)
    while queue:
        attributes = queue.popleft()
        state = codec.decode(attributes)
        if state is None or _signature(state) in seen:
            continue
        seen.add(_signature(state))
        where = f"{locale} {state.pending.id if state.pending else state.phase}"
        for request in intents:
            for violation, after in _send(handler, locale, request, attributes, where):
                if violation:
                    yield violation
                elif after:
                    queue.append(after)


def _send(
    handler: Handler, locale: str, request: dict[str, Any], attributes: dict[str, Any], where: str
) -> Iterator[tuple[Violation | None, dict[str, Any] | None]]:
    """Send one request; give its violations, or the attributes of the session that stays open."""
    session = Session()
    session.attributes, session.new = attributes, not attributes
    event = envelope(
        _IDENTITY._replace(locale=locale), session, request, _NOW, scopes={}, service=None
    )
    name = request.get("intent", {}).get("name", request["type"])
    response = handler(event, None)
    broken = check_response(event, response)
    for each in broken:
        yield (
            Violation(each.rule, f"{where}, {name}: {each.where}", each.message, each.source),
            None,
        )
    if not broken and response["response"].get("shouldEndSession") is False:
        yield None, response.get("sessionAttributes")


def _requests(model: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Give requests for every intent; of the carriers, which differ in words only, one."""
    carrier_sent = False
    for intent in model["interactionModel"]["languageModel"]["intents"]:
        if intent["name"].startswith("Say_"):
            if carrier_sent:
                continue
            carrier_sent = True
        slots = [slot["name"] for slot in intent.get("slots", ())]
        for value in _SLOT_VALUES[slots[0]] if slots else ("",):
            yield {"type": "IntentRequest", "intent": _intent(intent["name"], slots, value)}


def _intent(name: str, slots: list[str], value: str) -> dict[str, Any]:
    filled: dict[str, Any] = {}
    for slot in slots:
        filled[slot] = {"name": slot, "value": value, "confirmationStatus": "NONE"}
        if slot == "step":
            match = {
                "values": [{"value": {"name": value, "id": value}}],
                "status": {"code": "ER_SUCCESS_MATCH"},
            }
            filled[slot]["resolutions"] = {
                "resolutionsPerAuthority": [{"authority": "local", **match}]
            }
    return {"name": name, "confirmationStatus": "NONE", "slots": filled}


def _signature(state: State) -> tuple[object, ...]:
    """Give what tells two states apart here: the question, the phase and the advice.

    The finer walk (second asks, noise before, pauses) is the tests'; this one sends real requests.
    """
    return (state.phase, state.pending[:2] if state.pending else None, state.disposition)
