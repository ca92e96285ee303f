"""Which texts say the advice: what to do, then why."""

from skill.triage import tables
from skill.triage.assess import assess, deciding
from skill.triage.findings import Facts
from skill.triage.terms import MAYBE, all_hold, truth

_UNSURE = "advice.not_sure"


def advice_ids(facts: Facts) -> tuple[str, ...]:
    """Give the content ids of the advice, in the order in which they are said."""
    table = tables.rules()
    disposition = assess(facts).disposition
    own = (
        variant.id
        for variant in table.variants
        if variant.disposition == disposition
        and any(truth(term, facts) >= MAYBE for term in variant.any)
    )
    rule = (deciding(facts) or (table.otherwise,))[0]
    what_to_do = f"advice.{next(own, disposition)}"
    why = f"advice.{rule.reason}"
    if all_hold(rule.terms, facts) == MAYBE:
        return (what_to_do, _UNSURE, why) if rule.rank == 0 else (_UNSURE, why, what_to_do)
    return (what_to_do, why) if rule.rank == 0 else (why, what_to_do)
