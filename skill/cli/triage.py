"""`back-spasm-coach triage`: the engine without the talk."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from skill.content import DEFAULT_LOCALE, words
from skill.errors import CoachError
from skill.triage.advice import advice_ids
from skill.triage.assess import assess
from skill.triage.findings import FINDINGS, NUMBERS, Facts

SUMMARY = "findings in, advice out, as JSON"
EXAMPLE = """echo '{"age": 70, "minor_trauma": true}' | back-spasm-coach triage --facts -

A finding is true, false, null (asked, and the person does not know) or, where it is one, a number.
Left out: not asked. The file holds one JSON object, or one a line; each gives one line of output.
Their names and meanings: back-spasm-coach map, page "The findings"."""


class FactsError(CoachError):
    """The facts cannot be read; the message names the field."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this subcommand takes."""
    parser.add_argument(
        "--facts", required=True, metavar="FILE", help="JSON or JSON Lines; - reads standard input"
    )
    parser.add_argument("--locale", default=DEFAULT_LOCALE, help="whose numbers to call are said")


def run(args: argparse.Namespace) -> int:
    """Answer every object; 1 if one of them could not be read."""
    failed = False
    for entry in _entries(_text(args.facts)):
        try:
            answer: dict[str, Any] = _answer(_facts(entry), args.locale)
        except FactsError as error:
            answer, failed = {"error": str(error)}, True
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    return int(failed)


def _text(source: str) -> str:
    if source == "-":
        return sys.stdin.read()
    try:
        return Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FactsError(f"Cannot read the facts from {source}: {error}.") from None


def _entries(text: str) -> Iterator[Any]:
    """Give the objects of a text, one in all or one a line; an error for what cannot be read."""
    whole = _parsed(text)
    if not isinstance(whole, FactsError):
        yield from whole if isinstance(whole, list) else (whole,)
        return
    for line in text.splitlines():
        if line.strip():
            yield _parsed(line)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        return FactsError(f"This is no JSON ({error}): {text.strip()[:80]}")


def _facts(entry: Any) -> Facts:
    if isinstance(entry, FactsError):
        raise entry
    if not isinstance(entry, dict):
        raise FactsError("The facts must be a JSON object of finding to value.")
    for name, value in entry.items():
        if name not in FINDINGS:
            raise FactsError(f"{name!r} is no finding; see --help for where they are listed.")
        if value is None:
            continue
        if name not in NUMBERS:
            if not isinstance(value, bool):
                raise FactsError(f"{name!r} must be true, false or null, not {json.dumps(value)}.")
            continue
        least, most = NUMBERS[name]
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not (number and least <= value <= most):
            raise FactsError(
                f"{name!r} must be null or a number from {least:g} to {most:g}, "
                f"not {json.dumps(value)}."
            )
    return entry


def _answer(facts: Facts, locale: str) -> dict[str, Any]:
    found = assess(facts)
    say = " ".join(words(id, locale, {}) for id in advice_ids(facts))
    return {**found._asdict(), "say": say}
