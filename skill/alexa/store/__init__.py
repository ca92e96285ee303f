"""Where people's places are kept between calls: one small interface, SQLite, DynamoDB."""

from typing import TYPE_CHECKING

from skill.alexa.store.interface import PLACE_KEYS, Place, Store, StoreError

if TYPE_CHECKING:
    from skill.settings import Settings

__all__ = ["PLACE_KEYS", "Place", "Store", "StoreError", "open_store"]


def open_store(settings: "Settings") -> Store:
    """Give the store that the settings name: a DynamoDB table, else a SQLite file.

    Raises `StoreError` where they name neither. Nothing is opened or imported before it is used.
    """
    if settings.table:
        from skill.alexa.store.dynamo import DynamoStore

        return DynamoStore(settings.table)
    if settings.store_file:
        from skill.alexa.store.sqlite import SqliteStore

        return SqliteStore(settings.store_file)
    raise StoreError("No store is named: set COACH_TABLE or COACH_STORE.")
