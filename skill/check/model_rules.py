"""All rules for an interaction model."""

import json
from collections.abc import Iterable, Iterator, Mapping

from skill.check.carrier_rules import check_carriers
from skill.check.intent_rules import check_intents
from skill.check.invocation_rules import check_invocation_name
from skill.check.language import Language, entry, items, read
from skill.check.sense_rules import check_senses
from skill.check.text_rules import check_text
from skill.check.violation import Violation
from skill.device.errors import DeviceError
from skill.device.model_match import FALLBACK, ModelMatcher

MAX_BYTES = 1_500_000
_KNOWN = 2
"""The least first part of a match's score that stands for samples and listed values only."""

_SCHEMA = "https://developer.amazon.com/docs/smapi/interaction-model-schema.html"
_LIMITS = "platform/alexa.md 3.1, often quoted and not confirmed"
_PROMPTS = (
    "https://developer.amazon.com/en-US/docs/alexa/interaction-model-design/"
    "design-the-prompts-for-your-skill.html"
)


def check_model(model: Mapping[str, object], *, prompts: Iterable[str] = ()) -> list[Violation]:
    """Every rule that this model's JSON breaks.

    `prompts` are the phrases that the skill suggests ("say 'next step'"): each must be heard
    exactly. Nothing is raised, whatever the JSON looks like.
    """
    language = read(model)
    found = list(_shape(model, language))
    found += check_invocation_name(language.invocation_name)
    found += check_intents(language)
    found += check_text(language)
    found += check_carriers(language)
    found += check_senses(language)
    found += _suggested(model, prompts)
    return found


def unheard(model: Mapping[str, object], phrases: Iterable[str]) -> list[str]:
    """Those phrases that no sample hears exactly; what a carrier catches does not count."""
    wanted = list(phrases)
    if not wanted:
        return []
    try:
        matcher = ModelMatcher(model)
    except (DeviceError, LookupError, TypeError, AttributeError):
        return wanted
    return [phrase for phrase in wanted if not _exactly(matcher, phrase)]


def _exactly(matcher: ModelMatcher, phrase: str) -> bool:
    heard, score = matcher.match_scored(phrase)
    return score[0] >= _KNOWN and heard.intent != FALLBACK


def _suggested(model: Mapping[str, object], prompts: Iterable[str]) -> Iterator[Violation]:
    for phrase in unheard(model, prompts):
        yield Violation(
            "suggested-phrase",
            repr(phrase),
            "a prompt suggests this, but no sample of the model is exactly that",
            _PROMPTS,
        )


def _shape(model: Mapping[str, object], language: Language) -> Iterator[Violation]:
    inner = entry(entry(model, "interactionModel"), "languageModel")
    if not isinstance(inner, Mapping):
        message = 'wanted {"interactionModel": {"languageModel": {…}}}'
        yield Violation("shape", "model", message, _SCHEMA)
        return
    for key in ("intents", "types"):
        entries = items(inner, key)
        if not entries or not all(isinstance(each, Mapping) for each in entries):
            yield Violation("shape", key, "wanted a list of objects, at least one", _SCHEMA)
    for intent in items(inner, "intents"):
        samples = items(intent, "samples")
        if not all(isinstance(sample, str) for sample in samples):
            yield Violation("shape", str(entry(intent, "name")), "a sample is no text", _SCHEMA)
    size = len(json.dumps(model, ensure_ascii=False, default=str).encode())
    if size > MAX_BYTES:
        yield Violation("limit", "model", f"{size} bytes; at most {MAX_BYTES}", _LIMITS)
