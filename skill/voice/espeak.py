"""pyttsx3 on espeak-ng, made to give sound every time.

What is wrong with the plain calls of pyttsx3 2.99 and why this works is measured in
the platform notes, section 1: espeak runs asynchronously there, so a WAV may be missing or
cut; `Synchronize` after each call makes them finish. The library comes from the espeakng-loader
wheel, else from the system. Without its data espeak ends the whole process, so that is checked
first; and so it does when the data's path is longer than its 160 bytes (measured with 1.52), so a
long one is reached through a short link.
"""

from __future__ import annotations

import atexit
import importlib
import importlib.util
import io
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
from array import array
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from skill.voice.errors import VoiceError
from skill.voice.wav import read_wav

INSTALL = "pip install pyttsx3 espeakng-loader"
_LIBRARY = {"Windows": "espeak-ng.dll", "Darwin": "libespeak-ng.dylib"}
_PROBE = "import pyttsx3; pyttsx3.init('espeak')"
_PROBE_SECONDS = 20
_LONGEST_PATH = 140
_WORDS_PER_RATE = 1.213
"""Words a minute that espeak speaks per unit of its rate: measured over prompts, 1.20 to 1.23."""
_SLOWEST = 80
_one_at_a_time = threading.Lock()


@cache
def problem() -> str | None:
    """Why espeak cannot speak here and how to get it, in one line; None where it can."""
    if importlib.util.find_spec("pyttsx3") is None:
        return f"pyttsx3 is not installed: {INSTALL}"
    if importlib.util.find_spec("espeakng_loader") is not None:
        folder = _bundled()
        missing = [path for path in (_library(folder), _phonemes(folder)) if not path.is_file()]
        return f"espeakng-loader lacks {missing[0].name}: {INSTALL}" if missing else None
    probe = subprocess.run(
        [sys.executable, "-c", _PROBE], capture_output=True, timeout=_PROBE_SECONDS, check=False
    )
    return None if probe.returncode == 0 else f"espeak-ng is not installed: {INSTALL}"


class Espeak:
    """Turns text into samples. Safe to use from several threads, one at a time."""

    def __init__(self) -> None:
        reason = problem()
        if reason:
            raise VoiceError(reason)
        self._engine, self._driver = _start()
        self._completed = False
        self._engine.connect("finished-utterance", self._finished)

    def samples(self, text: str, words_a_minute: int, voice: str) -> array[int]:
        """The samples of `text` at 16 kHz, spoken by an espeak voice such as "en-us"."""
        with _one_at_a_time, tempfile.TemporaryDirectory(prefix="voice-") as folder:
            path = Path(folder, "speech.wav")
            rate = max(_SLOWEST, round(words_a_minute / _WORDS_PER_RATE))
            self._completed = False
            self._engine.setProperty("voice", voice)
            self._engine.setProperty("rate", rate)
            self._engine.save_to_file(text, str(path))
            with redirect_stdout(io.StringIO()):
                self._engine.runAndWait()
            self._driver._save_file = None
            if not self._completed or not path.is_file():
                raise VoiceError(f"espeak gave no sound for {text[:40]!r}. Please report this.")
            return read_wav(str(path))

    def _finished(self, name: str | None = None, completed: bool = False) -> None:
        self._completed = completed


@cache
def _start() -> tuple[Any, Any]:
    """The one engine of this process, and its driver; espeak cannot be started twice."""
    if importlib.util.find_spec("espeakng_loader") is not None:
        _import_with(_bundled())
    raw = importlib.import_module("pyttsx3.drivers._espeak")
    for name in ("Synth", "SetParameter", "SetVoiceByName"):
        setattr(raw, name, _finishing(getattr(raw, name), raw))
    engine = importlib.import_module("pyttsx3").init("espeak")
    return engine, engine.proxy._driver


def _import_with(folder: Path) -> None:
    """Imports pyttsx3's driver with the wheel's library, whatever name it looks for."""
    ctypes = importlib.import_module("ctypes")
    os.environ["ESPEAK_DATA_PATH"] = str(_short(folder))
    library = ctypes.CDLL(str(_library(folder)))
    load = ctypes.cdll.LoadLibrary
    ctypes.cdll.LoadLibrary = lambda _: library
    try:
        importlib.import_module("pyttsx3.drivers._espeak")
    finally:
        ctypes.cdll.LoadLibrary = load


def _short(folder: Path) -> Path:
    """`folder` itself, or a link to it where its path is too long for espeak."""
    if len(os.fsencode(folder)) <= _LONGEST_PATH:
        return folder
    home = tempfile.mkdtemp(prefix="voice-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    link = Path(home, "espeak")
    try:
        link.symlink_to(folder, target_is_directory=True)
    except OSError:
        raise VoiceError(
            f"The path {folder} is too long for espeak: move the project to a shorter one."
        ) from None
    return link


def _finishing(call: Callable[..., Any], raw: ModuleType) -> Callable[..., Any]:
    """`call`, which returns only when espeak has done it."""

    def finishing(*args: Any, **named: Any) -> Any:
        result = call(*args, **named)
        raw.Synchronize()
        return result

    return finishing


def _bundled() -> Path:
    spec = importlib.util.find_spec("espeakng_loader")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent


def _library(folder: Path) -> Path:
    return folder / _LIBRARY.get(platform.system(), "libespeak-ng.so.1")


def _phonemes(folder: Path) -> Path:
    return folder / "espeak-ng-data" / "phontab"
