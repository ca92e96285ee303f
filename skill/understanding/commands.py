"""Everything a person may ask for at any moment: talk, moving on, questions, timers."""

from functools import lru_cache
from typing import NamedTuple

from skill.understanding.lexicon import Utterance
from skill.understanding.normalise import BREAKS
from skill.understanding.numbers import numbers_in
from skill.understanding.patterns import Match, PatternBook
from skill.understanding.tables import names_of, table

FILES = ("talk", "guide", "questions", "others")
POLITE = frozenset(
    [
        "please",
        "now",
        "then",
        "okay",
        "so",
        "hey",
        "hi",
        "hello",
        "and",
        "can",
        "you",
        "could",
        "would",
        "just",
        "the",
        "that",
        "alexa",
        "coach",
        "right",
        "yeah",
        "yes",
        "sorry",
        "actually",
        "thanks",
        "thank",
        "love",
        "mate",
        "doctor",
        "dear",
        "pal",
    ]
)
VOCATIVES = frozenset(["love", "mate", "doctor", "dear", "pal", "coach", "alexa", "please"])
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
    return _detailed(utterance, best[1]) if best else None


_Ranked = tuple[tuple[int, int, int], Command]


def _better(one: _Ranked | None, other: _Ranked) -> _Ranked:
    return other if one is None or other[0] > one[0] else one


def _sentence(utterance: Utterance) -> list[Match]:
    """Give the whole sentence that was said, with or without politeness round it."""
    words = [place for place, token in enumerate(utterance.tokens) if token not in BREAKS]
    called = [place for place in words if utterance.tokens[place] not in VOCATIVES]
    plain = [place for place in words if utterance.tokens[place] not in POLITE]
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
        place in match.used or token in BREAKS or token in POLITE
        for place, token in enumerate(utterance.tokens)
    ) and _used_heart(utterance, match)


def _used_heart(utterance: Utterance, match: Match) -> bool:
    """Tell whether a match names more than politeness."""
    return any(utterance.tokens[place] not in POLITE for place in match.used)


def _skip(utterance: Utterance) -> Command | None:
    """Read "skip to walking", "go to the ice part"."""
    for start, end in utterance.spans("SKIP_VERB"):
        for step in table("steps")["steps"]:
            for begin, stop in utterance.spans(f"STEP_{step.upper()}"):
                gap = utterance.tokens[end:begin]
                if (
                    begin < end
                    or len(gap) > 2
                    or not all(
                        token in ("the", "my", "some", "part", "do", "about") for token in gap
                    )
                ):
                    continue
                rest = [
                    token
                    for token in utterance.tokens[stop:]
                    if token not in names_of("steps", "tail")
                ]
                verb = utterance.text(start, end)
                clear = verb in names_of("steps", "clear_verbs")
                if rest and not (clear and len(rest) <= 2):
                    continue
                if not _leads(utterance, start):
                    continue
                match = Match(
                    "skip_to", start, stop, frozenset(range(start, stop)), "SKIP_VERB STEP"
                )
                return Command("skip_to", {"step": step}, match, whole=True)
    return None


def _leads(utterance: Utterance, start: int) -> bool:
    return all(
        token in POLITE or token in ("i", "let", "us", "want", "to", ",")
        for token in utterance.tokens[:start]
    )


def _detailed(utterance: Utterance, command: Command) -> Command:
    if command.meaning == "ask_timer":
        seconds = seconds_in(utterance)
        if seconds:
            return command._replace(details={"seconds": min(seconds, LONGEST_TIMER)})
    step = table("steps")["of_question"].get(command.meaning)
    return command._replace(details={"step": step}) if step else command


def seconds_in(utterance: Utterance) -> int:
    """Give the seconds of "twenty minutes", "half an hour", "an hour and a half"."""
    tokens = utterance.tokens
    units: dict[str, int] = table("steps")["seconds"]
    total = 0.0
    for number in numbers_in(tokens):
        unit = tokens[number.end] if number.end < len(tokens) else ""
        if unit in units:
            total += number.value * units[unit]
            if tokens[number.end + 1 : number.end + 4] == ["and", "a", "half"]:
                total += units[unit] / 2
    if not total:
        for place, token in enumerate(tokens):
            if (
                token in ("an", "a", "one")
                and place + 1 < len(tokens)
                and tokens[place + 1] in units
            ):
                total += units[tokens[place + 1]]
                if tokens[place + 2 : place + 5] == ["and", "a", "half"]:
                    total += units[tokens[place + 1]] / 2
    return round(total)


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
