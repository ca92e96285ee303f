"""SSML as sound: the text spoken at its pace, the pauses as real silence of their length."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Protocol

from skill.device.speech_time import WORDS_A_MINUTE
from skill.device.ssml import pieces
from skill.voice.wav import louder, silence, trim

_BETWEEN = 0.35
"""Seconds between two sentences that are spoken apart, where no pause is written."""
_WITHIN = 0.08
"""Seconds between two pieces of one sentence."""


class TextToSpeech(Protocol):
    """What speaks plain text."""

    def samples(self, text: str, words_a_minute: int, voice: str) -> array[int]:
        """The samples of `text` at 16 kHz."""


def render(ssml: str, engine: TextToSpeech, voice: str) -> Iterator[array[int]]:
    """The sound of `ssml`, piece after piece, so that the first can play while the next is made."""
    gap = 0.0
    for piece in pieces(ssml):
        if piece.text:
            if gap:
                yield silence(gap)
            pace = round(WORDS_A_MINUTE * piece.rate)
            spoken = trim(engine.samples(piece.text, pace, voice))
            yield louder(spoken, piece.volume)
            gap = _BETWEEN if piece.text.endswith((".", "?", "!")) else _WITHIN
        if piece.pause:
            yield silence(piece.pause)
            gap = 0.0
