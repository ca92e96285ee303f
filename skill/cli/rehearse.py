"""`rehearse`: runs written conversations on the local device and reports what is not as expected."""

import argparse
import tempfile
from pathlib import Path
from typing import NamedTuple

from skill.cli.dialogue import Dialogue, read, unmet
from skill.cli.talk import act
from skill.device.clock import FastClock
from skill.errors import CoachError
from skill.local import Transcript, local_echo

SUMMARY = "run written conversations"
EXAMPLE = "back-spasm-coach rehearse tests/conversations"


class Result(NamedTuple):
    """How one conversation went."""

    title: str
    wrong: tuple[str, ...]
    turns: int
    seconds: float
    """Estimated seconds of the skill's speech, all turns together."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="a written conversation, or a folder of them",
    )
    parser.add_argument(
        "--locale", default="en-US", help="whose words and numbers to call (default: en-US)"
    )


def run(options: argparse.Namespace) -> int:
    """Run them all; exit status 1 if any is not as expected."""
    files = [
        file
        for path in options.paths
        for file in (sorted(path.glob("*.txt")) if path.is_dir() else [path])
    ]
    if not files:
        raise CoachError("No written conversations there (they end in .txt).")
    failed = 0
    for file in files:
        try:
            result = rehearse(read(file), options.locale)
        except OSError as error:
            raise CoachError(f"Cannot read {file}: {error.strerror}.") from error
        failed += bool(result.wrong)
        verdict = "FAIL" if result.wrong else "pass"
        length = f"{result.turns} turns, {result.seconds:.0f} s of speech"
        print(f"{verdict}  {result.title}  ({length})")
        for wrong in result.wrong:
            print(f"      {wrong}")
    print(f"{len(files) - failed} passed, {failed} failed")
    return 1 if failed else 0


def rehearse(dialogue: Dialogue, locale: str = "en-US") -> Result:
    """Run one written conversation on a wound clock and a store of its own."""
    with tempfile.TemporaryDirectory() as folder:
        transcript, wrong, seconds = Transcript(), list[str](), 0.0
        with local_echo(locale, FastClock(), Path(folder) / "places.sqlite") as echo:
            for exchange in dialogue.exchanges:
                turn = transcript.record(act(echo, exchange.said))
                seconds += turn["seconds"]
                wrong += [
                    text
                    for expected in exchange.expected
                    if (text := unmet(expected, turn, seconds))
                ]
    return Result(dialogue.title, tuple(wrong), len(dialogue.exchanges), seconds)
