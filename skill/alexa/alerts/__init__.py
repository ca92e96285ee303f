"""Timers, reminders and the time zone, through the SDK's service clients; nothing here raises."""

from skill.alexa.alerts.facade import Alerts
from skill.alexa.alerts.outcome import Alert, Listing, Outcome, Result
from skill.alexa.alerts.permission import REMINDERS, TIMERS, ask_for, granted

__all__ = [
    "REMINDERS",
    "TIMERS",
    "Alert",
    "Alerts",
    "Listing",
    "Outcome",
    "Result",
    "ask_for",
    "granted",
]
