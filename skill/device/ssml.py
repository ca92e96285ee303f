"""SSML read into what is heard: words, how fast and loud, and the pauses between.

Tags and values: https://developer.amazon.com/docs/custom-skills/speech-synthesis-markup-language-ssml-reference.html
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.parsers import expat

from skill.device.words import spell_number

RATES = {"x-slow": 0.6, "slow": 0.8, "medium": 1.0, "fast": 1.2, "x-fast": 1.5}
"""The pace that each named rate stands for. Amazon gives no figures; these are estimates."""
VOLUMES = {"silent": 0.0, "x-soft": 0.25, "soft": 0.5, "medium": 1.0, "loud": 1.4, "x-loud": 2.0}
"""Loudness of each named volume as a factor; estimates too."""
STRENGTHS = {"none": 0.0, "x-weak": 0.0, "weak": 0.3, "medium": 0.3, "strong": 0.6, "x-strong": 1.0}
"""Seconds of a break that is given by strength; estimates too."""
_SPELLED = {"digits", "characters", "spell-out", "telephone"}
_SPACES = re.compile(r"\s+")
_SPACE_BEFORE_MARK = re.compile(r"\s+([,.;:?!])")


class SsmlError(ValueError):
    """The text is not well-formed SSML."""


class Piece(NamedTuple):
    """Words at one pace and loudness, and the seconds of silence after them."""

    text: str
    rate: float = 1.0
    volume: float = 1.0
    pause: float = 0.0


def pieces(ssml: str) -> list[Piece]:
    """What `ssml` sounds like, in order; text that does not begin with <speak> is plain words.

    A piece without words is a pause only. Raises `SsmlError` where the markup is broken.
    """
    text = ssml.strip()
    if text.startswith("<speak"):
        return _Listener().listen(text)
    return [Piece(tidy(text))] if text else []


def heard_text(ssml: str) -> str:
    """The words as heard: tags out, entities unescaped, digits spelled ("nine one one")."""
    return tidy(" ".join(piece.text for piece in pieces(ssml) if piece.text))


def tidy(text: str) -> str:
    """Single spaces, none before a punctuation mark."""
    return _SPACE_BEFORE_MARK.sub(r"\1", _SPACES.sub(" ", text)).strip()


def seconds_of(time: str) -> float:
    """The seconds of a break's time: "2s", "500ms". Raises `SsmlError` for anything else."""
    match = re.fullmatch(r"\+?(\d+(?:\.\d+)?)(ms|s)", time.strip())
    if match is None:
        raise SsmlError(f'"{time}" is no break time: write it as "2s" or "500ms"')
    return float(match[1]) / (1000 if match[2] == "ms" else 1)


class _Listener:
    """Walks the markup once and collects pieces."""

    def __init__(self) -> None:
        self._found: list[Piece] = []
        self._words: list[str] = []
        self._voices: list[tuple[float, float]] = [(1.0, 1.0)]
        self._spelling = 0
        self._alias = 0

    def listen(self, ssml: str) -> list[Piece]:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._say
        try:
            parser.Parse(ssml, True)
        except expat.ExpatError as error:
            raise SsmlError(
                f"{expat.ErrorString(error.code)} at character {error.offset}: {ssml[:80]!r}"
            ) from None
        self._close_piece()
        return self._found

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "break":
            self._close_piece(_pause(attributes))
        elif tag == "prosody":
            self._close_piece()
            rate, volume = self._voices[-1]
            self._voices.append(
                (
                    rate * _factor(attributes.get("rate"), RATES),
                    volume * _factor(attributes.get("volume"), VOLUMES),
                )
            )
        elif tag == "say-as":
            self._spelling += attributes.get("interpret-as") in _SPELLED
        elif tag == "sub":
            self._words.append(f" {attributes.get('alias', '')} ")
            self._alias += 1
        elif tag in ("p", "s"):
            self._words.append(" ")

    def _end(self, tag: str) -> None:
        if tag == "prosody":
            self._close_piece()
            self._voices.pop()
        elif tag == "say-as":
            self._spelling = max(0, self._spelling - 1)
        elif tag == "sub":
            self._alias -= 1
        elif tag in ("p", "s"):
            self._words.append(" ")

    def _say(self, text: str) -> None:
        if not self._alias:
            self._words.append(_spelled(text) if self._spelling else text)

    def _close_piece(self, pause: float = 0.0) -> None:
        text = tidy("".join(self._words))
        self._words.clear()
        if text or pause:
            rate, volume = self._voices[-1]
            self._found.append(Piece(text, rate, volume, pause))


def _pause(attributes: dict[str, str]) -> float:
    if "time" in attributes:
        return seconds_of(attributes["time"])
    return STRENGTHS.get(attributes.get("strength", "medium"), STRENGTHS["medium"])


def _factor(value: str | None, named: dict[str, float]) -> float:
    """A prosody value as a factor: "slow", "85%", "+6dB" (about twice as loud)."""
    if value is None:
        return 1.0
    if value in named:
        return named[value]
    percent = re.fullmatch(r"(\d+(?:\.\d+)?)%", value)
    if percent:
        return max(0.2, float(percent[1]) / 100)
    decibels = re.fullmatch(r"([+-]\d+(?:\.\d+)?)dB", value)
    if decibels:
        return float(10 ** (float(decibels[1]) / 20))
    raise SsmlError(f'"{value}" is no prosody value: write "slow", "85%" or "+4dB"')


def _spelled(text: str) -> str:
    """Letters and digits one by one."""
    named = (spell_number(mark)[0] if mark in "0123456789" else mark for mark in text)
    return " ".join(word for word in named if word.isalnum())
