"""The meanings that words can come to, and the shapes that go in and out."""

from collections.abc import Mapping
from typing import NamedTuple

MEANINGS: tuple[str, ...] = (
    # answers
    "yes",
    "no",
    "dont_know",
    "duration_value",
    "duration_unclear",
    "severity_value",
    "severity_words",
    "age_value",
    "correction",
    "ambiguous",
    "nonanswer",
    # talk
    "repeat",
    "clarify",
    "slower",
    "faster",
    "louder",
    "quieter",
    "thanks",
    "goodbye",
    "help",
    "about_skill",
    "privacy",
    "silence_or_noise",
    "profanity",
    "out_of_scope",
    # moving through the guide
    "ready",
    "wait",
    "skip_to",
    "shorter",
    "longer",
    "hurts_more",
    "better",
    "same",
    "worse",
    "forget_me",
    "about_child",
    "about_other",
    "next",
    "previous",
    "pause",
    "resume",
    "start_over",
    "stop",
    # health
    "red_flag",
    "emergency",
    "symptom_description",
    "meds_volunteer",
    # questions
    "ask_position",
    "ask_ice",
    "ask_heat",
    "ask_ibuprofen",
    "ask_walking",
    "ask_stretching",
    "ask_massage",
    "ask_causes",
    "ask_specialist",
    "ask_hydration",
    "ask_nutrition",
    "how_long_recovery",
    "work",
    "other_plan",
    # timers
    "ask_timer",
    "timer_query",
    "cancel_timer",
)

Value = bool | int | float | None
"""What is known of a finding; None: the person does not know, or has not said which."""


class Asked(NamedTuple):
    """The pending question, as far as understanding needs it."""

    findings: tuple[str, ...] = ()
    yes_means: bool | None = None
    """What a yes says of the findings; None where the question is no yes/no question about them."""
    expects: str | None = None
    """yes_no, number, duration, choice, ready, or None when nothing is pending."""
    words: str = ""
    """The question as it was spoken."""


class Understood(NamedTuple):
    """What a person's words came to."""

    meaning: str
    findings: Mapping[str, Value]
    emergency: bool
    details: Mapping[str, str | int | float]
    because: tuple[str, ...]
    """The words that decided."""
