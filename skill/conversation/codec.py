"""The state as small plain JSON for Alexa's session attributes, and back. What does not fit is never an exception."""

from collections.abc import Mapping
from typing import Any

from skill.content import has
from skill.conversation.asking import question_words
from skill.conversation.state import Pending, Say, State
from skill.triage.findings import FINDINGS
from skill.triage.interview import Interview, is_question

VERSION = 75680
"""Changes with the vocabulary, because `facts` is written by its order; a test computes it."""

_MARKS = {True: "1", False: "0", None: "?"}
_VALUES: dict[str, bool | None] = {"1": True, "0": False, "?": None}


def encode(state: State) -> dict[str, Any]:
    """Give the state as JSON-ready data; fields at their defaults are left out."""
    facts = state.interview.facts
    data: dict[str, Any] = {"version": VERSION, "phase": state.phase}
    data["facts"] = "".join(_mark(facts, name) for name in FINDINGS).rstrip("-")
    measured = {
        n: v for n, v in facts.items() if isinstance(v, int | float) and not isinstance(v, bool)
    }
    data.update({name: list(value) for name, value in _lists(state).items() if value})
    if measured:
        data["numbers"] = measured
    if state.pending is not None:
        data["pending"] = list(state.pending)
    if state.said:
        data["said"] = [[say.id, *map(list, say.slots)] for say in state.said]
    data.update(
        {
            name: getattr(state, name)
            for name in _simple()
            if getattr(state, name) != State._field_defaults[name]
        }
    )
    return data


def closing(state: State) -> dict[str, Any]:
    """Give what a closed session still shows: the advice in force, and nothing that was answered."""
    data = {"disposition": state.disposition, "said": [[say.id] for say in state.said]}
    return {name: value for name, value in data.items() if value}


def decode(data: object) -> State | None:
    """Give the state that `encode` wrote; None for anything else (damaged, old, oversized, not ours)."""
    if not isinstance(data, Mapping) or data.get("version") != VERSION:
        return None
    try:
        state = _decode(data)
        if state.pending is not None:
            question = question_words(state.pending, "ask")
            if not (has(question.id) and all(has(say.id) for say in state.said)):
                return None
        return state
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        return None


def emergency_on_record(data: object) -> State | None:
    """Give a state that asks the emergency's question again, if damaged data still show one."""
    if not isinstance(data, Mapping):
        return None
    if data.get("phase") != "emergency" and data.get("disposition") != "emergency_now":
        return None
    named = data.get("alarm")
    alarm = tuple(n for n in named if n in FINDINGS) if isinstance(named, list | tuple) else ()
    alarm = alarm or ("other_emergency_stated",)
    interview = Interview(dict.fromkeys(alarm, True))
    return State("emergency", interview, alarm=alarm, disposition="emergency_now", heard=True)


def _decode(data: Mapping[str, Any]) -> State:
    facts: dict[str, bool | int | float | None] = {
        name: _VALUES[mark]
        for name, mark in zip(FINDINGS, data["facts"], strict=False)
        if mark != "-"
    }
    for name, value in data.get("numbers", {}).items():
        if name not in FINDINGS or isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(name)
        facts[name] = value
    lists = {
        name: tuple(map(str, data.get(name, ()))) for name in ("asked", "queue", "alarm", "retaken")
    }
    if not all(is_question(id) for id in (*lists["asked"], *lists["queue"])):
        raise ValueError("unknown question")
    if not set(lists["alarm"]) | set(lists["retaken"]) <= set(FINDINGS):
        raise ValueError("unknown finding")
    simple = {name: data[name] for name in _simple() if name in data}
    for name, value in simple.items():
        default = State._field_defaults[name]
        if default is not None and type(value) is not type(default):
            raise TypeError(name)
        if default is None and not isinstance(value, str | bool):
            raise TypeError(name)
    return State(
        phase=str(data["phase"]),
        interview=Interview(facts, lists["asked"], lists["queue"]),
        pending=_pending(data["pending"]) if "pending" in data else None,
        alarm=lists["alarm"],
        retaken=lists["retaken"],
        said=tuple(
            Say(id, tuple((str(k), str(v)) for k, v in slots))
            for id, *slots in data.get("said", ())
        ),
        **simple,
    )


def _pending(data: list[Any]) -> Pending:
    kind, id, asks, yes_means, expects = data
    if kind not in ("triage", "single", "retake", "offer") or yes_means not in (True, False, None):
        raise ValueError(kind)
    if kind != "offer" and not is_question(id):
        raise ValueError(id)
    return Pending(kind, id, tuple(map(str, asks)), yes_means, str(expects))


def _mark(facts: Mapping[str, Any], name: str) -> str:
    value = facts.get(name, "-")
    return _MARKS[value] if value is None or isinstance(value, bool) else "-"


def _lists(state: State) -> dict[str, tuple[str, ...]]:
    return {
        "asked": state.interview.asked,
        "queue": state.interview.queue,
        "alarm": state.alarm,
        "retaken": state.retaken,
    }


def _simple() -> tuple[str, ...]:
    skip = {"phase", "interview", "pending", "alarm", "retaken", "said"}
    return tuple(name for name in State._fields if name not in skip)
