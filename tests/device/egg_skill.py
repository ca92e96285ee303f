"""A tiny skill on the real SDK: boils eggs with timers and reminders, and shows a picture."""

import json
import urllib.error
import urllib.request
from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_core.utils import get_api_access_token, get_slot, is_intent_name, is_request_type
from ask_sdk_model.interfaces.alexa.presentation.apl import RenderDocumentDirective
from ask_sdk_model.interfaces.connections import SendRequestDirective
from ask_sdk_model.services import ApiClient, ApiClientResponse
from ask_sdk_model.services.service_exception import ServiceException
from ask_sdk_model.services.timer_management import (
    AnnounceOperation,
    CreationBehavior,
    DisplayExperience,
    NotificationConfig,
    TextToAnnounce,
    TimerRequest,
    TriggeringBehavior,
    Visibility,
)

TIMERS = "alexa::alerts:timers:skill:readwrite"

MODEL: dict[str, Any] = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "egg watcher",
            "intents": [
                {"name": "AMAZON.YesIntent", "samples": ["yes i do"]},
                {"name": "AMAZON.NoIntent", "samples": []},
                {"name": "AMAZON.HelpIntent", "samples": []},
                {"name": "AMAZON.StopIntent", "samples": []},
                {"name": "AMAZON.CancelIntent", "samples": []},
                {"name": "AMAZON.FallbackIntent", "samples": []},
                {
                    "name": "BoilIntent",
                    "slots": [
                        {"name": "how", "type": "Softness"},
                        {"name": "length", "type": "AMAZON.DURATION"},
                        {"name": "count", "type": "AMAZON.NUMBER"},
                    ],
                    "samples": [
                        "boil it {how}",
                        "{how}",
                        "boil it for {length}",
                        "{length}",
                        "boil {count} eggs",
                        "boil {count} eggs {how}",
                        "boil an egg",
                    ],
                },
                {
                    "name": "TellIntent",
                    "slots": [{"name": "query", "type": "AMAZON.SearchQuery"}],
                    "samples": ["i can't {query}", "i can't really {query}", "tell {query} please"],
                },
                {"name": "HowIntent", "slots": [], "samples": ["how to use salt", "why salt"]},
            ],
            "types": [
                {
                    "name": "Softness",
                    "values": [
                        {
                            "id": "soft",
                            "name": {"value": "soft", "synonyms": ["runny", "very soft"]},
                        },
                        {"id": "hard", "name": {"value": "hard", "synonyms": ["not runny"]}},
                    ],
                }
            ],
        }
    }
}
MANIFEST: dict[str, Any] = {
    "manifest": {
        "publishingInformation": {"locales": {"en-US": {"name": "Egg Watcher"}}},
        "permissions": [{"name": TIMERS}],
    }
}
DOCUMENT = {
    "type": "APL",
    "version": "2024.3",
    "mainTemplate": {"items": [{"type": "Text", "text": "Egg"}]},
}


class LoopbackClient(ApiClient):
    """An API client that also speaks plain HTTP, with a short time-out."""

    def invoke(self, request: Any) -> ApiClientResponse:
        body = json.dumps(request.body).encode() if request.body else None
        call = urllib.request.Request(
            request.url, body, dict(request.headers), method=request.method
        )
        try:
            with urllib.request.urlopen(call, timeout=0.5) as answer:
                return _answer(answer.status, answer.read())
        except urllib.error.HTTPError as error:
            return _answer(error.code, error.read())


def _answer(status: int, body: bytes) -> ApiClientResponse:
    return ApiClientResponse(headers=[], status_code=status, body=body.decode())


class Launch(AbstractRequestHandler):
    def can_handle(self, handler_input: Any) -> bool:
        return bool(is_request_type("LaunchRequest")(handler_input))

    def handle(self, handler_input: Any) -> Any:
        builder = handler_input.response_builder
        apl = handler_input.request_envelope.context.system.device.supported_interfaces
        if apl.alexa_presentation_apl:
            builder.add_directive(RenderDocumentDirective(token="egg", document=DOCUMENT))
        handler_input.attributes_manager.session_attributes["step"] = 1
        builder.speak("Welcome. How soft do you want it?").ask("Say soft, or hard.")
        return builder.response


class Boil(AbstractRequestHandler):
    def can_handle(self, handler_input: Any) -> bool:
        return bool(is_intent_name("BoilIntent")(handler_input))

    def handle(self, handler_input: Any) -> Any:
        builder = handler_input.response_builder
        scopes = handler_input.request_envelope.context.system.user.permissions.scopes
        handler_input.attributes_manager.session_attributes["step"] = 2
        if scopes[TIMERS].status.value != "GRANTED":
            payload = {
                "@type": "AskForPermissionsConsentRequest",
                "@version": "1",
                "permissionScope": TIMERS,
            }
            directive = SendRequestDirective(name="AskFor", payload=payload, token="egg")
            return builder.add_directive(directive).response
        length = get_slot(handler_input, "length")
        return _set_timer(handler_input, length.value if length and length.value else "PT5M")


class Answered(AbstractRequestHandler):
    def can_handle(self, handler_input: Any) -> bool:
        return bool(is_request_type("Connections.Response")(handler_input))

    def handle(self, handler_input: Any) -> Any:
        status = handler_input.request_envelope.request.payload["status"]
        if status == "ACCEPTED":
            return _set_timer(handler_input, "PT5M")
        step = handler_input.attributes_manager.session_attributes.get("step")
        builder = handler_input.response_builder
        return builder.speak(f"{status} at step {step}.").set_should_end_session(True).response


class Rest(AbstractRequestHandler):
    def can_handle(self, handler_input: Any) -> bool:
        return True

    def handle(self, handler_input: Any) -> Any:
        request = handler_input.request_envelope.request
        builder = handler_input.response_builder
        if request.object_type == "SessionEndedRequest":
            return builder.response
        name = request.intent.name if request.object_type == "IntentRequest" else "touch"
        if name in ("AMAZON.StopIntent", "AMAZON.CancelIntent"):
            return builder.speak("Goodbye.").set_should_end_session(True).response
        return builder.speak(f"You came to {name}. What now?").ask("Say help.").response


class Failed(AbstractExceptionHandler):
    def can_handle(self, handler_input: Any, exception: Exception) -> bool:
        return True

    def handle(self, handler_input: Any, exception: Exception) -> Any:
        kind = type(exception).__name__
        code = exception.status_code if isinstance(exception, ServiceException) else kind
        builder = handler_input.response_builder
        return builder.speak(f"No timer: {code}.").set_should_end_session(True).response


def _set_timer(handler_input: Any, length: str) -> Any:
    timers = handler_input.service_client_factory.get_timer_management_service()
    say = TextToAnnounce(locale="en-US", text="Take the egg out.")
    timers.create_timer(
        TimerRequest(
            duration=length,
            timer_label="egg",
            creation_behavior=CreationBehavior(DisplayExperience(Visibility.VISIBLE)),
            triggering_behavior=TriggeringBehavior(
                operation=AnnounceOperation([say]),
                notification_config=NotificationConfig(play_audible=False),
            ),
        )
    )
    token = get_api_access_token(handler_input)
    assert token
    builder = handler_input.response_builder
    return builder.speak("Your egg timer runs.").set_should_end_session(True).response


def build() -> Any:
    """The skill's Lambda handler."""
    builder = CustomSkillBuilder(api_client=LoopbackClient())
    for handler in (Launch(), Boil(), Answered(), Rest()):
        builder.add_request_handler(handler)
    builder.add_exception_handler(Failed())
    return builder.lambda_handler()
