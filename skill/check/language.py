"""The interaction model, read leniently: what is missing or of a wrong kind reads as empty.

The shape is that of https://developer.amazon.com/docs/smapi/interaction-model-schema.html .
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

SEARCH_QUERY = "AMAZON.SearchQuery"


class Slot(NamedTuple):
    name: str
    type: str


class Intent(NamedTuple):
    name: str
    slots: tuple[Slot, ...]
    samples: tuple[str, ...]

    @property
    def built_in(self) -> bool:
        return self.name.startswith("AMAZON.")

    @property
    def carrier(self) -> bool:
        return self.name.startswith("Say_")

    def types(self) -> dict[str, str]:
        """Slot name to slot type."""
        return {slot.name: slot.type for slot in self.slots}


class Value(NamedTuple):
    id: str
    phrases: tuple[str, ...]
    """The value, then its synonyms."""


class SlotType(NamedTuple):
    name: str
    values: tuple[Value, ...]

    def phrases(self) -> Iterator[str]:
        for value in self.values:
            yield from value.phrases


class Language(NamedTuple):
    invocation_name: str
    intents: tuple[Intent, ...]
    types: tuple[SlotType, ...]
    sensitivity: str

    def type_named(self, name: str) -> SlotType | None:
        return next((each for each in self.types if each.name == name), None)


def entry(value: object, key: str) -> object:
    """`value[key]`, or None when there is no such thing."""
    return value.get(key) if isinstance(value, Mapping) else None


def text(value: object, key: str) -> str:
    found = entry(value, key)
    return found if isinstance(found, str) else ""


def items(value: object, key: str) -> list[object]:
    found = entry(value, key)
    return found if isinstance(found, list) else []


def texts(value: object, key: str) -> tuple[str, ...]:
    return tuple(each for each in items(value, key) if isinstance(each, str))


def read(model: object) -> Language:
    """Take what the rules look at out of a model file's JSON."""
    language = entry(entry(model, "interactionModel"), "languageModel")
    sensitivity = entry(entry(language, "modelConfiguration"), "fallbackIntentSensitivity")
    return Language(
        text(language, "invocationName"),
        tuple(_intent(each) for each in items(language, "intents")),
        tuple(_slot_type(each) for each in items(language, "types")),
        text(sensitivity, "level"),
    )


def _intent(value: object) -> Intent:
    slots = tuple(Slot(text(each, "name"), text(each, "type")) for each in items(value, "slots"))
    return Intent(text(value, "name"), slots, texts(value, "samples"))


def _slot_type(value: object) -> SlotType:
    return SlotType(text(value, "name"), tuple(_value(each) for each in items(value, "values")))


def _value(value: object) -> Value:
    name = entry(value, "name")
    return Value(text(value, "id"), (text(name, "value"), *texts(name, "synonyms")))
