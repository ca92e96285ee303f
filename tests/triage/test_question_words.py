"""The words of the questions and of the advice: short, plain, and about what is asked."""

import re
from collections.abc import Iterator

import pytest

from skill.content import DEFAULT_LOCALE, table, words
from skill.triage import tables
from skill.triage.findings import FINDINGS
from skill.triage.questions import rows
from tests.triage.patient import consult

QUESTIONS = table("question")
ADVICE = table("advice")
WORDS_A_MINUTE = 150
JARGON = re.compile(
    r"bladder|bowel|incontinen|genital|perianal|perineum|saddle|sciatica|radiculopath|cauda|equina"
    r"|thoracic|lumbar|febrile|dyspn|syncope|trauma|aneurysm|osteopor|coagulant|suppressed"
    r"|neurolog|deficit|symptom|acute|chronic|disposition|contraindic|metasta|malignan|hematuria"
    r"|dysuria|analgesic|nsaid|urinar|urinate|defecat|abdom"
)


def texts() -> Iterator[tuple[str, str]]:
    """Give every text with its id."""
    for file in ("question", "advice"):
        for id, entry in table(file).items():
            for form, text in entry.items():
                if isinstance(text, str):
                    yield f"{file}.{id}:{form}", text


def sentences(text: str) -> list[str]:
    """Give the sentences of a text."""
    return [part for part in re.split(r"[.?!:]\s*", text) if part]


def count(text: str) -> int:
    """Give how many words are spoken."""
    return len(text.split())


def test_every_question_has_words_and_no_others_do() -> None:
    assert set(QUESTIONS) == set(rows())


@pytest.mark.parametrize("row", rows().values(), ids=lambda row: row.question.id)
def test_a_question_has_every_form(row: object) -> None:
    question = row.question  # type: ignore[attr-defined]
    entry = QUESTIONS[question.id]
    assert {"ask", "simpler", "reprompt", "why"} <= set(entry)
    for form in ("ask", "simpler", "reprompt"):
        assert entry[form].endswith("?"), form
    assert not entry["why"].endswith("?")
    assert len({entry["ask"], entry["simpler"], entry["reprompt"]}) == 3
    assert entry["ask"] not in entry["reprompt"]
    assert len(sentences(entry["reprompt"])) >= 2, "it adds an example or an easier choice"
    if len(question.asks) > 1:
        assert set(entry["items"]) == set(question.asks)
        assert entry["frame"].count("{items}") == 1
        shared: dict[str, tuple[str, ...]] = {}
        for item in row.items:  # type: ignore[attr-defined]
            for finding in item:
                shared.setdefault(entry["items"][finding], item)
                assert shared[entry["items"][finding]] == item


@pytest.mark.parametrize(("id", "text"), list(texts()), ids=lambda value: str(value)[:40])
def test_words_are_plain_and_sentences_short(id: str, text: str) -> None:
    assert max(map(count, sentences(text)), default=0) <= 25
    text = re.sub(r"{\w+}", "something", text)
    assert not JARGON.search(text.lower())
    assert "is that normal" not in text.lower()
    assert not re.search(r"[<>*_#\d]|mg\b", text), "no markup, figures spoken, never a dose"


@pytest.mark.parametrize("id", [id for id in ADVICE if "." not in id])
def test_advice_is_short(id: str) -> None:
    text = words(f"advice.{id}", DEFAULT_LOCALE, {})
    assert count(text) <= 70


def test_every_emergency_says_what_it_must() -> None:
    names = ["emergency_now"]
    names += [v.id for v in tables.rules().variants if v.disposition == "emergency_now"]
    for name in names:
        text = ADVICE[name]["say"]
        assert "{emergency}" in text
        assert "or your local emergency number" in text
        assert "I cannot call for you. Please use a phone" in text
        assert "shout" in text.lower()
        if name != "danger_now":
            assert "Don't drive yourself" in text
    for name in ("emergency_now", "emergency_keep_still", "maternity_now"):
        text = ADVICE[name]["say"]
        assert "Don't eat, drink or take anything" in text
        assert "alarm" in text
        assert "assistant" in text
    assert "Keep still" in ADVICE["emergency_keep_still"]["say"]
    assert "breathe best" in ADVICE["emergency_now"]["say"]


def test_the_specialist_is_named_with_the_reason() -> None:
    entry = ADVICE["see_specialist"]
    assert "your doctor or a spine specialist" in entry["say"]
    assert set(entry["claims"]) >= {"V4", "V6", "V19"}
    for reason in ("lasts_over_two_weeks", "lasts_over_a_week", "recurs_same_area"):
        assert "V5" in ADVICE[f"reason.{reason}"]["claims"]


def test_numbers_are_said_digit_by_digit() -> None:
    said = words("advice.emergency_now", "en-GB", {})
    assert "nine nine nine" in said
    assert "nine eight eight" in words("advice.self_harm", DEFAULT_LOCALE, {})


def test_the_interview_is_short() -> None:
    course = consult({"age": 35, "duration_days": 2})
    spoken = [count(QUESTIONS[question.id]["ask"]) for question in course.asked]
    assert spoken[0] <= 9
    assert spoken[1] <= 12
    assert spoken[2] <= 15
    assert sum(spoken) / len(spoken) <= 11
    assert sum(spoken) / WORDS_A_MINUTE * 60 <= 60


def test_a_reduced_question_says_only_what_it_asks() -> None:
    items = "unexplained_weight_loss,night_pain_unrelieved_by_rest"
    text = words("question.general:frame", DEFAULT_LOCALE, {"items": items})
    assert text == "Any weight loss without trying or night pain that never eases?"
    one = words("question.check:frame", DEFAULT_LOCALE, {"items": "chest_pain"})
    assert one == "To be clear: do you have chest pain?"
    assert set(QUESTIONS["check"]["items"]) <= set(FINDINGS)
