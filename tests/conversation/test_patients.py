"""Simulated patients through the whole conversation: written ones in words, random ones by the hundred."""

import pytest

from tests.conversation.patient import consult
from tests.conversation.random_patients import consult as consult_random
from tests.triage.patient import Vignette, vignettes


@pytest.mark.parametrize("vignette", vignettes(), ids=lambda vignette: vignette.id)
def test_a_written_patient_is_given_the_expected_advice(vignette: Vignette) -> None:
    told = {name: vignette.facts[name] for name in vignette.told}
    course = consult(vignette.facts, told)
    assert course.ended
    assert course.disposition == vignette.expect


@pytest.mark.parametrize("block", range(10))
def test_random_patients(block: int) -> None:
    """A sample; `make patients` runs a hundred thousand."""
    wrong = [
        case
        for seed in range(block * 100, block * 100 + 100)
        if (case := consult_random(seed)).wrong
    ]
    assert not wrong
