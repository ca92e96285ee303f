"""Mutation testing of triage: `python -m tests.mutation [rules] [gates] [code [MODULE.py …]]`.

Each mutant is one small change to the tables or to the engine; the tests must notice it. A changed
table that no test notices is run against the original on random people: only if the advice differs
for somebody has it survived; else it is equivalent (a row that another row implies). A survivor
among the code is named with its line, to be judged by hand.
"""

import contextlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from skill.triage import assess, gates, interview, questions, relevance, tables
from skill.triage.findings import FINDINGS, NUMBERS, Facts, Value
from tests.mutation.mutants import TRIAGE, code_mutants, gate_mutants, rule_mutants
from tests.triage.patient import vignettes
from tests.triage.restated import cases
from tests.triage.test_gates import BARRED, UNDER_THE_LEVEL

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = 3000
GATE_TESTS = [str(ROOT / "tests/triage/test_gates.py"), "-k", "not questions_before and not given"]
CODE_TESTS = [
    f"tests/triage/test_{name}.py" for name in ("interview", "gates", "vignettes", "rules")
]
KINDS = {"rules": rule_mutants, "gates": gate_mutants, "code": code_mutants}
QUIET = [
    "-x",
    "-q",
    "-o",
    "addopts=",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "--hypothesis-seed=1",
]


def forget() -> None:
    """Clear what was read from the tables."""
    for module in (tables, assess, questions, relevance, gates, interview):
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def people(seed: int) -> Iterator[Facts]:
    """Give random people, the same for the same seed."""
    dice = random.Random(seed)
    flags = [name for name in FINDINGS if name not in NUMBERS]
    most = {"age": 95, "pregnancy_weeks": 41, "duration_days": 30, "severity_0_10": 10}
    most["episodes_same_area_past_year"] = 3
    for _ in range(PEOPLE):
        some = dice.sample(flags, dice.randint(0, 4))
        facts: dict[str, Value] = {name: dice.choice((True, True, False, None)) for name in some}
        for name, number in most.items():
            if dice.random() < 0.3:
                facts[name] = dice.choice((None, *range(number + 1)))
        yield facts


def advice() -> list[tuple[str, tuple[str, ...]]]:
    """Give what the random people are told."""
    return [(found.disposition, found.must_not) for found in map(assess.assess, people(1))]


def rules_are_right() -> bool:
    """Tell whether the engine still says what the document and the vignettes say."""
    barred: list[tuple[dict[str, Value], str]] = [
        ({name: True}, steps) for steps, names in UNDER_THE_LEVEL for name in names.split()
    ]
    for facts, steps in (*BARRED, *barred):
        if not set(steps.split()) <= assess.barred_steps(facts):
            return False
    written = [(vignette.facts, vignette.expect) for vignette in vignettes()]
    return all(assess.assess(facts).disposition == level for facts, level in (*cases(), *written))


def gates_are_right() -> bool:
    """Run the tests of the gates in a child, so that nothing of the mutant stays."""
    return _in_child(lambda: pytest.main([*QUIET, *GATE_TESTS]))


def table_outcome(name: str, table: Any, original: list[Any], right: Callable[[], bool]) -> str:
    """Change a table and tell what comes of it: noticed, same or alive."""
    load = tables.load
    tables.load = lambda asked: table if asked == name else load(asked)  # type: ignore[assignment,misc]
    forget()
    try:
        if not right():
            return "noticed"
        return "alive" if advice() != original else "same"
    except (KeyError, ValueError, IndexError):
        return "noticed"
    finally:
        tables.load = load
        forget()


def _in_child(action: Callable[[], int]) -> bool:
    child = os.fork()
    if child == 0:
        status = 1
        with contextlib.suppress(BaseException):
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            status = int(action())
        os._exit(1 if status else 0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def code_outcome(scratch: Path, file: str, source: str) -> str:
    """Change a module in a copy of the project and tell whether the tests notice."""
    place = scratch / "skill" / "triage" / file
    kept = place.read_text(encoding="utf-8")
    place.write_text(source, encoding="utf-8")
    command = [sys.executable, "-B", "-m", "pytest", *QUIET, *CODE_TESTS]
    environment = {**os.environ, "PYTHONPATH": str(scratch)}
    try:
        done = subprocess.run(
            command, cwd=scratch, env=environment, capture_output=True, timeout=180, check=False
        )
    except subprocess.TimeoutExpired:
        return "noticed"
    finally:
        place.write_text(kept, encoding="utf-8")
    return "noticed" if done.returncode else "alive"


def main(arguments: list[str]) -> int:
    """Run the mutants; give 1 if one survives."""
    modules = tuple(name for name in arguments if name.endswith(".py"))
    chosen = [kind for kind in KINDS if kind in arguments] or list(KINDS)
    original, survived = advice(), 0
    with tempfile.TemporaryDirectory() as folder:
        for part in ("skill", "tests"):
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / part, Path(folder) / part, ignore=ignore)
        shutil.copy(ROOT / "pyproject.toml", folder)
        plain = (TRIAGE / "assess.py").read_text(encoding="utf-8")
        if code_outcome(Path(folder), "assess.py", plain) != "alive" or not gates_are_right():
            print("The tests fail without any mutant: mend that first.", file=sys.stderr)
            return 2
        for kind in chosen:
            counts = {"noticed": 0, "same": 0, "alive": 0}
            for said, changed in KINDS[kind]():
                if kind == "code" and modules and not said.startswith(modules):
                    continue
                if kind == "code":
                    outcome = code_outcome(Path(folder), *changed)
                else:
                    right = rules_are_right if kind == "rules" else gates_are_right
                    outcome = table_outcome(f"{kind}.json", changed, original, right)
                counts[outcome] += 1
                if outcome == "alive":
                    print(f"  survives: {said}", flush=True)
            print(
                f"{kind}: {sum(counts.values())} mutants, {counts['noticed']} noticed, "
                f"{counts['same']} change no advice, {counts['alive']} survive",
                flush=True,
            )
            survived += counts["alive"]
    return int(survived > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
