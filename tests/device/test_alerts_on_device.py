"""Alerts as the person meets them: they ring, are listed, and are cancelled by voice."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from skill.device import AlertsService, DeviceError, Echo, FastClock, RealClock
from tests.device.egg_skill import MANIFEST, MODEL, TIMERS, build

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def echo() -> Iterator[Echo]:
    with AlertsService(FastClock(START)) as service:
        yield egg(service)


def egg(service: AlertsService, **more: Any) -> Echo:
    granted = {TIMERS: "GRANTED"}
    return Echo(
        build(), MODEL, manifest=MANIFEST, alerts_service=service, permissions=granted, **more
    )


def test_a_skills_timer_rings_when_the_clock_is_wound(echo: Echo) -> None:
    turn = echo.hear("alexa ask egg watcher to boil it for ten minutes")
    assert turn.alerts == [
        {"kind": "timer", "label": "egg", "due": "2026-03-01T09:10:00Z", "state": "on"}
    ]
    assert echo.advance("PT9M59S").rang == []
    turn = echo.advance("PT1M")
    assert turn.rang == [{"kind": "timer", "label": "egg", "says": "Take the egg out."}]
    assert turn.alerts == []
    assert echo.clock.now() == datetime(2026, 3, 1, 9, 10, 59, tzinfo=UTC)


def test_several_ring_in_order(echo: Echo) -> None:
    echo.hear("alexa set a timer for three minutes")
    echo.hear("alexa ask egg watcher to boil it for two minutes")
    echo.hear("alexa set a one minute timer")
    assert [each["label"] for each in echo.advance("PT1H").rang] == ["", "egg", ""]


def test_winding_runs_out_an_open_session(echo: Echo) -> None:
    echo.hear("alexa open egg watcher")
    assert echo.advance("PT7S").session == "open"
    turn = echo.advance("PT9S")
    assert (turn.speech, turn.session) == ("Say soft, or hard.", "open")
    assert echo.advance("PT20M").session == "closed"


def test_the_real_clock_cannot_be_wound() -> None:
    with AlertsService(RealClock()) as service, pytest.raises(DeviceError, match="--clock fast"):
        egg(service).advance("PT1M")


def test_a_bad_duration_is_refused_in_words(echo: Echo) -> None:
    with pytest.raises(DeviceError, match="PT20M"):
        echo.advance("20 minutes")


def test_what_rang_in_real_time_stands_in_the_next_turn(echo: Echo) -> None:
    echo.hear("alexa ask egg watcher to boil it for ten minutes")
    assert isinstance(echo.clock, FastClock)
    echo.clock.advance(601)
    assert echo.poll().rang[0]["says"] == "Take the egg out."
    assert echo.poll().rang == []


def test_a_timer_that_rings_aloud_speaks_after_stop(echo: Echo) -> None:
    echo.hear("alexa set a timer for one minute")
    assert echo.advance("PT1M").rang == [{"kind": "timer", "label": "", "says": ""}]
    assert echo.hear("alexa open egg watcher").session == "open"
    turn = echo.hear("alexa stop")
    assert (turn.intent, turn.session) == ("", "open")
    assert echo.hear("alexa stop").intent == "AMAZON.StopIntent"


def test_nobody_has_to_stop_it_for_ever(echo: Echo) -> None:
    echo.hear("alexa set a timer for one minute")
    echo.advance("PT1M")
    echo.advance("PT61M")
    echo.hear("alexa open egg watcher")
    assert echo.hear("alexa stop").intent == "AMAZON.StopIntent"


def test_the_device_answers_for_its_timers(echo: Echo) -> None:
    assert echo.hear("alexa how long is left").speech == "You have no timer set."
    echo.hear("alexa ask egg watcher to boil it for ten minutes")
    echo.advance("PT4M30S")
    for words in (
        "alexa, how long is left?",
        "alexa how much time is left on my egg timer",
        "alexa how long is left on the timer",
    ):
        turn = echo.hear(words)
        assert turn.speech == "5 minutes and 30 seconds left on your egg timer."
        assert (turn.session, turn.request) == ("closed", {})
    listed = echo.hear("alexa what timers are set").speech
    assert listed == "You have 1 timer: your egg timer, in 5 minutes and 30 seconds."
    assert echo.hear("alexa what reminders do I have").speech == "You have no reminders set."
    assert echo.hear("alexa pause the timer").alerts[0]["state"] == "paused"
    assert echo.advance("PT1H").rang == []
    assert echo.hear("alexa resume my egg timer").alerts[0]["state"] == "on"
    assert echo.hear("alexa cancel the salt timer").speech == "You have no timer set."
    assert echo.hear("alexa cancel the egg timer").speech == "Your egg timer is cancelled."
    assert echo.poll().alerts == []


def test_without_the_wake_word_the_device_does_nothing(echo: Echo) -> None:
    echo.hear("alexa set a timer for ten minutes")
    assert len(echo.hear("cancel the timer").alerts) == 1


def test_personal_timers_count_towards_the_ten(echo: Echo) -> None:
    for _ in range(10):
        echo.hear("alexa set a timer for one hour")
    assert echo.hear("alexa ask egg watcher to boil an egg").speech == "No timer: 403."


@pytest.mark.parametrize("fault", [401, 403, 429, 500, 503, 504, "garbage", "stall", "reset"])
def test_faults_reach_the_skill(fault: int | str) -> None:
    with AlertsService(FastClock(START)) as service:
        service.fail("timers.create", fault)
        turn = egg(service).hear("alexa ask egg watcher to boil an egg")
    assert turn.speech.startswith(f"No timer: {fault if isinstance(fault, int) else ''}")
    assert turn.alerts == []


def test_two_echos_of_one_account_share_their_alerts() -> None:
    with AlertsService(FastClock(START)) as service:
        kitchen, bedroom = egg(service, device_id="kitchen"), egg(service, device_id="bedroom")
        kitchen.hear("alexa ask egg watcher to boil an egg")
        assert bedroom.hear("alexa how long is left").speech.startswith("5 minutes left")
