"""Finds the words and CLASSES of the lexicon in an utterance."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from skill.understanding.normalise import BREAKS, tokens_of
from skill.understanding.patterns import Span
from skill.understanding.tables import names_of, table

CLASS_FILES = (
    "body",
    "sensations",
    "actions",
    "people",
    "time",
    "grammar",
    "answers",
    "helpers",
    "topics",
    "quantities",
    "household",
)
LONGEST_PHRASE = 9
_MOST_PLACES = 16


class Utterance(NamedTuple):
    """What was said, marked up once for everything that looks at it."""

    tokens: list[str]
    said: dict[str, list[Span]]
    """Every word and CLASS, with the places where it stands."""
    walls: list[int]
    """How many clause ends stand before each place; the same number means the same clause."""

    def text(self, start: int, end: int) -> str:
        """Give the words between two places."""
        return " ".join(self.tokens[start:end])

    def has(self, symbol: str) -> bool:
        """Tell whether a word or CLASS was said."""
        return symbol in self.said

    def spans(self, symbol: str) -> list[Span]:
        """Give the places of a word or CLASS."""
        return self.said.get(symbol, [])


def read(text: str) -> Utterance:
    """Mark up an utterance."""
    return marked(tokens_of(text))


def marked(tokens: list[str]) -> Utterance:
    """Mark up tokens."""
    index = phrases()
    said: dict[str, list[Span]] = {}
    for start, token in enumerate(tokens):
        said.setdefault(token, []).append((start, start + 1))
        phrase = ""
        for end in range(start + 1, min(start + LONGEST_PHRASE, len(tokens)) + 1):
            phrase = f"{phrase} {tokens[end - 1]}" if phrase else token
            for name in index.get(phrase, ()):
                said.setdefault(name, []).append((start, end))
    opener = _question_opener(tokens)
    if opener is not None:
        said.setdefault("ASKING", []).append((opener, opener + 1))
    _mask(said)
    if len(tokens) > 60:
        said = {name: spans[:_MOST_PLACES] for name, spans in said.items()}
    return Utterance(tokens, said, _walls(tokens))


def _question_opener(tokens: list[str]) -> int | None:
    """Give the place of a first word that opens a question: "can …", "so what …"."""
    for place, token in enumerate(tokens[:4]):
        if token in names_of("scope", "question_words"):
            denies = token in ("can", "could") and tokens[place + 1 : place + 2] == ["not"]
            asks = tokens[place + 2 : place + 3] in (["you"], ["i"], ["we"], ["it"])
            return None if denies and not asks else place
        if token not in names_of("scope", "before_question"):
            return None
    return None


def _mask(said: dict[str, list[Span]]) -> None:
    """Take back what is only a part of a saying: "nearly had a heart attack laughing" is none."""
    masks = said.get("IDIOM")
    if not masks:
        return
    for name in list(said):
        if name == "IDIOM" or not name.isupper():
            continue
        kept = [span for span in said[name] if not any(_within(span, mask) for mask in masks)]
        if kept:
            said[name] = kept
        else:
            del said[name]


def _within(span: Span, mask: Span) -> bool:
    return (
        span != mask
        and span[0] < mask[1]
        and mask[0] < span[1]
        and span[1] - span[0] <= mask[1] - mask[0]
    )


def _walls(tokens: list[str]) -> list[int]:
    """Count the clause ends; a "but" begins the clause that it leads."""
    turns = names_of("scope", "turns")
    count = 0
    walls: list[int] = []
    for place, token in enumerate(tokens):
        if token in turns and not _is_wish_before(tokens, place):
            count += 1
        walls.append(count)
        if token in BREAKS and token != ",":
            count += 1
    walls.append(count)
    return walls


def _is_wish_before(tokens: list[str], place: int) -> bool:
    """Tell whether a "but" goes on with what was tried: "I want to go but nothing comes"."""
    before = tokens[max(0, place - 8) : place]
    wishing = not names_of("scope", "wishing").isdisjoint(before)
    return wishing and names_of("scope", "negators").isdisjoint(before)


@lru_cache(maxsize=1)
def classes() -> dict[str, list[str]]:
    """Give every CLASS with its phrases; a CLASS named inside another is filled in."""
    found: dict[str, list[str]] = {}
    for name in CLASS_FILES:
        found.update(table(name))
    for name, listed in found.items():
        if any(map(str.isupper, listed)):
            found[name] = list(_filled(listed, found))
    return found


def _filled(listed: list[str], found: dict[str, list[str]]) -> Iterator[str]:
    for entry in listed:
        if entry.isupper():
            yield from _filled(found[entry], found)
        else:
            yield entry


@lru_cache(maxsize=1)
def phrases() -> dict[str, list[str]]:
    """Give the CLASSES that each phrase belongs to."""
    index: dict[str, list[str]] = {}
    for name, listed in classes().items():
        for phrase in listed:
            index.setdefault(phrase, []).append(name)
    return index
