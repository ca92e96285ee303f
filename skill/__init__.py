"""Back Spasm Coach: a hands-free voice coach for a lower-back spasm."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skill.alexa.builder import CoachSkillBuilder
    from skill.settings import Settings

__all__ = ["build_skill"]


def build_skill(settings: "Settings") -> "CoachSkillBuilder":
    """Give the SDK's skill builder with everything registered.

    `.lambda_handler()` is the guarded entry point for Lambda and the local device; `.create()` the skill for a web
    service.
    """
    from skill.alexa.builder import CoachSkillBuilder

    return CoachSkillBuilder(settings)
