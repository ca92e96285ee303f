"""Reads the lexicon: small JSON files, one idea each, that a clinician can check."""

import json
from functools import cache
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Give the parsed file `lexicon/<name>.json`."""
    from pathlib import Path  # costs more than the rest of the import together

    path = Path(__file__).parent / "lexicon" / f"{name}.json"
    parsed: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return parsed


def names_of(name: str, key: str) -> frozenset[str]:
    """Give one list of a file as a set."""
    return frozenset(table(name)[key])
