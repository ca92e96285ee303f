"""Questions at any moment: answered from content, and the pending question comes back."""

from skill.content import has
from skill.conversation.asking import Turn, again
from skill.conversation.state import Say, State
from skill.triage.assess import assess
from skill.triage.interview import step_rule

_ABOUT_STEP = {
    "ask_position": "position",
    "ask_ice": "cold",
    "ask_heat": "heat",
    "ask_ibuprofen": "medicine",
    "ask_walking": "walking",
    "ask_stretching": "stretching",
    "ask_massage": "massage",
}


def answer(state: State, meaning: str) -> Turn | None:
    """Answer a question; None if the meaning is not a question that content answers.

    What this person must not do is said instead of how to do it.
    """
    if not has(f"answer.{meaning}"):
        return None
    step = _ABOUT_STEP.get(meaning)
    if step is not None:
        if step in assess(state.interview.facts).must_not:
            rule = step_rule(step, state.interview.facts)
            return again(state, (Say(rule.reason) if rule.reason else Say("prompt.not_now"),))
        if state.disposition is None and state.phase != "guide":
            return again(state, (Say(f"answer.{meaning}"), Say("prompt.back_to_question")))
    return again(state, (Say(f"answer.{meaning}"),))
