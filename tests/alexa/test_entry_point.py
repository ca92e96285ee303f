"""Whatever arrives at the entry point, a person hears something sensible; another skill's request gets nothing."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill import build_skill
from skill.alexa.guard import WrongApplicationError
from skill.device.platform_rules import check_response
from skill.local import load_handler
from skill.settings import Settings

OURS = "amzn1.ask.skill.ours"
HANDLER = load_handler({})


def launch() -> dict[str, Any]:
    """Give a launch request as Alexa sends it."""
    application, user = {"applicationId": OURS}, {"userId": "amzn1.ask.account.A"}
    return {
        "version": "1.0",
        "session": {
            "new": True,
            "sessionId": "s",
            "application": application,
            "user": user,
            "attributes": {},
        },
        "context": {
            "System": {"application": application, "user": user, "device": {"deviceId": "d"}}
        },
        "request": {
            "type": "LaunchRequest",
            "requestId": "r",
            "timestamp": "2026-01-01T12:00:00Z",
            "locale": "en-US",
        },
    }


def intent(name: str, **slots: str) -> dict[str, Any]:
    """Give an intent request in a session that is open."""
    event = launch()
    event["session"]["new"] = False
    filled = {
        key: {"name": key, "value": value, "confirmationStatus": "NONE"}
        for key, value in slots.items()
    }
    event["request"] |= {"type": "IntentRequest", "intent": {"name": name, "slots": filled}}
    return event


def spoken(answer: dict[str, Any]) -> str:
    """Give the SSML that an answer speaks."""
    return str(answer["response"]["outputSpeech"]["ssml"])


def test_a_launch_asks_the_first_question() -> None:
    answer = HANDLER(launch(), None)
    assert "chest pain" in spoken(answer)
    assert not check_response(launch(), answer)


@pytest.mark.parametrize(
    "change",
    [
        {"type": "Something.New"},
        {"type": "Alexa.Presentation.APL.UserEvent", "arguments": ["x"]},
        {"type": "IntentRequest"},
        {"type": "IntentRequest", "intent": {"name": "NoSuchIntent", "slots": None}},
        {"type": "CanFulfillIntentRequest", "intent": {"name": "AMAZON.YesIntent"}},
        {"type": None},
        {"timestamp": "yesterday"},
        {"locale": "xx-XX"},
        {"locale": None},
        {"locale": 7},
    ],
)
def test_what_is_not_known_is_answered_with_the_screen(change: dict[str, Any]) -> None:
    event = launch()
    event["request"] |= change
    answer = HANDLER(event, None)
    assert "chest pain" in spoken(answer) or answer["response"]["shouldEndSession"] is False


@pytest.mark.parametrize(
    "kind", ["SessionEndedRequest", "System.ExceptionEncountered", "AudioPlayer.PlaybackStopped"]
)
@pytest.mark.parametrize("reason", ["USER_INITIATED", "SOMETHING_NEW"])
def test_a_session_s_end_gets_no_speech(kind: str, reason: str) -> None:
    event = launch()
    event["request"] |= {"type": kind, "reason": reason}
    assert "outputSpeech" not in HANDLER(event, None).get("response", {})


@pytest.mark.parametrize(
    "event", [None, [], {}, "x", 7, {"request": None}, {"session": [], "request": {"type": 5}}]
)
def test_what_is_no_request_is_answered(event: Any) -> None:
    assert "chest pain" in spoken(HANDLER(event, None))


def test_an_emergency_on_record_survives_a_request_that_nobody_knows() -> None:
    event = intent("Say_i", query="have chest pain")
    attributes = HANDLER(event, None)["sessionAttributes"]
    strange = launch()
    strange["session"] |= {"new": False, "attributes": attributes}
    strange["request"]["type"] = "Something.New"
    answer = HANDLER(strange, None)
    assert answer["sessionAttributes"]["disposition"] == "emergency_now"
    assert "chest pain" in spoken(answer)


def test_with_a_skill_id_another_application_is_refused() -> None:
    handler = build_skill(Settings(skill_id=OURS)).lambda_handler()
    assert "chest pain" in spoken(handler(launch(), None))
    other = launch()
    for place in (other["session"], other["context"]["System"]):
        place["application"] = {"applicationId": "amzn1.ask.skill.other"}
    for event in (other, {}, None):
        with pytest.raises(WrongApplicationError):
            handler(event, None)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
PATHS = (
    ("version",), ("session",), ("session", "new"), ("session", "attributes"), ("session", "application"),
    ("session", "user"), ("context",), ("context", "System"), ("context", "System", "user"), ("request",),
    ("request", "type"), ("request", "locale"), ("request", "timestamp"), ("request", "intent"),
    ("request", "intent", "name"), ("request", "intent", "slots"),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PATHS), JSON)
def test_one_damaged_part_of_a_request_is_never_an_exception(
    path: tuple[str, ...], value: Any
) -> None:
    event = copy.deepcopy(intent("Say_my", query="back hurts"))
    place = event
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    answer = HANDLER(event, None)
    assert answer["response"] is not None
