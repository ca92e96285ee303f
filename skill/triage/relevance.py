"""Which findings can still change the advice. Sound: what is not in `wanted` can change nothing."""

from collections.abc import Collection, Iterable
from functools import cache

from skill.triage import tables
from skill.triage.assess import deciding, excepted, rank
from skill.triage.findings import Facts
from skill.triage.questions import Interview, Row, missing, row_of, rows
from skill.triage.terms import MAYBE, OPEN, Terms, alive, all_hold, truth

_IN_ORDER = ("screen", "interview", "recheck")


def in_order(interview: Interview) -> list[Row]:
    """Give the questions that have not been settled and come up by themselves."""
    return [
        row
        for id, row in rows().items()
        if id not in interview.asked and (row.question.phase in _IN_ORDER or row.when)
    ]


def wanted(interview: Interview) -> frozenset[str]:
    """Give the findings, not asked yet, whose answer can change the advice."""
    facts = interview.facts
    queued = [row_of(id) for id in interview.queue]
    coming = in_order(interview)
    hopes = set(_asks(queued, facts))
    for row in coming:
        if _may_be_asked(row, facts, hopes):
            hopes.update(missing(row.question, facts))
    found = _raising(facts, hopes) | _lowering(facts, hopes)
    for row in reversed(coming):
        if found.intersection(missing(row.question, facts)):
            found |= unanswered(row.when, facts, hopes)
    return frozenset(found)


def askable(row: Row, facts: Facts) -> bool:
    """Tell whether a question applies to this person."""
    return all_hold(row.when, facts) >= MAYBE and not _excluded(row, facts)


def _may_be_asked(row: Row, facts: Facts, hopes: set[str]) -> bool:
    return all_hold(row.when, facts, hopes) >= OPEN and not _excluded(row, facts)


def _excluded(row: Row, facts: Facts) -> bool:
    return any(truth(term, facts) > MAYBE for term in row.unless)


def _asks(found: Iterable[Row], facts: Facts) -> set[str]:
    return {finding for row in found for finding in missing(row.question, facts)}


def _raising(facts: Facts, hopes: set[str]) -> set[str]:
    """Give what could make a rule above the present advice fire."""
    now = rank(facts)
    found: set[str] = set()
    live = alive(facts) | hopes
    for rule in tables.rules().rules:
        if rule.rank >= now or (rule.roots is not None and rule.roots.isdisjoint(live)):
            continue
        if not excepted(rule, facts) and all_hold(rule.terms, facts, hopes) == OPEN:
            found |= unanswered(rule.terms, facts, hopes)
    return found


def unanswered(terms: Terms, facts: Facts, hopes: Collection[str]) -> set[str]:
    """Give what is not known yet, but could be, in the terms that hang on it."""
    return {
        atom.finding
        for term in terms
        if truth(term, facts, hopes) == OPEN
        for atom in term
        if atom.finding not in facts and atom.finding in hopes
    }


def _lowering(facts: Facts, hopes: set[str]) -> set[str]:
    """Give what could take the present advice back, as an exception of the rules that led to it."""
    fired = deciding(facts)
    exceptions = {atom.finding for rule in fired for term in rule.unless for atom in term}
    return {
        finding
        for finding in exceptions & hopes
        if any(rank({**facts, finding: value}) > fired[0].rank for value in _samples(finding))
    }


@cache
def _samples(finding: str) -> tuple[bool | int, ...]:
    asked = (row.samples for row in rows().values() if finding in row.question.asks)
    return next((samples for samples in asked if samples), (True, False))
