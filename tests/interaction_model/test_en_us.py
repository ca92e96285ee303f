"""The published model and manifest: rules, shapes that Amazon accepts, and what people say."""

import json
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_model_runtime import DefaultSerializer
from ask_smapi_model.v1.skill.interaction_model.interaction_model_data import InteractionModelData
from ask_smapi_model.v1.skill.manifest.skill_manifest_envelope import SkillManifestEnvelope

from skill.check.grammar import normal
from skill.check.language import read
from skill.check.manifest_rules import check_manifest
from skill.check.model_rules import check_model
from skill.device.model_match import ModelMatcher
from skill.triage.findings import FINDINGS
from skill.understanding.meanings import MEANINGS

ROOT = Path(__file__).parents[2]
MODEL_FILE = ROOT / "interaction_model" / "en-US.json"
MODEL = json.loads(MODEL_FILE.read_text("utf-8"))
MANIFEST = json.loads((ROOT / "skill.json").read_text("utf-8"))
LANGUAGE = read(MODEL)
MATCHER = ModelMatcher(MODEL)

SUGGESTED = [
    *("yes", "no", "not sure", "repeat", "next", "back", "skip to walking", "pause", "resume"),
    *("start over", "stop", "help", "how long is left", "it hurts more", "tell me more", "slower"),
    *("shorter", "give me a minute", "i'm ready", "ready", "better", "the same", "worse", "louder"),
    *("you misheard", "forget me", "cancel the timer", "how to use ice", "start my walk"),
    *("three days", "forty", "about a week", "thank you", "quieter", "skip to cold", "faster"),
    *("what causes a back spasm", "set a timer for twenty minutes", "seven out of ten"),
]


def test_no_rule_is_broken() -> None:
    assert check_model(MODEL, prompts=SUGGESTED) == []
    assert check_manifest(MANIFEST, {"en-US": MODEL}) == []


def test_the_file_is_formatted_in_one_way() -> None:
    text = json.dumps(MODEL, indent=2, ensure_ascii=False) + "\n"
    assert MODEL_FILE.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("published", "shape"), [(MODEL, InteractionModelData), (MANIFEST, SkillManifestEnvelope)]
)
def test_amazons_own_model_reads_it_and_gives_it_back(published: Any, shape: Any) -> None:
    """It drops unknown fields and bends types silently, so what comes back is compared."""
    serializer = DefaultSerializer()
    data = serializer.deserialize(json.dumps(published), shape)
    assert _without_nulls(serializer.serialize(data)) == published


def test_a_field_that_amazon_does_not_know_would_show() -> None:
    wrong = {"manifest": {**MANIFEST["manifest"], "manifestversion": "1.0"}}
    serializer = DefaultSerializer()
    data = serializer.deserialize(json.dumps(wrong), SkillManifestEnvelope)
    assert _without_nulls(serializer.serialize(data)) != wrong


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(each) for key, each in value.items() if each is not None}
    return [_without_nulls(each) for each in value] if isinstance(value, list) else value


def test_every_intent_is_a_meaning_or_brings_words() -> None:
    worded = {"SymptomIntent", "AnswerIntent", "NumberValueIntent"}
    for intent in LANGUAGE.intents:
        if not intent.built_in and not intent.carrier and intent.name not in worded:
            assert _meaning(intent.name) in MEANINGS


def _meaning(name: str) -> str:
    letters = name.removesuffix("Intent")
    return "".join(f"_{each.lower()}" if each.isupper() else each for each in letters).lstrip("_")


def test_symptoms_are_findings_and_steps_are_steps() -> None:
    symptom, step = LANGUAGE.type_named("SYMPTOM"), LANGUAGE.type_named("RELIEF_STEP")
    assert symptom and step
    assert {value.id for value in symptom.values} <= set(FINDINGS)
    steps = (
        "comfort position breathing cold heat medicine getting_up walking stretching massage "
        "water_food treatments specialist"
    )
    assert [value.id for value in step.values] == steps.split()


def _spoken(words: str) -> str:
    """What the skill gets to read of an utterance: the words, or the intent's name."""
    heard = MATCHER.match(words)
    values = [slot["value"] for slot in heard.slots.values() if "value" in slot]
    if heard.intent.startswith("Say_"):
        return f"{heard.intent.removeprefix('Say_').replace('_', ' ')} {values[0]}"
    return values[0] if heard.intent in ("SymptomIntent", "AnswerIntent") else heard.intent


ARRIVES = {
    "i can't really feel the seat under me": "i cant really feel the seat under me",
    "i can feel everything": "i can feel everything",
    "I cannot lift my foot any more": "i cant lift my foot any more",
    "no fever but I dropped a lot of weight": "no fever but i dropped a lot of weight",
    "nope, my legs just went": "no my legs just went",
    "yeah well only when I cough": "yes well only when i cough",
    "it's been numb since Tuesday": "its been numb since tuesday",
    "numbness in my backside since lunch": "numb in my backside since lunch",
    "oh my chest is killing me": "oh my chest is killing me",
    "stop I can't breathe": "stop i can't breathe",
    "thanks but my foot has gone dead": "okay but my foot has gone dead",
    "emergency, he's on the floor": "emergency he's on the floor",
    "a little": "a little",
    "a little numb": "a little numb",
    "sort of": "sort of",
    "i wet myself": "i wet myself",
    "i have chest pain": "chest pain",
    "my legs gave way": "my legs gave way",
    "not really": "not really",
    "maybe": "maybe",
    "since yesterday": "since yesterday",
    "i don't have chest pain": "i dont have chest pain",
    "i had a fever": "i had a fever",
    "no numbness": "no numbness",
}


@pytest.mark.parametrize(("said", "arrives"), ARRIVES.items())
def test_the_persons_own_words_arrive(said: str, arrives: str) -> None:
    assert _spoken(said) == arrives


MEANT = {
    "yep it does": "AMAZON.YesIntent",
    "uh huh": "AMAZON.YesIntent",
    "none of those": "AMAZON.NoIntent",
    "no I haven't": "AMAZON.NoIntent",
    "nothing": "AMAZON.CancelIntent",
    "come again": "AMAZON.RepeatIntent",
    "go back a step": "AMAZON.PreviousIntent",
    "call nine one one": "EmergencyIntent",
    "i need help now": "EmergencyIntent",
    "I'm forty two": "AgeValueIntent",
    "six out of ten": "SeverityValueIntent",
    "about three weeks": "DurationValueIntent",
    "two hours ago": "DurationValueIntent",
    "fifty": "NumberValueIntent",
    "set a timer for twenty minutes": "AskTimerIntent",
    "how long should i ice it": "AskIceIntent",
    "take me to the stretches": "SkipToIntent",
    "i couldn't tell you": "DontKnowIntent",
}


@pytest.mark.parametrize(("said", "intent"), MEANT.items())
def test_what_has_one_meaning_is_settled_by_the_model(said: str, intent: str) -> None:
    assert MATCHER.match(said).intent == intent


@pytest.mark.parametrize("before", ["", "yes ", "no ", "um ", "but ", "i think ", "thank you "])
def test_no_listed_symptom_is_lost(before: str) -> None:
    """Whatever stands before it, its own words reach the skill."""
    symptom = LANGUAGE.type_named("SYMPTOM")
    assert symptom
    assert [words for words in symptom.phrases() if not _arrives(before, words)] == []


def _arrives(before: str, words: str) -> bool:
    """As words behind a carrier, or as a listed symptom, less "i've" and the like before it."""
    spoken, wanted = normal(_spoken(before + words)), normal(words)
    listed = MATCHER.match(before + words).intent == "SymptomIntent"
    return wanted in spoken or (listed and wanted.endswith(spoken))
