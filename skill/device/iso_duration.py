"""ISO 8601 durations, as alerts and the clock use them: "PT20M", "P3DT2H"."""

from __future__ import annotations

import re

from skill.device.errors import DeviceError

_DURATION = re.compile(
    r"P(?:(?P<W>\d+)W)?(?:(?P<D>\d+)D)?"
    r"(?:T(?:(?P<H>\d+)H)?(?:(?P<M>\d+)M)?(?:(?P<S>\d+(?:\.\d+)?)S)?)?"
)
_SECONDS = {"W": 604_800, "D": 86_400, "H": 3_600, "M": 60, "S": 1}


def seconds_in(duration: str) -> float:
    """The seconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds."""
    match = _DURATION.fullmatch(duration) if isinstance(duration, str) else None
    if match is None or not any(match.groups()) or duration.endswith("T"):
        raise DeviceError(f"{duration!r} is no ISO 8601 duration: write PT20M, PT1H30M or P1D.")
    return sum(float(match[unit]) * each for unit, each in _SECONDS.items() if match[unit])


def iso_of(seconds: float) -> str:
    """Whole seconds as hours, minutes and seconds: 183 is PT3M3S."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    parts = ((hours, "H"), (minutes, "M"), (left, "S"))
    return "PT" + ("".join(f"{amount}{unit}" for amount, unit in parts if amount) or "0S")
