"""Written conversations: a plain-text format that a clinician can read, and what is expected after each line.

# A title on the first line.
> alexa, open back spasm coach            what the person says
< asks: chest_pain breathless             the finding names that the pending question is about (all of these)
> {"silence": true}                       an event, as `talk --json` takes it
< disposition: emergency_now              a field of the turn's JSON object
< says: nine one one                      words that are spoken (or in the reprompt: `reprompt:`)
< not says: pillow                        words that are not
< seconds below: 45                       all the skill's speech since the start, in seconds
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from skill.errors import CoachError


class Expectation(NamedTuple):
    """One line that begins with `<`."""

    line: int
    key: str
    value: str


class Exchange(NamedTuple):
    """One line that begins with `>`, and what is expected after it."""

    line: int
    said: str
    expected: tuple[Expectation, ...]


class Dialogue(NamedTuple):
    """One written conversation."""

    title: str
    exchanges: tuple[Exchange, ...]


def read(path: Path) -> Dialogue:
    """Read a written conversation. Raises `CoachError`, with the line, for what is not one."""
    title, exchanges = path.stem, list[Exchange]()
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if line.startswith("#"):
            title = line.lstrip("# ") if number == 1 else title
        elif line.startswith(">"):
            exchanges.append(Exchange(number, line[1:].strip(), ()))
        elif line.startswith("<") and exchanges:
            key, colon, value = line[1:].strip().partition(":")
            if not colon:
                raise CoachError(f"{path.name}:{number}: an expectation is `< field: value`.")
            last = exchanges[-1]
            expected = (*last.expected, Expectation(number, key.strip(), value.strip()))
            exchanges[-1] = last._replace(expected=expected)
        elif line:
            raise CoachError(f"{path.name}:{number}: a line begins with #, > or <.")
    return Dialogue(title, tuple(exchanges))


def unmet(expected: Expectation, turn: dict[str, Any], seconds: float) -> str | None:
    """Give what is wrong in one sentence, or None if the turn is as expected."""
    check = _CHECKS.get(expected.key, _field)
    wrong = check(expected, turn, seconds)
    return f"line {expected.line}: {wrong}" if wrong else None


def _says(expected: Expectation, turn: dict[str, Any], _: float) -> str | None:
    field = "reprompt" if expected.key == "reprompt" else "speech"
    found = expected.value.lower() in str(turn[field] or "").lower()
    if found is (expected.key == "not says"):
        return f"{expected.key} {expected.value!r}, but heard {turn[field]!r}"
    return None


def _asks(expected: Expectation, turn: dict[str, Any], _: float) -> str | None:
    missing = set(expected.value.split()) - set(turn["asks"])
    return f"should ask {sorted(missing)}, but asks {turn['asks']}" if missing else None


def _seconds(expected: Expectation, _: dict[str, Any], seconds: float) -> str | None:
    return (
        None
        if seconds < float(expected.value)
        else f"{seconds:.1f} seconds of speech, not below {expected.value}"
    )


def _rang(expected: Expectation, turn: dict[str, Any], _: float) -> str | None:
    said = [alert["says"] for alert in turn["rang"]]
    return (
        None
        if any(expected.value.lower() in text.lower() for text in said)
        else f"rang {said}, not {expected.value!r}"
    )


def _alerts(expected: Expectation, turn: dict[str, Any], _: float) -> str | None:
    return (
        None
        if len(turn["alerts"]) == int(expected.value)
        else f"{len(turn['alerts'])} alerts set, not {expected.value}"
    )


def _field(expected: Expectation, turn: dict[str, Any], _: float) -> str | None:
    if expected.key not in turn:
        return f"there is no field {expected.key!r}"
    found = "null" if turn[expected.key] is None else str(turn[expected.key])
    return None if found == expected.value else f"{expected.key} is {found}, not {expected.value}"


_CHECKS: dict[str, Callable[[Expectation, dict[str, Any], float], str | None]] = {
    "says": _says,
    "not says": _says,
    "reprompt": _says,
    "asks": _asks,
    "seconds below": _seconds,
    "rang": _rang,
    "alerts": _alerts,
}
