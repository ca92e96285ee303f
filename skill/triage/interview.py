"""The interview: the fewest questions that can still change the advice, most urgent first."""

from skill.triage.assess import rank
from skill.triage.findings import Facts, Value
from skill.triage.gates import StepRule, next_gate, step_rule
from skill.triage.questions import (
    CONFIRM,
    Interview,
    Question,
    Row,
    group_of,
    is_question,
    missing,
    question_by_id,
    reduced,
    row_of,
    rows,
    screen_question_for,
    single,
)
from skill.triage.relevance import askable, in_order, wanted

__all__ = [
    "Interview",
    "Question",
    "StepRule",
    "follow_up",
    "is_question",
    "next_gate",
    "next_question",
    "question_by_id",
    "record",
    "screen_question_for",
    "single",
    "step_rule",
]


def next_question(interview: Interview) -> Question | None:
    """Give the question that comes next; None when nothing left can change the advice."""
    facts = interview.facts
    if rank(facts) == 0:
        return None
    change = wanted(interview)
    for id in interview.queue:
        question = _queued(id, facts, change)
        if question is not None:
            return question
    for row in in_order(interview):
        if not askable(row, facts):
            continue
        if row.question.phase == "recheck":
            if len(interview.asked) >= row.after:
                return row.question
            continue
        question = reduced(row, facts, change)
        if question is not None:
            return question
    return None


def _queued(id: str, facts: Facts, change: frozenset[str]) -> Question | None:
    row = row_of(id)
    if id.endswith(CONFIRM):
        return row.question
    return reduced(row, facts, change)


def record(
    interview: Interview, question: Question | None, findings: Facts, plain: str | None
) -> Interview:
    """Take an answer. What the words stated wins over the plain yes or no.

    `plain`: "yes", "no", "dont_know" or None; `question` None: something volunteered.
    """
    facts: dict[str, Value] = {**interview.facts, **findings}
    if question is None:
        return _settled(facts, interview.asked, interview.queue)
    row = rows()[question.id]
    queue = interview.queue
    confirming = question.id + CONFIRM in queue
    unsaid = tuple(finding for finding in question.asks if finding not in findings)
    if plain == "dont_know":
        facts.update({finding: None for finding in unsaid if facts.get(finding) is not True})
    elif plain is None or question.yes_means is None:
        pass
    elif (plain == "yes") != question.yes_means:
        facts.update(dict.fromkeys(unsaid, False))
    elif not any(findings.get(f, False) is not False for f in question.asks):
        facts, queue = _affirmed(facts, queue, row, unsaid, confirming)
    queue = tuple(id for id in queue if id not in (question.id, question.id + CONFIRM))
    asked = interview.asked
    if all(finding in facts for finding in row.question.asks) and question.id not in asked:
        asked = (*asked, question.id)
    news = any(facts.get(finding, False) is not False for finding in question.asks)
    if question.phase == "follow_up" and news:
        asked = tuple(id for id in asked if not missing(row_of(id).question, facts))
    group = group_of(question.id)
    if group is not None and question.id in interview.queue:
        facts, asked, queue = _resolved(facts, asked, queue, group)
    return _settled(facts, asked, queue)


def _settled(facts: Facts, asked: tuple[str, ...], queue: tuple[str, ...]) -> Interview:
    """In an emergency nothing waits any more."""
    return Interview(facts, asked, () if rank(facts) == 0 else queue)


def _affirmed(
    facts: dict[str, Value],
    queue: tuple[str, ...],
    row: Row,
    unsaid: tuple[str, ...],
    confirming: bool,
) -> tuple[dict[str, Value], tuple[str, ...]]:
    """Take a yes that did not say to what: a group is split where its parts differ."""
    if len(unsaid) == 1:
        return {**facts, unsaid[0]: True}, queue
    alike = all(rank({**facts, finding: True}) == 0 for finding in unsaid)
    parts = tuple(
        id for id in row.parts if any(asks in unsaid for asks in rows()[id].question.asks)
    )
    if not parts or alike or confirming:
        return {**facts, **{f: None for f in unsaid if facts.get(f) is not True}}, queue
    facts = {finding: value for finding, value in facts.items() if finding not in unsaid}
    return facts, (*parts, *(id for id in queue if id not in parts))


def _resolved(
    facts: dict[str, Value], asked: tuple[str, ...], queue: tuple[str, ...], group: Row
) -> tuple[dict[str, Value], tuple[str, ...], tuple[str, ...]]:
    """Once a part is the one, or all have been answered, settle what the yes to the group meant."""
    id = group.question.id
    explained = any(facts.get(finding, False) is not False for finding in group.question.asks)
    change = wanted(Interview(facts, asked, queue))
    if not explained and any(id in queue and _queued(id, facts, change) for id in group.parts):
        return facts, asked, queue
    queue = tuple(part for part in queue if part not in group.parts)
    left = missing(group.question, facts)
    if not explained and not left:
        queue = (id + CONFIRM, *queue)
    elif not explained and group.otherwise and not _unasked_parts(group, facts):
        facts = {**facts, **dict.fromkeys(group.otherwise, True)}
        left = ()
    if not left and id not in asked and id + CONFIRM not in queue:
        asked = (*asked, id)
    return facts, asked, queue


def _unasked_parts(group: Row, facts: Facts) -> bool:
    return any(missing(rows()[part].question, facts) for part in group.parts)


_FOLLOW_UPS = {"worse": "worse", "return": "again"}


def follow_up(interview: Interview, kind: str) -> Interview:
    """Ask again what may have changed: after it got "worse", or at the "return" of the same person.

    What was answered no is open again; what was yes or not known stays, so the advice never falls.
    """
    named = tuple(
        id
        for id, row in rows().items()
        if row.question.phase == "follow_up" and id.startswith(f"{_FOLLOW_UPS[kind]}_")
    )
    again = {finding for id in named for finding in rows()[id].question.asks}
    facts = {
        finding: value
        for finding, value in interview.facts.items()
        if not (finding in again and value is False)
    }
    unprompted = tuple(id for id, row in rows().items() if not row.when)
    asked = unprompted if kind == "return" else interview.asked
    return _settled(facts, asked, named)
