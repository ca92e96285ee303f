"""DynamoDB at its worst: throttled, missing, stalled, contended; the rest is in test_store.py."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic
from typing import Any

import pytest

from skill.alexa.store import Store, StoreError
from skill.alexa.store.dynamo import DynamoStore
from tests.alexa.alerts_request import dripping
from tests.alexa.dynamo_server import REGION, client, make_table, running_server

LATER = int(time.time()) + 86_400
METHODS = ("load", "save", "erase")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running_server() as url:
        yield url


def do(store: Store, method: str) -> None:
    arguments: tuple[Any, ...] = ({"step": "cold"}, LATER) if method == "save" else ()
    getattr(store, method)("u", *arguments)


@contextmanager
def refusing(status: int, error: str) -> Iterator[tuple[str, list[str]]]:
    """A service that answers every call with one error, as DynamoDB words it."""
    calls: list[str] = []

    class Refuse(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            calls.append(self.headers["X-Amz-Target"])
            self.rfile.read(int(self.headers["Content-Length"]))
            kind = f"com.amazonaws.dynamodb.v20120810#{error}"
            body = json.dumps({"__type": kind, "message": "no"}).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/x-amz-json-1.0")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            return

    web = ThreadingHTTPServer(("127.0.0.1", 0), Refuse)
    threading.Thread(target=web.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{web.server_address[1]}", calls
    finally:
        web.shutdown()
        web.server_close()


@pytest.mark.parametrize("method", METHODS)
def test_a_missing_table(server: str, method: str) -> None:
    with pytest.raises(StoreError, match="no-such-table"):
        do(DynamoStore("no-such-table", server, REGION), method)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, "ProvisionedThroughputExceededException"),
        (400, "ThrottlingException"),
        (400, "RequestLimitExceeded"),
        (400, "AccessDeniedException"),
        (500, "InternalServerError"),
        (503, "ServiceUnavailable"),
        (200, "NotWhatWasAskedFor"),
    ],
)
def test_throttled_or_refused(status: int, error: str) -> None:
    with refusing(status, error) as (url, calls):
        store = DynamoStore("t", url, REGION)
        if status == 200:
            assert store.load("u") is None
            return
        began = monotonic()
        with pytest.raises(StoreError):
            store.load("u")
        assert monotonic() - began < 2.3
        assert len(calls) == (1 if "Denied" in error else 2), "tried again once, and no more"


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("method", METHODS)
def test_a_stalled_network(method: str) -> None:
    with dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{", b" ") as url:
        store = DynamoStore("t", url, REGION, seconds=0.4)
        began = monotonic()
        with pytest.raises(StoreError):
            do(store, method)
        assert monotonic() - began < 1


@pytest.mark.usefixtures("server")
def test_nobody_there_and_no_region(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError):
        DynamoStore("t", "http://127.0.0.1:9", REGION).load("u")
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")
    with pytest.raises(StoreError, match="NoRegionError"):
        DynamoStore("t").load("u")


def test_what_lies_in_the_table_is_small_and_has_a_time_to_live(server: str) -> None:
    table = make_table(server)
    DynamoStore(table, server, REGION).save("u", {"step": "cold", "age": 70}, LATER)
    (item,) = client(server).scan(TableName=table)["Items"]
    assert item == {
        "user_id": {"S": "u"},
        "place": {"S": '{"step": "cold"}'},
        "version": {"N": "1"},
        "expires_at": {"N": str(LATER)},
    }


def test_many_writers_at_once_lose_nothing(server: str) -> None:
    table = make_table(server)
    refused: list[StoreError] = []

    def write(name: str) -> None:
        store = DynamoStore(table, server, REGION, seconds=20)
        for number in range(5):
            try:
                place = store.load("u") or {}
                timers = [*place.get("timers", []), f"{name}{number}"]
                store.save("u", {**place, "timers": timers}, LATER)
            except StoreError as error:
                refused.append(error)

    writers = [threading.Thread(target=write, args=(name,)) for name in ("k", "b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    place = DynamoStore(table, server, REGION).load("u")
    assert refused == []
    assert place is not None
    assert set(place["timers"]) == {f"{name}{n}" for name in "kb" for n in range(5)}


def test_a_damaged_item_counts_as_none(server: str) -> None:
    table = make_table(server)
    store = DynamoStore(table, server, REGION)
    good = {"version": {"N": "3"}, "expires_at": {"N": str(LATER)}}
    for bad in (
        {**good, "place": {"S": "{"}},
        {**good, "place": {"S": "[]"}},
        good,
        {"version": {"N": "3"}, "place": {"S": "{}"}},
        {"place": {"S": "{}"}},
    ):
        client(server).put_item(TableName=table, Item={"user_id": {"S": "u"}, **bad})
        assert store.load("u") is None
        store.save("u", {"step": "heat"}, LATER)
        kept = store.load("u")
        assert kept is not None and kept["step"] == "heat"


def test_importing_the_stores_brings_nothing_heavy() -> None:
    code = """
import sys, skill.alexa.store, skill.alexa.store.sqlite, skill.alexa.store.dynamo
print(sorted({"boto3", "botocore", "sqlite3", "queue", "ask_sdk_model"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
