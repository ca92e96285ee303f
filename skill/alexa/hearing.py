"""A request as an event: the intent's name carries its meaning, a carrier's words are put together again."""

import re
from typing import Any

from skill.conversation.events import Event, Heard, Unmatched

_BUILT_IN: dict[str, Event] = {
    "AMAZON.YesIntent": Heard(words="yes"),
    "AMAZON.NoIntent": Heard(words="no"),
    "AMAZON.RepeatIntent": Heard(meaning="repeat"),
    "AMAZON.NextIntent": Heard(meaning="next"),
    "AMAZON.PreviousIntent": Heard(meaning="previous"),
    "AMAZON.PauseIntent": Heard(meaning="pause"),
    "AMAZON.ResumeIntent": Heard(meaning="resume"),
    "AMAZON.StartOverIntent": Heard(meaning="start_over"),
    "AMAZON.HelpIntent": Heard(meaning="help"),
    "AMAZON.StopIntent": Heard(meaning="stop"),
    "AMAZON.CancelIntent": Heard(meaning="cancel"),
    "AMAZON.NavigateHomeIntent": Heard(meaning="navigate_home"),
    "AMAZON.FallbackIntent": Unmatched(),
}
_CARRIER = "Say_"
_WORDED = {
    "SymptomIntent": "{symptom}",
    "AnswerIntent": "{answer}",
    "DurationValueIntent": "{duration}",
    "AgeValueIntent": "{age}",
    "SeverityValueIntent": "{severity} out of ten",
    "NumberValueIntent": "{number}",
}
"""Intents whose slot holds the answer: they are heard as words, so that one ear reads every answer."""
_HUMP = r"(?<!^)(?=[A-Z])"


def event_of(intent: Any) -> Event:
    """Give what an intent (the SDK's model of it) means to the conversation.

    An intent that the model does not hold, or a slot that was not filled, is unmatched talk.
    """
    name = str(intent.name)
    if name in _BUILT_IN:
        return _BUILT_IN[name]
    if name.startswith("AMAZON."):
        return Unmatched()
    slots = {
        key: str(slot.value) for key, slot in (intent.slots or {}).items() if slot and slot.value
    }
    if name.startswith(_CARRIER):
        carrier = name.removeprefix(_CARRIER).replace("_", " ")
        return Heard(words=f"{carrier} {slots['query']}") if "query" in slots else Unmatched()
    if name in _WORDED:
        spoken = {key: _spoken(value) for key, value in slots.items()}
        try:
            return Heard(words=_WORDED[name].format_map(spoken))
        except KeyError:
            return Unmatched()
    meaning = re.sub(_HUMP, "_", name.removesuffix("Intent")).lower()
    if meaning == "skip_to":
        step = _resolved(intent, "step")
        if step:
            return Heard(meaning=meaning, details={"step": step})
        # "go back to my chest hurts" fits the carrier, and is no step: what it says must be heard.
        return Heard(words=slots["step"]) if "step" in slots else Unmatched()
    if meaning == "ask_timer":
        return Heard(meaning=meaning, details=_seconds(slots.get("duration", "")))
    return Heard(meaning=meaning)


def _resolved(intent: Any, name: str) -> str | None:
    """Give the id of a slot's value, if the person named one that the model knows."""
    slot = (intent.slots or {}).get(name)
    resolutions = slot.resolutions.resolutions_per_authority if slot and slot.resolutions else None
    for resolution in resolutions or ():
        if (
            resolution.status
            and resolution.status.code
            and resolution.status.code.value == "ER_SUCCESS_MATCH"
        ):
            return str(resolution.values[0].value.id)
    return None


_ISO = r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
_UNITS = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")
_UNIT_SECONDS = (31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1)


def _iso(duration: str) -> list[int]:
    """Give the seven numbers of an ISO 8601 duration (AMAZON.DURATION's form); none for other text."""
    match = re.fullmatch(_ISO, duration)
    return [int(part or 0) for part in match.groups()] if match and any(match.groups()) else []


def _spoken(value: str) -> str:
    """Give a slot's value in words: "P3D" is "3 days"; anything else stays as it is."""
    return (
        " ".join(f"{n} {unit}" for n, unit in zip(_iso(value), _UNITS, strict=False) if n) or value
    )


def _seconds(duration: str) -> dict[str, int]:
    total = sum(n * unit for n, unit in zip(_iso(duration), _UNIT_SECONDS, strict=False))
    return {"seconds": total} if total else {}
