"""How long a pack stays on, and when cold may come again: two-hourly, never over night."""

import json
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple


class Pack(NamedTuple):
    """One session with a cold or warm pack."""

    minutes: int
    check_minutes: int
    """When to look at the skin."""

    @property
    def seconds(self) -> int:
        """The timer's length."""
        return self.minutes * 60


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    path = Path(__file__).with_name("cold.json")
    table: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return table


def pack(entry: str) -> Pack:
    """Give the session for a guide entry: `cold`, `cold.short` or `heat`.

    Any other entry gets the shortest session. The minutes and their sources: `cold.json`.
    """
    packs = _table()["packs"]
    return Pack(**packs.get(entry, packs["cold.short"]))


def is_night(now_local: datetime) -> bool:
    """Tell whether a local time lies in the hours without cold."""
    night_from, night_until = _night()
    clock = now_local.time()
    return clock >= night_from or clock < night_until


def next_cold(now_local: datetime) -> datetime:
    """Give the local time for cold again, after a session begun at `now_local`.

    Two hours later, or in the morning where that session would reach into the night.
    """
    night_from, night_until = _night()
    due = now_local + timedelta(minutes=_table()["again_after_minutes"])
    if due.time() < night_until:
        return _at(due, night_until)
    ends = due + timedelta(minutes=pack("cold").minutes)
    if due.time() >= night_from or ends.time() > night_from:
        return _at(due + timedelta(days=1), night_until)
    return due


def _night() -> tuple[time, time]:
    night = _table()["night"]
    return time.fromisoformat(night["from"]), time.fromisoformat(night["until"])


def _at(day: datetime, clock: time) -> datetime:
    return day.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)
