"""One deadline for all the outside calls of a kind in a turn, whatever they hang on."""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

T = TypeVar("T")


class Deadline:
    """A budget of seconds that calls use up together.

    The work runs in a thread of its own: no socket timeout covers a name that does not resolve, or
    a body that drips one byte a second. Work that comes too late is left behind and ends by itself.
    """

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    def run(self, work: Callable[[], T]) -> T:
        """Give what `work` gives or raise what it raises; `TimeoutError`: the budget is spent."""
        from queue import Empty, SimpleQueue
        from threading import Thread

        if self._left <= 0:
            raise TimeoutError
        done: SimpleQueue[tuple[T | None, Exception | None]] = SimpleQueue()

        def attempt() -> None:
            try:
                done.put((work(), None))
            except Exception as error:
                done.put((None, error))

        began = monotonic()
        Thread(target=attempt, name="deadline", daemon=True).start()
        try:
            value, error = done.get(timeout=self._left)
        except Empty:
            raise TimeoutError from None
        finally:
            self._left -= monotonic() - began
        if error is not None:
            raise error
        return value  # type: ignore[return-value]  # None only where T allows it
