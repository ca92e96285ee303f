"""The tables of triage as rows: rules, gates and questions, each read once."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from skill.triage.terms import Terms, read, roots


class Rule(NamedTuple):
    """A finding or combination, and the advice that it leads to."""

    id: str
    disposition: str
    rank: int
    """0 is the highest disposition."""
    terms: Terms
    roots: frozenset[str] | None
    """See `terms.roots`."""
    unless: Terms
    reason: str
    sources: tuple[str, ...]


class Variant(NamedTuple):
    """Words of their own for a disposition when one of the terms holds."""

    id: str
    disposition: str
    any: Terms


class Rules(NamedTuple):
    """The whole of rules.json."""

    levels: Mapping[str, frozenset[str]]
    """Disposition, the highest first, to the steps that nobody with it is given."""
    rules: tuple[Rule, ...]
    otherwise: Rule
    variants: tuple[Variant, ...]


class Gate(NamedTuple):
    """What makes one relief step (or medicine, or driving) unsafe or different."""

    id: str
    step: str
    verdict: str
    terms: Terms
    roots: frozenset[str] | None
    """See `terms.roots`."""
    unless: Terms
    reason: str


class Gates(NamedTuple):
    """The whole of gates.json."""

    steps: tuple[str, ...]
    verdicts: tuple[str, ...]
    """From the mildest to the strictest."""
    forbidding: frozenset[str]
    gates: tuple[Gate, ...]
    whole: Mapping[str, tuple[str, ...]]
    """A step that consists of others: it is left out when all of them are."""
    ask: Mapping[str, tuple[str, ...]]
    """Step to the ids of the questions that come before it."""


def load(name: str) -> Any:
    """Read one of the tables as it is written."""
    return json.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))


@cache
def groups() -> Mapping[str, list[str]]:
    """Name of a group to its members."""
    found: Mapping[str, list[str]] = load("rules.json")["groups"]
    return found


@cache
def rules() -> Rules:
    """The rule table."""
    data = load("rules.json")
    named = data["groups"]
    levels = {row["id"]: frozenset(row["must_not"]) for row in data["levels"]}
    ranks = {level: rank for rank, level in enumerate(levels)}
    never = frozenset(data["unknown"]["never_raises"])
    alone = never.union(data["unknown"]["not_alone"])

    def rule(row: Mapping[str, Any]) -> Rule:
        calm = alone if len(row["all"]) == 1 else never
        terms = read(row["all"], named, calm)
        return Rule(
            row["id"],
            row["disposition"],
            ranks[row["disposition"]],
            terms,
            roots(terms),
            read(row.get("unless", ()), named),
            row["reason"],
            tuple(row["sources"]),
        )

    return Rules(
        levels,
        tuple(rule(row) for row in data["rules"]),
        rule(data["otherwise"]),
        tuple(
            Variant(row["id"], row["disposition"], read(row["any"], named))
            for row in data["advice"]
        ),
    )


@cache
def gates() -> Gates:
    """The gate table."""
    data = load("gates.json")
    rows = tuple(
        Gate(
            row["id"],
            step,
            row["verdict"],
            terms,
            roots(terms),
            read(row.get("unless", ()), groups()),
            row["reason"],
        )
        for row in data["gates"]
        for terms in (read(row["all"], groups()),)
        for step in row["steps"]
    )
    return Gates(
        tuple(data["steps"]),
        tuple(data["verdicts"]),
        frozenset(data["forbidding"]),
        rows,
        {step: tuple(parts) for step, parts in data["whole"].items()},
        {step: tuple(ids) for step, ids in data["ask"].items()},
    )
