"""Tells an answer from talk that only happens around it: the television, the children, another skill's commands."""

from functools import lru_cache

from skill.understanding.lexicon import Utterance, classes, read
from skill.understanding.meanings import Asked
from skill.understanding.normalise import BREAKS
from skill.understanding.numbers import numbers_in
from skill.understanding.tables import names_of

_TALKED_OF = (
    "BODY_PART",
    "PAIN",
    "NUMB",
    "WEAK",
    "FAINT",
    "OLD",
    "NEW",
    "WET_SELF",
    "PEE",
    "POO",
    "WALK",
    "MEDICINES",
    "EXPLAINED",
)
_WELL = ("GOOD_STATE", "EASY_GOING", "WORKING_ORDER")
_ANSWERING = ("CORRECTING", "YES", "NO", "PARTLY", "MAYBE", "ALL", "BOTH_ITEMS", *_WELL)


def strange_words(utterance: Utterance, asked: Asked, used: frozenset[int]) -> int:
    """Count the words that neither an answer nor talk of one's own health would need."""
    known = _plain_words()
    topic = frozenset(read(asked.words).tokens) if asked.words else frozenset()
    about_health = {
        place
        for name in (*_TALKED_OF, *_ANSWERING)
        for start, end in utterance.spans(name)
        for place in range(start, end)
    }
    about_health.update(
        place
        for number in numbers_in(utterance.tokens)
        for place in range(number.start, number.end)
    )
    about_health.update(
        place
        for start, end in utterance.spans("LISTENER")
        for place in range(start, end)
        if end >= len(utterance.tokens) - 1
    )
    about_health.update(
        start
        for start, _ in utterance.spans("ADULT")
        if start and utterance.tokens[start - 1] == "my"
    )
    return sum(
        token not in known and token not in topic
        for place, token in enumerate(utterance.tokens)
        if place not in used and place not in about_health and token not in BREAKS
    )


def is_about_health(utterance: Utterance) -> bool:
    """Tell whether the body, its troubles or medicines are talked of."""
    return any(utterance.has(name) for name in _TALKED_OF)


def is_for_the_house(utterance: Utterance) -> bool:
    """Tell whether it is a command for another skill or a request of the household's."""
    return utterance.has("HOUSEHOLD")


def names_somebody(utterance: Utterance) -> bool:
    """Tell whether anybody but the speaker and the coach is spoken of."""
    named = any(utterance.has(name) for name in ("CHILD", "ADULT", "FOR_OTHER"))
    return named or not names_of("scope", "others").isdisjoint(utterance.tokens)


def is_sound(token: str) -> bool:
    """Tell a drawn-out sound from a word: "hhhhhh", "zzz"."""
    return len(token) > 2 and token.isalpha() and token.isascii() and len(set(token)) == 1


@lru_cache(maxsize=1)
def _plain_words() -> frozenset[str]:
    names = ("PLAIN_TAIL", "HEALTH_TALK")
    return frozenset(word for name in names for word in classes()[name]) | names_of(
        "ellipsis", "auxiliaries"
    )
