"""Amazon's Timers, Reminders and device settings services, on loopback.

A real HTTP server, so that a skill's own client, time-outs and error paths are exercised. It can be
told to fail: `fail("timers.create", 503)`, `fail("*", "stall")`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from skill.device.alert_orders import Refused, order_reminder, order_timer
from skill.device.alerts import AlertBook, reminder_json, reminder_receipt, timer_json
from skill.device.alerts_http import OPERATIONS, AlertsServer
from skill.device.clock import Clock, RealClock
from skill.device.errors import DeviceError

TIMERS_SCOPE = "alexa::alerts:timers:skill:readwrite"
REMINDERS_SCOPE = "alexa::alerts:reminders:skill:readwrite"
FAULTS = ("garbage", "empty", "stall", "reset", "lost")
_IN_SESSION_ONLY = {"timers.create", "timers.pause", "timers.resume", "reminders.create"}
_SCOPES = {"timers": (TIMERS_SCOPE, 403), "reminders": (REMINDERS_SCOPE, 401)}


class _Grant(NamedTuple):
    owner: str
    scopes: frozenset[str]
    in_session: bool


class AlertsService:
    """The service. `url` is its address; `book` holds the alerts. Close it when done.

    `clock`: the device's; `locale`: which announcement text is said; `time_zone`: the device's.
    """

    def __init__(
        self,
        clock: Clock | None = None,
        *,
        locale: str = "en-US",
        time_zone: str = "America/New_York",
    ) -> None:
        self.book = AlertBook(clock or RealClock())
        self.locale, self.time_zone = locale, time_zone
        self.calls: list[str] = []
        self._grants: dict[str, _Grant] = {}
        self._faults: dict[str, tuple[int | str, int | None]] = {}
        self._lock = threading.Lock()
        self._server = AlertsServer(self)
        self.url = self._server.url

    def __enter__(self) -> AlertsService:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stops the server and lets stalled calls go."""
        self._server.close()

    def admit(self, token: str, owner: str, scopes: Iterable[str], *, in_session: bool) -> None:
        """Says what the bearer of `token` may do: alerts of skill `owner`, within `scopes`."""
        self._grants[token] = _Grant(owner, frozenset(scopes), in_session)

    def fail(self, operation: str, mode: int | str, times: int | None = None) -> None:
        """Makes calls of an operation ("timers.create", "*") fail, `times` times or until `heal`.

        `mode`: an HTTP status, or "garbage" (a body that is no JSON), "empty" (no body at all),
        "stall" (no answer), "reset" (the connection is torn down), "lost" (the call is carried out,
        and then the connection is torn down).
        """
        if operation != "*" and operation not in OPERATIONS:
            raise DeviceError(f"{operation} is no operation. Choose * or {', '.join(OPERATIONS)}.")
        if not isinstance(mode, int) and mode not in FAULTS:
            raise DeviceError(f"{mode} is no fault. Choose a status or {', '.join(FAULTS)}.")
        self._faults[operation] = (mode, times)

    def heal(self) -> None:
        """Ends every fault."""
        self._faults.clear()

    def fault_for(self, operation: str) -> int | str | None:
        """The fault that this call meets, if any."""
        with self._lock:
            for name in (operation, "*"):
                mode, times = self._faults.get(name, (None, None))
                if mode is None:
                    continue
                if times is not None and times <= 1:
                    del self._faults[name]
                elif times is not None:
                    self._faults[name] = (mode, times - 1)
                return mode
        return None

    def answer(self, operation: str, token: str | None, id_: str, body: Any) -> Any:
        """Carries out one call; gives the JSON answer or raises `Refused`."""
        grant = self._grants.get(token or "")
        if grant is None:
            raise Refused(401, "UNAUTHORIZED", "the bearer token is missing or unknown")
        family, _, verb = operation.partition(".")
        if family == "settings":
            return self.time_zone
        scope, status = _SCOPES[family]
        if scope not in grant.scopes:
            raise Refused(status, "PERMISSION_DENIED", f"the person has not granted {scope}")
        if operation in _IN_SESSION_ONLY and not grant.in_session:
            raise Refused(403, "FORBIDDEN", f"{operation} is for a skill session only")
        with self._lock:
            act = self._timers if family == "timers" else self._reminders
            return act(verb, grant.owner, id_, body)

    def _timers(self, verb: str, owner: str, id_: str, body: Any) -> Any:
        book = self.book
        if verb == "create":
            return timer_json(order_timer(book, body, owner, self.locale))
        mine = book.active("timer", lambda timer: timer.owner == owner)
        if verb == "list":
            timers = [timer_json(timer) for timer in mine]
            return {"totalCount": len(timers), "timers": timers, "nextToken": None}
        if verb == "delete_all":
            for timer in mine:
                book.remove(timer)
            return None
        found = book.find("timer", id_, owner)
        if found is None:
            raise Refused(404, "NOT_FOUND", "there is no such timer")
        if verb == "delete":
            book.remove(found)
            return None
        wanted: dict[str, tuple[str, Callable[[Any], None]]] = {
            "pause": ("ON", book.pause),
            "resume": ("PAUSED", book.resume),
        }
        if verb in wanted:
            state, change = wanted[verb]
            if found.status != state:
                raise Refused(400, "BAD_REQUEST", f"a timer that is {found.status} cannot {verb}")
            change(found)
        return timer_json(found)

    def _reminders(self, verb: str, owner: str, id_: str, body: Any) -> Any:
        book = self.book
        if verb == "create":
            new = order_reminder(book, body, owner, self.locale, self.time_zone)
            return reminder_receipt(new)
        if verb == "list":
            mine = book.active("reminder", lambda reminder: reminder.owner == owner)
            alerts = [reminder_json(each) for each in (*mine, *book.completed(owner))]
            return {"totalCount": str(len(alerts)), "alerts": alerts, "links": None}
        found = book.find("reminder", id_, owner)
        if found is None:
            raise Refused(404, "NOT_FOUND", "there is no such reminder")
        if verb == "get":
            return reminder_json(found)
        if verb == "delete":
            book.remove(found)
            return None
        new = order_reminder(book, body, owner, self.locale, self.time_zone)
        book.remove(found)
        book.remove(new)
        new.id, new.created, new.version = found.id, found.created, found.version + 1
        book.add(new)
        return reminder_receipt(new)
