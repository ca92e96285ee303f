"""HTTP in front of the alerts service."""

from __future__ import annotations

import json
import re
import socket
import struct
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any, Protocol

from skill.device.alert_orders import Refused

_STALL_SECONDS = 60
_ID = r"(?P<id>[^/]+)"
_ROUTES = [
    (method, re.compile(path), operation)
    for method, path, operation in (
        ("POST", "/v1/alerts/timers", "timers.create"),
        ("GET", "/v1/alerts/timers", "timers.list"),
        ("DELETE", "/v1/alerts/timers", "timers.delete_all"),
        ("GET", f"/v1/alerts/timers/{_ID}", "timers.get"),
        ("DELETE", f"/v1/alerts/timers/{_ID}", "timers.delete"),
        ("POST", f"/v1/alerts/timers/{_ID}/pause", "timers.pause"),
        ("POST", f"/v1/alerts/timers/{_ID}/resume", "timers.resume"),
        ("POST", "/v1/alerts/reminders", "reminders.create"),
        ("GET", "/v1/alerts/reminders", "reminders.list"),
        ("GET", f"/v1/alerts/reminders/{_ID}", "reminders.get"),
        ("PUT", f"/v1/alerts/reminders/{_ID}", "reminders.update"),
        ("DELETE", f"/v1/alerts/reminders/{_ID}", "reminders.delete"),
        ("GET", r"/v2/devices/[^/]+/settings/System\.timeZone", "settings.time_zone"),
    )
]
OPERATIONS = tuple(operation for _, _, operation in _ROUTES)


class Service(Protocol):
    """What stands behind the front."""

    calls: list[str]

    def fault_for(self, operation: str) -> int | str | None:
        """The fault that this call meets, if any."""

    def answer(self, operation: str, token: str | None, id_: str, body: Any) -> Any:
        """Carries out one call; gives the JSON answer or raises `Refused`."""


class AlertsServer(ThreadingHTTPServer):
    """Serves on a free port of the loopback, from a thread of its own, until it is closed."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, service: Service) -> None:
        self.service = service
        self.closing = threading.Event()
        super().__init__(("127.0.0.1", 0), _Front)
        self.url = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()

    def close(self) -> None:
        """Stops, and lets stalled calls go."""
        if not self.closing.is_set():
            self.closing.set()
            self.shutdown()
            self.server_close()

    def server_bind(self) -> None:
        """Binds without the reverse name look-up that HTTPServer makes."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "localhost", self.server_address[1]


class _Front(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: AlertsServer

    def _serve(self) -> None:
        service = self.server.service
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        operation, id_ = _route(self.command, self.path.partition("?")[0])
        service.calls.append(operation)
        fault = service.fault_for(operation)
        if fault not in (None, "lost"):
            self._misbehave(fault)
            return
        token = (self.headers.get("Authorization") or "").removeprefix("Bearer ").strip()
        try:
            if not operation:
                raise Refused(404, "NOT_FOUND", f"no service at {self.command} {self.path}")
            answer = service.answer(operation, token, id_, _json(body))
            if fault == "lost":
                self._misbehave("reset")
                return
        except Refused as no:
            self._send(no.status, {"code": no.code, "message": no.message})
        else:
            self._send(200, answer)

    do_GET = do_POST = do_PUT = do_DELETE = _serve  # noqa: N815

    def _misbehave(self, fault: int | str | None) -> None:
        if isinstance(fault, int):
            self._send(fault, {"code": "INJECTED", "message": f"told to answer {fault}"})
        elif fault == "garbage":
            self._send_bytes(200, b"<html>not JSON at all {")
        elif fault == "empty":
            self._send_bytes(200, b"")
        elif fault == "stall":
            self.server.closing.wait(_STALL_SECONDS)
            self.close_connection = True
        else:
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()
            self.close_connection = True

    def _send(self, status: int, answer: Any) -> None:
        self._send_bytes(status, b"" if answer is None else json.dumps(answer).encode())

    def _send_bytes(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: standard error belongs to the command."""


def _route(method: str, path: str) -> tuple[str, str]:
    for wanted, pattern, operation in _ROUTES:
        match = pattern.fullmatch(path.rstrip("/"))
        if match and wanted == method:
            return operation, match.groupdict().get("id", "")
    return "", ""


def _json(body: bytes) -> Any:
    try:
        return json.loads(body) if body else None
    except ValueError:
        raise Refused(400, "BAD_REQUEST", "the body is no JSON") from None
