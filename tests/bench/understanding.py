"""Accuracy by set, confusion pairs, unsafe errors and false alarms of the understanding."""

import time
from collections.abc import Iterator

from tests.understanding.measure import HELD_OUT, figures, heard, read

TITLE = "Understanding (utterances written apart from the rules)"


def lines() -> Iterator[str]:
    """Give the tables."""
    yield "| set | utterances | meaning right | unsafe | emergencies not heard | false emergencies |"
    yield "|---|---|---|---|---|---|"
    everything = []
    for name in sorted(path.name for path in HELD_OUT.glob("*.jsonl")):
        found = figures(read(name))
        everything.append(found)
        yield (
            f"| {name} | {found.lines} | {found.right / found.lines:.1%} | {len(found.unsafe)} | "
            f"{len(found.unheard_emergencies)} | {len(found.false_alarms) / found.lines:.1%} |"
        )
    yield ""
    yield "Most confused (meant, heard): " + ", ".join(
        f"{meant} → {was} {count}"
        for found in everything[:2]
        for (meant, was), count in found.pairs.most_common(6)
    )
    yield ""
    yield f"One utterance: {_milliseconds():.2f} ms at p50."


def _milliseconds() -> float:
    taken = []
    for line in read("half_two.jsonl"):
        begin = time.perf_counter()
        heard(line)
        taken.append(time.perf_counter() - begin)
    return sorted(taken)[len(taken) // 2] * 1000
