"""The session as an Echo keeps it: wake lines, silence, endings, screens."""

from collections.abc import Callable
from typing import Any

import pytest

from skill.device import DeviceError, Echo, PlatformRuleBroken
from tests.device.egg_skill import MANIFEST, MODEL, build

HANDLER = build()


def egg(**more: Any) -> Echo:
    return Echo(HANDLER, MODEL, manifest=MANIFEST, **more)


def answering(*responses: dict[str, Any]) -> Callable[[Any, Any], Any]:
    """A handler that gives these "response" objects in turn, the last one for ever."""
    queue = list(responses)

    def handler(event: Any, _: Any) -> Any:
        if event["request"]["type"] == "SessionEndedRequest":
            return {"version": "1.0", "response": {}}
        seen.append(event)
        inner = queue.pop(0) if len(queue) > 1 else queue[0]
        return {"version": "1.0", "sessionAttributes": {"n": len(seen)}, "response": inner}

    seen: list[Any] = []
    handler.seen = seen  # type: ignore[attr-defined]
    return handler


def asks(text: str = "Ready?", **more: Any) -> dict[str, Any]:
    return {
        "outputSpeech": {"type": "SSML", "ssml": f"<speak>{text}</speak>"},
        "reprompt": {"outputSpeech": {"type": "SSML", "ssml": "<speak>Say yes.</speak>"}},
        "shouldEndSession": False,
        **more,
    }


def test_a_launch_opens_a_session() -> None:
    turn = egg().hear("Alexa, open egg watcher")
    assert turn.request["request"]["type"] == "LaunchRequest"
    assert turn.request["session"]["new"] is True
    assert turn.speech == "Welcome. How soft do you want it?"
    assert turn.reprompt == "Say soft, or hard."
    assert turn.session == "open"
    assert turn.seconds == pytest.approx(7 * 0.4)


@pytest.mark.parametrize(
    "words",
    [
        "alexa start egg watcher",
        "Alexa, launch the egg watcher",
        "alexa begin egg watcher",
        "alexa use egg watcher",
        "alexa talk to egg watcher",
        "alexa, please open egg watcher",
        "alexa ask egg watcher",
        "alexa egg watcher",
    ],
)
def test_every_launch_phrase_works(words: str) -> None:
    assert egg().hear(words).intent == "LaunchRequest"


@pytest.mark.parametrize(
    "words", ["open egg watcher", "alexa open egg", "yes", "alexa", "exit", ""]
)
def test_without_a_session_other_words_do_nothing(words: str) -> None:
    turn = egg().hear(words)
    assert (turn.session, turn.speech, turn.request) == ("closed", "", {})


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("alexa ask egg watcher how to use salt", "HowIntent"),
        ("alexa ask egg watcher to boil an egg", "BoilIntent"),
        ("alexa tell egg watcher to boil it soft", "BoilIntent"),
        ("alexa ask egg watcher for help", "AMAZON.HelpIntent"),
        ("alexa open egg watcher and boil an egg", "BoilIntent"),
        ("alexa boil an egg with egg watcher", "BoilIntent"),
        ("alexa ask egg watcher about the moon", "AMAZON.FallbackIntent"),
    ],
)
def test_a_one_shot_request_comes_as_its_intent(words: str, intent: str) -> None:
    turn = egg().hear(words)
    assert turn.intent == intent
    assert turn.request["session"]["new"] is True


def test_words_in_a_session_carry_its_attributes() -> None:
    echo = egg()
    first = echo.hear("alexa open egg watcher")
    second = echo.hear("Alexa, help!")
    assert second.intent == "AMAZON.HelpIntent"
    assert second.request["session"]["new"] is False
    assert second.request["session"]["attributes"] == {"step": 1}
    assert second.request["session"]["sessionId"] == first.request["session"]["sessionId"]


def test_stop_is_an_intent_and_closes_by_the_skills_word() -> None:
    echo = egg()
    echo.hear("alexa open egg watcher")
    turn = echo.hear("stop")
    assert (turn.intent, turn.speech, turn.session) == ("AMAZON.StopIntent", "Goodbye.", "closed")


@pytest.mark.parametrize("words", ["exit", "quit", "alexa, exit", "alexa close egg watcher"])
def test_exit_ends_the_session_without_an_answer(words: str) -> None:
    echo = egg()
    echo.hear("alexa open egg watcher")
    turn = echo.hear(words)
    request = turn.request["request"]
    assert (request["type"], request["reason"]) == ("SessionEndedRequest", "USER_INITIATED")
    assert (turn.speech, turn.session) == ("", "closed")


def test_silence_is_the_reprompt_and_then_the_end() -> None:
    echo = egg()
    echo.hear("alexa open egg watcher")
    first, second, third = echo.silence(), echo.silence(), echo.silence()
    assert (first.speech, first.session, first.heard) == ("Say soft, or hard.", "open", "")
    assert first.response["sessionAttributes"] == {"step": 1}
    assert second.request["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"
    assert second.session == third.session == "closed"
    assert third.request == {}


def test_an_answer_after_the_reprompt_gets_a_reprompt_of_its_own() -> None:
    echo = egg()
    echo.hear("alexa open egg watcher")
    echo.silence()
    echo.hear("help")
    assert echo.silence().speech == "Say help."


def test_a_relaunch_ends_the_old_session_first() -> None:
    handler = answering(asks())
    types: list[str] = []

    def watched(event: Any, context: Any) -> Any:
        types.append(event["request"]["type"])
        return handler(event, context)

    echo = Echo(watched, MODEL)
    first = echo.hear("alexa open egg watcher")
    second = echo.hear("alexa open egg watcher")
    assert types == ["LaunchRequest", "SessionEndedRequest", "LaunchRequest"]
    assert first.request["session"]["sessionId"] != second.request["session"]["sessionId"]
    assert second.request["session"]["attributes"] == {}


@pytest.mark.parametrize(
    ("end", "screen", "session"),
    [(True, False, "closed"), (False, False, "open"), (None, False, "open"), (None, True, "open")],
)
def test_should_end_session_is_obeyed(end: bool | None, screen: bool, session: str) -> None:
    handler = answering(asks(shouldEndSession=end))
    echo = Echo(handler, MODEL, screen=screen, rules=None)
    assert echo.hear("alexa open egg watcher").session == session


def test_an_absent_should_end_session_ends_without_a_screen() -> None:
    inner = asks()
    del inner["shouldEndSession"]
    echo = Echo(answering(inner), MODEL, rules=None)
    assert echo.hear("alexa open egg watcher").session == "closed"


def test_an_absent_should_end_session_closes_the_microphone_with_a_picture() -> None:
    inner = asks(directives=[{"type": "Alexa.Presentation.APL.RenderDocument", "token": "t"}])
    del inner["shouldEndSession"]
    echo = Echo(answering(inner), MODEL, screen=True, rules=None)
    assert echo.hear("alexa open egg watcher").session == "open"
    assert echo.hear("help").intent == ""
    assert echo.hear("alexa help").intent == "AMAZON.HelpIntent"
    assert echo.silence().session == "closed"


def test_the_request_looks_like_amazons() -> None:
    turn = egg(screen=True, locale="en-GB").hear("alexa open egg watcher")
    system = turn.request["context"]["System"]
    assert set(turn.request) == {"version", "session", "context", "request"}
    assert set(turn.request["request"]) == {"type", "requestId", "timestamp", "locale"}
    assert turn.request["request"]["locale"] == "en-GB"
    assert system["application"] == turn.request["session"]["application"]
    assert system["user"]["permissions"]["scopes"] == {
        "alexa::alerts:timers:skill:readwrite": {"status": "DENIED"}
    }
    assert "Alexa.Presentation.APL" in system["device"]["supportedInterfaces"]
    assert turn.request["context"]["Viewport"]["shape"] == "RECTANGLE"
    assert "apiAccessToken" not in system


def test_a_touch_sends_its_arguments() -> None:
    echo = egg(screen=True)
    assert echo.touch(["next"]).request == {}
    echo.hear("alexa open egg watcher")
    turn = echo.touch(["next"])
    request = turn.request["request"]
    assert (request["type"], request["token"]) == ("Alexa.Presentation.APL.UserEvent", "egg")
    assert request["arguments"] == ["next"]
    assert turn.speech == "You came to touch. What now?"


def test_a_touch_without_a_screen_is_refused_in_words() -> None:
    with pytest.raises(DeviceError, match="screen=True"):
        egg().touch(["next"])


def test_a_broken_answer_is_refused_by_name_and_ends_the_session() -> None:
    echo = Echo(answering(asks("Fish & chips?")), MODEL)
    with pytest.raises(PlatformRuleBroken, match="ssml_well_formed") as caught:
        echo.hear("alexa open egg watcher")
    assert caught.value.violations[0].where == "response.outputSpeech"
    assert echo.hear("yes").session == "closed"


def test_a_handler_that_raises_is_a_broken_rule() -> None:
    def raising(*_: Any) -> Any:
        raise KeyError("step")

    with pytest.raises(PlatformRuleBroken, match=r"must_answer.*KeyError"):
        Echo(raising, MODEL).hear("alexa open egg watcher")


def test_an_answer_that_is_no_json_is_a_broken_rule() -> None:
    with pytest.raises(PlatformRuleBroken, match="must_answer"):
        Echo(lambda *_: {"version": object()}, MODEL).hear("alexa open egg watcher")


def test_plain_text_is_spoken_as_it_stands() -> None:
    inner = asks(outputSpeech={"type": "PlainText", "text": "Rest & ice, 5 minutes <ok>?"})
    turn = Echo(answering(inner), MODEL).hear("alexa open egg watcher")
    assert (turn.speech, turn.ssml) == ("Rest & ice, 5 minutes <ok>?", None)
    assert turn.seconds == pytest.approx(6 * 0.4)


def test_a_handler_cannot_reach_the_devices_own_objects() -> None:
    def vandal(event: Any, _: Any) -> Any:
        event["session"]["attributes"]["stolen"] = True
        event["context"].clear()
        return {"version": "1.0", "response": asks()}

    echo = Echo(vandal, MODEL)
    echo.hear("alexa open egg watcher")
    turn = echo.hear("help")
    assert turn.request["session"]["attributes"] == {}
    assert turn.request["context"]["System"]
