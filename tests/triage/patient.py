"""A simulated patient of the interview alone: answers only what is asked, and plainly."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from skill.triage.findings import Facts, Value
from skill.triage.interview import Interview, Question, next_question, record

VIGNETTES = Path(__file__).parent / "vignettes"
MOST_QUESTIONS = 40
"""No interview is longer; one that is has no end."""


class Vignette(NamedTuple):
    """A written patient. What is not among the facts is absent."""

    id: str
    narrative: str
    facts: Facts
    expect: str
    source: tuple[str, ...]
    told: tuple[str, ...] = ()
    """What is said at the start, unasked; the interview does not ask it by itself."""
    must_not: tuple[str, ...] = ()
    """What must at least stand in must_not, beyond what the disposition forbids."""
    must_not_say: tuple[str, ...] = ()


class Course(NamedTuple):
    """How an interview went."""

    interview: Interview
    asked: tuple[Question, ...]


def vignettes() -> list[Vignette]:
    """Read all the vignettes."""
    lines = [
        line
        for path in sorted(VIGNETTES.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [Vignette(**{"source": (), **json.loads(line)}) for line in lines]


def consult(facts: Facts, told: Mapping[str, Value] | None = None) -> Course:
    """Hold the interview with a patient who has these facts."""
    interview = record(Interview({}), None, told or {}, None)
    asked: list[Question] = []
    while (question := next_question(interview)) is not None:
        asked.append(question)
        assert len(asked) <= MOST_QUESTIONS, [question.id for question in asked]
        interview = answered(interview, question, facts)
    return Course(interview, tuple(asked))


def answered(interview: Interview, question: Question, facts: Facts) -> Interview:
    """Record the patient's plain answer."""
    if question.yes_means is None:
        value = facts.get(question.asks[0])
        if value is None:
            return record(interview, question, {}, "dont_know")
        return record(interview, question, {question.asks[0]: value}, None)
    return record(interview, question, {}, polar(question, facts))


def polar(question: Question, facts: Facts) -> str:
    """Give yes, no or dont_know, as the question is put."""
    values = [facts.get(finding, False) for finding in question.asks]
    if True in values:
        return "yes" if question.yes_means else "no"
    if None in values:
        return "dont_know"
    return "no" if question.yes_means else "yes"
