"""One request to the skill and its answer, checked."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from skill.device.alerts_service import AlertsService
from skill.device.clock import Clock
from skill.device.envelope import Identity, Session, envelope
from skill.device.errors import PlatformRuleBroken
from skill.device.platform_rules import Violation

Handler = Callable[[dict[str, Any], Any], Any]
"""A Lambda entry point: (event, context) to the answer."""
Rules = Callable[[Mapping[str, Any], Any], list[Violation]]
ANSWER_WITHIN = 8.0
"""Seconds; https://developer.amazon.com/en-US/blogs/alexa/device-makers/2024/08/common-alexa-smart-home-errors"""


class LambdaContext:
    """The second argument of a Lambda handler, as far as skills look at it."""

    function_name = "local"
    memory_limit_in_mb = "512"

    def __init__(self, request_id: str) -> None:
        self.aws_request_id = request_id
        self._until = time.monotonic() + ANSWER_WITHIN

    def get_remaining_time_in_millis(self) -> int:
        """The milliseconds that are left to answer in."""
        return max(0, round((self._until - time.monotonic()) * 1000))


class Exchange:
    """Sends requests to a handler. `scopes` holds the person's permissions and may change."""

    def __init__(
        self,
        handler: Handler,
        identity: Identity,
        clock: Clock,
        service: AlertsService | None,
        scopes: MutableMapping[str, str],
        rules: Rules | None,
    ) -> None:
        self.identity, self.clock, self.service, self.scopes = identity, clock, service, scopes
        self._handler, self._rules = handler, rules
        self._tokens = (f"local.{identity.device_id}.{n}" for n in itertools.count(1))

    def send(
        self, session: Session, request: Mapping[str, Any], document_token: str | None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Gives (request, response). Raises `PlatformRuleBroken` for an answer that breaks one."""
        token = next(self._tokens)
        event = envelope(
            self.identity,
            session,
            request,
            self.clock.now(),
            scopes=self.scopes,
            service=(self.service.url, token) if self.service else None,
            document_token=document_token,
        )
        session.new = False
        self._admit(token, in_session=request["type"] != "SessionEndedRequest")
        began = time.monotonic()
        try:
            answer = self._handler(
                json.loads(json.dumps(event)), LambdaContext(event["request"]["requestId"])
            )
            response = json.loads(json.dumps(answer, allow_nan=False))
        except Exception as error:
            message = f"the handler raised {type(error).__name__}: {error}"
            raise _broken("must_answer", message) from error
        finally:
            self._admit(token, in_session=False)
        if time.monotonic() - began > ANSWER_WITHIN:
            raise _broken("answer_in_time", f"took longer than {ANSWER_WITHIN:.0f} seconds.")
        violations = self._rules(event, response) if self._rules else []
        if violations:
            raise PlatformRuleBroken(violations)
        return event, response

    def _admit(self, token: str, *, in_session: bool) -> None:
        if self.service:
            granted = [scope for scope, status in self.scopes.items() if status == "GRANTED"]
            self.service.admit(token, self.identity.skill_id, granted, in_session=in_session)


def _broken(rule: str, message: str) -> PlatformRuleBroken:
    return PlatformRuleBroken([Violation(rule, "", message, "alexa.md 2.2 and 3.1")])
