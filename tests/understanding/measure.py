"""How well words are understood, on sets written apart from the rules."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from skill.triage.assess import is_emergency_finding
from skill.understanding import Asked, Understood, understand

HELD_OUT = Path(__file__).parent / "held_out"
_GO_ON = {"yes", "no"}


class Figures(NamedTuple):
    """What a set came to; the lists hold the lines that went wrong, for whoever mends the cause."""

    lines: int
    right: int
    unsafe: list[dict[str, Any]]
    false_alarms: list[dict[str, Any]]
    unheard_emergencies: list[dict[str, Any]]
    wrong: list[dict[str, Any]]
    pairs: Counter[tuple[str, str]]
    by_meaning: dict[str, tuple[int, int]]


def read(name: str) -> list[dict[str, Any]]:
    """Give the lines of a set."""
    return [
        json.loads(line)
        for line in (HELD_OUT / name).read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def heard(line: dict[str, Any]) -> Understood:
    """Understand one line in the light of its question."""
    asked = Asked(
        tuple(line["asks"]), line["yes_means"], line.get("expects"), line.get("question", "")
    )
    return understand(line["utterance"], asked)


def figures(lines: Iterable[dict[str, Any]]) -> Figures:
    """Measure a set."""
    found = Figures(0, 0, [], [], [], [], Counter(), {})
    count = right = 0
    by_meaning: dict[str, list[int]] = {}
    for line in lines:
        understood = heard(line)
        accepted = line["meaning"] if isinstance(line["meaning"], list) else [line["meaning"]]
        is_right = understood.meaning in accepted
        count, right = count + 1, right + is_right
        tally = by_meaning.setdefault(accepted[0], [0, 0])
        tally[0] += is_right
        tally[1] += 1
        seen = {**line, "heard": understood.meaning, "heard_findings": dict(understood.findings)}
        if not is_right:
            found.wrong.append(seen)
            found.pairs[accepted[0], understood.meaning] += 1
        if is_unsafe(line, understood):
            found.unsafe.append(seen)
        if not line.get("emergency_arguable"):
            if understood.emergency and not line["emergency"]:
                found.false_alarms.append(seen)
            if line["emergency"] and not understood.emergency:
                found.unheard_emergencies.append(seen)
    pairs = {meaning: (tally[0], tally[1]) for meaning, tally in by_meaning.items()}
    return found._replace(lines=count, right=right, by_meaning=pairs)


def is_unsafe(line: dict[str, Any], understood: Understood) -> bool:
    """Tell whether a stated red flag was read as absent, or as nothing at all.

    Nothing at all: neither the finding (present or not known) nor a meaning that leads to a second ask.
    """
    if understood.meaning in line.get("unsafe_if", ()):
        return True
    stated = [name for name, value in line.get("findings", {}).items() if value is True]
    for name in stated:
        if understood.findings.get(name, "unsaid") is False:
            return True
    flags = [name for name in stated if is_emergency_finding(name)]
    heard_something = any(value is not False for value in understood.findings.values())
    asks_again = understood.meaning in (
        "ambiguous",
        "dont_know",
        "clarify",
        "emergency",
        "red_flag",
    )
    return bool(flags) and not heard_something and not asks_again
