"""Answers about the parts of a question: "just the second one", "both", "none of those", "one of them"."""

from itertools import pairwise
from typing import NamedTuple

from skill.understanding.ear import question_order
from skill.understanding.lexicon import Utterance, read
from skill.understanding.meanings import Asked, Value
from skill.understanding.normalise import BREAKS
from skill.understanding.tables import names_of, table

_ORDER = (
    ("FIRST", 0),
    ("SECOND", 1),
    ("THIRD", 2),
    ("FOURTH", 3),
    ("FIFTH", 4),
    ("LAST", -1),
)
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
    if _some_items(utterance):
        return dict.fromkeys(asked.findings)
    items = _items(asked)
    last = len(items) - 1
    chosen = {min(place, last) if place >= 0 else last for place in _places(utterance)}
    chosen = chosen or _named_by_word(utterance, items, read(asked.words).tokens)
    if not chosen:
        return None
    if utterance.tokens[0] in ("not", "neither") and "but" not in utterance.tokens:
        return {finding: False for number in chosen for finding in items[number].findings}
    stated: dict[str, Value] = {}
    for number, item in enumerate(items):
        if number in chosen:
            stated.update(dict.fromkeys(item.findings, True if len(item.findings) == 1 else None))
        elif utterance.has("ONLY"):
            stated.update(dict.fromkeys(item.findings, False))
    return stated


def _some_items(utterance: Utterance) -> bool:
    """Read "the last two", "not the first but the other two": nothing follows, and no time is meant."""
    tokens = utterance.tokens
    return any(
        (end == len(tokens) or tokens[end] in BREAKS)
        and tokens[max(0, start - 1)] not in ("for", "in", "of", "these", "not")
        for start, end in utterance.spans("SOME_ITEMS")
    )


def _named_by_word(utterance: Utterance, items: list[Item], asked: list[str]) -> set[int]:
    """Read "just the peeing", "serious": nothing but an item's own word."""
    if utterance.tokens[0] in ("no", "not", "nope"):
        return set()
    words = {token for token in utterance.tokens if token not in names_of("items", "around_item")}
    if not utterance.has("ONLY") and not (words <= frozenset(asked) and len(words) == 1):
        return set()
    return {number for number, item in enumerate(items) if words and words <= item.words}


def items_answered(utterance: Utterance, asked: Asked) -> dict[str, Value]:
    """Give what a spoken list says, "chest pain yes breathing no": an item is known by a word of the question."""
    stated = _answered_by_place(utterance, asked)
    if stated or "." not in utterance.tokens:
        return stated
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


def _answered_by_place(utterance: Utterance, asked: Asked) -> dict[str, Value]:
    """Read "first one no second one yes": each place with its own answer behind it."""
    spots = sorted(
        {
            start: (start, end, place)
            for name, place in _ORDER
            for start, end in utterance.spans(name)
        }.values()
    )
    items = _items(asked)
    stated: dict[str, Value] = {}
    for (_, end, place), (after, _, _) in pairwise([*spots, (len(utterance.tokens), 0, 0)]):
        senses = [
            name
            for name in ("YES", "NO")
            if any(end <= start and stop <= after for start, stop in utterance.spans(name))
        ]
        if len(senses) != 1 or place >= len(items):
            return {}
        findings = items[place].findings
        known = len(findings) == 1 or senses == ["NO"]
        stated.update(dict.fromkeys(findings, senses == ["YES"] if known else None))
    return stated if len(spots) > 1 else {}


def _places(utterance: Utterance) -> list[int]:
    """Give the numbers of the items named; -1 is the last."""
    return [place for name, place in _ORDER if utterance.has(name) and _names_item(utterance, name)]


def _names_item(utterance: Utterance, name: str) -> bool:
    """Tell "the second one" from "second week" or "first thing in the morning"."""
    followers = names_of("items", "after_item")
    for start, end in utterance.spans(name):
        following = utterance.tokens[end] if end < len(utterance.tokens) else "."
        if start and utterance.tokens[start - 1] == "not":
            continue
        bare = end - start == 1 and utterance.tokens[start] in ("first", "second", "third")
        if following in followers and (not bare or len(utterance.tokens) <= 4):
            return True
    return False


def _items(asked: Asked) -> list[Item]:
    """Give what the question lists, in its words' order; without words, each finding is an item."""
    words = read(asked.words)
    order = question_order(words, asked.findings)
    if set(order) != set(asked.findings):
        by_name = [_item((finding,), finding.split("_")) for finding in asked.findings]
        return _joined(by_name, words.tokens)
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
            items.append(_item(named, words.tokens[start:end]))
    return _joined(items, words.tokens)


def _item(findings: tuple[str, ...], said: list[str]) -> Item:
    """Give an item with the words that it goes by."""
    goes_by = table("items")["goes_by"]
    known = frozenset(said) - names_of("ellipsis", "common")
    return Item(findings, known.union(*(goes_by.get(finding, ()) for finding in findings)))


def _joined(items: list[Item], question: list[str]) -> list[Item]:
    """Make one item of "any fall or knock", unless the question tells a small fall from a serious one."""
    pair = names_of("items", "one_matter")
    parts = [item for item in items if pair.issuperset(item.findings)]
    if len(parts) < 2 or not names_of("items", "told_apart").isdisjoint(question):
        return items
    findings = tuple(name for item in parts for name in item.findings)
    whole = Item(findings, parts[0].words.union(*(item.words for item in parts)))
    return [whole if item is parts[0] else item for item in items if item not in parts[1:]]
