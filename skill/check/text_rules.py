"""The text of samples and slot values: characters, wake words, slots in braces."""

import re
from collections.abc import Iterator

from skill.check.grammar import SLOT, normal
from skill.check.language import SEARCH_QUERY, Intent, Language
from skill.check.violation import Violation

_CHARACTERS = (
    "alexa.md 6.2; the console's message in https://github.com/rgraciano/echo-sonos/issues/63"
)
_SEARCH = (
    "the console's message in https://github.com/keatontaylor/alexa-actions/issues/178; "
    "platform/alexa.md 3.4"
)
_SCHEMA = "https://developer.amazon.com/docs/smapi/interaction-model-schema.html"
_INVOCATION = "platform/alexa.md 6.2, from Amazon's submission checklist"

WAKE_WORDS = ("alexa", "amazon", "echo", "computer", "ziggy")
"""One of them in a sample could only wake the device a second time."""

_WORD = re.compile(r"(?:[a-z]\.|[a-z]+(?:['-][a-z]+)*'?)", re.IGNORECASE)


def check_text(language: Language) -> Iterator[Violation]:
    """Samples of every intent, then the phrases of every slot type."""
    for intent in language.intents:
        for sample in intent.samples:
            where = f"{intent.name}: {sample!r}"
            yield from _words(where, SLOT.sub(" ", sample), sample)
            yield from _addressed(where, sample, language.invocation_name)
            yield from _slots(where, sample, intent)
    for slot_type in language.types:
        for value in slot_type.values:
            for phrase in value.phrases:
                where = f"{slot_type.name}/{value.id}: {phrase!r}"
                yield from _words(where, phrase, phrase)
                yield from _addressed(where, phrase, language.invocation_name)


def _words(where: str, words: str, whole: str) -> Iterator[Violation]:
    if whole != " ".join(whole.split()) or not whole:
        yield Violation(
            "characters", where, "empty, or with spaces too many; one space between words", _SCHEMA
        )
    wrong = [word for word in words.split() if not _WORD.fullmatch(word)]
    if wrong:
        yield Violation(
            "characters",
            where,
            f"{' '.join(wrong)!r} may not stand here: letters, apostrophes and hyphens only, "
            "numbers spelled out, initialisms as 't. v.', no '{a|b}'",
            _CHARACTERS,
        )


def _addressed(where: str, sample: str, invocation_name: str) -> Iterator[Violation]:
    words = normal(sample)
    for name in WAKE_WORDS:
        if name in words.split():
            yield Violation("wake-word", where, f"leave out the wake word {name!r}", _INVOCATION)
    called = normal(invocation_name)
    if called and f" {called} " in f" {words} ":
        yield Violation("wake-word", where, "leave out the invocation name", _INVOCATION)


def _slots(where: str, sample: str, intent: Intent) -> Iterator[Violation]:
    types, used = intent.types(), SLOT.findall(sample)
    for name in used:
        if name not in types:
            yield Violation(
                "undefined-slot", where, f"{{{name}}} is no slot of this intent", _SCHEMA
            )
    if len(set(used)) != len(used):
        yield Violation("undefined-slot", where, "the same slot twice in one sample", _SCHEMA)
    if SEARCH_QUERY not in {types.get(name) for name in used}:
        return
    if len(used) > 1:
        yield Violation(
            "search-query", where, "AMAZON.SearchQuery takes no other slot beside it", _SEARCH
        )
    if not SLOT.sub(" ", sample).strip():
        yield Violation("search-query", where, "AMAZON.SearchQuery needs a carrier phrase", _SEARCH)
