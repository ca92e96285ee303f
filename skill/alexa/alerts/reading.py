"""Alerts as the service shows them, made ours."""

from datetime import UTC, datetime
from typing import Any

from skill.alexa.alerts.iso import from_iso
from skill.alexa.alerts.outcome import Alert


def timer_alert(timer: Any, now: datetime) -> Alert | None:
    """Read a timer; None for one that has rung or was cancelled. Raises on what is no timer."""
    status = _name(timer.status)
    if status == "PAUSED":
        left = from_iso(timer.remaining_time_when_paused)
        return Alert(str(timer.id), str(timer.timer_label), left, paused=True)
    if status != "ON":
        return None
    return Alert(str(timer.id), str(timer.timer_label), _until(timer.trigger_time, now))


def reminders_of(service: Any) -> list[Any]:
    """Fetch the reminders, round two bugs of ask-sdk-model 1.82.0 that fail every such call.

    It looks for `SpokenInfo` in a module that does not exist, and for a time in an empty field:
    https://github.com/alexa/alexa-apis-for-python/issues/4 and /30. Neither part is read here.
    """
    from ask_sdk_model.services.reminder_management import AlertInfo, Trigger

    AlertInfo.deserialized_types["spoken_info"] = "object"
    Trigger.deserialized_types.update(scheduled_time="object", recurrence="object")
    return list(service.get_reminders().alerts)


def reminder_alert(reminder: Any, now: datetime) -> Alert | None:
    """Read a reminder; None for one that has been spoken. Raises on what is no reminder."""
    if _name(reminder.status) != "ON":
        return None
    left = _until(reminder.created_time, now)
    offset = reminder.trigger.offset_in_seconds
    seconds = None if left is None or offset is None else max(0, left + int(offset))
    return Alert(str(reminder.alert_token), "reminder", seconds)


def aware(moment: datetime) -> datetime:
    """Give a moment with its zone: the service's and the request's are UTC where they say none."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _until(moment: object, now: datetime) -> int | None:
    return round((aware(moment) - now).total_seconds()) if isinstance(moment, datetime) else None


def _name(status: Any) -> str:
    return str(getattr(status, "value", status))
