"""The bodies that set an alert, in the SDK's model: `platform/alexa.md` sections 4.1 and 4.2."""

from datetime import UTC, datetime

from skill.alexa.alerts.iso import to_iso


def timer_request(label: str, rings: bool, seconds: int, locale: str, announce: str) -> object:
    """Build a timer that speaks when it is over; `rings`: only after ringing until "stop"."""
    from ask_sdk_model.services import timer_management as model

    return model.TimerRequest(
        duration=to_iso(seconds),
        timer_label=label,
        creation_behavior=model.CreationBehavior(
            display_experience=model.DisplayExperience(visibility=model.Visibility.VISIBLE)
        ),
        triggering_behavior=model.TriggeringBehavior(
            operation=model.AnnounceOperation([model.TextToAnnounce(locale, announce)]),
            notification_config=model.NotificationConfig(play_audible=rings),
        ),
    )


def reminder_request(now: datetime, offset: int, locale: str, text: str) -> object:
    """Build a one-off reminder `offset` seconds after `now`; spoken only, nothing on the phone."""
    from ask_sdk_model.services import reminder_management as model

    return model.ReminderRequest(
        request_time=now.astimezone(UTC).replace(tzinfo=None),
        trigger=model.Trigger(
            object_type=model.TriggerType.SCHEDULED_RELATIVE, offset_in_seconds=offset
        ),
        alert_info=model.AlertInfo(model.SpokenInfo([model.SpokenText(locale=locale, text=text)])),
        push_notification=model.PushNotification(model.PushNotificationStatus.DISABLED),
    )
