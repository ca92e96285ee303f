"""Request JSON as Alexa sends it.

Shape: https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-and-response-json-reference.html
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from skill.device.alerts import stamp

APL = "Alexa.Presentation.APL"
AMAZON_ENDPOINT = "https://api.amazonalexa.com"
_VIEWPORT = {
    "mode": "HUB",
    "shape": "RECTANGLE",
    "pixelWidth": 1280,
    "pixelHeight": 800,
    "dpi": 160,
    "currentPixelWidth": 1280,
    "currentPixelHeight": 800,
    "touch": ["SINGLE"],
}


class Identity(NamedTuple):
    """Who and what speaks to the skill."""

    skill_id: str
    user_id: str
    device_id: str
    locale: str
    screen: bool


class Session:
    """An open session; `new` until its first request is sent."""

    def __init__(self) -> None:
        self.id = f"amzn1.echo-api.session.{uuid.uuid4()}"
        self.new = True
        self.attributes: dict[str, Any] = {}


def envelope(
    identity: Identity,
    session: Session,
    request: Mapping[str, Any],
    now: datetime,
    *,
    scopes: Mapping[str, str],
    service: tuple[str, str] | None,
    document_token: str | None = None,
) -> dict[str, Any]:
    """The whole JSON of one request.

    `request`: its type and what belongs to the type; id, time and locale are added here.
    `scopes`: permission scope to GRANTED or DENIED. `service`: (address, token) of the alerts
    service; None leaves the token out, as Amazon's simulator may.
    """
    application = {"applicationId": identity.skill_id}
    user: dict[str, Any] = {"userId": identity.user_id}
    if scopes:
        user["permissions"] = {"scopes": {name: {"status": s} for name, s in scopes.items()}}
    apl = {APL: {"runtime": {"maxVersion": "2024.3"}}} if identity.screen else {}
    system: dict[str, Any] = {
        "application": application,
        "user": user,
        "device": {"deviceId": identity.device_id, "supportedInterfaces": apl},
        "apiEndpoint": service[0] if service else AMAZON_ENDPOINT,
    }
    if service:
        system["apiAccessToken"] = service[1]
    context: dict[str, Any] = {"System": system}
    if identity.screen:
        context["Viewport"] = _VIEWPORT
        if document_token is not None:
            context[APL] = {"token": document_token, "version": "local"}
    return {
        "version": "1.0",
        "session": {
            "new": session.new,
            "sessionId": session.id,
            "application": application,
            "attributes": session.attributes,
            "user": user,
        },
        "context": context,
        "request": {
            **request,
            "requestId": f"amzn1.echo-api.request.{uuid.uuid4()}",
            "timestamp": stamp(now),
            "locale": identity.locale,
        },
    }


def intent_request(name: str, slots: Mapping[str, Any]) -> dict[str, Any]:
    """What belongs to the type IntentRequest."""
    intent: dict[str, Any] = {"name": name, "confirmationStatus": "NONE"}
    if slots:
        intent["slots"] = slots
    return {"type": "IntentRequest", "intent": intent}


def user_event(document_token: str, arguments: list[Any]) -> dict[str, Any]:
    """What belongs to the type of a touch."""
    return {
        "type": f"{APL}.UserEvent",
        "token": document_token,
        "arguments": arguments,
        "source": {"type": "TouchWrapper", "handler": "Press", "id": ""},
        "components": {},
    }
