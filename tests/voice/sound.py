"""Looks at sound: how long, how loud, where it is silent."""

from __future__ import annotations

import io
import wave
from array import array

from skill.voice.wav import RATE

_WINDOW = RATE // 100
_QUIET = 200


def samples_of(wav: bytes) -> array[int]:
    """The samples of a WAV file, which must be 16-bit mono at 16 kHz."""
    with wave.open(io.BytesIO(wav)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return array("h", file.readframes(file.getnframes()))


def seconds(wav: bytes) -> float:
    """The length of a WAV file."""
    return len(samples_of(wav)) / RATE


def longest_silence(wav: bytes) -> float:
    """The longest quiet stretch, in seconds, to a hundredth."""
    samples = samples_of(wav)
    longest = run = 0
    for start in range(0, len(samples), _WINDOW):
        quiet = max(map(abs, samples[start : start + _WINDOW])) < _QUIET
        run = run + 1 if quiet else 0
        longest = max(longest, run)
    return longest / 100
