"""Answers in a manner of speaking: "clean as a whistle", "never been better", "if I had I'd have told you"."""

from functools import lru_cache

from skill.understanding import talk_around
from skill.understanding.meanings import Understood
from skill.understanding.patterns import Match, PatternBook
from skill.understanding.tables import names_of, table
from skill.understanding.turn import Turn

SIMILE_TAIL = 2
"""The words of a likeness: "as a nine pin"."""


def manner(turn: Turn) -> Understood | None:
    """Read a saying that answers a question about the person's health; "fine" is in the sense of the person."""
    if not turn.asked.findings or turn.asked.yes_means is None:
        return None
    if True in turn.findings.values() or talk_around.is_for_the_house(turn.said):
        return None
    for match in _book().matches(turn.said.said, turn.said.walls):
        covered = _covered(turn, match)
        if turn.answer.sense is not None and not turn.answer.used <= covered:
            continue
        meaning = _meaning(turn, match.label, _is_denied(turn, covered))
        told = turn.said.text(match.start, match.end)
        if meaning == "dont_know":
            turn.findings.update(dict.fromkeys(turn.asked.findings))
            return turn.result("dont_know", told)
        present = (meaning == "yes") == turn.asked.yes_means
        if meaning == "ambiguous" or not (present or turn.is_clean(meaning, covered)):
            return turn.result("ambiguous", told)
        turn.settle(meaning)
        return turn.result(meaning, told)
    return None


def _is_denied(turn: Turn, covered: frozenset[int]) -> bool:
    negators = names_of("scope", "negators")
    tokens = turn.said.tokens
    return any(word in negators for place, word in enumerate(tokens) if place not in covered)


def _meaning(turn: Turn, label: str, is_denied: bool) -> str:
    if is_denied and label != "dont_know":
        return "ambiguous"
    if label == "hedged_no":
        return "no" if turn.asked.yes_means is False else "ambiguous"
    if label in ("fine", "likeness"):
        return "yes" if turn.asked.yes_means is False else "no"
    return label


def _covered(turn: Turn, match: Match) -> frozenset[int]:
    end = match.end + (SIMILE_TAIL if match.label == "likeness" else 0)
    return frozenset(range(match.start, min(end, len(turn.said.tokens))))


@lru_cache(maxsize=1)
def _book() -> PatternBook:
    return PatternBook((label, way) for label, ways in table("ways").items() for way in ways)
