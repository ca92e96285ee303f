"""Whether the person allows timers and reminders, and the dialogue that asks them.

Scopes and dialogue: `platform/alexa.md` 4.1, 4.2 and 4.4. Alexa itself speaks the question.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ask_sdk_model.interfaces.connections import SendRequestDirective

TIMERS = "alexa::alerts:timers:skill:readwrite"
REMINDERS = "alexa::alerts:reminders:skill:readwrite"


def granted(envelope: Any, scope: str) -> bool | None:
    """Tell whether a request envelope carries a permission; None where it does not say.

    The answer to the dialogue ("accepted") counts even where the request still says "denied".
    """
    payload = getattr(envelope.request, "payload", None)
    answered = payload if isinstance(payload, dict) else {}
    if answered.get("status") == "ACCEPTED" and answered.get("permissionScope", scope) == scope:
        return True
    try:
        status = envelope.context.system.user.permissions.scopes[scope].status
    except (AttributeError, KeyError, TypeError):
        return None
    return None if status is None else bool(status.value == "GRANTED")


def ask_for(scope: str, token: str) -> "SendRequestDirective":
    """Build the directive that has Alexa ask; `token` comes back with the answer."""
    from ask_sdk_model.interfaces.connections import SendRequestDirective

    return SendRequestDirective(
        name="AskFor",
        payload={
            "@type": "AskForPermissionsConsentRequest",
            "@version": "1",
            "permissionScope": scope,
        },
        token=token,
    )
