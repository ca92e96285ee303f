"""The guard round the entry point: whatever Amazon or anybody sends, a person hears something sensible.

The SDK raises before any handler on what it does not know (a new request type, a new enumeration value); its own
exception handlers never see that.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from skill.alexa.answering import recovered

_LOG = logging.getLogger("skill.guard")
_SILENT = (
    "SessionEndedRequest",
    "System.",
    "AudioPlayer.",
    "PlaybackController.",
    "AlexaSkillEvent.",
)

Handler = Callable[[Any, Any], dict[str, Any]]


class WrongApplicationError(Exception):
    """The request is meant for another skill, and gets no answer."""


def guarded(handler: Handler, skill_id: str | None) -> Handler:
    """Give the handler with the guard round it.

    The result raises `WrongApplicationError` for a request that names another skill (where
    `skill_id` is set), and nothing else.
    """

    def lambda_handler(event: Any, context: Any) -> dict[str, Any]:
        if skill_id is not None and application_of(event) != skill_id:
            raise WrongApplicationError(
                "This request is for another skill: check SKILL_ID and the trigger."
            )
        try:
            return handler(event, context)
        except Exception as error:
            _LOG.warning("recovered from %s", type(error).__name__)
            return _recovery(event)

    return lambda_handler


def application_of(event: Any) -> str | None:
    """Give the application id a request names, in its context or its session; None if it names none."""
    for path in (("context", "System", "application"), ("session", "application")):
        found = _at(event, *path, "applicationId")
        if isinstance(found, str):
            return found
    return None


def _recovery(event: Any) -> dict[str, Any]:
    kind = _at(event, "request", "type")
    if isinstance(kind, str) and kind.startswith(_SILENT):
        return {"version": "1.0", "response": {}}
    locale = _at(event, "request", "locale")
    answer = recovered(
        _at(event, "session", "attributes"), locale if isinstance(locale, str) else ""
    )
    assert answer.spoken is not None and answer.spoken.reprompt is not None
    return {
        "version": "1.0",
        "sessionAttributes": answer.attributes,
        "response": {
            "outputSpeech": {"type": "SSML", "ssml": answer.spoken.ssml},
            "reprompt": {"outputSpeech": {"type": "SSML", "ssml": answer.spoken.reprompt}},
            "shouldEndSession": False,
        },
    }


def _at(data: Any, *path: str) -> Any:
    for key in path:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data
