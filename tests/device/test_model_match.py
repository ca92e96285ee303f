"""Words to intent, by the rules of matching."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.device import DeviceError, ModelMatcher
from skill.device.model_match import builtin_utterances
from tests.device.egg_skill import MODEL

MATCHER = ModelMatcher(MODEL, "amzn1.ask.skill.x")


def model(*intents: dict[str, Any], types: Any = ()) -> dict[str, Any]:
    return {"languageModel": {"invocationName": "a b", "intents": list(intents), "types": types}}


def intent(name: str, *samples: str, **slots: str) -> dict[str, Any]:
    listed = [{"name": slot, "type": kind} for slot, kind in slots.items()]
    return {"name": name, "samples": list(samples), "slots": listed}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Yes.", "AMAZON.YesIntent"),
        ("yes I do", "AMAZON.YesIntent"),
        ("YES, please!", "AMAZON.YesIntent"),
        ("no thanks", "AMAZON.NoIntent"),
        ("never mind", "AMAZON.CancelIntent"),
        ("nothing", "AMAZON.CancelIntent"),
        ("shut up", "AMAZON.StopIntent"),
        ("can you help me?", "AMAZON.HelpIntent"),
        ("yes it does", "AMAZON.FallbackIntent"),
        ("repeat that", "AMAZON.FallbackIntent"),
        ("", "AMAZON.FallbackIntent"),
        ("…", "AMAZON.FallbackIntent"),
        ("boil an egg", "BoilIntent"),
        ("boil an egg now", "AMAZON.FallbackIntent"),
    ],
)
def test_exact_samples_and_declared_built_ins_only(words: str, expected: str) -> None:
    assert MATCHER.match(words).intent == expected


@pytest.mark.parametrize("words", ["runny", "Runny!", "very soft", "VERY   SOFT"])
def test_a_listed_value_alone_resolves_to_its_id(words: str) -> None:
    heard = MATCHER.match(words)
    assert heard.intent == "BoilIntent"
    slot = heard.slots["how"]
    authority = slot["resolutions"]["resolutionsPerAuthority"][0]
    assert authority["authority"] == "amzn1.er-authority.echo-sdk.amzn1.ask.skill.x.Softness"
    assert authority["status"] == {"code": "ER_SUCCESS_MATCH"}
    assert authority["values"] == [{"value": {"name": "soft", "id": "soft"}}]
    assert slot["slotValue"] == {
        "type": "Simple",
        "value": slot["value"],
        "resolutions": slot["resolutions"],
    }


def test_an_unlisted_value_needs_a_carrier_and_stays_unresolved() -> None:
    assert MATCHER.match("purple").intent == "AMAZON.FallbackIntent"
    slot = MATCHER.match("boil it purple").slots["how"]
    code = slot["resolutions"]["resolutionsPerAuthority"][0]["status"]["code"]
    assert (slot["value"], code) == ("purple", "ER_SUCCESS_NO_MATCH")


def test_slots_that_were_not_filled_come_without_a_value() -> None:
    slots = MATCHER.match("twenty minutes").slots
    assert slots["length"]["value"] == "PT20M"
    assert slots["how"] == {"name": "how", "confirmationStatus": "NONE"}


@pytest.mark.parametrize(
    ("words", "count"),
    [("boil two eggs", "2"), ("boil 12 eggs", "12"), ("boil twenty one eggs", "21")],
)
def test_numbers_come_as_digits(words: str, count: str) -> None:
    assert MATCHER.match(words).slots["count"]["value"] == count


def test_two_slots_fill_together() -> None:
    slots = MATCHER.match("boil three eggs not runny").slots
    assert (slots["count"]["value"], slots["how"]["value"]) == ("3", "not runny")


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("I can't feel my foot", "feel my foot"),
        ("I cant feel my foot", "feel my foot"),
        ("I can’t feel it, it's numb!", "feel it it's numb"),
        ("I can't really feel 2 toes", "feel 2 toes"),
        ("tell the cook please", "the cook"),
    ],
)
def test_a_search_query_takes_what_its_carrier_leaves(words: str, query: str) -> None:
    heard = MATCHER.match(words)
    assert (heard.intent, heard.slots["query"]["value"]) == ("TellIntent", query)


def test_a_search_query_needs_a_word() -> None:
    assert MATCHER.match("I can't").intent == "AMAZON.FallbackIntent"
    assert MATCHER.match("tell please").intent == "AMAZON.FallbackIntent"


def test_the_order_of_preference() -> None:
    made = ModelMatcher(
        model(
            intent("Short", "go {q}", q="AMAZON.SearchQuery"),
            intent("Long", "go to {q}", q="AMAZON.SearchQuery"),
            intent("Listed", "go {place}", place="Place"),
            intent("Exact", "go to bed"),
            types=[{"name": "Place", "values": [{"name": {"value": "to sea"}}]}],
        )
    )
    assert made.match("go to bed").intent == "Exact"
    assert made.match("go to sea").intent == "Listed"
    assert made.match("go to town").intent == "Long"
    assert made.match("go away").intent == "Short"


def test_a_synonym_of_two_values_resolves_to_both() -> None:
    values = [{"name": {"value": v, "synonyms": ["bank"]}} for v in ("river", "money")]
    made = ModelMatcher(
        model(intent("I", "the {w}", w="W"), types=[{"name": "W", "values": values}])
    )
    found = made.match("the bank").slots["w"]["resolutions"]["resolutionsPerAuthority"][0]
    assert [each["value"]["name"] for each in found["values"]] == ["river", "money"]


def test_amazons_own_words_stay_amazons() -> None:
    made = ModelMatcher(model(intent("AMAZON.CancelIntent"), intent("Mine", "nothing")))
    assert made.match("nothing").intent == "AMAZON.CancelIntent"
    assert "nothing" in builtin_utterances()["AMAZON.CancelIntent"]


@pytest.mark.parametrize(
    ("sample", "slots", "message"),
    [
        ("on {day}", {"day": "AMAZON.DATE"}, "cannot match"),
        ("on {night}", {"day": "AMAZON.NUMBER"}, "names no slot"),
        ("{q}", {"q": "AMAZON.SearchQuery"}, "needs a carrier"),
        ("find {q} {n}", {"q": "AMAZON.SearchQuery", "n": "AMAZON.NUMBER"}, "no other slot"),
    ],
)
def test_a_model_that_alexa_would_refuse_is_refused(
    sample: str, slots: dict[str, str], message: str
) -> None:
    with pytest.raises(DeviceError, match=message):
        ModelMatcher(model(intent("I", sample, **slots)))


@given(st.text())
def test_any_text_at_all_becomes_some_intent(words: str) -> None:
    heard = MATCHER.match(words)
    assert (
        heard.intent in {"AMAZON.FallbackIntent", "BoilIntent", "TellIntent"} or heard.slots == {}
    )


JUMBLE = ["i", "can't", "tell", "boil", "it", "eggs", "please", "two", "soft", "for", "minutes"]


@given(st.lists(st.sampled_from(JUMBLE)))
def test_jumbled_words_never_break_it(words: list[str]) -> None:
    MATCHER.match(" ".join(words))


def test_a_large_model_stays_fast() -> None:
    intents = [
        intent(f"I{n}", *(f"i say thing {n} way {k}" for k in range(20)), f"i say {n} {{q}}",
               q="AMAZON.SearchQuery")
        for n in range(200)
    ]  # fmt: skip
    made = ModelMatcher(model(*intents))
    words = "i say one hundred and ninety nine that it really hurts down there"
    began = time.perf_counter()
    for _ in range(200):
        made.match(words)
    assert (time.perf_counter() - began) / 200 < 0.003
