"""Twenty minutes at most, two-hourly, never over night."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from skill.relief.cold import is_night, next_cold, pack

DAY = datetime(2026, 3, 1)


def at(clock: str) -> datetime:
    hour, minute = clock.split(":")
    return DAY.replace(hour=int(hour), minute=int(minute))


def test_sessions_end_at_the_hard_limits() -> None:
    assert pack("cold") == (20, 10)
    assert pack("cold").seconds == 1200
    assert pack("cold.short") == (10, 5)
    assert pack("heat").minutes == 20
    assert pack("no such entry") == pack("cold.short")


def test_two_hours_later_by_day() -> None:
    assert next_cold(at("14:10")) == at("16:10")
    assert next_cold(at("05:30")) == at("07:30")


def test_in_the_morning_when_it_would_reach_into_the_night() -> None:
    next_morning = at("07:00") + timedelta(days=1)
    assert next_cold(at("18:40")) == at("20:40")
    assert next_cold(at("18:41")) == next_morning
    assert next_cold(at("19:30")) == next_morning
    assert next_cold(at("23:15")) == next_morning
    assert next_cold(at("02:00")) == at("07:00")


def test_night() -> None:
    assert [is_night(at(c)) for c in ("06:59", "07:00", "20:59", "21:00", "00:00")] == [
        True,
        False,
        False,
        True,
        True,
    ]


@settings(deadline=None)
@given(st.datetimes(min_value=DAY, max_value=DAY + timedelta(days=400)))
def test_never_at_night_never_sooner_than_two_hours_never_later_than_a_day(now: datetime) -> None:
    due = next_cold(now)
    assert not is_night(due)
    assert not is_night(due + timedelta(minutes=20) - timedelta(seconds=1))
    assert timedelta(hours=2) <= due - now <= timedelta(hours=13)
