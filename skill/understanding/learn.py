"""Learns the votes of `likely.py` from the example sentences: `python -m skill.understanding.learn`."""

import json
from math import log
from pathlib import Path
from typing import Any

from skill.understanding import commands
from skill.understanding.lexicon import read
from skill.understanding.likely import SHARED_CLASSES
from skill.understanding.normalise import BREAKS
from skill.understanding.tables import table

FILE = Path(__file__).parent / "lexicon" / "likely.json"


def sentences() -> list[tuple[str, str]]:
    """Give all examples with their meanings: those written as such, and the whole sentences of the patterns."""
    written = [(meaning, each) for meaning, listed in table("examples").items() for each in listed]
    whole = [
        (meaning, each)
        for file in commands.FILES
        for meaning, ways in table(file).items()
        for each in ways["whole"]
        if each.islower() and " " in each
    ]
    return written + whole


def learnt() -> dict[str, Any]:
    """Count which words and CLASSES stand in which meaning's examples, and weigh them."""
    classes = sorted({*table("topics"), *SHARED_CLASSES})
    count: dict[str, dict[str, int]] = {}
    rows: dict[str, int] = {}
    for meaning, sentence in sentences():
        said = read(sentence)
        rows[meaning] = rows.get(meaning, 0) + 1
        found = {token for token in said.tokens if token not in BREAKS}
        for feature in found.union(name for name in said.said if name in classes):
            here = count.setdefault(feature, {})
            here[meaning] = here.get(meaning, 0) + 1
    total = sum(rows.values())
    votes: dict[str, dict[str, float]] = {}
    for feature in sorted(count):
        usual = (sum(count[feature].values()) + 0.5) / (total + 1)
        votes[feature] = {
            meaning: round(log((times + 2 * usual) / (rows[meaning] + 2) / usual), 2)
            for meaning, times in sorted(count[feature].items())
        }
    against = {meaning: round(log(2 / (number + 2)), 2) for meaning, number in sorted(rows.items())}
    about = "Learnt from examples.json by `python -m skill.understanding.learn`; do not edit."
    return {"about": about, "classes": classes, "against": against, "votes": votes}


def as_text() -> str:
    """Give the file's text: one word a line."""
    data = learnt()
    votes = ",\n".join(
        f"    {json.dumps(word, ensure_ascii=False)}: {json.dumps(vote)}"
        for word, vote in data.pop("votes").items()
    )
    head = json.dumps(data, indent=1)
    return f'{head[:-2]},\n "votes": {{\n{votes}\n }}\n}}\n'


if __name__ == "__main__":
    FILE.write_text(as_text(), encoding="utf-8")
