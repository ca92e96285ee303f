"""Whose a finding is, and how it is put: of someone else, in a simile, as an echo of the question."""

from skill.understanding.lexicon import Utterance
from skill.understanding.patterns import Match
from skill.understanding.tables import names_of, table


def is_someone_elses(utterance: Utterance, match: Match) -> bool:
    """Tell whether the finding is said of someone else: "my mum had cancer"."""
    tokens = utterance.tokens
    others, own = names_of("scope", "others"), names_of("scope", "self")
    for start, _ in utterance.spans("IN_OTHERS"):
        if match.start <= start <= match.end + 3:
            return True
    if match.end < len(tokens) and any(tokens[p] in own for p in range(match.start, match.end)):
        return False
    for place in range(match.end - 1, -1, -1):
        token = tokens[place]
        if utterance.walls[place] != utterance.walls[match.start]:
            return False
        if place in match.used:
            continue
        if token in others or _is_dear_one(tokens, place):
            if place and tokens[place - 1] in ("like", "if", "though", "on"):
                continue
            return not _hands_over(utterance, place, match)
        if token in own:
            nearby = tokens[place + 1 : place + 4]
            if token != "my" or not any(word in others for word in nearby):
                return False
    return False


def _is_dear_one(tokens: list[str], place: int) -> bool:
    """Tell "my lad" and "my little one" from "lad" for the listener and "one" for a thing."""
    before = tokens[place - 1] if place else ""
    return (tokens[place] in ("lad", "lass", "da") and before in ("my", "our", "me", "wee")) or (
        tokens[place] == "one" and before in ("little", "wee")
    )


def _hands_over(utterance: Utterance, place: int, match: Match) -> bool:
    """Tell whether the other person only reports or acts: "my wife says I …", "the dog knocked me"."""
    between = utterance.tokens[place + 1 : match.start]
    return any(token in names_of("scope", "self") for token in between)


def is_of_the_patient(utterance: Utterance) -> bool:
    """Tell whether only "he" or "she" is spoken of, as by one who answers for the patient beside them."""
    others = names_of("scope", "others") - names_of("scope", "pronouns")
    return others.isdisjoint(utterance.tokens) and not names_of("scope", "pronouns").isdisjoint(
        utterance.tokens
    )


def is_simile(utterance: Utterance, match: Match) -> bool:
    """Tell whether it only feels as if: "like I've been hit by a bus"."""
    before = utterance.tokens[max(0, match.start - 4) : match.start]
    return " ".join(before).endswith(tuple(table("scope")["as_if"]))


def is_echo(utterance: Utterance, match: Match) -> bool:
    """Tell whether a thing is only said back: "fainted? me? no", "breathless? only when I laugh"."""
    tokens = utterance.tokens
    if match.end >= len(tokens) or tokens[match.end] != "?" or match.end - match.start > 3:
        return False
    begins = match.start == 0 or tokens[match.start - 1] in (",", ".", "?")
    return begins and tokens[match.end + 1 : match.end + 2] not in (["yes"], ["yeah"], ["yep"])


def is_refused_after(utterance: Utterance, match: Match) -> bool:
    """Tell whether the answer behind an echo is a no: "fainted? me? no"."""
    return not names_of("scope", "negators").isdisjoint(
        utterance.tokens[match.end + 1 : match.end + 4]
    )
