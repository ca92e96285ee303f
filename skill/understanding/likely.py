"""What no pattern holds: the meaning that the telling words speak for, learnt from example sentences.

Each word and CLASS speaks for or against each meaning by how much more often it stands in that meaning's examples
(`lexicon/examples.json`) than elsewhere; the votes are added up. `python -m skill.understanding.learn` learns anew.
"""

from typing import NamedTuple

from skill.understanding.lexicon import Utterance
from skill.understanding.normalise import BREAKS
from skill.understanding.tables import names_of, table

CLEAR = 3.0
"""By how much the first meaning must lead the second."""
MOSTLY = 0.75
"""The share of the words that must be known."""
MOST_WORDS = 24
"""Longer talk is no request."""
SHARED_CLASSES = ("PAIN", "MEDICINES", "CHILD", "ADULT")


class Vote(NamedTuple):
    """The meaning that leads, and the words that spoke for it."""

    meaning: str
    because: tuple[str, ...]


def likely(utterance: Utterance) -> Vote | None:
    """Give the meaning that clearly leads, or None."""
    words = [token for token in utterance.tokens if token not in BREAKS]
    if not 1 < len(words) <= MOST_WORDS:
        return None
    votes: dict[str, dict[str, float]] = table("likely")["votes"]
    against: dict[str, float] = table("likely")["against"]
    known = [feature for feature in features(utterance) if feature in votes]
    if sum(word in votes for word in words) < len(words) * MOSTLY:
        return None
    totals = {
        meaning: sum(votes[feature].get(meaning, absent) for feature in known)
        for meaning, absent in against.items()
    }
    first, second = sorted(totals, key=lambda meaning: (-totals[meaning], meaning))[:2]
    if totals[first] < CLEAR or totals[first] - totals[second] < CLEAR:
        return None
    return Vote(first, tuple(feature for feature in known if first in votes[feature]))


def features(utterance: Utterance) -> list[str]:
    """Give the words and the CLASSES of the topics, each once."""
    topics = names_of("likely", "classes")
    words = dict.fromkeys(token for token in utterance.tokens if token not in BREAKS)
    return [*words, *(name for name in utterance.said if name in topics)]
