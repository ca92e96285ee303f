"""`understand`: JSON Lines of utterances in, what they mean out."""

import argparse
import io
import json
import sys
from typing import Any

from skill.understanding import Asked, Understood, understand

SUMMARY = "tell what words mean: JSON Lines in, JSON Lines out"
EXAMPLE = (
    """echo '{"utterance": "no fever but I did lose weight", """
    """"asks": ["fever", "unexplained_weight_loss"], "yes_means": true}'"""
    """ | back-spasm-coach understand"""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what a line holds."""
    parser.description = (
        "Each line of standard input is an object: utterance, asks (a list of findings), yes_means"
        " (true, false or null), and optionally question (the words asked) and expects."
    )
    parser.add_argument(
        "--explain", action="store_true", help="add the details and the words that decided"
    )


def run(args: argparse.Namespace) -> int:
    """Answer each line at once; a bad line gets an error and the rest goes on."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(_answer(line, args.explain)), flush=True)
    return 0


def _answer(line: str, explain: bool) -> dict[str, Any]:
    try:
        heard = json.loads(line)
        understood = understand(_utterance(heard), _asked(heard))
    except (ValueError, RecursionError) as error:
        return {"error": f"Not understood as a line of input: {error}"}
    return _shown(understood, explain)


def _utterance(heard: Any) -> str:
    if not isinstance(heard, dict) or not isinstance(heard.get("utterance"), str):
        raise ValueError('give an object with a text "utterance".')
    return str(heard["utterance"])


def _asked(heard: dict[str, Any]) -> Asked:
    asks = heard.get("asks") or []
    yes_means = heard.get("yes_means")
    question = heard.get("question") or ""
    expects = heard.get("expects")
    if not isinstance(asks, list) or not all(isinstance(name, str) for name in asks):
        raise ValueError('"asks" is a list of findings.')
    if not isinstance(yes_means, bool | None):
        raise ValueError('"yes_means" is true, false or null.')
    if not isinstance(question, str) or not isinstance(expects, str | None):
        raise ValueError('"question" and "expects" are texts.')
    if expects is None and yes_means is not None:
        expects = "yes_no"
    return Asked(tuple(asks), yes_means, expects, question)


def _shown(understood: Understood, explain: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "meaning": understood.meaning,
        "findings": dict(understood.findings),
        "emergency": understood.emergency,
    }
    if explain:
        shown |= {"details": dict(understood.details), "because": list(understood.because)}
    return shown
