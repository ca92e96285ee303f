"""What can happen to a conversation."""

from collections.abc import Mapping
from typing import NamedTuple


class Kept(NamedTuple):
    """What an earlier call left behind: a place, never an answer about anybody's health."""

    step: str | None = None
    """The guide step to go on with."""
    question: str | None = None
    """The question that was open when the call was cut off; it comes first."""
    walk: int = 0
    pace: str = "normal"
    heard: bool = False


class Launch(NamedTuple):
    """The skill was opened without a request."""

    kept: Kept = Kept()


class Heard(NamedTuple):
    """Words, or a meaning that the interaction model has settled already."""

    words: str = ""
    meaning: str = ""
    details: Mapping[str, str | int | float] = {}
    findings: Mapping[str, bool | int | float | None] = {}


class Unmatched(NamedTuple):
    """Something was said that did not reach us as words."""


class Outcome(NamedTuple):
    """How an effect ended."""

    effect: str
    result: str
    """set, no_permission, unavailable, offline, refused, accepted, denied, found, none, done"""
    details: Mapping[str, str | int] = {}


Event = Launch | Heard | Unmatched | Outcome
