"""The tables in words that a clinician reads."""

from collections.abc import Mapping
from typing import Any

from skill.triage import tables
from skill.triage.assess import assess
from skill.triage.findings import FINDINGS, NUMBERS

NOT_REVIEWED = "not reviewed"


def finding(name: str) -> str:
    """Give a finding or condition without its underscores."""
    return name.replace("_", " ")


def condition(row: Mapping[str, Any]) -> str:
    """Give the whole condition of a row in one sentence."""
    groups = tables.groups()

    def term(words: str) -> str:
        members = groups.get(words, [words])
        spoken = " or ".join(finding(member) for member in members)
        return f"({spoken})" if len(members) > 1 else spoken

    said = " AND ".join(term(words) for words in row["all"]) or "nothing else holds"
    unless = " or ".join(finding(words) for words in row.get("unless", ()))
    return f"{said} — unless {unless}" if unless else said


def short_condition(row: Mapping[str, Any]) -> str:
    """Give the condition with the names of groups instead of their members."""
    groups = tables.groups()
    said = " AND ".join(
        f"‹{finding(words)}›" if words in groups else finding(words) for words in row["all"]
    )
    unless = " or ".join(finding(words) for words in row.get("unless", ()))
    return (said or "nothing else holds") + (f" unless {unless}" if unless else "")


def review(row: Mapping[str, Any]) -> str:
    """Give when and by whom a row was reviewed."""
    return str(row["reviewed"] or NOT_REVIEWED)


def alone(name: str) -> str:
    """Give the disposition of a finding stated true and alone; numbers count for nothing alone."""
    return "self_care" if name in NUMBERS else assess({name: True}).disposition


def meanings(phrases: Mapping[str, str]) -> list[tuple[str, str]]:
    """Give every finding with the words that ask for it."""
    return [(name, phrases.get(name, "a number")) for name in FINDINGS]
