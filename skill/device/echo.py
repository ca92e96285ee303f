"""The Echo: hears words, sends requests to a skill, obeys its answers, keeps the alerts.

Session rules: https://developer.amazon.com/docs/custom-skills/manage-skill-session-and-session-attributes.html
(the platform notes, sections 3.1 and 5).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, NoReturn

from skill.device import alert_talk, consent
from skill.device import manifest as manifests
from skill.device.alerts_service import AlertsService
from skill.device.clock import Clock, RealClock
from skill.device.envelope import Identity, intent_request, user_event
from skill.device.errors import DeviceError, PlatformRuleBroken
from skill.device.exchange import Exchange, Handler, Rules
from skill.device.invocation import Invocation, Said
from skill.device.iso_duration import seconds_in
from skill.device.model_match import FALLBACK, ModelMatcher
from skill.device.platform_rules import Violation, check_response, plain
from skill.device.session import OpenSession
from skill.device.speech_time import seconds
from skill.device.turn import Turn

__all__ = ["LISTENS", "Echo", "Turn"]

LISTENS = 8.0
"""Seconds of silence until the reprompt, and again until the session's end."""
_HUSHES = frozenset({"stop", "stop the timer", "cancel", "off", "quiet", "be quiet"})


class Echo:
    """A device with one skill.

    `handler`: the skill's Lambda entry point. `model`: its interaction model. `manifest`: its
    skill.json, for the name and the permissions it may ask for. `permissions`: scope to "GRANTED"
    or "DENIED". `alerts_service`: where timers and reminders live; without one, no access token is
    sent. `rules`: what checks each answer; None checks nothing.
    """

    def __init__(
        self,
        handler: Handler,
        model: Mapping[str, Any],
        *,
        invocation_name: str | None = None,
        locale: str = "en-US",
        clock: Clock | None = None,
        skill_id: str = "amzn1.ask.skill.local",
        screen: bool = False,
        time_zone: str | None = None,
        permissions: Mapping[str, str] | None = None,
        alerts_service: AlertsService | None = None,
        manifest: Mapping[str, Any] | None = None,
        rules: Rules | None = check_response,
        user_id: str = "amzn1.ask.account.LOCAL",
        device_id: str = "amzn1.ask.device.LOCAL",
    ) -> None:
        language = model.get("interactionModel", model)["languageModel"]
        name = invocation_name or str(language["invocationName"])
        told = manifests.read(manifest, locale)
        scopes = {**dict.fromkeys(told.permissions or (), "DENIED"), **(permissions or {})}
        identity = Identity(skill_id, user_id, device_id, locale, screen)
        self.clock: Clock = clock or (alerts_service.book.clock if alerts_service else RealClock())
        if alerts_service and time_zone:
            alerts_service.time_zone = time_zone
        self._matcher = ModelMatcher(model, skill_id)
        self._invocation = Invocation(name)
        self._skill_name = told.name or name
        self._has_fallback = any(intent["name"] == FALLBACK for intent in language["intents"])
        self._declared = told.permissions
        self._exchange = Exchange(handler, identity, self.clock, alerts_service, scopes, rules)
        self._book = alerts_service.book if alerts_service else None
        self._session: OpenSession | None = None

    @property
    def open(self) -> bool:
        """Whether a session is open."""
        return self._session is not None

    def hear(self, words: str) -> Turn:
        """Somebody says `words`; with no session open only words to the device act."""
        said = self._invocation.sort(words)
        if said.woken and said.text in _HUSHES and self._book and self._book.ringing():
            return self._device_speaks(words, self._book.hush())
        if said.kind in ("launch", "ask"):
            return self._invoke(words, said)
        session = self._session
        if session is None:
            answer = alert_talk.answer(said.text, self._book) if said.woken and self._book else ""
            return self._device_speaks(words, answer or "")
        if session.mic_closed and not said.woken:
            return self._turn(heard=words)
        if said.kind == "exit":
            return self._stop_session(session, "USER_INITIATED", heard=words)
        if not said.text:
            return self.silence()._replace(heard=words)
        if session.consent:
            return self._answer_consent(
                session, session.consent, words, consent.answer_of(said.text)
            )
        heard = self._matcher.match(said.text)
        return self._send(session, intent_request(heard.intent, heard.slots), words, heard.intent)

    def silence(self) -> Turn:
        """Eight seconds of silence: the reprompt; a second time the session ends."""
        session = self._session
        if session is None:
            return self._turn()
        if session.consent:
            return self._answer_consent(session, session.consent, "", "NOT_ANSWERED")
        if session.mic_closed:
            self._session = None
            return self._turn()
        reprompt, session.reprompt = session.reprompt, None
        if reprompt:
            heard, ssml = plain(reprompt), reprompt.get("ssml")
            return self._turn(ssml=ssml, speech=heard, seconds=seconds(ssml or heard))
        return self._stop_session(session, "EXCEEDED_MAX_REPROMPTS")

    def advance(self, iso: str) -> Turn:
        """Winds the clock forward by an ISO 8601 duration; an open session meets its silence."""
        self.clock.wind_to(self.clock.now())
        length = seconds_in(iso)
        target, left, turn = self.clock.now() + timedelta(seconds=length), length, self._turn()
        while self.open and left >= LISTENS:
            turn, left = self.silence(), left - LISTENS
        rang = list(turn.rang)
        while self._book and (due := self._book.next_due()) and due <= target:
            self.clock.wind_to(due)
            rang += self._book.ring_due()
        self.clock.wind_to(target)
        return turn._replace(
            session="open" if self.open else "closed", rang=rang, alerts=self._alerts()
        )

    def touch(self, arguments: list[Any]) -> Turn:
        """A touch on the screen, with the arguments that the touched element sends."""
        if not self._exchange.identity.screen:
            raise DeviceError("This device has no screen to touch: make it with screen=True.")
        if self._session is None or self._session.document is None:
            return self._turn()
        request = user_event(self._session.document, arguments)
        return self._send(self._session, request)

    def poll(self) -> Turn:
        """What rang by itself since the last turn, on a real clock."""
        return self._turn()

    def _invoke(self, words: str, said: Said) -> Turn:
        """A launch or one-shot request: it ends the session that is open and opens its own."""
        if self._session is not None:
            self._stop_session(self._session, "USER_INITIATED")
        self._session = session = OpenSession()
        if said.kind == "ask":
            found = [self._matcher.match_scored(phrase) for phrase in said.phrases]
            heard = max(found, key=lambda each: each[1])[0]
            if heard.intent != FALLBACK or self._has_fallback:
                return self._send(
                    session, intent_request(heard.intent, heard.slots), words, heard.intent
                )
        return self._send(session, {"type": "LaunchRequest"}, words, "LaunchRequest")

    def _send(
        self, session: OpenSession, request: Mapping[str, Any], heard: str = "", intent: str = ""
    ) -> Turn:
        """One exchange with the skill, and what its answer makes of the session."""
        self._session = None
        event, response = self._exchange.send(session, request, session.document)
        if session.take(event, response, screen=self._exchange.identity.screen):
            self._session = session
        inner = response.get("response") or {}
        speech = inner.get("outputSpeech") or {}
        turn = self._turn(
            heard=heard,
            intent=intent,
            ssml=speech.get("ssml"),
            speech=plain(speech),
            reprompt=plain(session.reprompt) or None,
            seconds=seconds(speech.get("ssml") or plain(speech)),
            directives=inner.get("directives") or [],
            response=response,
            request=event,
        )
        return self._ask_consent(session, session.consent, turn) if session.consent else turn

    def _ask_consent(self, session: OpenSession, asked: consent.Consent, turn: Turn) -> Turn:
        """Alexa's own question after the skill's words; no question where all is granted."""
        if self._declared is not None and not {*asked.scopes} <= {*self._declared}:
            self._refuse("not_in_manifest", f"the manifest lacks one of {', '.join(asked.scopes)}.")
        if all(self._exchange.scopes.get(scope) == "GRANTED" for scope in asked.scopes):
            if session.settled == asked.scopes:
                self._refuse("asked_again", "what was just granted is asked for again.")
            after = self._answer_consent(session, asked, "", "ACCEPTED")
            both = f"{turn.speech} {after.speech}".strip()
            length = round(turn.seconds + after.seconds, 2)
            return after._replace(heard=turn.heard, intent=turn.intent, speech=both, seconds=length)
        question = asked.question(self._skill_name)
        return turn._replace(
            speech=f"{turn.speech} {question}".strip(),
            seconds=round(turn.seconds + seconds(question), 2),
        )

    def _refuse(self, rule: str, message: str) -> NoReturn:
        self._session = None
        broken = Violation(f"permission_{rule}", "response.directives", message, "alexa.md 4.4")
        raise PlatformRuleBroken([broken])

    def _answer_consent(
        self, session: OpenSession, asked: consent.Consent, words: str, status: str | None
    ) -> Turn:
        """Tells the skill how the permission dialogue ended; unclear words are asked once more."""
        if status is None and not asked.asked_again:
            session.consent = asked._replace(asked_again=True)
            return self._device_speaks(words, session.consent.question(self._skill_name))
        if status in ("ACCEPTED", "DENIED"):
            granted = "GRANTED" if status == "ACCEPTED" else "DENIED"
            self._exchange.scopes.update(dict.fromkeys(asked.scopes, granted))
        if asked.v2:
            session.attributes = {}
        session.settled = asked.scopes
        return self._send(session, asked.request(status or "NOT_ANSWERED"), words)

    def _stop_session(self, session: OpenSession, reason: str, heard: str = "") -> Turn:
        """Ends the session from the person's side; the skill is told and cannot answer."""
        self._session = None
        request = {"type": "SessionEndedRequest", "reason": reason}
        event, response = self._exchange.send(session, request, session.document)
        intent = "SessionEndedRequest" if heard else ""
        return self._turn(heard=heard, intent=intent, request=event, response=response)

    def _device_speaks(self, heard: str, speech: str) -> Turn:
        return self._turn(heard=heard, speech=speech, seconds=seconds(speech))

    def _turn(self, **fields: Any) -> Turn:
        request, response = self._session.last if self._session else ({}, {})
        usual = {
            "session": "open" if self.open else "closed",
            "request": request,
            "response": response,
            "rang": self._book.ring_due() if self._book else [],
            "alerts": self._alerts(),
        }
        return Turn(**{**usual, **fields})

    def _alerts(self) -> list[dict[str, str]]:
        return self._book.listing() if self._book else []
