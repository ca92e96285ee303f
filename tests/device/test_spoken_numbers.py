"""Numbers and durations in words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.device.iso_duration import iso_of, seconds_in
from skill.device.spoken_numbers import duration_in, number_in
from skill.device.words import keys, spell_number, words_of


@given(st.integers(0, 999).filter(lambda n: n not in (111, 112, 911, 999)))
def test_numbers_survive_being_said(number: int) -> None:
    assert number_in(spell_number(str(number))) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("zero", 0),
        ("a hundred", 100),
        ("a hundred and five", 105),
        ("one hundred five", 105),
        ("two thousand", 2000),
        ("three thousand and twenty one", 3021),
        ("a million", 1_000_000),
        ("seven two", 72),
        ("nine one one", 911),
        ("911", 911),
        ("65", 65),
        ("1,200", 1200),
    ],
)
def test_numbers(words: str, number: int) -> None:
    assert number_in(keys(words_of(words))) == number


@pytest.mark.parametrize(
    "words",
    ["", "hundred", "and five", "twenty twelve", "five and", "twenty thirty", "one a", "soft", "a"],
)
def test_what_is_no_number(words: str) -> None:
    assert number_in(words.split()) is None


@pytest.mark.parametrize(
    ("words", "duration"),
    [
        ("twenty minutes", "PT20M"),
        ("20 minutes", "PT20M"),
        ("ninety minutes", "PT90M"),
        ("a minute", "PT1M"),
        ("an hour", "PT1H"),
        ("half an hour", "PT30M"),
        ("a half hour", "PT30M"),
        ("a quarter of an hour", "PT15M"),
        ("three quarters of an hour", "PT45M"),
        ("an hour and a half", "PT1H30M"),
        ("one and a half hours", "PT1H30M"),
        ("one point five hours", "PT1H30M"),
        ("1.5 hours", "PT1H30M"),
        ("two hours and fifteen minutes", "PT2H15M"),
        ("two hours fifteen minutes", "PT2H15M"),
        ("three days", "P3D"),
        ("two and a half days", "P2DT12H"),
        ("a couple of days", "P2D"),
        ("a couple weeks", "P2W"),
        ("two weeks", "P2W"),
        ("a fortnight", "P2W"),
        ("two fortnights", None),
        ("a week and three days", "P10D"),
        ("a week and a half", "P10DT12H"),
        ("six months", "P6M"),
        ("a month and a half", "P1M15D"),
        ("a year and a half", "P1Y6M"),
        ("thirty seconds", "PT30S"),
        ("zero minutes", "PT0S"),
        ("a few days", None),
        ("minutes", None),
        ("twenty", None),
        ("five minutes and", None),
        ("five minutes and soft", None),
        ("five minutes six minutes", None),
        ("one point hours", None),
        ("", None),
    ],
)
def test_durations(words: str, duration: str | None) -> None:
    assert duration_in(list(keys(words_of(words)))) == duration


JUMBLE = ["a", "an", "and", "half", "of", "two", "point", "couple", "hours", "minutes", "week"]


@given(st.lists(st.sampled_from(JUMBLE)))
def test_jumbled_durations_are_iso_or_nothing(words: list[str]) -> None:
    found = duration_in(words)
    assert found is None or re.fullmatch(r"P(\d+W|(\d+[YMD])*(T(\d+[HMS])+)?)", found)


@given(st.integers(0, 10**6))
def test_iso_durations_survive(seconds: int) -> None:
    assert seconds_in(iso_of(seconds)) == seconds
