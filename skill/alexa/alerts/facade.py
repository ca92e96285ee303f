"""What the conversation may do with timers and reminders."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from skill.alexa.alerts.outcome import Alert, Listing, Outcome, Result
from skill.alexa.alerts.permission import REMINDERS, TIMERS, granted
from skill.alexa.alerts.reading import aware, reminder_alert, reminders_of, timer_alert
from skill.alexa.alerts.requests import reminder_request, timer_request
from skill.alexa.deadline import Deadline

if TYPE_CHECKING:
    from ask_sdk_core.handler_input import HandlerInput

T = TypeVar("T")

DEADLINE_SECONDS = 3.0
"""For all calls of a turn together; Alexa gives up on the turn after eight."""
LONGEST_TIMER_SECONDS = 2 * 60 * 60
"""Amazon's limit: `platform/alexa.md`, finding 1."""
_LABEL_TRIES = 3


class _Kind(NamedTuple):
    label: str
    """Seen and heard by the whole household: no health words."""
    rings: bool
    """Rings until "stop" before it speaks. Packs do, for somebody who has dozed off."""


_KINDS = {
    "cold": _Kind("cold pack", rings=True),
    "heat": _Kind("warm pack", rings=True),
    "walk": _Kind("walk", rings=False),
    "rest": _Kind("rest", rings=False),
}


class Alerts:
    """The alerts of one turn: make one per request.

    Its calls share one deadline, and never raise. Time is the request's own, which on a device
    with a wound clock is the device's.
    """

    def __init__(self, handler_input: "HandlerInput", seconds: float = DEADLINE_SECONDS) -> None:
        envelope = handler_input.request_envelope
        self._factory = _factory(handler_input)
        self._system = getattr(envelope.context, "system", None)
        self._locale = getattr(envelope.request, "locale", None) or "en-US"
        stamp = getattr(envelope.request, "timestamp", None)
        self._now = aware(stamp) if isinstance(stamp, datetime) else datetime.now(UTC)
        self._granted = {scope: granted(envelope, scope) for scope in (TIMERS, REMINDERS)}
        self._deadline = Deadline(seconds)

    def set_timer(self, kind: str, seconds: int, announce: str) -> Result:
        """Set a timer that speaks `announce` when it is over.

        `kind`: `cold`, `heat`, `walk` or `rest`. Its label is neutral, and gets a number where
        Amazon refuses it (it must be unique, and the person's own timers cannot be seen).
        """
        if not 0 < seconds <= LONGEST_TIMER_SECONDS:
            return Result(Outcome.REFUSED)
        label, rings = _KINDS.get(kind, _Kind("rest", rings=False))
        for number in range(1, _LABEL_TRIES + 1):
            unique = label if number == 1 else f"{label} {number}"
            request = timer_request(unique, rings, seconds, self._locale, announce)
            made = self._create(TIMERS, "create_timer", request)
            if made is not Outcome.REFUSED:
                break
        return _made(made, "id", seconds)

    def remaining(self, timer_id: str) -> Result:
        """Tell how many seconds a timer has left, and whether it is paused."""
        found = self._call(
            TIMERS, lambda timers: timer_alert(timers.get_timer(timer_id), self._now)
        )
        if isinstance(found, Outcome):
            return Result(found)
        if found is None or found.seconds == 0:
            return Result(Outcome.GONE)
        return Result(Outcome.DONE, timer_id, found.seconds, found.paused)

    def timers(self) -> Listing:
        """List the timers of this skill that are on or paused."""
        return self._listing(
            TIMERS, lambda service: [timer_alert(t, self._now) for t in service.get_timers().timers]
        )

    def reminders(self) -> Listing:
        """List the reminders of this skill that are still to come."""
        return self._listing(
            REMINDERS,
            lambda service: [reminder_alert(r, self._now) for r in reminders_of(service)],
        )

    def cancel(self, timer_id: str) -> Result:
        """Cancel a timer."""
        return self._act(TIMERS, timer_id, lambda timers: timers.delete_timer(timer_id))

    def pause(self, timer_id: str) -> Result:
        """Pause a timer."""
        return self._act(TIMERS, timer_id, lambda timers: timers.pause_timer(timer_id))

    def resume(self, timer_id: str) -> Result:
        """Let a paused timer run on."""
        return self._act(TIMERS, timer_id, lambda timers: timers.resume_timer(timer_id))

    def set_reminder(self, offset_seconds: int, text: str) -> Result:
        """Set a reminder so many seconds from now.

        The person has just agreed to it, its time said: Amazon wants that every time.
        """
        if offset_seconds <= 0:
            return Result(Outcome.REFUSED)
        request = reminder_request(self._now, offset_seconds, self._locale, text)
        made = self._create(REMINDERS, "create_reminder", request)
        return _made(made, "alert_token", offset_seconds)

    def cancel_reminder(self, reminder_id: str) -> Result:
        """Cancel a reminder."""
        return self._act(
            REMINDERS, reminder_id, lambda service: service.delete_reminder(reminder_id)
        )

    def local_now(self) -> datetime | None:
        """Give the request's time on the person's own clock; None: no time zone is to be had.

        The zone comes from Alexa's settings service, which needs no permission.
        """
        from zoneinfo import ZoneInfo

        device = getattr(getattr(self._system, "device", None), "device_id", None)
        name = self._call(None, lambda settings: settings.get_system_time_zone(device))
        try:
            return self._now.astimezone(ZoneInfo(name))
        except (TypeError, ValueError, OSError, LookupError):
            return None

    def _listing(self, scope: str, read: Callable[[Any], list[Alert | None]]) -> Listing:
        found = self._call(scope, read)
        if isinstance(found, Outcome):
            return Listing(found)
        return Listing(Outcome.DONE, tuple(alert for alert in found if alert is not None))

    def _create(self, scope: str, operation: str, request: object) -> Any:
        return self._call(scope, lambda service: getattr(service, operation)(request))

    def _act(self, scope: str, alert_id: str, act: Callable[[Any], object]) -> Result:
        done = self._call(scope, act)
        return Result(done if isinstance(done, Outcome) else Outcome.DONE, alert_id)

    def _call(self, scope: str | None, work: Callable[[Any], T]) -> T | Outcome:
        """Run one call on the service behind a scope; None: the settings service."""
        factory = self._factory
        if factory is None or not getattr(self._system, "api_access_token", None):
            return Outcome.UNAVAILABLE
        if scope is not None and self._granted[scope] is False:
            return Outcome.NO_PERMISSION
        open_service = {
            TIMERS: factory.get_timer_management_service,
            REMINDERS: factory.get_reminder_management_service,
            None: factory.get_ups_service,
        }[scope]
        try:
            return self._deadline.run(lambda: work(open_service()))
        except Exception as error:  # the SDK raises anything on an answer it does not expect
            status = getattr(error, "status_code", None)
            return _outcome(status, allowed=scope is not None and self._granted[scope] is True)


def _factory(handler_input: "HandlerInput") -> Any:
    try:
        return handler_input.service_client_factory
    except ValueError:  # the skill was built without an API client
        return None


def _made(made: Any, id_field: str, seconds: int) -> Result:
    """Read a create call: without an id nothing was set that could ever be cancelled."""
    if isinstance(made, Outcome):
        return Result(Outcome.UNAVAILABLE if made is Outcome.GONE else made)
    found = getattr(made, id_field, None)
    if not isinstance(found, str) or not found:
        return Result(Outcome.UNAVAILABLE)
    return Result(Outcome.DONE, found, seconds)


def _outcome(status: object, allowed: bool) -> Outcome:
    """Read a refusal by its status alone: its body may be anything (`platform/alexa.md` 4.3).

    401 and 403 mean that permission is missing, except where the request itself says it is there:
    then asking again would go round in circles.
    """
    if status in (401, 403):
        return Outcome.REFUSED if allowed else Outcome.NO_PERMISSION
    named = {400: Outcome.REFUSED, 404: Outcome.GONE, 504: Outcome.OFFLINE}
    return (
        named.get(status, Outcome.UNAVAILABLE) if isinstance(status, int) else Outcome.UNAVAILABLE
    )
