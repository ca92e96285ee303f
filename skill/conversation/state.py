"""What a conversation remembers between two turns, and what a turn answers with."""

from collections.abc import Mapping
from typing import NamedTuple

from skill.triage.interview import Interview


class Say(NamedTuple):
    """One text to be spoken, by content id."""

    id: str
    slots: tuple[tuple[str, str], ...] = ()


class Pending(NamedTuple):
    """The question that waits for an answer."""

    kind: str
    """triage: a question of the interview; single: one item asked by itself, because it was contradicted or hinted at;
    retake: an emergency item asked once more; offer: anything else."""
    id: str
    """Triage and retake: the question's id; offer: its entry in prompts.json."""
    asks: tuple[str, ...] = ()
    yes_means: bool | None = None
    expects: str = "yes_no"


class State(NamedTuple):
    """The whole of a conversation; small, and free of anything in the person's own words."""

    phase: str = "screen"
    """screen, interview, advised, guide or emergency."""
    interview: Interview = Interview({})
    """What is known, what has been asked, and what is asked before anything else."""
    pending: Pending | None = None
    tries: int = 0
    """How often in a row the pending question stayed unanswered (noise, silence, unmatched)."""
    unsure: bool = False
    """The pending question has had one "I don't know"."""
    alarm: tuple[str, ...] = ()
    """In an emergency: the findings that raised it."""
    retaken: tuple[str, ...] = ()
    """Findings that were an alarm once, and were taken back."""
    disposition: str | None = None
    place: str | None = None
    """Where the guide stands (a step), kept while other things are talked about."""
    goal: str | None = None
    """A step asked for before it was safe to give it."""
    brief: bool = False
    """A return or a one-shot request: the screen and the step's gates only, as long as nothing worrying is said."""
    comforted: bool = False
    fetch: bool | None = None
    """Whether a cold or warm pack is in reach, or somebody can bring it."""
    paused: bool = False
    heard: bool = False
    """Has heard the disclaimer (in this call or an earlier one)."""
    pace: str = "normal"
    volume: str = "normal"
    permission_asked: bool = False
    walk: int = 0
    """Stage of the walking plan."""
    said: tuple[Say, ...] = ()
    """What was said last, for "repeat"."""


class Effect(NamedTuple):
    """Something the edge does before the answer is complete; its outcome comes back as an event."""

    kind: str
    """set_timer, ask_permission, cancel_timers, time_left or forget."""
    details: Mapping[str, str | int] = {}


class Reply(NamedTuple):
    """One answer: texts, then the pending question's (if the session stays open), and what else to do."""

    say: tuple[Say, ...]
    ask: Say | None = None
    """The question spoken last. None closes the session."""
    reprompt: Say | None = None
    effect: Effect | None = None
