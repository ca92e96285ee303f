"""The device's clock: real, or one that is wound forward by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol

from skill.device.errors import DeviceError


class Clock(Protocol):
    """What tells the device the time; always aware, in UTC."""

    def now(self) -> datetime:
        """The time now."""

    def wind_to(self, moment: datetime) -> None:
        """Goes forward to `moment`, where the clock can be wound."""


class RealClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The time now."""
        return datetime.now(UTC)

    def wind_to(self, moment: datetime) -> None:
        """Refuses: real time cannot be wound."""
        raise DeviceError("The real clock cannot be wound forward. Start with --clock fast.")


class FastClock:
    """A clock that stands until it is wound forward."""

    def __init__(self, start: datetime | None = None) -> None:
        self._now = (start or datetime.now(UTC)).astimezone(UTC)

    def now(self) -> datetime:
        """The time now."""
        return self._now

    def wind_to(self, moment: datetime) -> None:
        """Goes forward to `moment`; never back."""
        self._now = max(self._now, moment.astimezone(UTC))

    def advance(self, seconds: float) -> None:
        """Goes forward by `seconds`."""
        self.wind_to(self._now + timedelta(seconds=seconds))
