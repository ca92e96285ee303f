"""Numbers in words and figures: "seventy two", "three and a half", "a couple"."""

from typing import NamedTuple

from skill.understanding.tables import table


class Number(NamedTuple):
    """A number that was said, and where."""

    value: float
    start: int
    end: int


def numbers_in(tokens: list[str]) -> list[Number]:
    """Give the numbers of an utterance in order."""
    found: list[Number] = []
    place = 0
    while place < len(tokens):
        number = _number_at(tokens, place)
        if number is None:
            place += 1
        else:
            found.append(number)
            place = number.end
    return found


def _number_at(tokens: list[str], start: int) -> Number | None:
    spoken: dict[str, float] = table("numbers")["words"]
    loose: dict[str, float] = table("numbers")["loose"]
    for length in (3, 2, 1):
        phrase = " ".join(tokens[start : start + length])
        if phrase in loose:
            return _with_half(tokens, Number(loose[phrase], start, start + length))
    place, total, group = start, 0.0, 0.0
    while place < len(tokens):
        token = tokens[place]
        if token.isascii() and token.isdigit() and place == start:
            group, place = float(token[:6]), place + 1
        elif token in spoken and _fits(group, spoken[token], place == start):
            group, place = group + spoken[token], place + 1
        elif token == "hundred" and (group or tokens[start] == "a"):
            group, place = max(group, 1) * 100, place + 1
        elif token == "thousand" and group:
            total, group, place = group * 1000, 0.0, place + 1
        elif (token == "a" and place == start and _word(tokens, place + 1) == "hundred") or (
            token == "and" and group >= 100 and _word(tokens, place + 1) in spoken
        ):
            place += 1
        else:
            break
    if place == start:
        return None
    return _with_half(tokens, Number(total + group, start, place))


def _fits(group: float, value: float, first: bool) -> bool:
    """Tell whether a number word goes on with the number before it: "seventy two", not "two three"."""
    if first or group == 0:
        return first
    if group % 100 == 0 and group >= 100:
        return True
    return group % 100 >= 20 and group % 10 == 0 and value < 10


def _with_half(tokens: list[str], number: Number) -> Number:
    after = tokens[number.end : number.end + 3]
    if after == ["and", "a", "half"]:
        return Number(number.value + 0.5, number.start, number.end + 3)
    if after[:2] == ["point", "five"] or after[:2] == ["point", "5"]:
        return Number(number.value + 0.5, number.start, number.end + 2)
    if after[:1] == ["point"] and len(after) > 1 and after[1].isascii() and after[1].isdigit():
        value = number.value + float(f"0.{after[1][:3]}")
        return Number(value, number.start, number.end + 2)
    return number


def _word(tokens: list[str], place: int) -> str:
    return tokens[place] if 0 <= place < len(tokens) else ""
