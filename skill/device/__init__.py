"""The local Alexa: a strict stand-in for Amazon's service and the Echo."""

from skill.device.alerts_service import AlertsService
from skill.device.clock import Clock, FastClock, RealClock
from skill.device.echo import Echo
from skill.device.errors import DeviceError, PlatformRuleBroken
from skill.device.model_match import Heard, ModelMatcher
from skill.device.platform_rules import Violation, check_response
from skill.device.turn import Turn

__all__ = [
    "AlertsService",
    "Clock",
    "DeviceError",
    "Echo",
    "FastClock",
    "Heard",
    "ModelMatcher",
    "PlatformRuleBroken",
    "RealClock",
    "Turn",
    "Violation",
    "check_response",
]
