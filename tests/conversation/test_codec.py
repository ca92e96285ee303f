"""Session attributes: what is written comes back, and whatever else arrives is never an exception."""

import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.alexa.answering import recovered
from skill.conversation import codec
from skill.conversation.events import Heard, Launch
from skill.conversation.state import State
from skill.conversation.turn import turn
from skill.triage.findings import FINDINGS

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


def emergency() -> State:
    """Give a state in an emergency."""
    state, _ = turn(State(), Launch())
    return turn(state, Heard(words="i have chest pain"))[0]


def test_the_version_is_the_vocabulary_s() -> None:
    assert zlib.crc32(" ".join(FINDINGS).encode()) % 100_000 == codec.VERSION


@given(JSON)
def test_anything_is_decoded_or_refused(data: Any) -> None:
    assert codec.decode(data) is None or isinstance(codec.decode(data), State)


@given(st.sampled_from(sorted(codec.encode(emergency()))), JSON)
def test_one_damaged_field_is_never_an_exception_and_the_emergency_stays(
    field: str, value: Any
) -> None:
    data = {**codec.encode(emergency()), field: value}
    state = codec.decode(data) or codec.emergency_on_record(data)
    if field not in ("phase", "disposition"):
        assert state is not None and state.phase == "emergency"


@pytest.mark.parametrize("data", [None, {}, [], "x", {"version": -1}, {"version": codec.VERSION}])
def test_damaged_attributes_begin_the_screen_again(data: Any) -> None:
    answer = recovered(data, "en-US")
    assert answer.spoken is not None and "chest pain" in answer.spoken.ssml
    assert answer.attributes["pending"][1] == "heart"


def test_an_old_state_with_an_emergency_asks_its_question_again() -> None:
    data = {**codec.encode(emergency()), "version": 1}
    answer = recovered(data, "en-US")
    assert answer.attributes["pending"][0] == "retake"
    assert tuple(answer.attributes["pending"][2]) == ("chest_pain",)
    assert answer.attributes["disposition"] == "emergency_now"
