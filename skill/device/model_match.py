"""Words to intent, as Alexa decides it with an interaction model.

Built-in intents fire on exact samples only, custom intents on samples with slots too:
https://developer.amazon.com/docs/alexa/interaction-model-design/tips-for-using-built-in-intents-for-your-skill.html
Amazon's matching is statistical; this one takes only what the samples say, so that what works here
does not depend on luck there. One thing it grants: a sample that is nothing but a slot of a custom
type takes words that are not listed, as Amazon's does ("values outside the list are still
returned"), where nothing else fits and nearly all of them occur in that type's values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from skill.device.errors import DeviceError
from skill.device.slot_values import (
    KNOWN,
    SEARCHED,
    Filled,
    Reader,
    reader_for,
    searched,
    slot_json,
)
from skill.device.words import Word, keys, words_of

FALLBACK = "AMAZON.FallbackIntent"
_EXACT = (3, 0, 0)
_NO_MATCH = (-1, 0, 0)
_ALIKE = (0, 0, 0)
_SHARE_ALIKE = 0.75
"""How many of an utterance's words must occur in a type's values to count as one more of them."""
_SLOT = re.compile(r"\{\s*(\w+)\s*\}")


class Heard(NamedTuple):
    """An intent and its slots as they stand in a request."""

    intent: str
    slots: dict[str, dict[str, Any]]


class _Slot(NamedTuple):
    name: str
    read: Reader

    @property
    def searches(self) -> bool:
        """Whether this is AMAZON.SearchQuery."""
        return self.read is searched


class _Sample(NamedTuple):
    intent: str
    parts: tuple[tuple[str, ...] | _Slot, ...]
    literal_words: int


Score = tuple[int, int, int]
"""How good a match is: exact, then known values, then longer literal text, then SearchQuery."""


class ModelMatcher:
    """Matches utterances to the intents of one interaction model.

    Takes the model's JSON (with or without the outer "interactionModel") and gives a `Heard`;
    AMAZON.FallbackIntent where no sample fits.
    """

    def __init__(self, model: Mapping[str, Any], skill_id: str = "amzn1.ask.skill.local") -> None:
        language = model.get("interactionModel", model)["languageModel"]
        types = {entry["name"]: entry for entry in language.get("types", [])}
        readers: dict[str, Reader | None] = {}
        self._slots: dict[str, tuple[str, ...]] = {}
        self._exact: dict[tuple[str, ...], str] = {}
        self._by_first: dict[str, list[_Sample]] = {}
        self._by_last: dict[str, list[_Sample]] = {}
        self._anywhere: list[_Sample] = []
        intents = sorted(language["intents"], key=lambda i: not i["name"].startswith("AMAZON."))
        for intent in intents:
            name, slots = intent["name"], {s["name"]: s["type"] for s in intent.get("slots", [])}
            self._slots[name] = tuple(slots)
            for slot_type in slots.values():
                if slot_type not in readers:
                    readers[slot_type] = reader_for(slot_type, types, skill_id)
                if readers[slot_type] is None:
                    raise DeviceError(
                        f"{name} has a slot of type {slot_type}, which this device cannot match. "
                        "Use a custom type, AMAZON.NUMBER, AMAZON.DURATION or AMAZON.SearchQuery."
                    )
            own = builtin_utterances().get(name, ())
            for sample in (*own, *intent.get("samples", [])):
                self._add(name, sample, {s: readers[t] for s, t in slots.items()})
        vocabularies = {
            readers[name]: _vocabulary(types[name]) for name in readers if name in types
        }
        self._bare = [
            (sample, vocabularies[slot.read])
            for sample in self._anywhere
            for slot in sample.parts
            if isinstance(slot, _Slot) and len(sample.parts) == 1 and slot.read in vocabularies
        ]

    def match(self, words: str) -> Heard:
        """The intent that `words` become."""
        return self.match_scored(words)[0]

    def match_scored(self, words: str) -> tuple[Heard, Score]:
        """The intent, and how good the match is (greater is better)."""
        said = words_of(words)
        said_keys = keys(said)
        exact = self._exact.get(said_keys)
        if exact is not None:
            return self._heard(exact, {}), _EXACT
        best, best_intent, best_slots = _NO_MATCH, FALLBACK, dict[str, Filled]()
        for sample in self._candidates(said_keys):
            for slots in _fill(sample.parts, said, said_keys, 0):
                score = _score(sample, slots)
                if score and score > best:
                    best, best_intent, best_slots = score, sample.intent, slots
        if best == _NO_MATCH and len(said) > 1:
            for sample, vocabulary in self._bare:
                if sum(key in vocabulary for key in said_keys) >= _SHARE_ALIKE * len(said):
                    for slots in _fill(sample.parts, said, said_keys, 0):
                        return self._heard(sample.intent, slots), _ALIKE
        return self._heard(best_intent, best_slots), best

    def _heard(self, intent: str, filled: Mapping[str, Filled]) -> Heard:
        names = self._slots.get(intent, ())
        return Heard(intent, {name: slot_json(name, filled.get(name)) for name in names})

    def _candidates(self, said: tuple[str, ...]) -> Iterator[_Sample]:
        if said:
            yield from self._by_first.get(said[0], ())
            yield from self._by_last.get(said[-1], ())
            yield from self._anywhere

    def _add(self, intent: str, sample: str, readers: Mapping[str, Reader | None]) -> None:
        parts = tuple(_parts(intent, sample, readers))
        if not parts:
            return
        if len(parts) == 1 and not isinstance(parts[0], _Slot):
            self._exact.setdefault(parts[0], intent)
            return
        literal_words = sum(len(part) for part in parts if not isinstance(part, _Slot))
        searches = any(isinstance(part, _Slot) and part.searches for part in parts)
        if searches and (not literal_words or sum(isinstance(part, _Slot) for part in parts) > 1):
            raise DeviceError(
                f"{intent}: in {sample!r} AMAZON.SearchQuery needs a carrier and no other slot."
            )
        entry = _Sample(intent, parts, literal_words)
        first, last = parts[0], parts[-1]
        if not isinstance(first, _Slot):
            self._by_first.setdefault(first[0], []).append(entry)
        elif not isinstance(last, _Slot):
            self._by_last.setdefault(last[-1], []).append(entry)
        else:
            self._anywhere.append(entry)


@cache
def builtin_utterances() -> Mapping[str, tuple[str, ...]]:
    """Amazon's own English utterances for its standard intents, as far as they are public.

    https://developer.amazon.com/docs/custom-skills/standard-built-in-intents.html lists "a subset";
    the rest is from https://gist.github.com/vidanov/64b71c596a322eeea9c74c50f30486b8 as quoted in
    other people's notes, or a guess on the side of more.
    """
    text = Path(__file__).with_name("builtin_utterances.json").read_text("utf-8")
    return {intent: tuple(samples) for intent, samples in json.loads(text).items()}


def _vocabulary(slot_type: Mapping[str, Any]) -> frozenset[str]:
    """Every word that occurs in a type's values and synonyms."""
    names = [entry["name"] for entry in slot_type.get("values", [])]
    texts = [text for name in names for text in (name["value"], *name.get("synonyms", []))]
    return frozenset(key for text in texts for key in keys(words_of(text)))


def _parts(
    intent: str, sample: str, readers: Mapping[str, Reader | None]
) -> Iterable[tuple[str, ...] | _Slot]:
    for position, piece in enumerate(_SLOT.split(sample)):
        if position % 2:
            reader = readers.get(piece)
            if reader is None:
                raise DeviceError(f"{intent}: the sample {sample!r} names no slot of the intent.")
            yield _Slot(piece, reader)
        elif literal := keys(words_of(piece)):
            yield literal


def _score(sample: _Sample, slots: Mapping[str, Filled]) -> Score | None:
    """None for words that are in no list where no carrier word says what they are."""
    certainties = {filled.certainty for filled in slots.values()}
    if not sample.literal_words and certainties != {KNOWN}:
        return None
    return (
        2 if certainties == {KNOWN} else 1,
        sample.literal_words,
        1 if SEARCHED in certainties else 0,
    )


def _fill(
    parts: Sequence[tuple[str, ...] | _Slot],
    said: Sequence[Word],
    said_keys: tuple[str, ...],
    start: int,
) -> Iterator[dict[str, Filled]]:
    """Every way in which `said` from `start` fits `parts`."""
    if not parts:
        if start == len(said):
            yield {}
        return
    head, rest = parts[0], parts[1:]
    if not isinstance(head, _Slot):
        end = start + len(head)
        if said_keys[start:end] == head:
            yield from _fill(rest, said, said_keys, end)
        return
    for end in range(start + 1, len(said) + 1) if rest else (len(said),):
        if end <= start:
            return
        for others in _fill(rest, said, said_keys, end):
            filled = head.read(said[start:end])
            if filled is not None:
                yield {head.name: filled, **others}
