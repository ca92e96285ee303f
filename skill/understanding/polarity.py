"""Yes or no: what the answering words come to, whatever the question."""

from typing import NamedTuple

from skill.understanding.lexicon import Utterance
from skill.understanding.normalise import BREAKS
from skill.understanding.tables import names_of, table

SENSES = {
    "YES": "yes",
    "NO": "no",
    "MAYBE": "maybe",
    "PARTLY": "partly",
    "DONT_KNOW": "dont_know",
    "DOUBLE_NOT": "maybe",
    "ALL": "yes",
    "BOTH_ITEMS": "yes",
}


CONSENTS = {"CONSENT": "yes", "REFUSAL": "no"}
"""Count only where nothing of the person's health was asked: "I will", "leave it"."""


class Signal(NamedTuple):
    """Words that answer by themselves: "yes", "not really", "I do"."""

    sense: str
    start: int
    end: int


class Polarity(NamedTuple):
    """What the answering words come to."""

    sense: str | None
    """yes, no, partly (a hedged yes), mostly_no, maybe, dont_know, or None when nothing answers."""
    used: frozenset[int]
    """The places of the words that answer."""


def polarity_of(utterance: Utterance, consents: bool) -> Polarity:
    """Read the answering words of an utterance; a change of mind counts in its final sense."""
    senses = {**SENSES, **CONSENTS} if consents else SENSES
    signals = _free_standing(utterance, _longest(_signals(utterance, senses)))
    used = frozenset(place for each in signals for place in range(each.start, each.end))
    sense = _final_sense(utterance, signals)
    welcome = consents and sense == "maybe" and "not say no" in " ".join(utterance.tokens)
    return Polarity("yes" if welcome else sense, used)


def _signals(utterance: Utterance, senses: dict[str, str]) -> list[Signal]:
    found = [
        Signal(sense, start, end)
        for name, sense in senses.items()
        for start, end in utterance.spans(name)
    ]
    for place in range(len(utterance.tokens)):
        elliptical = _elliptical(utterance.tokens, place)
        if elliptical is not None:
            found.append(elliptical)
    return found


def _elliptical(tokens: list[str], start: int) -> Signal | None:
    """Read "I do", "it doesn't", "there is", "no I have not": subject, auxiliary, nothing more."""
    forms = table("ellipsis")
    if tokens[start] not in forms["subjects"]:
        return None
    place = start + 1
    while place < len(tokens) and tokens[place] in forms["adverbs"]:
        place += 1
    if place >= len(tokens) or tokens[place] not in forms["auxiliaries"]:
        return None
    auxiliary = tokens[place]
    place += 1
    unlikely = start > 1 and tokens[start - 2] == "not" and tokens[start - 1] in forms["reports"]
    sense = "no" if unlikely else "yes"
    while place < len(tokens) and tokens[place] in (
        *forms["adverbs"],
        "not",
        "never",
        "been",
        "had",
    ):
        if tokens[place] == "sure" and tokens[place - 1] in ("not", "never"):
            return None
        if sense == "no" and tokens[place] in forms["certainty"]:
            return Signal("dont_know", start, place + 1)
        if tokens[place] in ("not", "never"):
            sense = "maybe" if unlikely else "no"
        place += 1
    if place < len(tokens) and not _ends(tokens[place], auxiliary):
        return None
    return Signal(sense, start - 3 if unlikely and start > 2 else start, place)


def _ends(token: str, auxiliary: str) -> bool:
    """Tell whether a short answer may end before this word: "it does at night", but not "it is at night"."""
    forms = table("ellipsis")
    if token == "a" and auxiliary not in ("do", "does", "did", "can"):
        return False
    if token in BREAKS or token in forms["ends"]:
        return True
    return auxiliary in ("do", "does", "did", "can", "have") and token in forms["do_ends"]


def _longest(signals: list[Signal]) -> list[Signal]:
    """Keep the longest of those that overlap: "no idea" is no "no"."""
    kept: list[Signal] = []
    for signal in sorted(signals, key=lambda each: (each.start - each.end, each.start)):
        if all(signal.end <= other.start or other.end <= signal.start for other in kept):
            kept.append(signal)
    return sorted(kept, key=lambda each: each.start)


def _free_standing(utterance: Utterance, signals: list[Signal]) -> list[Signal]:
    """Keep what answers by itself; "right" in "my right leg" and "a bit" inside a sentence do not."""
    places = {place for each in signals for place in range(each.start, each.end)}
    return [each for each in signals if _stands_free(utterance.tokens, each, places)]


def _stands_free(tokens: list[str], signal: Signal, places: set[int]) -> bool:
    leads = names_of("ellipsis", "leads")
    place = signal.start - 1
    while place >= 0 and (tokens[place] in leads or place in places):
        place -= 1
    begins = place < 0 or tokens[place] in BREAKS
    place = signal.end
    while place < len(tokens) and (
        tokens[place] in names_of("ellipsis", "tails") or place in places
    ):
        place += 1
    ends = place >= len(tokens) or tokens[place] in BREAKS
    if " ".join(tokens[signal.start : signal.end]) in names_of("ellipsis", "strong"):
        if begins and tokens[signal.start] == "no" and signal.end - signal.start == 1:
            return ends or not _denies_thing(tokens, signal.end)
        return begins or ends
    if signal.sense in ("partly", "maybe"):
        return begins and (ends or signal.start == 0)
    if signal.sense == "dont_know":
        return begins or ends
    several = signal.end - signal.start > 1
    if tokens[signal.start] == "never" and signal.end - signal.start == 2:
        return begins and ends  # "never been worse" denies nothing
    return (begins and (ends or several)) or (ends and several)


def _denies_thing(tokens: list[str], place: int) -> bool:
    """Tell "no fever" (about a thing) from "no I am fine" (an answer)."""
    token = tokens[place] if place < len(tokens) else ","
    return token not in names_of("ellipsis", "after_answer")


def _final_sense(utterance: Utterance, signals: list[Signal]) -> str | None:
    if utterance.has("DOUBLE_NOT") or _is_denied_denial(utterance):
        return "maybe"
    if not signals:
        return None
    senses = [each.sense for each in signals]
    if len(set(senses)) == 1:
        return senses[0]
    corrected = _after_correction(utterance, signals)
    if corrected is not None:
        return corrected
    opening = _opening(utterance.tokens, signals)
    rest = signals[len(opening) :]
    first = opening[-1].sense
    if not rest:
        return _blend([each.sense for each in opening])
    later = [each.sense for each in rest]
    if first == "no":
        return _no_with_more(utterance.tokens, rest)
    if first == "yes" and later[-1] == "no":
        return "maybe"
    return _blend([first, *later])


def _is_denied_denial(utterance: Utterance) -> bool:
    """Read "I wouldn't say there's nothing", "it'd be a lie to say no", "it's not that I'm not"."""
    tokens, denials = utterance.tokens, table("ellipsis")["denials"]
    negators = names_of("scope", "negators")
    for place, token in enumerate(tokens):
        if token not in denials["openers"]:
            continue
        near = tokens[place + 1 : place + 5]
        verb = next((step for step, word in enumerate(near) if word in denials["verbs"]), None)
        if verb is None and token == "not" and near[:1] in (["like"], ["as"], ["that"]):
            verb = (
                0 if near[1:2] in (["there"], ["i"], ["it"], ["my"], ["if"], ["though"]) else None
            )
        if verb is None or not BREAKS.isdisjoint(near[:verb]):
            continue
        for step in range(place + verb + 2, min(place + verb + 9, len(tokens))):
            if tokens[step] in BREAKS or tokens[step] == "but":
                break
            bare_no = tokens[step] == "no" and step == len(tokens) - 1
            if tokens[step] in negators and (not bare_no or step == place + verb + 2):
                return True
    return False


def _no_with_more(tokens: list[str], rest: list[Signal]) -> str:
    """Weigh what follows a "no": a last "yeah" only rounds it off, but "well yeah it's painful" goes on."""
    for signal in rest:
        last = signal.end >= len(tokens) - 1
        if signal.sense == "yes" and not last:
            return "partly"
        if signal.sense == "dont_know":
            return "dont_know"
    if any(signal.sense in ("partly", "maybe") for signal in rest):
        return "mostly_no"
    return "no"


def _after_correction(utterance: Utterance, signals: list[Signal]) -> str | None:
    """Take the last sense behind "wait", "sorry", "actually"."""
    last = signals[-1]
    for start, _ in utterance.spans("CORRECTING"):
        if signals[0].end <= start <= last.start or (
            start <= signals[0].start < last.start and utterance.text(start, start + 2) == "no wait"
        ):
            return last.sense
    return None


def _opening(tokens: list[str], signals: list[Signal]) -> list[Signal]:
    """Give the answering words that follow each other directly: "yeah nah", "no, not really"."""
    opening = [signals[0]]
    for signal in signals[1:]:
        between = tokens[opening[-1].end : signal.start]
        if any(token not in (",", ".", "so", "i", "mean", "then") for token in between):
            break
        opening.append(signal)
    return opening


def _blend(senses: list[str]) -> str:
    """Make one sense of several that stand together."""
    plain = [sense for sense in senses if sense in ("yes", "no")]
    if "dont_know" in senses:
        return "no" if senses[-1] == "no" and len(senses) > 2 else "dont_know"
    if "maybe" in senses:
        return "maybe"
    if "partly" in senses:
        return "partly" if plain != ["no"] or senses[-1] == "partly" else "maybe"
    return plain[-1]
