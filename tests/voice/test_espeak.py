"""espeak in fresh processes: missing parts are found before they kill the process."""

import subprocess
import sys
from pathlib import Path

import pytest

from skill.voice import espeak

SAY = """
import sys
from skill.voice.speaker import Speaker, voice_available
from skill.voice import espeak
print(espeak.problem())
if espeak.problem() is None:
    print(len(Speaker().wav("<speak>Hello there.</speak>")) > 10_000)
"""


def run(code: str) -> list[str]:
    """The lines that a fresh process prints; it must end well."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_fresh_process_speaks_at_once() -> None:
    assert run(SAY) == ["None", "True"]


def test_importing_the_voice_loads_nothing_heavy() -> None:
    code = (
        "import sys, skill.voice.speaker\n"
        "print(sorted({'pyttsx3', 'ctypes', 'sounddevice', 'numpy'} & set(sys.modules)))"
    )
    assert run(code) == ["[]"]


@pytest.mark.parametrize("missing", ["pyttsx3", "data", "library"])
def test_what_is_missing_is_named(missing: str, tmp_path: Path) -> None:
    if missing == "pyttsx3":
        break_it = "import sys; sys.modules['pyttsx3'] = None; sys.modules.pop('pyttsx3')\n"
        break_it += (
            "import importlib.util as u; real = u.find_spec\n"
            "u.find_spec = lambda name, *a: None if name == 'pyttsx3' else real(name, *a)\n"
        )
        expected = "pyttsx3 is not installed"
    else:
        names = {"data": "_phonemes", "library": "_library"}
        break_it = (
            "from pathlib import Path; from skill.voice import espeak\n"
            f"espeak.{names[missing]} = lambda folder: Path({str(tmp_path)!r}, 'gone')\n"
        )
        expected = "espeakng-loader lacks gone"
    assert run(break_it + SAY)[0].startswith(expected)


def test_without_the_wheel_the_systems_library_is_tried_in_a_child(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = espeak.importlib.util.find_spec
    monkeypatch.setattr(
        espeak.importlib.util,
        "find_spec",
        lambda name, *rest: None if name == "espeakng_loader" else real(name, *rest),
    )
    monkeypatch.setattr(espeak, "_PROBE", "import os; os._exit(1)")
    espeak.problem.cache_clear()
    assert espeak.problem() == f"espeak-ng is not installed: {espeak.INSTALL}"
    monkeypatch.setattr(espeak, "_PROBE", "pass")
    espeak.problem.cache_clear()
    assert espeak.problem() is None
    espeak.problem.cache_clear()


def test_a_long_path_does_not_kill_the_process(tmp_path: Path) -> None:
    folder = tmp_path / ("x" * 200)
    folder.mkdir()
    (folder / "espeakng_loader").symlink_to(espeak._bundled())
    assert run(f"import sys; sys.path.insert(0, {str(folder)!r})\n{SAY}") == ["None", "True"]
