"""Whose, when and whether: what the words around a finding make of it."""

from skill.understanding.lexicon import Utterance
from skill.understanding.normalise import BREAKS
from skill.understanding.patterns import Match
from skill.understanding.tables import names_of, table


def denials(utterance: Utterance, match: Match) -> tuple[int, ...]:
    """Give the places of the words that deny a match: in it, before it, or a "no" right after it."""
    found = _inside(utterance, match) + _before(utterance, match)
    if found:
        listed = all(utterance.tokens[place] == "no" for place in found)
        return found if listed or len(found) % 2 else ()
    return _denied_after(utterance, match)


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
            if not found or tokens[found[-1]] != "no":
                found.append(place)
        elif _begins_clause(utterance, place, match):
            break
    return tuple(found)


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
        )
    if token == "more":
        return after in ("of", "like", "a")
    if token == "or":
        return after in subjects
    if token in subjects:
        return not _is_reported(utterance, place)
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
        for place in range(start, end)
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
        if token in others:
            return not _hands_over(utterance, place, match)
        if token in own:
            nearby = tokens[place + 1 : place + 4]
            if token != "my" or not any(word in others for word in nearby):
                return False
    return False


def _hands_over(utterance: Utterance, place: int, match: Match) -> bool:
    """Tell whether the other person only reports or acts: "my wife says I …", "the dog knocked me"."""
    between = utterance.tokens[place + 1 : match.start]
    return any(token in names_of("scope", "self") for token in between)


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
    if any(token in ("my", "this", "that", "the", "i") for token in between + _used(match, tokens)):
        return opener in ("do", "have") and "i" in between and "my" not in between
    return first < match.start and len(between) <= 3


def _if_follows_unknowing(utterance: Utterance, match: Match) -> bool:
    """Leave "not sure if I have" to `is_unknown`."""
    return any(end <= match.start for _, end in utterance.spans("DONT_KNOW"))


def match_words(match: Match, tokens: list[str]) -> frozenset[str]:
    """Give the words that a match names."""
    return frozenset(tokens[place] for place in match.used)


def _used(match: Match, tokens: list[str]) -> list[str]:
    return [tokens[place] for place in range(match.start, match.end)]


def is_old(utterance: Utterance) -> bool:
    """Tell whether it is an old matter: "since the kids", "for years" – and nothing says that it is new or worse."""
    return utterance.has("OLD") and not utterance.has("NEW")


def is_explained_away(utterance: Utterance, match: Match) -> bool:
    """Tell whether the person takes it back with a reason: "but I haven't eaten"."""
    negators = names_of("scope", "negators")
    return any(
        (start >= match.end or end <= match.start)
        and negators.isdisjoint(utterance.tokens[max(0, start - 2) : start])
        for start, end in utterance.spans("EXPLAINED")
    )


def is_half_denied(utterance: Utterance, match: Match, denials: tuple[int, ...]) -> bool:
    """Tell whether a denial leaves something standing: "not numb exactly", "not pain as such", "not quite normal"."""
    half = names_of("scope", "half")
    near = [*utterance.tokens[match.end : match.end + 3]]
    near.extend(
        utterance.tokens[place + 1] for place in denials if place + 1 < len(utterance.tokens)
    )
    return bool(denials) and not half.isdisjoint(near)
