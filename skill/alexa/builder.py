"""The SDK's skill builder with the coach's handler registered and the guard round its entry point."""

from ask_sdk_core.skill_builder import CustomSkillBuilder

from skill.alexa.api_client import QuickApiClient
from skill.alexa.guard import Handler, guarded
from skill.alexa.handlers import ConversationHandler
from skill.alexa.memory import Memory
from skill.settings import Settings


class CoachSkillBuilder(CustomSkillBuilder):
    """A builder that needs nothing added; see `skill.build_skill`."""

    def __init__(self, settings: Settings) -> None:
        """Register the one handler; where a skill id is set, requests for another are refused."""
        super().__init__(api_client=QuickApiClient())
        self.skill_id = settings.skill_id  # type: ignore[assignment]  # the SDK declares None
        self.add_request_handler(ConversationHandler(Memory(settings)))

    def lambda_handler(self) -> Handler:
        """Give the entry point for Lambda, the local device and the tests."""
        return guarded(super().lambda_handler(), self.skill_id)
