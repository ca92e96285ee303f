"""Answers that are numbers: age, duration, severity, weeks of pregnancy, how often."""

from typing import NamedTuple

from skill.understanding.durations import days_in, is_unclear, tidy
from skill.understanding.lexicon import Utterance, marked
from skill.understanding.meanings import Asked, Value
from skill.understanding.numbers import Number, numbers_in
from skill.understanding.tables import table

ADULT_AGE = 18
THIS_YEAR = 2026
"""Years of birth are read against this year: no clock is read here, and older only makes an old person safer."""
OLDEST = 120
SHORT = 4
"""The words of an answer that is a number and hardly more."""


class Quantity(NamedTuple):
    """A meaning with the findings that its number states."""

    meaning: str
    findings: dict[str, Value]


def quantity_in(utterance: Utterance, asked: Asked) -> Quantity | None:
    """Read the number that was asked for, or one that says what it is ("I'm seventy two")."""
    quantity = _quantity_in(utterance, asked)
    if quantity is None and asked.expects in ("number", "duration"):
        respelt = _respelt(utterance.tokens)
        return _quantity_in(marked(respelt), asked) if respelt else None
    return quantity


def _respelt(tokens: list[str]) -> list[str]:
    """Read the first word, or the last, of a short answer as a number that sounds like it: "ate" for 8."""
    alike: dict[str, str] = table("numbers")["homophones"]
    if len(tokens) > SHORT:
        return []
    for place in (0, len(tokens) - 1):
        if tokens[place] in alike:
            return [*tokens[:place], alike[tokens[place]], *tokens[place + 1 :]]
    return []


def _quantity_in(utterance: Utterance, asked: Asked) -> Quantity | None:
    if "age" in asked.findings:
        return _age(utterance, alone=True)
    if "pregnancy_weeks" in asked.findings:
        weeks = weeks_of_pregnancy(utterance)
        return Quantity("duration_value", weeks) if weeks else None
    if "episodes_same_area_past_year" in asked.findings:
        return _episodes(utterance)
    if "severity_0_10" in asked.findings:
        return _severity(utterance, alone=True)
    if "duration_days" in asked.findings or asked.expects == "duration":
        return _duration(utterance)
    return _severity(utterance, alone=False) or _volunteered(utterance)


def _volunteered(utterance: Utterance) -> Quantity | None:
    age = _age(utterance, alone=False)
    if age is not None:
        return age
    if utterance.has("BEGINNING"):
        return _duration(utterance)
    return None


def _duration(utterance: Utterance) -> Quantity | None:
    days = days_in(utterance)
    if days is not None:
        return Quantity("duration_value", {"duration_days": tidy(days)})
    if is_unclear(utterance):
        return Quantity("duration_unclear", {})
    alone = numbers_in(utterance.tokens)
    return Quantity("duration_unclear", {}) if alone else None


def _age(utterance: Utterance, alone: bool) -> Quantity | None:
    tokens = utterance.tokens
    years = _age_by_decade(utterance) or _age_by_birth(utterance)
    if years is None:
        for number in numbers_in(tokens):
            if alone or _says_age(tokens, number):
                years = number.value
                if utterance.has("YEARS_OLD_MONTHS"):
                    years = 0
                break
    if years is None and alone and utterance.has("OLD_AGE"):
        years = 66.0
    if years is None or not 0 <= years <= OLDEST:
        return None
    findings: dict[str, Value] = {"age": int(years)}
    if years < ADULT_AGE:
        findings["age_under_18"] = True
    return Quantity("age_value", findings)


def _says_age(tokens: list[str], number: Number) -> bool:
    """Tell whether a number in open talk is an age: "I'm seventy two", "forty years old", "aged 60"."""
    before = tokens[max(0, number.start - 3) : number.start]
    after = tokens[number.end : number.end + 3]
    if not 1 <= number.value <= OLDEST:
        return False
    if (
        after[:2] == ["years", "old"]
        or after[:2] == ["year", "old"]
        or after[:3] == ["years", "of", "age"]
    ):
        return "my" not in before
    if before[-1:] in (["aged"], ["age"]) or before[-2:] in (
        ["age", "is"],
        ["just", "turned"],
        ["i", "turned"],
    ):
        return True
    return before[-2:] == ["i", "am"] and not after and number.value > 10


def _age_by_decade(utterance: Utterance) -> float | None:
    """Read "in my sixties" as 65, "early" as 62, "late" as 68."""
    decades: dict[str, float] = table("ages")["decades"]
    for place, token in enumerate(utterance.tokens):
        if token in decades:
            before = utterance.tokens[max(0, place - 2) : place]
            shift = 2 if "early" in before else 8 if "late" in before else 5
            return decades[token] + shift
    return None


def _age_by_birth(utterance: Utterance) -> float | None:
    """Read "born in 1950" and "nineteen fifty"."""
    tokens = utterance.tokens
    if "born" not in tokens and len(tokens) > 3:
        return None
    found = numbers_in(tokens)
    for place, first in enumerate(found):
        year = first.value
        second = found[place + 1] if place + 1 < len(found) else None
        if second is not None and year in (19, 20) and second.start == first.end:
            year = year * 100 + second.value
        if 1900 < year <= THIS_YEAR:
            return THIS_YEAR - year
    return None


def weeks_of_pregnancy(utterance: Utterance) -> dict[str, Value]:
    """Read "twenty weeks", "five months gone", "third trimester"."""
    tokens = utterance.tokens
    for number in numbers_in(tokens):
        unit = tokens[number.end] if number.end < len(tokens) else ""
        weeks = number.value * 4.345 if unit.startswith("month") else number.value
        if 0 < weeks <= 45:
            return {"pregnancy_weeks": int(weeks)}
    for name, weeks in table("ages")["trimesters"].items():
        if name in tokens and "trimester" in tokens:
            return {"pregnancy_weeks": weeks}
    return {}


def _episodes(utterance: Utterance) -> Quantity | None:
    found = numbers_in(utterance.tokens)
    if found and found[0].value <= 366:
        times = int(found[0].value)
        meaning = "yes" if times else "no"
        return Quantity(meaning, {"episodes_same_area_past_year": times})
    if utterance.has("NO") or utterance.has("never"):
        return Quantity("no", {"episodes_same_area_past_year": 0})
    return None


def _severity(utterance: Utterance, alone: bool) -> Quantity | None:
    """Read "eight out of ten", "seven or eight" (8), "unbearable"; a bare number only when it was asked for."""
    tokens = utterance.tokens
    scaled = utterance.spans("OUT_OF_TEN")
    found = [number for number in numbers_in(tokens) if number.value <= 10]
    for number in found:
        if any(start == number.end for start, _ in scaled):
            return Quantity("severity_value", {"severity_0_10": tidy(number.value)})
    if scaled and not found and tokens and tokens[0] in ("11", "eleven"):
        return Quantity("severity_value", {"severity_0_10": 10})
    if alone and found:
        return Quantity(
            "severity_value", {"severity_0_10": tidy(max(each.value for each in found))}
        )
    if alone and any(number.value > 10 for number in numbers_in(tokens)):
        return Quantity("severity_value", {"severity_0_10": 10})
    if alone and (utterance.has("SEVERITY_WORD") or utterance.has("SEVERE")):
        return Quantity("severity_words", {})
    if not alone and utterance.has("SEVERITY_SENTENCE"):
        return Quantity("severity_words", {})
    return None
