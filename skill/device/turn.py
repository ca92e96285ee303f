"""One turn on the device: what was heard, what came back."""

from __future__ import annotations

from typing import Any, NamedTuple


class Turn(NamedTuple):
    """What one event came to.

    `heard`, `intent`: the words and their intent, "" for events that are not speech.
    `speech`, `reprompt`: as heard; `ssml`: as sent (None where the skill said nothing).
    `seconds`: estimated length of `speech`. `session`: "open" or "closed".
    `request`, `response`: the last exchange of the session, also on a turn that made none (a
    reprompt); empty once no session is open and none was made.
    `alerts`: timers and reminders now set. `rang`: what rang since the turn before.
    """

    heard: str = ""
    intent: str = ""
    ssml: str | None = None
    speech: str = ""
    reprompt: str | None = None
    seconds: float = 0.0
    session: str = "closed"
    directives: list[dict[str, Any]] = []  # noqa: RUF012 - never changed
    response: dict[str, Any] = {}  # noqa: RUF012 - never changed
    request: dict[str, Any] = {}  # noqa: RUF012 - never changed
    alerts: list[dict[str, str]] = []  # noqa: RUF012 - never changed
    rang: list[dict[str, str]] = []  # noqa: RUF012 - never changed
