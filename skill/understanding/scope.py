"""Whose, when and whether: what the words around a finding make of it."""

from skill.understanding.lexicon import Utterance
from skill.understanding.normalise import BREAKS
from skill.understanding.patterns import Match
from skill.understanding.tables import names_of, table

_STATING = frozenset(("i", "there", "it", "they", "that", "my"))


def denials(utterance: Utterance, match: Match) -> tuple[int, ...]:
    """Give the places of the words that deny a match: in it, before it, or a "no" right after it."""
    found = _denying(utterance, match)
    if found:
        return () if _cancel_out(utterance, found) else found
    return _denied_after(utterance, match)


def is_denied_twice(utterance: Utterance, match: Match) -> bool:
    """Tell whether one "not" takes another back: "I'm not without pain", "I can't say I've no pain"."""
    found = _denying(utterance, match)
    return bool(found) and _cancel_out(utterance, found)


def _denying(utterance: Utterance, match: Match) -> tuple[int, ...]:
    return _inside(utterance, match) + _before(utterance, match)


def _cancel_out(utterance: Utterance, found: tuple[int, ...]) -> bool:
    listed = all(utterance.tokens[place] == "no" for place in found)
    return not listed and len(found) % 2 == 0


def _inside(utterance: Utterance, match: Match) -> tuple[int, ...]:
    negators = names_of("scope", "negators")
    unknown = _unknowing(utterance)
    return tuple(
        place
        for place in range(match.start, match.end)
        if place not in match.used and utterance.tokens[place] in negators and place not in unknown
    )


def _before(utterance: Utterance, match: Match) -> tuple[int, ...]:
    """Walk left through the match's own clause and collect what denies it."""
    tokens = utterance.tokens
    negators, limits = names_of("scope", "negators"), names_of("scope", "limits")
    unknown = _unknowing(utterance)
    found: list[int] = []
    for place in range(match.start - 1, -1, -1):
        token = tokens[place]
        if utterance.walls[place] != utterance.walls[match.start] or token in limits:
            break
        if token in negators and place not in unknown:
            if tokens[place + 1] in ("just", "only", "merely"):
                continue
            if token == "no" and _is_answer_word(utterance, place):
                break
            if token in ("nor", "neither"):
                return (place,)
            if not found or tokens[found[-1]] != "no" or _is_said_between(tokens, place, found[-1]):
                found.append(place)
        elif _begins_clause(utterance, place, match):
            break
    return tuple(found)


def _is_said_between(tokens: list[str], place: int, other: int) -> bool:
    """Tell "I can't say I've no pain" from "I don't have no pain", where both deny."""
    return not names_of("scope", "sayings").isdisjoint(tokens[place + 1 : other])


def _is_answer_word(utterance: Utterance, place: int) -> bool:
    """Tell the "no" that answers ("no my legs are numb") from the one that denies a thing ("no numbness")."""
    after = utterance.tokens[place + 1]
    return (
        after in BREAKS
        or after in names_of("scope", "subjects")
        or after in names_of("scope", "self")
        or after in names_of("scope", "negators")
        or after in names_of("scope", "limits")
        or after in ("the", "can", "wait", "sorry", "nope", "nah")
    )


def _begins_clause(utterance: Utterance, place: int, match: Match) -> bool:
    """Tell whether a new statement begins here, out of reach of an earlier "not"."""
    tokens = utterance.tokens
    token, after = tokens[place], tokens[place + 1]
    before = tokens[place - 1] if place else ""
    subjects, verbs = names_of("scope", "subjects"), names_of("scope", "verbs")
    if token in (",", "and", "plus", "so", "then"):
        return (
            after in subjects
            or after in verbs
            or after in names_of("scope", "limits")
            or (after in names_of("scope", "owners") and _has_verb(utterance, place + 1, match))
            or (after in ("the", "my") and f"not {after} " in utterance.text(0, place))
        )
    if token == "more":
        return after in ("of", "like", "a")
    if token == "or":
        return after in subjects
    if token in subjects:
        follows = token == "that" and before in ("not", "what")
        return not follows and not _is_reported(utterance, place)
    if token in ("my", "both", "the") and before not in ("in", "of", "with", "on", "around", "to"):
        return _has_verb(utterance, place, match) and not _is_reported(utterance, place)
    return False


def _is_reported(utterance: Utterance, place: int) -> bool:
    """Tell whether a "think" or "say" before the subject hands a negation on: "I don't think I have"."""
    tokens = utterance.tokens
    before = tokens[place - 1] if place else ""
    if before in ("that", "like", "if", "as"):
        before = tokens[place - 2] if place > 1 else ""
        return before in names_of("scope", "reports") or before in ("not", "like", "is")
    if before == "what" and place > 1:
        return tokens[place - 2] in names_of("scope", "negators")
    return before in names_of("scope", "reports")


def _has_verb(utterance: Utterance, place: int, match: Match) -> bool:
    verbs = names_of("scope", "verbs")
    return any(token in verbs for token in utterance.tokens[place + 1 : match.end])


def _denied_after(utterance: Utterance, match: Match) -> tuple[int, ...]:
    """Read "chest pain no, fever yes": a bare thing named, its answer behind it."""
    tokens = utterance.tokens
    if any(tokens[place] in names_of("scope", "subjects") for place in range(match.start)):
        return ()
    place = match.end
    while place < len(tokens) and tokens[place] in (",", "?", "."):
        place += 1
    if place >= len(tokens) or tokens[place] not in (
        "no",
        "nope",
        "nah",
        "naw",
        "none",
        "negative",
    ):
        return ()
    after = tokens[place + 1] if place + 1 < len(tokens) else "."
    ends = after in BREAKS or after in names_of("scope", "after_negation") or after in ("but", "no")
    return (place,) if ends else ()


def _unknowing(utterance: Utterance) -> frozenset[int]:
    """Give the places of "not sure", "don't know", "not gonna lie": their "not" denies nothing."""
    return frozenset(
        place
        for name in ("DONT_KNOW", "NO_DENIAL")
        for start, end in utterance.spans(name)
        if not _hands_on(utterance, end)
        for place in range(start, end)
    )


def _hands_on(utterance: Utterance, end: int) -> bool:
    """Tell whether "can't say" denies what follows: "I can't say there's any pain"."""
    tokens = utterance.tokens
    return tokens[end - 1] == "say" and end < len(tokens) and tokens[end] in _STATING


def is_in_unknowing(utterance: Utterance, match: Match) -> bool:
    """Tell whether the words only say that something is not known: "hard to tell"."""
    return any(
        start <= match.start and match.end <= end for start, end in utterance.spans("DONT_KNOW")
    )


def is_unknown(utterance: Utterance, match: Match) -> bool:
    """Tell whether the person says that they do not know this: "not sure if it's numb"."""
    tokens = utterance.tokens
    subjects = names_of("scope", "subjects")
    for start, end in utterance.spans("DONT_KNOW"):
        if end <= match.start and utterance.walls[end - 1] == utterance.walls[match.start]:
            after = tokens[end]
            if after in names_of("scope", "if_words") or end == match.start:
                return True
            if tokens[end - 1] == "sure" and (after in subjects or after in ("my", "that")):
                return True
        if 0 <= start - match.end <= 3 and not _has_subject(utterance, 0, match.start):
            return True
    return any(
        utterance.walls[end - 1] == utterance.walls[match.start] and end <= match.start
        for _, end in utterance.spans("DOUBT")
    )


def _has_subject(utterance: Utterance, start: int, end: int) -> bool:
    return any(token in ("i", "my") for token in utterance.tokens[start:end])


def is_supposed(utterance: Utterance, match: Match) -> bool:
    """Tell whether the finding is only asked about or imagined: "what if I had a fever", "is numbness bad"."""
    tokens = utterance.tokens
    first = match.start
    while first and utterance.walls[first - 1] == utterance.walls[match.start]:
        first -= 1
    lead = " " + " ".join(tokens[first : match.start + 1]) + " "
    if any(f" {phrase} " in lead for phrase in table("scope")["askers"] if phrase != "by"):
        return "even if" not in lead and not _if_follows_unknowing(utterance, match)
    opener = tokens[first]
    if opener in ("alexa", "so", "and", "then", "well") and first + 1 <= match.start:
        first += 1
        opener = tokens[first]
    if opener not in names_of("scope", "question_openers") or opener in match_words(match, tokens):
        return False
    between = tokens[first + 1 : match.start]
    words = between + tokens[match.start : match.end]
    if any(token in ("my", "this", "that", "the", "i") for token in words):
        return opener in ("do", "have") and "i" in between and "my" not in between
    return first < match.start and len(between) <= 3


def _if_follows_unknowing(utterance: Utterance, match: Match) -> bool:
    """Leave "not sure if I have" to `is_unknown`."""
    return any(end <= match.start for _, end in utterance.spans("DONT_KNOW"))


def match_words(match: Match, tokens: list[str]) -> frozenset[str]:
    """Give the words that a match names."""
    return frozenset(tokens[place] for place in match.used)
