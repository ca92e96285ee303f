"""The mouth of the device: SSML in, sound out."""

from __future__ import annotations

import threading
from array import array

from skill.voice import espeak, player
from skill.voice.errors import VoiceError
from skill.voice.ssml_speech import TextToSpeech, render
from skill.voice.wav import wav_bytes

VOICES = {"en-US": "en-us", "en-GB": "en-gb", "en-AU": "en-gb", "en-IN": "en-gb", "en-CA": "en-us"}
"""espeak's voice for each locale; it has no Australian, Indian or Canadian one."""


def voice_available() -> tuple[bool, str]:
    """Whether a voice can sound here; if not, why and how to get it, in one line."""
    reason = espeak.problem()
    if reason is None and player.find_player() is None:
        reason = player.missing()
    return reason is None, f"No voice: {reason}. Answers are shown as text." if reason else ""


class Speaker:
    """Speaks SSML in the voice of a locale. Nothing is loaded before the first words.

    `engine` and `out` stand in for espeak and the machine's loudspeaker.
    """

    def __init__(
        self,
        locale: str = "en-US",
        *,
        engine: TextToSpeech | None = None,
        out: player.Player | None = None,
    ) -> None:
        self._voice = VOICES.get(locale, "en-us")
        self._engine, self._out = engine, out
        self._stop = threading.Event()

    def wav(self, ssml: str) -> bytes:
        """What `ssml` sounds like, as a WAV file: PCM 16-bit mono, 16 kHz."""
        whole = array("h")
        for part in render(ssml, self._text_to_speech(), self._voice):
            whole.extend(part)
        return wav_bytes(whole)

    def say(self, ssml: str) -> bool:
        """Speaks and waits until it has sounded. Gives False where `stop` cut it short.

        Raises `VoiceError` where nothing can sound. Ctrl-C stops it at once and is passed on.
        """
        self._stop.clear()
        self._player().play(render(ssml, self._text_to_speech(), self._voice), self._stop)
        return not self._stop.is_set()

    def stop(self) -> None:
        """Cuts the speech short; may be called from another thread."""
        self._stop.set()

    def _text_to_speech(self) -> TextToSpeech:
        if self._engine is None:
            self._engine = espeak.Espeak()
        return self._engine

    def _player(self) -> player.Player:
        if self._out is None:
            self._out = player.find_player()
        if self._out is None:
            raise VoiceError(f"No voice: {player.missing()}.")
        return self._out
