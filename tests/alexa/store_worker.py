"""A process that works on a store: `python -m tests.alexa.store_worker FILE turns|timers NAME`.

turns: saves turn after turn, telling each on standard output once it is saved, until it is killed.
timers: saves one timer after another, always on what it loaded at the very first.
"""

import sys
import time

from skill.alexa.store.sqlite import SqliteStore

EXPIRES = int(time.time()) + 86_400
TIMERS = 10


def turns(store: SqliteStore, user: str) -> None:
    turn = (store.load(user) or {}).get("walk_level", 0)
    while True:
        turn += 1
        store.save(user, {"walk_level": turn, "timers": {"walk": f"t{turn}"}}, EXPIRES)
        print(turn, flush=True)


def timers(store: SqliteStore, name: str) -> None:
    seen = store.load("one account") or {}
    mine: list[str] = []
    for number in range(TIMERS):
        mine.append(f"{name}{number}")
        place = {**seen, "timers": [*seen.get("timers", []), *mine], "step": name}
        store.save("one account", place, EXPIRES)


if __name__ == "__main__":
    path, work, name = sys.argv[1:]
    {"turns": turns, "timers": timers}[work](SqliteStore(path), name)
