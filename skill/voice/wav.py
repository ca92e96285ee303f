"""PCM sound: 16-bit mono, 16 kHz everywhere in the device."""

from __future__ import annotations

import io
import math
import sys
import wave
from array import array

RATE = 16_000
_TAPS = 8
_QUIET = 160
"""Samples below this are silence: half a percent of full scale."""


def silence(seconds: float) -> array[int]:
    """That many seconds of nothing."""
    return array("h", bytes(2 * round(seconds * RATE)))


def wav_bytes(samples: array[int]) -> bytes:
    """Samples at 16 kHz as a WAV file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(little_endian(samples))
    return out.getvalue()


def read_wav(source: str | io.BytesIO) -> array[int]:
    """The samples of a 16-bit mono WAV file of any rate, at 16 kHz."""
    with wave.open(source, "rb") as file:
        rate = file.getframerate()
        samples = array("h", file.readframes(file.getnframes()))
    return resample(little_endian(samples), rate)


def trim(samples: array[int]) -> array[int]:
    """Without the silence at both ends."""
    length = len(samples)
    start = next((i for i in range(length) if abs(samples[i]) > _QUIET), length)
    end = next((i for i in range(length, start, -1) if abs(samples[i - 1]) > _QUIET), start)
    return samples[start:end]


def louder(samples: array[int], factor: float) -> array[int]:
    """At another loudness, clipped at full scale."""
    if factor == 1.0:
        return samples
    return _clipped([round(sample * factor) for sample in samples])


def resample(samples: array[int], rate: int) -> array[int]:
    """At 16 kHz instead of `rate`, by a windowed sinc filter for each phase of the ratio."""
    if rate == RATE or not samples:
        return samples
    shared = math.gcd(rate, RATE)
    step, phases = rate // shared, RATE // shared
    pad = array("h", bytes(2 * _TAPS))
    padded = pad + samples + pad + array("h", bytes(2 * step))
    length = len(samples) * phases // step
    result = array("h", bytes(2 * length))
    cutoff = min(1.0, RATE / rate) * 0.92
    for phase in range(min(phases, length)):
        whole, part = divmod(phase * step, phases)
        weights = _weights(part / phases, cutoff)
        count = (length - phase + phases - 1) // phases
        first = whole + _TAPS - _TAPS // 2 + 1
        columns = (padded[first + tap :: step][:count] for tap in range(_TAPS))
        a, b, c, d, e, f, g, h = weights
        filtered = [
            int(a * s + b * t + c * u + d * v + e * w + f * x + g * y + h * z)
            for s, t, u, v, w, x, y, z in zip(*columns, strict=True)
        ]
        result[phase::phases] = _clipped(filtered)
    return result


def _weights(offset: float, cutoff: float) -> list[float]:
    """The filter for a sample that lies `offset` after the middle, summing to one."""
    raw = []
    for tap in range(_TAPS):
        distance = tap - (_TAPS // 2 - 1) - offset
        angle = math.pi * distance * cutoff
        sinc = 1.0 if angle == 0 else math.sin(angle) / angle
        raw.append(sinc * (0.5 + 0.5 * math.cos(math.pi * distance / (_TAPS // 2 + 0.5))))
    total = sum(raw)
    return [weight / total for weight in raw]


def _clipped(values: list[int]) -> array[int]:
    try:
        return array("h", values)
    except OverflowError:
        return array("h", (max(-32768, min(32767, value)) for value in values))


def little_endian(samples: array[int]) -> array[int]:
    """In the byte order of WAV files; or back from it."""
    if sys.byteorder == "big":
        samples = samples[:]
        samples.byteswap()
    return samples
