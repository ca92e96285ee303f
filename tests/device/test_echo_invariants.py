"""Whatever people and skills do, the session stays in order."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from skill.device import AlertsService, Echo, FastClock
from skill.device.errors import PlatformRuleBroken
from tests.device.egg_skill import MODEL, TIMERS
from tests.device.test_echo import asks
from tests.device.test_permission import ask_for

BYE = {"outputSpeech": {"type": "SSML", "ssml": "<speak>Bye.</speak>"}, "shouldEndSession": True}
PICTURE = {
    "directives": [{"type": "Alexa.Presentation.APL.RenderDocument", "token": "t", "document": {}}]
}
ANSWERS = [asks(), BYE, {}, {"shouldEndSession": None}, PICTURE, {"directives": [ask_for(TIMERS)]}]
WORDS = [
    "alexa open egg watcher",
    "alexa ask egg watcher to boil an egg",
    "alexa set a timer for one minute",
    "alexa stop",
    "alexa",
    "yes",
    "i approve",
    "exit",
    "purple",
    "",
]
EVENTS = st.one_of(
    st.sampled_from(WORDS).map(lambda words: ("hear", words)),
    st.just(("silence",)),
    st.sampled_from(["PT5S", "PT9S", "PT1H"]).map(lambda iso: ("advance", iso)),
    st.just(("touch", ["next"])),
)


class Skill:
    """Gives the answers it was told to, and notes the requests of each session."""

    def __init__(self, answers: list[dict[str, Any]]) -> None:
        self._answers = answers
        self.sessions: dict[str, list[dict[str, Any]]] = {}

    def __call__(self, event: Any, _: Any) -> Any:
        requests = self.sessions.setdefault(event["session"]["sessionId"], [])
        requests.append(event)
        inner = self._answers[sum(map(len, self.sessions.values())) % len(self._answers)]
        ended = event["request"]["type"] == "SessionEndedRequest"
        return {
            "version": "1.0",
            "sessionAttributes": {"n": len(requests)},
            "response": {} if ended else inner,
        }


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(ANSWERS), min_size=1), st.lists(EVENTS), st.booleans())
def test_sessions_begin_once_end_once_and_keep_their_attributes(
    answers: list[dict[str, Any]], events: list[tuple[Any, ...]], granted: bool
) -> None:
    skill = Skill(
        [answer for answer in answers if not granted or "directives" not in answer] or [{}]
    )
    with AlertsService(FastClock()) as service:
        echo = Echo(
            skill,
            MODEL,
            screen=True,
            alerts_service=service,
            permissions={TIMERS: "GRANTED" if granted else "DENIED"},
            rules=None,
        )
        for name, *arguments in [("hear", WORDS[0]), *events]:
            try:
                turn = getattr(echo, name)(*arguments)
            except PlatformRuleBroken:  # the answers are random: some ask for what was just granted
                assert not echo.open
                break
            assert turn.session == ("open" if echo.open else "closed")
            assert turn.heard == (arguments[0] if name == "hear" else "")
    for requests in skill.sessions.values():
        assert [event["session"]["new"] for event in requests] == [True] + [False] * (
            len(requests) - 1
        )
        types = [event["request"]["type"] for event in requests]
        assert "SessionEndedRequest" not in types[:-1]
        carried = [event["session"]["attributes"].get("n", 0) for event in requests]
        assert carried == list(range(len(requests)))
