"""How long speech takes, and what is heard of it.

The estimate: 150 words a minute at normal pace (which holds the usual pauses of commas and full
stops), divided by the prosody rate, plus every break as written.
"""

from __future__ import annotations

from skill.device.ssml import heard_text, pieces
from skill.device.words import words_of

__all__ = ["WORDS_A_MINUTE", "heard_text", "seconds"]

WORDS_A_MINUTE = 150


def seconds(ssml: str) -> float:
    """Estimated seconds of `ssml`: words at the pace used, pauses in."""
    total = 0.0
    for piece in pieces(ssml):
        total += len(words_of(piece.text)) * 60 / WORDS_A_MINUTE / piece.rate + piece.pause
    return round(total, 2)
