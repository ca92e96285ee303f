"""Which directives a skill's answer may carry, and how they must look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from skill.device.consent import ASKED_FOR, V2_URI
from skill.device.envelope import APL

RENDER = f"{APL}.RenderDocument"
_CONSENT = "https://developer.amazon.com/docs/alexa/smapi/voice-permissions-for-reminders.html"
_APL = (
    "https://developer.amazon.com/en-US/docs/alexa/alexa-presentation-language/apl-interface.html"
)
_FIELDS: dict[str, tuple[str, ...]] = {
    RENDER: ("document", "token"),
    f"{APL}.ExecuteCommands": ("commands", "token"),
    f"{APL}.UpdateIndexListData": ("token", "listId", "operations"),
    f"{APL}.SendIndexListData": ("listId", "items"),
    "Connections.SendRequest": ("name", "payload", "token"),
    "Connections.StartConnection": ("uri", "input"),
    "Dialog.UpdateDynamicEntities": ("updateBehavior",),
}

Finding = tuple[str, str, str, str]
"""(rule, where, message, source)"""


def hands_over(inner: Mapping[str, Any]) -> bool:
    """Whether Alexa speaks next, so that the answer needs no question and no reprompt."""
    return any(
        str(directive.get("type", "")).startswith("Connections.")
        for directive in inner.get("directives") or []
    )


def check(request: Mapping[str, Any], inner: Mapping[str, Any]) -> Iterator[Finding]:
    """Every rule that the directives break."""
    interfaces = (
        request.get("context", {})
        .get("System", {})
        .get("device", {})
        .get("supportedInterfaces", {})
    )
    directives = inner.get("directives") or []
    for position, directive in enumerate(directives):
        kind, where = directive["type"], f"response.directives[{position}]"
        if kind not in _FIELDS:
            message = f"{kind} is not a directive that this device carries out."
            yield "directive_unknown", where, message, _APL
            continue
        missing = [name for name in _FIELDS[kind] if not directive.get(name)]
        if missing:
            yield "directive_shape", where, f"{kind} needs {', '.join(missing)}.", _APL
        elif kind.startswith(APL) and APL not in interfaces:
            yield "directive_unsupported", where, "this device has no screen.", _APL
        elif kind == RENDER:
            yield from _document(directive, where)
        elif kind.startswith("Connections."):
            yield from _permission(directive, where)
    if sum(str(each["type"]).startswith("Connections.") for each in directives) > 1:
        yield "directive_shape", "response.directives", "one hand-over at a time.", _CONSENT


def _document(directive: Mapping[str, Any], where: str) -> Iterator[Finding]:
    document = directive["document"]
    if isinstance(document, dict) and document.get("type") == "Link":
        return
    complete = (
        isinstance(document, dict)
        and document.get("type") == "APL"
        and isinstance(document.get("version"), str)
        and isinstance(document.get("mainTemplate"), dict)
    )
    if not complete:
        message = "a document needs type APL, a version and a mainTemplate."
        yield "directive_shape", f"{where}.document", message, _APL


def _permission(directive: Mapping[str, Any], where: str) -> Iterator[Finding]:
    if directive["type"] == "Connections.SendRequest":
        payload = directive["payload"]
        fits = (
            directive["name"] == "AskFor"
            and isinstance(payload, dict)
            and payload.get("@type") == "AskForPermissionsConsentRequest"
            and payload.get("@version") == "1"
        )
        asked = [payload.get("permissionScope")] if isinstance(payload, dict) else []
    else:
        wanted = directive["input"]
        fits = directive["uri"] == V2_URI and isinstance(wanted, dict)
        entries = wanted.get("permissionScopes") if isinstance(wanted, dict) else None
        asked = [entry.get("permissionScope") for entry in entries or [] if isinstance(entry, dict)]
    if not fits or not asked:
        message = "only the permission dialogue is carried out, in its documented form."
        yield "directive_shape", where, message, _CONSENT
    for scope in asked:
        if scope not in ASKED_FOR:
            message = f"no permission is called {scope}; there are {', '.join(ASKED_FOR)}."
            yield "permission_unknown", where, message, _CONSENT
