"""Written patients, through the engine and through the interview."""

from collections import Counter

import pytest

from skill.content import DEFAULT_LOCALE, words
from skill.triage import tables
from skill.triage.advice import advice_ids
from skill.triage.assess import assess
from skill.triage.findings import FINDINGS, Facts
from tests.triage.patient import Vignette, consult, vignettes

ALL = vignettes()
RELIEF_TALK = ("step by step", "frozen peas", "ibuprofen", "stretch")
"""Said to nobody who is sent to an emergency or urgent service."""


def said(facts: Facts) -> str:
    """Give the advice in words."""
    return " ".join(words(id, DEFAULT_LOCALE, {}) for id in advice_ids(facts))


def test_there_are_enough_of_every_kind() -> None:
    counts = Counter(vignette.expect for vignette in ALL)
    assert sum(counts.values()) >= 150
    assert set(counts) == set(tables.rules().levels)
    assert min(counts.values()) >= 20
    assert len({vignette.id for vignette in ALL}) == len(ALL)


@pytest.mark.parametrize("vignette", ALL, ids=lambda vignette: vignette.id)
def test_facts_lead_to_the_expected_advice(vignette: Vignette) -> None:
    assert set(vignette.facts) <= set(FINDINGS)
    assert set(vignette.source) <= set(tables.load("rules.json")["sources"])
    found = assess(vignette.facts)
    assert found.disposition == vignette.expect, found.reasons
    assert set(vignette.must_not) <= set(found.must_not)


@pytest.mark.parametrize("vignette", ALL, ids=lambda vignette: vignette.id)
def test_the_interview_leads_to_the_same(vignette: Vignette) -> None:
    told = {name: vignette.facts[name] for name in vignette.told}
    course = consult(vignette.facts, told)
    found = assess(course.interview.facts)
    assert found.disposition == vignette.expect, found.reasons
    assert len(course.asked) <= 20


@pytest.mark.parametrize("vignette", ALL, ids=lambda vignette: vignette.id)
def test_what_must_not_be_said_is_not_said(vignette: Vignette) -> None:
    text = said(vignette.facts).lower()
    barred = list(vignette.must_not_say)
    if vignette.expect in ("emergency_now", "urgent_same_day"):
        barred += RELIEF_TALK
    assert not [phrase for phrase in barred if phrase.lower() in text]
    if vignette.expect == "emergency_now":
        assert "nine one one" in text
        assert "cannot call for you" in text
