"""The advice: one disposition, its reason, what to do and by when; and the offer that follows it."""

from skill.conversation.asking import Turn, offer, put
from skill.conversation.state import Say, State
from skill.triage.advice import advice_ids
from skill.triage.assess import assess
from skill.triage.findings import Facts
from skill.triage.tables import rules

URGENT = "urgent_same_day"
_FOLLOWS = {
    URGENT: "urgent_repeat",
    "see_clinician_soon": "programme_or_what_to_tell",
    "see_specialist": "programme_or_what_to_tell",
}
"""The offer after the advice. Urgent: comfort in place only, so it can only be heard again."""


def is_worrying(facts: Facts) -> bool:
    """Tell whether the facts lead to more than self-care."""
    return assess(facts).disposition != tuple(rules().levels)[-1]


def changes(state: State) -> bool:
    """Tell whether what is known leads to other advice than was given."""
    return (
        state.disposition is not None
        and assess(state.interview.facts).disposition != state.disposition
    )


def give(state: State, says: tuple[Say, ...]) -> Turn:
    """Say the advice that the facts lead to, and make the offer that follows it."""
    facts = state.interview.facts
    if changes(state):
        says = (*says, Say("prompt.advice_changed"))
    advice = tuple(Say(id) for id in advice_ids(facts))
    disposition = assess(facts).disposition
    state = state._replace(phase="advised", disposition=disposition, brief=False)
    return put(state, (*says, *advice), offer(_FOLLOWS.get(disposition, "programme")))
