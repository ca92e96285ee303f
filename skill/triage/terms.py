"""The conditions of the tables: read from their text, and held against facts.

A term is written as a clinician reads it: `fever`, `age >= 65`, `not pregnant` (stated false),
`sure pregnant` (stated true, not merely unknown), or the name of a group (any of its members).
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from skill.triage.findings import FINDINGS, NUMBERS, Facts

NO, OPEN, MAYBE, YES = range(4)
"""Does not hold; not asked yet but still to come; asked and not known; holds."""

NOTHING: frozenset[str] = frozenset()


class Atom(NamedTuple):
    """One test of one finding."""

    finding: str
    test: str
    """`is`, `not`, `sure`, or a comparison."""
    bound: float
    unknown: int
    """What the test comes to when the person does not know."""


Term = tuple[Atom, ...]
"""Holds when any of its atoms does."""
Terms = tuple[Term, ...]
"""Hold when every one of them does."""


def read(
    texts: Sequence[str],
    groups: Mapping[str, Sequence[str]],
    calm: Collection[str] = NOTHING,
) -> Terms:
    """Read the terms of a table's row. `calm`: findings that do not count when not known.

    Raises ValueError for a name that is no finding and no group.
    """
    return tuple(
        tuple(_calmed(_atom(member), calm) for member in groups.get(text, (text,)))
        for text in texts
    )


def _calmed(atom: Atom, calm: Collection[str]) -> Atom:
    return atom._replace(unknown=NO) if atom.finding in calm else atom


@cache
def _atom(text: str) -> Atom:
    match text.split():
        case [name]:
            finding, test, bound = name, "is", 0.0
        case [("not" | "sure") as test, finding]:
            bound = 0.0
        case [finding, (">=" | ">" | "<=" | "<") as test, number]:
            bound = float(number)
        case _:
            raise ValueError(f"Cannot read the condition {text!r}.")
    if finding not in FINDINGS:
        raise ValueError(f"{finding!r} in the condition {text!r} is no finding and no group.")
    if (finding in NUMBERS) != (test in (">=", ">", "<=", "<")):
        raise ValueError(f"{text!r}: a number is compared with a bound, and nothing else is.")
    return Atom(finding, test, bound, NO if test in ("not", "sure") else MAYBE)


def roots(terms: Terms) -> frozenset[str] | None:
    """Give the findings of which at least one must not be stated false, or the terms cannot hold.

    None: there is no such set (a `not` may hold on what is stated false).
    It saves reading nearly every row.
    """
    for term in terms:
        if all(atom.test != "not" for atom in term):
            return frozenset(atom.finding for atom in term)
    return None


def alive(facts: Facts) -> set[str]:
    """Give the findings that are not stated false."""
    return {name for name, value in facts.items() if value is not False}


def truth(term: Term, facts: Facts, hopes: Collection[str] = NOTHING) -> int:
    """Tell how far a term holds. `hopes`: findings not asked yet that still will be."""
    best = NO
    for atom in term:
        best = max(best, _atom_truth(atom, facts, hopes))
        if best == YES:
            break
    return best


def all_hold(terms: Terms, facts: Facts, hopes: Collection[str] = NOTHING) -> int:
    """Tell how far all of the terms hold together."""
    worst = YES
    for term in terms:
        worst = min(worst, truth(term, facts, hopes))
        if worst == NO:
            break
    return worst


def _atom_truth(atom: Atom, facts: Facts, hopes: Collection[str]) -> int:
    if atom.finding not in facts:
        return OPEN if atom.finding in hopes else NO
    value = facts[atom.finding]
    if value is None:
        return atom.unknown
    match atom.test:
        case "is" | "sure":
            held = value is True
        case "not":
            held = value is False
        case ">=":
            held = value >= atom.bound
        case ">":
            held = value > atom.bound
        case "<=":
            held = value <= atom.bound
        case _:
            held = value < atom.bound
    return YES if held else NO
