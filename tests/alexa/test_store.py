"""What every store does alike: SQLite, and DynamoDB as moto's server speaks it.

moto's server rather than dynalite or DynamoDB Local: it comes from Python's package index with the
other test tools, needs no Node and no Java, and checks conditions as the real service does.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.alexa.store import PLACE_KEYS, Store, StoreError, open_store
from skill.alexa.store.dynamo import DynamoStore
from skill.alexa.store.interface import MOST_LISTED, admitted, merged
from skill.alexa.store.sqlite import SqliteStore
from skill.settings import Settings
from tests.alexa.dynamo_server import REGION, make_table, running_server

LATER = int(time.time()) + 86_400
Open = Callable[[], Store]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running_server() as url:
        yield url


@pytest.fixture(params=["sqlite", "dynamo"])
def open_again(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Gives another opening of one and the same empty store."""
    if request.param == "sqlite":
        return lambda: SqliteStore(tmp_path / "places.sqlite")
    url = request.getfixturevalue("server")
    table = make_table(url)
    return lambda: DynamoStore(table, url, REGION, seconds=10)


def test_a_place_is_kept(open_again: Open) -> None:
    store = open_again()
    assert store.load("u") is None
    place = {
        "step": "walking",
        "walk_level": -2,
        "heard": True,
        "timers": {"walk": "id-1"},
        "reminders": ["r1", "r2"],
    }
    store.save("u", place, LATER)
    assert open_again().load("u") == {**place, "version": 1}
    assert store.load("somebody else") is None


def test_a_place_is_erased(open_again: Open) -> None:
    store = open_again()
    store.save("u", {"step": "cold"}, LATER)
    store.save("v", {"step": "heat"}, LATER)
    store.erase("u")
    store.erase("nobody")
    assert open_again().load("u") is None
    assert open_again().load("v") == {"step": "heat", "version": 1}


def test_what_has_expired_is_gone_though_it_may_still_lie_there(open_again: Open) -> None:
    store = open_again()
    now = time.time()
    store.save("u", {"step": "cold", "timers": ["t1"]}, int(now) + 100)
    assert store.load("u", now + 99) is not None
    assert store.load("u", now + 101) is None
    store.save("u", {"pace": "slow"}, int(now) + 1000, now + 101)
    again = store.load("u", now + 102)
    assert again is not None and again.pop("version") >= 1
    assert again == {"pace": "slow"}
    store.save("w", {"step": "cold"}, int(now) - 1)
    assert store.load("w") is None


def test_a_save_on_what_was_loaded_replaces_it(open_again: Open) -> None:
    store = open_again()
    store.save("u", {"step": "cold", "timers": ["t1", "t2"], "pace": "slow"}, LATER)
    place = store.load("u")
    assert place is not None
    store.save("u", {"version": place["version"], "step": "heat", "timers": ["t2"]}, LATER)
    assert store.load("u") == {"step": "heat", "timers": ["t2"], "version": 2}


def test_two_echos_at_once_lose_nothing_of_either(open_again: Open) -> None:
    kitchen, bedroom = open_again(), open_again()
    kitchen.save("u", {"step": "cold", "timers": ["old"]}, LATER)
    in_kitchen, in_bedroom = kitchen.load("u"), bedroom.load("u")
    assert in_kitchen and in_bedroom
    kitchen.save("u", {**in_kitchen, "timers": ["old", "k"], "heard": True}, LATER)
    bedroom.save("u", {**in_bedroom, "timers": ["old", "b"], "pace": "slow"}, LATER)
    both = kitchen.load("u")
    assert both == {
        "step": "cold",
        "timers": ["k", "old", "b"],
        "heard": True,
        "pace": "slow",
        "version": 3,
    }


def test_a_save_without_a_version_is_laid_over(open_again: Open) -> None:
    store = open_again()
    store.save("u", {"step": "cold", "timers": {"cold": "t1"}, "heard": True}, LATER)
    store.save("u", {"step": None, "timers": {"walk": "t2"}}, LATER)
    assert store.load("u") == {
        "timers": {"cold": "t1", "walk": "t2"},
        "heard": True,
        "version": 2,
    }


def test_only_a_place_is_ever_kept(open_again: Open) -> None:
    store = open_again()
    store.save(
        "u",
        {
            "step": "my legs are numb",
            "pace": "slow",
            "findings": {"saddle_numbness": True},
            "saddle_numbness": True,
            "timers": {"cold": "took two ibuprofen"},
            "reminders": [["nested"]],
            "open_at": "x" * 300,
            "walk_level": 2.5,
        },
        LATER,
    )
    assert store.load("u") == {"pace": "slow", "version": 1}


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*sorted(PLACE_KEYS), "age"]), st.text() | st.integers()))
def test_no_sentence_gets_in(data: dict[str, Any]) -> None:
    place = merged(None, admitted(data))
    assert set(place) <= PLACE_KEYS - {"version"}
    assert not [v for v in place.values() if isinstance(v, str) and len((v + "|").split()) > 1]


def test_lists_stay_short() -> None:
    kept = {"timers": [f"old{n}" for n in range(MOST_LISTED)], "reminders": {"a": "1"}}
    place = merged(kept, {"timers": ["new"], "reminders": {f"k{n}": "x" for n in range(20)}})
    assert len(place["timers"]) == len(place["reminders"]) == MOST_LISTED
    assert place["timers"][-1] == "new"
    assert "a" not in place["reminders"]


def test_a_store_is_opened_by_the_settings(tmp_path: Path) -> None:
    assert isinstance(open_store(Settings(table="t")), DynamoStore)
    assert isinstance(open_store(Settings(store_file=str(tmp_path / "s"))), SqliteStore)
    with pytest.raises(StoreError, match="COACH_TABLE or COACH_STORE"):
        open_store(Settings())
    assert not (tmp_path / "s").exists()
