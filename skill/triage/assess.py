"""Facts in, advice out. The medicine stands in rules.json and gates.json; this evaluates them."""

from functools import cache
from typing import NamedTuple

from skill.triage import tables
from skill.triage.findings import NUMBERS, Facts
from skill.triage.tables import Gate, Rule
from skill.triage.terms import MAYBE, YES, alive, all_hold, truth


class Assessment(NamedTuple):
    """What the facts lead to."""

    disposition: str
    reasons: tuple[str, ...]
    """Ids of the rules that fired, the deciding one first."""
    sources: tuple[str, ...]
    must_not: tuple[str, ...]


def assess(facts: Facts) -> Assessment:
    """Give the advice for what is known."""
    table = tables.rules()
    fired = deciding(facts) or (table.otherwise,)
    disposition = fired[0].disposition
    barred = table.levels[disposition] | barred_steps(facts)
    return Assessment(
        disposition,
        tuple(rule.id for rule in fired),
        tuple(dict.fromkeys(source for rule in fired for source in rule.sources)),
        tuple(step for step in tables.gates().steps if step in barred),
    )


def deciding(facts: Facts) -> tuple[Rule, ...]:
    """Give the rules that fire: highest first, then the certain ones, then as in the table."""
    live = alive(facts)
    fired = []
    for place, rule in enumerate(tables.rules().rules):
        if rule.roots is not None and rule.roots.isdisjoint(live):
            continue
        strength = all_hold(rule.terms, facts)
        if strength >= MAYBE and not excepted(rule, facts):
            fired.append((rule.rank, -strength, place, rule))
    return tuple(row[3] for row in sorted(fired, key=lambda row: row[:3]))


def excepted(row: Rule | Gate, facts: Facts) -> bool:
    """Tell whether one of the row's exceptions is known to be true."""
    return any(truth(term, facts) == YES for term in row.unless)


def barred_steps(facts: Facts) -> set[str]:
    """Give what the gates forbid, whatever the advice."""
    table = tables.gates()
    live = alive(facts)
    barred = {
        gate.step
        for gate in table.gates
        if gate.verdict in table.forbidding
        and not (gate.roots is not None and gate.roots.isdisjoint(live))
        and gate_holds(gate, facts)
    }
    return barred | {step for step, parts in table.whole.items() if barred.issuperset(parts)}


def gate_holds(gate: Gate, facts: Facts) -> bool:
    """Tell whether a gate's condition holds; what is not known counts as holding."""
    return all_hold(gate.terms, facts) >= MAYBE and not excepted(gate, facts)


@cache
def is_emergency_finding(name: str) -> bool:
    """Tell whether this finding, stated true and alone, is an emergency."""
    return name not in NUMBERS and rank({name: True}) == 0


def rank(facts: Facts) -> int:
    """Give how high the advice is; 0 is the highest."""
    fired = deciding(facts)
    return fired[0].rank if fired else tables.rules().otherwise.rank
