"""The errors of the coach.

CoachError                  a sentence that says what is wrong and what to do
├── ContentError            a text is missing or malformed
├── SettingsError           a setting has a wrong value
└── skill.device.errors     what the local device refuses
"""


class CoachError(Exception):
    """Base of every error that a person may read. Its message says what to do."""


class ContentError(CoachError):
    """A text is missing or malformed."""


class SettingsError(CoachError):
    """A setting has a wrong value; the message names it and says what it may hold."""
