"""Requests as the alerts facade meets them, and a service that misbehaves byte by byte."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep
from typing import Any

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope
from ask_sdk_model.services import ApiConfiguration, ServiceClientFactory

from skill.alexa.alerts import REMINDERS, TIMERS
from skill.alexa.api_client import QuickApiClient

BOTH = {TIMERS: "GRANTED", REMINDERS: "GRANTED"}
TOKEN = "token"


def handler_input(
    url: str,
    scopes: dict[str, str] | None = BOTH,
    token: str | None = TOKEN,
    timestamp: str = "2026-03-01T14:10:00Z",
    payload: dict[str, Any] | None = None,
    client: Any = None,
) -> HandlerInput:
    """A request in a session, with the SDK's own service clients behind it."""
    user: dict[str, Any] = {"userId": "u"}
    if scopes is not None:
        user["permissions"] = {"scopes": {name: {"status": s} for name, s in scopes.items()}}
    request: dict[str, Any] = {"type": "LaunchRequest", "requestId": "r", "locale": "en-US"}
    if payload is not None:
        request.update(type="Connections.Response", name="AskFor", payload=payload)
    envelope = {
        "version": "1.0",
        "request": {**request, "timestamp": timestamp},
        "context": {
            "System": {
                "user": user,
                "application": {"applicationId": "amzn1.ask.skill.test"},
                "device": {"deviceId": "d", "supportedInterfaces": {}},
                "apiEndpoint": url,
                "apiAccessToken": token,
            }
        },
    }
    serializer = DefaultSerializer()
    configuration = ApiConfiguration(
        serializer=serializer,
        api_client=client or QuickApiClient(),
        authorization_value=token,
        api_endpoint=url,
    )
    return HandlerInput(
        request_envelope=serializer.deserialize(json.dumps(envelope), RequestEnvelope),
        service_client_factory=ServiceClientFactory(configuration),
    )


@contextmanager
def dripping(first: bytes, drip: bytes) -> Iterator[str]:
    """A server that sends `first`, then `drip` ten times a second, and never comes to an end."""
    listener = socket.create_server(("127.0.0.1", 0))
    closing = threading.Event()

    def serve(connection: socket.socket) -> None:
        with connection:
            try:
                connection.sendall(first)
                while not closing.is_set():
                    connection.sendall(drip)
                    sleep(0.1)
            except OSError:
                return

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        closing.set()
        listener.close()
