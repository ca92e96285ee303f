"""Process start to the first answer, memory, and a warm turn, beside the bare SDK's one-handler skill."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TITLE = "Start-up and turns, beside the bare SDK skill (same run, interleaved)"
_FILES = {
    "bare SDK": ROOT / "tests" / "bench" / "bare_skill.py",
    "coach": ROOT / "lambda" / "lambda_function.py",
}
_STARTS = 30

_MEASURE = """
import json, sys, time
begin = time.perf_counter()
import importlib.util
spec = importlib.util.spec_from_file_location("entry", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
ready = time.perf_counter()
event = {events}
module.lambda_handler(event[0], None)
first = time.perf_counter()
turns, attributes = [], {{}}
for number in range({turns}):
    request = event[number % len(event)]
    request["session"]["attributes"] = attributes
    t = time.perf_counter()
    answer = module.lambda_handler(request, None)
    turns.append(time.perf_counter() - t)
    attributes = answer.get("sessionAttributes", {{}}) if answer["response"].get("shouldEndSession") is False else {{}}
import resource
print(json.dumps({{"ready": ready - begin, "first": first - ready, "turns": turns,
    "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}}))
"""


def lines() -> Iterator[str]:
    """Give the table."""
    runs: dict[str, list[dict]] = {name: [] for name in _FILES}
    for number in range(_STARTS):
        for name, file in _FILES.items():
            runs[name].append(_run(file, turns=400 if number < 5 else 0))
    bare, coach = runs["bare SDK"], runs["coach"]
    yield f"| | {' | '.join(_FILES)} | ratio or difference |"
    yield "|---|---|---|---|"
    for label, key in (
        ("start to ready, median of 30 (ms)", "ready"),
        ("first answer after that (ms)", "first"),
    ):
        a, b = (statistics.median(run[key] for run in each) * 1000 for each in (bare, coach))
        yield f"| {label} | {a:.1f} | {b:.1f} | {b / a:.2f} |"
    a, b = (statistics.median(run["memory"] for run in each) / 1024 for each in (bare, coach))
    yield f"| memory (MB) | {a:.1f} | {b:.1f} | {b / a:.2f} |"
    for label, share in (("p50", 0.50), ("p99", 0.99)):
        a, b = (
            _quantile([t for run in each for t in run["turns"]], share) * 1000
            for each in (bare, coach)
        )
        yield f"| warm turn {label} (ms) | {a:.2f} | {b:.2f} | {b - a:+.2f} |"


def _run(file: Path, turns: int) -> dict:
    code = _MEASURE.format(events=repr(_events()), turns=turns)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # a deployed function has its bytecode beside it
    done = subprocess.run(
        [sys.executable, "-c", code, str(file)], capture_output=True, check=True, env=environment
    )
    return json.loads(done.stdout)


def _quantile(values: list[float], share: float) -> float:
    return sorted(values)[int(len(values) * share)]


def _events() -> list[dict]:
    """Give one call: opened, three times no, a sentence, a question, repeat."""
    requests = [{"type": "LaunchRequest"}]
    requests += [_intent("AMAZON.NoIntent")] * 3
    requests += [_intent("Say_my", query="back has been bad since tuesday")]
    requests += [
        _intent("AskIceIntent"),
        _intent("AMAZON.RepeatIntent"),
        _intent("AMAZON.HelpIntent"),
    ]
    system = {"application": {"applicationId": "a"}, "user": {"userId": "u"}}
    return [
        {
            "version": "1.0",
            "session": {
                "new": n == 0,
                "sessionId": "s",
                "application": {"applicationId": "a"},
                "user": {"userId": "u"},
            },
            "context": {"System": system},
            "request": {
                "requestId": "r",
                "timestamp": "2026-01-01T12:00:00Z",
                "locale": "en-US",
                **request,
            },
        }
        for n, request in enumerate(requests)
    ]


def _intent(name: str, **slots: str) -> dict:
    filled = {
        key: {"name": key, "value": value, "confirmationStatus": "NONE"}
        for key, value in slots.items()
    }
    return {
        "type": "IntentRequest",
        "dialogState": "STARTED",
        "intent": {"name": name, "slots": filled},
    }
