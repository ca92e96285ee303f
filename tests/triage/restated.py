"""The rows of dispositions.md in another form: what each finding and combination comes to.

Written from the document, not from rules.json, so that a slip in the one is found by the other.
"""

from collections.abc import Iterator
from itertools import product

from skill.triage.findings import Facts

E, U, S, P, C = (
    "emergency_now",
    "urgent_same_day",
    "see_clinician_soon",
    "see_specialist",
    "self_care",
)

ALONE = {
    E: """
    saddle_numbness bladder_change bowel_control_loss sexual_function_change leg_weakness_both
    leg_weakness_severe_or_progressive both_legs_pain_or_numbness gait_unsteady major_trauma
    tearing_or_sudden_abdominal_pain pulsating_abdomen_or_known_aaa faint_sweaty_or_collapse
    chest_pain breathless sudden_tearing_pain sepsis_signs limb_cold_pale testicular_pain_sudden
    black_stool_or_vomiting_blood other_emergency_stated
    medicine_excess_on_purpose medicine_excess_amount_unknown medicine_excess_unwell
    hard_to_wake self_harm_plan in_danger_now
    """,
    U: """
    leg_weakness_one cannot_walk_at_all fever recent_infection recent_spinal_procedure iv_drug_use
    immunosuppressed unexplained_weight_loss night_pain_unrelieved_by_rest thoracic_pain
    spine_deformity_or_lump upper_abdominal_pain_to_back calf_swelling_one_leg dialysis sickle_cell
    burning_band_or_rash medicine_excess self_harm_statement unsafe_at_home stuck_on_floor
    urinary_symptoms flank_pain blood_in_urine pregnant vaginal_bleeding cancer_active
    """,
    S: """
    cancer_history fused_spine_or_spondylitis pregnancy_possible shoulder_tip_pain age_under_18
    first_episode_over_50 inflammatory_morning_stiffness worsening stops_daily_life
    """,
    P: "recurrence_same_area",
    C: """
    leg_pain_below_knee leg_numbness_one long_term_steroids osteoporosis minor_trauma vomiting
    diabetes alcohol_dependence indwelling_line sedatives_or_alcohol anticoagulant
    ibuprofen_forbidden ibuprofen_ask_first ice_forbidden heat_forbidden massage_forbidden
    stretching_forbidden lying_flat_forbidden
    sudden_unexplained_pain improving not_a_spasm one_kidney one_sided_tummy_pain
    stuck_over_an_hour cannot_talk_freely painkiller_today paracetamol_ask_first dizzy
    no_support_in_reach
    """,
}
"""Every boolean finding stated true and alone."""

UNKNOWN_OTHERWISE = {"recurrence_same_area": C, "pregnant": S}
"""Where not knowing comes to something else than yes."""

NERVE = "leg_weakness_one leg_numbness_one cannot_walk_at_all"
"""Nerve signs that are no emergency alone."""
PREGNANT = "pregnant pregnancy_possible"
CANCER = "cancer_history cancer_active"

TOGETHER = [
    (NERVE, "fever", E),
    (NERVE, "anticoagulant", E),
    (NERVE, CANCER, E),
    (NERVE, PREGNANT, E),
    (NERVE, "age_under_18", E),
    (NERVE, "fused_spine_or_spondylitis", E),
    ("leg_weakness_one leg_numbness_one", "cannot_walk_at_all", E),
    (
        "leg_weakness_one leg_numbness_one",
        "iv_drug_use immunosuppressed recent_spinal_procedure dialysis",
        E,
    ),
    ("leg_weakness_one", "worsening", E),
    ("leg_numbness_one", "worsening", S),
    (
        "fever",
        "iv_drug_use immunosuppressed recent_spinal_procedure recent_infection long_term_steroids "
        "diabetes dialysis alcohol_dependence indwelling_line cancer_active sickle_cell",
        E,
    ),
    ("fever", "cancer_history osteoporosis pregnant age_under_18 vomiting anticoagulant", U),
    ("upper_abdominal_pain_to_back", "vomiting", E),
    ("flank_pain urinary_symptoms", "vomiting", U),
    (PREGNANT, "vaginal_bleeding", E),
    ("pregnancy_possible", "shoulder_tip_pain one_sided_tummy_pain", U),
    ("anticoagulant fused_spine_or_spondylitis stuck_on_floor", "minor_trauma", E),
    ("fused_spine_or_spondylitis", "sudden_unexplained_pain", E),
    ("stuck_on_floor", "stuck_over_an_hour", E),
    ("sickle_cell", "sudden_unexplained_pain", E),
    ("medicine_excess", "self_harm_statement vomiting sedatives_or_alcohol", E),
    ("osteoporosis long_term_steroids", "minor_trauma sudden_unexplained_pain", U),
    ("anticoagulant", "sudden_unexplained_pain", U),
    ("anticoagulant fever", "leg_pain_below_knee", E),
    (
        "diabetes dialysis alcohol_dependence indwelling_line",
        "sudden_unexplained_pain",
        U,
    ),
    (
        "cancer_history",
        "night_pain_unrelieved_by_rest thoracic_pain unexplained_weight_loss worsening "
        "spine_deformity_or_lump sudden_unexplained_pain leg_pain_below_knee cancer_active",
        U,
    ),
    ("cancer_history", "minor_trauma diabetes recurrence_same_area", S),
    ("age_under_18", "leg_pain_below_knee", U),
    ("age_under_18", "minor_trauma recurrence_same_area", S),
    ("leg_pain_below_knee leg_numbness_one", "worsening", S),
    ("leg_pain_below_knee leg_numbness_one", "recurrence_same_area", P),
    ("diabetes anticoagulant osteoporosis long_term_steroids", "recurrence_same_area", P),
    ("diabetes", "minor_trauma", C),
    ("diabetes", "leg_numbness_one", C),
]
"""Two findings at a time, and exactly what they come to."""

CASES: list[tuple[Facts, str]] = [
    ({}, C),
    # age
    ({"age": 17}, S),
    ({"age": 18}, C),
    ({"age": 80}, C),
    ({"age": None}, C),
    ({"age": 17, "leg_weakness_one": True}, E),
    ({"age": 18, "leg_weakness_one": True}, U),
    ({"age": None, "leg_weakness_one": True}, E),
    ({"age": 64, "minor_trauma": True}, C),
    ({"age": 65, "minor_trauma": True}, U),
    ({"age": None, "minor_trauma": True}, U),
    ({"age": 59, "flank_pain": True}, U),
    ({"age": 60, "flank_pain": True}, E),
    ({"age": 60, "urinary_symptoms": True}, U),
    ({"age": 59, "upper_abdominal_pain_to_back": True}, U),
    ({"age": 60, "upper_abdominal_pain_to_back": True}, E),
    ({"age": 64, "stuck_on_floor": True}, U),
    ({"age": 65, "stuck_on_floor": True}, E),
    ({"age": 15, "fever": True}, U),
    # a small fall with fragile bones, and whether they can stand
    ({"age": 70, "minor_trauma": True, "cannot_walk_at_all": True}, E),
    ({"osteoporosis": True, "minor_trauma": True, "cannot_walk_at_all": True}, E),
    ({"long_term_steroids": True, "minor_trauma": True, "cannot_walk_at_all": True}, E),
    ({"age": 40, "minor_trauma": True, "cannot_walk_at_all": True}, U),
    ({"age": 70, "cannot_walk_at_all": True}, U),
    # kidney
    *(
        ({sign: True, "fever": True, risk: True}, E)
        for sign in ("urinary_symptoms", "flank_pain", "blood_in_urine")
        for risk in ("pregnant", "pregnancy_possible", "vomiting", "one_kidney", "immunosuppressed")
    ),
    ({"urinary_symptoms": True, "fever": True}, U),
    ({"fever": True, "vomiting": True}, U),
    ({"fever": True, "one_kidney": True}, U),
    ({"urinary_symptoms": True, "one_kidney": True}, U),
    # pregnancy
    ({"pregnant": True, "pregnancy_weeks": 12}, S),
    ({"pregnant": True, "pregnancy_weeks": 13}, U),
    ({"pregnant": True, "pregnancy_weeks": None}, U),
    ({"pregnancy_weeks": 8}, S),
    ({"pregnancy_weeks": 12}, S),
    ({"pregnancy_weeks": 13}, U),
    ({"pregnancy_weeks": 1, "vaginal_bleeding": True}, E),
    ({"pregnancy_weeks": 30}, U),
    ({"pregnancy_weeks": None}, C),
    ({"pregnant": False, "pregnancy_possible": False}, C),
    ({"pregnant": True, "pregnancy_weeks": 8, "shoulder_tip_pain": True}, U),
    ({"pregnant": True, "pregnancy_weeks": 8, "one_sided_tummy_pain": True}, U),
    ({"pregnancy_weeks": 8, "vaginal_bleeding": True}, E),
    ({"pregnancy_weeks": 0, "vaginal_bleeding": True}, U),
    ({"pregnant": None, "vaginal_bleeding": True}, E),
    ({"pregnant": False, "pregnancy_weeks": None, "vaginal_bleeding": True}, E),
    # cancer
    ({"cancer_history": True, "duration_days": 7}, S),
    ({"cancer_history": True, "duration_days": 8}, U),
    ({"cancer_history": True, "duration_days": None}, S),
    ({"cancer_history": True, "severity_0_10": 7}, S),
    ({"cancer_history": True, "severity_0_10": 8}, U),
    ({"cancer_history": True, "severity_0_10": None}, S),
    # severity counts nowhere else
    ({"severity_0_10": 10}, C),
    ({"severity_0_10": None}, C),
    ({"severity_0_10": 0, "saddle_numbness": True}, E),
    ({"severity_0_10": 10, "diabetes": True}, C),
    ({"sickle_cell": True, "severity_0_10": 6}, U),
    ({"sickle_cell": True, "severity_0_10": 7}, E),
    ({"sickle_cell": True, "severity_0_10": None}, U),
    # how long
    ({"duration_days": 7}, C),
    ({"duration_days": 8}, P),
    ({"duration_days": 10, "worsening": False}, P),
    ({"duration_days": 10, "improving": False}, P),
    ({"duration_days": 10, "improving": None}, P),
    ({"duration_days": 10, "improving": True}, C),
    ({"duration_days": 14, "improving": True}, C),
    ({"duration_days": 15, "improving": True}, P),
    ({"duration_days": 15}, P),
    ({"duration_days": 10, "worsening": True}, S),
    ({"duration_days": None}, C),
    ({"leg_pain_below_knee": True, "duration_days": 7}, C),
    ({"leg_pain_below_knee": True, "duration_days": 8}, S),
    ({"leg_pain_below_knee": True, "duration_days": 8, "improving": True}, C),
    ({"leg_numbness_one": True, "duration_days": 15, "improving": True}, S),
    ({"leg_numbness_one": True, "duration_days": 14, "improving": True}, C),
    ({"leg_pain_below_knee": True, "duration_days": None}, C),
    ({"not_a_spasm": True, "duration_days": 21}, P),
    ({"not_a_spasm": True, "duration_days": 22}, S),
    ({"not_a_spasm": True, "duration_days": 22, "improving": True}, P),
    # the same area
    ({"recurrence_same_area": None}, C),
    ({"episodes_same_area_past_year": 0}, C),
    ({"episodes_same_area_past_year": 1}, P),
    ({"episodes_same_area_past_year": 1, "recurrence_same_area": False}, C),
    ({"episodes_same_area_past_year": 2, "recurrence_same_area": False}, P),
    ({"episodes_same_area_past_year": None}, C),
    # what is not known counts as present beside another finding
    ({"fever": True, "diabetes": None}, E),
    ({"fever": None, "diabetes": True}, E),
    ({"minor_trauma": True, "anticoagulant": None}, E),
    ({"minor_trauma": None, "osteoporosis": True}, U),
    ({"leg_weakness_one": True, "worsening": None}, E),
    ({"diabetes": None}, C),
    # pain falling while weakness grows is worse
    ({"leg_weakness_one": True, "worsening": True, "improving": True, "severity_0_10": 1}, E),
    ({"leg_weakness_one": True, "improving": True}, U),
]
"""Numbers at their bounds, threes, and what is not known."""


def cases() -> Iterator[tuple[Facts, str]]:
    """Give all of it as facts and what they come to."""
    for level, names in ALONE.items():
        for name in names.split():
            yield {name: True}, level
            yield {name: False}, C
            yield {name: None}, UNKNOWN_OTHERWISE.get(name, level)
    for left, right, level in TOGETHER:
        for one, other in product(left.split(), right.split()):
            yield {one: True, other: True}, level
    yield from CASES
