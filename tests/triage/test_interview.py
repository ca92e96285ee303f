"""The interview: what is asked, in which order, and what an answer does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.triage.assess import assess, rank
from skill.triage.findings import FINDINGS, NUMBERS, Facts, Value
from skill.triage.interview import (
    Interview,
    Question,
    follow_up,
    is_question,
    next_question,
    question_by_id,
    record,
    screen_question_for,
    single,
)
from skill.triage.questions import rows
from skill.triage.relevance import wanted
from tests.triage.patient import MOST_QUESTIONS, answered, consult, polar

HEALTHY: Facts = {"age": 35, "duration_days": 2}


def asked(facts: Facts, told: Facts | None = None) -> list[str]:
    """Give the ids of the questions that a patient is asked."""
    return [question.id for question in consult(facts, told).asked]


def after(*answers: tuple[str, str | Facts]) -> Interview:
    """Give the interview after some answers to questions by id."""
    interview = Interview({})
    for id, answer in answers:
        question = question_by_id(id)
        if isinstance(answer, str):
            interview = record(interview, question, {}, answer)
        else:
            interview = record(interview, question, answer, None)
    return interview


SCREENED = (("heart", "no"), ("danger", "no"), ("nerves", "no"))


def upcoming(interview: Interview) -> tuple[str, tuple[str, ...]] | None:
    """Give the next question's id and what it asks."""
    question = next_question(interview)
    return (question.id, question.asks) if question else None


def test_nothing_worrying_takes_twelve_questions() -> None:
    assert asked(HEALTHY) == [
        "heart",
        "danger",
        "nerves",
        "general",
        "risks",
        "bones",
        "legs",
        "age",
        "pregnancy",
        "duration",
        "recurrence",
        "recheck",
    ]


@pytest.mark.parametrize("age", [8, 12, 17, 18, 50, 51, 60, 64, 65, 90])
def test_never_more_than_twelve_for_nothing_worrying(age: int) -> None:
    assert len(asked({"age": age, "duration_days": 1})) <= 12


def test_pregnancy_is_asked_only_where_it_can_be() -> None:
    for age, may_be in ((11, False), (12, True), (50, True), (51, False)):
        assert ("pregnancy" in asked({**HEALTHY, "age": age})) is may_be
    assert "pregnancy" not in asked(HEALTHY, {"pregnant": False})
    assert "pregnancy" in asked({"duration_days": 1, "age": None})


def test_a_first_pain_over_fifty_is_asked_about() -> None:
    assert "first_ever" in asked({"age": 51, "duration_days": 1})
    assert "first_ever" not in asked({"age": 50, "duration_days": 1})
    assert "first_ever" not in asked({"age": 60, "duration_days": 1, "recurrence_same_area": True})


def test_a_recurrence_that_is_not_known_leaves_the_first_pain_to_be_asked() -> None:
    unsure: Facts = {"age": 60, "duration_days": 1, "recurrence_same_area": None}
    assert "first_ever" in asked(unsure)


def test_getting_better_is_not_asked_where_it_lowers_nothing() -> None:
    again: Facts = {"recurrence_same_area": True}
    assert "improving" not in asked({"age": 35, "duration_days": 9, **again}, again)


def test_the_recheck_waits_for_four_questions() -> None:
    names = [name for row in rows().values() if not row.when for name in row.question.asks]
    known: dict[str, Value] = dict.fromkeys(names, False)
    screen = [name for id in ("heart", "danger", "nerves") for name in question_by_id(id).asks]
    for name in screen:
        del known[name]
    known |= {**HEALTHY, "pregnant": False, "pregnancy_possible": False}
    assert asked(HEALTHY, known) == ["heart", "danger", "nerves"]
    del known["fever"]
    assert asked(HEALTHY, known) == ["heart", "danger", "nerves", "general", "recheck"]


def test_the_screen_ends_at_the_first_yes() -> None:
    assert asked({"breathless": True}) == ["heart"]
    assert asked({"leg_weakness_both": True}) == ["heart", "danger", "nerves"]
    assert asked({"bladder_change": None}) == ["heart", "danger", "nerves"]


def test_a_fall_is_split() -> None:
    stumble = asked({**HEALTHY, "minor_trauma": True})
    assert stumble[:4] == ["heart", "danger", "ripping", "crash"]
    assert asked({"major_trauma": True}) == ["heart", "danger", "ripping", "crash"]
    assert asked({"sudden_tearing_pain": True}) == ["heart", "danger", "ripping"]
    interview = after(("danger", "yes"), ("ripping", "no"), ("crash", "no"))
    assert interview.facts["minor_trauma"] is True
    assert interview.facts["major_trauma"] is False
    assert interview.queue == ()
    assert "danger" in interview.asked


def test_told_it_all_at_the_start() -> None:
    told: dict[str, Value] = {
        "age": 70,
        "minor_trauma": True,
        "long_term_steroids": True,
        "duration_days": 1,
    }
    interview = record(Interview({}), None, {**told, "cannot_walk_at_all": True}, None)
    assert next_question(interview) is None
    assert assess(interview.facts).disposition == "emergency_now"
    rest = asked(told, told)
    assert "age" not in rest
    assert "duration" not in rest
    assert "recurrence" not in rest
    assert rest[:3] == ["heart", "danger", "crash"]


def test_once_urgent_only_an_emergency_is_asked_for() -> None:
    interview = after(*SCREENED, ("general", {"unexplained_weight_loss": True}))
    left = wanted(interview)
    assert "night_pain_unrelieved_by_rest" not in left
    assert "recurrence_same_area" not in left
    assert "duration_days" not in left
    assert "thoracic_pain" not in left
    assert {"fever", "immunosuppressed", "anticoagulant", "leg_weakness_one"} <= left


def test_a_group_that_was_answered_in_part_asks_the_rest_together() -> None:
    interview = after(*SCREENED, ("general", {"fever": False}))
    assert upcoming(interview) == (
        "general",
        ("unexplained_weight_loss", "night_pain_unrelieved_by_rest"),
    )
    interview = record(interview, next_question(interview), {}, "no")
    assert interview.facts["night_pain_unrelieved_by_rest"] is False
    assert interview.asked[-1] == "general"


def test_a_yes_that_was_explained_is_not_split() -> None:
    interview = record(after(*SCREENED), question_by_id("general"), {"fever": True}, "yes")
    assert interview.queue == ()
    assert interview.facts["fever"] is True
    assert "unexplained_weight_loss" not in interview.facts


def test_a_yes_is_split_and_what_is_left_comes_back_as_one() -> None:
    interview = after(*SCREENED, ("general", "no"), ("risks", "yes"))
    assert upcoming(interview) == ("cancer", ("cancer_history",))
    assert "cancer_history" not in interview.facts
    interview = record(interview, next_question(interview), {}, "yes")
    assert interview.queue == ()
    assert upcoming(interview) == ("risks", ("immunosuppressed", "long_term_steroids", "diabetes"))


def test_a_yes_where_all_parts_are_emergencies_is_not_split() -> None:
    interview = after(("heart", "no"), ("danger", "no"), ("nerves", "yes"))
    assert interview.facts["saddle_numbness"] is None
    assert rank(interview.facts) == 0
    assert interview.queue == ()
    feverish = after(*SCREENED, ("general", {"fever": True}))
    feverish = record(feverish, question_by_id("lines"), {}, "yes")
    assert rank(feverish.facts) == 0


def test_a_contradiction_is_asked_once_then_taken_on_the_safe_side() -> None:
    interview = after(*SCREENED, ("general", "yes"), ("hot", "no"), ("thin_or_night", "no"))
    assert interview.queue == ("general!",)
    assert is_question("general!")
    question = next_question(interview)
    assert question == question_by_id("general")
    cleared = record(interview, question, {}, "no")
    assert rank(cleared.facts) == 4
    assert cleared.queue == ()
    assert upcoming(cleared) == ("risks", question_by_id("risks").asks)
    for plain in ("yes", "dont_know"):
        stays = record(interview, question, {}, plain)
        assert stays.queue == ()
        assert stays.facts["fever"] is None
        assert rank(stays.facts) == 1


def test_parts_that_are_all_no_leave_what_the_yes_must_have_meant() -> None:
    for group, parts, left in (
        ("risks", ("cancer", "immune", "steroids"), "diabetes"),
        ("bones", ("thinners", "fused"), "osteoporosis"),
        ("legs", ("weak_leg", "shoulder_blades"), "leg_pain_below_knee"),
        ("gate_taken", ("gate_excess",), "painkiller_today"),
    ):
        interview = after((group, "yes"), *((part, "no") for part in parts))
        assert interview.facts[left] is True
        assert interview.queue == ()
        assert group in interview.asked


def test_not_knowing_leaves_all_of_it_unknown_but_keeps_what_is_known() -> None:
    interview = after(("general", "dont_know"))
    assert set(interview.facts.values()) == {None}
    known = Interview({"fever": True})
    assert record(known, question_by_id("general"), {}, "dont_know").facts["fever"] is True


def test_a_plain_answer_to_a_number_says_nothing() -> None:
    for plain in ("yes", "no"):
        assert record(Interview({}), question_by_id("age"), {}, plain).facts == {}
    unknown = record(Interview({}), question_by_id("age"), {}, "dont_know")
    assert unknown.facts == {"age": None}
    assert unknown.asked == ("age",)


def test_a_question_put_the_other_way_round() -> None:
    question = question_by_id("gate_support")
    assert question.yes_means is False
    assert record(Interview({}), question, {}, "yes").facts == {"no_support_in_reach": False}
    assert record(Interview({}), question, {}, "no").facts == {"no_support_in_reach": True}


def test_a_later_answer_replaces_an_earlier_one() -> None:
    interview = after(*SCREENED, ("general", "no"))
    interview = record(interview, question_by_id("general"), {}, "yes")
    assert interview.queue == ("hot", "thin_or_night")
    assert "fever" not in interview.facts
    corrected = record(interview, None, {"fever": True}, None)
    assert rank(corrected.facts) == 1


def test_in_an_emergency_nothing_waits() -> None:
    interview = after(("danger", "yes"))
    assert interview.queue
    assert record(interview, None, {"chest_pain": True}, None).queue == ()


def test_what_cannot_wait_is_asked_before_the_screen() -> None:
    for said, first in (
        ("self_harm_statement", "self_harm"),
        ("medicine_excess", "overdose"),
        ("unsafe_at_home", "danger_now"),
        ("sedatives_or_alcohol", "drowsy"),
    ):
        assert asked(HEALTHY, {said: True})[0] == first
    assert "stuck_long" in asked(HEALTHY, {"stuck_on_floor": True})


@pytest.mark.parametrize(
    ("facts", "told", "question"),
    [
        ({"fever": True}, {}, "sepsis"),
        ({"fever": True}, {}, "infection"),
        ({"fever": True}, {}, "lines"),
        ({"fever": True}, {"flank_pain": True}, "kidney"),
        ({}, {"upper_abdominal_pain_to_back": True}, "sick"),
        ({"cancer_history": True}, {}, "cancer_now"),
        ({"osteoporosis": True}, {}, "sudden"),
        ({"leg_weakness_one": True}, {}, "weaker"),
        ({"leg_weakness_one": True}, {}, "stand"),
        ({"cancer_history": True, "leg_pain_below_knee": True}, {}, "numb_leg"),
        ({"pregnant": True, "pregnancy_weeks": 8}, {}, "weeks"),
        ({"pregnant": True, "pregnancy_weeks": 8}, {}, "bleeding"),
        ({"pregnant": True, "pregnancy_weeks": 8}, {}, "shoulder_tip"),
        ({"leg_pain_below_knee": True}, {}, "leg_course"),
        ({"duration_days": 8}, {}, "improving"),
        ({"duration_days": 14}, {}, "improving"),
        ({"duration_days": 61}, {}, "stiffness"),
    ],
    ids=str,
)
def test_asked_only_where_it_matters(facts: Facts, told: Facts, question: str) -> None:
    assert question in asked({**HEALTHY, **facts, **told}, told)
    assert question not in asked(HEALTHY)


def test_not_asked_where_it_does_not_matter() -> None:
    assert "improving" not in asked({"age": 35, "duration_days": 15})
    assert "stiffness" not in asked({"age": 45, "duration_days": 90})
    assert "stiffness" not in asked({"age": 35, "duration_days": 60})
    assert "numb_leg" not in asked({**HEALTHY, "leg_pain_below_knee": True})
    assert "weeks" not in asked({**HEALTHY, "pregnancy_possible": True})
    course = asked({"age": 35, "duration_days": 9, "leg_pain_below_knee": True, "improving": True})
    assert "leg_course" not in course


def test_the_recheck_comes_last_and_not_right_after_the_screen() -> None:
    assert asked(HEALTHY)[-1] == "recheck"
    few = record(after(*SCREENED), None, {"stuck_on_floor": True, "age": 30}, None)
    assert len(few.asked) == 3
    interview = after(*SCREENED, ("general", "no"))
    assert len(interview.asked) == 4
    late = consult({**HEALTHY, "saddle_numbness": False}).interview
    again = record(late, question_by_id("recheck"), {}, "yes")
    assert rank(again.facts) == 0


def test_worse_asks_again_what_may_have_changed() -> None:
    done = consult(HEALTHY).interview
    assert next_question(done) is None
    again = follow_up(done, "worse")
    course: list[str] = []
    while (question := next_question(again)) is not None:
        course.append(question.id)
        assert question.phase == "follow_up"
        again = answered(again, question, HEALTHY)
    assert course == ["worse_nerves", "worse_heart", "worse_general", "worse_course"]
    assert assess(again.facts) == assess(done.facts)


def test_worse_never_lets_the_advice_fall() -> None:
    weak = consult({**HEALTHY, "leg_weakness_one": True}).interview
    again = follow_up(weak, "worse")
    assert again.facts["leg_weakness_one"] is True
    while (question := next_question(again)) is not None:
        again = record(again, question, {}, "no")
    assert rank(again.facts) == 1


def test_worse_splits_a_yes_and_opens_what_it_leads_to() -> None:
    again = follow_up(consult({**HEALTHY, "diabetes": True}).interview, "worse")
    for answer in ("no", "no", "yes"):
        again = record(again, next_question(again), {}, answer)
    assert upcoming(again) == ("worse_hot", ("fever",))
    hot = record(again, next_question(again), {}, "yes")
    assert rank(hot.facts) == 0
    again = record(again, next_question(again), {}, "no")
    assert upcoming(again) == ("worse_weak_leg", ("leg_weakness_one",))
    again = record(again, next_question(again), {}, "no")
    assert again.facts["leg_numbness_one"] is True
    assert upcoming(again) == ("worse_course", ("worsening",))


def test_a_part_asked_without_a_yes_to_the_group_contradicts_nothing() -> None:
    stated = after(*SCREENED, ("general", "no"), ("risks", {"immunosuppressed": False}))
    assert upcoming(stated) == ("risks", ("cancer_history", "diabetes"))
    stated = record(stated, next_question(stated), {}, "no")
    assert upcoming(stated) == ("steroids", ("long_term_steroids",))
    stated = record(stated, next_question(stated), {}, "no")
    assert stated.queue == ()
    assert upcoming(stated) == ("bones", question_by_id("bones").asks)
    retaken = record(after(("general", "no")), single("fever"), {}, "no")
    assert retaken.queue == ()


def test_every_part_belongs_to_one_group() -> None:
    parts = [part for row in rows().values() for part in row.parts]
    assert len(parts) == len(set(parts))


def test_a_return_splits_a_fall() -> None:
    again = record(follow_up(Interview({}), "return"), question_by_id("again_heart"), {}, "no")
    again = record(again, question_by_id("again_danger"), {}, "yes")
    assert upcoming(again) == ("again_ripping", question_by_id("ripping").asks)
    for _ in range(2):
        again = record(again, next_question(again), {}, "no")
    assert again.facts["minor_trauma"] is True
    assert upcoming(again) == ("again_nerves", question_by_id("nerves").asks)


def test_a_return_asks_the_screen_in_short_and_then_no_more() -> None:
    again = follow_up(Interview({}), "return")
    course: list[str] = []
    while (question := next_question(again)) is not None:
        course.append(question.id)
        again = record(again, question, {}, "no")
    assert course == ["again_heart", "again_danger", "again_nerves"]


def test_a_return_with_something_new_opens_the_interview() -> None:
    again = follow_up(Interview({}), "return")
    again = record(again, next_question(again), {}, "no")
    again = record(again, next_question(again), {"minor_trauma": True}, "yes")
    course: list[str] = []
    while (question := next_question(again)) is not None and len(course) < MOST_QUESTIONS:
        course.append(question.id)
        again = answered(again, question, {**HEALTHY, "minor_trauma": True, "osteoporosis": True})
    assert "bones" in course
    assert rank(again.facts) == 1


def test_a_return_is_opened_by_news_only() -> None:
    again = record(follow_up(Interview({}), "return"), question_by_id("again_heart"), {}, "no")
    danger = question_by_id("again_danger")
    assert "bones" in record(again, danger, {"minor_trauma": False}, None).asked
    rest: Facts = dict.fromkeys(danger.asks, False)
    assert "bones" not in record(again, danger, {**rest, "minor_trauma": True}, None).asked


def test_a_yes_with_fever_is_not_split_where_every_part_is_an_emergency() -> None:
    feverish = after(*SCREENED, ("general", {"fever": True}))
    feverish = record(feverish, None, {"cancer_history": False}, None)
    question = question_by_id("risks")._replace(
        asks=("immunosuppressed", "long_term_steroids", "diabetes")
    )
    assert rank(record(feverish, question, {}, "yes").facts) == 0


def test_a_yes_splits_into_the_parts_that_are_still_open() -> None:
    general = question_by_id("general")
    interview = record(after(*SCREENED), general, {"unexplained_weight_loss": False}, "yes")
    assert interview.queue == ("hot", "thin_or_night")
    assert interview.facts["unexplained_weight_loss"] is False


def test_any_finding_can_be_asked_singly() -> None:
    for finding in FINDINGS:
        question = single(finding)
        assert question.asks == (finding,)
        assert is_question(question.id)
    assert single("major_trauma").id == "crash"
    assert not is_question("nonsense")


def test_the_screen_question_of_a_finding() -> None:
    assert screen_question_for("chest_pain") == "heart"
    assert screen_question_for("minor_trauma") == "danger"
    assert screen_question_for("both_legs_pain_or_numbness") == "nerves"
    assert screen_question_for("fever") is None


@pytest.mark.parametrize("row", rows().values(), ids=lambda row: row.question.id)
def test_a_question_is_well_made(row: object) -> None:
    question: Question = row.question  # type: ignore[attr-defined]
    assert set(question.asks) <= set(FINDINGS)
    assert question.phase in ("screen", "interview", "split", "recheck", "gate", "follow_up")
    if question.expects == "yes_no":
        assert question.yes_means is not None
        assert not set(question.asks) & set(NUMBERS)
    else:
        assert question.yes_means is None
        assert set(question.asks) <= set(NUMBERS)
    for part in row.parts:  # type: ignore[attr-defined]
        assert set(question_by_id(part).asks) <= set(question.asks) | {"leg_weakness_one"}
        assert question_by_id(part).phase == "split"
    if question.id != "check":
        assert len(row.items) <= 3  # type: ignore[attr-defined]


def patients() -> st.SearchStrategy[dict[str, Value]]:
    """Give patients with up to five findings of their own, an age and a duration."""
    flags = [name for name in FINDINGS if name not in NUMBERS]
    some = st.dictionaries(st.sampled_from(flags), st.sampled_from([True, None]), max_size=5)
    return st.builds(
        lambda found, age, days, weeks: {
            **found,
            "age": age,
            "duration_days": days,
            "pregnancy_weeks": weeks,
        },
        some,
        st.none() | st.integers(5, 95),
        st.none() | st.integers(0, 100),
        st.none() | st.integers(4, 41),
    )


@given(patients())
@settings(max_examples=400, deadline=None)
def test_no_interview_ends_below_what_it_asked_for(facts: dict[str, Value]) -> None:
    if facts.get("pregnant") is not True:
        del facts["pregnancy_weeks"]
    course = consult(facts)
    known = course.interview.facts
    heard = {name for question in course.asked for name in question.asks}
    true_to_life = {name: facts.get(name, False) for name in heard if name not in NUMBERS}
    true_to_life |= {name: facts.get(name) for name in heard & set(NUMBERS)}
    assert rank(known) <= rank(true_to_life)
    assert next_question(course.interview) is None


UNPROMPTED = {
    finding
    for row in rows().values()
    if row.question.phase in ("screen", "interview") and not row.when
    for finding in row.question.asks
} | {"pregnant", "pregnancy_possible"}
"""What the interview asks by itself. Anything else it asks only on a cause."""


@given(patients())
@settings(max_examples=400, deadline=None)
def test_no_interview_ends_below_the_facts(facts: dict[str, Value]) -> None:
    """What the interview does not ask by itself is told at the start; the rest it must find."""
    age = facts["age"]
    impossible = ["pregnancy_weeks"] if facts.get("pregnant") is not True else []
    if age is not None:
        impossible += ["age_under_18"]
        impossible += (
            [] if 12 <= age <= 50 else ["pregnant", "pregnancy_possible", "pregnancy_weeks"]
        )
    for name in impossible:
        facts.pop(name, None)
    told = {name: value for name, value in facts.items() if name not in UNPROMPTED}
    course = consult(facts, told)
    assert rank(course.interview.facts) <= rank(facts), [q.id for q in course.asked]


@given(patients(), st.randoms())
@settings(max_examples=200, deadline=None)
def test_the_order_of_recording_does_not_matter(facts: dict[str, Value], random: object) -> None:
    names = list(facts)
    random.shuffle(names)  # type: ignore[attr-defined]
    interview = Interview({})
    for name in names:
        interview = record(interview, None, {name: facts[name]}, None)
    whole = record(Interview({}), None, facts, None)
    assert assess(interview.facts) == assess(whole.facts)
    assert next_question(interview) == next_question(whole)


@given(patients(), st.lists(st.sampled_from(["yes", "no", "dont_know"]), min_size=40, max_size=40))
@settings(max_examples=300, deadline=None)
def test_every_interview_ends_whatever_is_answered(
    facts: dict[str, Value], answers: list[str]
) -> None:
    interview = record(Interview({}), None, {n: v for n, v in facts.items() if v}, None)
    for answer in answers:
        question = next_question(interview)
        if question is None:
            return
        if question.yes_means is None:
            interview = record(interview, question, {question.asks[0]: 30}, None)
        else:
            interview = record(interview, question, {}, answer)
    assert next_question(interview) is None


@pytest.mark.parametrize("finding", sorted(n for n in FINDINGS if rank({n: True}) == 0))
def test_an_emergency_ends_as_one_wherever_it_is_said(finding: str) -> None:
    interview = Interview({})
    while (question := next_question(interview)) is not None:
        assert rank(record(interview, None, {finding: True}, None).facts) == 0
        assert next_question(record(interview, None, {finding: True}, None)) is None
        if finding in question.asks:
            assert polar(question, {finding: True}) == "yes"
        interview = answered(interview, question, HEALTHY)
