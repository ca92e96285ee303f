"""The SDK's side: one handler for every request, which only carries data to and fro."""

from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.response_helper import ResponseFactory
from ask_sdk_model import Response

from skill.alexa import answering
from skill.alexa.effects import Edge
from skill.alexa.memory import Memory

_NO_SPEECH = ("SessionEndedRequest", "System.ExceptionEncountered")


class ConversationHandler(AbstractRequestHandler):
    """Answers every request that the SDK can read; what it cannot read, the guard answers."""

    def __init__(self, memory: Memory) -> None:
        """Take where people's places are kept."""
        self._memory = memory

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take everything: the conversation has an answer in every state."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer one request; a session's end gets no speech, as Alexa demands."""
        envelope = handler_input.request_envelope
        request: Any = envelope.request
        session = envelope.session
        attributes = (session.attributes if session else None) or {}
        edge = Edge(handler_input, self._memory)
        builder = handler_input.response_builder
        if request.object_type.startswith("AlexaSkillEvent.") or request.object_type in _NO_SPEECH:
            answering.ended(attributes, edge)
            return builder.response
        answer = answering.answer(
            request, attributes, bool(session and session.new), str(request.locale), edge
        )
        handler_input.attributes_manager.session_attributes = answer.attributes
        return _built(builder, answer)


def _built(builder: ResponseFactory, answer: answering.Answer) -> Response:
    if answer.directive is not None:
        builder.add_directive(answer.directive)
    if answer.spoken is not None:
        builder.speak(answer.spoken.ssml)
        if answer.spoken.reprompt is not None:
            builder.ask(answer.spoken.reprompt)
        else:
            builder.set_should_end_session(True)
    return builder.response
