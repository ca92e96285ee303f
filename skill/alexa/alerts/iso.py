"""Lengths of time as Amazon writes them: "PT20M"."""


def to_iso(seconds: int) -> str:
    """Give a length as an ISO 8601 duration, in whole minutes where it is."""
    return f"PT{seconds // 60}M" if seconds % 60 == 0 else f"PT{seconds}S"


def from_iso(duration: object) -> int | None:
    """Give the seconds of a duration in hours, minutes and seconds; None for anything else."""
    import re

    parts = r"PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?"
    found = re.fullmatch(parts, duration) if isinstance(duration, str) else None
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds
