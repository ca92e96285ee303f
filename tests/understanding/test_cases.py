"""The written cases of `cases/`: what people say, and what it must come to.

A case file has one utterance a line under the question that was put:

    # asks: FINDINGS ; yes_means ; words of the question ; expects       ("-" for none)
    utterance | accepted meanings ("*": any) | findings | E | details

Findings: +name stated, -name denied, ?name not known, name=3 a number, !name must not be stated.
E: an emergency; E?: either way; empty: none.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from skill.understanding import Asked, Understood, understand

FILES = sorted((Path(__file__).parent / "cases").glob("*.cases"))


class Case(NamedTuple):
    """One line of a case file."""

    place: str
    asked: Asked
    utterance: str
    meanings: str
    findings: str
    emergency: str
    details: str


def cases() -> Iterator[Case]:
    """Read all case files."""
    for file in FILES:
        asked = Asked()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("# asks:"):
                asked = question(line.removeprefix("# asks:"))
            elif line.strip():
                columns = [column.strip() for column in line.split("|")]
                columns += [""] * (5 - len(columns))
                yield Case(f"{file.name}:{number}", asked, *columns[:5])


def question(line: str) -> Asked:
    """Read a question's line."""
    parts = ["" if part.strip() == "-" else part.strip() for part in line.split(";")]
    parts += [""] * (4 - len(parts))
    yes_means = {"true": True, "false": False}.get(parts[1])
    expects = parts[3] or ("yes_no" if yes_means is not None else None)
    return Asked(tuple(parts[0].split()), yes_means, expects, parts[2])


def finding_fault(understood: Understood, wanted: str) -> str:
    """Say what is wrong with one finding, or nothing."""
    name, _, number = wanted.lstrip("+-?!").partition("=")
    heard = understood.findings.get(name, "nothing")
    if wanted[0] == "!":
        return f"{name} stated" if heard is True else ""
    value = float(number) if number else {"+": True, "-": False, "?": None}[wanted[0]]
    same = heard == value and (heard is None) == (value is None)
    return "" if same else f"{wanted} but heard {heard}"


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.place} {case.utterance}")
def test_case(case: Case) -> None:
    understood = understand(case.utterance, case.asked)
    assert case.meanings == "*" or understood.meaning in case.meanings.split(), understood
    faults = [fault for each in case.findings.split() if (fault := finding_fault(understood, each))]
    assert not faults, (faults, understood)
    if case.emergency != "E?":
        assert understood.emergency == (case.emergency == "E"), understood
    for detail in case.details.split():
        name, _, value = detail.partition("=")
        assert str(understood.details.get(name)) == value, understood
