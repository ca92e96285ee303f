"""Alexa's own question for a permission, which a skill starts with a directive.

v1: https://developer.amazon.com/docs/alexa/smapi/voice-permissions-for-reminders.html
v2: https://developer.amazon.com/en-US/docs/alexa/custom-skills/voice-forward-consent-api-reference.html
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from skill.device.words import spoken, words_of

ASKED_FOR = {
    "alexa::alerts:timers:skill:readwrite": "update your timers",
    "alexa::alerts:reminders:skill:readwrite": "create and update your reminders",
}
V2_URI = "connection://AMAZON.AskForPermissionsConsent/2"
ANSWERS = ("Connections.Response", "SessionResumedRequest")
"""Request types that tell the skill how the dialogue ended."""
_YES = {"i approve", "approve", "yes i approve", "yes", "yeah", "yep", "sure", "okay", "ok"}
_YES |= {"yes please", "i do"}
_NO = {"no", "i don't approve", "i do not approve", "no thanks", "no thank you", "nope"}
_NO |= {"don't approve", "deny", "i deny", "cancel", "never mind", "i don't"}


class Consent(NamedTuple):
    """A permission dialogue: the scopes it is about and how the skill hears of the answer."""

    scopes: tuple[str, ...]
    token: str
    v2: bool
    asked_again: bool = False

    def question(self, skill_name: str) -> str:
        """What Alexa says; the wording is Amazon's, not the skill's."""
        what = " and ".join(ASKED_FOR[scope] for scope in self.scopes)
        again = "Sorry, I didn't get that. " if self.asked_again else ""
        return f"{again}Do you give {skill_name} permission to {what}? You can say I approve or no."

    def request(self, status: str) -> dict[str, Any]:
        """The request that tells the skill ACCEPTED, DENIED or NOT_ANSWERED."""
        done = {"code": "200", "message": "OK"}
        if self.v2:
            result = {
                "@type": "AskForPermissionsConsentResponse",
                "@version": "2",
                "status": status,
            }
            cause = {
                "type": "ConnectionCompleted",
                "token": self.token,
                "status": done,
                "result": result,
            }
            return {"type": "SessionResumedRequest", "cause": cause}
        return {
            "type": "Connections.Response",
            "name": "AskFor",
            "status": done,
            "token": self.token,
            "payload": {
                "permissionScope": self.scopes[0],
                "status": status,
                "isCardThrown": False,
            },
        }


def answer_of(words: str) -> str | None:
    """ACCEPTED or DENIED; None where the words are neither."""
    said = spoken(words_of(words))
    if said in _YES:
        return "ACCEPTED"
    return "DENIED" if said in _NO else None


def consent_in(directives: Sequence[Mapping[str, Any]]) -> Consent | None:
    """The permission dialogue that a response starts, if it does."""
    for directive in directives:
        token = str(directive.get("token", ""))
        if directive.get("type") == "Connections.SendRequest":
            return Consent((directive["payload"]["permissionScope"],), token, v2=False)
        if directive.get("type") == "Connections.StartConnection":
            scopes = (entry["permissionScope"] for entry in directive["input"]["permissionScopes"])
            return Consent(tuple(scopes), token, v2=True)
    return None
