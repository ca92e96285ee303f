"""Timers and reminders against the device's real HTTP stand-in: what they do when all is well."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from skill.alexa.alerts import REMINDERS, TIMERS, Alerts, Outcome, ask_for, granted
from skill.alexa.alerts.iso import from_iso, to_iso
from skill.device.alerts_service import AlertsService
from tests.alexa.alerts_request import BOTH, TOKEN, handler_input

NOW = datetime(2026, 3, 1, 14, 10, tzinfo=UTC)


class HandClock:
    """A clock that stands until it is wound."""

    def __init__(self) -> None:
        self.moment = NOW

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def service(clock: HandClock) -> Iterator[AlertsService]:
    with AlertsService(clock) as running:
        running.admit(TOKEN, "us", [TIMERS, REMINDERS], in_session=True)
        yield running


@pytest.fixture
def alerts(service: AlertsService) -> Alerts:
    return Alerts(handler_input(service.url))


def test_a_timer_lives_its_life(alerts: Alerts, service: AlertsService, clock: HandClock) -> None:
    made = alerts.set_timer("cold", 1200, "Take the pack off.")
    assert made.ok and made.seconds == 1200 and made.id
    (body,) = [alert.body for alert in service.book.active("timer")]
    assert body["duration"] == "PT20M"
    assert body["timerLabel"] == "cold pack"
    assert body["triggeringBehavior"] == {
        "operation": {
            "type": "ANNOUNCE",
            "textToAnnounce": [{"locale": "en-US", "text": "Take the pack off."}],
        },
        "notificationConfig": {"playAudible": True},
    }
    clock.moment += timedelta(minutes=5)
    later = Alerts(handler_input(service.url, timestamp="2026-03-01T14:15:00Z"))
    assert later.remaining(made.id) == (Outcome.DONE, made.id, 900, False)
    assert later.pause(made.id).ok
    assert later.pause(made.id).outcome is Outcome.REFUSED
    clock.moment += timedelta(minutes=60)
    assert later.remaining(made.id) == (Outcome.DONE, made.id, 900, True)
    assert later.resume(made.id).ok
    assert [alert.label for alert in later.timers().alerts] == ["cold pack"]
    assert later.cancel(made.id).ok
    assert later.cancel(made.id).outcome is Outcome.GONE
    assert later.remaining(made.id).outcome is Outcome.GONE
    assert later.timers() == (Outcome.DONE, ())


def test_labels_are_unique_neutral_and_end(alerts: Alerts, service: AlertsService) -> None:
    for kind in ("cold", "heat", "walk", "rest", "anything else"):
        assert alerts.set_timer(kind, 300, "Time is up.").ok
    assert alerts.set_timer("cold", 300, "Time is up.").ok
    assert sorted(alert.label for alert in service.book.active("timer")) == [
        "cold pack",
        "cold pack 2",
        "rest",
        "rest 2",
        "walk",
        "warm pack",
    ]


def test_packs_ring_and_walks_only_speak(alerts: Alerts, service: AlertsService) -> None:
    for kind in ("cold", "heat", "walk", "rest"):
        alerts.set_timer(kind, 300, "Time is up.")
    rings = {alert.label: alert.rings for alert in service.book.active("timer")}
    assert rings == {"cold pack": True, "warm pack": True, "walk": False, "rest": False}


def test_ten_timers_are_the_most(alerts: Alerts, service: AlertsService) -> None:
    for number in range(10):
        request = handler_input(service.url)
        outcome = Alerts(request).set_timer("cold", 60 + number, "Time is up.").outcome
        assert outcome is (Outcome.DONE if number < 3 else Outcome.REFUSED)


@pytest.mark.parametrize("seconds", [0, -5, 7201])
def test_a_timer_amazon_would_refuse_is_not_even_tried(
    alerts: Alerts, service: AlertsService, seconds: int
) -> None:
    assert alerts.set_timer("cold", seconds, "Time is up.").outcome is Outcome.REFUSED
    assert service.calls == []


def test_a_reminder_lives_its_life(alerts: Alerts, service: AlertsService) -> None:
    assert alerts.set_reminder(0, "Now.").outcome is Outcome.REFUSED
    made = alerts.set_reminder(7200, "Time for the cold pack.")
    assert made.ok and made.id and made.seconds == 7200
    (body,) = [alert.body for alert in service.book.active("reminder")]
    assert body["requestTime"] == "2026-03-01T14:10:00"
    assert body["trigger"] == {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 7200}
    assert body["pushNotification"] == {"status": "DISABLED"}
    later = Alerts(handler_input(service.url, timestamp="2026-03-01T15:10:00Z"))
    assert later.reminders() == (Outcome.DONE, ((made.id, "reminder", 3600, False),))
    assert later.cancel_reminder(made.id).ok
    assert later.reminders() == (Outcome.DONE, ())


def test_the_persons_own_clock(service: AlertsService) -> None:
    local = Alerts(handler_input(service.url, scopes=None)).local_now()
    assert local is not None
    assert local.replace(tzinfo=None) == datetime(2026, 3, 1, 9, 10)
    service.time_zone = "Middle/Earth"
    assert Alerts(handler_input(service.url)).local_now() is None


def test_permission_is_read_from_the_request() -> None:
    def said(**request: object) -> list[bool | None]:
        envelope = handler_input("http://localhost", **request).request_envelope  # type: ignore[arg-type]
        return [granted(envelope, scope) for scope in (TIMERS, REMINDERS)]

    assert said() == [True, True]
    assert said(scopes=None) == [None, None]
    assert said(scopes={TIMERS: "DENIED"}) == [False, None]
    accepted = {"status": "ACCEPTED", "permissionScope": TIMERS}
    assert said(scopes={TIMERS: "DENIED", REMINDERS: "DENIED"}, payload=accepted) == [True, False]
    assert said(scopes={TIMERS: "DENIED"}, payload={"status": "DENIED"}) == [False, None]


def test_without_permission_the_outcome_says_so(service: AlertsService) -> None:
    service.admit("stranger", "us", [], in_session=True)
    for scopes in ({TIMERS: "DENIED", REMINDERS: "DENIED"}, None):
        alerts = Alerts(handler_input(service.url, scopes=scopes, token="stranger"))
        assert alerts.set_timer("walk", 300, "Stop.").outcome is Outcome.NO_PERMISSION
        assert alerts.set_reminder(7200, "Again.").outcome is Outcome.NO_PERMISSION
        assert alerts.timers().outcome is Outcome.NO_PERMISSION
    assert service.calls == ["timers.create", "reminders.create", "timers.list"]


def test_a_refusal_despite_permission_does_not_ask_again(service: AlertsService) -> None:
    service.admit("stranger", "us", [], in_session=True)
    alerts = Alerts(handler_input(service.url, scopes=BOTH, token="stranger"))
    assert alerts.set_timer("walk", 300, "Stop.").outcome is Outcome.REFUSED


def test_the_dialogue_that_asks() -> None:
    directive = ask_for(TIMERS, "cold")
    assert directive.to_dict() == {
        "object_type": "Connections.SendRequest",
        "name": "AskFor",
        "payload": {
            "@type": "AskForPermissionsConsentRequest",
            "@version": "1",
            "permissionScope": "alexa::alerts:timers:skill:readwrite",
        },
        "token": "cold",
    }


def test_lengths_of_time() -> None:
    assert [to_iso(s) for s in (1200, 90, 7200)] == ["PT20M", "PT90S", "PT120M"]
    assert [from_iso(d) for d in ("PT12M30S", "PT1H", "PT0.000S", "PT9.5S", "PT2H0M1S")] == [
        750,
        3600,
        0,
        9,
        7201,
    ]
    assert [from_iso(d) for d in (None, "", "PT", "P1D", "20M", "PTM", 5)] == [None] * 7
