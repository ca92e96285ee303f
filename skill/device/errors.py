"""What the local device refuses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from skill.errors import CoachError

if TYPE_CHECKING:
    from skill.device.platform_rules import Violation


class DeviceError(CoachError):
    """The device cannot do what it was asked to; the message says what would work."""


class PlatformRuleBroken(DeviceError):  # noqa: N818 - reads as a sentence
    """The skill's answer breaks a rule of the platform: `violations` names each."""

    def __init__(self, violations: Sequence[Violation]) -> None:
        self.violations = tuple(violations)
        super().__init__("\n".join(f"{v.rule}: {v.where}: {v.message}" for v in violations))
