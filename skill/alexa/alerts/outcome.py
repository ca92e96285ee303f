"""What can come of an alert; every failure is one of these, and none is an exception."""

from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """How a call to the alerts service ended."""

    DONE = "done"
    """Set, cancelled, paused, resumed or read, as asked."""
    NO_PERMISSION = "no_permission"
    """The person has not allowed it yet; `ask_for` builds the dialogue."""
    REFUSED = "refused"
    """Allowed, but not possible: too many alerts, too long, or not on this device."""
    GONE = "gone"
    """No such alert: it rang, or was cancelled."""
    OFFLINE = "offline"
    """The service cannot reach the device."""
    UNAVAILABLE = "unavailable"
    """No service, no token, busy, an answer that makes no sense, or no answer in time."""


class Result(NamedTuple):
    """One alert after a call. Whatever is not known is None."""

    outcome: Outcome
    id: str | None = None
    seconds: int | None = None
    """Until it rings."""
    paused: bool = False

    @property
    def ok(self) -> bool:
        """The call did what was asked."""
        return self.outcome is Outcome.DONE


class Alert(NamedTuple):
    """One alert of ours that is set now."""

    id: str
    label: str
    """A reminder has none: "reminder"."""
    seconds: int | None
    paused: bool = False


class Listing(NamedTuple):
    """The alerts of ours that are set now."""

    outcome: Outcome
    alerts: tuple[Alert, ...] = ()
