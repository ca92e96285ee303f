"""What the voice cannot do."""

from skill.errors import CoachError


class VoiceError(CoachError):
    """No sound can be made; the message says why and what would help."""
