"""What a slot makes of the words at its place, and the JSON that Alexa sends for it.

Shapes: https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-types-reference.html and
https://developer.amazon.com/docs/custom-skills/entity-resolution-for-custom-slot-types.html
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from skill.device.spoken_numbers import duration_in, number_in
from skill.device.words import Word, keys, spoken, words_of

KNOWN, SEARCHED, UNLISTED = 2, 1, 0


class Filled(NamedTuple):
    """A slot's reading: `certainty` is KNOWN (listed, or a number), SEARCHED or UNLISTED."""

    value: str
    certainty: int
    resolutions: dict[str, Any] | None = None


Reader = Callable[[Sequence[Word]], Filled | None]


def reader_for(slot_type: str, types: Mapping[str, Any], skill_id: str) -> Reader | None:
    """The reader of a slot type, or None for a type this device cannot match."""
    if slot_type in types:
        return _listed(types[slot_type], f"amzn1.er-authority.echo-sdk.{skill_id}.{slot_type}")
    return {
        "AMAZON.NUMBER": _number,
        "AMAZON.FOUR_DIGIT_NUMBER": _number,
        "AMAZON.DURATION": _duration,
        "AMAZON.SearchQuery": searched,
    }.get(slot_type)


def _number(words: Sequence[Word]) -> Filled | None:
    number = number_in(keys(words))
    return None if number is None else Filled(str(number), KNOWN)


def _duration(words: Sequence[Word]) -> Filled | None:
    duration = duration_in(keys(words))
    return None if duration is None else Filled(duration, KNOWN)


def searched(words: Sequence[Word]) -> Filled:
    """AMAZON.SearchQuery: whatever was said there."""
    return Filled(spoken(words), SEARCHED)


def _listed(slot_type: Mapping[str, Any], authority: str) -> Reader:
    """A custom type: a listed value or synonym resolves; other words come unresolved."""
    listed: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for entry in slot_type.get("values", []):
        name = entry["name"]["value"]
        value = {"value": {"name": name, **({"id": entry["id"]} if entry.get("id") else {})}}
        for said in (name, *entry["name"].get("synonyms", [])):
            same = listed.setdefault(keys(words_of(said)), [])
            if value not in same:
                same.append(value)

    def read(words: Sequence[Word]) -> Filled:
        values = listed.get(keys(words))
        code = "ER_SUCCESS_MATCH" if values else "ER_SUCCESS_NO_MATCH"
        found: dict[str, Any] = {"authority": authority, "status": {"code": code}}
        if values:
            found["values"] = values
        return Filled(
            spoken(words),
            KNOWN if values else UNLISTED,
            {"resolutionsPerAuthority": [found]},
        )

    return read


def slot_json(name: str, filled: Filled | None) -> dict[str, Any]:
    """The slot object of an IntentRequest; a slot that was not filled comes without a value."""
    if filled is None:
        return {"name": name, "confirmationStatus": "NONE"}
    simple: dict[str, Any] = {"type": "Simple", "value": filled.value}
    slot: dict[str, Any] = {"name": name, "value": filled.value}
    if filled.resolutions is not None:
        slot["resolutions"] = simple["resolutions"] = filled.resolutions
    return {**slot, "confirmationStatus": "NONE", "source": "USER", "slotValue": simple}
