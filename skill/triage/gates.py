"""What must be asked before a relief step, and whether it is given, changed or left out."""

from typing import NamedTuple

from skill.triage import tables
from skill.triage.assess import assess, gate_holds
from skill.triage.findings import FINDINGS, Facts
from skill.triage.questions import CONFIRM, Interview, Question, missing, reduced, row_of, rows
from skill.triage.relevance import askable, unanswered
from skill.triage.tables import Gate


class StepRule(NamedTuple):
    """What is done about a step."""

    verdict: str
    """go, adapt, ask_first (a pharmacist or doctor) or leave_out."""
    reason: str
    """Content id of the reason as spoken; empty for go."""


def step_rule(step: str, facts: Facts) -> StepRule:
    """Give what is done about a step (or a medicine, or driving) for what is known."""
    table = tables.gates()
    advice = assess(facts).disposition
    if step in tables.rules().levels[advice]:
        return StepRule("leave_out", f"advice.level.{advice}")
    parts = table.whole.get(step)
    if parts:
        return _whole([step_rule(part, facts) for part in parts])
    held = [gate for gate in table.gates if gate.step == step and gate_holds(gate, facts)]
    if not held:
        return StepRule("go", "")
    strictest = max(held, key=lambda gate: table.verdicts.index(gate.verdict))
    return StepRule(strictest.verdict, f"advice.{strictest.reason}")


def _whole(parts: list[StepRule]) -> StepRule:
    """A step of several parts: as strict as its mildest, but changed when any part is barred."""
    order = tables.gates().verdicts
    mildest = min(parts, key=lambda rule: order.index(rule.verdict))
    strictest = max(parts, key=lambda rule: order.index(rule.verdict))
    if strictest.verdict == "go" or mildest.verdict in tables.gates().forbidding:
        return mildest
    return StepRule("adapt", strictest.reason)


def next_gate(step: str, interview: Interview) -> Question | None:
    """Give the question that must be answered before a step; None when it can be decided."""
    facts = interview.facts
    table = tables.gates()
    parts = table.whole.get(step, (step,))
    open_gates = [gate for part in parts for gate in _undecided(part, facts)]
    wanted = {a.finding for gate in open_gates for term in gate.terms for a in term}
    for id in reversed(table.ask[step]):
        if wanted.intersection(missing(rows()[id].question, facts)):
            wanted |= unanswered(rows()[id].when, facts, FINDINGS)
    for id in (*interview.queue, *table.ask[step]):
        if id.endswith(CONFIRM):
            return row_of(id).question
        row = rows()[id]
        question = reduced(row, facts, wanted) if askable(row, facts) else None
        if question is not None:
            return question
    return None


def _undecided(step: str, facts: Facts) -> list[Gate]:
    """Give the gates that could still make the step stricter."""
    table = tables.gates()
    now = table.verdicts.index(step_rule(step, facts).verdict)
    if table.verdicts[now] in table.forbidding:
        return []
    return [
        gate
        for gate in table.gates
        if gate.step == step and table.verdicts.index(gate.verdict) > now
    ]
