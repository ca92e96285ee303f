"""A simulated patient: knows the facts about themselves, and answers only what is asked."""

from collections.abc import Mapping
from typing import NamedTuple

from skill.conversation.events import Event, Heard, Launch
from skill.conversation.state import Reply, State
from skill.conversation.turn import turn
from skill.triage.findings import Value

MOST_TURNS = 80
"""No conversation is longer; one that is has no end."""


class Course(NamedTuple):
    """How a conversation went."""

    state: State
    turns: tuple[tuple[Event, State, Reply], ...]
    ended: bool

    @property
    def disposition(self) -> str | None:
        """The advice in force at the end, wherever it was given."""
        return self.state.disposition

    @property
    def questions(self) -> int:
        """How many questions about findings were asked until the first advice."""
        count = 0
        for _, state, _ in self.turns:
            if state.disposition is not None:
                return count
            count += state.pending is not None and state.pending.kind == "triage"
        return count

    @property
    def steps(self) -> list[str]:
        """The guide steps that were given, comfort included."""
        given = [
            say.id for _, _, reply in self.turns for say in reply.say if say.id.startswith("guide.")
        ]
        return [id.split(".")[1].partition(":")[0] for id in given]


def consult(
    facts: Mapping[str, Value], volunteers: Mapping[str, Value] = {}, until_advice: bool = True
) -> Course:
    """Hold the whole conversation with a patient who has these facts; what is not among them is absent.

    `volunteers` is said right after the opening. With `until_advice` it ends at the first advice.
    """
    event: Event = Launch()
    state = State()
    turns: list[tuple[Event, State, Reply]] = []
    told = not volunteers
    for _ in range(MOST_TURNS):
        state, reply = turn(state, event)
        turns.append((event, state, reply))
        if reply.ask is None or (until_advice and state.disposition is not None):
            return Course(state, tuple(turns), True)
        if not told:
            told, event = True, Heard(meaning="red_flag", findings=dict(volunteers))
        else:
            event = reply_to(state, facts)
    return Course(state, tuple(turns), False)


def reply_to(state: State, facts: Mapping[str, Value]) -> Event:
    """Give the patient's answer to the pending question."""
    pending = state.pending
    assert pending is not None
    if pending.kind == "offer":
        return Heard(words=_ON.get(pending.expects, "yes") if pending.id not in _DECLINED else "no")
    if pending.expects == "yes_no":
        return Heard(words=_polar(pending.asks, pending.yes_means, facts))
    value = facts.get(pending.asks[0])
    if value is None:
        return Heard(words="i don't know")
    unit = " days" if pending.expects == "duration" else ""
    return Heard(words=f"{int(value)}{unit}")


_ON = {"ready": "next", "choice": "the same"}
_DECLINED = ("emergency_repeat", "urgent_repeat", "cold_timer", "heat_timer", "walk_timer")


def _polar(asks: tuple[str, ...], yes_means: bool | None, facts: Mapping[str, Value]) -> str:
    values = [facts.get(name, False) for name in asks]
    if any(value is True for value in values):
        return "yes" if yes_means else "no"
    if any(value is None for value in values):
        return "i don't know"
    return "no" if yes_means else "yes"
