"""Intents and slot types as a whole: names, limits, what must be there, nothing said twice."""

import re
from collections import Counter
from collections.abc import Iterator

from skill.check.grammar import AMAZONS_OWN, normal, utterances
from skill.check.language import SEARCH_QUERY, Intent, Language
from skill.check.violation import Violation

_SCHEMA = "https://developer.amazon.com/docs/smapi/interaction-model-schema.html"
_NAMES = "https://developer.amazon.com/docs/alexa/custom-skills/create-intents-utterances-and-slots"
_LIMITS = "platform/alexa.md 3.1, often quoted and not confirmed"
_BUILT_INS = "platform/alexa.md 3.3 and 2.2"
_TWICE = "https://developer.amazon.com/en-US/alexa/alexa-haus/design-certification-failures"

_REQUIRED = (
    "Yes No Repeat Next Previous Pause Resume StartOver Help Stop Cancel NavigateHome Fallback"
)
REQUIRED = tuple(f"AMAZON.{name}Intent" for name in _REQUIRED.split())
AMAZON_TYPES = frozenset({"AMAZON.NUMBER", "AMAZON.DURATION", SEARCH_QUERY})
"""Those that the device can match too; another one has to be taught there first."""

MAX_INTENTS = 250
MAX_SAMPLES = 1000
LEVELS = ("LOW", "MEDIUM", "HIGH")

_INTENT_NAME = re.compile(r"(?:AMAZON\.)?[A-Za-z_]+")
_TYPE_NAME = re.compile(r"[A-Za-z_]+")


def check_intents(language: Language) -> Iterator[Violation]:
    """All rules about more than one sample."""
    yield from _required(language)
    yield from _names(language)
    for intent in language.intents:
        yield from _intent(language, intent)
    yield from _types(language)
    yield from _said_twice(language)


def _required(language: Language) -> Iterator[Violation]:
    names = {intent.name for intent in language.intents}
    for name in REQUIRED:
        if name not in names:
            yield Violation("required-intent", name, "the intent is missing", _BUILT_INS)
    if len(language.intents) > MAX_INTENTS:
        message = f"{len(language.intents)} intents; at most {MAX_INTENTS}"
        yield Violation("limit", "intents", message, _LIMITS)
    if language.sensitivity not in LEVELS:
        yield Violation(
            "fallback-sensitivity",
            "modelConfiguration",
            f"set fallbackIntentSensitivity.level to one of {', '.join(LEVELS)}",
            _SCHEMA,
        )


def _names(language: Language) -> Iterator[Violation]:
    for name in _repeated(intent.name for intent in language.intents):
        yield Violation("name", name, "two intents of this name", _SCHEMA)
    for name in _repeated(slot_type.name for slot_type in language.types):
        yield Violation("name", name, "two slot types of this name", _SCHEMA)
    for intent in language.intents:
        if not _INTENT_NAME.fullmatch(intent.name):
            yield Violation(
                "name", intent.name, "an intent's name has letters and underscores only", _NAMES
            )


def _intent(language: Language, intent: Intent) -> Iterator[Violation]:
    own = {slot_type.name for slot_type in language.types}
    if len(intent.samples) > MAX_SAMPLES:
        message = f"{len(intent.samples)} samples; at most {MAX_SAMPLES}"
        yield Violation("limit", intent.name, message, _LIMITS)
    if intent.built_in and intent.name not in REQUIRED:
        yield Violation("required-intent", intent.name, "no handler knows this one", _BUILT_INS)
    if intent.built_in and intent.slots:
        yield Violation("undefined-slot", intent.name, "a built-in takes no slots", _BUILT_INS)
    if not intent.built_in and not intent.samples:
        yield Violation("no-samples", intent.name, "no sample, so it is never heard", _SCHEMA)
    for name in _repeated(slot.name for slot in intent.slots):
        yield Violation("undefined-slot", intent.name, f"two slots named {name!r}", _SCHEMA)
    for slot in intent.slots:
        where = f"{intent.name}.{slot.name}"
        if slot.type not in own and slot.type not in AMAZON_TYPES:
            yield Violation("undefined-type", where, f"no slot type {slot.type!r}", _SCHEMA)
        if not any(f"{{{slot.name}}}" in sample for sample in intent.samples):
            yield Violation("undefined-slot", where, "no sample fills this slot", _SCHEMA)


def _types(language: Language) -> Iterator[Violation]:
    used = {slot.type for intent in language.intents for slot in intent.slots}
    for slot_type in language.types:
        where = slot_type.name
        if not _TYPE_NAME.fullmatch(where) or where not in used:
            yield Violation("undefined-type", where, "misnamed, or no slot uses it", _NAMES)
        if not slot_type.values:
            yield Violation("undefined-type", where, "has no values", _SCHEMA)
        for name in _repeated(value.id for value in slot_type.values):
            yield Violation("slot-value", where, f"no id, or id {name!r} twice", _SCHEMA)
        owners: dict[str, str] = {}
        for value in slot_type.values:
            if not value.id:
                yield Violation("slot-value", where, "a value without an id", _SCHEMA)
            for phrase in value.phrases:
                first = owners.setdefault(normal(phrase), value.id)
                if first != value.id:
                    message = f"{phrase!r} stands under {first} and {value.id}"
                    yield Violation("slot-value", where, message, _TWICE)
        for value in slot_type.values:
            for phrase in _repeated(normal(phrase) for phrase in value.phrases):
                message = f"{phrase!r} stands there twice"
                yield Violation("slot-value", f"{where}/{value.id}", message, _TWICE)


def _said_twice(language: Language) -> Iterator[Violation]:
    heard: dict[str, tuple[str, str]] = {}
    for intent in language.intents:
        here: dict[str, str] = {}
        for words, sample in utterances(language, intent):
            first = here.setdefault(words, sample)
            both_literal = "{" not in sample and "{" not in first
            if first != sample and both_literal and AMAZONS_OWN not in (first, sample):
                message = f"the same as {first!r}"
                yield Violation("said-twice", f"{intent.name}: {sample!r}", message, _TWICE)
            other, its_sample = heard.setdefault(words, (intent.name, sample))
            if other != intent.name:
                yield Violation(
                    "said-twice",
                    f"{intent.name}: {sample!r}",
                    f"{words!r} is also {other}'s, by {its_sample!r}",
                    _TWICE,
                )
        for repeated in _repeated(intent.samples):
            yield Violation("said-twice", intent.name, f"{repeated!r} stands there twice", _TWICE)


def _repeated(names: Iterator[str] | tuple[str, ...]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
