"""What the coach is compared with: Amazon's SDK with one handler that says hello."""

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.skill_builder import SkillBuilder


class Hello(AbstractRequestHandler):
    """Says hello and asks something."""

    def can_handle(self, handler_input):
        """Take everything."""
        return True

    def handle(self, handler_input):
        """Answer."""
        handler_input.attributes_manager.session_attributes = {"turn": 1}
        return (
            handler_input.response_builder.speak("Hello. How are you?")
            .ask("Well or not well?")
            .response
        )


builder = SkillBuilder()
builder.add_request_handler(Hello())
lambda_handler = builder.lambda_handler()
