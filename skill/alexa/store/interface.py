"""What a store does, and what it lets in."""

from collections.abc import Mapping
from typing import Any, Protocol

from skill.errors import CoachError

Place = dict[str, Any]
"""A person's place, as plain JSON values."""

PLACE_KEYS = frozenset(
    {
        "step",
        "position",
        "open_at",
        "walk_level",
        "pace",
        "heard",
        "timers",
        "reminders",
        "version",
    }
)
"""All that is ever kept of anybody; none of it is an answer about health."""

MOST_LISTED = 20
"""Timers and reminders kept at most; Amazon allows ten timers."""
_LONGEST_WORD = 256


class StoreError(CoachError):
    """The store is out of reach or has no answer in time. The call goes on without it."""


class Store(Protocol):
    """Keeps one place per user. `now` (seconds since 1970) is for clocks that are wound.

    Every method raises `StoreError`, and nothing else, where the store cannot answer.
    """

    def load(self, user_id: str, now: float | None = None) -> Place | None:
        """Give what is kept of a user, with its `version`; None: nobody, or expired."""

    def save(
        self, user_id: str, data: Mapping[str, Any], expires_at: int, now: float | None = None
    ) -> None:
        """Keep a user's place until `expires_at`.

        With the `version` that was loaded, and nobody else having saved since, `data` replaces what
        was kept. Otherwise it is merged into that, so that two Echos of one account at once lose
        nothing: `data` wins, timers and reminders of both stay. A key set to None is forgotten.
        Only `PLACE_KEYS` are kept, and no text of more than one word.
        """

    def erase(self, user_id: str) -> None:
        """Forget a user for good."""


def admitted(data: Mapping[str, Any]) -> Place:
    """Give what of `data` may be kept: known keys and plain values; Nones stay, to forget by."""
    return {
        key: value
        for key, value in data.items()
        if key in PLACE_KEYS and key != "version" and _plain(value)
    }


def known_version(data: Mapping[str, Any]) -> int | None:
    """Give the version that `data` was loaded with, if it says."""
    version = data.get("version")
    return version if isinstance(version, int) and not isinstance(version, bool) else None


def merged(kept: Mapping[str, Any] | None, data: Mapping[str, Any]) -> Place:
    """Lay admitted data over what is kept; `kept` None: there is nothing, or it may go."""
    place: Place = dict(kept or {})
    for key, value in data.items():
        place[key] = _both(place.get(key), value)
    return {key: value for key, value in place.items() if value is not None}


def _both(old: Any, new: Any) -> Any:
    if isinstance(old, list) and isinstance(new, list):
        return [*(item for item in old if item not in new), *new][-MOST_LISTED:]
    if isinstance(old, dict) and isinstance(new, dict):
        both = {**{key: value for key, value in old.items() if key not in new}, **new}
        return dict(list(both.items())[-MOST_LISTED:])
    return new


def _plain(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return len(value) <= MOST_LISTED and all(map(_word, value))
    if isinstance(value, dict):
        words = [*value.keys(), *value.values()]
        return len(value) <= MOST_LISTED and all(map(_word, words))
    return _word(value)


def _word(value: Any) -> bool:
    """One word, a number, yes or no, or nothing: what somebody said is longer than that."""
    if isinstance(value, str):
        return len(value) <= _LONGEST_WORD and not any(map(str.isspace, value))
    return value is None or isinstance(value, int)
