"""A small model and a manifest that break no rule, to be broken one thing at a time."""

import copy
from collections.abc import Callable
from typing import Any

from skill.check.intent_rules import REQUIRED
from skill.check.store_rules import DISCLAIMER

Json = Any

_BUILT_INS = [{"name": name, "samples": []} for name in REQUIRED]
_OWN = [
    {"name": "DontKnowIntent", "slots": [], "samples": ["not sure", "dunno"]},
    {"name": "AskIceIntent", "slots": [], "samples": ["how to use ice"]},
    {
        "name": "AgeValueIntent",
        "slots": [{"name": "age", "type": "AMAZON.NUMBER"}],
        "samples": ["i'm {age}"],
    },
    {
        "name": "SymptomIntent",
        "slots": [{"name": "symptom", "type": "SYMPTOM"}],
        "samples": ["{symptom}", "i have {symptom}"],
    },
    {
        "name": "Say_i_cant",
        "slots": [{"name": "query", "type": "AMAZON.SearchQuery"}],
        "samples": ["i can't {query}", "i cannot {query}"],
    },
]
_SYMPTOM = {
    "name": "SYMPTOM",
    "values": [
        {"id": "chest_pain", "name": {"value": "chest pain", "synonyms": ["my chest hurts"]}},
        {"id": "fever", "name": {"value": "a fever", "synonyms": ["h. i. v. fever"]}},
    ],
}
_MODEL = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "back spasm coach",
            "intents": _BUILT_INS + _OWN,
            "types": [_SYMPTOM],
            "modelConfiguration": {"fallbackIntentSensitivity": {"level": "LOW"}},
        }
    }
}
_MANIFEST = {
    "manifest": {
        "manifestVersion": "1.0",
        "publishingInformation": {
            "locales": {
                "en-US": {
                    "name": "Back Spasm Coach",
                    "summary": "Calm guidance.",
                    "description": "Guides you. It " + ", and ".join(DISCLAIMER) + ".",
                    "examplePhrases": [
                        "Alexa, open back spasm coach",
                        "Alexa, ask back spasm coach how to use ice",
                    ],
                    "keywords": ["back"],
                    "smallIconUri": "file://assets/small.png",
                    "largeIconUri": "file://assets/large.png",
                }
            },
            "isAvailableWorldwide": False,
            "distributionCountries": ["US"],
            "distributionMode": "PUBLIC",
            "category": "HEALTH_AND_FITNESS",
            "testingInstructions": "How to reach a timer and a reminder.",
        },
        "privacyAndCompliance": {
            "allowsPurchases": False,
            "usesPersonalInfo": True,
            "isChildDirected": False,
            "isExportCompliant": True,
            "containsAds": False,
            "locales": {"en-US": {"privacyPolicyUrl": "https://coach.test/privacy"}},
        },
        "permissions": [
            {"name": "alexa::alerts:timers:skill:readwrite"},
            {"name": "alexa::alerts:reminders:skill:readwrite"},
        ],
        "apis": {"custom": {}},
    }
}


def model() -> Json:
    return copy.deepcopy(_MODEL)


def manifest() -> Json:
    return copy.deepcopy(_MANIFEST)


def language(change: Callable[[Json], object]) -> Json:
    """The small model with its language model changed in place."""
    broken = model()
    change(broken["interactionModel"]["languageModel"])
    return broken


def intent(language_model: Json, name: str) -> Json:
    return next(each for each in language_model["intents"] if each["name"] == name)


def carrier(name: str, *samples: str) -> Json:
    return {
        "name": name,
        "slots": [{"name": "query", "type": "AMAZON.SearchQuery"}],
        "samples": list(samples),
    }
