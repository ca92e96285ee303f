"""What skills order from the alerts service, checked as the service does, and made alerts.

The bodies and limits are those of Amazon's references (see alerts.py). Error codes are not public
in full: the status is what matters, the code is a word of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from skill.device.alerts import MOST_TIMERS, Alert, AlertBook
from skill.device.errors import DeviceError
from skill.device.iso_duration import seconds_in
from skill.device.ssml import heard_text

LONGEST_TIMER = 2 * 60 * 60
LONGEST_LABEL = 256
OPERATIONS = {
    "NOTIFY_ONLY": None,
    "ANNOUNCE": "textToAnnounce",
    "LAUNCH_TASK": "textToConfirm",
}


class Refused(Exception):  # noqa: N818 - not an error of ours: what the service answers
    """The service says no: an HTTP status, a code and a message."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


def _bad(message: str) -> Refused:
    return Refused(400, "BAD_REQUEST", message)


def order_timer(book: AlertBook, body: Any, owner: str, locale: str) -> Alert:
    """Sets the timer of a create request, or raises `Refused`."""
    body = _object(body, "the body")
    length = _seconds(body.get("duration"))
    if not 0 < length <= LONGEST_TIMER:
        raise _bad("duration must be more than nothing and at most PT2H")
    label = body.get("timerLabel") or ""
    if not isinstance(label, str) or len(label) > LONGEST_LABEL:
        raise _bad(f"timerLabel must be text of at most {LONGEST_LABEL} characters")
    creation = _object(body.get("creationBehavior"), "creationBehavior")
    display = _object(creation.get("displayExperience"), "displayExperience")
    if display.get("visibility") not in ("VISIBLE", "HIDDEN"):
        raise _bad("visibility must be VISIBLE or HIDDEN")
    triggering = _object(body.get("triggeringBehavior"), "triggeringBehavior")
    operation = _object(triggering.get("operation"), "operation")
    notification = _object(triggering.get("notificationConfig"), "notificationConfig")
    if not isinstance(notification.get("playAudible"), bool):
        raise _bad("playAudible must be true or false")
    says = _announcement(operation, locale)
    timers = book.active("timer")
    if label and any(timer.label.lower() == label.lower() for timer in timers):
        raise _bad("a timer with this label exists")
    if len(timers) >= MOST_TIMERS:
        raise Refused(403, "MAX_TIMERS_EXCEEDED", f"at most {MOST_TIMERS} timers can be set")
    now = book.clock.now()
    rings = notification["playAudible"] or operation["type"] == "NOTIFY_ONLY"
    due = now + timedelta(seconds=length)
    return book.add(Alert("timer", label, says, owner, now, due, body, rings))


def order_reminder(book: AlertBook, body: Any, owner: str, locale: str, time_zone: str) -> Alert:
    """Sets the reminder of a create request, or raises `Refused`."""
    body = _object(body, "the body")
    now = book.clock.now()
    trigger = _object(body.get("trigger"), "trigger")
    if trigger.get("recurrence"):
        raise _bad("this stand-in keeps one-off reminders only: leave out recurrence")
    due = _trigger_time(trigger, now, time_zone)
    if due <= now:
        raise _bad("the trigger must lie in the future")
    info = _object(body.get("alertInfo"), "alertInfo")
    spoken = _object(info.get("spokenInfo"), "spokenInfo")
    text = _reminder_text(spoken.get("content"), locale)
    push = body.get("pushNotification")
    if push is not None and _object(push, "pushNotification").get("status") not in (
        "ENABLED",
        "DISABLED",
    ):
        raise _bad("pushNotification.status must be ENABLED or DISABLED")
    says = f"Here's your reminder: {text}"
    return book.add(Alert("reminder", text, says, owner, now, due, body))


def _object(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _bad(f"{name} must be an object")
    return value


def _seconds(duration: Any) -> float:
    try:
        return seconds_in(duration)
    except DeviceError as error:
        raise _bad(str(error)) from None


def _announcement(operation: Mapping[str, Any], locale: str) -> str:
    kind = operation.get("type")
    if kind not in OPERATIONS:
        raise _bad(f"operation.type must be one of {', '.join(OPERATIONS)}")
    if kind == "LAUNCH_TASK" and not _object(operation.get("task"), "task").get("name"):
        raise _bad("task needs a name")
    texts = OPERATIONS[kind]
    return _in_locale(operation.get(texts), texts, locale) if texts else ""


def _in_locale(texts: Any, name: str, locale: str) -> str:
    if not isinstance(texts, list) or not texts:
        raise _bad(f"{name} must list at least one text")
    for entry in texts:
        if not isinstance(entry, dict) or not entry.get("text") or not entry.get("locale"):
            raise _bad(f"each entry of {name} needs locale and text")
    chosen = next((entry for entry in texts if entry["locale"] == locale), texts[0])
    return str(chosen["text"])


def _reminder_text(content: Any, locale: str) -> str:
    if not isinstance(content, list) or not content:
        raise _bad("spokenInfo.content must list at least one text")
    for entry in content:
        if not isinstance(entry, dict) or not entry.get("locale"):
            raise _bad("each entry of content needs a locale")
        if not (entry.get("text") or entry.get("ssml")):
            raise _bad("each entry of content needs text or ssml")
    chosen = next((entry for entry in content if entry["locale"] == locale), content[0])
    return str(chosen.get("text") or heard_text(chosen["ssml"]))


def _trigger_time(trigger: Mapping[str, Any], now: datetime, time_zone: str) -> datetime:
    kind = trigger.get("type")
    if kind == "SCHEDULED_RELATIVE":
        offset = trigger.get("offsetInSeconds")
        if isinstance(offset, str) and offset.isdecimal():
            offset = int(offset)
        if not isinstance(offset, int) or isinstance(offset, bool) or offset <= 0:
            raise _bad("offsetInSeconds must be a whole number above zero")
        return now + timedelta(seconds=offset)
    if kind == "SCHEDULED_ABSOLUTE":
        try:
            moment = datetime.fromisoformat(trigger["scheduledTime"])
            zone = ZoneInfo(trigger.get("timeZoneId") or time_zone)
        except (KeyError, TypeError, ValueError, OSError):
            raise _bad("scheduledTime must be a local time, timeZoneId a known zone") from None
        if moment.tzinfo is not None:
            raise _bad("scheduledTime must not carry an offset: use timeZoneId")
        return moment.replace(tzinfo=zone).astimezone(UTC)
    raise _bad("trigger.type must be SCHEDULED_RELATIVE or SCHEDULED_ABSOLUTE")
