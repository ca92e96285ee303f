"""The advice: one disposition, its reason, what to do and by when; and the offer that follows it."""

from skill.conversation.asking import Turn, offer, put
from skill.conversation.state import Say, State
from skill.triage.advice import advice_ids
from skill.triage.assess import assess

URGENT = "urgent_same_day"


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
    # Urgent: comfort in place only, so hearing it again is all that can be offered.
    follows = offer("urgent_repeat" if disposition == URGENT else "programme")
    return put(state, (*says, *advice), follows)
