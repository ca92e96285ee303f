"""What holds for every utterance: an answer, in time, and never a red flag read as "no"."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.understanding import MEANINGS, Asked, understand

SCREENS = (
    Asked(),
    Asked(("fever",), True, "yes_no", "Have you had a fever?"),
    Asked(
        ("chest_pain", "breathless", "faint_sweaty_or_collapse"),
        True,
        "yes_no",
        "Any chest pain, trouble breathing, or feeling faint?",
    ),
    Asked(("saddle_numbness",), False, "yes_no", "Can you feel it normally when you wipe?"),
    Asked(("age",), None, "number", "How old are you?"),
    Asked(("duration_days",), None, "duration", "How long has it been?"),
    Asked((), None, "ready", "Tell me when you are ready."),
    Asked((), True, "yes_no", "Do you have a headache?"),
)
TELLING = ["no", "not", "yes", "my", "legs", "numb", "feel", "can", "i", "the"]
TELLING += [",", ".", "?", "but", "what", "if", "mum", "pee", "since", "two", "days"]
ALARMS = {
    "I can't feel my legs": "both_legs_pain_or_numbness",
    "I wet myself": "bladder_change",
    "I can't pee": "bladder_change",
    "my bum is numb": "saddle_numbness",
    "my legs keep giving way": "leg_weakness_both",
    "I have chest pain": "chest_pain",
    "I can't breathe": "breathless",
    "I nearly passed out": "faint_sweaty_or_collapse",
    "I fell off a ladder": "major_trauma",
    "I've soiled myself": "bowel_control_loss",
}
BEFORE = ("", "no ", "no, ", "um well ", "sorry to bother you but ", "nope but ", "no no just ")
BEFORE += ("well no but ", "not really but ", "I think ", "please ", "to be honest ", "yes ")
AFTER = ("", " please", " doctor", " thank you", " I think", " if that makes sense", " actually")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300), st.sampled_from(SCREENS))
def test_any_text_gets_an_answer(text: str, asked: Asked) -> None:
    assert understand(text, asked).meaning in MEANINGS


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(TELLING)),
    st.sampled_from(SCREENS),
)
def test_any_order_of_telling_words_gets_an_answer(words: list[str], asked: Asked) -> None:
    assert understand(" ".join(words), asked).meaning in MEANINGS


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "<speak><amazon:effect/></speak>",
        "\x00\ud800\udfff",
        "ÀÉ الم नमस्ते 你好 🙂 ﷺ",
        "'" * 50,
        "1" * 5000,
        "٣ ½ ²",
        "{}[]()%s %d",
        "3.5.5./10/",
    ],
)
@pytest.mark.parametrize("asked", SCREENS)
def test_odd_text_gets_an_answer(text: str, asked: Asked) -> None:
    understood = understand(text, asked)
    assert understood.meaning in MEANINGS
    assert understood.meaning not in ("yes", "no")


@pytest.mark.parametrize("block", range(0, 0x30000, 0x80))
def test_every_block_of_unicode_is_no_answer(block: int) -> None:
    text = "".join(map(chr, range(block, block + 0x80)))
    assert understand(text, SCREENS[2]).meaning in MEANINGS


@pytest.mark.parametrize(
    "unit", ["a", "no ", "my legs are numb ", "no i can not feel my legs pee ", "( , . "]
)
def test_huge_text_is_read_in_time(unit: str) -> None:
    started = time.perf_counter()
    understand(unit * 200_000, SCREENS[2])
    assert time.perf_counter() - started < 1.5


@pytest.mark.parametrize("asked", SCREENS)
@pytest.mark.parametrize(("alarm", "finding"), ALARMS.items())
def test_an_alarm_is_never_a_no(alarm: str, finding: str, asked: Asked) -> None:
    for before in BEFORE:
        for after in AFTER:
            understood = understand(f"{before}{alarm}{after}", asked)
            where = (before, alarm, after, understood)
            assert understood.findings.get(finding, True) is not False, where
            assert understood.emergency or understood.meaning == "ambiguous", where
            if asked.yes_means is not False:
                assert understood.meaning != "no", where


def test_the_same_words_come_to_the_same() -> None:
    assert understand("no fever but I did lose weight", SCREENS[1]) == understand(
        "no fever but I did lose weight", SCREENS[1]
    )
