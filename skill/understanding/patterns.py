"""A tiny language for what may be said, and its matcher.

A pattern is words and CLASSES (lists of phrases in the lexicon) in order, other words allowed between:

    CANNOT FEEL SADDLE      in this order, at most two other words between neighbours
    CANNOT .. TOILET        ".." allows six others between
    SADDLE & NUMB           either order, at most six others between
    WIPING && CANNOT FEEL   either order, in the same clause or the next ones
    nothing_comes_out       "_" joins words that follow each other directly
    CANNOT FEEL LEGS !PAIN  not when PAIN stands inside the match

But for "&&", no match reaches across the end of a clause ("." "?" "but").
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

GAP = 2
LONG_GAP = 6

Span = tuple[int, int]


class Match(NamedTuple):
    """A pattern found in an utterance."""

    label: str
    """What the pattern says."""
    start: int
    end: int
    used: frozenset[int]
    """The places of the words that the pattern itself names; the rest inside start..end only stands between."""
    source: str


Part = tuple[tuple[str, int], ...]
"""Symbols that stand in order, each with the number of words allowed before it."""


class Pattern:
    """One way of saying something; what it needs is read from its source."""

    __slots__ = ("across", "needs", "never", "parts")

    def __init__(self, source: str) -> None:
        """Read a pattern's source."""
        never: list[str] = []
        parts: list[Part] = []
        self.across = "&&" in source
        for half in source.replace("&&", "&").split("&"):
            atoms: list[tuple[str, int]] = []
            gap = GAP
            for atom in half.split():
                if atom == "..":
                    gap = LONG_GAP
                elif atom[0] == "!":
                    never.append(atom[1:])
                else:
                    first, *joined = [atom] if atom.isupper() else atom.split("_")
                    atoms.append((first, gap))
                    atoms.extend((word, 0) for word in joined)
                    gap = GAP
            parts.append(tuple(atoms))
        self.parts = tuple(parts)
        self.never = tuple(never)
        self.needs = frozenset(symbol for part in parts for symbol, _ in part)


class PatternBook:
    """Many patterns, found fast: each is read and tried only once its first symbol has been said."""

    def __init__(self, sources: Iterable[tuple[str, str]], wide: bool = False) -> None:
        """Take pairs of a label and a pattern's source; wide: a `!CLASS` counts in the whole clause."""
        self._wide = wide
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for pair in sources:
            first = pair[1].split(None, 1)[0]
            if not first.isupper():
                first = first.partition("_")[0]
            self._by_first.setdefault(first, []).append(pair)

    def matches(self, said: Mapping[str, list[Span]], walls: list[int]) -> Iterator[Match]:
        """Give every match; `said` maps symbols to places, `walls` counts clause ends before each place."""
        names = said.keys()
        for symbol in said:
            for label, source in self._by_first.get(symbol, ()):
                pattern = _read(source)
                if pattern.needs <= names:
                    for match in _matches(label, source, pattern, said, walls):
                        if not (self._wide and _spoilt(pattern, match, said, walls)):
                            yield match


def _spoilt(
    pattern: Pattern, match: Match, said: Mapping[str, list[Span]], walls: list[int]
) -> bool:
    return any(
        walls[start] == walls[match.start]
        for name in pattern.never
        for start, _ in _places(name, said)
    )


def _places(name: str, said: Mapping[str, list[Span]]) -> list[Span]:
    """Give where a word, a CLASS or several_words_in_a_row stand."""
    if "_" not in name or name.isupper():
        return said.get(name, [])
    first, *rest = name.split("_")
    return [
        (start, end + len(rest))
        for start, end in said.get(first, [])
        if all((end + n, end + n + 1) in said.get(word, ()) for n, word in enumerate(rest))
    ]


@cache
def _read(source: str) -> Pattern:
    return Pattern(source)


def _matches(
    label: str, source: str, pattern: Pattern, said: Mapping[str, list[Span]], walls: list[int]
) -> Iterator[Match]:
    found = [_sequences(part, said, walls) for part in pattern.parts]
    if not all(found):
        return
    for spans in (
        found[0]
        if len(found) == 1
        else _joined(found, [0] * len(walls) if pattern.across else walls)
    ):
        start, end = spans[0][0], spans[-1][1]
        if any(start <= s and e <= end for name in pattern.never for s, e in _places(name, said)):
            continue
        used = frozenset(place for s, e in spans for place in range(s, e))
        yield Match(label, start, end, used, source)


def _sequences(
    part: Part, said: Mapping[str, list[Span]], walls: list[int]
) -> list[tuple[Span, ...]]:
    """Give the places where a part's symbols stand in order, each as near to the one before as it goes."""
    found: list[tuple[Span, ...]] = []
    for first in said[part[0][0]]:
        chain = [first]
        for symbol, gap in part[1:]:
            here = chain[-1]
            nearest = min(
                (
                    span
                    for span in said[symbol]
                    if 0 <= span[0] - here[1] <= gap and walls[here[0]] == walls[span[0]]
                ),
                default=None,
            )
            if nearest is None:
                break
            chain.append(nearest)
        else:
            found.append(tuple(chain))
    return found


def _joined(found: list[list[tuple[Span, ...]]], walls: list[int]) -> list[tuple[Span, ...]]:
    """Put parts together in any order, each with what stands nearest to it in the clause."""
    joined = found[0]
    for others in found[1:]:
        joined = [
            min(near, key=_length)
            for one in joined
            if (near := [both for other in others if (both := _neighbours(one, other, walls))])
        ]
    return joined


def _length(spans: tuple[Span, ...]) -> int:
    return spans[-1][1] - spans[0][0]


def _neighbours(
    one: tuple[Span, ...], other: tuple[Span, ...], walls: list[int]
) -> tuple[Span, ...] | None:
    if walls[one[0][0]] != walls[other[0][0]]:
        return None
    if 0 <= other[0][0] - one[-1][1] <= LONG_GAP:
        return one + other
    if 0 <= one[0][0] - other[-1][1] <= LONG_GAP:
        return other + one
    return None
