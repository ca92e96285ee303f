"""An open session: what the skill's last answer left behind, and what the next event meets.

https://developer.amazon.com/docs/custom-skills/manage-skill-session-and-session-attributes.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skill.device.consent import ANSWERS, Consent, consent_in
from skill.device.directive_rules import RENDER
from skill.device.envelope import Session


class OpenSession(Session):
    """A session with its reprompt, its picture and its permission dialogue.

    `last`: the last (request, response). `mic_closed`: a picture keeps the session up, but words
    need the wake word. `settled`: the scopes whose dialogue the last request answered. `document`:
    the token of the picture that is shown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.last: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
        self.reprompt: Mapping[str, Any] | None = None
        self.mic_closed = False
        self.consent: Consent | None = None
        self.settled: tuple[str, ...] = ()
        self.document: str | None = None

    def take(self, event: dict[str, Any], response: dict[str, Any], *, screen: bool) -> bool:
        """Takes in an answer; says whether the session stays open.

        "shouldEndSession" false or null keeps it open; absent does so only for a picture on a
        screen, and without listening; a permission dialogue keeps it open whatever it says.
        """
        inner = response.get("response") or {}
        directives = inner.get("directives") or []
        self.last = (event, response)
        self.attributes = response.get("sessionAttributes") or {}
        for directive in directives:
            if directive.get("type") == RENDER:
                self.document = directive.get("token")
        self.reprompt = (inner.get("reprompt") or {}).get("outputSpeech")
        self.consent = consent_in(directives)
        if event["request"]["type"] not in ANSWERS:
            self.settled = ()
        if self.consent:
            return True
        absent = "shouldEndSession" not in inner
        self.mic_closed = absent and screen and self.document is not None
        return self.mic_closed or (not absent and inner["shouldEndSession"] in (False, None))
