"""How long it has lasted, in days: "a week last Tuesday", "going on three weeks", "since this morning".

No clock is read. Where the answer hangs on today's date, the longest that it can be is taken: "since Monday" is 7 days,
"the weekend" 8, "a week last Tuesday" 14.
"""

from skill.understanding.lexicon import Utterance
from skill.understanding.numbers import Number, numbers_in
from skill.understanding.tables import table

WEEKDAY = 7


def days_in(utterance: Utterance) -> float | None:
    """Give the days that a duration comes to, or None when no length can be read from it."""
    if _is_idle(utterance):
        return None
    said = [*_measured(utterance), *_points(utterance)]
    if not said:
        said = _clock_times(utterance) or _bare_units(utterance)
    return max(said) if said else None


def is_unclear(utterance: Utterance) -> bool:
    """Tell whether a duration is stated that has no length: "a while", "since Christmas"."""
    text = f" {' '.join(utterance.tokens)} "
    return bool({"MONTH", "since"} & utterance.said.keys()) or any(
        f" {phrase} " in text for phrase in table("durations")["unclear"]
    )


def _is_idle(utterance: Utterance) -> bool:
    """Tell a saying that has the name of a length and none: "a month of Sundays"."""
    text = f" {' '.join(utterance.tokens)} "
    return any(f" {phrase} " in text for phrase in table("durations")["idle"])


def tidy(days: float) -> int | float:
    """Give whole days where they are whole."""
    rounded = round(days, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _measured(utterance: Utterance) -> list[float]:
    """Read numbers with a unit: "ten days", "three and a half weeks", "a fortnight"."""
    tokens = utterance.tokens
    units: dict[str, float] = table("numbers")["units"]
    found: list[float] = []
    for number in numbers_in(tokens):
        place = number.end
        while place < len(tokens) and tokens[place] in (
            "or",
            "so",
            "of",
            "more",
            "full",
            "odd",
            "whole",
            "solid",
            "good",
        ):
            place += 1
        if place < len(tokens) and tokens[place] in units:
            found.append(_extended(tokens, place, number.value * units[tokens[place]]))
    for place, token in enumerate(tokens):
        single = token in ("day", "week", "fortnight", "month", "year", "hour", "decade")
        before = tokens[place - 1] if place else ""
        if single and before in (
            "a",
            "an",
            "one",
            "1",
            "the",
            "nearly",
            "almost",
            "about",
            "full",
            "whole",
            "past",
            "good",
            "",
        ):
            found.append(_extended(tokens, place, units[token]))
    return [_hours_are_today(days) for days in found]


def _extended(tokens: list[str], place: int, days: float) -> float:
    """Add what follows a unit: "a week and a half", "a week last Tuesday", "a week yesterday"."""
    units: dict[str, float] = table("numbers")["units"]
    after = tokens[place + 1 : place + 4]
    if after == ["and", "a", "half"]:
        return days + units[tokens[place]] / 2
    if after[:1] == ["yesterday"]:
        return days + 1
    weekdays = table("time")["DAY"]
    if any(word in weekdays for word in after[:2]) and after[:1] != ["since"]:
        return days + WEEKDAY
    return days


def _hours_are_today(days: float) -> float:
    return 0.0 if days < 1 else days


def _points(utterance: Utterance) -> list[float]:
    """Read points in time: "since yesterday", "last Tuesday", "the day before yesterday"."""
    text = f" {' '.join(utterance.tokens)} "
    phrases: dict[str, float] = table("durations")["phrases"]
    named = [phrase for phrase in phrases if f" {phrase} " in text]
    found = [
        float(phrases[phrase])
        for phrase in named
        if not any(phrase != other and phrase in other for other in named)
    ]
    if utterance.has("DAY"):
        found.append(14.0 if " before last " in text else float(WEEKDAY))
    return found


def _clock_times(utterance: Utterance) -> list[float]:
    """Read a time of day, "since half six": that is today or last night."""
    tokens = utterance.tokens
    marks = table("durations")["clock"]
    timed = any(token in marks for token in tokens) or "since" in tokens
    if timed and any(_is_hour(number) for number in numbers_in(tokens)):
        return [1.0]
    return []


def _is_hour(number: Number) -> bool:
    return 0 < number.value <= 24


def _bare_units(utterance: Utterance) -> list[float]:
    """Read "weeks" or "years" said without a number."""
    alone: dict[str, float] = table("durations")["alone"]
    return [alone[token] for token in utterance.tokens if token in alone]
