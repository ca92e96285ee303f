"""The SDK's door to Amazon's services, with time-outs.

Stands in for `ask_sdk_core.api_client.DefaultApiClient`, which calls `requests` without any
time-out, and costs its import. This one needs only the standard library, and that not before the
first call.
"""

from time import monotonic
from typing import TYPE_CHECKING

from ask_sdk_model.services import ApiClient, ApiClientResponse

if TYPE_CHECKING:
    from http.client import HTTPConnection

    from ask_sdk_model.services import ApiClientRequest

_LARGEST_BODY = 256 * 1024
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class QuickApiClient(ApiClient):
    """Makes one HTTP exchange in a few seconds, or fails.

    Plain HTTP is for a stand-in on the same machine only. A refusal's body is dropped: callers go
    by the status, and the SDK loses the status where a refusal's body is not what it expects.
    """

    def __init__(self, seconds: float = 3.0) -> None:
        self._seconds = seconds

    def invoke(self, request: "ApiClientRequest") -> ApiClientResponse:
        """Send a request and give the answer.

        Raises `OSError`, `ValueError` or `http.client.HTTPException`; the SDK makes a
        `ServiceException` of each.
        """
        import json
        from urllib.parse import urlsplit

        until = monotonic() + self._seconds
        url = urlsplit(request.url)
        connection = self._connect(url.scheme, url.hostname or "", url.port)
        try:
            body = None if request.body is None else json.dumps(request.body)
            target = f"{url.path}?{url.query}" if url.query else url.path
            connection.request(request.method, target, body, dict(request.headers))
            answer = connection.getresponse()
            text = b""
            while chunk := answer.read1(65536):
                text += chunk
                if len(text) > _LARGEST_BODY or monotonic() > until:
                    raise OSError("The answer is too long or too slow.")
            refused = answer.status >= 400
            return ApiClientResponse(
                headers=answer.getheaders(),
                status_code=answer.status,
                body="null" if refused else text.decode("utf-8"),
            )
        finally:
            connection.close()

    def _connect(self, scheme: str, host: str, port: int | None) -> "HTTPConnection":
        from http.client import HTTPConnection, HTTPSConnection

        if scheme == "https":
            return HTTPSConnection(host, port, timeout=self._seconds)
        if scheme == "http" and host in _LOOPBACK:
            return HTTPConnection(host, port, timeout=self._seconds)
        raise ValueError("Amazon's services are reached over HTTPS only.")
