"""What takes a statement back, in part or whole: it is old, there is a reason, it is only half denied."""

from skill.understanding.lexicon import Utterance
from skill.understanding.patterns import Match
from skill.understanding.tables import names_of

_NOT_NOW = frozenset(("not", "nothing", "none", "no", "never"))
"""Before "today" or "worse" these say that it is not new."""


def is_old(utterance: Utterance) -> bool:
    """Tell whether it is an old matter: "since the kids", "for years" – and nothing says that it is new or worse."""
    return utterance.has("OLD") and not any(
        utterance.tokens[max(0, start - 1)] not in _NOT_NOW for start, _ in utterance.spans("NEW")
    )


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


def is_faint_praise(utterance: Utterance, denials: tuple[int, ...]) -> bool:
    """Tell whether a denied "normal" says little: "they're never great"."""
    praise = names_of("scope", "praise")
    return any(utterance.tokens[place + 1] in praise for place in denials)
