"""The laptop's store: killed at random, full of users, written by two, damaged."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from skill.alexa.store import StoreError
from skill.alexa.store.sqlite import SqliteStore
from tests.alexa.store_worker import EXPIRES, TIMERS

KILLS = int(os.environ.get("COACH_TEST_KILLS", "30"))
USERS = 10_000


def worker(path: Path, work: str, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.alexa.store_worker", str(path), work, name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_killed_at_any_moment_it_opens_and_has_lost_nothing_it_had_told(tmp_path: Path) -> None:
    """`COACH_TEST_KILLS=500 pytest tests/alexa/test_store_sqlite.py -k killed` for the full run."""
    path = tmp_path / "places.sqlite"
    chance = random.Random(KILLS)
    told = 0
    for _ in range(KILLS):
        process = worker(path, "turns", "u")
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.random() * 0.05)
        process.kill()
        lines = process.stdout.read().splitlines()
        process.wait()
        told = max([told, *(int(line) for line in lines if line.isdigit())])
        store = SqliteStore(path)
        place = store.load("u")
        store.close()
        assert place is not None
        assert told <= place["walk_level"] <= told + 1, "saved, and killed before it could tell"
        assert place["timers"] == {"walk": f"t{place['walk_level']}"}
        told = place["walk_level"]
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert told > KILLS


def test_two_processes_at_once_lose_nothing_of_either(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    both = [worker(path, "timers", name) for name in ("kitchen", "bedroom")]
    assert [process.wait(30) for process in both] == [0, 0]
    for process in both:
        assert process.stdout is not None
        process.stdout.close()
    place = SqliteStore(path).load("one account")
    assert place is not None
    wanted = {f"{name}{n}" for name in ("kitchen", "bedroom") for n in range(TIMERS)}
    assert set(place["timers"]) == wanted
    assert place["version"] == 2 * TIMERS


def test_ten_thousand_users_stay_fast(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "places.sqlite")
    place = {"step": "walking", "walk_level": 3, "pace": "slow", "heard": True, "timers": ["t"]}
    for number in range(USERS):
        store.save(f"amzn1.ask.account.{number:0200}", place, EXPIRES)
    took = []
    for number in random.Random(1).sample(range(USERS), 500):
        user = f"amzn1.ask.account.{number:0200}"
        began = time.perf_counter()
        loaded = store.load(user)
        assert loaded is not None
        store.save(user, {**loaded, "step": "cold"}, EXPIRES)
        took.append(time.perf_counter() - began)
    assert sorted(took)[250] < 0.005
    store.close()
    began = time.perf_counter()
    assert SqliteStore(tmp_path / "places.sqlite").load(user) is not None
    assert time.perf_counter() - began < 0.1


def test_forgetting_leaves_no_trace_in_the_files(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "places.sqlite")
    store.save("somebody", {"timers": ["secret-timer-id"]}, EXPIRES)
    store.save("another", {"timers": ["other-timer-id"]}, EXPIRES)
    store.erase("somebody")
    raw = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"other-timer-id" in raw
    assert b"somebody" not in raw
    assert b"secret-timer-id" not in raw


def test_expired_places_are_swept_out(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "places.sqlite")
    now = time.time()
    for number in range(5):
        store.save(f"u{number}", {"step": "cold"}, int(now) + 10, now)
    store.save("u9", {"step": "cold"}, int(now) + 1000, now + 11)
    store.close()
    with sqlite3.connect(tmp_path / "places.sqlite") as connection:
        rows = connection.execute("SELECT user_id FROM places").fetchall()
    connection.close()
    assert rows == [("u9",)]


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 100, b"SQLite format 3\0"])
def test_a_damaged_file_is_said_to_be_one(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "places.sqlite"
    path.write_bytes(damage)
    store = SqliteStore(path)
    if not damage:
        assert store.load("u") is None
        return
    with pytest.raises(StoreError, match="move this one away"):
        store.load("u")
    with pytest.raises(StoreError):
        store.save("u", {"step": "cold"}, EXPIRES)
    with pytest.raises(StoreError):
        store.erase("u")


def test_a_place_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    store = SqliteStore(path)
    for bad in ("{", "[]", "7", '"x"', ""):
        store.save("u", {"step": "cold"}, EXPIRES)
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE places SET place = ?", (bad,))
        connection.close()
        assert store.load("u") is None
        store.save("u", {"step": "heat"}, EXPIRES)
        kept = store.load("u")
        assert kept is not None and kept["step"] == "heat"


@pytest.mark.parametrize("where", ["/proc/nowhere/x.sqlite", "/dev/null/x", "\0"])
def test_a_file_that_cannot_be_made(where: str) -> None:
    with pytest.raises(StoreError):
        SqliteStore(where).load("u")
    with pytest.raises(StoreError):
        SqliteStore(where).save("u", {"step": "cold"}, 10**30)


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "a" / "b" / "places.sqlite")
    store.save("u", {"step": "cold"}, EXPIRES)
    assert store.load("u") is not None
