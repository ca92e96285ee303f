"""Random patients through the whole conversation: unknowns, slips put right later, interruptions.

python -m tests.conversation.random_patients 100000 [SEED]      prints the figures; make patients
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from skill.conversation.events import Event, Heard, Launch, Outcome, Unmatched
from skill.conversation.state import State
from skill.conversation.turn import turn
from skill.triage import tables
from skill.triage.assess import assess, rank
from skill.triage.findings import FINDINGS, NUMBERS, Value

MOST_TURNS = 160
_INTERRUPTIONS = (
    *(
        Heard(meaning=meaning)
        for meaning in (
            "repeat", "help", "wait", "ask_ice", "ask_ibuprofen", "slower", "thanks", "clarify", "skip_to", "privacy"
        )
    ),
    Heard(meaning="hurts_more"),
    Heard(meaning="pause"),
    Unmatched(),
)  # fmt: skip
_OUTCOMES = {
    "set_timer": "unavailable",
    "time_left": "none",
    "cancel_timers": "none",
    "forget": "done",
}


class Case(NamedTuple):
    """One patient's course."""

    seed: int
    turns: int
    disposition: str | None
    wrong: str | None
    """What went wrong, in a sentence."""


def main(count: int, seed: int) -> int:
    """Run `count` patients on all cores and print what came of them."""
    began = time.time()
    with ProcessPoolExecutor() as pool:
        cases = list(pool.map(consult, range(seed, seed + count), chunksize=200))
    wrong = [case for case in cases if case.wrong]
    print(f"{count} patients, seeds {seed} to {seed + count - 1}, {time.time() - began:.0f} s")
    for disposition, number in Counter(case.disposition for case in cases).most_common():
        print(f"  {number:7d}  {disposition}")
    print(f"  longest: {max(case.turns for case in cases)} turns")
    for case in wrong[:10]:
        print(f"  seed {case.seed}: {case.wrong}")
    print(f"{count - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong else 0


def patient(dice: random.Random) -> dict[str, Value]:
    """Make up a patient: mostly well, some with one or more findings, some of them not known."""
    facts: dict[str, Value] = {
        "age": dice.choice((9, 17, 25, 42, 55, 61, 66, 80)),
        "duration_days": dice.randint(0, 30),
    }
    for name in dice.sample(
        [name for name in FINDINGS if name not in NUMBERS], dice.choice((0, 0, 1, 1, 2, 3, 5))
    ):
        facts[name] = None if dice.random() < 0.15 else True
    if facts.get("pregnant"):
        facts["pregnancy_weeks"] = dice.randint(4, 40)
    return facts


def consult(seed: int) -> Case:
    """Hold one conversation from launch to its end, through the guide if there is one."""
    dice = random.Random(seed)
    facts = patient(dice)
    told: dict[str, Value] = {}
    slip: str | None = None
    state = State()
    current: Event = Launch()
    for number in range(MOST_TURNS):
        before = state
        state, reply = turn(state, current)
        while reply.effect is not None:
            state, reply = turn(
                state, Outcome(reply.effect.kind, _OUTCOMES.get(reply.effect.kind, "denied"))
            )
        wrong = _wrong(before, state, [say.id for say in reply.say], told)
        if wrong:
            return Case(seed, number, state.disposition, wrong)
        if reply.ask is None:
            return Case(seed, number, state.disposition, _ended_low(state, told))
        if slip is not None:
            current = Heard(meaning="correction", findings={slip: facts[slip]})
            told[slip], slip = facts[slip], None
        elif dice.random() < 0.12:
            current = dice.choice(_INTERRUPTIONS)
        else:
            current, slip = _answer(state, facts, told, dice)
    return Case(seed, MOST_TURNS, state.disposition, "does not end")


def _answer(
    state: State, facts: Mapping[str, Value], told: dict[str, Value], dice: random.Random
) -> tuple[Event, str | None]:
    """Answer the pending question; sometimes the wrong way, which the next turn puts right."""
    pending = state.pending
    assert pending is not None
    if state.paused:
        return Heard(meaning="resume"), None
    if pending.kind == "offer":
        if pending.id in ("emergency_repeat", "urgent_repeat"):
            return Heard(meaning=dice.choice(("repeat", "no", "no"))), None
        return Heard(meaning={"choice": "same", "ready": "next"}.get(pending.expects, "yes")), None
    if pending.expects != "yes_no":
        name = pending.asks[0]
        value = facts.get(name)
        if value is None:
            return Heard(meaning="dont_know"), None
        told[name] = value
        return Heard(
            meaning="duration_value" if pending.expects == "duration" else "age_value",
            findings={name: value},
        ), None
    present = [name for name in pending.asks if facts.get(name) is True]
    if present and len(pending.asks) == 1 and pending.kind == "triage" and dice.random() < 0.05:
        return Heard(meaning="no", findings=dict.fromkeys(pending.asks, False)), present[0]
    if present:
        stated = dice.random() < 0.3
        if stated or len(pending.asks) == 1:
            told.update(dict.fromkeys(present, True))
            return Heard(meaning="yes", findings=dict.fromkeys(present, True)), None
        return Heard(meaning="yes", findings=dict.fromkeys(pending.asks)), None
    if any(name in facts and facts[name] is None for name in pending.asks):
        return Heard(meaning="dont_know"), None
    return Heard(meaning="no", findings=dict.fromkeys(pending.asks, False)), None


def _wrong(before: State, state: State, said: list[str], told: Mapping[str, Value]) -> str | None:
    """Tell what this turn did that it must not: a step that what is known forbids, relief in an emergency."""
    steps = {
        id.split(".")[1].partition(":")[0]
        for id in said
        if id.startswith("guide.") and ":" not in id
    }
    barred = steps & set(assess(state.interview.facts).must_not)
    if barred:
        return f"given {sorted(barred)} though what is known forbids it"
    if state.phase == "emergency" and steps:
        return f"relief in an emergency: {sorted(steps)}"
    if (
        before.phase == "emergency"
        and state.phase != "emergency"
        and (before.pending or 0)
        and before.pending.kind != "retake"
    ):
        return "an emergency was left without its item being asked again"
    return None


def _ended_low(state: State, told: Mapping[str, Value]) -> str | None:
    """Tell whether the advice is below what the person told; a call cut short has none."""
    if state.disposition is None:
        return None
    due = assess(told)
    given = tuple(tables.rules().levels).index(state.disposition)
    if given > rank(told):
        return f"ended at {state.disposition}, but was told what makes {due.disposition}: {sorted(told)}"
    return None


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
