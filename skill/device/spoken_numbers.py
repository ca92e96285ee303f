"""Numbers and durations in words, as AMAZON.NUMBER and AMAZON.DURATION give them.

Formats: https://developer.amazon.com/en-US/docs/alexa/custom-skills/slot-type-reference.html
("five minutes" is "PT5M"). What Alexa makes of halves and of mixed units is not documented; here
a half is written in the next smaller units.
"""

from __future__ import annotations

from collections.abc import Sequence

from skill.device.words import spell_number

_SMALL = {word: value for value in range(20) for word in spell_number(str(value))}
_TENS = {spell_number(str(value))[0]: value for value in range(20, 100, 10)}
_SCALES = {"thousand": 1_000, "million": 1_000_000}
_UNITS = {
    name: unit
    for unit, names in {
        "S": ("second", "seconds", "sec", "secs"),
        "MIN": ("minute", "minutes", "min", "mins"),
        "H": ("hour", "hours", "hr", "hrs"),
        "D": ("day", "days"),
        "W": ("week", "weeks"),
        "MON": ("month", "months"),
        "Y": ("year", "years"),
    }.items()
    for name in names
}
_FRACTION_GOES_TO = {
    "MIN": ("S", 60),
    "H": ("MIN", 60),
    "D": ("H", 24),
    "W": ("D", 7),
    "MON": ("D", 30),
    "Y": ("MON", 12),
}


def number_in(words: Sequence[str]) -> int | None:
    """The whole number that `words` are, or None: "a hundred and five", "seven two"."""
    if not words:
        return None
    if len(words) > 1 and all(_SMALL.get(word, 10) < 10 for word in words):
        return int("".join(str(_SMALL[word]) for word in words))
    total, group, last = 0, 0, ""
    for position, word in enumerate(words):
        if word in ("a", "an"):
            if position or len(words) == 1 or words[1] not in ("hundred", *_SCALES):
                return None
            group = 1
        elif word == "and":
            if last not in ("hundred", *_SCALES) or position == len(words) - 1:
                return None
        elif word in _SMALL:
            if last in _SMALL or (last in _TENS and not 0 < _SMALL[word] < 10):
                return None
            group += _SMALL[word]
        elif word in _TENS:
            if last in _SMALL or last in _TENS:
                return None
            group += _TENS[word]
        elif word == "hundred" and 0 < group < 100:
            group *= 100
        elif word in _SCALES and group:
            total, group = total + group * _SCALES[word], 0
        else:
            return None
        last = word
    return total + group


def duration_in(words: Sequence[str]) -> str | None:
    """The ISO 8601 duration that `words` are, or None: "an hour and a half" is PT1H30M."""
    amounts: dict[str, float] = {}
    rest = list(words)
    while rest:
        part = _next_part(rest)
        if part is None:
            return None
        amount, unit, used = part
        if unit in amounts:
            return None
        amounts[unit] = amount
        rest = rest[used:]
        if rest[:1] == ["and"]:
            rest = rest[1:]
            if not rest:
                return None
    return _iso(amounts) if amounts else None


def _next_part(words: list[str]) -> tuple[float, str, int] | None:
    """(amount, unit, words used) of the leading "two and a half hours", or None."""
    for at, word in enumerate(words):
        if word == "fortnight":
            amount = _amount(words[:at])
            return None if amount is None else (amount * 2, "W", at + 1)
        if word in _UNITS:
            amount = _amount(words[:at])
            if amount is None:
                return None
            if words[at + 1 : at + 4] == ["and", "a", "half"] and len(words) == at + 4:
                return amount + 0.5, _UNITS[word], at + 4
            return amount, _UNITS[word], at + 1
    return None


def _amount(words: list[str]) -> float | None:
    """How many: "two", "a", "half an", "a couple of", "two and a half", "one point five"."""
    said = " ".join(words)
    fixed = {
        "a": 1.0,
        "an": 1.0,
        "half": 0.5,
        "half a": 0.5,
        "half an": 0.5,
        "a half": 0.5,
        "quarter": 0.25,
        "a quarter": 0.25,
        "quarter of an": 0.25,
        "a quarter of an": 0.25,
        "three quarters of an": 0.75,
        "a couple": 2.0,
        "couple": 2.0,
        "a couple of": 2.0,
        "couple of": 2.0,
    }.get(said)
    if fixed is not None:
        return fixed
    if said.endswith(" and a half"):
        whole = number_in(words[:-3])
        return None if whole is None else whole + 0.5
    if "point" in words:
        at = words.index("point")
        whole, tail = number_in(words[:at]), words[at + 1 :]
        if whole is None or not tail or any(_SMALL.get(word, 10) > 9 for word in tail):
            return None
        return float(f"{whole}.{''.join(str(_SMALL[word]) for word in tail)}")
    exact = number_in(words)
    return None if exact is None else float(exact)


def _iso(amounts: dict[str, float]) -> str:
    """Amounts by unit as ISO 8601; weeks stand alone, else they are days."""
    amounts = dict(amounts)
    for unit in ("Y", "MON", "W", "D", "H", "MIN"):
        whole = int(amounts.get(unit, 0))
        fraction = amounts.get(unit, 0) - whole
        if fraction:
            smaller, times = _FRACTION_GOES_TO[unit]
            amounts[smaller] = amounts.get(smaller, 0) + round(fraction * times, 6)
            if unit == "W":
                amounts["D"] += whole * 7
                whole = 0
            amounts[unit] = whole
    present = {unit: round(amount) for unit, amount in amounts.items() if round(amount)}
    if set(present) == {"W"}:
        return f"P{present['W']}W"
    present["D"] = present.get("D", 0) + 7 * present.pop("W", 0)
    date = "".join(
        f"{present[unit]}{letter}"
        for unit, letter in (("Y", "Y"), ("MON", "M"), ("D", "D"))
        if present.get(unit)
    )
    time = "".join(
        f"{present[unit]}{letter}"
        for unit, letter in (("H", "H"), ("MIN", "M"), ("S", "S"))
        if present.get(unit)
    )
    if not date and not time:
        return "PT0S"
    return f"P{date}{'T' + time if time else ''}"
