"""`talk`: the conversation on the local device, typed or by voice."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from skill.device.clock import Clock, FastClock, RealClock
from skill.device.echo import Echo, Turn
from skill.errors import CoachError
from skill.local import Transcript, local_echo

SUMMARY = "hold the conversation, by voice or typed"
EXAMPLE = """echo 'alexa, open back spasm coach' | back-spasm-coach talk --type --json"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--type", action="store_true", help="type what you say, and read what it answers"
    )
    parser.add_argument(
        "--json", action="store_true", help="one line in, one JSON object out per turn"
    )
    parser.add_argument(
        "--locale", default="en-US", help="whose words and numbers to call (default: en-US)"
    )
    parser.add_argument(
        "--clock",
        choices=("real", "fast"),
        default="real",
        help="fast: time moves only when you wind it (default: real)",
    )
    parser.add_argument(
        "--store",
        type=Path,
        metavar="FILE",
        help="keep the place in the guide in this file (default: only while the program runs)",
    )


def run(options: argparse.Namespace) -> int:
    """Hold the conversation until the input ends."""
    clock = FastClock() if options.clock == "fast" else RealClock()
    with TemporaryDirectory() as folder:
        return _talk(options, clock, options.store or Path(folder) / "places.sqlite")


def _talk(options: argparse.Namespace, clock: Clock, store: Path) -> int:
    with local_echo(options.locale, clock, store) as echo:
        if options.json:
            return _json_lines(echo)
        from skill.cli.room import hold

        return hold(echo, typed=options.type)


def _json_lines(echo: Echo) -> int:
    transcript = Transcript()
    for line in _lines():
        try:
            print(json.dumps(transcript.record(act(echo, line))), flush=True)
        except (CoachError, ValueError) as error:
            print(json.dumps({"error": str(error)}), flush=True)
    return 0


def _lines() -> Iterator[str]:
    while raw := sys.stdin.buffer.readline():
        yield raw.decode("utf-8", errors="replace").strip()


def act(echo: Echo, line: str) -> Turn:
    """Do what one input line says. Raises ValueError, in words, for a line that says nothing."""
    if not line:
        raise ValueError('An empty line. Type what the person says, or {"silence": true}.')
    if not line.startswith("{"):
        return echo.hear(line)
    try:
        event: dict[str, Any] = json.loads(line)
    except ValueError:
        raise ValueError("A line that begins with { must be one JSON object.") from None
    if event.get("silence") is True:
        return echo.silence()
    if isinstance(event.get("advance"), str):
        return echo.advance(event["advance"])
    if "touch" in event:
        return echo.touch(event["touch"])
    raise ValueError('A JSON line is {"silence": true}, {"advance": "PT20M"} or {"touch": [...]}.')
