"""Answers about the parts of a question: "just the second one", "both", "none of those", "one of them"."""

from itertools import pairwise
from typing import NamedTuple

from skill.understanding.ear import question_order
from skill.understanding.lexicon import Utterance, read
from skill.understanding.meanings import Asked, Value
from skill.understanding.normalise import BREAKS
from skill.understanding.tables import names_of

_ASKING_BACK = frozenset(("what", "which", "repeat", "say", "was", "is", "can", "could", "sorry"))


class Item(NamedTuple):
    """One thing that a question lists."""

    findings: tuple[str, ...]
    words: frozenset[str]


def items_meant(utterance: Utterance, asked: Asked) -> dict[str, Value] | None:
    """Give what an answer by place or number says of the findings; None when it is no such answer."""
    if not asked.findings or utterance.tokens[0] in _ASKING_BACK:
        return None
    if utterance.has("ONE_OF") and not utterance.has("NONE_OF"):
        return dict.fromkeys(asked.findings)
    items = _items(asked)
    last = len(items) - 1
    chosen = {min(place, last) if place >= 0 else last for place in _places(utterance)}
    chosen = chosen or _named_by_word(utterance, items)
    if not chosen:
        return None
    if utterance.tokens[0] in ("not", "neither"):
        return {finding: False for number in chosen for finding in items[number].findings}
    stated: dict[str, Value] = {}
    for number, item in enumerate(items):
        if number in chosen:
            stated.update(dict.fromkeys(item.findings, True if len(item.findings) == 1 else None))
        elif utterance.has("ONLY"):
            stated.update(dict.fromkeys(item.findings, False))
    return stated


def _named_by_word(utterance: Utterance, items: list[Item]) -> set[int]:
    """Read "just the peeing": nothing but an item's own word."""
    if not utterance.has("ONLY") or utterance.tokens[0] in ("no", "not", "nope"):
        return set()
    words = {token for token in utterance.tokens if token not in names_of("items", "around_item")}
    return {number for number, item in enumerate(items) if words and words <= item.words}


def items_answered(utterance: Utterance, asked: Asked) -> dict[str, Value]:
    """Give what a spoken list says, "chest pain yes breathing no": an item is known by a word of the question."""
    stated: dict[str, Value] = {}
    segment: set[str] = set()
    for token, after in zip(utterance.tokens, [*utterance.tokens[1:], "."], strict=True):
        if token in ("yes", "yeah", "no", "nope") and after == "." and segment:
            for item in _items(asked):
                if item.words & segment:
                    value = token in ("yes", "yeah")
                    known = len(item.findings) == 1 or not value
                    stated.update(dict.fromkeys(item.findings, value if known else None))
            segment = set()
        elif token in BREAKS:
            segment = set()
        else:
            segment.add(token)
    return stated


def _places(utterance: Utterance) -> list[int]:
    """Give the numbers of the items named; -1 is the last."""
    return [
        place
        for name, place in (("FIRST", 0), ("SECOND", 1), ("THIRD", 2), ("LAST", -1))
        if utterance.has(name) and _names_item(utterance, name)
    ]


def _names_item(utterance: Utterance, name: str) -> bool:
    """Tell "the second one" from "second week" or "first thing in the morning"."""
    followers = names_of("items", "after_item")
    for start, end in utterance.spans(name):
        following = utterance.tokens[end] if end < len(utterance.tokens) else "."
        bare = end - start == 1 and utterance.tokens[start] in ("first", "second", "third")
        if following in followers and (not bare or len(utterance.tokens) <= 4):
            return True
    return False


def _items(asked: Asked) -> list[Item]:
    """Give what the question lists, in its words' order; without words, each finding is an item."""
    words = read(asked.words)
    order = question_order(words, asked.findings)
    if set(order) != set(asked.findings):
        return [Item((finding,), frozenset(finding.split("_"))) for finding in asked.findings]
    ends = [
        0,
        *(p for p, token in enumerate(words.tokens) if token in (",", "or")),
        len(words.tokens),
    ]
    items: list[Item] = []
    for start, end in pairwise(ends):
        named = tuple(
            name for name in sorted(order, key=order.__getitem__) if start < order[name] <= end
        )
        if named:
            known = frozenset(words.tokens[start:end]) - names_of("ellipsis", "common")
            items.append(Item(named, known))
    return items
