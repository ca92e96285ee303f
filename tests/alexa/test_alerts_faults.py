"""Every way the service can fail, at every call: an outcome, in time, never an exception."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Any

import pytest
from ask_sdk_core.api_client import DefaultApiClient

from skill.alexa.alerts import REMINDERS, TIMERS, Alerts, Outcome
from skill.alexa.api_client import QuickApiClient
from skill.alexa.deadline import Deadline
from skill.device.alerts_service import AlertsService
from tests.alexa.alerts_request import TOKEN, dripping, handler_input

CALLS: dict[str, Callable[[Alerts], Outcome]] = {
    "set_timer": lambda alerts: alerts.set_timer("cold", 1200, "Off.").outcome,
    "remaining": lambda alerts: alerts.remaining("an-id").outcome,
    "timers": lambda alerts: alerts.timers().outcome,
    "cancel": lambda alerts: alerts.cancel("an-id").outcome,
    "pause": lambda alerts: alerts.pause("an-id").outcome,
    "resume": lambda alerts: alerts.resume("an-id").outcome,
    "set_reminder": lambda alerts: alerts.set_reminder(7200, "Again.").outcome,
    "reminders": lambda alerts: alerts.reminders().outcome,
    "cancel_reminder": lambda alerts: alerts.cancel_reminder("an-id").outcome,
}
STATUSES = {
    400: Outcome.REFUSED,
    401: Outcome.NO_PERMISSION,
    403: Outcome.NO_PERMISSION,
    409: Outcome.UNAVAILABLE,
    418: Outcome.UNAVAILABLE,
    429: Outcome.UNAVAILABLE,
    500: Outcome.UNAVAILABLE,
    502: Outcome.UNAVAILABLE,
    503: Outcome.UNAVAILABLE,
    504: Outcome.OFFLINE,
}
every_call = pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)


@pytest.fixture(scope="module")
def running() -> Iterator[AlertsService]:
    with AlertsService() as service:
        service.admit(TOKEN, "us", [TIMERS, REMINDERS], in_session=True)
        yield service


@pytest.fixture
def service(running: AlertsService) -> AlertsService:
    running.heal()
    return running


def fresh(url: str, seconds: float = 0.3, **request: Any) -> Alerts:
    return Alerts(handler_input(url, scopes=None, **request), seconds)


@every_call
@pytest.mark.parametrize("status", STATUSES)
def test_a_refusal(service: AlertsService, call: Callable[[Alerts], Outcome], status: int) -> None:
    service.fail("*", status)
    assert call(fresh(service.url, 3)) is STATUSES[status]
    assert fresh(service.url, 3).local_now() is None


@every_call
def test_an_answer_that_makes_no_sense(
    service: AlertsService, call: Callable[[Alerts], Outcome]
) -> None:
    for fault in ("garbage", "reset"):
        service.fail("*", fault)
        outcome = call(fresh(service.url, 3))
        # A cancel's or a pause's answer has no body to make sense of.
        assert outcome in (Outcome.UNAVAILABLE, Outcome.DONE)
        assert (outcome is Outcome.DONE) <= (fault == "garbage" and call in NO_BODY)
        assert fresh(service.url, 3).local_now() is None


NO_BODY = [CALLS[name] for name in ("cancel", "pause", "resume", "cancel_reminder")]


@pytest.mark.parametrize(
    "body",
    ["", "null", "{}", "[]", "[1]", "7", '"x"', '{"id":null}', '{"timers":5}',
     '{"id":"a","status":"EXPLODED"}', '{"id":"a","triggerTime":"soon"}', '{"alerts":[7]}',
     '{"timers":[null]}', "\ufeff{}", '{"id":"' + "x" * 300_000 + '"}', "{" * 5000],
)  # fmt: skip
def test_a_well_sent_body_of_the_wrong_kind(body: str) -> None:
    sent = body.encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(sent)}\r\n\r\n".encode()
    with dripping(head + sent, b"") as url:
        for name in ("set_timer", "remaining", "timers", "set_reminder", "reminders"):
            assert CALLS[name](fresh(url, 3)) in (Outcome.UNAVAILABLE, Outcome.GONE), name
        assert fresh(url, 3).local_now() is None


def test_a_list_of_reminders_that_the_sdk_alone_could_not_read() -> None:
    """Empty times and the spoken text: https://github.com/alexa/alexa-apis-for-python/issues/30."""
    sent = b"""{"totalCount": "2", "links": null, "alerts": [{"alertToken": "r1", "status": "ON",
        "createdTime": "2026-03-01T14:00:00.000Z", "alertInfo": {"spokenInfo": {"content": []}},
        "trigger": {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 7200, "scheduledTime": "",
        "recurrence": {"startDateTime": ""}}}, {"alertToken": "r0", "status": "COMPLETED"}]}"""
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(sent)}\r\n\r\n".encode()
    with dripping(head + sent, b"") as url:
        listing = fresh(url, 3).reminders()
    assert listing == (Outcome.DONE, (("r1", "reminder", 6600, False),))


@every_call
def test_a_stalled_network_costs_the_deadline_once(
    service: AlertsService, call: Callable[[Alerts], Outcome]
) -> None:
    service.fail("*", "stall")
    alerts = fresh(service.url)
    began = monotonic()
    for _ in range(5):
        assert call(alerts) is Outcome.UNAVAILABLE
    assert alerts.local_now() is None
    assert 0.25 < monotonic() - began < 0.8


@pytest.mark.parametrize(
    ("first", "drip"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{", b" "),
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\n", b"X-More: y\r\n"),
        (b"HTTP/1.1 100 Continue\r\n\r\n", b""),
    ],
    ids=["body", "header", "status line", "endless headers", "only continue"],
)
def test_a_dripping_answer_is_cut_off(first: bytes, drip: bytes) -> None:
    with dripping(first, drip) as url:
        began = monotonic()
        assert CALLS["set_timer"](fresh(url)) is Outcome.UNAVAILABLE
        assert monotonic() - began < 0.8


@every_call
def test_nobody_listens(call: Callable[[Alerts], Outcome]) -> None:
    for url in ("http://127.0.0.1:9", "http://example.invalid", "ftp://x", "", "https://[::"):
        assert call(fresh(url, 3)) is Outcome.UNAVAILABLE


@every_call
def test_no_token_no_factory_no_context(
    service: AlertsService, call: Callable[[Alerts], Outcome]
) -> None:
    assert call(fresh(service.url, token=None)) is Outcome.UNAVAILABLE
    bare = handler_input(service.url)
    bare.service_client_factory = None
    assert call(Alerts(bare)) is Outcome.UNAVAILABLE
    assert Alerts(bare).local_now() is None
    empty = handler_input(service.url)
    empty.request_envelope.context = None
    assert call(Alerts(empty)) is Outcome.UNAVAILABLE


def test_the_sdks_own_client_is_held_to_the_deadline_too(service: AlertsService) -> None:
    """It has no time-out and wants HTTPS; a stalled TLS handshake hangs it for good."""
    with dripping(b"", b"") as url:
        request = handler_input(url.replace("http:", "https:"), client=DefaultApiClient())
        began = monotonic()
        assert CALLS["set_timer"](Alerts(request, 0.3)) is Outcome.UNAVAILABLE
        assert monotonic() - began < 1.5  # it imports `requests` on the way


def test_the_client_lets_go_of_a_stalled_connection_by_itself() -> None:
    with dripping(b"", b"") as url:
        alerts = Alerts(handler_input(url, client=QuickApiClient(seconds=0.2)), 5)
        began = monotonic()
        assert CALLS["timers"](alerts) is Outcome.UNAVAILABLE
        assert monotonic() - began < 0.6


def test_a_deadline_is_shared_and_passes_on_what_happens() -> None:
    deadline = Deadline(0.2)
    assert deadline.run(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        deadline.run(lambda: 1 // 0)
    hung = threading.Event()
    for _ in range(2):
        with pytest.raises(TimeoutError):
            deadline.run(lambda: hung.wait(5))
    hung.set()


def test_importing_it_is_nearly_free_and_brings_nothing_heavy() -> None:
    code = """
import enum, typing, datetime, sys, time, skill
began = time.perf_counter(); import skill.alexa.alerts; took = time.perf_counter() - began
heavy = {"requests", "urllib3", "ssl", "http.client", "queue", "ask_sdk_model", "boto3", "zoneinfo"}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
