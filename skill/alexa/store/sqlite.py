"""Places in one SQLite file: the laptop's store."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skill.alexa.store.interface import Place, StoreError, admitted, known_version, merged

if TYPE_CHECKING:
    import sqlite3

_BUSY_SECONDS = 2.0
_SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA secure_delete = ON;
CREATE TABLE IF NOT EXISTS places (
    user_id TEXT PRIMARY KEY,
    place TEXT NOT NULL,
    version INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS places_by_expiry ON places (expires_at);
"""
"""A write-ahead log outlives a killed process; NORMAL may lose the last turn in a power cut."""


class SqliteStore:
    """A `Store` in one file, which it makes. For threads and processes; opened at the first use."""

    def __init__(self, path: str | Path) -> None:
        from threading import Lock

        self._path = Path(path)
        self._lock = Lock()
        self._opened: sqlite3.Connection | None = None

    def load(self, user_id: str, now: float | None = None) -> Place | None:
        """See `Store`."""
        with self._connection() as connection:
            kept, version = _kept(connection, user_id, now)
        return None if kept is None else {**kept, "version": version}

    def save(
        self, user_id: str, data: Mapping[str, Any], expires_at: int, now: float | None = None
    ) -> None:
        """See `Store`."""
        fresh = admitted(data)
        with self._connection() as connection, _writing(connection):
            connection.execute("DELETE FROM places WHERE expires_at <= ?", (_now(now),))
            kept, version = _kept(connection, user_id, now)
            if version == known_version(data):
                kept = None
            connection.execute(
                "INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?)",
                (user_id, json.dumps(merged(kept, fresh)), version + 1, expires_at),
            )

    def erase(self, user_id: str) -> None:
        """See `Store`. Its bytes leave the file, not only its row."""
        with self._connection() as connection:
            with _writing(connection):
                connection.execute("DELETE FROM places WHERE user_id = ?", (user_id,))
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    @contextmanager
    def _connection(self) -> "Iterator[sqlite3.Connection]":
        import sqlite3

        try:
            with self._lock:
                if self._opened is None:
                    self._opened = _open(sqlite3.connect, self._path)
                yield self._opened
        except (sqlite3.Error, OSError, ValueError, OverflowError) as error:
            raise StoreError(
                f"The store {self._path} cannot be used ({error}). "
                "Give another file, or move this one away."
            ) from error


def _open(connect: "Callable[..., sqlite3.Connection]", path: Path) -> "sqlite3.Connection":
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.executescript(_SCHEMA)
    except Exception:
        connection.close()
        raise
    return connection


@contextmanager
def _writing(connection: "sqlite3.Connection") -> Iterator[None]:
    """Hold the one writer's lock from read to write, so that no other save comes between."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _kept(
    connection: "sqlite3.Connection", user_id: str, now: float | None
) -> tuple[Place | None, int]:
    """Give what is kept and its version; a place that is damaged or expired counts as none."""
    row = connection.execute(
        "SELECT place, version FROM places WHERE user_id = ? AND expires_at > ?",
        (user_id, _now(now)),
    ).fetchone()
    if row is None:
        return None, 0
    try:
        place = json.loads(row[0])
    except ValueError:
        place = None
    return (place if isinstance(place, dict) else None), int(row[1])


def _now(now: float | None) -> float:
    return time.time() if now is None else now
