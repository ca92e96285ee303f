"""What the device itself answers about its timers and reminders, with no skill open."""

from __future__ import annotations

import re
from datetime import timedelta

from skill.device.alerts import Alert, AlertBook
from skill.device.iso_duration import seconds_in
from skill.device.spoken_numbers import duration_in

_KIND = r"(?P<label>.+? )??(?P<kind>timers?|reminders?)"
_CANCEL = re.compile(rf"(?:cancel|delete|stop|remove) (?:(?:the|my|all|all my|every) )?{_KIND}")
_PAUSE = re.compile(rf"(?P<verb>pause|resume) (?:(?:the|my) )?{_KIND}")
_LEFT = re.compile(
    r"(?:how long is left|how much time is left|how much longer|how long)"
    rf"(?: (?:on|for|is left on) (?:(?:the|my) )?{_KIND})?"
)
_WHICH = re.compile(
    r"(?:what|which) (?P<kind>timers?|reminders?) (?:are set|do i have|are there|have i got)|"
    r"(?:list|show) (?:my )?(?P<listed>timers|reminders)"
)
_SET = re.compile(r"set (?:a|an) (?:(?P<before>.+) timer|timer for (?P<after>.+))")


def answer(words: str, book: AlertBook) -> str | None:
    """The device's answer to `words`, done as said; None where they are not about alerts."""
    if match := _SET.fullmatch(words):
        return _set(match["before"] or match["after"], book)
    if match := _CANCEL.fullmatch(words):
        return _cancel(_meant(match, book), match["kind"], book)
    if match := _PAUSE.fullmatch(words):
        return _hold(match["verb"], _meant(match, book), book)
    if match := _LEFT.fullmatch(words):
        return _left(_meant(match, book), book)
    if match := _WHICH.fullmatch(words):
        kind = (match["kind"] or match["listed"]).removesuffix("s")
        return _listed(book.active(kind), kind, book)
    return None


def _meant(match: re.Match[str], book: AlertBook) -> list[Alert]:
    kind = (match["kind"] or "timer").removesuffix("s")
    label = (match["label"] or "").strip()
    return book.active(kind, lambda alert: not label or alert.label.lower() == label)


def _set(length: str, book: AlertBook) -> str | None:
    duration = duration_in(length.split())
    if duration is None:
        return None
    now = book.clock.now()
    due = now + timedelta(seconds=seconds_in(duration))
    book.add(Alert("timer", "", "", None, now, due, {"duration": duration}, rings=True))
    return f"{length.capitalize()}, starting now."


def _cancel(alerts: list[Alert], kind: str, book: AlertBook) -> str:
    if not alerts:
        return f"You have no {kind.removesuffix('s')} set."
    for alert in alerts:
        book.remove(alert)
    if len(alerts) > 1:
        return f"All {len(alerts)} are cancelled."
    return f"{_name(alerts[0]).capitalize()} is cancelled."


def _hold(verb: str, alerts: list[Alert], book: AlertBook) -> str:
    state = "ON" if verb == "pause" else "PAUSED"
    fitting = [alert for alert in alerts if alert.kind == "timer" and alert.status == state]
    if not fitting:
        return f"There is no timer to {verb}."
    for alert in fitting:
        (book.pause if verb == "pause" else book.resume)(alert)
    return f"{_name(fitting[0]).capitalize()} is {verb}d."


def _left(alerts: list[Alert], book: AlertBook) -> str:
    if not alerts:
        return "You have no timer set."
    now = book.clock.now()
    return " ".join(f"{_said(book.due(alert) - now)} left on {_name(alert)}." for alert in alerts)


def _listed(alerts: list[Alert], kind: str, book: AlertBook) -> str:
    if not alerts:
        return f"You have no {kind}s set."
    now = book.clock.now()
    each = ", ".join(f"{_name(alert)}, in {_said(book.due(alert) - now)}" for alert in alerts)
    return f"You have {len(alerts)} {kind}{'s' if len(alerts) > 1 else ''}: {each}."


def _name(alert: Alert) -> str:
    return f"your {alert.label} {alert.kind}".replace("  ", " ")


def _said(left: timedelta) -> str:
    minutes, seconds = divmod(max(0, round(left.total_seconds())), 60)
    hours, minutes = divmod(minutes, 60)
    amounts = ((hours, "hour"), (minutes, "minute"), (seconds, "second"))
    parts = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in amounts if n]
    return " and ".join(parts) or "no time"
