"""Every text of the guide and the answers: short, plain, and safe for whoever hears it."""

import re
from collections.abc import Iterator

import pytest

from skill.content import table

WORD_LIMITS = {
    "guide": {"say": 45, "longer": 70, "easier": 30},
    "answer": {"say": 40, "longer": 70},
}
PAUSE = re.compile(r"\[(\d+)s\]")
HEALTH_WORDS = re.compile(
    r"back|spasm|pain|medic|pill|hurt|ache|spine|muscle|doctor|health|pregnan|ibuprofen", re.I
)
PROMISES = re.compile(
    r"\b(cure|cured|heal you|will save|saves? your life|guarantee|promise|diagnose|"
    r"i'll call|i will call|i can call|you'll be fine|nothing to worry|definitely|always works)\b",
    re.I,
)


def texts() -> Iterator[tuple[str, str, str]]:
    for file, limits in WORD_LIMITS.items():
        for entry, forms in table(file).items():
            for form in limits:
                if form in forms:
                    yield file, f"{entry}:{form}", forms[form]


ALL = [pytest.param(file, key, text, id=f"{file}.{key}") for file, key, text in texts()]


def plain(text: str) -> str:
    return " ".join(PAUSE.sub(" ", text).split())


def test_the_entries_have_their_forms_and_no_others() -> None:
    for entry, forms in table("guide").items():
        assert set(forms) - {"longer", "easier"} == {"say", "title", "claims"}, entry
        if "." not in entry:
            assert {"longer", "easier"} <= set(forms), entry
    for entry, forms in table("answer").items():
        assert set(forms) - {"longer"} == {"say", "claims"}, entry


@pytest.mark.parametrize(("file", "key", "text"), ALL)
def test_a_text_can_be_taken_in_by_ear(file: str, key: str, text: str) -> None:
    said = plain(text)
    assert len(said.split()) <= WORD_LIMITS[file][key.rpartition(":")[2]]
    assert max(len(sentence.split()) for sentence in re.split(r"[.?]", said)) <= 25
    assert not re.search(r"[^A-Za-z0-9 ,.'{}_-]", said), "plain words only, and no question"
    assert set(re.findall(r"\{(\w+)\}", text)) <= {"emergency", "walk", "rest"}
    assert said.endswith(".")
    assert all(1 <= int(seconds) <= 5 for seconds in PAUSE.findall(text))


@pytest.mark.parametrize(("file", "key", "text"), ALL)
def test_nothing_is_promised(file: str, key: str, text: str) -> None:
    assert not PROMISES.search(text)


def test_titles_say_nothing_about_health() -> None:
    for entry, forms in table("guide").items():
        assert len(forms["title"]) <= 20
        assert not HEALTH_WORDS.search(forms["title"]), entry


def test_comfort_fits_its_time_budget() -> None:
    comfort = table("guide")["comfort"]["say"]
    assert len(plain(comfort).split()) <= 28
    assert sum(map(int, PAUSE.findall(comfort))) <= 5


def test_every_claim_is_spoken_somewhere() -> None:
    spoken = {c for file in WORD_LIMITS for forms in table(file).values() for c in forms["claims"]}
    assert spoken == {f"V{n}" for n in range(1, 20)}


# What a claim's text must really hold, so that an id cannot stand on words that do not speak it.
CLAIM_WORDS = {
    "V1": r"(warn|asking for that)",
    "V2": r"too far or too fast",
    "V3": r"few days to two weeks",
    "V4": r"disc.*joints",
    "V5": r"coming back|comes back|back in the same place|keeps? coming",
    "V6": r"doctor",
    "V7": r"let go|relax",
    "V8": r"stretch|massage|rub|warm|press|knees tip",
    "V9": r"needles.*(ultrasound|laser)|massage.*needles",
    "V10": r"eat|drink",
    "V11": r"day or two|bed rest|a little, walk|for days",
    "V12": r"raised|[Pp]rop",
    "V13": r"[Rr]ecliner",
    "V14": r"cloth",
    "V15": r"[Tt]wenty minutes at (the very )?most",
    "V16": r"packet|relaxant",
    "V17": r"walk|Moving feeds",
    "V18": r"minutes",
    "V19": r"first step to the right treatment",
}


def test_a_text_that_names_a_claim_speaks_it() -> None:
    for file in WORD_LIMITS:
        for entry, forms in table(file).items():
            text = plain(" ".join(forms.get(form, "") for form in ("say", "longer")))
            for claim in forms["claims"]:
                assert re.search(CLAIM_WORDS[claim], text), (entry, claim)


@pytest.mark.parametrize("entry", ["cold", "cold.short"])
def test_cold_is_safe_as_first_heard(entry: str) -> None:
    say = table("guide")[entry]["say"]
    assert "damp cloth" in say
    assert "don't lie on it" in say
    assert "Check your skin" in say
    assert ("Twenty minutes at most" in say) == (entry == "cold")
    assert ("ten minutes is the most" in say) == (entry == "cold.short")
    assert "never at night" in table("guide")[entry]["longer"]


@pytest.mark.parametrize("id", ["guide.medicine", "answer.ask_ibuprofen"])
def test_medicine_is_safe_as_first_heard(id: str) -> None:
    file, _, entry = id.partition(".")
    say = table(file)[entry]["say"]
    assert "ore than the packet says" in say
    assert "sk a pharmacist first" in say


def test_no_dose_is_ever_named() -> None:
    for _, key, text in texts():
        assert not re.search(r"milligram|\bmg\b|tablets? (a|per) day|times a day", text), key


def test_getting_up_and_walking_say_when_not_to() -> None:
    guide = table("guide")
    for entry in ("getting_up", "getting_up.floor", "getting_up.chair"):
        assert re.search(r"dizzy.*weak or numb", plain(guide[entry]["longer"]))
    for entry in ("walking", "walking.first", "walking.next"):
        assert re.search(r"dizzy.*goes weak", plain(guide[entry]["say"]))


def test_no_answer_goes_beyond_the_safety_net() -> None:
    answers = table("answer")
    for entry in ("alone_cannot_reach_phone", "declines_emergency"):
        assert "{emergency}, or your local emergency number" in answers[entry]["say"]
    assert "can't call anybody" in answers["about_skill"]["say"]
    assert "can't make this safe" in answers["declines_emergency"]["say"]
