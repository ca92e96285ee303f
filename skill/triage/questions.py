"""The questions of the interview as rows of questions.json, and as they are put to the person."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from skill.triage import tables
from skill.triage.findings import FINDINGS, NUMBERS, Facts
from skill.triage.terms import Terms, read

CONFIRM = "!"
"""Ends a group's id in the queue: yes to the group, no to all its parts; asked once more."""
ANY_ONE = "check"
"""The question that can ask any finding singly."""


class Question(NamedTuple):
    """One question as it is asked; `asks` may be less than the whole of it."""

    id: str
    """Key of its words in content/en/questions.json."""
    asks: tuple[str, ...]
    yes_means: bool | None
    """None: no yes/no question."""
    expects: str
    """yes_no, number or duration."""
    phase: str
    """screen, interview, split, recheck, gate or follow_up."""


class Row(NamedTuple):
    """One row of questions.json."""

    question: Question
    items: tuple[tuple[str, ...], ...]
    """The findings, gathered as they are named in the question."""
    when: Terms
    unless: Terms
    parts: tuple[str, ...]
    """What is asked after a yes to the group."""
    otherwise: tuple[str, ...]
    """What the yes meant, when every part is answered no."""
    after: int
    """How many questions must have been settled before it."""
    samples: tuple[int, ...]
    """Numbers that stand for what may be answered."""


class Interview(NamedTuple):
    """How far an interview has come."""

    facts: Facts
    asked: tuple[str, ...] = ()
    """Ids of the questions that have been settled."""
    queue: tuple[str, ...] = ()
    """Ids of the questions that come before anything else."""


_EVERY = tuple((finding,) for finding in FINDINGS if finding not in NUMBERS)


@cache
def rows() -> Mapping[str, Row]:
    """Every question by id, in the order in which they are asked."""
    return {row["id"]: _row(row) for row in tables.load("questions.json")["questions"]}


def _row(data: Mapping[str, Any]) -> Row:
    items = _EVERY if data["items"] == "every" else tuple(map(tuple, data["items"]))
    expects = data.get("expects", "yes_no")
    yes_means = data.get("yes_means", True) if expects == "yes_no" else None
    asks = tuple(finding for item in items for finding in item)
    return Row(
        Question(data["id"], asks, yes_means, expects, data["phase"]),
        items,
        read(data.get("when", ()), tables.groups()),
        read(data.get("unless", ()), tables.groups()),
        tuple(data.get("parts", ())),
        tuple(data.get("otherwise", ())),
        data.get("after", 0),
        tuple(data.get("samples", ())),
    )


@cache
def group_of(part: str) -> Row | None:
    """The group whose yes leads to this part; None for a question that is no part."""
    return next((row for row in rows().values() if part in row.parts), None)


def row_of(id: str) -> Row:
    """The row of a question, also of a group that is asked once more."""
    return rows()[id.removesuffix(CONFIRM)]


def is_question(id: str) -> bool:
    """Tell whether an id names a question."""
    return id.removesuffix(CONFIRM) in rows()


def question_by_id(id: str) -> Question:
    """Give a question as a whole."""
    return row_of(id).question


def single(finding: str) -> Question:
    """Give the question that asks this finding and nothing else."""
    own = (row.question for row in rows().values() if row.question.asks == (finding,))
    return next(own, rows()[ANY_ONE].question._replace(asks=(finding,)))


def screen_question_for(finding: str) -> str | None:
    """Give the id of the screen question that asks this finding."""
    found = (
        id
        for id, row in rows().items()
        if row.question.phase == "screen" and finding in row.question.asks
    )
    return next(found, None)


def missing(question: Question, facts: Facts) -> tuple[str, ...]:
    """Give what a question asks and nobody has answered."""
    return tuple(finding for finding in question.asks if finding not in facts)


def reduced(row: Row, facts: Facts, wanted: Iterable[str]) -> Question | None:
    """Give the question with only the items that are still open and wanted; None when none is.

    An item that is known in part is left to the parts of the group, where there are such.
    """
    wanted = frozenset(wanted)
    kept = [
        tuple(finding for finding in item if finding not in facts)
        for item in row.items
        if any(finding in wanted and finding not in facts for finding in item)
        and not (row.parts and any(finding in facts for finding in item))
    ]
    if kept:
        return row.question._replace(asks=tuple(finding for item in kept for finding in item))
    for id in row.parts:
        part = rows()[id].question
        if any(finding in wanted and finding not in facts for finding in part.asks):
            return part._replace(asks=missing(part, facts))
    return None
