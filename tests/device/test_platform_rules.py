"""Every rule: the answer that keeps it, and the one that breaks it."""

import copy
from typing import Any

import pytest

from skill.device.envelope import APL
from skill.device.platform_rules import HOUSE, check_response
from tests.device.egg_skill import TIMERS
from tests.device.test_permission import ask_for

REQUEST: dict[str, Any] = {"request": {"type": "IntentRequest"}, "context": {"System": {}}}
SHOW: dict[str, Any] = {
    "request": {"type": "IntentRequest"},
    "context": {"System": {"device": {"supportedInterfaces": {APL: {}}}}},
}
ENDED: dict[str, Any] = {"request": {"type": "SessionEndedRequest"}}
PICTURE = {
    "type": f"{APL}.RenderDocument",
    "token": "t",
    "document": {"type": "APL", "version": "2024.3", "mainTemplate": {}},
}


def speech(text: str) -> dict[str, Any]:
    return {"type": "SSML", "ssml": f"<speak>{text}</speak>"}


def asking(text: str = "Stay still. Ready?", reprompt: str = "Say yes.") -> dict[str, Any]:
    return {
        "version": "1.0",
        "sessionAttributes": {"step": 1},
        "response": {
            "outputSpeech": speech(text),
            "reprompt": {"outputSpeech": speech(reprompt)},
            "shouldEndSession": False,
        },
    }


def ending(text: str = "Goodbye.", **more: Any) -> dict[str, Any]:
    inner = {"outputSpeech": speech(text), "shouldEndSession": True, **more}
    return {"version": "1.0", "response": inner}


def rules(response: Any, request: dict[str, Any] = REQUEST) -> set[str]:
    return {violation.rule for violation in check_response(request, response)}


@pytest.mark.parametrize(
    ("request_", "response"),
    [
        (REQUEST, asking()),
        (REQUEST, ending()),
        (REQUEST, ending(card={"type": "Simple", "title": "Egg", "content": "Ten minutes."})),
        (
            REQUEST,
            ending(card={"type": "AskForPermissionsConsent", "permissions": ["a::b"]}),
        ),
        (REQUEST, {"version": "1.0", "response": {"directives": [ask_for(TIMERS)]}}),
        (SHOW, ending(directives=[PICTURE])),
        (ENDED, {"version": "1.0", "response": {}}),
        (ENDED, {"version": "1.0", "sessionAttributes": {}, "response": {}}),
        (REQUEST, ending('It is <prosody rate="80%">slow</prosody> <break time="10s"/> here.')),
        (REQUEST, asking("He said “ready?”")),
    ],
)  # fmt: skip
def test_good_answers_pass(request_: dict[str, Any], response: Any) -> None:
    assert check_response(request_, response) == []


@pytest.mark.parametrize(
    ("response", "rule"),
    [
        (None, "json_shape"),
        ([], "json_shape"),
        ({}, "json_shape"),
        ({"version": "1.0", "response": None}, "json_shape"),
        ({"version": "1.0", "response": {"outputspeech": {}}}, "json_shape"),
        ({"version": "1.0", "response": {"directives": [{}]}}, "json_shape"),
        ({"version": "1.0", "response": {"directives": "none"}}, "json_shape"),
        ({"version": "1.0", "response": {"reprompt": {"outputSpeech": "hi"}}}, "json_shape"),
        ({"version": "1.0", "response": {}, "extra": 1}, "json_shape"),
        ({"version": "1.0", "sessionAttributes": [1], "response": {}}, "json_shape"),
        ({**ending(), "sessionAttributes": {"n": float("nan")}}, "json_shape"),
        ({**ending(), "version": "2.0"}, "version"),
        ({**ending(), "sessionAttributes": {"a": "x" * 2048}}, "session_attributes_size"),
        (ending("x " * 4001), "speech_length"),
        (ending("a & b."), "ssml_well_formed"),
        (ending("<speak>nested</speak>"), "ssml_speak_root"),
        (ending('<audio src="https://x/y.mp3"/>'), "ssml_tag"),
        (ending("<b>bold</b>"), "ssml_tag"),
        (ending('<break time="11s"/>'), "ssml_break"),
        (ending('<break strength="huge"/>'), "ssml_attribute"),
        (ending('<break length="1s"/>'), "ssml_attribute"),
        (ending('<prosody rate="10%">x</prosody>'), "ssml_attribute"),
        (ending("<say-as>9</say-as>"), "ssml_attribute"),
        (ending('<amazon:effect name="loud">x</amazon:effect>'), "ssml_attribute"),
        (ending("Call {emergency}."), "unfilled_text"),
        (ending("Wait [2s] now."), "unfilled_text"),
        (ending("Ready?"), "closed_session_asks"),
        (asking("Stay still."), "open_session_asks_nothing"),
        (asking(reprompt=""), "reprompt_missing"),
        (asking("Stay still. Ready?", "Ready?"), "reprompt_repeats"),
        (asking("Stay still. Ready?", "STAY STILL, ready"), "reprompt_repeats"),
        (asking(reprompt="a & b"), "ssml_well_formed"),
        (ending(reprompt={"outputSpeech": speech("Hello?")}), "closed_session_reprompts"),
        (ending(card={"type": "Fancy"}), "card"),
        (ending(card={"type": "Simple", "text": "wrong field"}), "card"),
        (ending(card={"type": "AskForPermissionsConsent"}), "card"),
        (ending(card={"type": "Simple", "title": "t", "content": "x" * 8000}), "card_length"),
        (ending(directives=[{"type": "AudioPlayer.Play"}]), "directive_unknown"),
        (ending(directives=[PICTURE]), "directive_unsupported"),
        (ending(directives=[{"type": f"{APL}.RenderDocument"}]), "directive_shape"),
        (ending(directives=[ask_for("alexa::made:up")]), "permission_unknown"),
        (ending(directives=[{**ask_for("x"), "name": "Buy"}]), "directive_shape"),
        (ending(directives=[ask_for(TIMERS)] * 2), "directive_shape"),
    ],
)  # fmt: skip
def test_bad_answers_are_named(response: Any, rule: str) -> None:
    assert rule in rules(response)


@pytest.mark.parametrize("end", [None, "absent"])
def test_the_end_of_the_session_must_be_said(end: Any) -> None:
    response = asking()
    response["response"]["shouldEndSession"] = end
    if end == "absent":
        del response["response"]["shouldEndSession"]
    assert rules(response) == {"session_explicit"}


def test_plain_text_is_checked_too() -> None:
    response = ending()
    response["response"]["outputSpeech"] = {"type": "PlainText", "text": "Ready?"}
    assert rules(response) == {"closed_session_asks"}
    response["response"]["outputSpeech"] = {"type": "PlainText", "text": "..."}
    assert rules(response) == {"output_speech"}
    response["response"]["outputSpeech"] = {"type": "Song"}
    assert rules(response) == {"output_speech"}


@pytest.mark.parametrize("part", ["outputSpeech", "reprompt", "card", "directives"])
def test_nothing_is_said_to_a_sessions_end(part: str) -> None:
    value = {
        "outputSpeech": speech("Bye."),
        "reprompt": {"outputSpeech": speech("Bye.")},
        "card": {"type": "Simple"},
        "directives": [PICTURE],
    }[part]
    response = {"version": "1.0", "response": {part: value}}
    assert rules(response, ENDED) == {"no_answer_to_session_end"}


def test_a_malformed_document_is_named() -> None:
    picture = copy.deepcopy(PICTURE)
    picture["document"] = {"type": "APL"}
    assert rules(ending(directives=[picture]), SHOW) == {"directive_shape"}


def test_a_large_answer_is_refused() -> None:
    picture = {**PICTURE, "datasources": {"a": "x" * 125_000}}
    assert rules(ending(directives=[picture]), SHOW) == {"response_size"}


def test_our_own_limits_can_be_set() -> None:
    response = {**ending(), "sessionAttributes": {"a": "x" * 3000}}
    assert rules(response) == {"session_attributes_size"}
    assert check_response(REQUEST, response, HOUSE._replace(session_attribute_bytes=4000)) == []


def test_every_violation_says_where_what_and_whence() -> None:
    for violation in check_response(REQUEST, asking("Stay & still.", "")):
        assert violation.rule and violation.where and violation.message and violation.source
