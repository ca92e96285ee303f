"""Everything a person may ask for at any moment: talk, moving on, questions, timers."""

from functools import lru_cache
from typing import NamedTuple

from skill.understanding.lexicon import Utterance
from skill.understanding.likely import likely
from skill.understanding.normalise import BREAKS
from skill.understanding.patterns import Match, PatternBook
from skill.understanding.steps import seconds_in, step_skipped_to
from skill.understanding.tables import names_of, table

FILES = ("talk", "guide", "questions", "others")
FEW_WORDS = 5
"""In so few words a request is no aside."""
LONGEST_TIMER = 7200


class Command(NamedTuple):
    """A meaning that the words ask for."""

    meaning: str
    details: dict[str, str | int | float]
    match: Match
    whole: bool
    """The words say nothing else."""


def command_in(utterance: Utterance) -> Command | None:
    """Give what is asked for: a pattern that covers all the words before one that stands inside them."""
    best: tuple[tuple[int, int, int], Command] | None = None
    for match in _sentence(utterance):
        command = Command(match.label, {}, match, whole=True)
        best = _better(best, ((2, len(match.used), -_rank(match.label)), command))
    for match in _whole_book().matches(utterance.said, utterance.walls):
        if _covers(utterance, match):
            command = Command(match.label, {}, match, whole=True)
            best = _better(best, ((2, len(match.used), -_rank(match.label)), command))
    if best is None:
        for match in _inside_book().matches(utterance.said, utterance.walls):
            command = Command(match.label, {}, match, whole=False)
            best = _better(best, ((1, _weight(match), -_rank(match.label)), command))
    skip = _skip(utterance)
    if skip is not None and (best is None or best[0][0] == 1 or best[1].meaning == "ready"):
        return skip
    if best is None:
        return None
    aside = best[0][0] == 1 and best[1].meaning in names_of("steps", "last")
    short = len(utterance.tokens) <= FEW_WORDS
    in_passing = aside and not short and not _stands_alone(utterance, best[1].match)
    return (suggested(utterance) if in_passing else None) or _detailed(utterance, best[1])


def _stands_alone(utterance: Utterance, match: Match) -> bool:
    """Tell whether a match is a clause of its own: "I've had my drink, carry on", "carry on, I'm listening"."""
    tokens = utterance.tokens
    begins = not match.start or tokens[match.start - 1] in BREAKS
    return begins and (match.end == len(tokens) or tokens[match.end] in (*BREAKS, "i"))


def suggested(utterance: Utterance) -> Command | None:
    """Give the request that the telling words speak for, where no pattern holds."""
    vote = likely(utterance)
    if vote is None or vote.meaning not in _ranks():
        return None
    places = range(len(utterance.tokens))
    match = Match(vote.meaning, 0, len(places), frozenset(places), " ".join(vote.because))
    return _detailed(utterance, Command(vote.meaning, {}, match, whole=False))


_Ranked = tuple[tuple[int, int, int], Command]


def _better(one: _Ranked | None, other: _Ranked) -> _Ranked:
    return other if one is None or other[0] > one[0] else one


def _sentence(utterance: Utterance) -> list[Match]:
    """Give the whole sentence that was said, with or without politeness round it."""
    words = [place for place, token in enumerate(utterance.tokens) if token not in BREAKS]
    called = [
        place for place in words if utterance.tokens[place] not in names_of("steps", "vocatives")
    ]
    plain = [place for place in words if utterance.tokens[place] not in names_of("steps", "polite")]
    for places in (words, called, plain):
        sentence = " ".join(utterance.tokens[place] for place in places)
        meaning = _sentences().get(sentence)
        if meaning is not None:
            return [Match(meaning, places[0], places[-1] + 1, frozenset(places), sentence)]
    return []


def _weight(match: Match) -> int:
    """Weigh a match inside other words by its length; what is said in passing ("go on", "ready") weighs less."""
    return len(match.used) - 2 * (match.label in names_of("steps", "last"))


def _covers(utterance: Utterance, match: Match) -> bool:
    """Tell whether nothing but politeness stands beside a match."""
    return all(
        place in match.used or token in BREAKS or token in names_of("steps", "polite")
        for place, token in enumerate(utterance.tokens)
    ) and _used_heart(utterance, match)


def _used_heart(utterance: Utterance, match: Match) -> bool:
    """Tell whether a match names more than politeness."""
    return any(utterance.tokens[place] not in names_of("steps", "polite") for place in match.used)


def _skip(utterance: Utterance) -> Command | None:
    found = step_skipped_to(utterance)
    if found is None:
        return None
    step, (start, end) = found
    match = Match("skip_to", start, end, frozenset(range(start, end)), "SKIP_VERB STEP")
    return Command("skip_to", {"step": step}, match, whole=True)


def _detailed(utterance: Utterance, command: Command) -> Command:
    if command.meaning == "ask_timer":
        seconds = seconds_in(utterance)
        if seconds:
            return command._replace(details={"seconds": min(seconds, LONGEST_TIMER)})
    step = table("steps")["of_question"].get(command.meaning)
    return command._replace(details={"step": step}) if step else command


def _rank(meaning: str) -> int:
    return _ranks()[meaning]


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    names = list(table("steps")["prefer"])
    names.extend(meaning for file in FILES for meaning in table(file) if meaning not in names)
    return {meaning: rank for rank, meaning in enumerate(names)}


@lru_cache(maxsize=1)
def _sentences() -> dict[str, str]:
    """Give the meanings of the whole sentences that name no CLASS."""
    return {
        sentence: meaning
        for file in reversed(FILES)
        for meaning, ways in table(file).items()
        for sentence in ways["whole"]
    }


@lru_cache(maxsize=1)
def _whole_book() -> PatternBook:
    return PatternBook(
        (meaning, pattern)
        for file in FILES
        for meaning, ways in table(file).items()
        for pattern in ways["whole"]
        if not pattern.islower()
    )


@lru_cache(maxsize=1)
def _inside_book() -> PatternBook:
    return PatternBook(
        (meaning, pattern)
        for file in FILES
        for meaning, ways in table(file).items()
        for pattern in ways["within"]
    )
