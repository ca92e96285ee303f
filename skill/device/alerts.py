"""The alerts of one device: timers and reminders, when they are due, and what they say.

Rules: https://developer.amazon.com/en-US/docs/alexa/smapi/alexa-timers-api-reference.html,
https://developer.amazon.com/docs/alexa/smapi/alexa-timers-guidelines-for-usage.html and
https://developer.amazon.com/docs/alexa/smapi/alexa-reminders-api-reference.html
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from skill.device.clock import Clock
from skill.device.iso_duration import iso_of

LONGEST_RING = timedelta(minutes=60)
"""A timer that nobody stops rings for an hour."""
MOST_TIMERS = 10
"""The skill's and the person's own together."""


@dataclass
class Alert:
    """A timer or reminder. `due` is None while it is paused; then `left` holds the seconds."""

    kind: str
    label: str
    says: str
    owner: str | None
    created: datetime
    due: datetime | None
    body: Mapping[str, Any] = field(default_factory=dict)
    rings: bool = False
    status: str = "ON"
    left: float = 0.0
    updated: datetime = datetime.min
    version: int = 1
    id: str = field(default_factory=lambda: str(uuid.uuid4()))


class AlertBook:
    """Every alert of one account, on one clock."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._alerts: dict[str, Alert] = {}
        self._ringing: list[tuple[datetime, Alert]] = []

    def add(self, alert: Alert) -> Alert:
        """Sets an alert."""
        alert.updated = alert.created
        self._alerts[alert.id] = alert
        return alert

    def find(self, kind: str, id_: str, owner: str) -> Alert | None:
        """An alert of `owner` by id; one that is over counts until it is deleted."""
        alert = self._alerts.get(id_)
        return alert if alert and alert.kind == kind and alert.owner == owner else None

    def active(
        self, kind: str | None = None, where: Callable[[Alert], bool] = lambda _: True
    ) -> list[Alert]:
        """Alerts that are set or paused, the next one first."""
        found = [
            alert
            for alert in list(self._alerts.values())
            if alert.status in ("ON", "PAUSED") and kind in (None, alert.kind) and where(alert)
        ]
        return sorted(found, key=self.due)

    def due(self, alert: Alert) -> datetime:
        """When it rings; for a paused one, when it would if it were resumed now."""
        return alert.due or self.clock.now() + timedelta(seconds=alert.left)

    def remove(self, alert: Alert) -> None:
        """Cancels an alert, also one that is ringing."""
        self._alerts.pop(alert.id, None)
        self._ringing = [(since, other) for since, other in self._ringing if other is not alert]

    def pause(self, alert: Alert) -> None:
        """Stops the countdown."""
        assert alert.due is not None
        now = self.clock.now()
        alert.left = (alert.due - now).total_seconds()
        alert.status, alert.due, alert.updated = "PAUSED", None, now

    def resume(self, alert: Alert) -> None:
        """Goes on with the countdown."""
        now = self.clock.now()
        alert.status, alert.due, alert.updated = "ON", now + timedelta(seconds=alert.left), now

    def next_due(self) -> datetime | None:
        """When the next alert rings."""
        return min((alert.due for alert in list(self._alerts.values()) if alert.due), default=None)

    def ring_due(self) -> list[dict[str, str]]:
        """Everything that is due by now, in order: {"kind", "label", "says"}.

        A timer that rings aloud says nothing until it is stopped (`hush`).
        """
        rang = []
        now = self.clock.now()
        for alert in self.active():
            if alert.due is None or alert.due > now:
                continue
            if alert.rings:
                self._ringing.append((alert.due, alert))
            alert.updated = alert.due
            alert.status = "OFF" if alert.kind == "timer" else "COMPLETED"
            alert.due = None
            rang.append(
                {
                    "kind": alert.kind,
                    "label": alert.label,
                    "says": "" if alert.rings else alert.says,
                }
            )
        return rang

    def ringing(self) -> list[Alert]:
        """Timers that ring at this moment."""
        now = self.clock.now()
        self._ringing = [(since, a) for since, a in self._ringing if now - since < LONGEST_RING]
        return [alert for _, alert in self._ringing]

    def hush(self) -> str:
        """Stops the ringing; gives what the timers had to say."""
        said = " ".join(alert.says for alert in self.ringing() if alert.says)
        self._ringing.clear()
        return said

    def listing(self) -> list[dict[str, str]]:
        """What is set now: {"kind", "label", "due", "state"}."""
        return [
            {
                "kind": alert.kind,
                "label": alert.label,
                "due": stamp(self.due(alert)),
                "state": "on" if alert.status == "ON" else "paused",
            }
            for alert in self.active()
        ]

    def completed(self, owner: str) -> list[Alert]:
        """Reminders that rang in the last three days; they stay visible so long."""
        since = self.clock.now() - timedelta(days=3)
        return [
            alert
            for alert in list(self._alerts.values())
            if alert.status == "COMPLETED" and alert.owner == owner and alert.updated >= since
        ]


def stamp(moment: datetime) -> str:
    """A moment as Amazon writes it: 2021-08-13T10:25:30Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def timer_json(alert: Alert) -> dict[str, Any]:
    """A timer as the service shows it."""
    return {
        "id": alert.id,
        "status": alert.status,
        "duration": alert.body.get("duration"),
        "triggerTime": stamp(alert.due) if alert.due else None,
        "timerLabel": alert.label or None,
        "createdTime": stamp(alert.created),
        "updatedTime": stamp(alert.updated),
        "remainingTimeWhenPaused": iso_of(alert.left) if alert.status == "PAUSED" else None,
    }


def reminder_receipt(alert: Alert) -> dict[str, Any]:
    """What the service answers to a reminder that it has set."""
    return {
        "alertToken": alert.id,
        "createdTime": stamp(alert.created),
        "updatedTime": stamp(alert.updated),
        "status": alert.status,
        "version": str(alert.version),
        "href": f"/v1/alerts/reminders/{alert.id}",
    }


def reminder_json(alert: Alert) -> dict[str, Any]:
    """A reminder as the service shows it."""
    receipt = reminder_receipt(alert)
    del receipt["href"]
    parts = ("trigger", "alertInfo", "pushNotification")
    return {**receipt, **{part: alert.body[part] for part in parts if part in alert.body}}
