"""The permission dialogue, which Alexa speaks herself."""

from typing import Any

import pytest

from skill.device import AlertsService, Echo, FastClock, PlatformRuleBroken
from tests.device.egg_skill import MANIFEST, MODEL, TIMERS, build
from tests.device.test_echo import answering, asks

QUESTION = "Do you give Egg Watcher permission to update your timers? You can say I approve or no."


@pytest.fixture
def echo() -> Any:
    with AlertsService(FastClock()) as service:
        device = Echo(build(), MODEL, manifest=MANIFEST, alerts_service=service)
        device.hear("alexa open egg watcher")
        yield device


def test_alexa_asks_and_the_session_stays(echo: Echo) -> None:
    turn = echo.hear("soft")
    assert (turn.speech, turn.session, turn.ssml) == (QUESTION, "open", None)
    assert turn.heard == "soft"


@pytest.mark.parametrize("words", ["I approve", "yes", "Alexa, I approve."])
def test_approval_reaches_the_skill_with_the_new_scope(echo: Echo, words: str) -> None:
    echo.hear("soft")
    turn = echo.hear(words)
    request = turn.request["request"]
    assert request["type"] == "Connections.Response"
    assert request["payload"]["status"] == "ACCEPTED"
    assert request["token"] == "egg"
    scopes = turn.request["context"]["System"]["user"]["permissions"]["scopes"]
    assert scopes == {TIMERS: {"status": "GRANTED"}}
    assert turn.request["session"]["attributes"] == {"step": 2}
    assert [alert["label"] for alert in turn.alerts] == ["egg"]


def test_refusal_and_silence_reach_the_skill(echo: Echo) -> None:
    echo.hear("soft")
    assert echo.hear("no").speech == "DENIED at step 2."
    echo.hear("alexa ask egg watcher to boil an egg")
    assert echo.silence().speech == "NOT_ANSWERED at step 2."


def test_other_words_are_asked_again_once(echo: Echo) -> None:
    echo.hear("soft")
    again = echo.hear("what is the moon made of")
    assert again.speech == f"Sorry, I didn't get that. {QUESTION}"
    assert echo.hear("cheese").speech == "NOT_ANSWERED at step 2."


def test_exit_leaves_the_dialogue(echo: Echo) -> None:
    echo.hear("soft")
    assert echo.hear("exit").session == "closed"
    assert echo.hear("yes").speech == ""


def test_a_permission_that_was_given_is_not_asked_again(echo: Echo) -> None:
    echo.hear("soft")
    echo.hear("i approve")
    turn = echo.hear("alexa ask egg watcher to boil it for two minutes")
    assert turn.speech == "No timer: 400."


def test_a_given_permission_answers_the_directive_at_once() -> None:
    directive = ask_for(TIMERS)
    handler = answering({"directives": [directive]}, asks("Thanks. What now?"))
    echo = Echo(handler, MODEL, permissions={TIMERS: "GRANTED"})
    turn = echo.hear("alexa open egg watcher")
    assert turn.request["request"]["payload"]["status"] == "ACCEPTED"
    assert (turn.speech, turn.intent) == ("Thanks. What now?", "LaunchRequest")


@pytest.mark.parametrize("granted", [True, False])
def test_a_skill_that_asks_for_ever_is_refused(granted: bool) -> None:
    handler = answering({"directives": [ask_for(TIMERS)]})
    echo = Echo(handler, MODEL, permissions={TIMERS: "GRANTED" if granted else "DENIED"})
    with pytest.raises(PlatformRuleBroken, match="permission_asked_again"):
        echo.hear("alexa open egg watcher")
        echo.hear("yes")


def test_words_before_the_question_are_the_skills() -> None:
    speech = {"type": "SSML", "ssml": "<speak>I need to time it.</speak>"}
    echo = Echo(answering({"outputSpeech": speech, "directives": [ask_for(TIMERS)]}), MODEL)
    turn = echo.hear("alexa open egg watcher")
    assert turn.speech.startswith("I need to time it. Do you give egg watcher permission")


def test_a_permission_must_stand_in_the_manifest() -> None:
    scope = "alexa::alerts:reminders:skill:readwrite"
    echo = Echo(answering({"directives": [ask_for(scope)]}), MODEL, manifest=MANIFEST)
    with pytest.raises(PlatformRuleBroken, match="permission_not_in_manifest"):
        echo.hear("alexa open egg watcher")
    echo = Echo(answering({"directives": [ask_for(TIMERS)]}), MODEL, manifest={"manifest": {}})
    with pytest.raises(PlatformRuleBroken, match="permission_not_in_manifest"):
        echo.hear("alexa open egg watcher")


def test_the_second_form_resumes_the_session_without_its_attributes() -> None:
    directive = {
        "type": "Connections.StartConnection",
        "uri": "connection://AMAZON.AskForPermissionsConsent/2",
        "input": {
            "@type": "AskForPermissionsConsentRequest",
            "@version": "2",
            "permissionScopes": [{"permissionScope": TIMERS, "consentLevel": "ACCOUNT"}],
        },
        "token": "place 3",
        "onCompletion": "RESUME_SESSION",
    }
    echo = Echo(answering({"directives": [directive]}, asks()), MODEL)
    assert "permission to update your timers" in echo.hear("alexa open egg watcher").speech
    turn = echo.hear("i approve")
    assert turn.request["request"]["type"] == "SessionResumedRequest"
    cause = turn.request["request"]["cause"]
    assert (cause["token"], cause["result"]["status"]) == ("place 3", "ACCEPTED")
    assert turn.request["session"]["attributes"] == {}


def ask_for(scope: str) -> dict[str, Any]:
    return {
        "type": "Connections.SendRequest",
        "name": "AskFor",
        "token": "t",
        "payload": {
            "@type": "AskForPermissionsConsentRequest",
            "@version": "1",
            "permissionScope": scope,
        },
    }
