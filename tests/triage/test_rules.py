"""The rule table: what it says, and what holds over the whole of it."""

import json
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.content import has, table
from skill.triage import tables
from skill.triage.advice import advice_ids
from skill.triage.assess import assess, is_emergency_finding, rank
from skill.triage.findings import FINDINGS, NUMBERS, OFFICIAL, Facts, Value
from skill.triage.questions import rows
from skill.triage.terms import read, roots
from tests.triage.restated import ALONE, cases

TABLE = tables.load("rules.json")
GATES = tables.load("gates.json")
ROWS = [*TABLE["rules"], TABLE["otherwise"], *GATES["gates"]]
CALMING = {"improving"}
WORRYING = [name for name in FINDINGS if name not in NUMBERS and name not in CALMING]


@pytest.mark.parametrize(("facts", "level"), list(cases()), ids=str)
def test_a_row_of_the_document(facts: Facts, level: str) -> None:
    assert assess(facts).disposition == level


def test_every_finding_is_restated_alone() -> None:
    named = [name for names in ALONE.values() for name in names.split()]
    assert sorted(named) == sorted(name for name in FINDINGS if name not in NUMBERS)


def test_emergency_findings() -> None:
    named = {name for name in FINDINGS if is_emergency_finding(name)}
    assert named == set(ALONE["emergency_now"].split())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_a_row_is_complete(row: Mapping[str, object]) -> None:
    assert row["reviewed"] is None, "no clinician has reviewed any row"
    assert row["evidence"] in ("R", "B")
    assert row["criterion"]
    assert row["sources"]
    assert set(row["sources"]) <= set(TABLE["sources"])  # type: ignore[call-overload]
    assert has(f"advice.{row['reason']}")


def test_ids_are_unique() -> None:
    ids = [row["id"] for row in TABLE["rules"]]
    assert len(ids) == len(set(ids))
    gate_ids = [row["id"] for row in GATES["gates"]]
    assert len(gate_ids) == len(set(gate_ids))


def test_every_finding_is_used() -> None:
    groups = TABLE["groups"]
    texts = [text for row in ROWS for text in (*row["all"], *row.get("unless", ()))]
    used = {
        word for text in texts for member in groups.get(text, [text]) for word in member.split()
    }
    # Heard and asked about, but no advice hangs on it alone.
    assert set(FINDINGS) - used == {"cannot_talk_freely"}


def test_every_group_source_and_word_is_used() -> None:
    texts = {
        text for row in (*ROWS, *TABLE["advice"]) for text in row.get("all", row.get("any", []))
    }
    questions = tables.load("questions.json")["questions"]
    texts |= {text for row in questions for text in row.get("when", [])}
    assert set(TABLE["groups"]) <= texts
    assert set(TABLE["sources"]) == {source for row in ROWS for source in row["sources"]}
    said = {row["reason"] for row in ROWS}
    said |= {row["id"] for row in TABLE["advice"]} | {row["id"] for row in TABLE["levels"]}
    said |= {"level.emergency_now", "level.urgent_same_day", "not_sure", "tell_them"}
    assert set(table("advice")) == said


def test_findings_of_the_document_come_first() -> None:
    assert FINDINGS[: len(OFFICIAL)] == OFFICIAL
    assert len(set(FINDINGS)) == len(FINDINGS)


@pytest.mark.parametrize(
    "text", ["nonsense", "fever >= 3", "age", "not", "age = 3", "sure age", "not nonsense"]
)
def test_a_condition_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text.split()[0]):
        read([text], {})


def test_the_findings_that_a_row_needs_one_of() -> None:
    """What the engine skips by: exact for every row, and nothing where a "not" may hold."""
    assert roots(read(["fever", "diabetes"], {})) == {"fever"}
    assert roots(read(["a"], {"a": ["fever", "age > 3"]})) == {"fever", "age"}
    assert roots(read(["not fever"], {})) is None
    assert roots(read(["a", "diabetes"], {"a": ["fever", "not pregnant"]})) == {"diabetes"}
    assert roots(()) is None


def values(name: str) -> st.SearchStrategy[Value]:
    """Give what a finding may be."""
    if name not in NUMBERS:
        return st.sampled_from([True, False, None])
    least, most = NUMBERS[name]
    return st.none() | st.integers(int(least), int(min(most, 100)))


some_facts = st.lists(st.sampled_from(FINDINGS), max_size=8, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: values(name) for name in names})
)


@given(some_facts, st.randoms())
@settings(max_examples=300, deadline=None)
def test_the_order_of_the_facts_does_not_matter(facts: dict[str, Value], random: object) -> None:
    names = list(facts)
    random.shuffle(names)  # type: ignore[attr-defined]
    other = {name: facts[name] for name in names}
    assert assess(other) == assess(facts)
    assert advice_ids(other) == advice_ids(facts)


def test_adding_a_worrying_finding_to_another_never_lowers() -> None:
    alone = {(name, value): rank({name: value}) for name in WORRYING for value in (True, None)}
    for (first, one), (second, other) in combinations(alone, 2):
        if first != second:
            together = rank({first: one, second: other})
            assert together <= min(alone[first, one], alone[second, other]), (first, second)


@given(some_facts, st.sampled_from(WORRYING), st.sampled_from([True, None]))
@settings(max_examples=1500, deadline=None)
def test_adding_a_worrying_finding_never_lowers(
    facts: dict[str, Value], name: str, value: Value
) -> None:
    without = {known: facts[known] for known in facts if known != name}
    worse = {**without, name: value}
    assert rank(worse) <= rank(without)
    assert rank(worse) <= rank({**without, name: False})
    assert set(assess(without).must_not) <= set(assess(worse).must_not)


@given(some_facts, st.sampled_from(["duration_days", "severity_0_10"]), st.integers(0, 9))
@settings(max_examples=300, deadline=None)
def test_longer_and_stronger_never_lower(facts: dict[str, Value], name: str, value: int) -> None:
    assert rank({**facts, name: value + 1}) <= rank({**facts, name: value})


@given(some_facts)
@settings(max_examples=300, deadline=None)
def test_a_false_finding_is_as_good_as_none(facts: dict[str, Value]) -> None:
    # An exception: a recurrence that is denied explains the single episode that was counted.
    known = {
        name: value
        for name, value in facts.items()
        if value is not False or name == "recurrence_same_area"
    }
    assert rank(known) == rank(facts)


def test_the_deciding_reason_comes_first_and_is_certain_where_one_is() -> None:
    found = assess({"chest_pain": None, "saddle_numbness": True, "fever": True})
    assert found.reasons == ("saddle_numbness", "fever_nerve_sign", "chest_pain", "fever")
    assert found.sources[0] == "NHS-BP"


def test_the_advice_in_an_emergency_says_first_what_to_do() -> None:
    assert advice_ids({"chest_pain": True}) == ("advice.emergency_now", "advice.reason.chest_pain")
    assert advice_ids({"chest_pain": None})[1] == "advice.not_sure"
    assert advice_ids({"fever": True}) == ("advice.reason.fever", "advice.urgent_same_day")
    assert advice_ids({"fever": None}) == (
        "advice.not_sure",
        "advice.reason.fever",
        "advice.urgent_same_day",
    )


@pytest.mark.parametrize(
    ("facts", "variant"),
    [
        ({"major_trauma": True}, "emergency_keep_still"),
        ({"chest_pain": True, "minor_trauma": True}, "emergency_keep_still"),
        ({"chest_pain": True, "fused_spine_or_spondylitis": True}, "emergency_keep_still"),
        ({"minor_trauma": None, "major_trauma": None}, "emergency_keep_still"),
        ({"chest_pain": True}, "emergency_now"),
        ({"pregnant": True, "vaginal_bleeding": True}, "maternity_now"),
        ({"pregnancy_possible": True, "vaginal_bleeding": True}, "emergency_now"),
        ({"self_harm_statement": True}, "self_harm"),
        ({"self_harm_statement": True, "self_harm_plan": True}, "self_harm_plan"),
        ({"medicine_excess": True}, "overdose"),
        ({"medicine_excess": True, "vomiting": True}, "overdose_emergency"),
        ({"medicine_excess_unwell": True}, "overdose_emergency"),
        ({"unsafe_at_home": True}, "unsafe"),
        ({"unsafe_at_home": True, "in_danger_now": True}, "danger_now"),
        ({"pregnant": True, "pregnancy_weeks": 30}, "pregnancy_urgent"),
        ({"stuck_on_floor": True}, "stuck"),
        ({"stuck_on_floor": True, "age": 80}, "emergency_now"),
        ({"fever": True}, "urgent_same_day"),
        ({}, "self_care"),
    ],
    ids=str,
)
def test_the_words_fit_the_case(facts: Facts, variant: str) -> None:
    assert f"advice.{variant}" in advice_ids(facts)


def test_relief_at_each_level() -> None:
    every = tuple(GATES["steps"])
    assert assess({"chest_pain": True}).must_not == every
    urgent = assess({"fever": True}).must_not
    assert urgent == tuple(step for step in every if step not in ("comfort", "driving_self"))
    assert assess({"worsening": True}).must_not == ()
    assert assess({}).must_not == ()
    assert assess({"recurrence_same_area": True}).must_not == ()


def test_the_tables_are_laid_out_for_reading() -> None:
    for name in ("rules.json", "gates.json", "questions.json"):
        text = (Path(tables.__file__).parent / name).read_text(encoding="utf-8")
        assert json.loads(text)
        assert max(map(len, text.splitlines())) < 400


def test_every_question_asks_findings_that_can_matter() -> None:
    conditions = {
        atom.finding
        for row in (*tables.rules().rules, *tables.gates().gates)
        for term in (*row.terms, *row.unless)
        for atom in term
    }
    for row in rows().values():
        if row.question.id != "check":
            assert set(row.question.asks) <= conditions, row.question.id
