"""What a turn does besides talking: timers, the permission dialogue, and the place kept between calls."""

from typing import TYPE_CHECKING, Any

from skill.content import words
from skill.conversation.events import Kept, Outcome
from skill.conversation.state import Effect

if TYPE_CHECKING:
    from ask_sdk_core.handler_input import HandlerInput

    from skill.alexa.alerts import Alerts, Listing
    from skill.alexa.memory import Memory

_LABELS = {"walking": "walk", "timer": "rest"}
"""Guide step to the alerts' own kinds, where they differ."""


class Edge:
    """The world of one request, as far as the conversation may touch it. Nothing here raises."""

    def __init__(self, handler_input: "HandlerInput", memory: "Memory") -> None:
        self._input = handler_input
        self._memory = memory
        self._opened: Alerts | None = None

    def kept(self) -> Kept:
        """Give what an earlier call of this user left behind."""
        return self._memory.kept(self._user())

    def keep(self, kept: Kept) -> None:
        """Keep a place for the next call."""
        self._memory.keep(self._user(), kept)

    def permission_request(self) -> Any:
        """Give the directive with which Alexa itself asks for the timers permission."""
        from skill.alexa.alerts import TIMERS, ask_for

        return ask_for(TIMERS, "timer")

    def perform(self, effect: Effect) -> Outcome:
        """Carry out one effect of the conversation and give its outcome."""
        if effect.kind == "set_timer":
            return self._set_timer(str(effect.details["kind"]), int(effect.details["seconds"]))
        if effect.kind == "time_left":
            return self._time_left()
        if effect.kind == "cancel_timers":
            return self._cancel_timers()
        erased = self._memory.erase(self._user())
        return Outcome("forget", "done" if erased else "unavailable")

    def _set_timer(self, kind: str, seconds: int) -> Outcome:
        announcement = words(f"prompt.announce_{kind}", self._locale(), {})
        result = self._alerts().set_timer(_LABELS.get(kind, kind), seconds, announcement)
        if result.ok:
            return Outcome("set_timer", "set", {"length": spoken_length(seconds)})
        return Outcome("set_timer", result.outcome.value)

    def _time_left(self) -> Outcome:
        listing = self._alerts().timers()
        left = [alert.seconds for alert in listing.alerts if alert.seconds is not None]
        if left:
            return Outcome("time_left", "found", {"left": spoken_length(min(left))})
        return Outcome("time_left", _listed(listing))

    def _cancel_timers(self) -> Outcome:
        listing = self._alerts().timers()
        if not listing.alerts:
            return Outcome("cancel_timers", _listed(listing))
        done = [self._alerts().cancel(alert.id).ok for alert in listing.alerts]
        return Outcome("cancel_timers", "done" if all(done) else "unavailable")

    def _alerts(self) -> "Alerts":
        if self._opened is None:
            from skill.alexa.alerts import Alerts

            self._opened = Alerts(self._input)
        return self._opened

    def _user(self) -> str | None:
        system = getattr(self._input.request_envelope.context, "system", None)
        user = getattr(getattr(system, "user", None), "user_id", None)
        return user if isinstance(user, str) else None

    def _locale(self) -> str:
        return str(getattr(self._input.request_envelope.request, "locale", ""))


def spoken_length(seconds: int) -> str:
    """Give a length of time in words: "20 minutes", "1 minute", "40 seconds"."""
    if seconds < 60:
        return f"{seconds} second{'s' if seconds != 1 else ''}"
    minutes = round(seconds / 60)
    return f"{minutes} minute{'s' if minutes != 1 else ''}"


def _listed(listing: "Listing") -> str:
    """Name the outcome of a list without a timer in it."""
    named = {"done": "none", "gone": "none", "no_permission": "no_permission"}
    return named.get(listing.outcome.value, "unavailable")
