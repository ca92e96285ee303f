"""The loudspeaker, with programs that stand in for aplay and afplay."""

from __future__ import annotations

import stat
import subprocess
import sys
import threading
import time
from array import array
from pathlib import Path

import pytest

from skill.voice import player
from skill.voice.errors import VoiceError
from skill.voice.wav import RATE, silence

TONE = array("h", [1000, -1000] * (RATE // 2))


def program(folder: Path, name: str, script: str) -> str:
    """An executable in `folder` that runs a line of shell."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_a_streaming_program_gets_the_samples(tmp_path: Path) -> None:
    out = tmp_path / "heard"
    command = program(tmp_path, "aplay", f"cat > {out}")
    player.StreamPlayer((command,)).play([TONE, silence(0.5), TONE], threading.Event())
    assert out.read_bytes() == (TONE + silence(0.5) + TONE).tobytes()


def test_a_file_program_gets_a_wav(tmp_path: Path) -> None:
    out = tmp_path / "heard"
    command = program(tmp_path, "afplay", f'cp "$1" {out}')
    player.FilePlayer((command,)).play([TONE, TONE], threading.Event())
    assert len(out.read_bytes()) == 44 + 4 * len(TONE)


@pytest.mark.parametrize("kind", [player.StreamPlayer, player.FilePlayer])
def test_stop_ends_the_program_at_once(kind: type, tmp_path: Path) -> None:
    command = program(tmp_path, "aplay", "exec sleep 30")
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    began = time.monotonic()
    kind((command,)).play([TONE], stop)
    assert time.monotonic() - began < 2


@pytest.mark.parametrize("kind", [player.StreamPlayer, player.FilePlayer])
def test_a_program_that_fails_says_so(kind: type, tmp_path: Path) -> None:
    command = program(tmp_path, "aplay", "exit 3")
    with pytest.raises(VoiceError, match=r"aplay could not play \(exit status 3\)"):
        kind((command,)).play([TONE] * 20, threading.Event())


def test_ctrl_c_ends_the_program(tmp_path: Path) -> None:
    command = program(tmp_path, "aplay", "exec sleep 30")

    def interrupted():  # type: ignore[no-untyped-def]
        yield TONE
        raise KeyboardInterrupt

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        player.StreamPlayer((command,)).play(interrupted(), threading.Event())
    assert time.monotonic() - began < 2


def test_whatever_is_there_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(player, "_has_sound_device", lambda: False)
    assert player.find_player() is None
    program(tmp_path, "afplay", "true")
    assert isinstance(player.find_player(), player.FilePlayer)
    program(tmp_path, "paplay", "true")
    assert isinstance(player.find_player(), player.StreamPlayer)


def test_aplay_without_a_card_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(player, "_has_sound_device", lambda: False)
    monkeypatch.setattr(player, "_alsa_has_output", lambda: False)
    monkeypatch.setattr(player.platform, "system", lambda: "Linux")
    program(tmp_path, "aplay", "true")
    assert player.find_player() is None
    assert player.missing() == "no loudspeaker was found (aplay -l lists them)"


def test_sounddevice_is_asked_only_where_it_is_installed(tmp_path: Path) -> None:
    (tmp_path / "sounddevice.py").write_text("raise OSError('PortAudio library not found')\n")
    code = "from skill.voice import player; print(player._has_sound_device())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert done.stdout == "False\n"
