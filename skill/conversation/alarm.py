"""Raising the emergency: what makes one, and what is said first."""

from skill.conversation.asking import Turn, offer, put
from skill.conversation.state import Say, State
from skill.triage.advice import advice_ids
from skill.triage.assess import assess
from skill.triage.findings import Facts

EMERGENCY = "emergency_now"


def is_one(facts: Facts) -> bool:
    """Tell whether what is known makes an emergency."""
    return assess(facts).disposition == EMERGENCY


def enter(state: State) -> Turn:
    """Tell the person what to do, and keep the session open for hearing it again."""
    state = state._replace(
        phase="emergency",
        disposition=EMERGENCY,
        alarm=what_raises(state.interview.facts),
        goal=None,
        place=None,
    )
    return put(state, advice(state, unsure=state.unsure), offer("emergency_repeat"))


def what_raises(facts: Facts) -> tuple[str, ...]:
    """Give the findings (present or unknown) without which there would be no emergency."""
    held = [name for name, value in facts.items() if value is True or value is None]
    decisive = [name for name in held if not is_one({**facts, name: False})]
    alone_enough = [name for name in held if is_one({name: facts[name]})]
    return tuple(decisive or alone_enough or held)


def advice(state: State, unsure: bool = False) -> tuple[Say, ...]:
    """Give the emergency's texts: what to do, the number, and what not to do.

    `unsure`: it was raised by "I don't know", which is said; a yes to several items is not that.
    """
    ids = advice_ids(state.interview.facts)
    return tuple(Say(id) for id in ids if unsure or id != "advice.not_sure")
