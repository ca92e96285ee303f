"""The command `back-spasm-coach`: one file a subcommand, imported only when it is called.

A module has SUMMARY (one line), EXAMPLE (runs as it stands), `add_arguments(parser)` and `run(args) -> int`.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from skill.errors import CoachError

SUBCOMMANDS = {
    "talk": "hold the conversation, by voice or typed",
    "triage": "findings in, advice out, as JSON",
    "understand": "words in, meaning and findings out, as JSON Lines",
    "rehearse": "run written conversations",
    "check": "lint model, manifest, content and every reachable state",
    "map": "draw the interview and the rule table for a clinician",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand; give its exit status (0 done, 1 found something wrong, 2 used wrongly)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(
        prog="back-spasm-coach",
        description="A hands-free voice coach for a lower-back spasm. General information, not medical advice.",
        epilog="Example: back-spasm-coach talk --type",
    )
    subparsers = parser.add_subparsers(dest="subcommand", metavar="SUBCOMMAND", required=True)
    chosen = next((word for word in given if not word.startswith("-")), None)
    for name, summary in SUBCOMMANDS.items():
        subparser = subparsers.add_parser(
            name, help=summary, description=summary[0].upper() + summary[1:] + "."
        )
        if name == chosen:
            module = importlib.import_module(f"skill.cli.{name}")
            subparser.epilog = f"Example: {module.EXAMPLE}"
            subparser.formatter_class = argparse.RawDescriptionHelpFormatter
            module.add_arguments(subparser)
            subparser.set_defaults(run=module.run)
    options = parser.parse_args(given)
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    try:
        return int(options.run(options))
    except CoachError as error:
        print(f"back-spasm-coach: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader has gone (`… | head`): nothing more to say, and nothing to complain about at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
