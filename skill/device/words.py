"""Utterances and samples, normalised to the words that are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?(?![^\W\d_])|[^\W_]+(?:'[^\W_]+)*")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "&": " and "})
_SAME = {"ok": "okay"}
_CALLED_DIGIT_BY_DIGIT = frozenset({"111", "112", "911", "999"})
_SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_SMALL += ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"]
_SMALL += ["eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


class Word(NamedTuple):
    """One word: `key` is what is compared ("cant"), `spoken` what a slot gets ("can't").

    A number typed in digits is several words; the first carries all of `spoken`.
    """

    key: str
    spoken: str


def words_of(text: str) -> list[Word]:
    """`text` in lower case without punctuation: "Can't feel 25." is cant, feel, twenty, five."""
    words: list[Word] = []
    for token in _TOKEN.findall(text.translate(_APOSTROPHES).lower()):
        if token[0].isdigit() and token.replace(",", "").replace(".", "").isdecimal():
            digits = token.replace(",", "")
            first, *rest = spell_number(digits)
            words.append(Word(first, digits))
            words.extend(Word(key, "") for key in rest)
        else:
            key = token.replace("'", "")
            words.append(Word(_SAME.get(key, key), token))
    return words


def spell_number(digits: str) -> list[str]:
    """A number as it is said: "25" is twenty five; "911" and long numbers go digit by digit."""
    whole, _, fraction = digits.partition(".")
    if len(whole) > 3 or whole in _CALLED_DIGIT_BY_DIGIT or (len(whole) > 1 and whole[0] == "0"):
        said = [_SMALL[int(digit)] for digit in whole]
    else:
        said = _cardinal(int(whole))
    if fraction:
        said += ["point", *(_SMALL[int(digit)] for digit in fraction)]
    return said


def _cardinal(number: int) -> list[str]:
    if number < 20:
        return [_SMALL[number]]
    if number < 100:
        tens, units = divmod(number, 10)
        return [_TENS[tens - 2], *([_SMALL[units]] if units else [])]
    hundreds, rest = divmod(number, 100)
    return [_SMALL[hundreds], "hundred", *(_cardinal(rest) if rest else [])]


def keys(words: Iterable[Word]) -> tuple[str, ...]:
    """What is compared."""
    return tuple(word.key for word in words)


def spoken(words: Iterable[Word]) -> str:
    """The words as they were said, in lower case."""
    return " ".join(word.spoken for word in words if word.spoken)
