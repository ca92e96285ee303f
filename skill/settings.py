"""Settings, from environment variables; a wrong value stops the start with one clear sentence."""

from collections.abc import Mapping
from typing import NamedTuple

from skill.errors import SettingsError

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class Settings(NamedTuple):
    """How one installation runs."""

    skill_id: str | None = None
    """SKILL_ID: requests for another application are refused. Unset: any application is served (a laptop)."""
    table: str | None = None
    """COACH_TABLE: the DynamoDB table that keeps people's places. Unset: see `store_file`."""
    store_file: str | None = None
    """COACH_STORE: the SQLite file that keeps people's places. Neither set: nothing is kept between calls."""
    log_level: str = "INFO"
    """COACH_LOG_LEVEL: DEBUG, INFO, WARNING or ERROR."""


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Read the settings. Raises `SettingsError`, which names the variable and says what it may hold."""
    skill_id = environment.get("SKILL_ID") or None
    if skill_id is not None and not skill_id.startswith("amzn1."):
        raise SettingsError("SKILL_ID must be a skill's id, which begins with amzn1.ask.skill.")
    table = environment.get("COACH_TABLE") or None
    store_file = environment.get("COACH_STORE") or None
    if table and store_file:
        raise SettingsError(
            "Set COACH_TABLE or COACH_STORE, not both: people's places are kept in one store."
        )
    log_level = environment.get("COACH_LOG_LEVEL", "INFO").upper()
    if log_level not in _LEVELS:
        raise SettingsError(f"COACH_LOG_LEVEL must be one of {', '.join(_LEVELS)}.")
    return Settings(skill_id, table, store_file, log_level)
