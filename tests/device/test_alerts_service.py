"""The stand-in for Amazon's alerts services, over real HTTP."""

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from skill.device import AlertsService, DeviceError, FastClock
from skill.device.alerts_service import REMINDERS_SCOPE, TIMERS_SCOPE

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


class Answer(NamedTuple):
    status: int
    body: Any


@pytest.fixture
def service() -> Iterator[AlertsService]:
    with AlertsService(FastClock(START)) as running:
        running.admit("good", "skill", [TIMERS_SCOPE, REMINDERS_SCOPE], in_session=True)
        running.admit("late", "skill", [TIMERS_SCOPE, REMINDERS_SCOPE], in_session=False)
        running.admit("bare", "skill", [], in_session=True)
        running.admit("other", "another", [TIMERS_SCOPE, REMINDERS_SCOPE], in_session=True)
        yield running


def call(
    service: AlertsService, method: str, path: str, body: Any = None, token: str | None = "good"
) -> Answer:
    data = body if isinstance(body, bytes) else json.dumps(body).encode() if body else None
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    request = urllib.request.Request(service.url + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=2) as response:
            text = response.read()
            return Answer(response.status, json.loads(text) if text else None)
    except urllib.error.HTTPError as error:
        return Answer(error.code, json.loads(error.read()))


def timer(label: str | None = "egg", duration: str = "PT20M", **more: Any) -> dict[str, Any]:
    return {
        "duration": duration,
        "timerLabel": label,
        "creationBehavior": {"displayExperience": {"visibility": "VISIBLE"}},
        "triggeringBehavior": {
            "operation": {
                "type": "ANNOUNCE",
                "textToAnnounce": [
                    {"locale": "de-DE", "text": "Fertig."},
                    {"locale": "en-US", "text": "Take it out."},
                ],
            },
            "notificationConfig": {"playAudible": False},
        },
        **more,
    }


def reminder(**trigger: Any) -> dict[str, Any]:
    return {
        "requestTime": "2026-03-01T09:00:00.000",
        "trigger": trigger or {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 7200},
        "alertInfo": {"spokenInfo": {"content": [{"locale": "en-US", "text": "Turn the egg."}]}},
        "pushNotification": {"status": "ENABLED"},
    }


TIMERS = "/v1/alerts/timers"
REMINDERS = "/v1/alerts/reminders"


def test_a_timer_lives_as_the_reference_says(service: AlertsService) -> None:
    made = call(service, "POST", TIMERS, timer())
    assert made.status == 200
    assert made.body["status"] == "ON"
    assert made.body["triggerTime"] == "2026-03-01T09:20:00Z"
    one = f"{TIMERS}/{made.body['id']}"
    service.book.clock.wind_to(START + timedelta(minutes=5))
    paused = call(service, "POST", f"{one}/pause").body
    assert (paused["status"], paused["remainingTimeWhenPaused"]) == ("PAUSED", "PT15M")
    assert call(service, "POST", f"{one}/pause").status == 400
    service.book.clock.wind_to(START + timedelta(minutes=30))
    assert service.book.ring_due() == []
    assert service.book.listing()[0]["state"] == "paused"
    resumed = call(service, "POST", f"{one}/resume").body
    assert resumed["triggerTime"] == "2026-03-01T09:45:00Z"
    assert call(service, "POST", f"{one}/resume").status == 400
    assert call(service, "GET", one).body["status"] == "ON"
    assert call(service, "GET", TIMERS).body["totalCount"] == 1
    assert call(service, "DELETE", one) == Answer(200, None)
    assert call(service, "GET", one).status == 404


def test_all_timers_go_at_once_but_only_this_skills(service: AlertsService) -> None:
    call(service, "POST", TIMERS, timer("a"))
    call(service, "POST", TIMERS, timer("b"))
    call(service, "POST", TIMERS, timer("c"), token="other")
    assert call(service, "DELETE", TIMERS).status == 200
    assert [alert["label"] for alert in service.book.listing()] == ["c"]


@pytest.mark.parametrize(
    "body",
    [
        b"not json",
        b"[]",
        timer(duration="PT2H1S"),
        timer(duration="PT0S"),
        timer(duration="twenty minutes"),
        timer(label="x" * 257),
        timer(creationBehavior={}),
        timer(creationBehavior={"displayExperience": {"visibility": "SEEN"}}),
        timer(triggeringBehavior={}),
        timer(
            triggeringBehavior={
                "operation": {"type": "ANNOUNCE", "textToAnnounce": []},
                "notificationConfig": {"playAudible": True},
            }
        ),
        timer(
            triggeringBehavior={
                "operation": {"type": "SHOUT"},
                "notificationConfig": {"playAudible": True},
            }
        ),
        timer(
            triggeringBehavior={
                "operation": {"type": "NOTIFY_ONLY"},
                "notificationConfig": {"playAudible": "yes"},
            }
        ),
    ],
)
def test_a_timer_that_breaks_a_rule_is_a_bad_request(service: AlertsService, body: Any) -> None:
    assert call(service, "POST", TIMERS, body).status == 400
    assert service.book.listing() == []


def test_two_hours_and_256_characters_are_still_allowed(service: AlertsService) -> None:
    assert call(service, "POST", TIMERS, timer("x" * 256, "PT2H")).status == 200


def test_labels_are_unique_while_the_timer_runs(service: AlertsService) -> None:
    made = call(service, "POST", TIMERS, timer("Egg"))
    assert call(service, "POST", TIMERS, timer("egg")).status == 400
    call(service, "DELETE", f"{TIMERS}/{made.body['id']}")
    assert call(service, "POST", TIMERS, timer("egg")).status == 200


def test_ten_timers_are_the_most(service: AlertsService) -> None:
    for number in range(10):
        assert call(service, "POST", TIMERS, timer(f"egg {number}")).status == 200
    assert call(service, "POST", TIMERS, timer("egg 11")).status == 403


@pytest.mark.parametrize(("path", "body"), [(TIMERS, timer()), (REMINDERS, reminder())])
def test_who_may_do_what(service: AlertsService, path: str, body: Any) -> None:
    assert call(service, "GET", path, token=None).status == 401
    assert call(service, "GET", path, token="unknown").status == 401
    assert call(service, "POST", path, body, token="bare").status in (401, 403)
    assert call(service, "POST", path, body, token="late").status == 403
    made = call(service, "POST", path, body)
    id_ = made.body.get("id") or made.body["alertToken"]
    assert call(service, "GET", f"{path}/{id_}", token="late").status == 200
    assert call(service, "GET", f"{path}/{id_}", token="other").status == 404


def test_a_reminder_lives_as_the_reference_says(service: AlertsService) -> None:
    made = call(service, "POST", REMINDERS, reminder())
    assert made.status == 200
    assert made.body["version"] == "1"
    one = f"{REMINDERS}/{made.body['alertToken']}"
    assert made.body["href"] == one
    assert service.book.listing() == [
        {
            "kind": "reminder",
            "label": "Turn the egg.",
            "due": "2026-03-01T11:00:00Z",
            "state": "on",
        }
    ]
    changed = reminder(type="SCHEDULED_RELATIVE", offsetInSeconds=60)
    assert call(service, "PUT", one, changed).body["version"] == "2"
    assert service.book.listing()[0]["due"] == "2026-03-01T09:01:00Z"
    assert call(service, "GET", one).body["trigger"]["offsetInSeconds"] == 60
    service.book.clock.wind_to(START + timedelta(minutes=2))
    assert service.book.ring_due() == [
        {
            "kind": "reminder",
            "label": "Turn the egg.",
            "says": "Here's your reminder: Turn the egg.",
        }
    ]
    listed = call(service, "GET", REMINDERS).body
    assert (listed["totalCount"], listed["alerts"][0]["status"]) == ("1", "COMPLETED")
    assert call(service, "DELETE", one).status == 200
    assert call(service, "GET", one).status == 404


def test_an_absolute_reminder_is_local_time(service: AlertsService) -> None:
    body = reminder(type="SCHEDULED_ABSOLUTE", scheduledTime="2026-03-01T05:00:00.000")
    assert call(service, "POST", REMINDERS, body).status == 200
    assert service.book.listing()[0]["due"] == "2026-03-01T10:00:00Z"
    body["trigger"].update(timeZoneId="Europe/Berlin", scheduledTime="2026-03-01T12:00:00")
    assert call(service, "POST", REMINDERS, body).status == 200
    assert service.book.listing()[1]["due"] == "2026-03-01T11:00:00Z"


@pytest.mark.parametrize(
    "trigger",
    [
        {"type": "SOMETIME"},
        {"type": "SCHEDULED_RELATIVE"},
        {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 0},
        {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 60, "recurrence": {"freq": "DAILY"}},
        {"type": "SCHEDULED_ABSOLUTE"},
        {"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2026-03-01T12:00:00+01:00"},
        {"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2026-02-01T12:00:00"},
        {
            "type": "SCHEDULED_ABSOLUTE",
            "scheduledTime": "2026-03-01T12:00:00",
            "timeZoneId": "Mars/Olympus",
        },
    ],
)
def test_a_reminder_at_no_sensible_time_is_a_bad_request(
    service: AlertsService, trigger: dict[str, Any]
) -> None:
    assert call(service, "POST", REMINDERS, reminder(**trigger)).status == 400


def test_a_reminder_needs_something_to_say(service: AlertsService) -> None:
    for content in ([], [{"locale": "en-US"}], [{"text": "No locale."}], None):
        body = reminder()
        body["alertInfo"]["spokenInfo"]["content"] = content
        assert call(service, "POST", REMINDERS, body).status == 400


def test_the_time_zone_is_given(service: AlertsService) -> None:
    path = "/v2/devices/some-device/settings/System.timeZone"
    assert call(service, "GET", path) == Answer(200, "America/New_York")
    assert call(service, "GET", path, token=None).status == 401


def test_an_unknown_address_is_not_found(service: AlertsService) -> None:
    assert call(service, "GET", "/v1/alerts/alarms").status == 404
    assert call(service, "PUT", TIMERS, timer()).status == 404


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503, 504])
def test_a_status_can_be_injected(service: AlertsService, status: int) -> None:
    service.fail("timers.create", status)
    assert call(service, "POST", TIMERS, timer()).status == status
    assert call(service, "GET", TIMERS).status == 200
    service.heal()
    assert call(service, "POST", TIMERS, timer()).status == 200


def test_a_fault_can_pass_by_itself(service: AlertsService) -> None:
    service.fail("*", 503, times=2)
    assert [call(service, "GET", TIMERS).status for _ in range(3)] == [503, 503, 200]


def test_garbage_is_no_json(service: AlertsService) -> None:
    service.fail("timers.list", "garbage")
    with pytest.raises(json.JSONDecodeError):
        call(service, "GET", TIMERS)


def test_empty_is_no_body(service: AlertsService) -> None:
    service.fail("timers.list", "empty")
    assert call(service, "GET", TIMERS) == Answer(200, None)


def test_a_reset_tears_the_connection_down(service: AlertsService) -> None:
    service.fail("timers.list", "reset")
    with pytest.raises((ConnectionResetError, http.client.RemoteDisconnected)):
        call(service, "GET", TIMERS)
    assert call(service, "POST", TIMERS, timer()).status == 200


def test_an_answer_can_be_lost_after_the_deed(service: AlertsService) -> None:
    service.fail("timers.create", "lost", times=1)
    with pytest.raises((ConnectionResetError, http.client.RemoteDisconnected)):
        call(service, "POST", TIMERS, timer())
    assert [alert["label"] for alert in service.book.listing()] == ["egg"]
    assert call(service, "POST", TIMERS, timer()).status == 400


def test_a_stall_lasts_until_the_caller_gives_up(service: AlertsService) -> None:
    service.fail("timers.list", "stall")
    request = urllib.request.Request(service.url + TIMERS)
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        urllib.request.urlopen(request, timeout=0.2)
    assert time.monotonic() - began < 1


def test_a_fault_that_does_not_exist_is_refused_in_words(service: AlertsService) -> None:
    with pytest.raises(DeviceError, match="is no operation"):
        service.fail("timers.explode", 500)
    with pytest.raises(DeviceError, match="is no fault"):
        service.fail("timers.create", "flood")


def test_closing_is_quick_and_may_be_repeated() -> None:
    service = AlertsService()
    began = time.monotonic()
    service.close()
    service.close()
    assert time.monotonic() - began < 0.5
