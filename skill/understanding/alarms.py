"""What must not be missed, whatever was asked: calls for help, emergencies, red flags."""

from skill.understanding.ear import Stated
from skill.understanding.meanings import Understood
from skill.understanding.tables import names_of, table
from skill.understanding.turn import Turn

_STANDING_BY = ("he", "she", "his", "her")
"""So one speaks of someone who lies there now; not of a tale about somebody."""


def call_for_help(turn: Turn) -> Understood | None:
    """Hear "call an ambulance"; a saying ("I'm dying here") is no call and no alarm."""
    idioms = turn.said.spans("NEAR_DEATH_IDIOM")
    for start, end in turn.said.spans("ALARM_CALL"):
        overlaps = any(start < stop and begin < end for begin, stop in idioms)
        if not overlaps and not _is_refused(turn, start):
            return turn.result("emergency", turn.said.text(start, end))
    if idioms and not turn.is_emergency() and not turn.here and not _flags(turn):
        meaning = "symptom_description" if turn.said.has("PAIN") else "ambiguous"
        return turn.result(meaning, turn.said.text(*idioms[0]))
    return None


def _is_refused(turn: Turn, start: int) -> bool:
    """Tell whether a call is denied or only imagined: "I don't need an ambulance", "when should I call one"."""
    before = turn.said.tokens[max(0, start - 5) : start]
    if not names_of("scope", "negators").isdisjoint(before):
        return not names_of("scope", "before_a_call").issuperset(before)
    text = " ".join(before)
    return any(phrase in text for phrase in table("scope")["call_supposed"])


def emergency_of_another(turn: Turn) -> Understood | None:
    """Hear an emergency of somebody who is there now: "my husband can't feel his legs"."""
    present = {each.finding for each in turn.heard.of_others if each.value is True}
    if present.isdisjoint(table("levels")["emergency"]) or turn.here or turn.is_emergency():
        return None
    if any(turn.said.has(name) for name in ("OLD", "PAST_OF_OTHERS", "ON_SCREEN")):
        return None
    named = turn.said.has("ADULT") or turn.said.has("CHILD")
    if not named and (present == {"major_trauma"} or turn.said.tokens[0] not in _STANDING_BY):
        return None
    meaning = "about_child" if turn.said.has("CHILD") else "about_other"
    turn.findings.update(dict.fromkeys(present.intersection(table("levels")["emergency"]), True))
    told = turn.result(meaning, *map(turn.words, turn.heard.of_others))
    return told._replace(emergency=True)


def emergency(turn: Turn) -> Understood | None:
    """Hear an emergency that nobody asked about, whatever else was said."""
    levels = table("levels")["emergency"]
    alarms = [each for each in turn.besides if each.value is True and each.finding in levels]
    if not alarms or any(each.value is True for each in turn.here):
        return None
    return turn.result("red_flag", *map(turn.words, alarms))


def _flags(turn: Turn) -> list[Stated]:
    levels = table("levels")["urgent"]
    return [each for each in turn.besides if each.value is True and each.finding in levels]


def red_flag(turn: Turn) -> Understood | None:
    """Hear a red flag below an emergency, that nobody asked about."""
    flags = _flags(turn)
    consent = turn.yes_no and not turn.asked.findings and turn.answer.sense
    if not flags or turn.any_subject or consent:
        return None
    return turn.result("red_flag", *map(turn.words, flags))
