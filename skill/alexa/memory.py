"""The place of each user between calls: a step, a walk, a pace, "has heard the disclaimer". No answers, ever."""

import time
from typing import TYPE_CHECKING, Any

from skill.conversation.events import Kept
from skill.settings import Settings

if TYPE_CHECKING:
    from skill.alexa.store import Store

_KEPT_SECONDS = 3 * 24 * 60 * 60
"""A spasm's first days; after that a place in the guide says nothing any more."""
_PACES = ("normal", "slow", "fast")


class Memory:
    """Keeps places in the store that the settings name; without one, and whenever it fails, a call begins afresh."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._store: Store | None = None

    def kept(self, user: str | None) -> Kept:
        """Give what was kept of a user; `Kept()` for anybody new, expired or out of reach."""
        data = self._try("load", user) or {}
        step, question = data.get("step"), data.get("open_at")
        walk, pace = data.get("walk_level", 0), data.get("pace", "normal")
        return Kept(
            step if isinstance(step, str) else None,
            question if isinstance(question, str) else None,
            walk if isinstance(walk, int) else 0,
            pace if pace in _PACES else "normal",
            bool(data.get("heard")),
        )

    def keep(self, user: str | None, kept: Kept) -> None:
        """Keep a user's place, and forget the one before."""
        data = {
            "step": kept.step,
            "open_at": kept.question,
            "walk_level": kept.walk,
            "pace": kept.pace,
            "heard": kept.heard,
        }
        self._try("save", user, data, int(time.time()) + _KEPT_SECONDS)

    def erase(self, user: str | None) -> bool:
        """Erase a user; tell whether that is certain."""
        return self._try("erase", user) is not _FAILED

    def _try(self, operation: str, user: str | None, *arguments: Any) -> Any:
        """Do one thing with the store. A store out of reach is no reason for silence: the call goes on without."""
        if user is None or not (self._settings.table or self._settings.store_file):
            return None
        from skill.alexa.store import StoreError, open_store

        try:
            if self._store is None:
                self._store = open_store(self._settings)
            return getattr(self._store, operation)(user, *arguments)
        except StoreError:
            return _FAILED


_FAILED: dict[str, Any] = {}
"""Stands for "no answer from the store"."""
