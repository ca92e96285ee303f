"""The loudspeaker: plays PCM through whatever this machine has, until it is told to stop."""

from __future__ import annotations

import importlib
import importlib.util
import os
import platform
import shutil
import subprocess
import tempfile
import threading
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from skill.voice.errors import VoiceError
from skill.voice.wav import RATE, little_endian, wav_bytes

_BLOCK = RATE // 20
_TICK = 0.02
_SETTLE = 0.1
_WAV_HEADER = 44
_STREAMING = {
    "aplay": ("-q", "-t", "raw", "-f", "S16_LE", "-r", str(RATE), "-c", "1"),
    "paplay": ("--raw", "--format=s16le", f"--rate={RATE}", "--channels=1"),
}
"""Programs that play what is written to them."""
INSTALL = {
    "Linux": "install alsa-utils (sudo apt-get install alsa-utils)",
    "Darwin": "afplay belongs to macOS: check your PATH",
    "Windows": "winsound belongs to Python: reinstall Python",
}


class Player(Protocol):
    """Plays samples at 16 kHz."""

    def play(self, parts: Iterable[array[int]], stop: threading.Event) -> None:
        """Plays parts as they come; returns when all have sounded or soon after `stop` is set.

        Raises `VoiceError` where nothing sounds.
        """


def find_player() -> Player | None:
    """The best player here, or None: sounddevice, else aplay, paplay, afplay or winsound."""
    if _has_sound_device():
        return SoundDevicePlayer()
    if platform.system() == "Windows":
        return WinsoundPlayer()
    for name, arguments in _STREAMING.items():
        found = shutil.which(name)
        if found and (name != "aplay" or _alsa_has_output()):
            return StreamPlayer((found, *arguments))
    found = shutil.which("afplay")
    return FilePlayer((found,)) if found else None


def missing() -> str:
    """How to get a player, in one line."""
    if platform.system() == "Linux" and shutil.which("aplay"):
        return "no loudspeaker was found (aplay -l lists them)"
    return f"no program plays sound here: {INSTALL.get(platform.system(), 'install a player')}"


class StreamPlayer:
    """Plays with a program that takes raw samples on its standard input."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._command = command

    def play(self, parts: Iterable[array[int]], stop: threading.Event) -> None:
        """Plays; ends the program when `stop` is set or the person presses Ctrl-C."""
        with _running(self._command, stdin=subprocess.PIPE) as process:
            assert process.stdin is not None
            try:
                for block in _blocks(parts):
                    if stop.is_set():
                        return
                    process.stdin.write(block)
                    process.stdin.flush()
                process.stdin.close()
            except BrokenPipeError:
                stop.wait(_SETTLE)
            _await(process, self._command, stop)


class FilePlayer:
    """Plays with a program that takes a WAV file as its last argument."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._command = command

    def play(self, parts: Iterable[array[int]], stop: threading.Event) -> None:
        """Plays; ends the program when `stop` is set or the person presses Ctrl-C."""
        with (
            _as_file(parts) as path,
            _running((*self._command, str(path)), stdin=subprocess.DEVNULL) as process,
        ):
            _await(process, self._command, stop)


class SoundDevicePlayer:
    """Plays with the sounddevice package (PortAudio)."""

    def play(self, parts: Iterable[array[int]], stop: threading.Event) -> None:
        """Plays in blocks of a twentieth of a second."""
        sounddevice = importlib.import_module("sounddevice")
        try:
            with sounddevice.RawOutputStream(samplerate=RATE, channels=1, dtype="int16") as out:
                for block in _blocks(parts):
                    if stop.is_set():
                        out.abort()
                        return
                    out.write(block)
        except sounddevice.PortAudioError as error:
            raise VoiceError(f"The loudspeaker failed ({error}): check that it is on.") from None


class WinsoundPlayer:
    """Plays with Windows' own call."""

    def play(self, parts: Iterable[array[int]], stop: threading.Event) -> None:
        """Plays in the background and waits for the sound's length."""
        winsound = importlib.import_module("winsound")
        with _as_file(parts) as path:
            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC)
            try:
                stop.wait((path.stat().st_size - _WAV_HEADER) / 2 / RATE)
            finally:
                winsound.PlaySound(None, 0)


def _blocks(parts: Iterable[array[int]]) -> Iterator[bytes]:
    """Twentieths of a second, little-endian."""
    for part in parts:
        for start in range(0, len(part), _BLOCK):
            yield little_endian(part[start : start + _BLOCK]).tobytes()


@contextmanager
def _as_file(parts: Iterable[array[int]]) -> Iterator[Path]:
    whole = array("h")
    for part in parts:
        whole.extend(part)
    with tempfile.TemporaryDirectory(prefix="voice-") as folder:
        path = Path(folder, "speech.wav")
        path.write_bytes(wav_bytes(whole))
        yield path


@contextmanager
def _running(command: tuple[str, ...], stdin: int) -> Iterator[subprocess.Popen[bytes]]:
    """A running program, which is gone when the block is left, however that happens."""
    process = subprocess.Popen(
        command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        with suppress(OSError):
            if process.stdin is not None:
                process.stdin.close()
        process.wait()


def _await(
    process: subprocess.Popen[bytes], command: tuple[str, ...], stop: threading.Event
) -> None:
    """Waits for the end or `stop`. Raises `VoiceError` where the program failed."""
    while process.poll() is None:
        if stop.wait(_TICK):
            return
    if process.returncode:
        raise VoiceError(
            f"{Path(command[0]).name} could not play (exit status {process.returncode}): "
            "check that the loudspeaker is connected."
        )


def _has_sound_device() -> bool:
    """Whether sounddevice is installed and knows an output."""
    if importlib.util.find_spec("sounddevice") is None:
        return False
    try:
        sounddevice = importlib.import_module("sounddevice")
        return any(device["max_output_channels"] > 0 for device in sounddevice.query_devices())
    except (OSError, AttributeError, ValueError):
        return False


def _alsa_has_output() -> bool:
    """Whether ALSA can play: a card, or a default that is configured without one."""
    if os.environ.get("ALSA_CONFIG_PATH") or Path("~/.asoundrc").expanduser().is_file():
        return True
    cards = Path("/proc/asound/cards")
    return cards.is_file() and "no soundcards" not in cards.read_text("utf-8", "replace")
