"""What words resemble that no rule understood: asks again or serves a wish, settles nothing."""

import time
from pathlib import Path

import pytest

from skill.understanding import MEANINGS, Asked, likeness, understand
from skill.understanding.lexicon import read
from tests.understanding import train_likeness

WIPING = Asked(("saddle_numbness",), True, "yes_no", "Any numbness between your legs?")
SCREEN = Asked(
    ("chest_pain", "breathless", "faint_sweaty_or_collapse"),
    True,
    "yes_no",
    "Any chest pain, trouble breathing, or feeling faint?",
)
OPEN = Asked()
EVERYTHING = [line["utterance"] for line in train_likeness.all_practice()]
UNSERVED = {"yes", "no", "emergency"}


@pytest.mark.parametrize("asked", [OPEN, WIPING, SCREEN], ids=["open", "wiping", "screen"])
def test_a_likeness_settles_nothing(asked: Asked) -> None:
    for text in [*EVERYTHING, *train_likeness.household()]:
        alike = likeness.guess(read(text), asked)
        if alike is None:
            continue
        assert alike.meaning in MEANINGS and alike.meaning not in UNSERVED, text
        assert not alike.emergency, text
        assert all(value is None for value in alike.findings.values()), text
        if alike.meaning == "ambiguous":
            assert set(alike.findings) <= set(asked.findings), text
        assert alike.because[0] == "likeness"


@pytest.mark.parametrize(
    "text",
    [
        "I had to put my head between my knees",
        "I had to lie down on the kitchen tiles",
        "I came over all queer",
    ],
)
def test_what_a_person_says_of_themselves_is_asked_about_again(text: str) -> None:
    alike = likeness.guess(read(text), SCREEN)
    assert alike is not None and alike.meaning == "ambiguous"


@pytest.mark.parametrize(
    "text",
    [
        "turn the telly down",
        "add milk to my list",
        "who won the match",
        "and now the weather",
        "we're out of milk",
        "play radio two",
    ],
)
@pytest.mark.parametrize("asked", [WIPING, SCREEN], ids=["wiping", "screen"])
def test_talk_to_others_is_no_answer(text: str, asked: Asked) -> None:
    assert likeness.guess(read(text), asked) is None
    assert understand(text, asked).meaning in ("nonanswer", "out_of_scope", "silence_or_noise")


def test_the_household_is_hardly_ever_asked_again() -> None:
    lines = train_likeness.household()
    alike = [likeness.guess(read(text), asked) for text in lines for asked in (WIPING, SCREEN)]
    again = sum(each is not None and each.meaning == "ambiguous" for each in alike)
    assert again / len(alike) < 0.01


def test_a_wish_brings_what_belongs_to_it() -> None:
    alike = likeness.guess(read("put me on a timer for ten minutes"), OPEN)
    assert alike is not None and alike.meaning == "ask_timer"
    assert alike.details == {"seconds": 600}
    cold = likeness.guess(read("could i use a gel pack from the fridge"), OPEN)
    assert cold is not None and cold.details == {"step": "cold"}


@pytest.mark.parametrize("text", ["", "?", "x" * 10_000, "\U0001f600 \U0001f600", "word " * 5000])
def test_anything_at_all_is_taken(text: str) -> None:
    for asked in (OPEN, SCREEN):
        likeness.guess(read(text), asked)


def test_it_is_quick_and_small() -> None:
    said = [read(text) for text in EVERYTHING[:400]]
    likeness.guess(said[0], OPEN)
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        for each in said:
            likeness.guess(each, SCREEN)
        best = min(best, (time.process_time() - started) / len(said))
    assert best < 0.002  # 0.0002 on an idle machine
    assert Path(likeness.__file__).with_name("likeness.json").stat().st_size <= 400_000


def test_the_classes_are_meanings_and_findings() -> None:
    trained = likeness.model()
    assert set(trained.meaning.classes) - {likeness.OWN, likeness.NOISE} <= set(MEANINGS)
    assert {"yes", "no"}.isdisjoint(trained.meaning.classes)
    assert set(trained.finding.classes) <= train_likeness.KNOWN
