"""Every rule for a model is triggered by a model that breaks it, and by nothing else."""

from collections.abc import Callable
from typing import Any

import pytest

from skill.check.carrier_rules import same_sense
from skill.check.model_rules import check_model
from tests.check.small import carrier, intent, language, model

Change = Callable[[Any], object]


def _rules(broken: Any) -> set[str]:
    return {violation.rule for violation in check_model(broken)}


def _sample(name: str, *samples: str) -> Change:
    return lambda lm: intent(lm, name)["samples"].extend(samples)


def _put(*intents: Any) -> Change:
    return lambda lm: lm["intents"].extend(intents)


def _slot(name: str, slot: str, slot_type: str) -> Change:
    return lambda lm: intent(lm, name)["slots"].append({"name": slot, "type": slot_type})


def _value(value_id: str, *phrases: str) -> Change:
    value = {"id": value_id, "name": {"value": phrases[0], "synonyms": list(phrases[1:])}}
    return lambda lm: lm["types"][0]["values"].append(value)


def _numbered(name: str, sample: str) -> Change:
    """One more slot, `n`, and a sample with it."""
    changes = _slot(name, "n", "AMAZON.NUMBER"), _sample(name, sample)
    return lambda lm: [change(lm) for change in changes]


def test_the_small_model_breaks_nothing() -> None:
    assert check_model(model()) == []


BROKEN: list[tuple[str, Change]] = [
    ("shape", lambda lm: lm.update(intents={})),
    ("shape", lambda lm: lm.update(types=["SYMPTOM"])),
    ("shape", _sample("DontKnowIntent", 3)),  # type: ignore[arg-type]
    ("required-intent", lambda lm: lm["intents"].remove(intent(lm, "AMAZON.StopIntent"))),
    ("required-intent", _put({"name": "AMAZON.LoopOnIntent", "samples": []})),
    ("limit", _put(*(carrier(f"Say_{'a' * n}", f"{'a' * n} {{query}}") for n in range(1, 240)))),
    ("limit", _sample("DontKnowIntent", *(f"do{'n' * n}t know" for n in range(1000)))),
    ("fallback-sensitivity", lambda lm: lm.pop("modelConfiguration")),
    ("fallback-sensitivity", lambda lm: lm.update(modelConfiguration={})),
    ("name", _put({"name": "Ask2Intent", "slots": [], "samples": ["what is that thing"]})),
    ("name", _put({"name": "DontKnowIntent", "slots": [], "samples": ["no clue"]})),
    ("no-samples", _put({"name": "WorkIntent", "slots": [], "samples": []})),
    ("undefined-slot", _sample("DontKnowIntent", "i know {nothing}")),
    ("undefined-slot", _slot("DontKnowIntent", "age", "AMAZON.NUMBER")),
    ("undefined-slot", _slot("AgeValueIntent", "age", "AMAZON.NUMBER")),
    ("undefined-slot", _sample("AgeValueIntent", "from {age} to {age}")),
    ("undefined-slot", lambda lm: intent(lm, "AMAZON.YesIntent").update(slots=[{"name": "a"}])),
    ("undefined-type", _slot("DontKnowIntent", "place", "PLACE")),
    ("undefined-type", _slot("DontKnowIntent", "city", "AMAZON.US_CITY")),
    ("undefined-type", lambda lm: lm["types"].append({"name": "UNUSED", "values": []})),
    ("slot-value", _value("rash", "chest pain")),
    ("slot-value", _value("rash", "a rash", "A  rash")),
    ("slot-value", _value("fever", "a temperature")),
    ("slot-value", _value("", "a temperature")),
    ("said-twice", _sample("AskIceIntent", "not sure")),
    ("said-twice", _sample("AskIceIntent", "Not sure")),
    ("said-twice", _sample("DontKnowIntent", "dunno")),
    ("said-twice", _sample("DontKnowIntent", "never mind")),
    ("said-twice", _sample("DontKnowIntent", "i have chest pain")),
    ("said-twice", _sample("DontKnowIntent", "a fever")),
    ("said-twice", _put(carrier("Say_i_can_not", "i can't {query}"))),
    ("said-twice", _numbered("AskIceIntent", "i'm {n}")),
    ("characters", _sample("DontKnowIntent", "i don't know 2")),
    ("characters", _sample("DontKnowIntent", "i don't know!")),
    ("characters", _sample("DontKnowIntent", "no  idea")),
    ("characters", _sample("DontKnowIntent", "")),
    ("characters", _sample("DontKnowIntent", "no idea.")),
    ("characters", _sample("DontKnowIntent", "i {do know")),
    ("undefined-slot", _sample("DontKnowIntent", "i {don't|do not} know")),
    ("characters", _value("rash", "a rash (red)")),
    ("wake-word", _sample("DontKnowIntent", "alexa i don't know")),
    ("wake-word", _sample("DontKnowIntent", "ask back spasm coach")),
    ("wake-word", _value("rash", "an echo rash")),
    ("search-query", _sample("Say_i_cant", "{query}")),
    ("search-query", _numbered("Say_i_cant", "i can't {n} {query}")),
    ("carrier", _sample("Say_i_cant", "i can {query}")),
    ("carrier", _sample("Say_i_cant", "{query} i can't")),
    ("carrier", _put(carrier("RestIntent", "i rest {query}"))),
    ("carrier", lambda lm: intent(lm, "Say_i_cant")["slots"][0].update(name="words")),
    ("pure-polarity", _sample("AMAZON.YesIntent", "a little")),
    ("pure-polarity", _sample("AMAZON.NoIntent", "no numbness")),
    ("pure-polarity", _sample("AMAZON.YesIntent", "i think so")),
    ("slot-alone", _sample("SymptomIntent", "i don't have {symptom}")),
    ("slot-alone", _sample("SymptomIntent", "i had {symptom}")),
    ("slot-alone", _sample("SymptomIntent", "if i have {symptom}")),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "change"), BROKEN)
def test_a_broken_model_names_the_rule(rule: str, change: Change) -> None:
    assert rule in _rules(language(change))


@pytest.mark.parametrize(
    "name",
    [
        "coach",
        "back spasm coach for me",
        "the coach",
        "Back Spasm Coach",
        "back  coach",
        "back coach 2",
        "open back coach",
        "coach with care now",
        "alexa back coach",
        "back coach skill",
        "",
    ],
)
def test_a_bad_invocation_name(name: str) -> None:
    broken = language(lambda lm: lm.update(invocationName=name))
    assert "invocation-name" in _rules(broken)


@pytest.mark.parametrize("name", ["back spasm coach", "anna's coach", "t. v. coach"])
def test_a_good_invocation_name(name: str) -> None:
    assert _rules(language(lambda lm: lm.update(invocationName=name))) == set()


@pytest.mark.parametrize(
    "phrase",
    [
        "not sure",
        "Not sure.",
        "how to use ice",
        "i'm forty",
        "chest pain",
        "i have a fever",
        "skip",
    ],
)
def test_a_suggested_phrase_in_the_model(phrase: str) -> None:
    assert check_model(model(), prompts=[phrase]) == []


@pytest.mark.parametrize("phrase", ["tell me more", "i can't move", "i have a rash", "i'm old", ""])
def test_a_suggested_phrase_that_is_not(phrase: str) -> None:
    found = check_model(model(), prompts=[phrase])
    assert [violation.rule for violation in found] == ["suggested-phrase"]


@pytest.mark.parametrize(
    "broken",
    [{}, {"interactionModel": []}, {"interactionModel": {"languageModel": {"intents": [1, None]}}}],
)
def test_nothing_is_raised_whatever_the_json(broken: Any) -> None:
    assert "shape" in {each.rule for each in check_model(broken, prompts=["yes"])}


@pytest.mark.parametrize(
    ("said", "opening"),
    [
        ("i cant", "i can't"),
        ("i cant", "i cannot"),
        ("i cant", "i can not"),
        ("i am", "i'm"),
        ("its", "it is"),
        ("wont", "will not"),
        ("dont", "do not"),
        ("he", "he's"),
        ("yes", "uh huh"),
    ],
)
def test_openings_that_may_be_put_back(said: str, opening: str) -> None:
    assert same_sense(said, opening)


@pytest.mark.parametrize(
    ("said", "opening"),
    [
        ("i can", "i can't"),
        ("i cant", "i can"),
        ("i", "i'm"),
        ("can", "can not"),
        ("yes", "uh"),
        ("no", "not"),
        ("i had", "i have"),
        ("was", "is"),
    ],
)
def test_openings_that_may_not(said: str, opening: str) -> None:
    assert not same_sense(said, opening)


def test_a_model_too_large() -> None:
    huge = "a" * 1_500_000
    assert "limit" in _rules(language(_sample("DontKnowIntent", huge)))
